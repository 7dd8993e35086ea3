import NumericCore

extension Builtins {
  static let scalars: [Builtin] =
    [
      elementwise(.abs, "the absolute value", source: "Arb `arb_abs`"),
      elementwise(.sqrt, "the square root", domain: "x ≥ 0", source: "Arb `arb_sqrt`"),
      elementwise(.cbrt, "the cube root, negative for a negative number", source: "Arb `arb_root_ui`"),
      elementwise(.exp, "the exponential function", source: "DLMF 4.2"),
      elementwise(.expm1, "exp(x) − 1, without cancellation near 0", source: "Arb `arb_expm1`"),
      elementwise(.log, "the natural logarithm", domain: "x > 0", source: "DLMF 4.2"),
      elementwise(.log1p, "log(1 + x), without cancellation near 0", domain: "x > −1", source: "Arb `arb_log1p`"),
      elementwise(.log2, "the logarithm to base 2", domain: "x > 0", source: "Arb `arb_log_base_ui`"),
      elementwise(.log10, "the logarithm to base 10", domain: "x > 0", source: "Arb `arb_log_base_ui`"),
      elementwise(.sin, "the sine of an angle in radians", source: "DLMF 4.14"),
      elementwise(.cos, "the cosine of an angle in radians", source: "DLMF 4.14"),
      elementwise(
        .tan, "the tangent of an angle in radians", domain: "not an odd multiple of π/2", source: "DLMF 4.14"),
      elementwise(.asin, "the inverse sine, in radians", domain: "−1 ≤ x ≤ 1", source: "DLMF 4.23"),
      elementwise(.acos, "the inverse cosine, in radians", domain: "−1 ≤ x ≤ 1", source: "DLMF 4.23"),
      elementwise(.atan, "the inverse tangent, in radians", source: "DLMF 4.23"),
      pairwise(
        "atan2(_ y, _ x)", "the angle of the point (x, y), in radians from −π to π", domain: "not both 0",
        source: "Arb `arb_atan2`"
      ) { arithmetic, y, x throws(Fault) in try arithmetic.atan2(y, x) },
      elementwise(.sinh, "the hyperbolic sine", source: "DLMF 4.28"),
      elementwise(.cosh, "the hyperbolic cosine", source: "DLMF 4.28"),
      elementwise(.tanh, "the hyperbolic tangent", source: "DLMF 4.28"),
      elementwise(.floor, "the greatest integer that is not above x", source: "Arb `arb_floor`"),
      elementwise(.ceil, "the least integer that is not below x", source: "Arb `arb_ceil`"),
      decimals("round(_ x, to: decimals = 0)", "rounded to a number of decimals, ties away from 0") {
        arithmetic, x, count throws(Fault) in try arithmetic.round(x, to: count)
      },
      decimals("truncate(_ x, to: decimals = 0)", "cut off after a number of decimals") {
        arithmetic, x, count throws(Fault) in try arithmetic.truncate(x, to: count)
      },
      extremum("min(_ x…)", "the least of several numbers, or of a vector's elements") {
        arithmetic, a, b throws(Fault) in try arithmetic.minimum(a, b)
      },
      extremum("max(_ x…)", "the greatest of several numbers, or of a vector's elements") {
        arithmetic, a, b throws(Fault) in try arithmetic.maximum(a, b)
      },
      elementwise(.gamma, "the gamma function", domain: "not 0, −1, −2, …", source: "DLMF 5.2"),
      elementwise(
        .lgamma, "the logarithm of the gamma function's absolute value", domain: "not 0, −1, −2, …",
        source: "Arb `arb_lgamma`"),
      elementwise(.erf, "the error function", source: "DLMF 7.2"),
      elementwise(
        .factorial, "the product of the integers from 1 to x", domain: "x = 0, 1, 2, …", source: "DLMF 5.4"),
      pairwise(
        "binomial(_ n, _ k)", "the number of ways to choose k of n", domain: "integers n ≥ 0, k ≥ 0",
        source: "DLMF 26.3"
      ) { arithmetic, n, k throws(Fault) in try arithmetic.binomial(n, k) },
    ]

  /// A function of one number, for vectors and matrices element by element.
  static func elementwise(
    _ function: UnaryFunction, _ meaning: String, domain: String = "everywhere", source: String,
    definition: String? = nil
  ) -> Builtin {
    Builtin(
      "\(function.rawValue)(_ x)", meaning, domain: domain, source: source, definition: definition
    ) { call throws(Fault) in
      try call.map { x throws(Fault) in try call.arithmetic.apply(function, x) }
    }
  }

  private static func pairwise(
    _ signature: String, _ meaning: String, domain: String, source: String,
    _ function: @escaping @Sendable (Arithmetic, Real, Real) throws(Fault) -> Real
  ) -> Builtin {
    Builtin(signature, meaning, domain: domain, source: source) { call throws(Fault) in
      let second = try call.real(1)
      return try call.map { x throws(Fault) in try function(call.arithmetic, x, second) }
    }
  }

  private static func decimals(
    _ signature: String, _ meaning: String,
    _ function: @escaping @Sendable (Arithmetic, Real, Real) throws(Fault) -> Real
  ) -> Builtin {
    Builtin(signature, meaning, source: "exact decimal rounding") { call throws(Fault) in
      let count = try call.integer(1, default: 0)
      guard -1000...1000 ~= count else {
        throw Fault(.outsideDomain, "`\(call.builtin.name)` takes −1000 to 1000 decimals", argument: 1)
      }
      return try call.map { x throws(Fault) in try function(call.arithmetic, x, Real(Rational(count))) }
    }
  }

  private static func extremum(
    _ signature: String, _ meaning: String,
    _ function: @escaping @Sendable (Arithmetic, Real, Real) throws(Fault) -> Real
  ) -> Builtin {
    Builtin(signature, meaning, domain: "at least one number", source: "Arb `arb_min`, `arb_max`") {
      call throws(Fault) in
      var numbers: [Real] = []
      if call.arguments.count == 1, case .vector(let elements) = try call.value(0) {
        numbers = elements
      } else {
        for index in call.arguments.indices { numbers.append(try call.real(index)) }
      }
      guard var result = numbers.first else {
        throw Fault(.outsideDomain, "`\(call.builtin.name)` of nothing has no value")
      }
      for number in numbers.dropFirst() { result = try function(call.arithmetic, result, number) }
      return .real(result)
    }
  }
}

extension BuiltinCall {
  /// Applies a function to the first argument, element by element.
  func map(_ function: (Real) throws(Fault) -> Real) throws(Fault) -> Value {
    let value = try value(0)
    func row(_ elements: [Real]) throws(Fault) -> [Real] {
      try arithmetic.meter.allocate(elements: elements.count)
      var result: [Real] = []
      result.reserveCapacity(elements.count)
      for (index, element) in elements.enumerated() {
        do { result.append(try function(element)) } catch { throw error.inElement(index) }
      }
      return result
    }
    switch value {
    case .real(let number): return .real(try function(number))
    case .vector(let elements): return .vector(try row(elements))
    case .matrix(let rows):
      var result: [[Real]] = []
      for elements in rows { result.append(try row(elements)) }
      return .matrix(result)
    default: throw mismatch("a number, a vector or a matrix", 0, value)
    }
  }
}
