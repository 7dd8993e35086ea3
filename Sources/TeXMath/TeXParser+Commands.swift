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
  mutating func command(_ nodes: inout [TeXNode], isArgument: Bool = false) throws(Stop) -> Outcome {
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
    case .limits: throw fault(.mathSyntax, "`\\\(name)` without an operator before it", at: place)
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

  private mutating func misplaced(_ name: String, _ place: Span) throws(Stop) -> TeXContent {
    if name == "middle", fenceDepth > 0 { return .middle(try delimiter(after: name, place)) }
    throw fault(
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
    // `\alpa` is rather `\alpha` than `\Alpha`.
    let isCapital = name.first?.isUppercase == true
    let known =
      nearestName(to: name, among: macros.macros.keys)
      ?? nearestName(to: name, among: CommandTable.names.filter { $0.first?.isUppercase == isCapital })
      ?? nearestName(to: name, among: CommandTable.names)
    return Diagnostic(
      .mathUnknownCommand, "`\\\(name)` is not a command", at: place,
      help: known.map { ["did you mean `\\\($0)`?"] } ?? [
        "define it with `\\newcommand`, or under `macros` in site.yml"
      ])
  }
}
