/// A decimal as it is printed: its value, and how far its digits reach.
package struct PrintedDecimal: Hashable, Sendable {
  /// As written, in ASCII: `0.802`, `1.2e-3`, `80.2%`.
  package let text: String
  package let value: Rational
  /// The last printed digit counts `10 ** ulpExponent`: -3 for `0.802`, 0 for `12`, -4 for `1.2e-3`, -3 for `80.2%`.
  package let ulpExponent: Int
  package let isScientific: Bool
  package let isPercent: Bool
  /// The digits of the significand that count: those after leading zeros, trailing zeros included.
  package let significantDigits: Int

  /// Reads the plain ASCII form, with an optional sign, fraction, exponent and percent sign; nil for anything else.
  package init?(parsing source: some Collection<UInt8>) {
    var bytes = Array(source)
    isPercent = bytes.last == UInt8(ascii: "%")
    if isPercent { bytes.removeLast() }
    guard let decimal = DecimalText(bytes) else { return nil }
    isScientific = decimal.exponent != nil
    ulpExponent = decimal.lastDigitExponent - (isPercent ? 2 : 0)
    value = isPercent ? decimal.value * Rational.powerOfTen(-2) : decimal.value
    significantDigits = decimal.significantDigits
    text = String(decoding: bytes, as: UTF8.self) + (isPercent ? "%" : "")
  }

  /// One unit of the last printed digit.
  package var ulp: Rational { Rational.powerOfTen(ulpExponent) }

  /// The numbers that are rightly printed so: half a unit to both sides, with the ends, which are ties.
  package var cell: Enclosure {
    let half = ulp / 2
    return Enclosure(value - half, value + half)
  }

  /// The numbers of which these are the leading digits, with the end that has the next ones.
  package var truncationCell: Enclosure { Enclosure(value, text.hasPrefix("-") ? value - ulp : value + ulp) }

  /// The printed decimal, in this format, that every number of the enclosure rounds to (half away from 0); nil where
  /// the enclosure does not decide it.
  package func rounding(_ enclosure: Enclosure) -> PrintedDecimal? {
    guard let text = rounded(enclosure.lower), enclosure.isPoint || text == rounded(enclosure.upper) else { return nil }
    return PrintedDecimal(parsing: text.utf8)
  }

  private func rounded(_ value: Rational) -> String? {
    let shown = isPercent ? value * Rational.powerOfTen(2) : value
    let mark = isPercent ? "%" : ""
    guard isScientific, !shown.isZero, significantDigits > 0 else {
      return shown.decimalText(decimals: -(ulpExponent + (isPercent ? 2 : 0))) + mark
    }
    // The same number of significant digits; rounding up may reach the next power of ten.
    let first = shown.rounded(decimals: significantDigits - 1 - shown.decimalExponent)
    let exponent = first.decimalExponent
    let significand = first * Rational.powerOfTen(-exponent)
    return significand.exactDecimalText(decimals: significantDigits - 1) + "e\(exponent)" + mark
  }
}
