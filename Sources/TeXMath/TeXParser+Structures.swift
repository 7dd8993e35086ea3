import Diagnostics
import Formula

extension TeXParser {
  /// A command that has arguments; each is read by a function of its own, so that the room on the stack for one level
  /// of nesting is that of one command, not of all.
  mutating func structure(
    _ command: Command, _ name: String, _ place: Span, _ start: Int
  ) throws(Stop) -> TeXContent {
    switch command {
    case .fraction(let style): try fraction(style, name, place)
    case .generalFraction: try generalFraction(place)
    case .root: try root(place)
    case .left: try fenced(place)
    case .delimiter(let size, let atomClass): try sizedDelimiter(size, atomClass, name, place)
    case .accent(let accent): try mark(accent, name, place)
    case .stack(let isOver): try stack(name, place, isOver: isOver, nil)
    case .relationStack: try stack(name, place, isOver: true, .relation)
    case .arrow(let arrow): try self.arrow(arrow, place)
    case .text(let style): try words(style ?? [], name, place)
    case .alphabet(let alphabet): try styled(.alphabet(alphabet), name, place)
    case .enclosure(let enclosure): try enclosed(enclosure, name, place)
    case .classed(let atomClass): try classed(atomClass, name, place)
    case .operatorName: try operatorName(name, place)
    case .substack: try substack(place)
    case .sideset: try sideset(place)
    case .begin: try environment(place, from: start)
    case .negation: try negation(place)
    case .modulus(let style): try modulus(style, name, place)
    case .multicolumn: try multicolumn(place)
    case .colorDeclaration, .textColor, .colorBox: try colored(command, name, place, start)
    default: try plain(command, name, place, start)
    }
  }

  /// Commands whose arguments are no mathematics.
  private mutating func plain(
    _ command: Command, _ name: String, _ place: Span, _ start: Int
  ) throws(Stop) -> TeXContent {
    switch command {
    case .word(let text): return .text([node(.words(text, []), from: start)])
    case .rule:
      _ = try bracketText()
      let width = try length(try rawArgument("the width of the rule", place), place)
      return .rule(width: width, height: try length(try rawArgument("the height of the rule", place), place))
    case .length: return .space(mu: try spaceLength(name, place))
    case .reference(let isParenthesised):
      let label = try rawArgument("the label of `\\\(name)`", place)
      references.append(.init(name: input.text(label), span: input.span(label)))
      return .reference(input.text(label), isParenthesised: isParenthesised)
    case .link:
      _ = try rawArgument("the address of `\\href`", place)
      return .group(try content(of: name, place))
    default: return .group([])
    }
  }

  // MARK: Arguments

  /// An argument as a list.
  mutating func content(of name: String, _ place: Span) throws(Stop) -> [TeXNode] {
    let argument = try argument(of: "the argument of `\\\(name)`", at: place)
    if case .group(let nodes) = argument.content { return nodes }
    return [argument]
  }

  /// `[…]` of a root or an arrow.
  private mutating func bracketed() throws(Stop) -> TeXNode? {
    guard input.skipSpace() == UInt8(ascii: "[") else { return nil }
    let start = input.start()
    let place = input.span(input.position..<input.position + 1)
    input.position += 1
    let nodes = try list(inBrackets: true)
    guard input.skipSpace() == UInt8(ascii: "]") else { throw unclosed("[", place) }
    input.position += 1
    return node(.group(nodes), from: start)
  }

  // MARK: Parts above and below each other

  private mutating func fraction(_ style: FractionStyle, _ name: String, _ place: Span) throws(Stop) -> TeXContent {
    if style.size == .continued { _ = try bracketText() }
    let numerator = try argument(of: "the numerator of `\\\(name)`", at: place)
    return .fraction(numerator, try argument(of: "the denominator of `\\\(name)`", at: place), style)
  }

  private mutating func root(_ place: Span) throws(Stop) -> TeXContent {
    let degree = try bracketed()
    return .root(try argument(of: "what is under the root", at: place), degree: degree)
  }

