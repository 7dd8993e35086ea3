import Diagnostics
import NumericCore

extension Interpreter {
  func unary(
    _ op: UnaryOperator, _ operand: Expression, at span: Span, in scope: Scope
  ) throws(Interruption) -> Value {
    switch op {
    case .plus: return try evaluate(operand, in: scope)
    case .not: return .bool(!(try bool(operand, in: scope)))
    case .minus:
      let value = try evaluate(operand, in: scope)
      let negated = try map(value, at: span) { x throws(Fault) in try self.arithmetic.negate(x) }
      guard let negated else { throw mismatch("a number, a vector or a matrix", value, operand.span) }
      return negated
    }
  }

  /// Evaluates a chain such as `a + b + c` from its left end in a loop, so that its length costs no stack.
  func binary(_ expression: Expression, in scope: Scope) throws(Interruption) -> Value {
    var pending: [(op: BinaryOperator, right: Expression, span: Span)] = []
    var current = expression
    while case .binary(let op, let left, let right) = current.kind {
      pending.append((op, right, current.span))
      current = left
    }
    var value = try evaluate(current, in: scope)
    var leftSpan = current.span
    for (op, right, span) in pending.reversed() {
      try spend(1, at: span)
      if op == .and || op == .or {
        guard case .bool(let truth) = value else { throw mismatch("a truth value", value, leftSpan) }
        value = .bool(truth == (op == .or) ? truth : try bool(right, in: scope))
      } else {
        value = try apply(op, value, leftSpan, try evaluate(right, in: scope), right.span)
      }
      leftSpan = span
    }
    return value
  }

  func apply(
    _ op: BinaryOperator, _ left: Value, _ leftSpan: Span, _ right: Value, _ rightSpan: Span
  ) throws(Interruption) -> Value {
    let span = leftSpan.union(rightSpan)
    let labels = [
      Diagnostic.Label(leftSpan, left.kindDescription), Diagnostic.Label(rightSpan, right.kindDescription),
    ]
    if let truth = try compare(op, left, right, at: span, labels: labels) { return .bool(truth) }
    let arithmetic = arithmetic
    let combined = try combine(left, right, at: span, labels: labels) { a, b throws(Fault) in
      switch op {
      case .add: try arithmetic.add(a, b)
      case .subtract: try arithmetic.subtract(a, b)
      case .multiply: try arithmetic.multiply(a, b)
      case .divide: try arithmetic.divide(a, b)
      case .remainder: try arithmetic.remainder(a, b)
      case .power: try arithmetic.power(a, b)
      default: throw Fault(.typeMismatch, "`\(op.rawValue)` does not combine numbers")
      }
    }
    if let combined { return combined }
    throw .failure(
      Diagnostic(
        .typeMismatch, "`\(op.rawValue)` does not combine \(left.kindDescription) and \(right.kindDescription)",
        at: span, labels: labels))
  }

  /// A comparison's truth; `nil` for an operator that is none.
  private func compare(
    _ op: BinaryOperator, _ left: Value, _ right: Value, at span: Span, labels: [Diagnostic.Label]
  ) throws(Interruption) -> Bool? {
    switch (op, left, right) {
    case (.equal, _, _), (.notEqual, _, _):
      return try areEqual(left, right, at: span, labels: labels) == (op == .equal)
    case (.less, .real(let a), .real(let b)): return try order(a, b, at: span) == .less
    case (.lessOrEqual, .real(let a), .real(let b)): return try order(a, b, at: span) != .greater
    case (.greater, .real(let a), .real(let b)): return try order(a, b, at: span) == .greater
    case (.greaterOrEqual, .real(let a), .real(let b)): return try order(a, b, at: span) != .less
    case (.less, _, _), (.lessOrEqual, _, _), (.greater, _, _), (.greaterOrEqual, _, _):
      throw .failure(
        Diagnostic(
          .typeMismatch, "`\(op.rawValue)` compares numbers", at: span, labels: labels,
          help: ["compare elements, or a sum, a norm or a maximum of them"]))
    default: return nil
    }
  }

  private func order(_ a: Real, _ b: Real, at span: Span) throws(Interruption) -> Order {
    do { return try arithmetic.compare(a, b) } catch { throw interruption(error, at: span) }
  }

