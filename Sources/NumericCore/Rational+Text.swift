import CArb

// MARK: Reading

extension Rational {
  /// The longest decimal that is read, in digits, and the largest exponent.
  package static let longestDecimal = 10_000

  /// Reads `12`, `-0.5`, `1e-3` or `5/3`; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
      self.init(decimal: bytes)
      return
    }
    guard let numerator = Rational(decimal: bytes[..<slash]), numerator.isInteger,
      let denominator = Rational(decimal: bytes[(slash + 1)...]), denominator.isInteger,
      let quotient = numerator.divided(by: denominator)
    else { return nil }
    self = quotient
  }

  /// Reads a decimal, with or without a sign, a fraction and an exponent: `12`, `+0.5`, `-.5`, `1.2e-3`.
  ///
  /// Nil for anything else, and where the digits or the exponent are more than 10,000.
  package init?(decimal text: some Collection<UInt8>) {
    guard let decimal = DecimalText(Array(text)) else { return nil }
    self = decimal.value
  }
}

/// A decimal taken apart: sign, digits, the number of them after the point, exponent.
struct DecimalText {
  var isNegative = false
  var digitCount = 0
  /// Those after leading zeros.
  var significantDigits = 0
  var fractionDigits = 0
  var exponent: Int?
  /// What up to 18 digits are without their point, as most are; more are read from the text.
  private var small = 0
  private let text: [UInt8]

  /// Takes an array, since generic code over collections would not be specialized for callers in other modules.
  init?(_ text: [UInt8]) {
    self.text = text
    var cursor = 0
    if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      cursor = 1
    }
    var hasPoint = false
    scan: while cursor < text.count {
      let byte = text[cursor]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digitCount += 1
        if significantDigits > 0 || byte != UInt8(ascii: "0") { significantDigits += 1 }
        if significantDigits <= 18 { small = small * 10 + Int(byte - UInt8(ascii: "0")) }
        if hasPoint { fractionDigits += 1 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: break scan
      }
      cursor += 1
    }
    guard digitCount > 0, digitCount <= Rational.longestDecimal, !hasPoint || fractionDigits > 0 else { return nil }
    guard cursor < text.count else { return }
    guard text[cursor] == UInt8(ascii: "e") || text[cursor] == UInt8(ascii: "E"),
      let exponent = Int(String(decoding: text[(cursor + 1)...], as: UTF8.self)),
      abs(exponent) <= Rational.longestDecimal
    else { return nil }
    self.exponent = exponent
  }

  /// The exponent of the last digit: -3 for `0.802`.
  var lastDigitExponent: Int { (exponent ?? 0) - fractionDigits }

  var value: Rational {
    let result = Rational.Storage()
    let exponent = lastDigitExponent
    if significantDigits <= 18 {
      let significand = isNegative ? -small : small
      if (-18...0).contains(exponent) {
        fmpq_set_si(&result.value, significand, (exponent..<0).reduce(1) { power, _ in power * 10 })
        return Rational(taking: result)
      }
      fmpz_set_si(&result.value.num, significand)
    } else {
      let end = text.firstIndex { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") } ?? text.count
      let characters = text[..<end].filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "+") }
      fmpz_set_str(&result.value.num, characters.map(CChar.init(bitPattern:)) + [0], 10)
    }
    let significand = Rational(taking: result)
    return exponent == 0 ? significand : significand * Rational.powerOfTen(exponent)
  }
}

// MARK: Writing

extension Rational: CustomStringConvertible {
  /// `3`, or `5/3`.
  public var description: String {
    guard let text = fmpq_get_str(nil, 10, &storage.value) else { return "" }
    defer { flint_free(text) }
    return String(cString: text)
  }

  /// The value rounded to `decimals` digits after the point, half away from 0: `0.802`. A value that rounds to 0 has
  /// no sign. Where `decimals` is negative, the digits before the point are rounded: `1200`.
  package func decimalText(decimals: Int) -> String {
    rounded(decimals: decimals).exactDecimalText(decimals: max(decimals, 0))
  }

  /// The value with `decimals` digits after the point, which hold it exactly.
  func exactDecimalText(decimals: Int) -> String {
    var digits = (magnitude * Rational.powerOfTen(decimals)).truncated.description
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
      digits.insert(".", at: digits.utf8.index(digits.endIndex, offsetBy: -decimals))
    }
    return sign < 0 ? "-" + digits : digits
  }

  /// The number of digits after the point that write the value exactly; nil where none does.
  package var terminatingDecimals: Int? {
    var rest = fmpz(0)
    var factor = fmpz(0)
    fmpz_init_set(&rest, &storage.value.den)
    fmpz_init(&factor)
    defer {
      fmpz_clear(&rest)
      fmpz_clear(&factor)
    }
    var count = 0
    for prime in [2, 5] as [UInt] {
      var quotient = fmpz(0)
      fmpz_init(&quotient)
      fmpz_set_ui(&factor, prime)
      count = max(count, fmpz_remove(&quotient, &rest, &factor))
      fmpz_swap(&rest, &quotient)
      fmpz_clear(&quotient)
    }
    return fmpz_is_one(&rest) != 0 ? count : nil
  }

  /// The shortest exact text: `0.3`, `5/3`, `12`; where that is long, the leading digits: `1.2676506002282294…e30`.
  package var shortText: String {
    guard bitCount <= 64 else { return Enclosure(self).certainDigits(max: 17) }
    guard let decimals = terminatingDecimals, decimals <= 20 else { return description }
    return exactDecimalText(decimals: decimals)
  }
}
