import Diagnostics
import Formula

extension TeXParser {
  /// The argument of `\text`: words with formulas between dollars.
  mutating func text(_ style: TextStyle, _ name: String, _ place: Span) throws(Stop) -> [TeXNode] {
    guard let byte = input.skipSpace() else { throw missing("the argument of `\\\(name)`", place) }
    guard byte == UInt8(ascii: "{") else {
      return [try argument(of: "the argument of `\\\(name)`", at: place)]
    }
    let brace = input.span(input.position..<input.position + 1)
    input.position += 1
    var nodes: [TeXNode] = []
    try words(style, &nodes)
    guard input.byte() == UInt8(ascii: "}") else { throw unclosed("{", brace) }
    input.position += 1
    return nodes
  }

  /// Reads up to the closing brace.
  private mutating func words(_ style: TextStyle, _ nodes: inout [TeXNode]) throws(Stop) {
    depth += TeXLimits.depthOfStructure
    defer { depth -= TeXLimits.depthOfStructure }
    var style = style
    var words: [UInt8] = []
    var start = input.start()
    var end = start
    func flush(_ parser: inout TeXParser) {
      if !words.isEmpty {
        parser.nodeCount += 1
        nodes.append(TeXNode(.words(String(decoding: words, as: UTF8.self), style), Span(start, max(start, end))))
      }
      words = []
    }
    while let byte = input.byte(), byte != UInt8(ascii: "}") {
      guard depth <= TeXLimits.depth else {
        throw fault(
          .mathLimit, "more than \(TeXLimits.depth) levels of nesting", at: input.span(input.position..<input.position))
      }
      if words.isEmpty { start = input.start() }
      switch byte {
      case UInt8(ascii: "$"):
        flush(&self)
        nodes.append(try mathInText(closing: "$"))
      case UInt8(ascii: "{"):
        flush(&self)
        let brace = input.span(input.position..<input.position + 1)
        input.position += 1
        try self.words(style, &nodes)
        guard input.byte() == UInt8(ascii: "}") else { throw unclosed("{", brace) }
        input.position += 1
      case UInt8(ascii: "\\"):
        let first = input.position
        let name = input.text(input.commandName())
        let place = input.span(first..<input.position)
        if name == "(" {
          flush(&self)
          input.position = first
          nodes.append(try mathInText(closing: "\\)"))
        } else if let macro = macros.macros[name] {
          try expand(macro, name, place)
        } else if let character = Self.character(inText: name) {
          words += character.utf8
          if name.utf8.allSatisfy(\.isASCIILetter) { _ = input.skipSpace() }
        } else if case .text(let inner?)? = CommandTable.command(name) {
          flush(&self)
          let isPlain = name == "textrm" || name == "textnormal" || name == "textup" || name == "textmd"
          nodes += try text(isPlain ? [] : style.union(inner), name, place)
        } else if case .declaration(.alphabet(let alphabet))? = CommandTable.command(name) {
          flush(&self)
          style = TextStyle(alphabet)
          _ = input.skipSpace()
        } else {
          // Anything else is mathematics, although LaTeX would want dollars around it.
          flush(&self)
          input.position = first
          let mathStart = input.start()
          var inner: [TeXNode] = []
          guard case .done = try command(&inner) else {
            throw fault(.mathSyntax, "`\\\(name)` inside a text", at: place)
          }
          if inner.count == 1, case .space = inner[0].content {
            nodes += inner
          } else if !inner.isEmpty {
            nodes.append(node(.math(inner), from: mathStart))
          }
        }
      case UInt8(ascii: "~"):
        words += "\u{A0}".utf8
        input.position += 1
      case UInt8(ascii: "-") where input.isAt("---"):
        words += "—".utf8
        input.position += 3
      case UInt8(ascii: "-") where input.isAt("--"):
        words += "–".utf8
        input.position += 2
      case UInt8(ascii: "`"):
        let isDouble = input.isAt("``")
        words += (isDouble ? "“" : "‘").utf8
        input.position += isDouble ? 2 : 1
      case UInt8(ascii: "'"):
        let isDouble = input.isAt("''")
        words += (isDouble ? "”" : "’").utf8
        input.position += isDouble ? 2 : 1
      default:
        words.append(byte.isTeXSpace ? 0x20 : byte)
        input.position += 1
      }
      end = input.end()
    }
    flush(&self)
  }

  /// `$…$` or `\(…\)` inside a text; its opener is next.
  private mutating func mathInText(closing: StaticString) throws(Stop) -> TeXNode {
    let start = input.start()
    let width = closing.utf8CodeUnitCount
    let opener = input.span(input.position..<input.position + width)
    input.position += width
    var nodes: [TeXNode] = []
    if width == 1 {
      nodes = try list()
    } else {
      nodes = try list(inMathOfText: true)
    }
    _ = input.skipSpace()
    guard input.isAt(closing) else { throw unclosed(width == 1 ? "$" : "\\(", opener) }
    input.position += width
    return node(.math(nodes), from: start)
  }

  private static func character(inText name: String) -> String? {
    switch name {
    case " ", "\n", "\\", "newline", "space", "nobreakspace": return " "
    case ",", ":", ";", "!": return nil
    default: break
    }
    guard case .symbol(let text, let atomClass)? = CommandTable.command(name),
      atomClass == .ordinary || atomClass == .inner
        || name == "{" || name == "}" || name == "[" || name == "]" || name == ")" || name == "*"
    else {
      if case .word(let word)? = CommandTable.command(name) { return word }
      return nil
    }
    // A letter of mathematics is set as one.
    return text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic && $0.value > 0x17F } ? nil : text
  }
}

extension TextStyle {
  fileprivate init(_ alphabet: Alphabet) {
    switch alphabet {
    case .bold, .boldSymbol: self = .bold
    case .italic: self = .italic
    case .sansSerif: self = .sansSerif
    case .typewriter: self = .monospace
    case .normal, .roman, .blackboard, .calligraphic, .fraktur: self = []
    }
  }
}
