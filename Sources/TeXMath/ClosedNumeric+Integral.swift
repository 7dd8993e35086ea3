import NumericCore

extension ClosedNumeric {
  /// The highest degree of an integrand that is expanded.
  private static let highestDegree = 200

  /// A definite integral: that of a polynomial exactly, term by term; any other by enclosing it.
  static func integral(
    _ variable: String, _ lower: ClosedNumeric, _ upper: ClosedNumeric, _ integrand: ClosedNumeric, _ setting: Setting
  ) throws(Fault) -> Real {
    let arithmetic = setting.arithmetic
    let (a, b) = (try lower.value(setting), try upper.value(setting))
    guard let coefficients = try integrand.coefficients(of: variable, setting) else {
      return try integrand.enclosedIntegral(variable, from: a, to: b, setting)
    }
    func antiderivative(_ x: Real) throws(Fault) -> Real {
      var result = Real.zero
      for (degree, coefficient) in coefficients.enumerated().reversed() {
        let term = try arithmetic.divide(coefficient, Real(degree + 1))
        result = try arithmetic.multiply(arithmetic.add(result, term), x)
      }
      return result
    }
    return try arithmetic.subtract(antiderivative(b), antiderivative(a))
  }

  /// The coefficients of a polynomial in a variable, the constant one first; nil for what is none.
  private func coefficients(of variable: String, _ setting: Setting) throws(Fault) -> [Real]? {
    guard mentions(variable) else { return [try value(setting)] }
    let arithmetic = setting.arithmetic
    func both(_ a: ClosedNumeric, _ b: ClosedNumeric) throws(Fault) -> ([Real], [Real])? {
      guard let x = try a.coefficients(of: variable, setting), let y = try b.coefficients(of: variable, setting) else {
        return nil
      }
      return (x, y)
    }
    switch self {
    case .variable: return [.zero, .one]
    case .negated(let a):
      guard var x = try a.coefficients(of: variable, setting) else { return nil }
      for index in x.indices { x[index] = try arithmetic.negate(x[index]) }
      return x
    case .sum(let a, let b), .difference(let a, let b):
      guard let (first, y) = try both(a, b) else { return nil }
      var x = first
      let isSum = if case .sum = self { true } else { false }
      if x.count < y.count { x += Array(repeating: .zero, count: y.count - x.count) }
      for index in y.indices {
        x[index] = isSum ? try arithmetic.add(x[index], y[index]) : try arithmetic.subtract(x[index], y[index])
      }
      return x
    case .product(let a, let b):
      guard let (x, y) = try both(a, b) else { return nil }
      return try Self.product(x, y, arithmetic)
    case .quotient(let a, let b):
      guard !b.mentions(variable), var x = try a.coefficients(of: variable, setting) else { return nil }
      let divisor = try b.value(setting)
      for index in x.indices { x[index] = try arithmetic.divide(x[index], divisor) }
      return x
    case .power(let a, .literal(let exponent)):
      guard let n = exponent.decimal.value.intValue, (0...Self.highestDegree).contains(n),
        let x = try a.coefficients(of: variable, setting), (x.count - 1) * n <= Self.highestDegree
      else { return nil }
      var result = [Real.one]
      for _ in 0..<n { result = try Self.product(result, x, arithmetic) }
      return result
    default: return nil
    }
  }

  private static func product(_ x: [Real], _ y: [Real], _ arithmetic: Arithmetic) throws(Fault) -> [Real] {
    var result = [Real](repeating: .zero, count: x.count + y.count - 1)
    for (i, a) in x.enumerated() {
      for (j, b) in y.enumerated() {
        result[i + j] = try arithmetic.add(result[i + j], arithmetic.multiply(a, b))
      }
    }
    return result
  }
}

extension ClosedNumeric {
  /// Whether a variable of that name occurs.
  func mentions(_ name: String) -> Bool {
    if case .variable(name) = self { return true }
    return operands.contains { $0.mentions(name) }
  }

  /// What the value is directly computed from.
  var operands: [ClosedNumeric] {
    switch self {
    case .literal, .integer, .pi, .euler, .variable, .bound: []
    case .negated(let a), .reciprocal(let a), .function(_, let a), .logarithm(let a), .rounded(let a, _),
      .degrees(let a),
      .inDegrees(let a), .percent(let a):
      [a]
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b),
      .power(let a, let b), .modulo(let a, let b), .binomial(let a, let b):
      [a, b]
    case .logarithmToBase(let a, let b), .root(let a, let b): [a, b]
    case .minimum(let parts), .maximum(let parts), .greatestCommonDivisor(let parts): parts
    case .series(_, _, let lower, let upper, let term): [lower, upper, term]
    case .integral(_, let lower, let upper, let integrand): [lower, upper, integrand]
    }
  }
}

