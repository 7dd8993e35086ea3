import NumericCore

extension PrintedDecimal {
  /// The end of the truncation cell that has other leading digits.
  var openBorder: Rational { text.hasPrefix("-") ? value - ulp : value + ulp }

  /// The leading digits of a value, as many decimals as are printed here; `nil` where the enclosure leaves them open.
  func truncating(_ enclosure: Enclosure) -> PrintedDecimal? {
    if isScientific, !enclosure.contains(.zero) {
      let exponents = [enclosure.lower, enclosure.upper].map(\.decimalExponent)
      let decimals = significantDigits - 1 - exponents[0]
      let ends = [enclosure.lower, enclosure.upper].map { $0.truncated(decimals: decimals) }
      guard exponents[0] == exponents[1], ends[0] == ends[1], significantDigits > 0 else { return nil }
      // Its digits hold it exactly, so that nothing is rounded.
      return rounding(Enclosure(ends[0]))
    }
    let scale = isPercent ? Rational(100) : Rational(1)
    let decimals = -ulpExponent - (isPercent ? 2 : 0)
    let ends = [enclosure.lower, enclosure.upper].map { ($0 * scale).truncated(decimals: decimals) }
    guard ends[0] == ends[1] else { return nil }
    // The leading digits of −0.04 are −0.0.
    let sign = ends[0].isZero && enclosure.upper.sign < 0 ? "-" : ""
    return PrintedDecimal(parsing: (sign + ends[0].decimalText(decimals: decimals) + (isPercent ? "%" : "")).utf8)
  }

  /// Whether one pair of neighbouring digits is all that differs; a decimal point may stand between them.
  package func isSwapped(of other: PrintedDecimal) -> Bool {
    guard ulpExponent == other.ulpExponent else { return false }
    let (a, b) = (text.utf8.filter { $0 != UInt8(ascii: ".") }, other.text.utf8.filter { $0 != UInt8(ascii: ".") })
    guard a.count == b.count else { return false }
    let different = a.indices.filter { a[$0] != b[$0] }
    return different.count == 2 && different[1] == different[0] + 1 && a[different[0]] == b[different[1]]
      && a[different[1]] == b[different[0]]
  }
}

extension Enclosure {
  func scaled(by factor: Rational) -> Enclosure { Enclosure(lower * factor, upper * factor) }
}