  private mutating func mark(_ accent: Accent, _ name: String, _ place: Span) throws(Stop) -> TeXContent {
    .accent(accent, try argument(of: "what `\\\(name)` marks", at: place))
  }

  private mutating func stack(
    _ name: String, _ place: Span, isOver: Bool, _ atomClass: AtomClass?
  ) throws(Stop) -> TeXContent {
    let mark = try argument(of: "the first argument of `\\\(name)`", at: place)
    let base = try argument(of: "the second argument of `\\\(name)`", at: place)
    return .stack(
      base, under: isOver ? nil : mark, over: isOver ? mark : nil, atomClass ?? base.lone.leadingClass)
  }

  private mutating func arrow(_ arrow: String, _ place: Span) throws(Stop) -> TeXContent {
    let under = try bracketed()
    return .arrow(arrow, under: under, over: try argument(of: "what stands above the arrow", at: place))
  }

  private mutating func sideset(_ place: Span) throws(Stop) -> TeXContent {
    let left = try argument(of: "the first argument of `\\sideset`", at: place)
    let right = try argument(of: "the second argument of `\\sideset`", at: place)
    return .sideScripts(try argument(of: "the operator of `\\sideset`", at: place), left: left, right: right)
  }

  // MARK: Styles

  private mutating func words(_ style: TextStyle, _ name: String, _ place: Span) throws(Stop) -> TeXContent {
    .text(try text(style, name, place))
  }

  private mutating func styled(_ style: TeXStyle, _ name: String, _ place: Span) throws(Stop) -> TeXContent {
    .styled(style, try content(of: name, place))
  }

  private mutating func classed(_ atomClass: AtomClass, _ name: String, _ place: Span) throws(Stop) -> TeXContent {
    .classed(atomClass, try content(of: name, place))
  }

  private mutating func enclosed(_ enclosure: MathEnclosure, _ name: String, _ place: Span) throws(Stop) -> TeXContent {
    if name == "bbox" || name == "smash" { _ = try bracketText() }
    if enclosure == .circle { return .enclosed(.circle, try text([], name, place)) }
    return .enclosed(enclosure, try content(of: name, place))
  }

  private mutating func modulus(_ style: ModulusStyle, _ name: String, _ place: Span) throws(Stop) -> TeXContent {
    .modulus(try argument(of: "the modulus of `\\\(name)`", at: place), style)
  }

  private mutating func colored(
    _ command: Command, _ name: String, _ place: Span, _ start: Int
  ) throws(Stop) -> TeXContent {
    var frame: MathColor?
    if case .colorBox(true) = command { frame = try color(place) }
    let color = try color(place)
    switch command {
    case .colorDeclaration:
      // With braces right behind it, it has an argument, as MathJax has it.
      guard input.byte() == UInt8(ascii: "{") else { return .declaration(.color(color)) }
      return .styled(.color(color), try braced())
    case .colorBox:
      let words = node(.text(try text([], name, place)), from: start)
      let box = TeXContent.styled(.background(color), [words])
      guard let frame else { return box }
      // The frame has the colour of what it encloses, which therefore goes back to that of the text.
      let inner = node(.styled(.color(.named("black")), [node(box, from: start)]), from: start)
      return .styled(.color(frame), [node(.enclosed(.box, [inner]), from: start)])
    default: return .styled(.color(color), try content(of: name, place))
    }
  }

  // MARK: Operators

  private mutating func operatorName(_ name: String, _ place: Span) throws(Stop) -> TeXContent {
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
  private mutating func negation(_ place: Span) throws(Stop) -> TeXContent {
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

  private mutating func generalFraction(_ place: Span) throws(Stop) -> TeXContent {
    var style = FractionStyle()
    var delimiters: [String] = []
    for _ in 0..<2 {
      let text = Self.plainName(try content(of: "genfrac", place)) ?? ""
      delimiters.append(text == "." ? "" : text)
    }
    guard delimiters.allSatisfy({ $0.isEmpty || isDelimiter($0) }) else {
      throw fault(.mathSyntax, "no delimiters for `\\genfrac`", at: place)
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
