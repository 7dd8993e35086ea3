import Diagnostics
import NumericCore

/// An expression of formula Swift, as it was written: the tree that is evaluated is the tree that is typeset.
package struct Expression: Sendable {
  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    case number(NumberLiteral)
    case boolean(Bool)
    case string(String)
    case name(String)
    /// `$0` and its like, inside a closure without parameter names.
    case implicitParameter(Int)
    case array([Expression])
    case unary(UnaryOperator, Expression)
    /// A chain of one level of precedence is nested to the left (to the right for `**`).
    case binary(BinaryOperator, Expression, Expression)
    /// `a...b` (closed) or `a..<b`.
    case range(Expression, Expression, isClosed: Bool)
    /// `c ? a : b`, and `if c { a } else { b }` where an expression stands.
    case conditional(Expression, Expression, Expression)
    case call(Expression, [Argument])
    /// `x.count`, or the callee of `x.map { … }`.
    case member(Expression, name: String, nameSpan: Span)
    case `subscript`(Expression, Expression)
    case closure(Closure)
    /// Kept, so that the source can be shown as it stands; typesetting leaves out what precedence makes needless.
    case parenthesized(Expression)
  }
}

/// A number as it is printed in the source, and the exact rational that it stands for.
package struct NumberLiteral: Sendable, Hashable {
  /// As written, without `_`: `0.70`, `1e-6`, `12`.
  package var text: String
  package var value: Rational

  package init(text: String, value: Rational) {
    self.text = text
    self.value = value
  }
}

package enum UnaryOperator: String, Sendable {
  case minus = "-"
  case plus = "+"
  case not = "!"
}

package enum BinaryOperator: String, Sendable, CaseIterable {
  case power = "**"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case add = "+"
  case subtract = "-"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case and = "&&"
  case or = "||"
}

package struct Argument: Sendable {
  package var label: String?
  package var labelSpan: Span?
  package var value: Expression
  /// A closure behind the parentheses, as in `sum(1...3) { k in k }`.
  package var isTrailing: Bool

  package init(label: String?, labelSpan: Span?, value: Expression, isTrailing: Bool = false) {
    self.label = label
    self.labelSpan = labelSpan
    self.value = value
    self.isTrailing = isTrailing
  }
}

/// `{ x, y in … }` or `{ $0 + $1 }`.
package struct Closure: Sendable {
  /// Empty for a closure that uses `$0`.
  package var parameters: [Identifier]
  /// One for each parameter where the closure writes them, as in `{ (x: Real) in … }`; else empty.
  package var parameterTypes: [TypeName]
  package var result: TypeName?
  /// For a closure that uses `$0`: how many parameters it takes, by the highest that it names.
  package var implicitParameterCount: Int
  package var body: [Statement]

  package init(
    parameters: [Identifier], parameterTypes: [TypeName] = [], result: TypeName? = nil,
    implicitParameterCount: Int = 0, body: [Statement]
  ) {
    self.parameters = parameters
    self.parameterTypes = parameterTypes
    self.result = result
    self.implicitParameterCount = implicitParameterCount
    self.body = body
  }
}

/// A name where it is declared.
package struct Identifier: Sendable, Hashable {
  package var name: String
  package var span: Span

  package init(_ name: String, _ span: Span) {
    self.name = name
    self.span = span
  }
}
