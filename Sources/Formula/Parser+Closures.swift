import Diagnostics

extension Parser {
  /// `{ x in … }`, `{ (x: Real) -> Real in … }` or `{ $0 + 1 }`.
  func parseClosure() throws(Failure) -> Expression {
    let opening = token
    try enter(levels: 2)
    let outer = context
    defer {
      leave(levels: 2)
      context = outer
    }
    advance()
    var closure = Closure(parameters: [], body: [])
    let hasParameters = closureHasParameters()
    context = Context(isInFunction: true, closure: hasParameters ? .named : .implicit)
    if token.kind == .leftBracket, hasParameters { throw unsupportedCaptureList() }
    if hasParameters { try parseParameters(of: &closure) }
    closure.body = try parseBody(opening)
    closure.implicitParameterCount = context.implicitParameterCount
    let span = span(from: opening)
    try grow(height, at: span)
    return Expression(.closure(closure), span)
  }

  /// Whether the closure that was just opened names its parameters: looks ahead for `in`.
  private func closureHasParameters() -> Bool {
    var copy = lexer
    var next = token
    if case .leftBracket = next.kind {
      // A capture list, or an array. Only the former is names, and followed by names or `in`.
      repeat { next = copy.next() } while next.kind == .identifier || next.kind == .comma
      guard next.kind == .rightBracket else { return false }
      next = copy.next()
      if next.kind == .keyword(.in) { return true }
      guard next.kind == .identifier || next.kind == .leftParenthesis, !next.startsLine else { return false }
    }
    if next.kind == .leftParenthesis {
      // Between parentheses, and as the result, there are names and types.
      var depth = 0
      while true {
        switch next.kind {
        case .leftParenthesis, .leftBracket: depth += 1
        case .rightParenthesis, .rightBracket: depth -= 1
        case .identifier, .keyword(.underscore), .comma, .colon, .arrow: break
        case .keyword(.in): return depth == 0
        default: return false
        }
        if depth < 0 { return false }
        next = copy.next()
      }
    }
    // Names with commas between them.
    while next.kind == .identifier || next.kind == .keyword(.underscore) {
      next = copy.next()
      if next.kind == .keyword(.in) || next.kind == .arrow { return true }
      guard next.kind == .comma else { return false }
      next = copy.next()
    }
    return false
  }

  private func parseParameters(of closure: inout Closure) throws(Failure) {
    if skip(.leftParenthesis) {
      while token.kind != .rightParenthesis {
        closure.parameters.append(try parseName("the name of a parameter", allowsUnderscore: true))
        if skip(.colon) { closure.parameterTypes.append(try parseType()) }
        guard skip(.comma) else { break }
      }
      try expect(.rightParenthesis, "`,` or `)`")
    } else {
      repeat {
        closure.parameters.append(try parseName("the name of a parameter", allowsUnderscore: true))
      } while skip(.comma)
    }
    if skip(.arrow) { closure.result = try parseType() }
    guard closure.parameterTypes.isEmpty || closure.parameterTypes.count == closure.parameters.count else {
      throw failure(
        .syntax, "some parameters of the closure have a type, and some have none",
        at: closure.parameters[0].span.union(closure.parameters[closure.parameters.count - 1].span),
        help: ["write a type behind each, or behind none"])
    }
    try expect(.keyword(.in), "`in` and the body of the closure")
  }

  func parseImplicitParameter() throws(Failure) -> Expression {
    let span = span(token)
    switch context.closure {
    case .implicit: break
    case .none:
      throw failure(
        .syntax, "`\(text(token))` stands outside of a closure", at: span,
        help: ["it is the parameter of a closure without names, such as `{ $0 + 1 }`"])
    case .named:
      throw failure(
        .syntax, "`\(text(token))` stands in a closure that names its parameters", at: span,
        help: ["use the name that stands before `in`"])
    }
    // More parameters than this nobody has; it keeps the number small enough for any use.
    guard let index = Int(text(token).dropFirst()), index < 100 else {
      throw failure(.syntax, "there is no `\(text(token))`", at: span, help: ["write `$0` for the first parameter"])
    }
    advance()
    context.implicitParameterCount = max(context.implicitParameterCount, index + 1)
    height = 1
    return Expression(.implicitParameter(index), span)
  }

  private func unsupportedCaptureList() -> Failure {
    unsupported("capture lists", at: span(token), help: "leave it out: values are captured as they are")
  }
}
