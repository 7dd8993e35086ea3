import Diagnostics

/// Reads a formula of LaTeX mathematics: what stands between the delimiters of a span.
///
/// - Parameter macros: those known so far; what the formula defines is added.
/// - Returns: the formula. If something is wrong with its structure, its nodes are those before the error.
package func parseTeX(_ source: Excerpt, macros: inout MacroTable) -> TeXFormula {
  var parser = TeXParser(source, macros)
  macros = MacroTable()
  var formula = TeXFormula()
  do throws(Stop) {
    formula.nodes = try parser.formula()
  } catch {
    // What is wrong has been noted.
  }
  formula.numbering = parser.numbering
  parser.noteNumbering()
  formula.numbered = parser.numbered
  formula.references = parser.references
  formula.diagnostics = parser.diagnostics
  formula.hasRelation = parser.hasRelation
  formula.hasNumber = parser.hasNumber
  formula.usesMacros = parser.expansionCount > 0
  macros = parser.macros
  return formula
}

/// What ends the reading of a formula; the finding is among the diagnostics. It has no size: each level of nesting
/// takes room for its errors on the stack.
struct Stop: Error {}

/// A recursive descent over bytes. Macros are expanded where they stand, so that their replacement is read as
/// if it had been written there.
struct TeXParser {
  var input: TeXInput
  var macros: MacroTable
  var diagnostics: [Diagnostic] = []
  /// Of the formula, or of the row at hand of an environment whose rows are numbered.
  var numbering = Numbering()
  var numbered: [Numbering] = []
  var references: [Numbering.Label] = []
  var depth = 0
  var nodeCount = 0
  var cellCount = 0
  var expansionCount = 0
  var expandedBytes = 0
  /// Of the cell at hand: `\multicolumn`.
  var columnSpan = 1
  var column: TeXColumn?
  /// How many `\left` are open.
  var fenceDepth = 0
  private(set) var hasRelation = false
  private(set) var hasNumber = false

  init(_ source: Excerpt, _ macros: MacroTable) {
    input = TeXInput(source)
    self.macros = macros
  }

  mutating func formula() throws(Stop) -> [TeXNode] {
    let nodes = try lines()
    guard let byte = input.skipSpace() else { return nodes }
    let place = input.span(input.position..<input.position + 1)
    switch byte {
    case UInt8(ascii: "}"):
      throw fault(.mathSyntax, "`}` closes nothing", at: place, help: ["write `\\}` for a brace"])
    case UInt8(ascii: "&"):
      throw fault(
        .mathSyntax, "`&` outside of an environment", at: place,
        help: ["put the lines between `\\begin{aligned}` and `\\end{aligned}`, or write `\\&`"])
    default: throw unbalanced()
    }
  }

  /// `\right`, `\end` or a dollar that nothing opened.
  private mutating func unbalanced() -> Stop {
    if input.byte() == UInt8(ascii: "$") {
      return fault(
        .mathSyntax, "a dollar sign inside a formula", at: input.span(input.position..<input.position + 1),
        help: ["write `\\$` for the sign"])
    }
    let start = input.position
    let name = input.commandName()
    return fault(
      .mathSyntax, "`\\\(input.text(name))` closes nothing", at: input.span(start..<name.upperBound))
  }

  // MARK: Lists

  /// A list; if `\\` parts it, an environment of its lines.
  mutating func lines() throws(Stop) -> [TeXNode] {
    let start = input.start()
    let first = try list()
    guard isAtNewRow() else { return first }
    var environment = TeXEnvironment(kind: .gathered, name: "", isDisplay: true)
    try rows(of: &environment, first: first, from: start)
    return [node(.environment(environment), from: start)]
  }

