// Information theory. Logarithms are natural (nats) unless a base is given: 2 gives bits. `0 · log 0` is 0.
// Source: T. M. Cover and J. A. Thomas, Elements of Information Theory, 2nd edition, chapter 2.

extension Arithmetic {
  /// −log p, the information in an event of probability p (0 < p ≤ 1).
  package func selfInformation(_ p: Real, base: Real? = nil) throws(Fault) -> Real {
    try checkProbability(p, argument: 0)
    return try negate(logarithm(p, base: base))
  }

  /// −Σ pᵢ log pᵢ, the expected information of a distribution.
  package func entropy(_ p: [Real], base: Real? = nil) throws(Fault) -> Real {
    try checkDistribution(p, argument: 0)
    return try unscaledEntropy(p, base: base)
  }

  private func unscaledEntropy(_ p: [Real], base: Real?) throws(Fault) -> Real {
    var total = Real.zero
    for entry in p { total = try add(total, selfWeightedLog(entry, base: base)) }
    return try negate(total)
  }

  /// The entropy of the two outcomes p and 1 − p.
  package func binaryEntropy(_ p: Real, base: Real? = nil) throws(Fault) -> Real {
    try checkProbability(p, argument: 0)
    return try unscaledEntropy([p, subtract(.one, p)], base: base)
  }

  /// −Σ pᵢ log qᵢ, the expected information of what follows p and is described by q.
  package func crossEntropy(_ p: [Real], _ q: [Real], base: Real? = nil) throws(Fault) -> Real {
    try checkTwoDistributions(p, q)
    var total = Real.zero
    for (index, (x, y)) in zip(p, q).enumerated() {
      total = try add(total, weightedLog(x, y, base: base, "crossEntropy", element: [index]))
    }
    return try negate(total)
  }

  /// Σ pᵢ log(pᵢ/qᵢ), the relative entropy of p to q: never negative, and 0 only where they are the same.
  package func klDivergence(_ p: [Real], _ q: [Real], base: Real? = nil) throws(Fault) -> Real {
    try checkTwoDistributions(p, q)
    return try divergence(p, q, base: base)
  }

  private func divergence(_ p: [Real], _ q: [Real], base: Real?) throws(Fault) -> Real {
    var total = Real.zero
    for (index, (x, y)) in zip(p, q).enumerated() where !x.isExactZero {
      if y.isExactZero || (x.enclosure.contains(.zero) && !x.isSymbolic) {
        // Apart: the quotient has no value, or p may be 0.
        let cross = try weightedLog(x, y, base: base, "klDivergence", element: [index])
        total = try add(total, subtract(selfWeightedLog(x, base: base), cross))
      } else {
        total = try add(total, multiply(x, logarithm(divide(x, y), base: base)))
      }
    }
    return total
  }

  /// The mean of the divergences of p and of q from their mean: symmetric, and at most log 2.
  package func jensenShannon(_ p: [Real], _ q: [Real], base: Real? = nil) throws(Fault) -> Real {
    try checkTwoDistributions(p, q)
    var middle: [Real] = []
    for (x, y) in zip(p, q) { middle.append(try divide(add(x, y), Real(2))) }
    return try divide(add(divergence(p, middle, base: base), divergence(q, middle, base: base)), Real(2))
  }

  /// Σ pᵢⱼ log(pᵢⱼ / (pᵢ pⱼ)) of a joint distribution, a row for each value of the one variable and a column for each
  /// of the other: what each tells of the other.
  package func mutualInformation(_ joint: [[Real]], base: Real? = nil) throws(Fault) -> Real {
    _ = try shape(of: joint, "mutualInformation")
    try checkDistribution(Array(joint.joined()), argument: 0)
    var rows: [Real] = []
    for row in joint { rows.append(try sum(row)) }
    var columns: [Real] = []
    for column in try transpose(joint) { columns.append(try sum(column)) }
    var independent: [Real] = []
    for row in rows { for column in columns { independent.append(try multiply(row, column)) } }
    return try divergence(Array(joint.joined()), independent, base: base)
  }

  /// exp of the entropy: the number of equally likely outcomes that would be as uncertain.
  package func perplexity(_ p: [Real]) throws(Fault) -> Real { try apply(.exp, entropy(p)) }

  /// The distribution that is certain of one class; classes count from 0.
  package func oneHot(_ index: Real, classes: Real) throws(Fault) -> [Real] {
    let count = try self.count(classes, "oneHot", from: 1, argument: 1)
    let hot = try self.count(index, "oneHot", from: 0)
    guard hot < count else {
      throw Fault(
        .outsideDomain, "there is no class \(hot) among \(count)", notes: ["classes count from 0"], argument: 0)
    }
    try meter.allocate(elements: count)
    return (0..<count).map { $0 == hot ? .one : .zero }
  }

  private func checkTwoDistributions(_ p: [Real], _ q: [Real]) throws(Fault) {
    try checkSameCount(p, q)
    try checkDistribution(p, argument: 0)
    try checkDistribution(q, argument: 1)
  }
}
