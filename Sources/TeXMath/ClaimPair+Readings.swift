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
      if let result = try readAsRounded(a, b, .two) { return (.logarithm(2), result) }
      if let result = try readAsRounded(a, b, .ten) { return (.logarithm(10), result) }
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
    if traits.contains(.seriesBeforeTerms), let result = try attempt({ $0.sumsTakeAll = true }) {
      return (.sumOfAll, result)
    }
    if let x = a.withRemainderOfWhole(b), let result = try verified(View(left: x.0, right: x.1, logarithm: base)) {
      return (.remainderOfWhole, result)
    }
    if left.isInSquareBrackets,
      let result = try verified(View(left: .function(.floor, a), right: b, logarithm: base))
    {
      return (.wholePart, result)
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
    let isNear = (x.midpoint - printed.decimal.value).magnitude * Rational(200) <= max(x.midpoint.magnitude, .one)
    let isWhole =
      relation == .equal && !printed.decimal.isRounded
      && (printed.decimal.significantDigits >= 2 || left.traits.contains(.decimals) && isNear)
    guard printed.isTruncated || isWhole, left.printed == nil else { return nil }
    printed.isTruncated = false
    let cell = printed.decimal.cell
    // At a tie the other neighbour is as near.
    guard let judgement = DecisionRule(precision: 256).rounds(x, to: printed), judgement.verdict == .verified,
      x.lower != cell.lower, x.upper != cell.upper
    else { return nil }
    return (isWhole ? .roundedToInteger : .roundedDigits, judgement)
  }

  /// `\frac{2}{10}\times100 = 20\%`, `100 - 95\% = 5\%`.
  private func percentAsUnit(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> Judgement? {
    guard case .percent(let number) = b, left.printed == nil else { return nil }
    let plain = a.rewritten { if case .percent(let inner) = $0 { inner } else { nil } }
    return try verified(View(left: plain ?? a, right: number, logarithm: base))
  }

  /// `180 - 60 - 50 = 70^\circ`, `1.2 \times \frac{180}{\pi} = 68.75^\circ`: degrees as a unit like any other. Where
  /// nothing yields an angle in radians, that is also how a wrong one is meant.
  func withDegreesAsUnit(_ plain: Judgement) throws(Fault) -> Judgement? {
    guard left.traits.union(right.traits).contains(.degrees), let a = left.numeric, let b = right.numeric else {
      return nil
    }
    let yieldsAngle = a.yieldsAngle || b.yieldsAngle
    // Two printed numbers are what they are.
    guard a.printed == nil || b.printed == nil, !yieldsAngle || a.convertsAngles || b.convertsAngles else { return nil }
    let (x, y) = (a.withDegreesAsUnit, b.withDegreesAsUnit)
    guard x != nil || y != nil else { return nil }
    var pair = self
    (pair.left, pair.right) = (left.mapped { x ?? $0 }, right.mapped { y ?? $0 })
    pair.left.traits.remove(.degrees)
    pair.right.traits.remove(.degrees)
    guard let result = try pair.judge() else { return nil }
    return result.verdict == .verified || !yieldsAngle && a.printed == nil ? result : nil
  }

  /// ≈ where no digits are printed that it could be held against, or only a power of ten.
  private func approximation(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> (AlternativeReading, Judgement)? {
    guard let x = try enclosure(a, base), let y = try enclosure(b, base), x.lower.sign == y.lower.sign else {
      return nil
    }
    let judgement = Judgement(.ambiguous, .enclosure, value: .number(x), precision: 256)
    if b.isPowerOfTen || a.isPowerOfTen {
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
}
