import Diagnostics
import NumericCore

extension Interpreter {
  private static let properties = ["count", "indices"]
  private static let methods = ["map", "filter", "reduce"]

  func property(
    _ name: String, _ nameSpan: Span, of base: Expression, in scope: Scope
  ) throws(Interruption) -> Value {
    let value = try evaluate(base, in: scope)
    let count: Int
    switch value {
    case .vector(let elements): count = elements.count
    case .matrix(let rows): count = rows.count
    case .pairs(let pairs): count = pairs.count
    default: throw mismatch("a vector or a matrix", value, base.span)
    }
    switch name {
    case "count": return .real(Real(Rational(count)))
    case "indices": return .range(lower: Real(Rational(0)), upper: Real(Rational(count)), isClosed: false)
    default: throw unknownMember(name, nameSpan)
    }
  }

  private func unknownMember(_ name: String, _ span: Span) -> Interruption {
    var help = "vectors have \((Self.properties + Self.methods).map { "`.\($0)`" }.joined(separator: ", "))"
    if Self.methods.contains(name) { help = "`.\(name)` is called with a closure: `.\(name) { … }`" }
    if Self.properties.contains(name) { help = "`.\(name)` is written without parentheses" }
    if let nearest = nearestName(to: name, among: Self.properties + Self.methods) {
      help = "did you mean `.\(nearest)`?"
    }
    return .failure(Diagnostic(.unknownName, "there is no `.\(name)`", at: span, help: [help]))
  }

  func element(
    _ base: Expression, _ index: Expression, at span: Span, in scope: Scope
  ) throws(Interruption) -> Value {
    let value = try evaluate(base, in: scope)
    let position = try real(index, in: scope)
    func checked(_ count: Int) throws(Interruption) -> Int {
      guard let rational = position.exact, let index = rational.intValue, 0..<count ~= index else {
        throw .failure(
          Diagnostic(
            .outsideDomain, "there is no element \(position.shortText)", at: index.span,
            notes: ["elements are counted from 0 to \(count - 1)"]))
      }
      return index
    }
    switch value {
    case .vector(let elements): return .real(elements[try checked(elements.count)])
    case .matrix(let rows): return .vector(rows[try checked(rows.count)])
    default: throw mismatch("a vector or a matrix", value, base.span)
    }
  }

  func callMethod(
    _ name: String, _ nameSpan: Span, of base: Expression, _ arguments: [Argument], at span: Span, in scope: Scope
  ) throws(Interruption) -> Value {
    guard Self.methods.contains(name) else { throw unknownMember(name, nameSpan) }
    let elements = try items(of: try evaluate(base, in: scope), at: base.span)
    let expected = name == "reduce" ? 2 : 1
    guard arguments.count == expected, arguments.allSatisfy({ $0.label == nil }) else {
      throw .failure(
        Diagnostic(
          .wrongArguments, "`.\(name)` takes \(name == "reduce" ? "a first value and a closure" : "one closure")",
          at: nameSpan, help: [name == "reduce" ? "write `.reduce(0) { $0 + $1 }`" : "write `.\(name) { $0 }`"]))
    }
    let last = try evaluate(arguments[expected - 1].value, in: scope)
    guard case .function(let function) = last else {
      throw mismatch("a function", last, arguments[expected - 1].value.span)
    }
    switch name {
    case "map":
      var results: [Value] = []
      for element in elements { results.append(try invoke(function, element, at: span)) }
      return try gather(results, at: span)
    case "filter":
      var kept: [Value] = []
      for element in elements {
        let verdict = try invoke(function, element, at: span)
        guard case .bool(let keeps) = verdict, element.count == 1 else {
          throw mismatch("a closure that yields a truth value", verdict, span)
        }
        if keeps { kept.append(element[0]) }
      }
      return try gather(kept, at: span)
    default:
      var accumulated = try evaluate(arguments[0].value, in: scope)
      for element in elements { accumulated = try invoke(function, [accumulated] + element, at: span) }
      return accumulated
    }
  }

  /// What `for` and `map` go through: each item as the arguments of a closure.
  func items(of value: Value, at span: Span) throws(Interruption) -> [[Value]] {
    switch value {
    case .vector(let elements): return elements.map { [.real($0)] }
    case .matrix(let rows): return rows.map { [.vector($0)] }
    case .pairs(let pairs): return pairs.map { [.real($0.0), .real($0.1)] }
    case .range(let lower, let upper, let isClosed):
      return try integers(lower, upper, isClosed, at: span).map { [.real($0)] }
    default: throw mismatch("a vector, a matrix or a range", value, span)
    }
  }

  /// The integers of a range, which must run between integers.
  func integers(
    _ lower: Real, _ upper: Real, _ isClosed: Bool, at span: Span
  ) throws(Interruption) -> [Real] {
    guard let low = lower.exact?.intValue, let high = upper.exact?.intValue else {
      throw .failure(
        Diagnostic(
          .outsideDomain, "a range that is gone through runs between integers", at: span,
          label: "from \(lower.shortText) to \(upper.shortText)"))
    }
    let end = isClosed ? high : high - 1
    guard end >= low else {
      // As in Swift: `0..<0` is empty, `1...0` is a mistake.
      if !isClosed, high == low { return [] }
      throw .failure(
        Diagnostic(.outsideDomain, "the range ends before it begins", at: span, label: "from \(low) to \(high)"))
    }
    do { try arithmetic.meter.allocate(elements: end - low + 1) } catch { throw interruption(error, at: span) }
    return (low...end).map { Real(Rational($0)) }
  }

  /// Numbers become a vector, vectors of one length a matrix.
  func gather(_ values: [Value], at span: Span) throws(Interruption) -> Value {
    var numbers: [Real] = []
    var rows: [[Real]] = []
    for value in values {
      switch value {
      case .real(let number) where rows.isEmpty: numbers.append(number)
      case .vector(let row) where numbers.isEmpty && (rows.first.map { $0.count == row.count } ?? true):
        rows.append(row)
      case .vector where numbers.isEmpty:
        throw .failure(Diagnostic(.shapeMismatch, "the rows of a matrix have the same length", at: span))
      default:
        throw .failure(
          Diagnostic(
            .typeMismatch, "the closure yields numbers, or vectors of one length", at: span,
            label: "it yields \(value.kindDescription)"))
      }
    }
    do { try arithmetic.meter.allocate(elements: numbers.count + rows.count) } catch {
      throw interruption(error, at: span)
    }
    return rows.isEmpty ? .vector(numbers) : .matrix(rows)
  }
}
