import Diagnostics

extension Expression {
  /// The same expression with some parts exchanged: `replace` is asked of each part, outermost first, and what
  /// it answers stands in the part's place as it is.
  func rewritten(_ replace: (Expression) -> Expression?) -> Expression {
    if let replacement = replace(self) { return replacement }
    func walk(_ part: Expression) -> Expression { part.rewritten(replace) }
    var result = self
    switch kind {
    case .number, .boolean, .string, .name, .implicitParameter, .closure: break
    case .array(let elements): result.kind = .array(elements.map(walk))
    case .unary(let op, let operand): result.kind = .unary(op, walk(operand))
    case .binary(let op, let left, let right): result.kind = .binary(op, walk(left), walk(right))
    case .range(let lower, let upper, let isClosed):
      result.kind = .range(walk(lower), walk(upper), isClosed: isClosed)
    case .conditional(let condition, let then, let otherwise):
      result.kind = .conditional(walk(condition), walk(then), walk(otherwise))
    case .call(let callee, let arguments):
      result.kind = .call(
        walk(callee),
        arguments.map { argument in
          var argument = argument
          argument.value = walk(argument.value)
          return argument
        })
    case .member(let base, let name, let nameSpan): result.kind = .member(walk(base), name: name, nameSpan: nameSpan)
    case .subscript(let base, let index): result.kind = .subscript(walk(base), walk(index))
    case .parenthesized(let inner): result.kind = .parenthesized(walk(inner))
    }
    return result
  }

  /// Every part of the expression, itself first; the bodies of closures are left out.
  var parts: [Expression] {
    var found: [Expression] = []
    func visit(_ part: Expression) {
      found.append(part)
      switch part.kind {
      case .number, .boolean, .string, .name, .implicitParameter, .closure: break
      case .array(let elements): elements.forEach(visit)
      case .unary(_, let operand): visit(operand)
      case .binary(_, let left, let right), .subscript(let left, let right), .range(let left, let right, _):
        visit(left)
        visit(right)
      case .conditional(let condition, let then, let otherwise): [condition, then, otherwise].forEach(visit)
      case .call(let callee, let arguments):
        visit(callee)
        arguments.forEach { visit($0.value) }
      case .member(let base, _, _), .parenthesized(let base): visit(base)
      }
    }
    visit(self)
    return found
  }

  /// The name of the function that the expression calls.
  var calledName: String? {
    guard case .call(let callee, _) = kind, case .name(let name) = callee.kind else { return nil }
    return name
  }

  /// A call of a built-in function with plain arguments, at this expression's place.
  func calling(_ name: String, _ arguments: [Argument]) -> Expression {
    Expression(.call(Expression(.name(name), span), arguments), span)
  }

  /// A call of a function with a defining formula, as that formula: `entropy(p)` as `-sum(p * log(p))`.
  package var unfolded: Expression? {
    guard let name = calledName, case .call(_, let arguments) = kind, arguments.allSatisfy({ $0.label == nil }),
      let (parameters, formula) = Builtins.definition(of: name)
    else { return nil }
    let span = span
    var values: [String: Expression] = [:]
    for (parameter, argument) in zip(parameters, arguments) {
      values[parameter] = Expression(.parenthesized(argument.value), span)
    }
    return formula.rewritten { part in
      if case .name(let name) = part.kind { return values[name] }
      return nil
    }
  }
}

extension Builtins {
  /// The formula that defines a function, in its parameters. It has no place in an author's file.
  package static func definition(of name: String) -> (parameters: [String], value: Expression)? {
    guard case .function(let builtin)? = named(name), let definition = builtin.definition,
      let value = try? parseExpression(Excerpt(bytes: Array(definition.utf8), pieces: []))
    else { return nil }
    return (builtin.parameters.filter { $0.defaultValue == nil }.map(\.name), value)
  }
}
