import Diagnostics
import NumericCore

/// What became of a `forAll`.
package enum UniversalOutcome: Sendable {
  /// By one normal form of both sides (exact), or by enclosures of every part of the ranges.
  case proved(Basis)
  /// One point where it does not hold, as text: `x = 1/2`.
  case refuted(at: String)
  /// Neither proved nor refuted: it holds at so many points.
  case holds(points: Int)
}

extension DecisionRule {
  func judgement(of outcome: UniversalOutcome) -> Judgement {
    switch outcome {
    case .proved(let basis): Judgement(.verified, basis, precision: precision)
    case .refuted(let point): Judgement(.refuted, .enclosure, precision: precision, detail: "it fails at \(point)")
    case .holds(let points):
      Judgement(.verified, .sampled, precision: precision, detail: "holds at \(points) points; not proved")
    }
  }
}

extension Interpreter {
  /// As many as `FormulaSwift` has overloads for.
  private static let mostRanges = 3

  /// The outcome of `forAll(in: a...b, c...d) { x, y in claim }`; `nil` for any other expression.
  func universal(_ expression: Expression, in scope: Scope) throws(Interruption) -> UniversalOutcome? {
    guard expression.calledName == "forAll", scope.lookup("forAll") == nil,
      case .call(_, let arguments) = expression.kind
    else { return nil }
    func wrong(_ message: String, at span: Span) -> Interruption {
      .failure(
        Diagnostic(
          .wrongArguments, message, at: span, help: ["write `forAll(in: 0...1) { x in x ** 2 <= x }`"]))
    }
    guard arguments.count >= 2, let last = arguments.last, last.label == nil, arguments[0].label == "in",
      arguments.dropFirst().allSatisfy({ $0.label == nil })
    else { throw wrong("`forAll` takes ranges after `in:`, and a closure", at: expression.span) }
    guard case .function(.closure(let closure, let home)) = try evaluate(last.value, in: scope) else {
      throw wrong("`forAll` takes a closure here", at: last.value.span)
    }
    var ranges: [(lower: Real, upper: Real)] = []
    for argument in arguments.dropLast() {
      guard case .range(let lower, let upper, true) = try evaluate(argument.value, in: scope) else {
        throw wrong("`forAll` takes a closed range `a...b` here", at: argument.value.span)
      }
      ranges.append((lower, upper))
    }
    guard ranges.count <= Self.mostRanges else {
      throw wrong("`forAll` takes at most \(Self.mostRanges) ranges", at: expression.span)
    }
    let names = closure.parameters.map(\.name)
    guard names.count == ranges.count || names.isEmpty else {
      throw wrong("\(count(ranges.count, "range")) and \(count(names.count, "variable"))", at: last.value.span)
    }
    let labels = names.isEmpty ? ranges.indices.map { "$\($0)" } : names
    do throws(Fault) {
      return UniversalOutcome(
        try arithmetic.forAll(in: ranges, names: labels) { arithmetic, values throws(Fault) in
          do throws(Interruption) {
            return try self.at(arithmetic, home) { () throws(Interruption) in
              try self.conditions(of: closure, home, values, at: expression.span)
            }
          } catch {
            throw self.tunnel(error)
          }
        }, labels)
    } catch {
      throw interruption(error, at: expression.span)
    }
  }

  /// What a closure asserts of some values, number by number.
  private func conditions(
    of closure: Closure, _ home: Scope, _ values: [Real], at span: Span
  ) throws(Interruption) -> [Condition] {
    let scope = Scope(parent: home)
    for (index, value) in values.enumerated() {
      let name = closure.parameters.isEmpty ? Identifier("$\(index)", span) : closure.parameters[index]
      scope.declare(name.name, .real(value), origin: .article(name.span))
    }
    _ = try run(Array(closure.body.dropLast()), in: scope)
    guard let claim = closure.body.last?.result, let parts = try sides(of: claim, in: scope)
    else {
      throw .failure(
        Diagnostic(
          .typeMismatch, "the closure of `forAll` ends in a comparison", at: closure.body.last?.span ?? span))
    }
    var conditions: [Condition] = []
    for part in parts {
      let (left, right) = (part.left.numbers, part.right.numbers)
      guard let left, let right, left.count == right.count || min(left.count, right.count) == 1 else {
        throw shapes(part.left, part.right, at: part.leftSpan.union(part.rightSpan), labels: [])
      }
      guard let relation = part.relation.condition else { continue }
      for index in 0..<max(left.count, right.count) {
        conditions.append(
          Condition(
            left[left.count == 1 ? 0 : index], relation, right[right.count == 1 ? 0 : index]))
      }
    }
    return conditions
  }
}

extension Statement {
  /// What the last statement of a closure yields.
  fileprivate var result: Expression? {
    switch kind {
    case .expression(let value), .returnStatement(let value?): value
    default: nil
    }
  }
}

extension UniversalOutcome {
  init(_ result: ForAllResult, _ names: [String]) {
    switch result {
    case .proved(.normalForm): self = .proved(.exact)
    case .proved(.subdivision): self = .proved(.enclosure)
    case .holds(let points): self = .holds(points: points)
    case .refuted(let point, let condition):
      let place = zip(names, point).map { "\($0) = \($1.shortText)" }.joined(separator: ", ")
      self = .refuted(
        at: "\(place), where the left side is \(condition.left.enclosure.digits(8)) and the right side "
          + condition.right.enclosure.digits(8))
    }
  }
}

extension Relation {
  fileprivate var condition: Condition.Relation? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .approximately, .notApproximately, .element: nil
    }
  }
}

extension Value {
  /// The numbers of a number, a vector or a matrix.
  fileprivate var numbers: [Real]? {
    switch self {
    case .real(let number): [number]
    case .vector(let elements): elements
    case .matrix(let rows): rows.flatMap { $0 }
    default: nil
    }
  }
}
