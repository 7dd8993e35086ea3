// Proof by subdivision: on small boxes enclosures decide.

extension ForAllProof {
  private static let boxLimit = 2_000
  private static let depthLimit = 40
  private static let closeLookLimit = 16

  private struct Box {
    var sides: [Enclosure]
    var depth: Int

    var middle: [Rational] { sides.map(\.midpoint) }
  }

  /// Covers the ranges with boxes on which every condition is proved, or known to hold where it is defined (`given`) and
  /// found to be defined. A box on which one is false gives a point that refutes it. Nil where neither comes about: a
  /// box that stays undecided is left out, since another one may still refute.
  func subdivide(given: Set<Int>) throws(Fault) -> ForAllResult? {
    var open = [Box(sides: ranges, depth: 0)]
    var visited = 0
    var proved = 0
    var closeLooks = 0
    var isCovered = true
    let start = arithmetic.meter.spent
    let share = workShare
    var isIdentity = true
    while let box = open.popLast() {
      visited += 1
      if visited > Self.boxLimit || arithmetic.meter.spent - start > share { return nil }
      if box.depth > Self.depthLimit {
        isCovered = false
        closeLooks += 1
        if closeLooks <= Self.closeLookLimit, let (point, refuted) = try closeLook(at: box) {
          return .refuted(at: point, refuted)
        }
        continue
      }
      switch evaluate(arithmetic, balls(box.sides)) {
      case .failure(let fault):
        if fault.kind == .budgetExceeded { throw fault }
        if fault.kind != .undecided, let refuted = try refutation(at: box.middle) {
          return .refuted(at: box.middle, refuted)
        }
        open += halves(box)
      case .success(let conditions):
        let wanted = conditions.indices.filter { !given.contains($0) }
        if !wanted.isEmpty { isIdentity = false }
        if wanted.contains(where: { conditions[$0].isTrue == false }), let refuted = try refutation(at: box.middle) {
          return .refuted(at: box.middle, refuted)
        }
        var isProved = true
        for index in wanted where isProved && conditions[index].isTrue != true {
          isProved = try isProvedByDerivatives(conditions[index], index, box)
        }
        if isProved { proved += 1 } else { open += halves(box) }
      }
    }
    if !isCovered { return nil }
    return .proved(isIdentity ? .normalForm : .subdivision(boxes: proved))
  }

  /// What remains undecided at every size often does so for the sake of one point, the simplest of the box: the claim
  /// is false there, or not defined.
  private func closeLook(at box: Box) throws(Fault) -> (point: [Rational], condition: Condition)? {
    let point = box.sides.map { Rational.simplest(from: $0.lower, to: $0.upper) }
    guard zip(certain, point).allSatisfy({ $0.contains($1) }) else { return nil }
    do throws(Fault) {
      return try refutation(at: point).map { (point, $0) }
    } catch {
      if error.kind == .undecided { return nil }
      throw error
    }
  }

  private func balls(_ sides: [Enclosure]) -> [Real] {
    sides.map { side in
      side.isPoint ? Real(side.lower) : Real(Ball(from: side.lower, to: side.upper, precision: arithmetic.precision))
    }
  }

  /// The box in two, across the side that is longest beside its range; the one to be looked at next comes last.
  private func halves(_ box: Box) -> [Box] {
    var longest = 0
    var ratio = Rational(-1)
    for (index, side) in box.sides.enumerated() {
      let part = side.width.divided(by: ranges[index].width) ?? .zero
      if part > ratio { (longest, ratio) = (index, part) }
    }
    let side = box.sides[longest]
    return [Enclosure(side.midpoint, side.upper), Enclosure(side.lower, side.midpoint)].map { half in
      var part = box
      part.sides[longest] = half
      part.depth += 1
      return part
    }
  }

  // MARK: By derivatives

  /// Whether an inequality holds on a box by the derivatives of the difference of its sides: where it is monotone, it
  /// is least at an end; otherwise by the mean value form, and at last by convexity about a point where it is 0.
  private func isProvedByDerivatives(_ condition: Condition, _ index: Int, _ box: Box) throws(Fault) -> Bool {
    guard condition.wantedSign != nil else { return false }
    // The difference, with the sign that it should have turned to positive.
    let difference: VectorFunction = { arithmetic, x throws(Fault) in try self.difference(index, arithmetic, x) }
    let attempt = Result { () throws(Fault) in
      let slopes = try arithmetic.gradient(of: difference, at: balls(box.sides)).map(\.enclosure)
      var corner = balls(box.sides)
      var free: [Int] = []
      for (i, slope) in slopes.enumerated() {
        if slope.lower.sign >= 0 {
          corner[i] = Real(box.sides[i].lower)
        } else if slope.upper.sign <= 0 {
          corner[i] = Real(box.sides[i].upper)
        } else {
          free.append(i)
        }
      }
      if isEnough(try difference(arithmetic, corner), condition) { return true }
      if free.isEmpty { return false }
      // f(m) + Σ fᵢ′(X)(Xᵢ − mᵢ) over the sides that are left.
      var middle = corner
      for i in free { middle[i] = Real(box.sides[i].midpoint) }
      var form = try difference(arithmetic, middle)
      for i in free {
        let half = box.sides[i].width / 2
        let step = Real(Ball(from: -half, to: half, precision: arithmetic.precision))
        let ball = Real(Ball(from: slopes[i].lower, to: slopes[i].upper, precision: arithmetic.precision))
        form = try arithmetic.add(form, arithmetic.multiply(ball, step))
      }
      return isEnough(form, condition)
    }
    switch attempt {
    case .success(true): return true
    case .failure(let fault) where fault.kind == .budgetExceeded: throw fault
    default: return box.sides.count == 1 && box.depth > 3 && isProvedByConvexity(difference, condition, box.sides[0])
    }
  }

  /// `±(left − right)` of one condition, positive where it holds.
  private func difference(_ index: Int, _ arithmetic: Arithmetic, _ x: [Real]) throws(Fault) -> Real {
    let conditions = try claim(arithmetic, x)
    guard index < conditions.count else { throw Fault(.undecided, "the claim depends on the variables") }
    let condition = conditions[index]
    let isNegative = (condition.wantedSign?.sign ?? 1) < 0
    return isNegative
      ? try arithmetic.subtract(condition.right, condition.left)
      : try arithmetic.subtract(condition.left, condition.right)
  }

  private func isEnough(_ value: Real, _ condition: Condition) -> Bool {
    let lower = value.enclosure.lower
    return lower.sign > 0 || (lower.isZero && condition.wantedSign?.includesZero == true)
  }

  /// A function that is convex on an interval and has, at a point of it, the slope 0 is nowhere less than there.
  private func isProvedByConvexity(_ f: @escaping VectorFunction, _ condition: Condition, _ side: Enclosure) -> Bool {
    let point = Real(Rational.simplest(from: side.lower, to: side.upper))
    let slope: Function = { arithmetic, x throws(Fault) in
      try arithmetic.derivative(of: { inner, y throws(Fault) in try f(inner, [y]) }, at: x)
    }
    let attempt = Result { () throws(Fault) in
      guard isEnough(try f(arithmetic, [point]), condition), try slope(arithmetic, point).isExactZero else {
        return false
      }
      let whole = Real(Ball(from: side.lower, to: side.upper, precision: arithmetic.precision))
      return try arithmetic.derivative(of: slope, at: whole).enclosure.lower.sign >= 0
    }
    return (try? attempt.get()) ?? false
  }
}
