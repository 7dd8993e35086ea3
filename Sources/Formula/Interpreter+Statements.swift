import Diagnostics
import NumericCore

extension Interpreter {
  /// How a statement ended.
  package enum Flow {
    case next
    case broken
    case continued
    case returned(Value)
  }

  package func run(_ statements: [Statement], in scope: Scope) throws(Interruption) -> Flow {
    for statement in statements {
      let flow = try run(statement, in: scope)
      guard case .next = flow else { return flow }
    }
    return .next
  }

  /// Runs one statement; what it expects is judged elsewhere.
  package func run(_ statement: Statement, in scope: Scope) throws(Interruption) -> Flow {
    try spend(1, at: statement.span)
    switch statement.kind {
    case .binding(let binding):
      let value = try evaluate(binding, in: scope)
      if case .function = value { register(scope) }
      scope.declare(
        binding.name.name, value, isMutable: binding.isMutable, origin: .article(binding.name.span))
    case .assignment(let target, let op, let value): try assign(target, op, value, in: scope)
    case .function(let declaration):
      register(scope)
      scope.declare(
        declaration.name.name, .function(.declared(declaration, scope)), origin: .article(declaration.name.span))
    case .expression(let expression): _ = try evaluate(expression, in: scope)
    case .conditional(let condition, let then, let otherwise):
      return try run(try bool(condition, in: scope) ? then : otherwise, in: Scope(parent: scope))
    case .whileLoop(let condition, let body):
      while try bool(condition, in: scope) {
        try spend(1, at: statement.span)
        switch try run(body, in: Scope(parent: scope)) {
        case .next, .continued: continue
        case .broken: return .next
        case .returned(let value): return .returned(value)
        }
      }
    case .forLoop(let pattern, let sequence, let body):
      for item in try items(of: try evaluate(sequence, in: scope), at: sequence.span) {
        try spend(1, at: statement.span)
        let inner = Scope(parent: scope)
        guard item.count == pattern.count else {
          throw .failure(
            Diagnostic(
              .typeMismatch, "each item has \(count(item.count, "part")), and the pattern \(pattern.count)",
              at: pattern[0].span))
        }
        for (name, value) in zip(pattern, item) { inner.declare(name.name, value, origin: .article(name.span)) }
        switch try run(body, in: inner) {
        case .next, .continued: continue
        case .broken: return .next
        case .returned(let value): return .returned(value)
        }
      }
    case .returnStatement(let expression):
      guard let expression else { return .returned(.nothing) }
      return .returned(try evaluate(expression, in: scope))
    case .breakStatement: return .broken
    case .continueStatement: return .continued
    // Its error has been reported.
    case .faulty: throw .missing
    }
    return .next
  }

  package func evaluate(_ binding: Binding, in scope: Scope) throws(Interruption) -> Value {
    let value = try evaluate(binding.value, in: scope)
    if case .nothing = value { throw mismatch("a value", value, binding.value.span) }
    return value
  }

  private func assign(
    _ target: Expression, _ op: AssignmentOperator, _ expression: Expression, in scope: Scope
  ) throws(Interruption) {
    let right = try evaluate(expression, in: scope)
    func changed(_ old: Value) throws(Interruption) -> Value {
      guard let binary = op.binary else { return right }
      return try apply(binary, old, target.span, right, expression.span)
    }
    switch target.kind {
    case .name(let name):
      let old = try evaluate(target, in: scope)
      let new = try changed(old)
      guard old.hasSameType(as: new) else {
        throw .failure(
          Diagnostic(
            .typeMismatch, "`\(name)` holds \(old.kindDescription)", at: expression.span,
            label: "this is \(new.kindDescription)"))
      }
      try set(name, new, at: target.span, in: scope)
    case .subscript(let base, let index):
      guard case .name(let name) = base.kind, case .vector(var elements) = try evaluate(base, in: scope),
        case .real(let new) = try changed(try evaluate(target, in: scope)),
        let position = try real(index, in: scope).exact?.intValue
      else {
        throw .failure(
          Diagnostic(
            .typeMismatch, "only an element of a vector can be assigned to", at: target.span,
            help: ["for a matrix, build it anew with `.map`"]))
      }
      // The vector is copied.
      try spend(elements.count, at: target.span)
      elements[position] = new
      try set(name, .vector(elements), at: target.span, in: scope)
    default:
      throw .failure(Diagnostic(.unsupportedSyntax, "this cannot be assigned to", at: target.span))
    }
  }
}

extension Interpreter {
  /// Gives a variable a new value, unless it is frozen.
  private func set(_ name: String, _ value: Value, at span: Span, in scope: Scope) throws(Interruption) {
    if scope.assign(name, value, newerThan: frozen) { return }
    throw .failure(
      Diagnostic(
        .unsupportedSyntax, "`\(name)` is changed by a function that may be called any number of times", at: span,
        help: ["let the function only yield a value; a variable of its own it may change"]))
  }
}

extension AssignmentOperator {
  var binary: BinaryOperator? {
    switch self {
    case .assign: nil
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    }
  }
}

extension Value {
  /// Whether Swift would let a variable that holds the one hold the other.
  func hasSameType(as other: Value) -> Bool {
    switch (self, other) {
    case (.real, .real), (.bool, .bool), (.string, .string), (.strings, .strings), (.vector, .vector),
      (.matrix, .matrix),
      (.range, .range), (.pairs, .pairs), (.function, .function), (.nothing, .nothing):
      true
    default: false
    }
  }
}
