import Diagnostics
import NumericCore

extension Program {
  /// Every claim, in the order in which a run meets them: what an index of `Evaluation` refers to.
  package var claims: [Claim] {
    var known = preludeNames
    return items.flatMap { $0.claims(known: &known) } + bindings.map(\.claim)
  }

  package var preludeNames: Set<String> { Set(prelude.compactMap { $0.declaredName?.name }) }
}

extension Program.Item {
  /// The claims of one item.
  ///
  /// - Parameter known: the names that stand above; those of the item are added.
  package func claims(known: inout Set<String>) -> [Claim] {
    defer { known.formUnion(declaredNames) }
    return switch self {
    case .block(let statements): statements.flatMap(\.claims)
    case .plot: []
    case .table(let table): table.claims(known: known)
    }
  }

  /// The names that the item gives to what stands below it.
  var declaredNames: [String] {
    switch self {
    case .block(let statements): statements.compactMap { $0.declaredName?.name }
    case .plot(let plot): plot.statements.compactMap { $0.declaredName?.name }
    case .table(let table): table.columns.compactMap { $0.cells.isEmpty ? nil : $0.name?.name }
    }
  }
}

extension BindingClaim {
  package var claim: Claim {
    Claim(source: .prose, span: span, literal: number.span, subject: expression.span, relation: relation)
  }
}

extension TableProgram {
  fileprivate func claims(known: Set<String>) -> [Claim] {
    let ruled = Set(rules.map(\.name.name))
    var claims: [Claim] = []
    func add(_ number: PrintedNumber, _ subject: Span) {
      claims.append(
        Claim(source: .table, span: number.span, literal: number.span, subject: subject, relation: .approximately))
    }
    for column in columns {
      guard let name = column.name, !ruled.contains(name.name), known.contains(name.name) else { continue }
      for cell in column.cells { add(cell, name.span) }
    }
    for rule in rules {
      guard let column = columns.first(where: { $0.name?.name == rule.name.name }) else { continue }
      for cell in column.cells { add(cell, rule.value.span) }
    }
    for aggregate in aggregates {
      for (column, cell) in zip(columns, aggregate.cells) where !column.cells.isEmpty {
        if let cell { add(cell, cell.span) }
      }
    }
    return claims
  }
}

extension Statement {
  /// The claims that the statement makes: its expectations, or itself if it is a comparison.
  package var claims: [Claim] {
    if expectations.isEmpty {
      guard case .expression(let expression) = kind, let relation = expression.assertedRelation else { return [] }
      var operands: Claim.Operands?
      if case .binary(let op, let left, let right) = expression.unparenthesized.kind, op.relation != nil {
        operands = Claim.Operands(left: left.span, right: right.span)
      }
      let span = expression.span
      return [
        Claim(source: .swift, span: span, literal: span, subject: span, relation: relation, operands: operands)
      ]
    }
    guard let subject else { return [] }
    return expectations.map {
      var claim = Claim(
        source: .swift, span: span.union($0.span), literal: $0.literal, subject: subject.span,
        relation: $0.relation)
      if $0.relation == .equal, case .expression(let right) = $0.right {
        claim.writtenNumbers = right.writtenNumbers ?? []
      }
      return claim
    }
  }

  /// The expression whose value the statement's expectations speak of; `nil` for a statement without a value.
  package var subject: Expression? {
    switch kind {
    case .binding(let binding): binding.value
    case .assignment(let target, _, _): target
    case .expression(let expression): expression
    default: nil
    }
  }

  /// The name that the statement gives a value to.
  package var changedName: Identifier? {
    switch kind {
    case .binding(let binding): return binding.name
    case .assignment(let target, _, _):
      if case .name(let name) = target.kind { return Identifier(name, target.span) }
      if case .subscript(let base, _) = target.kind, case .name(let name) = base.kind {
        return Identifier(name, base.span)
      }
      return nil
    default: return nil
    }
  }

  /// The name that the statement declares.
  package var declaredName: Identifier? {
    switch kind {
    case .binding(let binding): binding.name
    case .function(let declaration): declaration.name
    default: nil
    }
  }
}

extension Expectation {
  /// Everything that is printed: of `0.80 ± 0.01`, the tolerance as well.
  fileprivate var literal: Span {
    if case .tolerance(let middle, let tolerance) = right { return middle.span.union(tolerance.span) }
    return valueSpan
  }
}

extension Expression {
  /// The relation that a statement made of this expression asserts; `nil` if it is no truth value as written.
  var assertedRelation: Relation? {
    switch kind {
    case .parenthesized(let inner): inner.assertedRelation
    case .binary(.and, _, _), .binary(.or, _, _), .unary(.not, _), .boolean: .equal
    case .binary(let op, _, _): op.relation
    case .conditional(_, let then, let otherwise):
      then.assertedRelation != nil && otherwise.assertedRelation != nil ? .equal : nil
    case .call(let callee, _):
      if case .name("forAll") = callee.kind { .equal } else { nil }
    default: nil
    }
  }

  /// The expression without parentheses around the whole of it.
  var unparenthesized: Expression {
    var current = self
    while case .parenthesized(let inner) = current.kind { current = inner }
    return current
  }
}

extension BinaryOperator {
  /// The relation that a comparison asserts.
  package var relation: Relation? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .power, .multiply, .divide, .remainder, .add, .subtract, .and, .or: nil
    }
  }
}
