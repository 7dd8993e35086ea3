import Formula
import NumericCore

extension ClaimPair {
  /// What holds if the formula is read in another way that LaTeX leaves open.
  func otherReading(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> (AlternativeReading, Judgement)? {
    let traits = left.traits.union(right.traits)
    func attempt(_ change: (inout NumericReading) -> Void) throws(Fault) -> Judgement? {
      var reading = NumericReading()
      reading.logarithm = base
      change(&reading)
      guard let x = left.read(reading), let y = right.read(reading) else { return nil }
      return try verified(View(left: x, right: y, logarithm: reading.logarithm))
    }
    if traits.contains(.logarithm), context.logarithm == .undeclared {
      if let result = try attempt({ $0.logarithm = .two }) { return (.logarithm(2), result) }
      if let result = try attempt({ $0.logarithm = .ten }) { return (.logarithm(10), result) }
    }
    if traits.contains(.mixedNumber), let result = try attempt({ $0.addsFractions = true }) {
      return (.mixedNumber, result)
    }
    if traits.contains(.slashBeforeFactors), let result = try attempt({ $0.juxtapositionBindsTighter = true }) {
      return (.factorsBehindSlash, result)
    }
    if traits.contains(.powerOfTenAfterSlash), let result = try attempt({ $0.joinsPowersOfTen = true }) {
      return (.powerOfTenBehindSlash, result)
    }
    if let result = try percentAsUnit(a, b, base) { return (.percentAsUnit, result) }
    if let result = try asRounded(a, b, base) { return result }
    if relation == .approximately { return try approximation(a, b, base) }
    return nil
  }

  /// The verdict on a reading that holds.
  private func verified(_ view: View) throws(Fault) -> Judgement? {
    guard let result = try decide(view), result.verdict == .verified else { return nil }
    return result
  }

  /// `0.707107\ldots`, whose digits are rounded and not cut off; `\sqrt{196608/4} = 222`, of at least two digits.
  private func asRounded(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> (AlternativeReading, Judgement)? {
    guard var printed = b.printed, let x = try enclosure(a, base) else { return nil }
    let isWhole = relation == .equal && !printed.decimal.isRounded && printed.decimal.significantDigits >= 2
    guard printed.isTruncated || isWhole, left.printed == nil else { return nil }
    printed.isTruncated = false
    let cell = printed.decimal.cell
    // At a tie the other neighbour is as near.
    guard let judgement = DecisionRule(precision: 256).rounds(x, to: printed), judgement.verdict == .verified,
      x.lower != cell.lower, x.upper != cell.upper
    else { return nil }
    return (isWhole ? .roundedToInteger : .roundedDigits, judgement)
  }

  /// `\frac{2}{10}\times100 = 20\%`.
  private func percentAsUnit(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> Judgement? {
    guard case .percent(let number) = b, left.printed == nil else { return nil }
    return try verified(View(left: a, right: number, logarithm: base))
  }

  /// ≈ where no digits are printed that it could be held against, or only a power of ten.
  private func approximation(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> (AlternativeReading, Judgement)? {
    guard let x = try enclosure(a, base), let y = try enclosure(b, base), x.lower.sign == y.lower.sign else {
      return nil
    }
    let judgement = Judgement(.ambiguous, .enclosure, value: .number(x), precision: 256)
    if b.exponentOfTen != nil || a.exponentOfTen != nil {
      // Less than a decade to either side.
      guard let quotient = x.midpoint.divided(by: y.midpoint)?.magnitude, quotient > Rational.powerOfTen(-1),
        quotient < Rational.powerOfTen(1)
      else { return nil }
      return (.orderOfMagnitude, judgement)
    }
    // A given number close to a closed form, or two expressions: they must agree when they are rounded.
    let digits: Int
    if right.printed == nil, !right.traits.contains(.decimals) {
      digits = left.printed == nil ? 2 : 3
    } else {
      return nil
    }
    guard !x.midpoint.isZero, !y.midpoint.isZero else { return nil }
    let decimals = digits - 1 - y.midpoint.magnitude.decimalExponent
    guard x.midpoint.rounded(decimals: decimals) == y.midpoint.rounded(decimals: decimals) else { return nil }
    return (.bothRounded(digits: digits), judgement)
  }

  // MARK: Rounded steps

  /// A step that holds once the decimals of its later side are read as rounded, or whose later side prints the value
  /// of an earlier one.
  func readAsRounded(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> Judgement? {
    guard relation == .equal || relation == .approximately else { return nil }
    if b.printed != nil {
      // The end of a chain, computed from the beginning rather than from the rounded step before it.
      for side in earlier {
        if var result = try verified(View(left: side, right: b, logarithm: base)) {
          result.basis = .printedRounding
          return result
        }
      }
      return nil
    }
    guard right.traits.contains(.decimals), let y = try enclosure(b, base, widened: true) else { return nil }
    // Beside a printed number the decimals of an expression are inputs.
    for side in [a] + earlier where side.printed == nil {
      guard let x = try enclosure(side, base), x.isInside(y) else { continue }
      return Judgement(.verified, .printedRounding, value: .number(x), precision: 256)
    }
    return nil
  }
}
