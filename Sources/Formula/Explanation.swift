import Diagnostics
import NumericCore

extension Interpreter {
  /// How a wrong printed number may have come about: the first usual mistake that certainly yields it.
  ///
  /// Each candidate is computed as rigorously as the claim itself. Where fewer than three digits are printed,
  /// chance explains too much, and nothing is said.
  func explain(
    _ printed: PrintedNumber, element: Int, _ subject: Expression, in scope: Scope
  ) -> String? {
    guard printed.decimal.significantDigits >= 3 else { return nil }
    let text = printed.decimal.text
    for candidate in candidates(for: subject, decimals: -printed.decimal.ulpExponent) {
      guard let value = enclosure(of: candidate.expression, element: element, in: scope),
        value.isInside(printed.decimal.cell)
      else { continue }
      let terms = candidate.isRounded ? terms(of: candidate.expression, in: scope).map { ": \($0)" } ?? "" : ""
      return "\(text) is what you get \(candidate.mistake)\(terms)"
    }
    guard let value = enclosure(of: subject, element: element, in: scope) else { return nil }
    let cell = printed.decimal.cell
    if (-value).isInside(cell) { return "\(text) has the wrong sign" }
    if value.scaled(by: Rational(100)).isInside(cell) || value.scaled(by: Rational.powerOfTen(-2)).isInside(cell) {
      return "\(text) is off by a factor of 100: a percentage, or one that is none"
    }
    if let right = printed.decimal.rounding(value), right.isSwapped(of: printed.decimal) {
      return "two digits of \(right.text) have changed places in \(text)"
    }
    return nil
  }

  private func enclosure(of expression: Expression, element: Int, in scope: Scope) -> Enclosure? {
    guard let value = try? evaluate(expression, in: scope), let operand = Operand(value),
      element < operand.elements.count
    else { return nil }
    return operand.elements[element]
  }

  // MARK: Candidates

  private struct Candidate {
    var expression: Expression
    /// Ends the sentence "0.804 is what you get …".
    var mistake: String
    var isRounded = false
  }

  private func candidates(for subject: Expression, decimals: Int) -> [Candidate] {
    // A name stands for the formula that it was given; what is rounded are the steps of that.
    var formula = subject.unparenthesized
    while case .name(let name) = formula.kind, let definition = definitions[name] {
      formula = definition.unparenthesized
    }
    let unfolded = formula.rewritten { $0.unfolded }
    return roundings(of: unfolded, decimals: decimals) + renamings(of: formula) + renamings(of: unfolded)
  }

  /// One intermediate result rounded, to as many decimals as are printed or to one fewer.
  private func roundings(of formula: Expression, decimals: Int) -> [Candidate] {
    var candidates: [Candidate] = []
    let places = [decimals, decimals - 1].filter { $0 >= 1 }
    let results = Set(formula.results.map(\.sketch))
    for part in formula.parts.dropFirst().prefix(40) where !results.contains(part.sketch) {
      let isIntermediate: Bool =
        switch part.kind {
        case .call, .name: part.calledName.map { !Self.aggregates.contains($0) } ?? part.isVariable
        case .binary(let op, _, _): op.relation == nil && op != .and && op != .or
        default: false
        }
      guard isIntermediate else { continue }
      for count in places {
        let literal = Expression(.number(NumberLiteral(text: String(count), value: Rational(count))), part.span)
        let rounded = part.calling(
          "round",
          [
            Argument(label: nil, labelSpan: nil, value: part),
            Argument(label: "to", labelSpan: nil, value: literal),
          ])
        // The same part may occur more than once, and is then rounded everywhere.
        let key = part.sketch
        let expression = formula.rewritten { $0.sketch == key ? rounded : nil }
        candidates.append(
          Candidate(
            expression: expression,
            mistake: "when \(part.sketch) is rounded to \(count) decimal\(count == 1 ? "" : "s")",
            isRounded: true))
      }
    }
    return candidates
  }

  private static let aggregates: Set<String> = ["sum", "product", "mean", "round"]

  /// One function in the place of another.
  private func renamings(of formula: Expression) -> [Candidate] {
    let exchanges: [(from: String, to: String, mistake: String)] = [
      ("log", "log2", "with the logarithm to base 2"), ("log", "log10", "with the logarithm to base 10"),
      ("log2", "log", "with the natural logarithm"), ("log10", "log", "with the natural logarithm"),
      ("sum", "mean", "with the mean in place of the sum"), ("mean", "sum", "with the sum in place of the mean"),
    ]
    let names = Set(formula.parts.compactMap(\.calledName))
    var candidates: [Candidate] = []
    for exchange in exchanges where names.contains(exchange.from) {
      let expression = formula.rewritten { part in
        if case .name(exchange.from) = part.kind { return Expression(.name(exchange.to), part.span) }
        return nil
      }
      candidates.append(Candidate(expression: expression, mistake: exchange.mistake))
    }
    for name in ["variance", "standardDeviation"] where names.contains(name) {
      for (divisor, text) in [(0, "n"), (1, "n − 1")] {
        let literal = NumberLiteral(text: String(divisor), value: Rational(divisor))
        let expression = formula.rewritten { part in
          guard part.calledName == name, case .call(_, let arguments) = part.kind, let first = arguments.first else {
            return nil
          }
          let value = Expression(.number(literal), part.span)
          return part.calling(name, [first, Argument(label: "ddof", labelSpan: nil, value: value)])
        }
        candidates.append(Candidate(expression: expression, mistake: "with \(text) as the divisor"))
      }
    }
    return candidates
  }

