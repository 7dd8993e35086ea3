/// What kind of value an expression has, as far as typesetting needs to know: a sum over a vector gets an index.
package enum Shape: Sendable, Hashable {
  case scalar
  /// The number of elements, where it is known.
  case vector(Int?)
  /// Rows and columns, where they are known.
  case matrix(Int?, Int?)

  var isScalar: Bool { self == .scalar }

  /// The shape of two operands combined element by element, where a number spreads.
  func spread(_ other: Shape) -> Shape {
    switch (self, other) {
    case (.scalar, _): other
    case (_, .scalar): self
    case (.vector(let a), .vector(let b)): .vector(a ?? b)
    case (.matrix(let rows, let columns), .matrix(let otherRows, let otherColumns)):
      .matrix(rows ?? otherRows, columns ?? otherColumns)
    case (.vector, .matrix), (.matrix, .vector): self
    }
  }

  /// What a subscript yields: an element of a vector, a row of a matrix.
  var element: Shape? {
    switch self {
    case .scalar: nil
    case .vector: .scalar
    case .matrix(_, let columns): .vector(columns)
    }
  }
}

extension Shape {
  package init(_ value: Operand) {
    switch value {
    case .number, .truth: self = .scalar
    case .vector(let elements): self = .vector(elements.count)
    case .matrix(let rows): self = .matrix(rows.count, rows.first?.count)
    }
  }
}
