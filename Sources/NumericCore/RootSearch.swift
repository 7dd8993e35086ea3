/// The search for the roots of one function.
struct RootSearch {
  let range: Enclosure
  let meter: Meter
  /// Roots at which f is exactly 0, and intervals that certainly hold one root each.
  private var exactRoots: Set<Rational> = []
  private var isolated: [Enclosure] = []
  /// A place that remained undecided.
  private var open: Enclosure?

  private static let boxLimit = 2_000
  private static let depthLimit = 60

  init(range: Enclosure, meter: Meter) {
    self.range = range
    self.meter = meter
  }

  mutating func root(_ f: Function, precision: Int) throws(Fault) -> Real {
    for factor in [1, 4] {
      try isolate(f, Arithmetic(precision: factor * precision, meter: meter))
      if open == nil || exactRoots.count + isolated.count > 1 { break }
    }
    if exactRoots.count + isolated.count > 1 { throw severalRoots() }
    if let open { throw undecided(at: open, precision) }
    if let exact = exactRoots.first { return Real(exact) }
    guard let interval = isolated.first else { throw try noRoot(f, precision) }
    return try refined(interval, f, precision)
  }

  // MARK: Isolation

  /// Splits the range until on each part f excludes 0, or is monotone, so that its signs at the ends tell.
  private mutating func isolate(_ f: Function, _ arithmetic: Arithmetic) throws(Fault) {
    exactRoots = []
    isolated = []
    open = nil
    // Where f is not defined at an end of the range, that is said first.
    for end in [range.lower, range.upper] { _ = try sign(at: end, f, arithmetic) }
    var parts = [(interval: range, depth: 0)]
    var visited = 0
    while let (part, depth) = parts.popLast() {
      visited += 1
      if visited > Self.boxLimit || depth > Self.depthLimit {
        open = open ?? part
        if visited > Self.boxLimit { return }
        continue
      }
      if let value = try value(on: part, f, arithmetic), !value.contains(.zero) { continue }
      if let slope = try slope(on: part, f, arithmetic), !slope.contains(.zero), try decideMonotone(part, f, arithmetic)
      {
        continue
      }
      guard let cut = try cut(part, f, arithmetic) else {
        open = open ?? part
        continue
      }
      parts.append((Enclosure(cut, part.upper), depth + 1))
      parts.append((Enclosure(part.lower, cut), depth + 1))
    }
  }

  /// An enclosure of the values on an interval, nil where none is found; a function that is nowhere defined on it is a
  /// fault.
  private func value(on part: Enclosure, _ f: Function, _ arithmetic: Arithmetic) throws(Fault) -> Enclosure? {
    switch Result(catching: { () throws(Fault) in try f(arithmetic, ball(part, arithmetic)) }) {
    case .success(let value):
      if value.isSymbolic { throw .notSymbolic("the equation depends on variables") }
      return value.enclosure
    case .failure(let fault) where fault.kind == .undecided: return nil
    case .failure(var fault):
      fault.notes.append("between \(Real(part.lower).shortText) and \(Real(part.upper).shortText)")
      throw fault
    }
  }

  /// An enclosure of the derivatives on an interval, nil where none is found; there need not be one.
  private func slope(on part: Enclosure, _ f: Function, _ arithmetic: Arithmetic) throws(Fault) -> Enclosure? {
    switch Result(catching: { () throws(Fault) in try arithmetic.derivative(of: f, at: ball(part, arithmetic)) }) {
    case .success(let slope): return slope.enclosure
    case .failure(let fault) where fault.kind == .budgetExceeded: throw fault
    case .failure: return nil
    }
  }

  private func ball(_ part: Enclosure, _ arithmetic: Arithmetic) -> Real {
    part.isPoint ? Real(part.lower) : Real(Ball(from: part.lower, to: part.upper, precision: arithmetic.precision))
  }

  /// Counts the root of a part on which f is monotone; false where the signs at its ends are not decided.
  private mutating func decideMonotone(_ part: Enclosure, _ f: Function, _ arithmetic: Arithmetic) throws(Fault) -> Bool
  {
    guard let left = try sign(at: part.lower, f, arithmetic), let right = try sign(at: part.upper, f, arithmetic) else {
      return false
    }
    if left == 0 { exactRoots.insert(part.lower) }
    if right == 0 { exactRoots.insert(part.upper) }
    if left * right < 0 { isolated.append(part) }
    return true
  }

  /// The sign of f at a point; nil where the enclosure does not decide it.
  private func sign(at point: Rational, _ f: Function, _ arithmetic: Arithmetic) throws(Fault) -> Int? {
    let value: Real
    switch Result(catching: { () throws(Fault) in try f(arithmetic, Real(point)) }) {
    case .success(let result): value = result
    case .failure(let fault) where fault.kind == .undecided: return nil
    case .failure(var fault):
      fault.notes.append("at \(Real(point).shortText)")
      throw fault
    }
    let enclosure = value.enclosure
    if enclosure.isPoint { return enclosure.lower.sign }
    return enclosure.lower.sign > 0 ? 1 : enclosure.upper.sign < 0 ? -1 : nil
  }

