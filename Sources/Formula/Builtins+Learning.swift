import NumericCore

extension Builtins {
  static let learning: [Builtin] = [
    elementwise(
      .sigmoid, "the logistic function 1/(1 + exp(−x))", source: "definition", definition: "1 / (1 + exp(-x))"),
    logits("softmax(_ z)", "exp(z) divided by its sum: a distribution", definition: "exp(z) / sum(exp(z))") {
      arithmetic, z throws(Fault) in try arithmetic.softmax(z)
    },
    logits("logSoftmax(_ z)", "the logarithm of softmax(z)", definition: "z - log(sum(exp(z)))") {
      arithmetic, z throws(Fault) in try arithmetic.logSoftmax(z)
    },
    Builtin(
      "logSumExp(_ z)", "the logarithm of the sum of exp(z), for numbers of any size",
      domain: "at least one element", source: "definition", definition: "log(sum(exp(z)))"
    ) { call throws(Fault) in .real(try call.arithmetic.logSumExp(try call.vector(0))) },
    elementwise(.relu, "x where it is positive, else 0", source: "definition"),
    elementwise(.softplus, "log(1 + exp(x))", source: "definition", definition: "log(1 + exp(x))"),
    Builtin(
      "meanSquaredError(_ targets, _ predictions)", "the mean of the squared differences", domain: "equal lengths",
      source: "definition", definition: "mean((predictions - targets) ** 2)"
    ) { call throws(Fault) in
      .real(try call.arithmetic.meanSquaredError(try call.vector(0), try call.vector(1)))
    },
    Builtin(
      "binaryCrossEntropy(_ labels, _ predictions)",
      "the vector of two-class losses −(y log q + (1 − y) log(1 − q)); take its `sum` or `mean`",
      domain: "labels and predictions from 0 to 1", source: "definition",
      definition: "-(labels * log(predictions) + (1 - labels) * log(1 - predictions))"
    ) { call throws(Fault) in
      switch (try call.value(0), try call.value(1)) {
      case (.real(let label), .real(let prediction)):
        return .real(try call.arithmetic.binaryCrossEntropy(label, prediction))
      default:
        return .vector(try call.arithmetic.binaryCrossEntropy(try call.vector(0), try call.vector(1)))
      }
    },
    Builtin(
      "negativeLogLikelihood(_ logits, _ index)", "−log softmax(logits) at an index, counted from 0",
      domain: "0 ≤ index < the number of logits", source: "definition",
      definition: "logSumExp(logits) - logits[index]"
    ) { call throws(Fault) in
      .real(try call.arithmetic.negativeLogLikelihood(try call.vector(0), try call.real(1)))
    },
  ]

  private static func logits(
    _ signature: String, _ meaning: String, definition: String,
    _ function: @escaping @Sendable (Arithmetic, [Real]) throws(Fault) -> [Real]
  ) -> Builtin {
    Builtin(
      signature, meaning, domain: "at least one element", source: "definition", definition: definition
    ) { call throws(Fault) in .vector(try function(call.arithmetic, try call.vector(0))) }
  }
}
