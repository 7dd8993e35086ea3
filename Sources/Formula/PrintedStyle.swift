import Diagnostics
import NumericCore

/// How an author prints a number, so that another one can be printed in its place: `1,234.5`, `−0.5`, `1.2 × 10⁻³`,
/// `０．８０２`, `0.8018…`, `1.2\times10^{-3}`.
struct PrintedStyle {
  /// The number with its sign and its power of ten, which LaTeX may set apart from the digits.
  private(set) var span: Span

  /// The sign as it is written, with the space behind it.
  private var sign = ""
  /// What separates groups of three digits, before the point and behind it.
  private var groups: String?
  private var fractionGroups: String?
  private var point = "."
  /// Not so for `.5`.
  private var hasIntegerDigits = false
  private var isFullWidth = false
  private var exponent: ExponentStyle?
  /// What stands behind the digits: an ellipsis, a percent sign.
  private var tail = ""

  /// - Returns: nil where a sign or a power of ten is part of the number, and is not found beside its digits.
  init?(_ number: PrintedNumber, in file: SourceFile) {
    span = number.span
    var scalars = Array(file.text(span).unicodeScalars)
    var cursor = 0
    if let first = scalars.first, signs.contains(first) {
      sign = String(first)
      cursor = 1
      while cursor < scalars.count, scalars[cursor] == " " {
        sign += " "
        cursor += 1
      }
    } else if number.decimal.text.hasPrefix("-") {
      guard let minus = file.minus(before: span.start) else { return nil }
      sign = file.text(Span(minus, span.start))
      span.start = minus
    }
    guard readDigits(scalars, &cursor) else { return nil }

    guard number.decimal.isScientific else {
      tail = String(scalars[cursor...])
      return
    }
    exponent = ExponentStyle(scalars[cursor...])
    if exponent == nil {
      // In LaTeX the span is that of the digits alone.
      scalars += file.text(Span(span.end, file.characterEnd(near: span.end + ExponentStyle.reach))).unicodeScalars
      exponent = ExponentStyle(scalars[cursor...])
      guard let exponent, cursor == file.text(number.span).unicodeScalars.count else { return nil }
      span.end += exponent.source.utf8.count
      return
    }
    cursor += exponent?.source.unicodeScalars.count ?? 0
    tail = String(scalars[cursor...])
  }

  /// Reads the digits up to an exponent or to what stands behind a number.
  private mutating func readDigits(_ scalars: [Unicode.Scalar], _ cursor: inout Int) -> Bool {
    let first = cursor
    groups = skipDigits(scalars, &cursor)
    hasIntegerDigits = cursor > first
    if let mark = points.first(where: { scalars[cursor...].starts(with: $0.unicodeScalars) }),
      cursor + mark.unicodeScalars.count < scalars.count, scalars[cursor + mark.unicodeScalars.count].isPrintedDigit
    {
      point = mark
      cursor += mark.unicodeScalars.count
      fractionGroups = skipDigits(scalars, &cursor)
    }
    isFullWidth = scalars[first..<cursor].contains { (0xFF10...0xFF19).contains($0.value) }
    return cursor > first
  }

  /// Skips digits, and tells what separates their groups.
  private func skipDigits(_ scalars: [Unicode.Scalar], _ cursor: inout Int) -> String? {
    var separator: String?
    while cursor < scalars.count {
      if scalars[cursor].isPrintedDigit {
        cursor += 1
        continue
      }
      guard let mark = separators.first(where: { scalars[cursor...].starts(with: $0.unicodeScalars) }) else { break }
      let behind = cursor + mark.unicodeScalars.count
      guard behind < scalars.count, scalars[behind].isPrintedDigit else { break }
      separator = mark
      cursor = behind
    }
    return separator
  }

  // MARK: Writing

  /// A number in this style; nil where the style cannot hold it.
  ///
  /// - Parameter plain: as `PrintedDecimal` has it: `-1234.5`, `1.2e-3`, `80.2%`.
  func text(_ plain: String) -> String? {
    var rest = plain[...]
    let isNegative = rest.hasPrefix("-")
    if isNegative { rest = rest.dropFirst() }
    if rest.hasSuffix("%") { rest = rest.dropLast() }
    let parts = rest.split(separator: "e", maxSplits: 1)
    let digits = parts[0].split(separator: ".", maxSplits: 1)

    var text = signText(isNegative)
    let power = parts.count > 1 ? String(parts[1]) : nil
    guard let power else { return text + mantissa(digits) + (exponent?.ellipsis ?? "") + tail }
    guard let exponent else { return nil }
    if exponent.isPowerAlone {
      text += parts[0] == "1" ? "10" : mantissa(digits) + " × 10"
    } else {
      text += mantissa(digits)
    }
    return text + exponent.text(power) + tail
  }

  private func signText(_ isNegative: Bool) -> String {
    let isWrittenNegative = sign.unicodeScalars.first.map { !pluses.contains($0) } ?? false
    if isNegative == isWrittenNegative { return sign }
    if isNegative { return isFullWidth ? "－" : "-" }
    return ""
  }

  private func mantissa(_ parts: [Substring]) -> String {
    var text = ""
    let integer = Array(parts[0])
    if hasIntegerDigits || integer != ["0"] || parts.count == 1 {
      for (index, digit) in integer.enumerated() {
        if index > 0, (integer.count - index) % 3 == 0, let groups { text += groups }
        text += shown(digit)
      }
    }
    guard parts.count > 1 else { return text }
    text += point
    for (index, digit) in parts[1].enumerated() {
      if index > 0, index % 3 == 0, let fractionGroups { text += fractionGroups }
      text += shown(digit)
    }
    return text
  }

  private func shown(_ digit: Character) -> String {
    guard isFullWidth, let value = digit.wholeNumberValue, let wide = Unicode.Scalar(0xFF10 + value) else {
      return String(digit)
    }
    return String(wide)
  }
}

private let signs: Set<Unicode.Scalar> = ["-", "+", "\u{2212}", "\u{2013}", "\u{FF0D}", "\u{FF0B}"]
private let pluses: Set<Unicode.Scalar> = ["+", "\u{FF0B}"]
private let points = [".", "\u{FF0E}", "{.}"]
/// Of groups of digits; the longer ones before those that they begin with.
private let separators = [
  "{,}", "{\\,}", "\\,", "\\;", "\\:", "\\!", "\\ ", ",", "_", "'", "~", "\u{2009}", "\u{202F}", "\u{A0}",
]

extension Unicode.Scalar {
  /// An ASCII digit or a full-width one.
  var isPrintedDigit: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }
}

extension SourceFile {
  /// Where the minus sign stands that only spaces separate from an offset.
  fileprivate func minus(before offset: Int) -> Int? {
    var end = offset
    while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    if end > 0, bytes[end - 1] == UInt8(ascii: "-") { return end - 1 }
    return bytes[..<end].suffix(3).elementsEqual("\u{2212}".utf8) ? end - 3 : nil
  }

  /// The end of the character at or right behind an offset.
  fileprivate func characterEnd(near offset: Int) -> Int {
    var end = min(offset, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) { self.init(String.UnicodeScalarView(scalars)) }
}
