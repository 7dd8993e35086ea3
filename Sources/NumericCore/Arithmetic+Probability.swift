// What makes a vector a distribution, and the terms that information is a sum of.

extension Arithmetic {
  /// Entries that are not negative and sum to 1. Exact sums are decided; a sum that is a ball is refused where it
  /// excludes 1.
  package func checkDistribution(_ p: [Real], argument: Int) throws(Fault) {
    if p.isEmpty { throw Fault(.notADistribution, "an empty vector is no distribution", argument: argument) }
    for (index, entry) in p.enumerated() { try checkProbability(entry, argument: argument, element: [index]) }
    let total = try sum(p.map(\.withoutDerivatives))
    if case .symbolic = total.storage { throw .notSymbolic("it is not shown that the probabilities sum to 1") }
    let enclosure = total.enclosure
    if enclosure.contains(.one) { return }
    let difference = try subtract(total, .one)
    let isMore = enclosure.lower > .one
    let size = isMore ? difference : try negate(difference)
    throw Fault(
      .notADistribution,
      "the probabilities sum to \(total.shortText), \(size.shortText) \(isMore ? "more" : "less") than 1",
      argument: argument)
  }

  /// A number from 0 to 1.
  package func checkProbability(_ p: Real, argument: Int, element: [Int] = []) throws(Fault) {
    let value = p.withoutDerivatives
    if case .symbolic = value.storage {
      guard try isKnown(value, atLeast: .zero), try isKnown(.one, atLeast: value) else {
        throw .notSymbolic("it is not shown that a probability lies between 0 and 1")
      }
      return
    }
    let enclosure = value.enclosure
    if enclosure.lower >= .zero && enclosure.upper <= .one { return }
    if enclosure.upper < .zero || enclosure.lower > .one {
      throw Fault(
        .notADistribution, "\(value.shortText) is no probability",
        notes: ["a probability is not \(enclosure.upper < .zero ? "negative" : "above 1")"],
        argument: argument, element: element)
    }
    // A sum may round to just above 1; a logarithm of it is harmless, that of a negative number is not.
    if enclosure.lower >= .zero { return }
    throw Fault(
      .undecided, "a probability may be negative", notes: ["it is \(value.shortText)"], argument: argument,
      element: element)
  }

  /// The logarithm to a base, the natural one without.
  func logarithm(_ x: Real, base: Real?) throws(Fault) -> Real {
    guard let base else { return try apply(.log, x) }
    return try log(x, base: base)
  }

  /// p · log q, which is 0 where p is 0, whatever q is.
  func weightedLog(_ p: Real, _ q: Real, base: Real?, _ name: String, element: [Int]) throws(Fault) -> Real {
    if p.isExactZero { return .zero }
    if q.isExactZero {
      if p.withoutDerivatives.enclosure.contains(.zero) {
        throw Fault(.undecided, "\(name): the weight of log(0) may be 0", argument: 1, element: element)
      }
      throw Fault(
        .outsideDomain, "\(name) is not defined: log(0) has the weight \(p.shortText)",
        notes: ["a probability of 0 was given to what happens with a probability above 0"], argument: 1,
        element: element)
    }
    return try multiply(p, logarithm(q, base: base))
  }

  /// p · log p, which is 0 at 0.
  func selfWeightedLog(_ p: Real, base: Real?) throws(Fault) -> Real {
    if p.isExactZero { return .zero }
    if case .ball(let ball) = p.storage, !ball.isPositive, ball.isNonnegative {
      let hull = try hullOfSelfWeightedLog(ball)
      guard let base else { return hull }
      return try divide(hull, apply(.log, base))
    }
    return try multiply(p, logarithm(p, base: base))
  }

  /// x log x for all x from 0 to the upper end of the ball: it falls to −1/e at 1/e, and rises from there.
  private func hullOfSelfWeightedLog(_ ball: Ball) throws(Fault) -> Real {
    let upper = ball.upper
    let last = try multiply(Real(upper), apply(.log, Real(upper))).enclosure
    let lowest =
      upper < Rational(1) / 3 ? last.lower : min(last.lower, try negate(apply(.exp, Real(-1))).enclosure.lower)
    return Real(Ball(Enclosure(lowest, max(.zero, last.upper)), precision: precision))
  }
}
