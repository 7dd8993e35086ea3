import Diagnostics
import Formula

extension TeXParser {
  enum Outcome {
    /// It was read; it may have added a node.
    case done
    /// It closes or parts the list, and has not been read.
    case closes
    /// `\over` and its like.
    case infix(FractionStyle, Span)
  }

  /// A command with its arguments and, unless it is an argument itself, its scripts. The backslash is next.
  mutating func command(_ nodes: inout [TeXNode], isArgument: Bool = false) throws(Diagnostic) -> Outcome {
    let start = input.start()
    let first = input.position
    let range = input.commandName()
    let name = input.text(range)
    let place = input.span(first..<range.upperBound)
    if let macro = macros.macros[name] {
      try expand(macro, name, place)
      return .done
    }
    guard let command = CommandTable.command(name) else {
      diagnostics.append(unknown(name, place))
      nodes.append(node(.group([]), from: start))
      return .done
    }
    let content: TeXContent
    switch command {
    case .symbol(let text, let atomClass): content = .symbol(text, atomClass)
    case .largeOperator(let text): content = .symbol(text, .largeOperator)
    case .dots: content = .symbol(isBeforeOperator() ? "⋯" : "…", .inner)
    case .function(let text, let hasLimits): content = .function(text, hasLimits: hasLimits)
    case .space(let mu):
      nodes.append(node(.space(mu: mu), from: start))
      return .done
    case .declaration(let style):
      nodes.append(node(.declaration(style), from: start))
      return .done
    case .right, .end, .newRow:
      input.position = first
      return .closes
    case .infixFraction(let style): return .infix(style, place)
    case .macro(let count, let text):
      try expand(MacroTable.Macro(argumentCount: count, defaultArgument: nil, body: Array(text.utf8)), name, place)
      return .done
    case .define(let kind):
      try define(kind, place)
      return .done
    case .ignored(let count):
      for _ in 0..<count { _ = try rawArgument("the argument of `\\\(name)`", place) }
      return .done
    case .tag, .label, .unnumbered:
      try number(command, place)
      return .done
    case .limits: throw Diagnostic(.mathSyntax, "`\\\(name)` without an operator before it", at: place)
    case .middle, .horizontalRule: content = try misplaced(name, place)
    default: content = try structure(command, name, place, start)
    }
    let atom = node(content, from: start)
    if isArgument {
      nodes.append(atom)
    } else {
      try appendScripts(to: atom, from: start, &nodes)
    }
    return .done
  }

  private mutating func misplaced(_ name: String, _ place: Span) throws(Diagnostic) -> TeXContent {
    if name == "middle", fenceDepth > 0 { return .middle(try delimiter(after: name, place)) }
    throw Diagnostic(
      .mathSyntax,
      name == "middle" ? "`\\middle` outside of `\\left … \\right`" : "`\\\(name)` is not at the beginning of a row",
      at: place)
  }

  /// Whether a binary operator, a relation or a large operator is next.
  private mutating func isBeforeOperator() -> Bool {
    guard let byte = input.skipSpace() else { return false }
    if byte != UInt8(ascii: "\\") { return "+-*=<>".utf8.contains(byte) }
    let start = input.position
    defer { input.position = start }
    switch CommandTable.command(input.text(input.commandName())) {
    case .symbol(_, .binary)?, .symbol(_, .relation)?, .largeOperator?: return true
    default: return false
    }
  }

  func unknown(_ name: String, _ place: Span) -> Diagnostic {
    let known = nearestName(to: name, among: macros.macros.keys) ?? nearestName(to: name, among: CommandTable.names)
    return Diagnostic(
      .mathUnknownCommand, "`\\\(name)` is not a command", at: place,
      help: known.map { ["did you mean `\\\($0)`?"] } ?? [
        "define it with `\\newcommand`, or under `macros` in site.yml"
      ])
  }

