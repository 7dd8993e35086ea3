extension Typesetter {
  /// What stands between the symbols and the result: the definition of a function that has one, then numbers in
  /// place of the names.
  func steps(_ expression: Expression) throws(NoNotation) -> [Equation.Part] {
    var parts: [Equation.Part] = []
    var last = expression
    var shown = try typeset(expression).node
    if let name = expression.unparenthesized.calledName, !names.declares(name),
      let definition = expression.unparenthesized.unfolded
    {
      last = definition
      shown = try typeset(last).node
      parts.append(.init(relation: "=", node: shown))
    }
    // The value of a name alone is the result already.
    if case .name = last.unparenthesized.kind { return parts }
    var inner = self
    inner.substitutes = true
    let numbers = try inner.typeset(last).node
    // Whole vectors in place of names soon say less than the names.
    guard shape(last)?.isScalar != false || numbers.width <= 40 else { return parts }
    if numbers != shown { parts.append(.init(relation: isExact(last) ? "=" : "≈", node: numbers)) }
    return parts
  }

  /// Whether all numbers that stand for a name are its value, none only rounded.
  private func isExact(_ expression: Expression) -> Bool {
    expression.parts.allSatisfy { part in
      switch part.kind {
      case .name(let name): locals[name] != nil || context.value(name)?.isExact != false
      case .closure(let closure): (try? value(of: closure)).map(isExact) ?? true
      default: true
      }
    }
  }
}

extension Expression {
  /// A number or an array of numbers, which has no other value than what it shows.
  var isLiteral: Bool {
    switch kind {
    case .number, .boolean, .string: true
    case .array(let elements): elements.allSatisfy(\.isLiteral)
    case .unary(_, let operand), .parenthesized(let operand): operand.isLiteral
    default: false
    }
  }
}
