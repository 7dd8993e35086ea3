import CArb

extension Arithmetic {
  /// The value at a rational where it is rational, and the function recognises that; nil where a ball must do.
  func exactValue(_ function: UnaryFunction, _ x: Rational) throws(Fault) -> Real? {
    guard function.domain.contains(x) else { throw outside(function, Real(x)) }
    switch function {
    case .abs: return Real(x.magnitude)
    case .floor: return Real(x.floor)
    case .ceil: return Real(x.ceiling)
    case .relu: return Real(x.sign < 0 ? .zero : x)
    case .sqrt: return x.root(2).map { Real($0) }
    case .cbrt: return x.root(3).map { Real($0) }
    case .log: return x.isOne ? .zero : nil
    case .log2: return x.exactLogarithm(base: Rational(2)).map { Real($0) }
    case .log10: return x.exactLogarithm(base: Rational(10)).map { Real($0) }
    case .acos: return x.isOne ? .zero : nil
    case .exp, .cos, .cosh: return x.isZero ? .one : nil
    case .expm1, .log1p, .sin, .tan, .asin, .atan, .sinh, .tanh, .erf: return x.isZero ? .zero : nil
    case .sigmoid: return x.isZero ? Real(.half) : nil
    case .softplus: return nil
    case .factorial:
      guard let n = x.intValue else { throw factorialTooLarge(x) }
      guard let value = try factorial(n) else { throw factorialTooLarge(x) }
      return Real(value)
    case .gamma:
      guard let n = x.intValue else { return nil }
      return try factorial(n - 1).map { Real($0) }
    case .lgamma: return x.isOne || x == Rational(2) ? .zero : nil
    }
  }

  private func factorialTooLarge(_ n: Rational) -> Fault {
    Fault(
      .budgetExceeded, "factorial(\(n.shortText)) has more than \(Arithmetic.exactBits) bits",
      help: ["lgamma(n + 1) is the logarithm of n factorial"])
  }

  /// `n!`, for an `n` that is not negative; nil where it has more than 65,536 bits. Source: `fmpz_fac_ui`.
  private func factorial(_ n: Int) throws(Fault) -> Rational? {
    // 6,000! has 66,000 bits.
    guard n <= 6_000 else { return nil }
    let result = Rational.Storage()
    fmpz_fac_ui(&result.value.num, UInt(n))
    let value = Rational(taking: result)
    guard value.bitCount <= Arithmetic.exactBits else { return nil }
    try meter.spend(Real(value).words)
    return value
  }
}

extension Rational {
  /// The logarithm of a positive number, where it is rational: `8` and `4` give 3/2.
  package func exactLogarithm(base: Rational) -> Rational? {
    guard sign > 0, base.sign > 0, !base.isOne else { return nil }
    if isOne { return .zero }
    // x = bᵗ asks for it of the numerators and of the denominators, which may have changed places.
    let (n, d) = (numerator, denominator)
    let (m, e) = (base.numerator, base.denominator)
    let isInverted = n.isOne != m.isOne || (n.isOne ? false : !n.isPowerRelated(to: m))
    let pairs = isInverted ? [(n, e), (d, m)] : [(n, m), (d, e)]
    var result: Rational?
    for (x, b) in pairs {
      if x.isOne && b.isOne { continue }
      guard let logarithm = Rational.integerLogarithm(x, b), result == nil || result == logarithm else { return nil }
      result = logarithm
    }
    return isInverted ? result.map { -$0 } : result
  }

  private func isPowerRelated(to other: Rational) -> Bool { Rational.integerLogarithm(self, other) != nil }

  /// The `t` with `x = bᵗ`, of integers: by Euclid's algorithm on the exponents; nil where one of them is 1 or none is
  /// rational.
  private static func integerLogarithm(_ x: Rational, _ b: Rational) -> Rational? {
    guard !x.isOne, !b.isOne else { return nil }
    let removed = Storage()
    let count = fmpz_remove(&removed.value.num, &x.storage.value.num, &b.storage.value.num)
    let rest = Rational(taking: removed)
    if rest.isOne { return Rational(count) }
    // Of powers of one number, the smaller divides the larger.
    guard count > 0 || x < b else { return nil }
    guard let inverse = integerLogarithm(b, rest) else { return nil }
    return Rational.one.divided(by: inverse).map { Rational(count) + $0 }
  }
}
