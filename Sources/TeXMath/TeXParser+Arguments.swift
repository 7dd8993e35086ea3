import Diagnostics
import Formula

extension TeXParser {
  // MARK: Arguments that are no mathematics

  /// The bytes of `{…}`, or of one character or command.
  mutating func rawArgument(
    _ what: @autoclosure () -> String, _ place: Span, code: DiagnosticCode = .mathSyntax
  ) throws(Stop) -> Range<Int> {
    guard let byte = input.skipSpace(), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "&") else {
      throw fault(code, "\(what()) is missing", at: place)
    }
    if byte == UInt8(ascii: "{") { return try bracedRange() }
    let start = input.position
    if byte == UInt8(ascii: "\\") { _ = input.commandName() } else { _ = input.scalar() }
    return start..<input.position
  }

  /// The bytes between braces, which is next, as they stand.
  private mutating func bracedRange() throws(Stop) -> Range<Int> {
    let brace = input.position
    var level = 0
    while let byte = input.byte(after: 0) {
      input.position += 1
      switch byte {
      case UInt8(ascii: "\\"): if input.byte(after: 0) != nil { input.position += 1 }
      case UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "}"):
        level -= 1
        if level == 0 { return brace + 1..<input.position - 1 }
      default: break
      }
    }
    throw fault(.mathSyntax, "`{` is not closed", at: input.span(brace..<brace + 1))
  }

  /// The bytes of `[…]`, if it is next.
  mutating func bracketText() throws(Stop) -> Range<Int>? {
    guard input.skipSpace() == UInt8(ascii: "[") else { return nil }
    if let range = bracketRange() { return range }
    throw fault(.mathSyntax, "`[` is not closed", at: input.span(input.position..<input.position + 1))
  }

  /// The bytes of `[…]`, which is next; nothing, and no step further, if it has no end.
  mutating func bracketRange() -> Range<Int>? {
    let start = input.position
    var level = 0
    while let byte = input.byte(after: 0) {
      input.position += 1
      switch byte {
      case UInt8(ascii: "\\"): if input.byte(after: 0) != nil { input.position += 1 }
      case UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "}"): level -= 1
      case UInt8(ascii: "]"): if level <= 0 { return start + 1..<input.position - 1 }
      default: break
      }
    }
    input.position = start
    return nil
  }

  // MARK: Lengths

  /// A length in eighteenths of an em: `1em`, `-3mu`, `0.5 cm`.
  mutating func length(_ range: Range<Int>, _ place: Span) throws(Stop) -> Int {
    guard let length = Self.length(input.bytes[range]) else {
      throw fault(
        .mathSyntax, "`\(input.text(range))` is no length", at: range.isEmpty ? place : input.span(range),
        help: ["a length is a number and a unit: `1em`, `6pt`, `3mu`"])
    }
    return length
  }

  /// `\hspace{1em}`, `\hspace*{1em}`, `\kern1em`.
  mutating func spaceLength(_ name: String, _ place: Span) throws(Stop) -> Int {
    if input.byte() == UInt8(ascii: "*") { input.position += 1 }
    if input.skipSpace() == UInt8(ascii: "{") {
      return try length(try rawArgument("a length", place), place)
    }
    let start = input.position
    while let byte = input.byte(after: 0), !byte.isASCIILetter || byte == UInt8(ascii: " "),
      byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: " ")
    {
      input.position += 1
    }
    input.position = min(input.position + 2, input.bytes.count)
    return try length(start..<input.position, place)
  }

  /// What a unit is in thousandths of an eighteenth of an em, at ten points an em.
  private static let units: [String: Int] = [
    "em": 18_000, "ex": 7_750, "mu": 1_000, "pt": 1_800, "pc": 21_600, "px": 1_350, "cm": 51_200, "mm": 5_120,
    "in": 130_100, "bp": 1_807, "dd": 1_926, "cc": 23_112,
  ]

  static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    var scale = 1
    var isNegative = false
    var hasPoint = false
    var digits = 0
    var index = bytes.startIndex
    while index < bytes.endIndex, !bytes[index].isASCIILetter {
      switch bytes[index] {
      case UInt8(ascii: "-") where digits == 0: isNegative.toggle()
      case UInt8(ascii: "+") where digits == 0, 0x20: break
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case 0x30...0x39:
        digits += 1
        // Five digits are more than a page has.
        if value < 10_000, scale < 10_000 {
          value = value * 10 + Int(bytes[index] - 0x30)
          if hasPoint { scale *= 10 }
        } else if !hasPoint {
          return nil
        }
      default: return nil
      }
      index += 1
    }
    var unit = String(decoding: bytes[index...], as: UTF8.self)
    while unit.last == " " { unit.removeLast() }
    guard digits > 0, let size = units[unit] else { return nil }
    let length = (value * size + scale * 500) / (scale * 1_000)
    guard length <= 18 * 1_000 else { return nil }
    return isNegative ? -length : length
  }

  // MARK: Colours

  /// `{red}`, `{#f00}`, `[rgb]{1,0,0}`, `[HTML]{FF0000}`.
  mutating func color(_ place: Span) throws(Stop) -> MathColor {
    let model = try bracketText().map(input.text)
    let range = try rawArgument("the colour", place)
    let text = input.text(range).filter { $0 != " " }
    if let color = Self.color(text, model: model) { return color }
    throw fault(
      .mathSyntax, "`\(text)` is no colour", at: range.isEmpty ? place : input.span(range),
      help: [
        nearestName(to: text, among: Array(MathColor.names) + MathColor.others.keys).map { "did you mean `\($0)`?" }
          ?? "a colour is a name, such as `red`, or `#rrggbb`"
      ])
  }

  private static func color(_ text: String, model: String?) -> MathColor? {
    switch model {
    case "rgb", "RGB":
      let parts = text.split(separator: ",").map { Array($0.utf8) }
      guard parts.count == 3 else { return nil }
      var hex = ""
      for part in parts {
        guard let level = level(part, isFraction: model == "rgb") else { return nil }
        hex += (level < 16 ? "0" : "") + String(level, radix: 16)
      }
      return .hex("#" + hex)
    case "HTML": return hex("#" + text)
    case "gray":
      guard let level = level(Array(text.utf8), isFraction: true) else { return nil }
      let digits = (level < 16 ? "0" : "") + String(level, radix: 16)
      return .hex("#" + digits + digits + digits)
    case nil, "named":
      if text.hasPrefix("#") { return hex(text) }
      let name = text.lowercased()
      if MathColor.names.contains(name) { return .named(name) }
      return MathColor.others[name].map { .hex($0) } ?? hex("#" + text)
    default: return nil
    }
  }

  private static func hex(_ text: String) -> MathColor? {
    let digits = Array(text.utf8.dropFirst())
    guard digits.count == 3 || digits.count == 6,
      digits.allSatisfy({ $0.isASCIIDigit || (0x61...0x66).contains($0 | 0x20) })
    else { return nil }
    return .hex(text.lowercased())
  }

  /// A part of a colour from 0 to 255.
  private static func level(_ digits: [UInt8], isFraction: Bool) -> Int? {
    var value = 0
    var scale = 1
    var hasPoint = false
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    for byte in digits {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if byte.isASCIIDigit {
        value = value * 10 + Int(byte - 0x30)
        if hasPoint { scale *= 10 }
      } else {
        return nil
      }
    }
    let level = isFraction ? (value * 255 + scale / 2) / scale : value / scale
    return level <= 255 ? level : nil
  }
}

