import Diagnostics

/// The lines of a formula block.
package func typeset(_ statements: [Statement], context: TypesettingContext) -> [TypesetLine] {
  statements.map { Typesetter(context: context).line($0) }
}

/// An expression alone, such as that of a binding in prose.
package func typeset(_ expression: Expression, context: TypesettingContext) -> MathNode? {
  try? Typesetter(context: context).typeset(expression).node
}

extension Typesetter {
  func line(_ statement: Statement) -> TypesetLine {
    let content: TypesetLine.Content
    do {
      content = .equation(try equation(statement))
    } catch {
      content = .code(context.source(statement.span))
    }
    return TypesetLine(content, note: statement.note, span: statement.span)
  }

  private func equation(_ statement: Statement) throws(NoNotation) -> Equation {
    switch statement.kind {
    case .binding(let binding):
      let name = Piece(notation(binding.name.name)).node
      if let closure = binding.value.closure, statement.expectations.isEmpty {
        return try function(name, closure)
      }
      return try chain(name, binding.value, statement)
    case .assignment(let target, let sign, let value):
      let left = try typeset(target)
      var right = value
      if let sign = sign.binary {
        right = Expression(.binary(sign, target, value), value.span)
      }
      let parts = [Equation.Part(relation: "←", node: try typeset(right).node)]
      return Equation(left.node, parts + (try claims(statement)))
    case .function(let declaration):
      return try function(declaration)
    case .expression(let expression):
      return try claim(expression, statement)
    case .conditional, .whileLoop, .forLoop, .returnStatement, .breakStatement, .continueStatement, .faulty:
      throw NoNotation()
    }
  }

  // MARK: Functions

  private func function(_ name: MathNode, _ closure: Closure) throws(NoNotation) -> Equation {
    let body = try value(of: closure)
    let parameters = closure.parameterNames
    let left = applied(name, parameters.map { Piece(notation($0)).node }).node
    var inner = self
    for parameter in parameters { inner = inner.binding(parameter, to: nil, shape: nil) }
    return Equation(left, [.init(relation: "=", node: try inner.typeset(body).node)])
  }

  /// `f(x) = …`, with what its `let`s say after "where".
  private func function(_ declaration: FunctionDeclaration) throws(NoNotation) -> Equation {
    guard let (bindings, value) = functionValue(declaration.body), bindings.count <= 3 else { throw NoNotation() }
    var inner = self
    var parameters: [MathNode] = []
    for parameter in declaration.parameters {
      inner = inner.binding(parameter.name.name, to: nil, shape: Shape(parameter.type))
      parameters.append(Piece(notation(parameter.name.name)).node)
    }
    let left = applied(Piece(notation(declaration.name.name)).node, parameters).node
    var additions: [MathNode] = []
    for binding in bindings {
      additions += [.operator(","), .space(mu: 9)]
      if additions.count == 2 { additions += [.text(context.words.where), .space(mu: 6)] }
      let name = Piece(notation(binding.name.name)).node
      additions += [name, .operator("="), try inner.typeset(binding.value).node]
      inner = inner.binding(binding.name.name, to: nil, shape: inner.shape(binding.value))
    }
    let body = try inner.typeset(value).node
    return Equation(left, [.init(relation: "=", node: additions.isEmpty ? body : .row([body] + additions))])
  }

  // MARK: Claims

  /// A statement that is an expression: where it is a relation, it is a claim itself.
  private func claim(_ expression: Expression, _ statement: Statement) throws(NoNotation) -> Equation {
    let claim = expression.span.start
    if statement.expectations.isEmpty, case .binary(let sign, let left, let right) = expression.unparenthesized.kind,
      let relation = sign.relation
    {
      let a = try typeset(left).grouped(.additive, allowsSign: true)
      let b = try typeset(right).grouped(.additive, allowsSign: true)
      return Equation(a.node, [.init(relation: relation.rawValue, node: .marked(b.node, claim: claim))])
    }
    if statement.expectations.isEmpty, expression.assertedRelation != nil {
      return Equation(.marked(try typeset(expression).node, claim: claim))
    }
    return try chain(nil, expression, statement)
  }

  /// `name = expression ≈ 0.802`; without a name, the expression is the left side.
  private func chain(
    _ name: MathNode?, _ expression: Expression, _ statement: Statement
  ) throws(NoNotation) -> Equation {
    let claims = try claims(statement)
    var parts = [Equation.Part(relation: "=", node: try typeset(expression).node)]
    if context.showsSteps { parts += try steps(expression) }
    var left = name
    if left == nil { left = parts.removeFirst().node }
    if context.showsSteps, !claims.contains(where: \.statesValue), !expression.isLiteral,
      let result = context.result(statement)
    {
      let node = try value(result.value).node
      if node != parts.last?.node { parts.append(.init(relation: result.isExact ? "=" : "≈", node: node)) }
    }
    return Equation(left ?? .row([]), parts + claims, isStepwise: context.showsSteps && parts.count + claims.count > 1)
  }

  private func claims(_ statement: Statement) throws(NoNotation) -> [Equation.Part] {
    var parts: [Equation.Part] = []
    for expectation in statement.expectations {
      var node = MathNode.marked(try self.right(expectation.right), claim: expectation.valueSpan.start)
      if let unit = expectation.unit { node = .row([node, .text(" " + unit)]) }
      parts.append(.init(relation: expectation.relation.rawValue, node: node, isAside: !parts.isEmpty))
    }
    return parts
  }

  private func right(_ right: Expectation.Right) throws(NoNotation) -> MathNode {
    switch right {
    case .printed(let value): return Piece(value).node
    case .tolerance(let value, let tolerance):
      return .row(Piece(value).nodes + [.operator("±")] + Piece(tolerance).nodes)
    case .expression(let expression): return try typeset(expression).grouped(.additive, allowsSign: true).node
    case .range(let lower, let upper, let isClosed):
      let ends = try [typeset(lower).node, .operator(","), typeset(upper).node]
      return .fenced("[", .row(ends), isClosed ? "]" : ")")
    case .question: return .operator("?", .tight)
    }
  }
}

extension Piece {
  init(_ printed: PrintedNumber) {
    let text = printed.decimal.text
    self.init(decimal: printed.isTruncated && !text.hasSuffix("…") ? text + "…" : text)
  }

  init(_ printed: PrintedValue) {
    switch printed {
    case .number(let number): self.init(number)
    case .array(let elements, _):
      let rows = elements.compactMap { element -> [MathNode]? in
        guard case .array(let cells, _) = element else { return nil }
        return cells.map { Piece($0).node }
      }
      self = !rows.isEmpty && rows.count == elements.count ? .matrix(rows) : .vector(elements.map { Piece($0).node })
    }
  }
}

extension Equation.Part {
  /// Whether it tells the reader what the value is.
  fileprivate var statesValue: Bool { relation == "≈" || relation == "=" }
}

extension Shape {
  fileprivate init?(_ type: TypeName) {
    switch type {
    case .real: self = .scalar
    case .array(.real): self = .vector(nil)
    case .array(.array(.real)): self = .matrix(nil, nil)
    case .bool, .string, .array, .function: return nil
    }
  }
}
