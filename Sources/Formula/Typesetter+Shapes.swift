extension Typesetter {
  func shape(ofName name: String) -> Shape? {
    if let local = locals[name] { return local.shape }
    if let shape = context.shape(name) ?? context.program.shapes[name] { return shape }
    return !names.declares(name) && (name == "pi" || name == "e") ? .scalar : nil
  }

  /// The shape of an expression, as far as its names tell it.
  func shape(_ expression: Expression) -> Shape? {
    switch expression.unparenthesized.kind {
    case .number, .boolean: return .scalar
    case .string, .closure, .range: return nil
    case .name(let name): return shape(ofName: name)
    case .implicitParameter(let number): return shape(ofName: "$\(number)")
    case .array(let elements):
      guard case .array(let first)? = elements.first?.unparenthesized.kind else {
        // An array of vectors is a matrix, too.
        if let first = elements.first, case .vector(let count)? = shape(first) { return .matrix(elements.count, count) }
        return .vector(elements.count)
      }
      return .matrix(elements.count, first.count)
    case .unary(_, let operand): return shape(operand)
    case .binary(_, let left, let right):
      guard let a = shape(left), let b = shape(right) else { return nil }
      return a.spread(b)
    case .conditional(_, let then, let otherwise): return shape(then) ?? shape(otherwise)
    case .member(_, let name, _): return name == "count" ? .scalar : nil
    case .subscript(let base, _): return shape(base)?.element
    case .call(let callee, let arguments): return shape(callee, arguments)
    case .parenthesized(let inner): return shape(inner)
    }
  }

  private func shape(_ callee: Expression, _ arguments: [Argument]) -> Shape? {
    func first() -> Shape? { arguments.first.flatMap { shape($0.value) } }
    switch callee.unparenthesized.kind {
    case .member(let base, "map", _):
      guard let closure = arguments.first?.value.closure else { return elements(base) }
      guard let value = try? value(of: closure), let items = elements(base) else { return nil }
      guard case .vector(let count) = items else {
        // Each row becomes a number or a row.
        guard case .matrix(let rows, let columns) = items else { return nil }
        var inner = self
        inner.locals[closure.parameters.first?.name ?? "$0"] = Local(piece: nil, shape: .vector(columns))
        switch inner.shape(value) {
        case .vector(let width)?: return .matrix(rows, width)
        case .scalar?: return .vector(rows)
        case .matrix?, nil: return nil
        }
      }
      return .vector(count)
    case .name(let name) where names.declares(name):
      switch context.program.functions[name]?.result {
      case .real?, .bool?: return .scalar
      case .array(.real)?: return .vector(nil)
      case .array(.array)?: return .matrix(nil, nil)
      case .string?, .array?, .function?, nil: return nil
      }
    case .name("matmul") where arguments.count == 2:
      switch (first(), shape(arguments[1].value)) {
      case (.matrix(let rows, _)?, .matrix(_, let columns)?): return .matrix(rows, columns)
      case (.matrix(let rows, _)?, .vector?): return .vector(rows)
      case (.vector?, .matrix(_, let columns)?): return .vector(columns)
      default: return nil
      }
    case .name(let name):
      switch Notation.of(name)?.yield {
      case .elementwise?:
        return arguments.reduce(.scalar) { result, argument in
          guard argument.label == nil, let result else { return result }
          return shape(argument.value).map(result.spread)
        }
      case .scalar?: return .scalar
      case .vector?:
        let shape = first()
        if case .vector? = shape { return shape }
        return .vector(nil)
      case .matrix?:
        guard case .matrix(let rows, let columns)? = first() else { return .matrix(nil, nil) }
        return name == "transpose" ? .matrix(columns, rows) : .matrix(rows, columns)
      case .other?, nil: return nil
      }
    default:
      return nil
    }
  }

  /// The shape of what `map` goes through: also of a range, or of the pairs of two vectors.
  private func elements(_ expression: Expression) -> Shape? {
    switch expression.unparenthesized.kind {
    case .range(let lower, let upper, let isClosed):
      guard let a = lower.integer, let b = upper.integer else { return .vector(nil) }
      return .vector(max(0, b - a + (isClosed ? 1 : 0)))
    case .call(let callee, let arguments):
      if case .name("zip") = callee.unparenthesized.kind, !names.declares("zip"), let first = arguments.first {
        return shape(first.value)
      }
      return shape(expression)
    default: return shape(expression)
    }
  }
}
