/// How a power of ten is printed: `e-3`, `E+05`, ` × 10⁻³`, `\times10^{-3}`.
struct ExponentStyle {
  /// How far behind the digits a power of ten may end, in bytes.
  static let reach = 64

  /// From the digits to the exponent: `e`, ` × 10`, `\times 10^{`.
  private var opening: String
  private var exponent: String
  /// `}`, or nothing.
  private var closing: String
  private var isRaised: Bool

  /// As it is written.
  var source: String { opening + exponent + closing }

  /// Whether `10⁻³` stands without digits before it.
  var isPowerAlone: Bool { opening.isEmpty && isRaised }

  /// The ellipsis that stands before the power of ten.
  var ellipsis: String { opening.hasPrefix("…") ? "…" : opening.hasPrefix("...") ? "..." : "" }

  /// The power of ten that a text behind the digits of a number begins with; nil where it begins with none.
  init?(_ text: ArraySlice<Unicode.Scalar>) {
    var cursor = text.startIndex
    func at(_ offset: Int) -> Unicode.Scalar { offset < text.endIndex ? text[offset] : "\n" }
    func skip(_ words: [String]) -> Bool {
      guard let word = words.first(where: { text[cursor...].starts(with: $0.unicodeScalars) }) else { return false }
      cursor += word.unicodeScalars.count
      return true
    }
    while skip(["…", "...", "\\ldots", "\\dots"]) {}
    if at(cursor) == "e" || at(cursor) == "E" {
      cursor += 1
    } else {
      while skip(ExponentStyle.spaces) {}
      if skip(ExponentStyle.times) {
        while skip(ExponentStyle.spaces) {}
        guard skip(["10", "{10}", "１０"]) else { return nil }
        while skip([" "]) {}
      }
    }
    isRaised = superscript(at(cursor).value) != nil
    if at(cursor) == "^" {
      cursor += 1
      while at(cursor) == " " || at(cursor) == "{" { cursor += 1 }
    }
    let first = cursor
    while cursor < text.endIndex, let digit = ExponentStyle.plain(text[cursor], isRaised: isRaised),
      digit.isNumber || cursor == first
    {
      cursor += 1
    }
    opening = text[..<first].text
    exponent = text[first..<cursor].text
    guard exponent.unicodeScalars.contains(where: { $0.isPrintedDigit || superscript($0.value) != nil }) else {
      return nil
    }
    let behind = cursor
    if opening.hasSuffix("{") {
      guard at(cursor) == "}" else { return nil }
      cursor += 1
    }
    closing = text[behind..<cursor].text
  }

  private static let spaces = [" ", "\\,", "\\;", "\\:", "\\!", "\\ ", "~", "{}", "\u{A0}", "\u{2009}", "\u{202F}"]
  private static let times = ["\\times", "\\cdot", "×", "·", "⋅", "{\\times}", "{\\cdot}"]

  /// A digit or a sign of an exponent, in ASCII.
  private static func plain(_ scalar: Unicode.Scalar, isRaised: Bool) -> Character? {
    if isRaised { return superscript(scalar.value) }
    switch scalar {
    case "0"..."9", "+", "-": return Character(scalar)
    case "\u{2212}", "\u{2013}", "\u{FF0D}": return "-"
    case _ where scalar.isPrintedDigit: return Character(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)))
    default: return nil
    }
  }

  /// The exponent as ASCII: `-3`.
  private var value: Int? {
    Int(String(exponent.unicodeScalars.compactMap { Self.plain($0, isRaised: isRaised) }))
  }

  /// The power of ten with another exponent.
  func text(_ plain: String) -> String {
    if Int(plain) == value { return source }
    let isNegative = plain.hasPrefix("-")
    var digits = String(plain.drop { !$0.isNumber })
    let written = exponent.unicodeScalars.drop { Self.plain($0, isRaised: isRaised)?.isNumber != true }
    // `e-05` keeps its two digits.
    if written.first == "0" {
      digits = String(repeating: "0", count: max(0, written.count - digits.count)) + digits
    }
    let sign = exponent.unicodeScalars.first.flatMap {
      Self.plain($0, isRaised: isRaised)?.isNumber == false ? $0 : nil
    }
    let isWrittenNegative = sign.flatMap { Self.plain($0, isRaised: isRaised) } == "-"
    var text =
      isNegative == isWrittenNegative ? sign.map { String($0) } ?? "" : isNegative ? (isRaised ? "⁻" : "-") : ""
    text += isRaised ? String(digits.compactMap(\.raised)) : digits
    // `10^3` holds one digit.
    if opening.hasSuffix("^"), text.count > 1 { text = "{\(text)}" }
    return opening + text + closing
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate var text: String { String(String.UnicodeScalarView(self)) }
}

extension Character {
  /// A digit as a superscript.
  fileprivate var raised: Character? {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return wholeNumberValue.map { digits[$0] }
  }
}