  private func areEqual(
    _ left: Value, _ right: Value, at span: Span, labels: [Diagnostic.Label]
  ) throws(Interruption) -> Bool {
    func all(_ a: [Real], _ b: [Real]) throws(Interruption) -> Bool {
      guard a.count == b.count else { throw shapes(left, right, at: span, labels: labels) }
      for (x, y) in zip(a, b) {
        do { guard try arithmetic.areEqual(x, y) else { return false } } catch { throw interruption(error, at: span) }
      }
      return true
    }
    switch (left, right) {
    case (.bool(let a), .bool(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    case (.real(let a), .real(let b)): return try all([a], [b])
    case (.vector(let a), .vector(let b)): return try all(a, b)
    case (.matrix(let a), .matrix(let b)):
      guard a.count == b.count else { throw shapes(left, right, at: span, labels: labels) }
      return try all(a.flatMap { $0 }, b.flatMap { $0 })
    default:
      throw .failure(
        Diagnostic(
          .typeMismatch, "\(left.kindDescription) and \(right.kindDescription) cannot be compared", at: span,
          labels: labels))
    }
  }

  func shapes(_ left: Value, _ right: Value, at span: Span, labels: [Diagnostic.Label]) -> Interruption {
    .failure(
      Diagnostic(
        .shapeMismatch, "shapes do not agree: \(left.kindDescription) and \(right.kindDescription)", at: span,
        labels: labels))
  }

  // MARK: Element by element

  /// Applies a scalar function to a number or to each element; `nil` where there are no elements.
  func map(
    _ value: Value, at span: Span, _ function: (Real) throws(Fault) -> Real
  ) throws(Interruption) -> Value? {
    do throws(Fault) {
      switch value {
      case .real(let x): return .real(try function(x))
      case .vector(let xs): return .vector(try vector(xs, function))
      case .matrix(let rows):
        var result: [[Real]] = []
        for row in rows { result.append(try vector(row, function)) }
        return .matrix(result)
      default: return nil
      }
    } catch {
      throw interruption(error, at: span)
    }
  }

  private func vector(
    _ xs: [Real], _ function: (Real) throws(Fault) -> Real
  ) throws(Fault) -> [Real] {
    try arithmetic.meter.allocate(elements: xs.count)
    var result: [Real] = []
    result.reserveCapacity(xs.count)
    for (index, x) in xs.enumerated() {
      do throws(Fault) { result.append(try function(x)) } catch { throw error.inElement(index) }
    }
    return result
  }

  /// Combines two numbers, or element by element two vectors or matrices of one shape; a number spreads.
  func combine(
    _ left: Value, _ right: Value, at span: Span, labels: [Diagnostic.Label],
    _ function: (Real, Real) throws(Fault) -> Real
  ) throws(Interruption) -> Value? {
    switch (left, right) {
    case (.real(let a), .vector), (.real(let a), .matrix):
      return try map(right, at: span) { b throws(Fault) in try function(a, b) }
    case (.vector, .real(let b)), (.matrix, .real(let b)):
      return try map(left, at: span) { a throws(Fault) in try function(a, b) }
    default: break
    }
    do throws(Fault) {
      switch (left, right) {
      case (.real(let a), .real(let b)): return .real(try function(a, b))
      case (.vector(let a), .vector(let b)) where a.count == b.count:
        return .vector(try vectors(a, b, function))
      case (.matrix(let a), .matrix(let b)) where a.count == b.count && a[0].count == b[0].count:
        var rows: [[Real]] = []
        for (x, y) in zip(a, b) { rows.append(try vectors(x, y, function)) }
        return .matrix(rows)
      default: break
      }
    } catch {
      throw interruption(error, at: span, labels: labels)
    }
    switch (left, right) {
    case (.vector, .vector), (.matrix, .matrix), (.vector, .matrix), (.matrix, .vector):
      throw shapes(left, right, at: span, labels: labels)
    default: return nil
    }
  }

  private func vectors(
    _ a: [Real], _ b: [Real], _ function: (Real, Real) throws(Fault) -> Real
  ) throws(Fault) -> [Real] {
    try arithmetic.meter.allocate(elements: a.count)
    var result: [Real] = []
    result.reserveCapacity(a.count)
    for index in a.indices {
      do throws(Fault) { result.append(try function(a[index], b[index])) } catch { throw error.inElement(index) }
    }
    return result
  }
}

extension Fault {
  /// The same fault, met in an element of a vector.
  func inElement(_ index: Int) -> Fault {
    var fault = at(index)
    if element.isEmpty { fault.notes.append("in element \(index), counted from 0") }
    return fault
  }
}