  // MARK: Terms

  /// The terms of `sum(a * b)` with numbers in them, such as `0.7×0.36 + 0.2×1.61 + 0.1×2.30`.
  private func terms(of formula: Expression, in scope: Scope) -> String? {
    var current = formula.unparenthesized
    var isNegated = false
    while case .unary(.minus, let operand) = current.kind {
      isNegated.toggle()
      current = operand.unparenthesized
    }
    guard current.calledName == "sum", case .call(_, let arguments) = current.kind, arguments.count == 1 else {
      return nil
    }
    var factors: [[Real]] = []
    var decimals: [Int?] = []
    func collect(_ expression: Expression) -> Bool {
      let expression = expression.unparenthesized
      if case .binary(.multiply, let left, let right) = expression.kind { return collect(left) && collect(right) }
      guard case .vector(let elements)? = try? evaluate(expression, in: scope), elements.count <= 6 else {
        return false
      }
      factors.append(elements)
      decimals.append(expression.roundedDecimals)
      return true
    }
    guard collect(arguments[0].value), let count = factors.first?.count, count > 0 else { return nil }
    var texts: [String] = []
    for index in 0..<count {
      var words: [String] = []
      var sign = isNegated ? -1 : 1
      for (factor, places) in zip(factors, decimals) {
        guard factor.count == count, let exact = factor[index].exact else { return nil }
        if exact.sign < 0 { sign = -sign }
        words.append(places.map { exact.magnitude.decimalText(decimals: $0) } ?? exact.magnitude.shortText)
      }
      let term = words.joined(separator: "×")
      texts.append(index == 0 ? (sign < 0 ? "−\(term)" : term) : (sign < 0 ? "− \(term)" : "+ \(term)"))
    }
    return texts.joined(separator: " ")
  }
}

extension Expression {
  /// What is the value itself, and no step on the way to it: the sign is none, and so is the choice between two values.
  fileprivate var results: [Expression] {
    switch kind {
    case .parenthesized(let inner), .unary(.minus, let inner): inner.results
    case .array(let elements): elements.flatMap(\.results)
    case .conditional(_, let first, let second): first.results + second.results
    default: [self]
    }
  }

  /// Whether it is a name that is no built-in function.
  fileprivate var isVariable: Bool {
    guard case .name(let name) = kind else { return false }
    return Builtins.named(name) == nil
  }

  /// The decimals of `round(x, to: n)`.
  fileprivate var roundedDecimals: Int? {
    guard calledName == "round", case .call(_, let arguments) = kind, arguments.count == 2,
      case .number(let literal) = arguments[1].value.kind
    else { return nil }
    return literal.value.intValue
  }

  /// The expression as text, near enough to the source to be recognised.
  package var sketch: String {
    switch kind {
    case .number(let literal): literal.text
    case .boolean(let value): String(value)
    case .string(let text): "\"\(text)\""
    case .name(let name): name
    case .implicitParameter(let index): "$\(index)"
    case .array(let elements): "[\(elements.map(\.sketch).joined(separator: ", "))]"
    case .unary(let op, let operand): op.rawValue + operand.sketch
    case .binary(let op, let left, let right): "\(left.sketch) \(op.rawValue) \(right.sketch)"
    case .range(let lower, let upper, let isClosed): "\(lower.sketch)\(isClosed ? "..." : "..<")\(upper.sketch)"
    case .conditional(let condition, let then, let otherwise):
      "\(condition.sketch) ? \(then.sketch) : \(otherwise.sketch)"
    case .call(let callee, let arguments):
      callee.sketch + "("
        + arguments.map { ($0.label.map { "\($0): " } ?? "") + $0.value.unparenthesized.sketch }
        .joined(separator: ", ") + ")"
    case .member(let base, let name, _): "\(base.sketch).\(name)"
    case .subscript(let base, let index): "\(base.sketch)[\(index.sketch)]"
    case .closure: "{ … }"
    case .parenthesized(let inner):
      switch inner.kind {
      case .name, .number, .array, .call, .member, .subscript, .parenthesized: inner.sketch
      default: "(\(inner.sketch))"
      }
    }
  }
}
