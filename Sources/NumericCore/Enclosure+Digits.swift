extension Enclosure {
  /// The first digits of the value that are certainly right, at most `max` of them, then an ellipsis:
  /// `0.80181855254333730…`, and `1.2676506002282294…e30` for what is huge or tiny.
  ///
  /// The digits are cut off, not rounded. An exact value that they hold has no ellipsis. Where not even the first digit
  /// is certain: the middle and a bound of the error, `2.000 ± 1.2e-7`.
  package func certainDigits(max limit: Int) -> String {
    let limit = Swift.max(limit, 1)
    if isPoint && lower.isZero { return "0" }
    guard lower.sign * upper.sign > 0 else { return middleAndError(max: limit) }
    let (small, large) = lower.sign > 0 ? (lower, upper) : (-upper, -lower)
    let exponent = large.decimalExponent
    let scale = Rational.powerOfTen(limit - 1 - exponent)
    var digits = Array((large * scale).floor.description.utf8)
    var lowDigits = Array((small * scale).floor.description.utf8)
    lowDigits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: digits.count - lowDigits.count), at: 0)
    let certain = zip(digits, lowDigits).prefix { $0 == $1 }.count
    guard certain > 0 else { return middleAndError(max: limit) }
    let isWhole = isPoint && (large * scale).isInteger
    digits.removeSubrange(certain...)
    if isWhole {
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    }
    let text = Enclosure.place(digits, exponent: exponent, ellipsis: isWhole ? "" : "…")
    return lower.sign < 0 ? "-" + text : text
  }

  /// The digits of a number whose first one counts `10 ** exponent`s, with a point or an exponent.
  private static func place(_ digits: [UInt8], exponent: Int, ellipsis: String) -> String {
    let ascii = String(decoding: digits, as: UTF8.self)
    let needsZeros = exponent >= digits.count
    if exponent < -5 || exponent > 20 || (needsZeros && !ellipsis.isEmpty) {
      let fraction = ascii.dropFirst()
      return "\(ascii.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)\(ellipsis)e\(exponent)"
    }
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + ascii + ellipsis }
    if needsZeros { return ascii + String(repeating: "0", count: exponent + 1 - digits.count) }
    let (whole, fraction) = (ascii.prefix(exponent + 1), ascii.dropFirst(exponent + 1))
    if fraction.isEmpty { return ellipsis.isEmpty ? String(whole) : "\(whole).\(ellipsis)" }
    return "\(whole).\(fraction)\(ellipsis)"
  }

  private func middleAndError(max limit: Int) -> String {
    let error = width / 2
    let exponent = error.decimalExponent
    // Two digits of the error, rounded up, and the middle to the same place.
    let place = Rational.powerOfTen(exponent - 1)
    let middle = midpoint.rounded(decimals: 1 - exponent)
    let bound = ((error + (midpoint - middle).magnitude) * Rational.powerOfTen(1 - exponent)).ceiling * place
    let decimals = 1 - exponent
    guard decimals >= 0 && decimals <= limit else {
      return "\(Enclosure(middle).certainDigits(max: limit)) ± \(Enclosure(bound).certainDigits(max: 3))"
    }
    return "\(middle.exactDecimalText(decimals: decimals)) ± \(bound.exactDecimalText(decimals: decimals))"
  }

  /// The lower end with `n` significant digits, rounded down: a decimal that is certainly not above the value.
  package func digitsDown(_ n: Int) -> String { Enclosure.text(lower, digits: n, up: false) }

  /// The upper end with `n` significant digits, rounded up: a decimal that is certainly not below the value.
  package func digitsUp(_ n: Int) -> String { Enclosure.text(upper, digits: n, up: true) }

  private static func text(_ value: Rational, digits: Int, up: Bool) -> String {
    guard !value.isZero else { return "0" }
    let exponent = value.decimalExponent
    let scaled = value * Rational.powerOfTen(digits - 1 - exponent)
    let rounded = (up ? scaled.ceiling : scaled.floor) * Rational.powerOfTen(exponent + 1 - digits)
    return Enclosure(rounded).certainDigits(max: digits + 1)
  }
}