  /// A point about the middle at which the sign of f is decided.
  private func cut(_ part: Enclosure, _ f: Function, _ arithmetic: Arithmetic) throws(Fault) -> Rational? {
    for sixteenths in [8, 7, 9, 5, 11] {
      let point = part.lower + part.width * Rational(sixteenths) / 16
      if try sign(at: point, f, arithmetic) != nil { return point }
    }
    return nil
  }

  // MARK: Refinement

  /// A ball of about `precision` bits around the root in an interval on which f is monotone and changes its sign: by
  /// the interval Newton method, m − f(m)/f′(X), which doubles the digits.
  private func refined(_ interval: Enclosure, _ f: Function, _ precision: Int) throws(Fault) -> Real {
    var x = interval
    let goal = Rational(2).power(-precision)
    var isTried = false
    for _ in 0..<(precision + 200) where x.width > goal * max(x.lower.magnitude, x.upper.magnitude) {
      let size = x.width.divided(by: max(x.lower.magnitude, x.upper.magnitude)) ?? .one
      let accuracy = max(0, size.denominator.bitCount - size.numerator.bitCount)
      if accuracy > 40 && !isTried {
        isTried = true
        if let exact = try exactRoot(in: x, f, precision) { return exact }
      }
      let arithmetic = Arithmetic(precision: min(precision + 32, 2 * accuracy + 64), meter: meter)
      let middle = Ball(x.midpoint, precision: accuracy + 8).midpoint
      let before = x.width
      if let narrowed = try newton(x, middle, f, arithmetic) { x = narrowed }
      if x.width * Rational(4) > before, let narrowed = try bisected(x, f, arithmetic) { x = narrowed }
      // What f is made of is not known any better.
      if x.width * Rational(8) > before * Rational(7) && arithmetic.precision > precision { break }
      if x.lower.sign <= 0 && x.upper.sign >= 0 && x.width < goal * goal { break }
    }
    if !isTried, let exact = try exactRoot(in: x, f, precision) { return exact }
    return Real(Ball(from: x.lower, to: x.upper, precision: precision + 32))
  }

  /// The simplest rational in the interval, if f is exactly 0 there.
  private func exactRoot(in x: Enclosure, _ f: Function, _ precision: Int) throws(Fault) -> Real? {
    let simple = Rational.simplest(from: x.lower, to: x.upper)
    return try sign(at: simple, f, Arithmetic(precision: precision, meter: meter)) == 0 ? Real(simple) : nil
  }

  private func newton(
    _ x: Enclosure, _ middle: Rational, _ f: Function, _ arithmetic: Arithmetic
  ) throws(Fault) -> Enclosure? {
    guard let value = try value(on: Enclosure(middle), f, arithmetic),
      let slope = try slope(on: x, f, arithmetic), !slope.contains(.zero)
    else { return nil }
    let quotient = try arithmetic.divide(
      Real(Ball(value, precision: arithmetic.precision)), Real(Ball(slope, precision: arithmetic.precision)))
    let step = try arithmetic.subtract(Real(middle), quotient).enclosure
    let (lower, upper) = (max(x.lower, step.lower), min(x.upper, step.upper))
    return lower <= upper ? Enclosure(lower, upper) : nil
  }

  private func bisected(_ x: Enclosure, _ f: Function, _ arithmetic: Arithmetic) throws(Fault) -> Enclosure? {
    guard let left = try sign(at: x.lower, f, arithmetic), let middle = try sign(at: x.midpoint, f, arithmetic) else {
      return nil
    }
    if middle == 0 { return Enclosure(x.midpoint) }
    return left * middle < 0 ? Enclosure(x.lower, x.midpoint) : Enclosure(x.midpoint, x.upper)
  }

  // MARK: Wording

  private var rangeText: String { "\(Real(range.lower).shortText)...\(Real(range.upper).shortText)" }

  private func noRoot(_ f: Function, _ precision: Int) throws(Fault) -> Fault {
    let sign = try sign(at: range.midpoint, f, Arithmetic(precision: precision, meter: meter)) ?? 0
    return Fault(
      .outsideDomain, "there is no root in \(rangeText)",
      notes: sign == 0 ? [] : ["the expression is \(sign > 0 ? "positive" : "negative") on the whole range"])
  }

  private func severalRoots() -> Fault {
    let places = (exactRoots.map { Enclosure($0) } + isolated).sorted { $0.lower < $1.lower }
    let texts = places.map { place in
      place.isPoint
        ? "at \(Real(place.lower).shortText)"
        : "between \(Real(place.lower).shortText) and \(Real(place.upper).shortText)"
    }
    return Fault(
      .outsideDomain, "there is more than one root in \(rangeText)",
      notes: ["one is " + texts.joined(separator: ", one ")],
      help: ["give a range that holds one of them"])
  }

  /// More precision may decide, up to a point: a root at which f does not change its sign is never proved.
  private func undecided(at place: Enclosure, _ precision: Int) -> Fault {
    Fault(
      precision < 256 ? .undecided : .outsideDomain, "solve cannot decide whether there is one root in \(rangeText)",
      notes: ["it is not clear whether there is one near \(Real(place.midpoint).shortText)"],
      help: ["a root is proved where the expression changes its sign and its derivative is not 0"])
  }
}
