import Diagnostics
import NumericCore

extension Interpreter {
  /// What a statement that is a truth value asserts; `nil` for an expression that is none.
  func assertion(_ expression: Expression, in scope: Scope) throws(Interruption) -> Comparison? {
    if let outcome = try universal(expression.unparenthesized, in: scope) { return .universal(outcome) }
    if let parts = try sides(of: expression, in: scope) {
      var related: [(left: Operand, relation: Relation, right: Operand)] = []
      for part in parts {
        related.append(try self.related(part.left, part.leftSpan, part.relation, part.right, part.rightSpan))
      }
      return .related(related)
    }
    guard case .bool(let truth) = try evaluate(expression, in: scope) else { return nil }
    return .truth(truth)
  }

  /// A comparison before it is decided.
  struct Sides {
    var left: Value
    var leftSpan: Span
    var relation: Relation
    var right: Value
    var rightSpan: Span
  }

  /// The comparisons that `&&` joins, with their sides evaluated; `nil` if the expression is something else.
  func sides(of expression: Expression, in scope: Scope) throws(Interruption) -> [Sides]? {
    guard case .binary(let op, let left, let right) = expression.unparenthesized.kind else { return nil }
    if op == .and {
      guard let first = try sides(of: left, in: scope), let second = try sides(of: right, in: scope) else {
        return nil
      }
      return first + second
    }
    guard let relation = op.relation else { return nil }
    return [
      Sides(
        left: try evaluate(left, in: scope), leftSpan: left.span, relation: relation,
        right: try evaluate(right, in: scope), rightSpan: right.span)
    ]
  }

  private func related(
    _ a: Value, _ leftSpan: Span, _ relation: Relation, _ b: Value, _ rightSpan: Span
  ) throws(Interruption) -> (left: Operand, relation: Relation, right: Operand) {
    let labels = [
      Diagnostic.Label(leftSpan, a.kindDescription), Diagnostic.Label(rightSpan, b.kindDescription),
    ]
    guard let left = Operand(a), let right = Operand(b), left.isTruth == right.isTruth else {
      throw .failure(
        Diagnostic(
          .typeMismatch, "\(a.kindDescription) and \(b.kindDescription) cannot be compared", at: rightSpan,
          labels: labels))
    }
    let isOrder = relation != .equal && relation != .notEqual
    guard !(isOrder && left.isTruth) else {
      throw .failure(Diagnostic(.typeMismatch, "truth values have no order", at: rightSpan, labels: labels))
    }
    // A single number may bound every element.
    if isOrder, right.shape.isEmpty, case .number(let bound) = right {
      return (left, relation, .vector(left.elements.map { _ in bound }))
    }
    guard left.shape == right.shape else { throw shapes(a, b, at: leftSpan.union(rightSpan), labels: labels) }
    return (left, relation, right)
  }

  /// What an expectation asserts of a value.
  func comparison(
    of value: Value, with expectation: Expectation, _ subject: Expression, in scope: Scope
  ) throws(Interruption) -> Comparison {
    func operand() throws(Interruption) -> Operand {
      guard let operand = Operand(value) else { throw mismatch("a number, a vector or a matrix", value, subject.span) }
      return operand
    }
    switch expectation.right {
    case .question: return .question(try operand())
    case .printed(let printed):
      let operand = try operand()
      guard let shape = printed.shape, shape == operand.shape, !operand.isTruth else {
        throw .failure(
          Diagnostic(
            .shapeMismatch, "the value is \(operand.description), and what is printed is \(printed.description)",
            at: expectation.valueSpan, labels: [.init(subject.span, operand.description)]))
      }
      return .printed(operand, expectation.relation, printed)
    case .tolerance(let middle, let tolerance):
      let (d, t) = (middle.decimal.value, tolerance.decimal.value)
      return .within(
        try operand(), lower: Enclosure(d - t), upper: Enclosure(d + t), includesUpper: true)
    case .range(let lower, let upper, let isClosed):
      let low = try real(lower, in: scope).enclosure
      let high = try real(upper, in: scope).enclosure
      return .within(try operand(), lower: low, upper: high, includesUpper: isClosed)
    case .expression(let right):
      let part = try related(
        value, subject.span, expectation.relation, try evaluate(right, in: scope), expectation.valueSpan)
      return .related([part])
    }
  }
}

extension BindingClaim {
  /// What a binding asserts, given the value of its expression.
  func comparison(with value: Value) throws(Interruption) -> Comparison {
    guard case .real(let number) = value else {
      throw .failure(
        Diagnostic(
          .typeMismatch, "a number in prose is bound to a number", at: expression.span,
          label: "this is \(value.kindDescription)"))
    }
    switch relation {
    // In prose `=` means what it means to a reader: the value at the digits printed.
    case .equal, .approximately:
      return .printed(.number(number.enclosure), .approximately, .number(self.number))
    case .notApproximately, .notEqual:
      return .printed(.number(number.enclosure), .notApproximately, .number(self.number))
    // The order relations are of the printed number itself.
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .element:
      return .related([(.number(Enclosure(self.number.decimal.value)), relation, .number(number.enclosure))])
    }
  }
}

extension Operand {
  var isTruth: Bool { if case .truth = self { true } else { false } }
}

extension PrintedValue {
  var description: String {
    switch shape {
    case nil: "ragged"
    case let shape?:
      switch shape.count {
      case 0: "a number"
      case 1: "a vector of \(shape[0])"
      default: "a \(shape.map(String.init).joined(separator: "×")) matrix"
      }
    }
  }
}
