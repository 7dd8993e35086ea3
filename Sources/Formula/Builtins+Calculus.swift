import NumericCore

extension Builtins {
  static let calculus: [Builtin] = [
    Builtin(
      "derivative(of:, at:)", "the derivative of a function of one number, by automatic differentiation",
      domain: "where the function is differentiable", source: "Griewank and Walther, Evaluating Derivatives, 2008"
    ) { call throws(Fault) in
      let function = try call.function(0)
      return .real(
        try call.arithmetic.derivative(
          of: { arithmetic, x throws(Fault) in try function(arithmetic, [.real(x)]) }, at: try call.real(1)))
    },
    Builtin(
      "gradient(of:, at:)", "the vector of partial derivatives of a function of a vector",
      domain: "where the function is differentiable", source: "Griewank and Walther, Evaluating Derivatives, 2008"
    ) { call throws(Fault) in
      let function = try call.function(0)
      return .vector(
        try call.arithmetic.gradient(
          of: { arithmetic, x throws(Fault) in try function(arithmetic, [.vector(x)]) }, at: try call.vector(1)))
    },
    Builtin(
      "solve(in:, _ f)", "the root of f in a range, proved to be the only one there",
      domain: "exactly one root, where f changes its sign", source: "Moore, Interval Analysis, 1966"
    ) { call throws(Fault) in
      let (lower, upper) = try call.bounds(0)
      let function = try call.function(1)
      return .real(
        try call.arithmetic.solve(in: lower, upper) { arithmetic, x throws(Fault) in
          try function(arithmetic, [.real(x)])
        })
    },
    Builtin(
      "forAll(in: …)", "whether a comparison holds for all numbers of one or more ranges",
      domain: "as a statement: `forAll(in: 0...1) { x in x ** 2 <= x }`", source: "interval subdivision; normal forms"
    ) { _ throws(Fault) in
      throw Fault(
        .typeMismatch, "`forAll` is a claim, not a value", help: ["let it stand as a statement of its own"])
    },
  ]
}