extension MathColor {
  /// The names that the page's style sheet knows: those of LaTeX's package `xcolor`, and some of HTML's.
  package static let names: Set<String> = [
    "black", "blue", "brown", "crimson", "cyan", "darkblue", "darkgray", "darkgreen", "darkorange", "darkred",
    "forestgreen", "gold", "gray", "green", "grey", "indigo", "lightblue", "lightgray", "lightgreen", "lime",
    "magenta", "maroon", "navy", "olive", "orange", "orangered", "orchid", "pink", "purple", "red", "royalblue",
    "salmon", "skyblue", "steelblue", "tan", "teal", "tomato", "turquoise", "violet", "white", "yellow",
  ]
  /// Further names of `xcolor` (its option `dvipsnames`), which a page takes as they are.
  static let others: [String: String] = [
    "apricot": "#fbb982", "aquamarine": "#00b5be", "bittersweet": "#c04f17", "bluegreen": "#00b3b8",
    "blueviolet": "#473992", "brickred": "#b6321c", "burntorange": "#f7921d", "cadetblue": "#74729a",
    "carnationpink": "#f282b4", "cerulean": "#00a2e3", "cornflowerblue": "#41b0e4", "dandelion": "#fdbc42",
    "darkorchid": "#a4538a", "emerald": "#00a99d", "fuchsia": "#8c368c", "goldenrod": "#ffdf42",
    "greenyellow": "#dfe674", "junglegreen": "#00a99a", "lavender": "#f49ec4", "limegreen": "#8dc73e",
    "mahogany": "#a9341f", "melon": "#f89e7b", "midnightblue": "#006795", "mulberry": "#a93c93", "navyblue": "#006eb8",
    "olivegreen": "#3c8031", "peach": "#f7965a", "periwinkle": "#7977b8", "pinegreen": "#008b72", "plum": "#92268f",
    "processblue": "#00b0f0", "rawsienna": "#974006", "redorange": "#f26035", "redviolet": "#a1246b",
    "rhodamine": "#ef559f", "royalpurple": "#613f99", "rubinered": "#ed017d", "seagreen": "#3fbc9d", "sepia": "#671800",
    "springgreen": "#c6dc67", "thistle": "#d883b7", "tealblue": "#00aeb3", "violetred": "#ef58a0",
    "wildstrawberry": "#ee2967", "yellowgreen": "#98cc70", "yelloworange": "#faa21a",
  ]
}
