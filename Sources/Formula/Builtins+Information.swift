import NumericCore

extension Builtins {
  private static let shannon = "Shannon, A Mathematical Theory of Communication, 1948"
  private static let distribution = "p ≥ 0 with sum 1; 0 · log 0 is 0 here"

  static let information: [Builtin] = [
    Builtin(
      "selfInformation(_ p, base: = e)", "the information in an event of probability p, −log p",
      domain: "0 < p ≤ 1", source: shannon, definition: "-log(p)"
    ) { call throws(Fault) in
      let base = try call.optionalReal(1)
      return try call.map { p throws(Fault) in try call.arithmetic.selfInformation(p, base: base) }
    },
    Builtin(
      "entropy(_ p, base: = e)", "the entropy of a distribution, in nats unless a base is given",
      domain: distribution, source: shannon, definition: "-sum(p * log(p))"
    ) { call throws(Fault) in
      .real(try call.arithmetic.entropy(try call.vector(0), base: try call.optionalReal(1)))
    },
    Builtin(
      "binaryEntropy(_ p, base: = e)", "the entropy of an event of probability p and its opposite",
      domain: "0 ≤ p ≤ 1; 0 · log 0 is 0 here", source: shannon,
      definition: "-(p * log(p) + (1 - p) * log(1 - p))"
    ) { call throws(Fault) in
      let base = try call.optionalReal(1)
      return try call.map { p throws(Fault) in try call.arithmetic.binaryEntropy(p, base: base) }
    },
    Builtin(
      "crossEntropy(_ label, _ prediction, base: = e)",
      "the expected information of the prediction's events under the label's distribution",
      domain: "two distributions; the prediction is above 0 wherever the label is", source: shannon,
      definition: "-sum(label * log(prediction))"
    ) { call throws(Fault) in
      .real(
        try call.arithmetic.crossEntropy(
          try call.vector(0), try call.vector(1), base: try call.optionalReal(2)))
    },
    Builtin(
      "klDivergence(_ p, _ q, base: = e)", "the Kullback–Leibler divergence of p from q",
      domain: "two distributions; q is above 0 wherever p is",
      source: "Kullback and Leibler, On Information and Sufficiency, 1951", definition: "sum(p * log(p / q))"
    ) { call throws(Fault) in
      .real(
        try call.arithmetic.klDivergence(
          try call.vector(0), try call.vector(1), base: try call.optionalReal(2)))
    },
    Builtin(
      "jensenShannon(_ p, _ q, base: = e)", "the Jensen–Shannon divergence", domain: "two distributions",
      source: "Lin, Divergence Measures Based on the Shannon Entropy, 1991"
    ) { call throws(Fault) in
      .real(
        try call.arithmetic.jensenShannon(
          try call.vector(0), try call.vector(1), base: try call.optionalReal(2)))
    },
    Builtin(
      "mutualInformation(_ joint, base: = e)", "the mutual information of the rows and columns of a joint distribution",
      domain: "a matrix ≥ 0 with sum 1", source: shannon
    ) { call throws(Fault) in
      .real(try call.arithmetic.mutualInformation(try call.matrix(0), base: try call.optionalReal(1)))
    },
    Builtin(
      "perplexity(_ p)", "exp of the entropy: the number of equally likely outcomes with as much of it",
      domain: distribution, source: shannon, definition: "exp(entropy(p))"
    ) { call throws(Fault) in .real(try call.arithmetic.perplexity(try call.vector(0))) },
    Builtin(
      "oneHot(_ index, classes:)", "the vector with 1 at an index, counted from 0, and 0 elsewhere",
      domain: "0 ≤ index < classes", source: "definition"
    ) { call throws(Fault) in
      .vector(try call.arithmetic.oneHot(try call.real(0), classes: try call.real(1)))
    },
    Builtin(
      "normalPDF(_ x, mean: = 0, standardDeviation: = 1)", "the density of the normal distribution",
      domain: "standardDeviation > 0", source: "DLMF 7.2"
    ) { call throws(Fault) in
      let (mean, deviation) = (try call.real(1, default: 0), try call.real(2, default: 1))
      return try call.map { x throws(Fault) in
        try call.arithmetic.normalPDF(x, mean: mean, standardDeviation: deviation)
      }
    },
    Builtin(
      "normalCDF(_ x, mean: = 0, standardDeviation: = 1)", "the distribution function of the normal distribution",
      domain: "standardDeviation > 0", source: "DLMF 7.2"
    ) { call throws(Fault) in
      let (mean, deviation) = (try call.real(1, default: 0), try call.real(2, default: 1))
      return try call.map { x throws(Fault) in
        try call.arithmetic.normalCDF(x, mean: mean, standardDeviation: deviation)
      }
    },
    Builtin(
      "binomialPMF(_ k, trials:, probability:)", "the probability of k successes in independent trials",
      domain: "integers 0 ≤ k ≤ trials; 0 ≤ probability ≤ 1", source: "DLMF 26.3"
    ) { call throws(Fault) in
      let (trials, probability) = (try call.real(1), try call.real(2))
      return try call.map { k throws(Fault) in
        try call.arithmetic.binomialPMF(k, trials: trials, probability: probability)
      }
    },
    Builtin(
      "poissonPMF(_ k, mean:)", "the probability of k events where the mean number is given",
      domain: "k = 0, 1, 2, …; mean ≥ 0", source: "definition"
    ) { call throws(Fault) in
      let mean = try call.real(1)
      return try call.map { k throws(Fault) in try call.arithmetic.poissonPMF(k, mean: mean) }
    },
  ]
}
