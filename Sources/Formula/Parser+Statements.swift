import Diagnostics

extension Parser {
  /// All statements of a block.
  func parseProgram() -> [Statement] {
    let statements: [Statement]
    do { statements = try parseStatements(isTopLevel: true) } catch {
      report(error.diagnostic)
      statements = []
    }
    return statements
  }

  /// Statements up to the end of the text or to the `}` that closes the body they stand in. A faulty one is
  /// reported and left out, and reading goes on behind it.
  func parseStatements(isTopLevel: Bool) throws(Failure) -> [Statement] {
    var statements: [Statement] = []
    var tallest = 0
    while true {
      judgeComments()
      if token.kind == .end || !isTopLevel && closesOpenBracket { break }
      let start = token
      let brackets = openBrackets.count
      statementStart = start.start
      let faults = faultCount
      let pending = (operands.count, operators.count)
      do {
        var statement = try parseStatement()
        try endStatement()
        readTrailingComments(of: &statement, isTopLevel: isTopLevel)
        tallest = max(tallest, height)
        if faultCount == faults { statements.append(statement) }
      } catch {
        if isExhausted && !isTopLevel { throw error }
        // Behind a fault inside the statement, this one most likely follows from it.
        if faultCount == faults { report(error.diagnostic) }
        if isExhausted { break }
        operands.removeLast(operands.count - pending.0)
        operators.removeLast(operators.count - pending.1)
        recover(start, outside: brackets)
      }
      if faultCount > faults {
        noteBrokenName(start)
        if isTopLevel { statements.append(Statement(.faulty, excerpt.span(start.start, max(start.end, previous.end)))) }
      }
      if faultCount >= Parser.mostFaults || diagnostics.count >= 10 * Parser.mostFaults {
        isExhausted = true
        break
      }
    }
    height = tallest
    return statements
  }

  /// Whether the current token closes a bracket that is open.
  private var closesOpenBracket: Bool {
    token.kind.isClosingBracket && openBrackets.contains { token.kind.closes($0) }
  }

  /// A body in braces, of which the opening one has been read.
  func parseBody(_ opening: Token) throws(Failure) -> [Statement] {
    let before = diagnostics.count
    let statements = try parseStatements(isTopLevel: false)
    guard token.kind != .rightBrace else {
      advance()
      return statements
    }
    // What stands behind an unclosed brace only seems to be inside.
    diagnostics = diagnostics[..<before] + diagnostics[before...].filter { $0.code != .expectationMisplaced }
    throw unclosed(.rightBrace, opening)
  }

  /// `{ … }`.
  func parseBlock(of owner: String) throws(Failure) -> [Statement] {
    let opening = token
    guard opening.kind == .leftBrace else { throw unexpected("`{` and the body of \(owner)") }
    try enter()
    let outer = context
    context.allowsTrailingClosure = true
    defer {
      leave()
      context.allowsTrailingClosure = outer.allowsTrailingClosure
    }
    advance()
    if token.kind == .implicitParameter, context.closure != .implicit {
      throw failure(
        .syntax, "expected the body of \(owner), found a closure", at: span(opening),
        help: ["put parentheses around a call with a closure here: `for x in (xs.map { … }) { … }`"])
    }
    return try parseBody(opening)
  }

  private func parseStatement() throws(Failure) -> Statement {
    let start = token
    guard case .keyword(let keyword) = start.kind else { return try parseExpressionStatement() }
    switch keyword {
    case .let, .var: return try parseBinding()
    case .func: return try parseFunction()
    case .if: return try parseConditional()
    case .while: return try parseWhile()
    case .for: return try parseFor()
    case .return: return try parseReturn()
    case .break, .continue: return try parseJump(keyword)
    default: return try parseExpressionStatement()
    }
  }

  private func parseJump(_ keyword: Keyword) throws(Failure) -> Statement {
    guard context.isInLoop else {
      throw failure(.syntax, "`\(keyword.rawValue)` stands outside of a loop", at: span(token))
    }
    advance()
    height = 1
    return Statement(keyword == .break ? .breakStatement : .continueStatement, span(previous))
  }

  /// An expression, or an assignment to one.
  private func parseExpressionStatement() throws(Failure) -> Statement {
    if token.kind == .leftBrace {
      throw failure(
        .syntax, "expected a statement, found a closure", at: span(token),
        help: ["a closure that is an argument begins on the line of its call"])
    }
    let target = try parseExpression()
    guard case .assignment(let symbol) = token.kind else { return Statement(.expression(target), target.span) }
    guard target.isAssignable else {
      throw failure(
        .syntax, "expected a variable on the left of `\(symbol.rawValue)`", at: target.span,
        label: "nothing can be assigned to this", help: symbol == .assign ? ["write `==` to compare"] : [])
    }
    let tallest = height
    advance()
    // Swift lets an `if` stand behind `=`, and not behind `+=`.
    let value = symbol == .assign ? try parseValue() : try parseExpression()
    height = max(tallest, height)
    return Statement(.assignment(target: target, symbol, value: value), target.span.union(value.span))
  }

  // MARK: Bindings

  private func parseBinding() throws(Failure) -> Statement {
    let start = token
    let isMutable = start.kind == .keyword(.var)
    advance()
    if token.kind == .leftParenthesis {
      throw unsupported("tuples", at: span(token), help: "write one `let` for each name")
    }
    if token.kind == .keyword(.underscore) {
      throw unsupported("`let _`", at: span(token), help: "write the expression alone")
    }
    let name = try parseName("a name")
    let type = skip(.colon) ? try parseType() : nil
    guard skip(.assignment(.assign)) else { throw unexpected("`=` and a value") }
    let value = try parseValue()
    if token.kind == .comma, numberHelp() == nil {
      let keyword = isMutable ? "var" : "let"
      throw unsupported(
        "lists of names behind `\(keyword)`", at: span(token), help: "write one `\(keyword)` for each name")
    }
    return Statement(
      .binding(Binding(isMutable: isMutable, name: name, type: type, value: value)), span(from: start))
  }

  /// What `=` and `return` take: an expression, or an `if` whose branches are expressions.
  func parseValue() throws(Failure) -> Expression {
    guard token.kind == .keyword(.if) else { return try parseExpression() }
    let statement = try parseConditional()
    guard let value = statement.asExpression else {
      throw failure(
        .syntax, "expected an `if` with a value", at: statement.span,
        help: ["write one expression in each branch, and an `else`"])
    }
    return value
  }

  /// A name that is declared.
  func parseName(_ expected: String, allowsUnderscore: Bool = false) throws(Failure) -> Identifier {
    let name = token
    guard name.kind == .identifier || allowsUnderscore && name.kind == .keyword(.underscore) else {
      throw unexpected(expected)
    }
    advance()
    return Identifier(text(name), span(name))
  }
}

extension Expression {
  /// A variable, or an element of one.
  fileprivate var isAssignable: Bool {
    switch kind {
    case .name: true
    case .subscript(let base, _): base.isAssignable
    default: false
    }
  }
}
