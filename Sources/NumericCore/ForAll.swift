/// What became of a claim about all points of some ranges.
package enum ForAllResult: Sendable {
  case proved(Proof)
  /// The claim is false at this point, where the two sides are as in the condition.
  case refuted(at: [Rational], Condition)
  /// Neither proved nor refuted: it holds at so many points.
  case holds(points: Int)

  package enum Proof: Hashable, Sendable {
    /// Both sides are defined everywhere, and have one normal form, or their difference one whose sign is known.
    case normalForm
    /// Enclosures prove it on each of so many boxes, which cover the ranges.
    case subdivision(boxes: Int)
  }
}

extension Arithmetic {
  /// Proves or refutes that conditions hold for all numbers of closed ranges.
  ///
  /// First the claim is tried at points, the ends of the ranges among them: one at which it fails refutes it, one at
  /// which it is not defined is a fault. Then identities are brought to normal forms and inequalities are proved by
  /// subdivision. What is identities and nothing else is tried at few points, since each takes thousands of bits there.
  /// Source: R. E. Moore, R. B. Kearfott and M. J. Cloud, Introduction to Interval Analysis, 2009, chapters 5 and 6.
  package func forAll(
    in ranges: [(lower: Real, upper: Real)], names: [String] = [], _ claim: @escaping ConditionFunction
  ) throws(Fault) -> ForAllResult {
    var inner: [Enclosure] = []
    var outer: [Enclosure] = []
    for range in ranges {
      if try compare(range.lower, range.upper) == .greater {
        throw Fault(.wrongArguments, "the range \(range.lower.shortText)...\(range.upper.shortText) is empty")
      }
      let (lower, upper) = (range.lower.enclosure, range.upper.enclosure)
      inner.append(Enclosure(min(lower.upper, upper.lower), upper.lower))
      outer.append(Enclosure(lower.lower, upper.upper))
    }
    let proof = ForAllProof(arithmetic: self, ranges: outer, certain: inner, names: names, claim: claim)
    let points = SamplePoints(inner)
    for point in points.special {
      if let refuted = try proof.refutation(at: point) { return .refuted(at: point, refuted) }
    }
    let identities = try proof.identities(variables: outer)
    if identities.areAll, let outcome = try proof.subdivide(given: identities.shown) { return outcome }
    var tried = points.special.count
    let start = meter.spent
    for point in points where tried < 8 || meter.spent - start < proof.workShare {
      if let refuted = try proof.refutation(at: point) { return .refuted(at: point, refuted) }
      tried += 1
    }
    guard !identities.areAll, let outcome = try proof.subdivide(given: identities.shown) else {
      return .holds(points: tried)
    }
    return outcome
  }
}

/// The attempts to decide one claim.
struct ForAllProof {
  let arithmetic: Arithmetic
  let ranges: [Enclosure]
  /// What certainly belongs to the ranges, where their ends are balls.
  let certain: [Enclosure]
  let names: [String]
  let claim: ConditionFunction

  /// What one attempt may cost: a share of what the article has left.
  var workShare: Int { min(1_000_000, max(0, arithmetic.meter.workLimit - arithmetic.meter.spent) / 4) }

  /// The condition that is false at a point; nil where all hold. The precision grows until that is decided.
  func refutation(at point: [Rational]) throws(Fault) -> Condition? {
    var undecided: Fault?
    let deepest = max(4 * arithmetic.precision, Condition.agreementPrecision)
    for precision in [arithmetic.precision, 2 * arithmetic.precision, deepest] {
      let finer = Arithmetic(precision: precision, meter: arithmetic.meter)
      let conditions: [Condition]
      switch evaluate(finer, point.map { Real($0) }) {
      case .success(let value): conditions = value
      case .failure(let fault):
        if fault.kind != .undecided { throw located(fault, at: point) }
        undecided = fault
        continue
      }
      if let failed = conditions.first(where: { $0.isTrue == false }) { return failed }
      guard let open = conditions.first(where: { $0.isTrue == nil && !holdsByAgreement($0) }) else { return nil }
      undecided = Fault(
        .undecided, "the comparison is not decided",
        notes: ["it is \(open.left.shortText) \(open.relation.rawValue) \(open.right.shortText)"])
    }
    throw located(undecided ?? Fault(.undecided, "the comparison is not decided"), at: point)
  }

