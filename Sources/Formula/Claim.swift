import Diagnostics
import NumericCore

/// Something that a page asserts and that is proved or refuted.
package struct Claim: Sendable {
  package enum Source: String, Sendable {
    case swift
    case latex
    case prose
    case table
  }

  package var source: Source
  /// What the claim covers.
  package var span: Span
  /// The printed literal, or the whole of a claim that prints none.
  package var literal: Span
  /// The expression that the literal is checked against.
  package var subject: Span
  package var relation: Relation
  /// The sides of a statement that is one comparison.
  package var operands: Operands?
  /// Of a formula in LaTeX: the value that a comment gives to a side of it, an index into `Program.quantities`.
  package var quantity: Int?
  /// Of `=`: the numbers that the literal is made of, if it is made of nothing else.
  package var writtenNumbers: [WrittenNumber] = []

  package struct Operands: Hashable, Sendable {
    package var left: Span
    package var right: Span

    package init(left: Span, right: Span) {
      self.left = left
      self.right = right
    }
  }

  package init(
    source: Source, span: Span, literal: Span, subject: Span, relation: Relation, operands: Operands? = nil
  ) {
    self.source = source
    self.span = span
    self.literal = literal
    self.subject = subject
    self.relation = relation
    self.operands = operands
  }
}

/// What a claim compares, as far as one precision tells.
package enum Comparison: Sendable {
  /// A value against printed digits (`≈`, `≉`), element by element.
  case printed(Operand, Relation, PrintedValue)
  /// Two values (`=`, `<` …). Several where comparisons are joined by `&&`.
  case related([(left: Operand, relation: Relation, right: Operand)])
  /// `0.80 ± 0.01`, `0.80...0.81`: each number between two bounds.
  case within(Operand, lower: Enclosure, upper: Enclosure, includesUpper: Bool)
  /// A table's footer: the aggregate of the computed values, and that of the printed ones.
  case aggregate(computed: Enclosure, printed: Enclosure, PrintedNumber)
  /// A truth value that no single comparison made.
  case truth(Bool)
  /// `forAll`.
  case universal(UniversalOutcome)
  /// `?`: nothing is asserted yet.
  case question(Operand)
}

/// The value of one side, in a form that outlives the evaluation.
package indirect enum Operand: Sendable {
  case number(Enclosure)
  case vector([Enclosure])
  case matrix([[Enclosure]])
  case truth(Bool)

  /// `nil` for a function, a range, a string.
  package init?(_ value: Value) {
    switch value {
    case .real(let number): self = .number(number.enclosure)
    case .vector(let elements): self = .vector(elements.map(\.enclosure))
    case .matrix(let rows): self = .matrix(rows.map { $0.map(\.enclosure) })
    case .bool(let truth): self = .truth(truth)
    default: return nil
    }
  }

  package var elements: [Enclosure] {
    switch self {
    case .number(let number): [number]
    case .vector(let elements): elements
    case .matrix(let rows): rows.flatMap { $0 }
    case .truth: []
    }
  }

  package var shape: [Int] {
    switch self {
    case .number, .truth: []
    case .vector(let elements): [elements.count]
    case .matrix(let rows): [rows.count, rows[0].count]
    }
  }

  package var description: String {
    switch self {
    case .number: "a number"
    case .vector(let elements): "a vector of \(elements.count)"
    case .matrix(let rows): "a \(rows.count)×\(rows[0].count) matrix"
    case .truth: "a truth value"
    }
  }
}

extension PrintedValue {
  /// The printed numbers, row by row.
  package var numbers: [PrintedNumber] {
    switch self {
    case .number(let number): [number]
    case .array(let elements, _): elements.flatMap(\.numbers)
    }
  }

  /// The lengths from the outermost array inwards; `nil` for a ragged one.
  package var shape: [Int]? {
    switch self {
    case .number: return []
    case .array(let elements, _):
      let inner = Set(elements.map(\.shape))
      guard inner.count <= 1, let shape = inner.first ?? [] else { return nil }
      return [elements.count] + shape
    }
  }
}
