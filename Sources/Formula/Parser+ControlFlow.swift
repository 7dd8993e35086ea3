import Diagnostics

extension Parser {
  /// `if … { … } else { … }`.
  func parseConditional() throws(Failure) -> Statement {
    let start = token
    advance()
    let condition = try parseHead("a condition")
    var tallest = height
    let then = try parseBlock(of: "`if`")
    tallest = max(tallest, height)
    var otherwise: [Statement] = []
    if skip(.keyword(.else)) {
      if token.kind == .keyword(.if) {
        try enter()
        defer { leave() }
        otherwise = [try parseConditional()]
      } else {
        otherwise = try parseBlock(of: "`else`")
      }
      tallest = max(tallest, height)
    }
    let span = span(from: start)
    try grow(tallest, at: span)
    return Statement(.conditional(condition: condition, then: then, else: otherwise), span)
  }

  func parseWhile() throws(Failure) -> Statement {
    let start = token
    advance()
    let condition = try parseHead("a condition")
    let tallest = height
    let body = try parseLoopBody(of: "`while`")
    let span = span(from: start)
    try grow(max(tallest, height), at: span)
    return Statement(.whileLoop(condition: condition, body: body), span)
  }

  func parseFor() throws(Failure) -> Statement {
    let start = token
    advance()
    var pattern: [Identifier] = []
    if skip(.leftParenthesis) {
      repeat { pattern.append(try parseName("a name", allowsUnderscore: true)) } while skip(.comma)
      try expect(.rightParenthesis, "`,` or `)`")
    } else {
      pattern.append(try parseName("the name of the element", allowsUnderscore: true))
    }
    try expect(.keyword(.in), "`in` and what to loop over")
    let sequence = try parseHead("what to loop over")
    let tallest = height
    let body = try parseLoopBody(of: "`for`")
    let span = span(from: start)
    try grow(max(tallest, height), at: span)
    return Statement(.forLoop(pattern: pattern, sequence: sequence, body: body), span)
  }

  /// The expression before a body, in which `{` begins the body.
  private func parseHead(_ expected: String) throws(Failure) -> Expression {
    let allowedTrailingClosure = context.allowsTrailingClosure
    context.allowsTrailingClosure = false
    defer { context.allowsTrailingClosure = allowedTrailingClosure }
    if token.kind == .leftBrace { throw unexpected(expected) }
    if case .keyword(.let) = token.kind {
      throw unsupported("`if let`", at: span(token), help: "there are no optionals")
    }
    let head = try parseExpression()
    switch token.kind {
    case .comma: throw unsupported("lists of conditions", at: span(token), help: "write `&&`")
    case .assignment(.assign):
      throw failure(.syntax, "expected `{`, found `=`", at: span(token), help: ["write `==` to compare"])
    default: return head
    }
  }

  private func parseLoopBody(of owner: String) throws(Failure) -> [Statement] {
    let isInLoop = context.isInLoop
    context.isInLoop = true
    defer { context.isInLoop = isInLoop }
    return try parseBlock(of: owner)
  }

  func parseReturn() throws(Failure) -> Statement {
    let start = token
    guard context.isInFunction else {
      throw failure(
        .syntax, "`return` stands outside of a function", at: span(start),
        help: ["to state a value, write the expression alone"])
    }
    advance()
    height = 1
    if token.kind == .rightBrace || token.kind == .semicolon || token.kind == .end {
      return Statement(.returnStatement(nil), span(start))
    }
    // The compiler would take the next line for the value.
    if token.startsLine { throw unexpected("a value behind `return`, or `}`") }
    let value = try parseValue()
    return Statement(.returnStatement(value), span(from: start))
  }
}