extension ClosedNumeric {
  /// The integral of a function that is no polynomial.
  fileprivate func enclosedIntegral(
    _ variable: String, from a: Real, to b: Real, _ setting: Setting
  ) throws(Fault) -> Real {
    // What does not mention the variable is computed once, in real arithmetic.
    let prepared = try ComplexIntegrand(self, variable, setting)
    return try setting.arithmetic.integral(from: a, to: b, cost: prepared.cost) { prepared.value(at: $0, $1) }
  }
}

/// An integrand as a tree over the complex numbers.
private indirect enum ComplexIntegrand {
  case variable
  case constant(Real)
  case negated(ComplexIntegrand)
  case sum(ComplexIntegrand, ComplexIntegrand)
  case difference(ComplexIntegrand, ComplexIntegrand)
  case product(ComplexIntegrand, ComplexIntegrand)
  case quotient(ComplexIntegrand, ComplexIntegrand)
  case integerPower(ComplexIntegrand, Int)
  case power(ComplexIntegrand, ComplexIntegrand)
  case function(UnaryFunction, ComplexIntegrand)

  /// - Throws: where the expression has a part that is no holomorphic function.
  init(_ expression: ClosedNumeric, _ name: String, _ setting: ClosedNumeric.Setting) throws(Fault) {
    func part(_ inner: ClosedNumeric) throws(Fault) -> ComplexIntegrand { try ComplexIntegrand(inner, name, setting) }
    guard expression.mentions(name) else {
      self = .constant(try expression.value(setting))
      return
    }
    switch expression {
    case .variable: self = .variable
    case .negated(let a): self = .negated(try part(a))
    case .sum(let a, let b): self = .sum(try part(a), try part(b))
    case .difference(let a, let b): self = .difference(try part(a), try part(b))
    case .product(let a, let b): self = .product(try part(a), try part(b))
    case .quotient(let a, let b): self = .quotient(try part(a), try part(b))
    case .reciprocal(let a): self = .quotient(.constant(.one), try part(a))
    case .power(.euler, let b): self = .function(.exp, try part(b))
    case .power(let a, let b):
      if !b.mentions(name), let n = try b.value(setting).integer, n.magnitude <= 1000 {
        self = .integerPower(try part(a), n)
      } else {
        self = .power(try part(a), try part(b))
      }
    case .function(let function, let a): self = .function(function, try part(a))
    case .logarithm(let a):
      let function: UnaryFunction =
        switch setting.logarithm {
        case .natural: .log
        case .two: .log2
        case .ten: .log10
        }
      self = .function(function, try part(a))
    default: throw Fault(.outsideDomain, "the integrand is no function that can be enclosed")
    }
  }

  /// How many elementary functions and powers a value takes, and one for the rest.
  var cost: Int {
    func calls(_ part: ComplexIntegrand) -> Int {
      switch part {
      case .variable, .constant: 0
      case .negated(let a): calls(a)
      case .integerPower(let a, _), .function(_, let a): 1 + calls(a)
      case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b):
        calls(a) + calls(b)
      case .power(let a, let b): 1 + calls(a) + calls(b)
      }
    }
    return 1 + calls(self)
  }

  func value(at x: ComplexBall, _ setting: ComplexBall.Setting) -> ComplexBall? {
    func both(_ a: ComplexIntegrand, _ b: ComplexIntegrand) -> (ComplexBall, ComplexBall)? {
      guard let left = a.value(at: x, setting), let right = b.value(at: x, setting) else { return nil }
      return (left, right)
    }
    switch self {
    case .variable: return x
    case .constant(let number): return ComplexBall(number, precision: setting.precision)
    case .negated(let a): return a.value(at: x, setting)?.negated()
    case .sum(let a, let b): return both(a, b).map { $0.plus($1, setting) }
    case .difference(let a, let b): return both(a, b).map { $0.minus($1, setting) }
    case .product(let a, let b): return both(a, b).map { $0.times($1, setting) }
    case .quotient(let a, let b): return both(a, b).map { $0.divided(by: $1, setting) }
    case .integerPower(let a, let n): return a.value(at: x, setting)?.raised(to: n, setting)
    case .power(let a, let b): return both(a, b).map { $0.raised(to: $1, setting) }
    case .function(let function, let a): return a.value(at: x, setting)?.applying(function, setting)
    }
  }
}
