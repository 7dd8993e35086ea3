import Diagnostics

extension TeXParser {
  mutating func sizedDelimiter(
    _ size: Int, _ atomClass: AtomClass, _ name: String, _ place: Span
  ) throws(Stop) -> TeXContent {
    .delimiter(try delimiter(after: name, place), size: size, atomClass)
  }

  mutating func fenced(_ place: Span) throws(Stop) -> TeXContent {
    depth += TeXLimits.depthOfStructure
    defer { depth -= TeXLimits.depthOfStructure }
    let open = try delimiter(after: "left", place)
    fenceDepth += 1
    let nodes = try lines()
    fenceDepth -= 1
    guard input.skipSpace() == UInt8(ascii: "\\") else { throw unclosed("\\left", place) }
    let first = input.position
    let name = input.commandName()
    guard input.text(name) == "right" else {
      input.position = first
      throw unclosed("\\left", place)
    }
    return .fenced(open, nodes, try delimiter(after: "right", input.span(first..<name.upperBound)))
  }

  func isDelimiter(_ text: String) -> Bool { Self.delimiters.contains(text) }

  /// What stands after `\left` or `\big`; empty for a point.
  mutating func delimiter(after name: String, _ place: Span) throws(Stop) -> String {
    var text = ""
    let first: Int
    while true {
      guard let byte = input.skipSpace() else { throw noDelimiter(name, place) }
      let start = input.position
      guard byte == UInt8(ascii: "\\") else {
        first = start
        text = String(input.scalar())
        break
      }
      let command = input.text(input.commandName())
      if let macro = macros.macros[command] {
        try expand(macro, command, input.span(start..<input.position))
        continue
      }
      first = start
      if case .symbol(let symbol, _)? = CommandTable.command(command) { text = symbol }
      break
    }
    switch text {
    case ".": return ""
    case "<": text = "⟨"
    case ">": text = "⟩"
    case "∥": text = "‖"
    case "∣": text = "|"
    default: break
    }
    guard isDelimiter(text) else {
      input.position = first
      throw noDelimiter(name, place)
    }
    return text
  }

  private mutating func noDelimiter(_ name: String, _ place: Span) -> Stop {
    fault(
      .mathSyntax, "no delimiter after `\\\(name)`", at: place,
      help: ["a delimiter is `(`, `[`, `\\{`, `|`, `\\|`, `\\langle`, `\\lfloor` …, or `.` for none"])
  }

  private static let delimiters = Set(
    "( ) [ ] { } | ‖ / \\ ⟨ ⟩ ⌊ ⌋ ⌈ ⌉ ↑ ↓ ↕ ⇑ ⇓ ⇕ ⟮ ⟯ ⎰ ⎱ ⌜ ⌝ ⌞ ⌟ ⟦ ⟧ ⦃ ⦄ ⟪ ⟫".split(separator: " ").map(String.init))
}
