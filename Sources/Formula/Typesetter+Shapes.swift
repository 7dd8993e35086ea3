extension Typesetter {
  /// The shape of an expression, as far as its names tell it.
  func shape(_ expression: Expression) -> Shape? { shape(expression, depth: 0) }

  func shape(ofName name: String) -> Shape? { shape(ofName: name, depth: 0) }

  private func shape(ofName name: String, depth: Int) -> Shape? {
    if let local = locals[name] { return local.shape }
    if let shape = context.shape(name) { return shape }
    guard names.declares(name) else { return name == "pi" || name == "e" ? .scalar : nil }
    return context.program.bindings[name].flatMap { shape($0, depth: depth + 1) }
  }

  /// - Parameter depth: bounds the way through bindings of bindings, so that no program takes long.
  private func shape(_ expression: Expression, depth: Int) -> Shape? {
    guard depth < 40 else { return nil }
    func shape(_ expression: Expression) -> Shape? { self.shape(expression, depth: depth + 1) }
    switch expression.unparenthesized.kind {
    case .number, .boolean: return .scalar
    case .string, .closure, .range: return nil
    case .name(let name): return self.shape(ofName: name, depth: depth)
    case .implicitParameter(let number): return self.shape(ofName: "$\(number)", depth: depth)
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
    case .call(let callee, let arguments): return self.shape(callee, arguments, depth: depth + 1)
    case .parenthesized(let inner): return shape(inner)
    }
  }

  private func shape(_ callee: Expression, _ arguments: [Argument], depth: Int) -> Shape? {
    let first = arguments.first.flatMap { shape($0.value, depth: depth) }
    switch callee.unparenthesized.kind {
    case .member(let base, "map", _):
      guard let closure = arguments.first?.value.closure else { return elements(base, depth: depth) }
      guard let value = try? value(of: closure), let items = elements(base, depth: depth) else { return nil }
      guard case .vector(let count) = items else {
        // Each row becomes a number or a row.
        guard case .matrix(let rows, let columns) = items else { return nil }
        var inner = self
        inner.locals[closure.parameters.first?.name ?? "$0"] = Local(piece: nil, shape: .vector(columns))
        switch inner.shape(value, depth: depth) {
        case .vector(let width)?: return .matrix(rows, width)
        case .scalar?: return .vector(rows)
        case .matrix?, nil: return nil
        }
      }
      return .vector(count)
    case .name(let name) where names.declares(name):
      guard let function = context.program.functions[name], let body = functionValue(function.body),
        function.parameters.count >= arguments.count
      else { return nil }
      switch function.result {
      case .real?: return .scalar
      case .array(.real)?: return .vector(nil)
      case .array(.array)?: return .matrix(nil, nil)
      default: break
      }
      var inner = Typesetter(context: context)
      for (parameter, argument) in zip(function.parameters, arguments) {
        inner.locals[parameter.name.name] = Local(piece: nil, shape: shape(argument.value, depth: depth))
      }
      for binding in body.bindings {
        inner.locals[binding.name.name] = Local(piece: nil, shape: inner.shape(binding.value, depth: depth))
      }
      return inner.shape(body.value, depth: depth)
    case .name("matmul") where arguments.count == 2:
      switch (first, shape(arguments[1].value, depth: depth)) {
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
          return shape(argument.value, depth: depth).map(result.spread)
        }
      case .scalar?: return .scalar
      case .vector?:
        if case .vector? = first { return first }
        return .vector(nil)
      case .matrix?:
        guard case .matrix(let rows, let columns)? = first else { return .matrix(nil, nil) }
        return name == "transpose" ? .matrix(columns, rows) : first
      case .other?, nil: return nil
      }
    default:
      return nil
    }
  }

  /// The shape of what `map` goes through: also of a range, or of the pairs of two vectors.
  private func elements(_ expression: Expression, depth: Int) -> Shape? {
    switch expression.unparenthesized.kind {
    case .range(let lower, let upper, let isClosed):
      guard let a = lower.integer, let b = upper.integer else { return .vector(nil) }
      return .vector(max(0, b - a + (isClosed ? 1 : 0)))
    case .call(let callee, let arguments):
      if case .name("zip") = callee.unparenthesized.kind, !names.declares("zip"), let first = arguments.first {
        return shape(first.value, depth: depth)
      }
      return shape(expression, depth: depth)
    default: return shape(expression, depth: depth)
    }
  }
}
