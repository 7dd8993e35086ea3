// Derivatives by automatic differentiation: as exact as every other value.

/// A function of one variable, computed at the precision that it is given.
package typealias Function = (Arithmetic, Real) throws(Fault) -> Real
/// A function of several variables.
package typealias VectorFunction = (Arithmetic, [Real]) throws(Fault) -> Real

extension Arithmetic {
  /// f′(x).
  package func derivative(of f: Function, at x: Real) throws(Fault) -> Real {
    try valueAndDerivative(of: f, at: x).derivative
  }

  /// f(x) and f′(x).
  func valueAndDerivative(of f: Function, at x: Real) throws(Fault) -> (value: Real, derivative: Real) {
    let tag = meter.newTag()
    let result = try f(self, Real(Jet(tag: tag, primal: x, tangents: [.one])))
    return (result.primal(of: tag), result.tangents(of: tag, count: 1)[0])
  }

  /// The vector of the partial derivatives of f at x.
  package func gradient(of f: VectorFunction, at x: [Real]) throws(Fault) -> [Real] {
    try meter.allocate(elements: x.count)
    let tag = meter.newTag()
    let jets = x.enumerated().map { index, value in
      Real(Jet(tag: tag, primal: value, tangents: x.indices.map { $0 == index ? .one : .zero }))
    }
    return try f(self, jets).tangents(of: tag, count: x.count)
  }
}