  /// A command that has arguments.
  private mutating func structure(
    _ command: Command, _ name: String, _ place: Span, _ start: Int
  ) throws(Diagnostic) -> TeXContent {
    switch command {
    case .word(let text): return .text([node(.words(text, []), from: start)])
    case .fraction(let style):
      if style.size == .continued { _ = try bracketText() }
      let numerator = try argument(of: "the numerator of `\\\(name)`", at: place)
      return .fraction(numerator, try argument(of: "the denominator of `\\\(name)`", at: place), style)
    case .generalFraction: return try generalFraction(place)
    case .root:
      let degree = try bracketed()
      return .root(try argument(of: "what is under the root", at: place), degree: degree)
    case .left: return try fenced(place)
    case .delimiter(let size, let atomClass):
      return .delimiter(try delimiter(after: name, place), size: size, atomClass)
    case .accent(let accent): return .accent(accent, try argument(of: "what `\\\(name)` marks", at: place))
    case .stack(let isOver):
      let mark = try argument(of: "the first argument of `\\\(name)`", at: place)
      let base = try argument(of: "the second argument of `\\\(name)`", at: place)
      return .stack(base, under: isOver ? nil : mark, over: isOver ? mark : nil, base.lone.leadingClass)
    case .relationStack:
      let mark = try argument(of: "the first argument of `\\\(name)`", at: place)
      return .stack(
        try argument(of: "the second argument of `\\\(name)`", at: place), under: nil, over: mark, .relation)
    case .arrow(let arrow):
      let under = try bracketed()
      return .arrow(arrow, under: under, over: try argument(of: "what stands above the arrow", at: place))
    case .text(let style): return .text(try text(style ?? [], name, place))
    case .alphabet(let alphabet): return .styled(.alphabet(alphabet), try content(of: name, place))
    case .enclosure(let enclosure):
      if name == "bbox" || name == "smash" { _ = try bracketText() }
      if enclosure == .circle { return .enclosed(.circle, try text([], name, place)) }
      return .enclosed(enclosure, try content(of: name, place))
    case .classed(let atomClass): return .classed(atomClass, try content(of: name, place))
    case .operatorName: return try operatorName(name, place)
    case .substack: return try substack(place)
    case .sideset:
      let left = try argument(of: "the first argument of `\\sideset`", at: place)
      let right = try argument(of: "the second argument of `\\sideset`", at: place)
      return .sideScripts(try argument(of: "the operator of `\\sideset`", at: place), left: left, right: right)
    case .begin: return try environment(place, from: start)
    case .negation: return try negation(place)
    case .modulus(let style): return .modulus(try argument(of: "the modulus of `\\\(name)`", at: place), style)
    case .rule:
      _ = try bracketText()
      let width = try length(try rawArgument("the width of the rule", place), place)
      return .rule(width: width, height: try length(try rawArgument("the height of the rule", place), place))
    case .length: return .space(mu: try spaceLength(name, place))
    case .reference(let isParenthesised):
      let label = try rawArgument("the label of `\\\(name)`", place)
      return .reference(input.text(label), isParenthesised: isParenthesised)
    case .multicolumn: return try multicolumn(place)
    case .colorDeclaration:
      let color = try color(place)
      guard input.byte() == UInt8(ascii: "{") else { return .declaration(.color(color)) }
      return .styled(.color(color), try braced())
    case .textColor:
      let color = try color(place)
      return .styled(.color(color), try content(of: name, place))
    case .colorBox(let hasFrame):
      if hasFrame { _ = try self.color(place) }
      let color = try color(place)
      let words = node(.text(try text([], name, place)), from: start)
      let box = TeXContent.styled(.background(color), [words])
      return hasFrame ? .enclosed(.box, [node(box, from: start)]) : box
    case .link:
      _ = try rawArgument("the address of `\\href`", place)
      return .group(try content(of: name, place))
    case .symbol, .largeOperator, .dots, .function, .space, .declaration, .right, .end, .newRow, .infixFraction, .macro,
      .define, .ignored, .tag, .label, .unnumbered, .limits, .middle, .horizontalRule:
      return .group([])
    }
  }

  /// An argument as a list.
  mutating func content(of name: String, _ place: Span) throws(Diagnostic) -> [TeXNode] {
    let argument = try argument(of: "the argument of `\\\(name)`", at: place)
    if case .group(let nodes) = argument.content { return nodes }
    return [argument]
  }

  /// `[…]` of a root or an arrow.
  private mutating func bracketed() throws(Diagnostic) -> TeXNode? {
    guard input.skipSpace() == UInt8(ascii: "[") else { return nil }
    let start = input.start()
    let place = input.span(input.position..<input.position + 1)
    input.position += 1
    let nodes = try list(inBrackets: true)
    guard input.skipSpace() == UInt8(ascii: "]") else { throw unclosed("[", place) }
    input.position += 1
    return node(.group(nodes), from: start)
  }

  // MARK: Delimiters

