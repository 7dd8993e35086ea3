import Diagnostics

extension Parser {
  mutating func report(_ error: Diagnostic) {
    diagnostics.append(error)
    faultCount += 1
  }

  /// What was found, in the order of the text.
  func diagnosticsInOrder() -> [Diagnostic] {
    let places = diagnostics.indices.map { (diagnostics[$0].span?.start ?? 0, $0) }
    return places.sorted { $0 < $1 }.map { diagnostics[$0.1] }
  }

  /// A statement ends with its line, with `;`, or with the body that it stands in.
  mutating func endStatement() throws(Diagnostic) {
    guard token.kind != .semicolon else {
      advance()
      return
    }
    guard token.startsLine || token.kind == .rightBrace && openBrackets.last == .leftBrace else {
      throw missingSeparator(or: "a new line")
    }
  }

  /// Goes on behind a faulty statement that began with `start`, when `count` brackets were open.
  ///
  /// If the brackets that it has opened are closed, the statement ends there; else it ends with the line on which the
  /// fault was found. Never goes back, and always forward.
  mutating func recover(_ start: Token, outside count: Int) {
    let opened = openBrackets[min(count, openBrackets.count)...]
    openBrackets.removeLast(openBrackets.count - min(count, openBrackets.count))
    if token.start == start.start, token.kind != .end { step() }
    var end = self
    if end.skipStatement(opened) { self = end } else { skipLine() }
    lexer.dropTrailingComments()
  }

  private mutating func step() {
    previous = token
    token = lexer.next()
  }

  /// Skips to the line behind the end of a statement with open brackets; returns false where they are not closed.
  private mutating func skipStatement(_ opened: ArraySlice<Token.Kind>) -> Bool {
    var brackets = Array(opened)
    // No statement is longer; the bound keeps the work in proportion to the text.
    for _ in 0..<10_000 {
      if brackets.isEmpty, token.startsLine { return true }
      switch token.kind {
      case .end: return false
      case .leftParenthesis, .leftBracket, .leftBrace: brackets.append(token.kind)
      case .rightParenthesis, .rightBracket, .rightBrace:
        if let last = brackets.last {
          guard token.kind.closes(last) else { return false }
          brackets.removeLast()
        } else if token.kind == .rightBrace {
          // The end of the body around the statement.
          return true
        }
      case .keyword(let keyword) where token.startsLine && keyword.beginsStatement && brackets.last != .leftBrace:
        return false
      default: break
      }
      step()
    }
    return false
  }

  private mutating func skipLine() {
    var depth = 0
    while !token.startsLine {
      if token.kind == .leftBrace { depth += 1 }
      if token.kind == .rightBrace {
        if depth == 0 { return }
        depth -= 1
      }
      step()
    }
  }

  /// Remembers the name that a faulty statement was to declare.
  mutating func noteBrokenName(_ start: Token) {
    switch start.kind {
    case .keyword(.let), .keyword(.var), .keyword(.func):
      var lexer = Lexer(excerpt.bytes, start.end..<excerpt.bytes.count)
      let name = lexer.next()
      if name.kind == .identifier { brokenNames.append(text(name)) }
    default: break
    }
  }
}

extension Token.Kind {
  /// Whether this closing bracket belongs to an opening one.
  func closes(_ opening: Token.Kind) -> Bool {
    switch self {
    case .rightParenthesis: opening == .leftParenthesis
    case .rightBracket: opening == .leftBracket
    case .rightBrace: opening == .leftBrace
    default: false
    }
  }
}
