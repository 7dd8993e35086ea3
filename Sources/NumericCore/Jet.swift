/// A value with its derivatives in some directions: forward-mode automatic differentiation.
///
/// The tag says which call of `derivative` or `gradient` the directions belong to, so that nested calls are not
/// confused. A jet's own parts may be jets of a smaller tag.
package struct Jet: Sendable {
  package let tag: Int
  package let primal: Real
  package let tangents: [Real]

  package init(tag: Int, primal: Real, tangents: [Real]) {
    self.tag = tag
    self.primal = primal
    self.tangents = tangents
  }
}

extension Real {
  /// The largest tag among the jets it is made of: 0 where it is no jet.
  var tag: Int {
    if case .jet(let jet) = storage { return jet.tag }
    return 0
  }

  /// The value at the level of `tag`: itself, where its own tag is smaller.
  package func primal(of tag: Int) -> Real {
    if case .jet(let jet) = storage, jet.tag == tag { return jet.primal }
    return self
  }

  /// The derivatives at the level of `tag`: zeros where it does not depend on them.
  package func tangents(of tag: Int, count: Int) -> [Real] {
    if case .jet(let jet) = storage, jet.tag == tag { return jet.tangents }
    return Array(repeating: .zero, count: count)
  }

  /// The value without any derivatives.
  package var withoutDerivatives: Real {
    if case .jet(let jet) = storage { return jet.primal.withoutDerivatives }
    return self
  }
}