  private mutating func fenced(_ place: Span) throws(Diagnostic) -> TeXContent {
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

  /// What stands after `\left` or `\big`; empty for a point.
  func isDelimiter(_ text: String) -> Bool { Self.delimiters.contains(text) }

  mutating func delimiter(after name: String, _ place: Span) throws(Diagnostic) -> String {
    let fault = Diagnostic(
      .mathSyntax, "no delimiter after `\\\(name)`", at: place,
      help: ["a delimiter is `(`, `[`, `\\{`, `|`, `\\|`, `\\langle`, `\\lfloor` …, or `.` for none"])
    guard let byte = input.skipSpace() else { throw fault }
    var text: String
    let first = input.position
    if byte == UInt8(ascii: "\\") {
      let name = input.commandName()
      if let macro = macros.macros[input.text(name)] {
        try expand(macro, input.text(name), input.span(first..<name.upperBound))
        return try delimiter(after: input.text(name), place)
      }
      guard case .symbol(let symbol, _)? = CommandTable.command(input.text(name)) else {
        input.position = first
        throw fault
      }
      text = symbol
    } else {
      text = String(input.scalar())
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
      throw fault
    }
    return text
  }

  private static let delimiters = Set(
    "( ) [ ] { } | ‖ / \\ ⟨ ⟩ ⌊ ⌋ ⌈ ⌉ ↑ ↓ ↕ ⇑ ⇓ ⇕ ⟮ ⟯ ⎰ ⎱ ⌜ ⌝ ⌞ ⌟ ⟦ ⟧ ⦃ ⦄ ⟪ ⟫".split(separator: " ").map(String.init))

  // MARK: Operators

  private mutating func operatorName(_ name: String, _ place: Span) throws(Diagnostic) -> TeXContent {
    var hasLimits = name == "operatornamewithlimits"
    if input.skipSpace() == UInt8(ascii: "*") {
      hasLimits = true
      input.position += 1
    }
    let nodes = try content(of: name, place)
    if let text = Self.plainName(nodes) { return .function(text, hasLimits: hasLimits) }
    let name = TeXNode(.styled(.alphabet(.roman), nodes), Span(place.start, input.end()))
    return hasLimits ? .classed(.largeOperator, [name]) : .classed(.inner, [name])
  }

  /// The letters of a name; nothing if there is more than letters.
  private static func plainName(_ nodes: [TeXNode]) -> String? {
    var text = ""
    for node in nodes {
      switch node.content {
      case .symbol(let character, _): text += character == "∗" ? "*" : character
      case .number(let digits): text += digits
      case .words(let words, _): text += words
      case .space(let mu): if mu > 0 { text += "\u{2009}" }
      case .text(let nodes), .group(let nodes), .styled(.alphabet(.roman), let nodes):
        guard let part = plainName(nodes) else { return nil }
        text += part
      case .declaration(.alphabet(.roman)): break
      default: return nil
      }
    }
    return text.isEmpty ? nil : text
  }

  /// `\not=`: one character where there is one.
  private mutating func negation(_ place: Span) throws(Diagnostic) -> TeXContent {
    let argument = try argument(of: "what `\\not` negates", at: place)
    guard case .symbol(let text, let atomClass) = argument.lone.content else {
      return .enclosed(.slash, [argument])
    }
    return .symbol(Self.negated[text] ?? text + "\u{338}", atomClass)
  }

  private static let negated: [String: String] = [
    "=": "≠", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∈": "∉", "∋": "∌", "∼": "≁", "≃": "≄", "≅": "≇", "≈": "≉",
    "≡": "≢", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "∣": "∤", "∥": "∦", "∃": "∄", "→": "↛", "←": "↚", "⇒": "⇏",
    "⇐": "⇍", "⇔": "⇎", "↔": "↮", "≺": "⊀", "≻": "⊁", "⊢": "⊬", "⊨": "⊭", "|": "∤", "≍": "≭",
  ]

  private mutating func generalFraction(_ place: Span) throws(Diagnostic) -> TeXContent {
    var style = FractionStyle()
    var delimiters: [String] = []
    for _ in 0..<2 {
      let text = Self.plainName(try content(of: "genfrac", place)) ?? ""
      delimiters.append(text == "." ? "" : text)
    }
    guard delimiters.allSatisfy({ $0.isEmpty || isDelimiter($0) }) else {
      throw Diagnostic(.mathSyntax, "no delimiters for `\\genfrac`", at: place)
    }
    (style.open, style.close) = (delimiters[0], delimiters[1])
    let thickness = try rawArgument("the thickness of `\\genfrac`", place)
    if !thickness.isEmpty { style.hasBar = try length(thickness, place) > 0 }
    switch input.text(try rawArgument("the style of `\\genfrac`", place)) {
    case "0": style.size = .display
    case "1", "2", "3": style.size = .text
    default: break
    }
    let numerator = try argument(of: "the numerator of `\\genfrac`", at: place)
    return .fraction(numerator, try argument(of: "the denominator of `\\genfrac`", at: place), style)
  }
}
