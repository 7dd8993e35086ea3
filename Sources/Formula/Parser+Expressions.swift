import Diagnostics

extension BinaryOperator {
  /// How tightly the operator binds, in Swift's order; `**` above all others.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: BinaryOperator.comparisonPrecedence
    case .add, .subtract: 5
    case .multiply, .divide, .remainder: 6
    case .power: BinaryOperator.powerPrecedence
    }
  }

  static let comparisonPrecedence = 3
  static let rangePrecedence = 4
  static let powerPrecedence = 7
}

extension Parser {
  /// `condition ? a : b`, or what binds tighter.
  mutating func parseExpression() throws(Diagnostic) -> Expression {
    let condition = try parseOperation(atLeast: 0)
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

  /// Operators of at least a precedence, by precedence climbing.
  mutating func parseOperation(atLeast minimum: Int) throws(Diagnostic) -> Expression {
    let start = token
    var left = try parsePrefix()
    while let precedence = precedence(of: token), precedence >= minimum {
      let sign = token
      var tallest = height
      if sign.kind == .infix(.less) { try rejectGenericArguments() }
      advance()
      let right: Expression
      if precedence == BinaryOperator.powerPrecedence {
        // Right associative.
        try enter()
        defer { leave() }
        right = try parseOperation(atLeast: precedence)
      } else {
        right = try parseOperation(atLeast: precedence + 1)
      }
      tallest = max(tallest, height)
      let span = left.span.union(right.span)
      if sign.kind == .infix(.power), case .unary(.minus, _) = left.kind {
        throw minusBeforePower(from: start, sign, at: span)
      }
      try grow(tallest, at: span)
      switch sign.kind {
      case .infix(let symbol): left = Expression(.binary(symbol, left, right), span)
      case .range(let isClosed): left = Expression(.range(left, right, isClosed: isClosed), span)
      default: break
      }
      let isAssociative =
        precedence != BinaryOperator.comparisonPrecedence && precedence != BinaryOperator.rangePrecedence
      if !isAssociative, self.precedence(of: token) == precedence { throw notAssociative(from: start, sign) }
    }
    return left
  }

  private func precedence(of token: Token) -> Int? {
    switch token.kind {
    case .infix(let symbol): symbol.precedence
    case .range: BinaryOperator.rangePrecedence
    default: nil
    }
  }

  private mutating func parsePrefix() throws(Diagnostic) -> Expression {
    guard case .prefix(let symbol) = token.kind else { return try parsePostfix() }
    let start = span(token)
    advance()
    let operand = try parsePostfix()
    let span = start.union(operand.span)
    try grow(height, at: span)
    return Expression(.unary(symbol, operand), span)
  }

  /// A call, a subscript or a member of an operand, as many as follow.
  private mutating func parsePostfix() throws(Diagnostic) -> Expression {
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

  private mutating func parseMember(of base: Expression) throws(Diagnostic) -> Expression {
    let tallest = height
    advance()
    let name = token
    switch name.kind {
    case .identifier: break
    case .number: throw unsupported("tuples", at: span(name), help: "write an array, and `x[0]` for its first element")
    default: throw unexpected("the name of a member")
    }
    advance()
    let nameSpan = span(name)
    let span = base.span.union(nameSpan)
    try grow(tallest, at: span)
    return Expression(.member(base, name: text(name), nameSpan: nameSpan), span)
  }

  private mutating func parseSubscript(of base: Expression) throws(Diagnostic) -> Expression {
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
    case .name, .member, .call: true
    default: false
    }
  }
}
