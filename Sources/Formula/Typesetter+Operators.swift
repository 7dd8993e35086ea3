extension Typesetter {
  func unary(_ sign: UnaryOperator, _ operand: Expression, followed: Bool) throws(NoNotation) -> Piece {
    let piece = try typeset(operand, followed: followed)
    switch sign {
    case .minus, .plus:
      let grouped = piece.grouped(.division)
      var signed = Piece(
        [.operator(sign == .minus ? "−" : "+", .prefix)] + grouped.nodes, min(grouped.level, .multiplicative),
        first: .open, last: grouped.last, isSigned: true)
      signed.isDecimal = grouped.isDecimal
      return signed
    case .not:
      let grouped = piece.grouped(.application)
      return Piece([.operator("¬", .prefix)] + grouped.nodes, .negation, first: .open, last: grouped.last)
    }
  }

  func binary(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, followed: Bool
  ) throws(NoNotation) -> Piece {
    switch sign {
    case .power: return try power(left, right)
    case .multiply: return try product(left, right, followed: followed)
    case .divide: return try quotient(left, right, followed: followed)
    case .remainder:
      let a = try typeset(left).grouped(.power)
      let b = try typeset(right).grouped(.power)
      return Piece(
        a.nodes + [.operator("mod", .spaced(4, 4))] + b.nodes, .division, first: a.first, last: b.last)
    case .add, .subtract:
      let a = try typeset(left).grouped(.additive, allowsSign: true)
      let b = try typeset(right).grouped(.division)
      return Piece(
        a.nodes + [.operator(sign == .add ? "+" : "−")] + b.nodes, .additive, first: a.first, last: b.last,
        isSigned: a.isSigned)
    case .equal: return try relation("=", left, right)
    case .notEqual: return try relation("≠", left, right)
    case .less: return try relation("<", left, right)
    case .lessOrEqual: return try relation("≤", left, right)
    case .greater: return try relation(">", left, right)
    case .greaterOrEqual: return try relation("≥", left, right)
    case .and: return try connective("∧", .conjunction, left, right)
    case .or: return try connective("∨", .disjunction, left, right)
    }
  }

  private func relation(_ symbol: String, _ left: Expression, _ right: Expression) throws(NoNotation) -> Piece {
    let a = try typeset(left).grouped(.additive, allowsSign: true)
    let b = try typeset(right).grouped(.additive, allowsSign: true)
    return Piece(a.nodes + [.operator(symbol)] + b.nodes, .comparison, first: a.first, last: b.last)
  }

  private func connective(
    _ symbol: String, _ level: Piece.Level, _ left: Expression, _ right: Expression
  ) throws(NoNotation) -> Piece {
    let a = try typeset(left).grouped(level)
    let b = try typeset(right).grouped(level == .conjunction ? .negation : .conjunction)
    return Piece(a.nodes + [.operator(symbol)] + b.nodes, level, first: a.first, last: b.last)
  }

  private func power(_ left: Expression, _ right: Expression) throws(NoNotation) -> Piece {
    let exponent = try inScript.typeset(right).node
    let base = try typeset(left).grouped(.atom)
    guard let name = base.name, name.mark == nil else {
      return Piece([.scripts(base.node, sub: nil, sup: exponent)], .power, first: base.first, last: base.last)
    }
    return Piece([name.node(indices: [], power: exponent)], .power, first: base.first, last: base.last)
  }

  private func quotient(_ left: Expression, _ right: Expression, followed: Bool) throws(NoNotation) -> Piece {
    guard scriptDepth == 0, fractionDepth < 2 else {
      let a = try typeset(left, followed: true).grouped(.multiplicative, allowsSign: true)
      let b = try typeset(right, followed: true).grouped(.application)
      return Piece(
        a.nodes + [.operator("/", .tight)] + b.nodes, .division, first: a.first, last: b.last, isSigned: a.isSigned)
    }
    let numerator = try inFraction.typeset(left).node
    let denominator = try inFraction.typeset(right).node
    return Piece(.fraction(numerator, denominator), .power, .fraction)
  }

  private func product(_ left: Expression, _ right: Expression, followed: Bool) throws(NoNotation) -> Piece {
    let a = try typeset(left, followed: true).grouped(.multiplicative, allowsSign: true)
    let b = try typeset(right, followed: followed).grouped(.application)
    func isArray(_ piece: Piece, _ expression: Expression) -> Bool {
      piece.isArray ?? (index == nil && shape(expression).map { !$0.isScalar } ?? false)
    }
    let (leftIsArray, rightIsArray) = (isArray(a, left), isArray(b, right))
    // Element by element: with nothing between them, two vectors would be taken for a scalar product.
    var piece = Piece.product(a, b, sign: leftIsArray && rightIsArray ? .operator("⊙") : nil)
    piece.isArray = leftIsArray || rightIsArray
    return piece
  }
}

extension Piece {
  /// Two factors, with the sign between them that keeps them apart.
  static func product(_ a: Piece, _ b: Piece, sign: MathNode? = nil) -> Piece {
    Piece(
      a.nodes + [sign ?? timesSign(a.last, b.first)] + b.nodes, .multiplicative, first: a.first, last: b.last,
      isSigned: a.isSigned)
  }

  private static func timesSign(_ left: Edge, _ right: Edge) -> MathNode {
    switch (left, right) {
    case (.digit, .digit): .operator("×")
    case (_, .digit), (.word, _), (_, .word), (.fraction, .fraction), (.digit, .fraction): .operator("⋅")
    case (.digit, .bar): .invisibleTimes
    case (.bar, _), (_, .bar): .operator("⋅")
    case (.functionLetter, .open): .operator("⋅")
    case (_, .function), (_, .fraction), (.fraction, _), (.close, .letter), (.close, .functionLetter), (.radical, _):
      .spacedTimes
    default: .invisibleTimes
    }
  }
}
