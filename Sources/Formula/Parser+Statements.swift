import Diagnostics

extension Parser {
  /// All statements of a block.
  mutating func parseProgram() -> [Statement] {
    let statements: [Statement]
    do { statements = try parseStatements(isTopLevel: true) } catch {
      report(error)
      statements = []
    }
    return statements
  }

  /// Statements up to the end of the text or to the `}` that closes the body they stand in. A faulty one is
  /// reported and left out, and reading goes on behind it.
  mutating func parseStatements(isTopLevel: Bool) throws(Diagnostic) -> [Statement] {
    var statements: [Statement] = []
    var tallest = 0
    while true {
      judgeComments()
      if token.kind == .end || !isTopLevel && closesOpenBracket { break }
      let start = token
      let brackets = openBrackets.count
      statementStart = start.start
      let faults = faultCount
      do {
        var statement = try parseStatement()
        try endStatement()
        readTrailingComments(of: &statement, isTopLevel: isTopLevel)
        tallest = max(tallest, height)
        if faultCount == faults { statements.append(statement) }
      } catch {
        if isExhausted && !isTopLevel { throw error }
        // Behind a fault inside the statement, this one most likely follows from it.
        if faultCount == faults { report(error) }
        if isExhausted { break }
        recover(start, outside: brackets)
      }
      if faultCount > faults { noteBrokenName(start) }
      if faultCount >= Parser.mostFaults {
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
  mutating func parseBody(_ opening: Token) throws(Diagnostic) -> [Statement] {
    let before = diagnostics.count
    let statements = try parseStatements(isTopLevel: false)
    guard token.kind != .rightBrace else {
      advance()
      return statements
    }
    // What stands behind an unclosed brace only seems to be inside.
    diagnostics = diagnostics[..<before] + diagnostics[before...].filter { $0.code != .expectationMisplaced }
    var error = unexpected("`}`")
    error.labels.append(Diagnostic.Label(span(opening), "opened here"))
    throw error
  }

  /// `{ … }`.
  mutating func parseBlock(of owner: String) throws(Diagnostic) -> [Statement] {
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
      throw Diagnostic(
        .syntax, "expected the body of \(owner), found a closure", at: span(opening),
        help: ["put parentheses around a call with a closure here: `for x in (xs.map { … }) { … }`"])
    }
    return try parseBody(opening)
  }

  private mutating func parseStatement() throws(Diagnostic) -> Statement {
    let start = token
    guard case .keyword(let keyword) = start.kind else { return try parseExpressionStatement() }
    switch keyword {
    case .let, .var: return try parseBinding()
    case .func: return try parseFunction()
    case .if: return try parseConditional()
    case .while: return try parseWhile()
    case .for: return try parseFor()
    case .return: return try parseReturn()
    case .break, .continue:
      guard context.isInLoop else {
        throw Diagnostic(.syntax, "`\(keyword.rawValue)` stands outside of a loop", at: span(start))
      }
      advance()
      height = 1
      return Statement(keyword == .break ? .breakStatement : .continueStatement, span(start))
    default: return try parseExpressionStatement()
    }
  }

  /// An expression, or an assignment to one.
  private mutating func parseExpressionStatement() throws(Diagnostic) -> Statement {
    if token.kind == .leftBrace {
      throw Diagnostic(
        .syntax, "expected a statement, found a closure", at: span(token),
        help: ["a closure that is an argument begins on the line of its call"])
    }
    let target = try parseExpression()
    guard case .assignment(let symbol) = token.kind else { return Statement(.expression(target), target.span) }
    guard target.isAssignable else {
      throw Diagnostic(
        .syntax, "expected a variable on the left of `\(symbol.rawValue)`", at: target.span,
        label: "nothing can be assigned to this", help: symbol == .assign ? ["write `==` to compare"] : [])
    }
    let tallest = height
    advance()
    let value = try parseValue()
    height = max(tallest, height)
    return Statement(.assignment(target: target, symbol, value: value), target.span.union(value.span))
  }

  // MARK: Bindings

  private mutating func parseBinding() throws(Diagnostic) -> Statement {
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
  mutating func parseValue() throws(Diagnostic) -> Expression {
    guard token.kind == .keyword(.if) else { return try parseExpression() }
    let statement = try parseConditional()
    guard let value = statement.asExpression else {
      throw Diagnostic(
        .syntax, "expected an `if` with a value", at: statement.span,
        help: ["write one expression in each branch, and an `else`"])
    }
    return value
  }

  /// A name that is declared.
  mutating func parseName(_ expected: String, allowsUnderscore: Bool = false) throws(Diagnostic) -> Identifier {
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
