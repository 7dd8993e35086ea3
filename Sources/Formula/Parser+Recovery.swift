import Diagnostics

extension Parser {
  func report(_ error: Diagnostic) {
    diagnostics.append(error)
    faultCount += 1
  }

  /// What was found, in the order of the text.
  func diagnosticsInOrder() -> [Diagnostic] {
    let places = diagnostics.indices.map { (diagnostics[$0].span?.start ?? 0, $0) }
    return places.sorted { $0 < $1 }.map { diagnostics[$0.1] }
  }

  /// A statement ends with its line, with `;`, or with the body that it stands in.
  func endStatement() throws(Failure) {
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
  /// The statement ends where the brackets are closed that it has opened; if they are not, where its braces are, the
  /// others being the fault; if those are not either, with the line on which the fault was found.
  func recover(_ start: Token, outside count: Int) {
    let opened = Array(openBrackets[min(count, openBrackets.count)...])
    openBrackets.removeLast(opened.count)
    let hasMoved = token.start != start.start
    let place = (lexer, token, previous)
    if !skipStatement(opened, hasMoved) {
      (lexer, token, previous) = place
      if !skipStatement(opened.filter { $0 == .leftBrace }, hasMoved, bracesOnly: true) {
        (lexer, token, previous) = place
        if !hasMoved { step() }
        while !token.startsLine, token.kind != .rightBrace { step() }
      }
    }
    lexer.dropTrailingComments()
  }

  private func step() {
    previous = token
    token = lexer.next()
  }

  /// Skips to the line behind the end of a statement with open brackets; returns false where they are not closed.
  private func skipStatement(_ opened: [Token.Kind], _ hasMoved: Bool, bracesOnly: Bool = false) -> Bool {
    var brackets = opened
    // No statement is longer; the bound keeps the work in proportion to the text.
    for count in 0..<10_000 {
      let hasMoved = hasMoved || count > 0
      if brackets.isEmpty, token.startsLine, hasMoved { return true }
      switch token.kind {
      case .end: return false
      case .leftBrace: brackets.append(token.kind)
      case .leftParenthesis, .leftBracket: if !bracesOnly { brackets.append(token.kind) }
      case .rightBrace:
        guard let last = brackets.popLast() else {
          // The end of the body around the statement.
          if hasMoved { return true }
          break
        }
        if last != .leftBrace { return false }
      case .rightParenthesis, .rightBracket:
        if !bracesOnly, let last = brackets.popLast(), !token.kind.closes(last) { return false }
      case .keyword(let keyword) where token.startsLine && keyword.beginsStatement:
        if let last = brackets.last, last != .leftBrace { return false }
      default: break
      }
      step()
    }
    return false
  }

  /// Remembers the name that a faulty statement was to declare.
  func noteBrokenName(_ start: Token) {
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
