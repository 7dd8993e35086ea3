/// An expression in variables.
package struct Symbolic: Sendable {
  package var enclosure: Enclosure { Enclosure(.zero) }
}

extension Arithmetic {
  /// An operation of which at least one argument is symbolic.
  func symbolic(_ operation: Operation, _ arguments: [Real]) throws(Fault) -> Real {
    throw Fault(.typeMismatch, "\(operation.name) takes numbers")
  }
}
