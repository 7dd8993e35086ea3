import Diagnostics

/// An operand whose operator is not decided yet.
struct PendingOperand {
  var expression: Expression
  var height: Int
  /// Where it begins in the excerpt.
  var start: Int
}

/// An operator whose right operand is not finished yet.
struct PendingOperator {
  var token: Token
  var precedence: Int
  /// How many of `**` follow each other up to this one: each waits for the next.
  var run: Int

  /// Whether it takes its operands before an operator that follows it.
  func bindsBefore(_ next: Int) -> Bool {
    precedence > next || precedence == next && [1, 2, 5, 6].contains(precedence)
  }
}

extension BinaryOperator {
  /// How tightly the operator binds, in Swift's order; `**` above all others.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    // Not associative, as the ranges above them.
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
    case .add, .subtract: 5
    case .multiply, .divide, .remainder: 6
    case .power: BinaryOperator.powerPrecedence
    }
  }

  static let rangePrecedence = 4
  static let powerPrecedence = 7
}

extension Token.Kind {
  fileprivate var precedence: Int? {
    switch self {
    case .infix(let symbol): symbol.precedence
    case .range: BinaryOperator.rangePrecedence
    default: nil
    }
  }
}

extension Parser {
  /// The whole text as one expression.
  func parseWholeExpression() throws(Failure) -> Expression {
    let expression = try parseExpression()
    guard token.kind == .end else {
      throw token.startsLine
        ? unexpected("the end of the expression") : missingSeparator(or: "the end of the expression")
    }
    judgeComments()
    if let first = diagnosticsInOrder().first { throw .found(first) }
    return expression
  }

  /// `condition ? a : b`, or what binds tighter.
  func parseExpression() throws(Failure) -> Expression {
    let condition = try parseOperation()
    guard token.kind == .question else { return condition }
    try enter()
    defer { leave() }
    var tallest = height
    advance()
    let first = try parseExpression()
    tallest = max(tallest, height)
    try expect(.colon, "`:` and the value for when the condition does not hold")
    let second = try parseExpression()
    let span = condition.span.union(second.span)
    try grow(max(tallest, height), at: span)
    return Expression(.conditional(condition, first, second), span)
  }

  /// Operands with operators between them. Kept on stacks of our own (Dijkstra's shunting yard), so that precedence
  /// costs no recursion.
  private func parseOperation() throws(Failure) -> Expression {
    let floor = operators.count
    try pushOperand()
    while let precedence = token.kind.precedence {
      while operators.count > floor, let last = operators.last, last.bindsBefore(precedence) { try reduce() }
      if operators.count > floor, let last = operators.last, last.precedence == precedence,
        precedence != BinaryOperator.powerPrecedence
      {
        throw notAssociative(operands[operands.count - 2], last.token)
      }
      if token.kind == .infix(.less) { try rejectGenericArguments() }
      try pushOperator(precedence, isFirst: operators.count == floor)
      try pushOperand()
    }
    while operators.count > floor { try reduce() }
    let result = operands.removeLast()
    height = result.height
    return result.expression
  }

  private func pushOperand() throws(Failure) {
    let start = token.start
    let expression = try parsePrefix()
    operands.append(PendingOperand(expression: expression, height: height, start: start))
  }

  private func pushOperator(_ precedence: Int, isFirst: Bool) throws(Failure) {
    var run = 1
    if precedence == BinaryOperator.powerPrecedence, !isFirst, let last = operators.last, last.precedence == precedence
    {
      run = last.run + 1
      if run > Parser.deepestNesting { throw tooDeep() }
    }
    operators.append(PendingOperator(token: token, precedence: precedence, run: run))
    advance()
  }

  /// Makes one operand of the last two and the operator between them.
  private func reduce() throws(Failure) {
    let sign = operators.removeLast()
    let right = operands.removeLast()
    let left = operands.removeLast()
    let span = left.expression.span.union(right.expression.span)
    let kind: Expression.Kind
    switch sign.token.kind {
    case .infix(let symbol):
      if symbol == .power, case .unary(.minus, _) = left.expression.kind {
        throw minusBeforePower(left, sign.token, right, at: span)
      }
      kind = .binary(symbol, left.expression, right.expression)
    case .range(let isClosed): kind = .range(left.expression, right.expression, isClosed: isClosed)
    default: return
    }
    try grow(max(left.height, right.height), at: span)
    operands.append(PendingOperand(expression: Expression(kind, span), height: height, start: left.start))
  }

  private func parsePrefix() throws(Failure) -> Expression {
    guard case .prefix(let symbol) = token.kind else { return try parsePostfix() }
    let start = span(token)
    advance()
    let operand = try parsePostfix()
    let span = start.union(operand.span)
    try grow(height, at: span)
    return Expression(.unary(symbol, operand), span)
  }

  /// A call, a subscript or a member of an operand, as many as follow.
  private func parsePostfix() throws(Failure) -> Expression {
    var base = try parseOperand()
    while true {
      switch token.kind {
      case .leftParenthesis where opensPostfix && base.canBeCalled: base = try parseCall(of: base)
      case .leftBracket where opensPostfix: base = try parseSubscript(of: base)
      case .leftBrace where !token.startsLine && context.allowsTrailingClosure && base.canTakeClosure:
        base = try parseTrailingClosure(of: base)
      case .dot: base = try parseMember(of: base)
      default: return base
      }
    }
  }

  /// A bracket at the beginning of a line begins a statement; one behind a space in a comment, a remark.
  private var opensPostfix: Bool { !token.startsLine && !(isComment && token.start > previous.end) }

  private func parseMember(of base: Expression) throws(Failure) -> Expression {
    let tallest = height
    advance()
    let name = token
    switch name.kind {
    case .identifier where name.start > previous.end && !name.startsLine:
      throw failure(
        .syntax, "expected the name of a member right behind `.`", at: span(previous),
        help: ["write `x.count` without a space"])
    case .identifier where !name.startsLine: break
    case .number: throw unsupported("tuples", at: span(name), help: "write an array, and `x[0]` for its first element")
    default: throw unexpected("the name of a member")
    }
    advance()
    let nameSpan = span(name)
    let span = base.span.union(nameSpan)
    try grow(tallest, at: span)
    return Expression(.member(base, name: text(name), nameSpan: nameSpan), span)
  }

  private func parseSubscript(of base: Expression) throws(Failure) -> Expression {
    let opening = token
    let tallest = height
    let outer = try enterBracket()
    defer { leaveBracket(outer) }
    let index = try parseExpression()
    if token.kind == .comma {
      throw unsupported("subscripts with two indices", at: span(token), help: "write `m[i][j]`")
    }
    try close(.rightBracket, opening)
    let span = span(from: base.span)
    try grow(max(tallest, height), at: span)
    return Expression(.subscript(base, index), span)
  }
}

extension Expression {
  /// Whether parentheses behind it are a call: no number is a function, so that `2 (x)` is a slip.
  var canBeCalled: Bool {
    switch kind {
    case .number, .boolean, .string: false
    default: true
    }
  }

  /// Whether a closure behind it is its argument.
  var canTakeClosure: Bool {
    switch kind {
    case .name, .member: true
    case .call(_, let arguments): arguments.last?.isTrailing != true
    default: false
    }
  }
}