  /// The nodes up to what closes or parts the list: `}`, `&`, `\\`, `\right`, `\end`, or the end.
  mutating func list(inBrackets: Bool = false, inMathOfText: Bool = false) throws(Stop) -> [TeXNode] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= TeXLimits.depth else {
      throw fault(
        .mathLimit, "more than \(TeXLimits.depth) levels of nesting", at: Span(input.start(), input.start()))
    }
    var nodes: [TeXNode] = []
    nodes.reserveCapacity(6)
    var infix: (style: FractionStyle, numerator: [TeXNode], start: Int)?
    let start = input.start()
    while let byte = input.skipSpace() {
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "&") { break }
      if byte == UInt8(ascii: "]"), inBrackets { break }
      if byte == UInt8(ascii: "\\") {
        if inMathOfText, input.isAt("\\)") { break }
        switch try command(&nodes) {
        case .done: continue
        case .closes: return finish(nodes, infix, start)
        case .infix(let style, let span):
          guard infix == nil else {
            throw fault(
              .mathSyntax, "a second fraction between the same braces", at: span, help: ["put braces around one"])
          }
          infix = (style, nodes, start)
          nodes = []
        }
      } else if byte == UInt8(ascii: "$") {
        break
      } else {
        try character(byte, &nodes)
      }
    }
    return finish(nodes, infix, start)
  }

  private mutating func finish(
    _ nodes: [TeXNode], _ infix: (style: FractionStyle, numerator: [TeXNode], start: Int)?, _ start: Int
  ) -> [TeXNode] {
    guard let infix else { return nodes }
    func group(_ nodes: [TeXNode]) -> TeXNode {
      let span = nodes.first.map { $0.span.union(nodes[nodes.count - 1].span) } ?? Span(infix.start, infix.start)
      return TeXNode(.group(nodes), span)
    }
    return [node(.fraction(group(infix.numerator), group(nodes), infix.style), from: infix.start)]
  }

  /// A character that is no command: an atom with its scripts.
  private mutating func character(_ byte: UInt8, _ nodes: inout [TeXNode]) throws(Stop) {
    switch byte {
    case UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "'"):
      let start = input.start()
      try appendScripts(to: nil, from: start, &nodes)
    case UInt8(ascii: "%"): skipComment()
    default:
      let start = input.start()
      guard let atom = try atom(byte, isArgument: false) else { return }
      try appendScripts(to: atom, from: start, &nodes)
    }
  }

  /// A comment up to the end of its line. If it swallows the end of the formula, somebody wanted a percent sign.
  private mutating func skipComment() {
    let start = input.position
    while let byte = input.byte(), byte != UInt8(ascii: "\n") { input.position += 1 }
    let comment = input.bytes[min(start + 1, input.position)..<input.position]
    if input.byte() == nil, !input.isExpanding, start > 0,
      input.bytes[start - 1].isASCIIDigit || !comment.allSatisfy(\.isTeXSpace)
    {
      diagnostics.append(
        Diagnostic(
          .warning, .mathSyntax, "`%` begins a comment: what follows it is not shown",
          at: input.span(start..<start + 1), help: ["write `\\%` for a percent sign"]))
    }
  }

  // MARK: Nodes

  /// A node from an offset in the file to what was read last.
  mutating func node(_ content: TeXContent, from start: Int) -> TeXNode {
    nodeCount += 1
    note(content)
    return TeXNode(content, Span(start, max(start, input.end())))
  }

  /// Notes what a claim may be made of.
  private mutating func note(_ content: TeXContent) {
    switch content {
    case .number: hasNumber = true
    case .symbol(let text, let atomClass):
      if atomClass == .relation { hasRelation = true }
      switch text.onlyScalar {
      case "e", "π", "?": hasNumber = true
      case "≈": hasRelation = true
      default: break
      }
    case .arrow: hasRelation = true
    case .text(let parts):
      for case .words(let words, _) in parts.lazy.map(\.content) where words.utf8.contains(UInt8(ascii: "?")) {
        hasNumber = true
      }
    default: break
    }
  }

  mutating func checkSize(at start: Int) throws(Stop) {
    guard nodeCount <= TeXLimits.nodes else {
      throw fault(.mathLimit, "a formula of more than \(TeXLimits.nodes) parts", at: Span(start, start))
    }
  }

  /// `{…}`; the brace is next.
  mutating func group() throws(Stop) -> TeXNode {
    let start = input.start()
    return node(.group(try braced()), from: start)
  }

  /// The content of `{…}`; the brace is next.
  mutating func braced() throws(Stop) -> [TeXNode] {
    let brace = input.span(input.position..<input.position + 1)
    input.position += 1
    let nodes = try lines()
    guard input.skipSpace() == UInt8(ascii: "}") else { throw unclosed("{", brace) }
    input.position += 1
    return nodes
  }

  /// What was opened is not closed where something else closes.
  mutating func unclosed(_ opener: String, _ place: Span) -> Stop {
    var labels: [Diagnostic.Label] = []
    if let byte = input.skipSpace() {
      let start = input.position
      let end = byte == UInt8(ascii: "\\") ? input.commandName().upperBound : start + Int(byte.utf8Length)
      labels = [.init(input.span(start..<min(end, input.bytes.count)), "this comes first")]
    }
    return fault(.mathSyntax, "`\(opener)` is not closed", at: place, labels: labels)
  }

  /// What `^`, `\frac` and their like take: a group, or one character or command.
  mutating func argument(of what: @autoclosure () -> String, at place: Span) throws(Stop) -> TeXNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= TeXLimits.depth else {
      throw fault(.mathLimit, "more than \(TeXLimits.depth) levels of nesting", at: place)
    }
    while let byte = input.skipSpace() {
      switch byte {
      case UInt8(ascii: "{"): return try group()
      case UInt8(ascii: "}"), UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "_"):
        throw missing(what(), place)
      case UInt8(ascii: "%"): skipComment()
      case UInt8(ascii: "\\"):
        var nodes: [TeXNode] = []
        switch try command(&nodes, isArgument: true) {
        case .done: if let node = nodes.first { return node }
        case .closes, .infix: throw missing(what(), place)
        }
      default:
        if let atom = try atom(byte, isArgument: true) { return atom }
      }
    }
    throw missing(what(), place)
  }

  mutating func missing(_ what: String, _ place: Span) -> Stop {
    fault(.mathSyntax, "\(what) is missing", at: place)
  }

  /// Notes an error that ends the reading.
  mutating func fault(
    _ code: DiagnosticCode, _ message: String, at place: Span, labels: [Diagnostic.Label] = [], notes: [String] = [],
    help: [String] = []
  ) -> Stop {
    diagnostics.append(Diagnostic(code, message, at: place, labels: labels, notes: notes, help: help))
    return Stop()
  }
}
