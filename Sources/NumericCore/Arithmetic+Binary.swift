import CArb

extension Arithmetic {
  /// The logarithm to a base: exact where it is rational. The base is above 0 and not 1.
  package func log(_ x: Real, base: Real) throws(Fault) -> Real {
    if let value = x.exact, let b = base.exact, value.sign > 0, let logarithm = value.exactLogarithm(base: b) {
      try meter.spend(1 + x.words + base.words)
      return Real(logarithm)
    }
    if base.withoutDerivatives.exact?.isOne == true {
      throw Fault(.outsideDomain, "log has no base 1", argument: 1)
    }
    let logarithm = try apply(.log, x)
    let scale: Real
    do {
      scale = try apply(.log, base)
    } catch {
      var fault = error
      if fault.kind == .outsideDomain { fault.message = "log has no base \(base.shortText)" }
      fault.argument = 1
      throw fault
    }
    return try divide(logarithm, scale)
  }

  /// The angle of the point (x, y), in (-π, π]. At (0, 0) it is not defined. Source: `arb_atan2`, DLMF 4.23.39.
  package func atan2(_ y: Real, _ x: Real) throws(Fault) -> Real {
    try meter.spend(1 + y.words + x.words)
    switch (y.storage, x.storage) {
    case (.jet, _), (_, .jet): return try differentiated(.atan2, y, x)
    case (.symbolic, _), (_, .symbolic): return try symbolic(.atan2, [y, x])
    default: break
    }
    let (b, a) = (ball(y), ball(x))
    if y.isExactZero {
      if a.isPositive { return .zero }
      if x.isExactZero { throw Fault(.outsideDomain, "atan2 is not defined at (0, 0)") }
    }
    if b.containsZero && !a.isPositive && !(y.isExactZero && a.isNegative) {
      throw Fault(
        .undecided, "the point of atan2 may lie on its cut, the negative x axis, or be the origin",
        notes: ["it is (x, y) = (\(x.shortText), \(y.shortText))"])
    }
    let result = Ball.Storage()
    arb_atan2(&result.value, &b.storage.value, &a.storage.value, precision)
    return try checked(result, .atan2, y, x)
  }

  /// The smaller of two: where the enclosures do not decide which, an enclosure of both possibilities.
  package func minimum(_ a: Real, _ b: Real) throws(Fault) -> Real { try extremum(.minimum, a, b) }

  /// The larger of two: where the enclosures do not decide which, an enclosure of both possibilities.
  package func maximum(_ a: Real, _ b: Real) throws(Fault) -> Real { try extremum(.maximum, a, b) }

  private func extremum(_ operation: Operation, _ a: Real, _ b: Real) throws(Fault) -> Real {
    try meter.spend(1 + a.words + b.words)
    switch (a.storage, b.storage) {
    case (.jet, _), (_, .jet): return try differentiated(operation, a, b)
    case (.symbolic, _), (_, .symbolic): return try symbolic(operation, [a, b])
    case (.exact(let x), .exact(let y)): return (operation == .minimum) == (x < y) ? a : b
    default: break
    }
    let (x, y) = (ball(a), ball(b))
    if arb_lt(&x.storage.value, &y.storage.value) != 0 { return operation == .minimum ? a : b }
    if arb_gt(&x.storage.value, &y.storage.value) != 0 { return operation == .minimum ? b : a }
    let result = Ball.Storage()
    if operation == .minimum {
      arb_min(&result.value, &x.storage.value, &y.storage.value, precision)
    } else {
      arb_max(&result.value, &x.storage.value, &y.storage.value, precision)
    }
    return try checked(result, operation, a, b)
  }

  /// The number of ways to choose k out of n: `n!/(k!·(n-k)!)`, 0 where k > n. Both are integers from 0.
  ///
  /// Exact; beyond 65,536 bits it exceeds the budget. Source: DLMF 1.2.1, `fmpz_bin_uiui`.
  package func binomial(_ n: Real, _ k: Real) throws(Fault) -> Real {
    try meter.spend(1 + n.words + k.words)
    if case .symbolic = n.storage { return try symbolic(.binomial, [n, k]) }
    if case .symbolic = k.storage { return try symbolic(.binomial, [n, k]) }
    for (index, argument) in [n, k].enumerated() {
      if case .jet = argument.storage {
        throw Fault(.outsideDomain, "binomial has no derivative: it is defined at integers only", argument: index)
      }
      guard argument.exact == nil else { continue }
      let mayBeInteger = argument.enclosure.lower.ceiling <= argument.enclosure.upper
      throw Fault(
        mayBeInteger ? .undecided : .outsideDomain, "binomial takes integers",
        notes: ["this is \(argument.shortText)"], argument: index)
    }
    guard let n = n.exact, let k = k.exact else { return .zero }
    for (index, argument) in [n, k].enumerated() where argument.sign < 0 || !argument.isInteger {
      throw Fault(
        .outsideDomain, "binomial is not defined at (\(n.shortText), \(k.shortText))",
        notes: ["its arguments are integers from 0"], argument: index)
    }
    if k > n { return .zero }
    let smaller = min(k, n - k)
    if smaller.isZero { return .one }
    // (n/k)ᵏ <= the result, so that its bits are at least k·log₂(n/k).
    guard let count = smaller.intValue, let total = n.intValue, count <= Arithmetic.exactBits,
      count * (n.bitCount - 1 - smaller.bitCount) <= Arithmetic.exactBits
    else { throw binomialTooLarge(n, k) }
    let result = Rational.Storage()
    fmpz_bin_uiui(&result.value.num, UInt(total), UInt(count))
    let value = Rational(taking: result)
    guard value.bitCount <= Arithmetic.exactBits else { throw binomialTooLarge(n, k) }
    try meter.spend(Real(value).words)
    return Real(value)
  }

  private func binomialTooLarge(_ n: Rational, _ k: Rational) -> Fault {
    Fault(
      .budgetExceeded, "binomial(\(n.shortText), \(k.shortText)) has more than \(Arithmetic.exactBits) bits",
      help: ["lgamma(n + 1) is the logarithm of n factorial"])
  }
}
