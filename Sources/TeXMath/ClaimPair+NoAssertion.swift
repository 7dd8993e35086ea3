import Formula
import NumericCore

/// False relations that assert nothing of numbers.
extension ClaimPair {
  /// A false relation whose sides are usually no numbers. What the author binds is meant as a claim.
  var isNoAssertion: Bool {
    if left.isBound || right.isBound { return false }
    if left.isBareConstant || right.isBareConstant { return true }
    // The cycles of a permutation.
    if left.isCycle, right.isCycle { return true }
    // Legendre's symbol, which is -1, 0 or 1.
    if left.isFractionInBrackets && right.isUnitOrZero || right.isFractionInBrackets && left.isUnitOrZero {
      return true
    }
    // `0.999\ldots = 1.000\ldots`
    if let a = left.printed, let b = right.printed, a.isTruncated, b.isTruncated { return true }
    // `512^3 \approx 1` GB: the unit scales the number; and a word that is no unit may be anything.
    if let unit = right.unit {
      switch UnitWord(unit) {
      case .plain?: break
      case .scaling?: if left.unit == nil { return true }
      case nil: return true
      }
    }
    // `5 = 101`: digits of another base.
    if relation == .equal || relation == .approximately, let a = left.printed, let b = right.printed {
      if a.isBinary(for: b) || b.isBinary(for: a) { return true }
      // Two given numbers, one of them a percentage: they are not the same quantity.
      if a.decimal.isPercent != b.decimal.isPercent { return true }
    }
    return false
  }

  /// `e` that is no base is as often a variable, unless the printed number is close to what Euler's number yields.
  func isOtherEuler(_ judgement: Judgement) -> Bool {
    guard !left.isBound, !right.isBound, left.traits.union(right.traits).contains(.looseEuler) else { return false }
    guard let printed = judgement.printed, printed.decimal.significantDigits >= 3,
      case .number(let value)? = judgement.value
    else { return true }
    return (value.midpoint - printed.decimal.value).magnitude * Rational(10) > value.midpoint.magnitude
  }

  /// `7 \cdot 8 = 1 \bmod 5`: a congruence.
  func isCongruence(_ a: ClosedNumeric, _ b: ClosedNumeric) throws(Fault) -> Bool {
    guard relation == .equal, case .modulo(let rest, let modulus) = b else { return false }
    guard let zero = try enclosure(.modulo(.difference(a, rest), modulus), .natural) else { return false }
    return zero.isPoint && zero.lower.isZero
  }

  /// Two expressions that approximate each other, as in numerical integration: no digits are claimed.
  func isLooseApproximation(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> Bool {
    guard relation == .approximately, !left.isBound, !right.isBound, a.printed == nil, b.printed == nil,
      a.exponentOfTen == nil, b.exponentOfTen == nil,
      a.isAccumulated || b.isAccumulated || !right.traits.contains(.decimals),
      let x = try enclosure(a, base), let y = try enclosure(b, base)
    else { return false }
    return (x.midpoint - y.midpoint).magnitude * Rational(10) <= min(x.midpoint.magnitude, y.midpoint.magnitude)
  }
}

extension LaTeXSide {
  /// -1, 0 or 1.
  fileprivate var isUnitOrZero: Bool {
    printed.map { !$0.decimal.isRounded && $0.decimal.value.magnitude <= .one } ?? false
  }
}

extension PrintedNumber {
  /// Whether its digits, read in base 2, are another number.
  fileprivate func isBinary(for other: PrintedNumber) -> Bool {
    let digits = decimal.text
    guard (2...62).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isASCIIDigit),
      let value = Int(digits, radix: 2)
    else { return false }
    return other.decimal.value == Rational(value)
  }
}
