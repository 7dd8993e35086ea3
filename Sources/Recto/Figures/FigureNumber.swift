import NumericCore

extension Double {
  /// The number as a reader writes it: `0.25`, `−3`, `2.5 × 10^−6`; of a figure's label, so with a real minus.
  ///
  /// - Parameter digits: the significant ones that are kept; zeros at the end are not.
  func figureText(digits: Int) -> String {
    guard self != 0 else { return "0" }
    let value = Rational(exactly: magnitude)
    // 9.9999 is 10 when it is rounded.
    var exponent = value.decimalExponent
    if value.rounded(decimals: digits - 1 - exponent) >= Rational.powerOfTen(exponent + 1) { exponent += 1 }
    let sign = self < 0 ? "−" : ""
    guard -5..<7 ~= exponent else {
      let significand = (value * Rational.powerOfTen(-exponent)).decimalText(decimals: digits - 1).withoutFinalZeros
      let power = "10^\(exponent < 0 ? "−" : "")\(exponent.magnitude)"
      return sign + (significand == "1" ? power : "\(significand) × \(power)")
    }
    return sign + value.decimalText(decimals: Swift.max(0, digits - 1 - exponent)).withoutFinalZeros
  }

  /// With as many digits after the point as it is told, and a real minus.
  func figureText(decimals: Int) -> String {
    let text = Rational(exactly: magnitude).decimalText(decimals: decimals)
    return self < 0 ? "−" + text : text
  }
}

extension String {
  fileprivate var withoutFinalZeros: String {
    guard contains(".") else { return self }
    var text = Substring(self)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }
}

extension [UInt8] {
  /// A number of at most so many digits after the point: `12.5`, `-0.25`, `3`.
  mutating func append(decimal number: Double, places: Int) {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    var count = Int((number.magnitude * scale).rounded())
    if count == 0 { return append(UInt8(ascii: "0")) }
    if number < 0 { append(UInt8(ascii: "-")) }
    var places = places
    while places > 0, count % 10 == 0 {
      count /= 10
      places -= 1
    }
    var digits = Array<UInt8>(String(count).utf8)
    if places > 0 {
      while digits.count <= places { digits.insert(UInt8(ascii: "0"), at: 0) }
      digits.insert(UInt8(ascii: "."), at: digits.count - places)
    }
    append(contentsOf: digits)
  }
}
