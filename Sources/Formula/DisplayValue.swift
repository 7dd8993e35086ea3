import NumericCore

/// A value as it is shown in place of its name.
package enum DisplayValue: Sendable, Hashable {
  /// A number as it is printed: `0.7`, `-1.5e-6`, `5/3`.
  case scalar(String)
  case vector([String])
  case matrix([[String]])
}

extension DisplayValue {
  var isScalar: Bool { if case .scalar = self { true } else { false } }
}

/// A value and whether all of its digits are shown.
package struct ShownValue: Sendable, Hashable {
  package var value: DisplayValue
  package var isExact: Bool

  package init(_ value: DisplayValue, isExact: Bool) {
    self.value = value
    self.isExact = isExact
  }

  /// A short exact decimal or fraction as it is; everything else rounded, where the enclosure decides the digits.
  package init?(_ operand: Operand, significantDigits: Int = 6) {
    var isExact = true
    func text(_ number: Enclosure) -> String? {
      if let exact = number.shortExactText { return exact }
      isExact = false
      return number.roundedText(significantDigits: significantDigits)
    }
    func row(_ numbers: [Enclosure]) -> [String]? {
      let texts = numbers.compactMap(text)
      return texts.count == numbers.count ? texts : nil
    }
    switch operand {
    case .number(let number):
      guard let text = text(number) else { return nil }
      value = .scalar(text)
    case .vector(let numbers):
      guard let texts = row(numbers) else { return nil }
      value = .vector(texts)
    case .matrix(let rows):
      let texts = rows.compactMap(row)
      guard texts.count == rows.count else { return nil }
      value = .matrix(texts)
    case .truth:
      return nil
    }
    self.isExact = isExact
  }
}

extension Enclosure {
  fileprivate var shortExactText: String? {
    guard isPoint, lower.bitCount <= 64 else { return nil }
    let text = lower.shortText
    return text.utf8.count <= 9 ? text : nil
  }

  /// Rounded half away from 0; nil where the two ends round differently.
  fileprivate func roundedText(significantDigits digits: Int) -> String? {
    guard lower.sign * upper.sign > 0 else { return nil }
    let exponent = lower.decimalExponent
    guard -6..<15 ~= exponent else {
      // Far from 1: a significand and a power of ten.
      let scale = Rational.powerOfTen(-exponent)
      let (low, high) = [lower, upper].map { ($0 * scale).decimalText(decimals: digits - 1) }.pair
      return low == high ? low + "e\(exponent)" : nil
    }
    let (low, high) = [lower, upper].map { $0.decimalText(decimals: max(0, digits - 1 - exponent)) }.pair
    return low == high ? low : nil
  }
}

extension Array {
  fileprivate var pair: (Element, Element) { (self[0], self[1]) }
}
