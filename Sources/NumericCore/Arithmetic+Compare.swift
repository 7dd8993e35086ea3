import CArb

/// How two numbers lie to each other.
package enum Order: Sendable {
  case less, equal, greater
}

extension Arithmetic {
  /// The order of two values; of jets, that of their values. Undecided where the enclosures overlap and are not both
  /// one exact number.
  ///
  /// What is chosen by a comparison has no derivative where its sides are equal and depend on the variable: on the two
  /// sides of that point it may be different functions.
  package func compare(_ a: Real, _ b: Real) throws(Fault) -> Order {
    let order = try orderOfValues(a.withoutDerivatives, b.withoutDerivatives)
    if order == .equal, max(a.tag, b.tag) > 0 {
      throw Fault(
        .outsideDomain, "a comparison is not differentiable where its sides are equal",
        notes: ["both are \(a.withoutDerivatives.shortText)"])
    }
    return order
  }

  private func orderOfValues(_ a: Real, _ b: Real) throws(Fault) -> Order {
    try meter.spend(1 + a.words + b.words)
    if a.isSymbolic || b.isSymbolic { return try symbolicOrder(a, b) }
    if let x = a.exact, let y = b.exact { return x == y ? .equal : x < y ? .less : .greater }
    let (x, y) = (ball(a), ball(b))
    if arb_lt(&x.storage.value, &y.storage.value) != 0 { return .less }
    if arb_gt(&x.storage.value, &y.storage.value) != 0 { return .greater }
    if x.isPoint && y.isPoint { return .equal }
    throw Fault(
      .undecided, "the comparison is not decided at \(precision) bits",
      notes: ["it is between \(a.shortText) and \(b.shortText)"])
  }

  /// Whether two values are the same number, as `compare` decides it.
  package func areEqual(_ a: Real, _ b: Real) throws(Fault) -> Bool { try compare(a, b) == .equal }
}