  private func holdsByAgreement(_ condition: Condition) -> Bool {
    switch condition.relation {
    case .equal, .lessOrEqual, .greaterOrEqual: condition.isAgreement
    case .notEqual, .less, .greater: false
    }
  }

  /// The fault with the point at which it happened.
  func located(_ fault: Fault, at point: [Rational]) -> Fault {
    var fault = fault
    let values = point.enumerated().map { index, value in
      (index < names.count ? "\(names[index]) = " : "") + value.shortText
    }
    fault.notes.append("at \(values.joined(separator: ", "))")
    let isEnd = zip(point, ranges).contains { $0 == $1.lower || $0 == $1.upper }
    if fault.kind == .outsideDomain && isEnd { fault.help.append("the ends belong to the range: choose narrower ones") }
    return fault
  }

  /// Which conditions are true by their normal forms wherever both sides are defined: equalities that are identities,
  /// and inequalities whose difference has a known sign; and whether these are all that there are.
  func identities(variables ranges: [Enclosure]) throws(Fault) -> (shown: Set<Int>, areAll: Bool) {
    let table = arithmetic.symbols ?? SymbolTable()
    let symbols = Arithmetic(precision: arithmetic.precision, meter: arithmetic.meter, symbols: table)
    let variables = ranges.map { Real(.symbolic(table.variable(from: $0.lower, to: $0.upper))) }
    var shown: Set<Int> = []
    guard case .success(let conditions) = evaluate(symbols, variables) else { return (shown, false) }
    for (index, condition) in conditions.enumerated() where isShown(condition, symbols) { shown.insert(index) }
    try arithmetic.meter.spend(table.work)
    return (shown, shown.count == conditions.count)
  }

  private func isShown(_ condition: Condition, _ symbols: Arithmetic) -> Bool {
    let (left, right) = (condition.left, condition.right)
    let attempt = Result { () throws(Fault) in
      switch condition.relation {
      case .equal: try symbols.areIdentical(left, right)
      case .lessOrEqual: try symbols.isKnown(right, atLeast: left)
      case .greaterOrEqual: try symbols.isKnown(left, atLeast: right)
      case .less: try symbols.compare(left, right) == .less
      case .greater: try symbols.compare(left, right) == .greater
      case .notEqual: try symbols.compare(left, right) != .equal
      }
    }
    // No normal form, and so no proof by it.
    return (try? attempt.get()) ?? false
  }

  func evaluate(_ arithmetic: Arithmetic, _ values: [Real]) -> Result<[Condition], Fault> {
    Result { () throws(Fault) in try claim(arithmetic, values) }
  }
}

/// Points at which a claim is tried: special ones, and a sequence of others that are spread but the same in every run.
struct SamplePoints: Sequence, IteratorProtocol {
  /// The ends, the middle, round numbers.
  private(set) var special: [[Rational]]
  private let ranges: [Enclosure]
  private var left: Int
  private var state: UInt64 = 0x5DEE_CE66_D1CE_5EED

  init(_ ranges: [Enclosure], count: Int = 64) {
    self.ranges = ranges
    let middles = ranges.map(\.midpoint)
    let round = ranges.map { Rational.simplest(from: $0.lower, to: $0.upper) }
    var corners: [[Rational]] = [[]]
    for range in ranges where corners.count < 16 {
      corners = corners.flatMap { corner in [corner + [range.lower], corner + [range.upper]] }
    }
    corners = corners.map { $0 + middles.dropFirst($0.count) }
    special = []
    var seen: Set<[Rational]> = []
    for point in corners + [middles, round] where seen.insert(point).inserted { special.append(point) }
    left = ranges.allSatisfy(\.isPoint) ? 0 : count - special.count
  }

  mutating func next() -> [Rational]? {
    if left <= 0 { return nil }
    left -= 1
    return ranges.map { range in
      let random = draw()
      let weight = Rational(Int(random >> 8) % 999 + 1) / 1_000
      // Now and then an end, and now and then a number near one.
      switch random % 16 {
      case 0: return range.lower
      case 1: return range.upper
      case 2: return range.lower + range.width * weight / 1_000
      case 3: return range.upper - range.width * weight / 1_000
      default: return range.lower + range.width * weight
      }
    }
  }

  /// SplitMix64. Source: G. L. Steele, D. Lea and C. H. Flood, Fast splittable pseudorandom number generators, 2014.
  private mutating func draw() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (z ^ (z >> 31)) >> 1
  }
}
