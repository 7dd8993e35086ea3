import Diagnostics
import NumericCore

/// What a trailing comment, or a binding after a number in prose, asserts: `≈ 0.802`, `= log(6)`, `∈ 0.80...0.81`.
package struct Expectation: Sendable {
  package var relation: Relation
  package var right: Right
  /// Words after the value, such as `nats`.
  package var unit: String?
  /// From the relation to the end of the value.
  package var span: Span
  /// The printed literal: what `fix` would replace, and where a diagnostic points.
  package var valueSpan: Span

  package init(relation: Relation, right: Right, unit: String?, span: Span, valueSpan: Span) {
    self.relation = relation
    self.right = right
    self.unit = unit
    self.span = span
    self.valueSpan = valueSpan
  }

  package enum Right: Sendable {
    /// A printed number or an array of them (`≈`, `≉`).
    case printed(PrintedValue)
    /// `0.80 ± 0.01`.
    case tolerance(PrintedNumber, PrintedNumber)
    /// Any expression (`=`, `≠`, and the order relations).
    case expression(Expression)
    /// `∈ a...b`.
    case range(Expression, Expression, isClosed: Bool)
    /// `?`: to be filled in.
    case question
  }

  /// The expressions that it is made of; a printed number is none.
  var expressions: [Expression] {
    switch right {
    case .expression(let expression): [expression]
    case .range(let lower, let upper, _): [lower, upper]
    case .printed, .tolerance, .question: []
    }
  }
}

package enum Relation: String, Sendable, CaseIterable {
  case approximately = "≈"
  case notApproximately = "≉"
  case equal = "="
  case notEqual = "≠"
  case less = "<"
  case lessOrEqual = "≤"
  case greater = ">"
  case greaterOrEqual = "≥"
  case element = "∈"
}

/// A printed number, or an array of printed values with the shape that is written.
package indirect enum PrintedValue: Sendable {
  case number(PrintedNumber)
  case array([PrintedValue], Span)
}

/// A decimal that somebody printed, where it stands.
package struct PrintedNumber: Sendable, Hashable {
  package var decimal: PrintedDecimal
  package var span: Span
  /// `0.8018…`: leading digits, not rounded ones.
  package var isTruncated: Bool

  package init(decimal: PrintedDecimal, span: Span, isTruncated: Bool = false) {
    self.decimal = decimal
    self.span = span
    self.isTruncated = isTruncated
  }
}
