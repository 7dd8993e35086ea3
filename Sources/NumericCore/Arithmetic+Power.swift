import CArb

extension Arithmetic {
  /// `base ** exponent`. `0 ** 0` is 1, as everywhere in algebra; a negative base has integer powers only.
  ///
  /// Exact where both are exact and the result is rational; a result that would be exact and larger than 65,536 bits
  /// is beyond the budget, and is not computed. Source: `fmpq_pow_si`, `arb_pow`.
  package func power(_ base: Real, _ exponent: Real) throws(Fault) -> Real {
    try meter.spend(1 + base.words + exponent.words)
    switch (base.storage, exponent.storage) {
    case (.jet, _), (_, .jet): return try differentiated(.power, base, exponent)
    case (.symbolic, _), (_, .symbolic): return try symbolic(.power, [base, exponent])
    case (.exact(let x), .exact(let y)): return try exactPower(x, y)
    case (.ball, _) where symbols != nil, (_, .ball) where symbols != nil:
      return try symbolic(.power, [base, exponent])
    case (_, .exact(let y)) where y.isInteger: return try integerPower(base, y)
    case (.exact(let x), _) where x.isOne: return base
    default: return try realPower(base, exponent)
    }
  }

  private func exactPower(_ x: Rational, _ y: Rational) throws(Fault) -> Real {
    if y.isZero || x.isOne { return .one }
    if x.isZero {
      guard y.sign > 0 else { throw Fault(.outsideDomain, "0 has no negative power", argument: 0) }
      return .zero
    }
    guard y.isInteger else { return try rootPower(x, y) }
    if x.magnitude.isOne { return (y / 2).isInteger ? .one : Real(x) }
    // 2ᵇ⁻¹ <= the larger of numerator and denominator < 2ᵇ, so that the result has more than (b-1)·n bits.
    guard let n = y.intValue, n.magnitude <= Arithmetic.exactBits,
      (x.bitCount - 1) * Int(n.magnitude) <= Arithmetic.exactBits
    else { throw tooLarge(x, y) }
    let result = x.power(n)
    guard result.bitCount <= Arithmetic.exactBits else { throw tooLarge(x, y) }
    try meter.spend(Real(result).words)
    return Real(result)
  }

  private func tooLarge(_ x: Rational, _ y: Rational) -> Fault {
    Fault(
      .budgetExceeded, "\(x.shortText) ** \(y.shortText) has more than \(Arithmetic.exactBits) bits",
      help: x.sign > 0 ? ["exp(n * log(x)) encloses x ** n in a ball"] : [])
  }

  /// A power with an exponent that is a fraction: exact where the root is. A negative base has none, not even
  /// where the degree is odd: `cbrt` is another function.
  private func rootPower(_ x: Rational, _ y: Rational) throws(Fault) -> Real {
    if x.sign > 0, let degree = y.denominator.intValue, let root = x.root(degree) {
      return try exactPower(root, y.numerator)
    }
    if symbols != nil { return try symbolic(.power, [Real(x), Real(y)]) }
    return try realPower(Real(x), Real(y))
  }

  private func integerPower(_ base: Real, _ n: Rational) throws(Fault) -> Real {
    let x = ball(base)
    if n.sign < 0 && x.containsZero {
      throw Fault(.undecided, "the base of a negative power may be 0", notes: ["it is \(base.shortText)"], argument: 0)
    }
    if let tiny = try extremePower(base, Real(n)) { return tiny }
    let result = Ball.Storage()
    arb_pow_fmpz(&result.value, &x.storage.value, &n.storage.value.num, precision)
    return try checked(result, .power, base, Real(n))
  }

  private func realPower(_ base: Real, _ exponent: Real) throws(Fault) -> Real {
    let (x, y) = (ball(base), ball(exponent))
    if base.isExactZero {
      guard !y.isPositive else { return .zero }
      throw Fault(
        .undecided, "0 has no negative power, and the exponent may be", notes: ["it is \(exponent.shortText)"])
    }
    guard x.isPositive else {
      let isOutside = x.isNegative && arb_contains_int(&y.storage.value) == 0
      throw Fault(
        isOutside ? .outsideDomain : .undecided,
        "** is not defined for a negative base and an exponent that is no integer",
        notes: ["it is \(base.shortText) ** \(exponent.shortText)"],
        help: isOutside ? ["cbrt(x) has negative x too"] : [],
        argument: 0)
    }
    if let tiny = try extremePower(base, exponent) { return tiny }
    let result = Ball.Storage()
    arb_pow(&result.value, &x.storage.value, &y.storage.value, precision)
    return try checked(result, .power, base, exponent)
  }

  /// A power that is out of range is seen by its logarithm, before the precision is lost: too large, or all but 0.
  private func extremePower(_ base: Real, _ exponent: Real) throws(Fault) -> Real? {
    let (size, logarithm) = (Ball.Storage(), Ball.Storage())
    arb_abs(&size.value, &ball(base).storage.value)
    arb_log(&logarithm.value, &size.value, 64)
    arb_mul(&size.value, &logarithm.value, &ball(exponent).storage.value, 64)
    guard arb_is_finite(&size.value) != 0 else { return nil }
    var bound = arf_struct()
    arf_init(&bound)
    defer { arf_clear(&bound) }
    arb_get_abs_lbound_arf(&bound, &size.value, 64)
    guard arf_cmpabs_2exp_si(&bound, 20) >= 0 else { return nil }
    guard arf_sgn(&size.value.mid) < 0 else {
      throw Fault(
        .budgetExceeded, "\(base.shortText) ** \(exponent.shortText) overflows",
        notes: ["the result is above 2 ** \(Ball.exponentLimit)"])
    }
    let result = Ball.Storage()
    arb_add_error_2exp_si(&result.value, -Ball.exponentLimit)
    return Real(Ball(taking: result))
  }

  /// What is left after the truncated division, with the sign of `a`, as Swift's `%` has it.
  package func remainder(_ a: Real, _ b: Real) throws(Fault) -> Real {
    if case .symbolic = a.storage { return try symbolic(.remainder, [a, b]) }
    if case .symbolic = b.storage { return try symbolic(.remainder, [a, b]) }
    let quotient = try truncate(divide(a, b), to: .zero)
    return try subtract(a, multiply(b, quotient))
  }
}

extension Rational {
  /// The root where it is rational; of a negative number, where the degree is odd.
  package func root(_ degree: Int) -> Rational? {
    guard degree > 0, sign >= 0 || degree % 2 == 1 else { return nil }
    guard degree > 1, !isZero else { return self }
    // Numerator or denominator above 1 has at least `degree` bits if it is a power.
    guard isOne || bitCount > degree else { return nil }
    let result = Storage()
    let size = magnitude
    guard fmpz_root(&result.value.num, &size.storage.value.num, degree) != 0,
      fmpz_root(&result.value.den, &size.storage.value.den, degree) != 0
    else { return nil }
    let root = Rational(taking: result)
    return sign < 0 ? -root : root
  }
}
