/// Where a function of one real number is defined.
package enum Domain: Hashable, Sendable {
  case allReals
  /// `x > bound`
  case above(Int)
  /// `x >= bound`
  case from(Int)
  /// `lower <= x <= upper`
  case between(Int, Int)
  /// All but 0, -1, -2 …
  case exceptNonpositiveIntegers
  /// 0, 1, 2 …
  case naturalNumbers

  /// As a help names it.
  package var text: String {
    switch self {
    case .allReals: "all reals"
    case .above(let bound): "x > \(bound)"
    case .from(let bound): "x ≥ \(bound)"
    case .between(let lower, let upper): "\(lower) ≤ x ≤ \(upper)"
    case .exceptNonpositiveIntegers: "all reals but 0, -1, -2, …"
    case .naturalNumbers: "0, 1, 2, …"
    }
  }

  /// Whether the point is in it.
  package func contains(_ x: Rational) -> Bool {
    switch self {
    case .allReals: true
    case .above(let bound): x > Rational(bound)
    case .from(let bound): x >= Rational(bound)
    case .between(let lower, let upper): x >= Rational(lower) && x <= Rational(upper)
    case .exceptNonpositiveIntegers: x.sign > 0 || !x.isInteger
    case .naturalNumbers: x.sign >= 0 && x.isInteger
    }
  }

  /// Whether an interval is in it: nil where only a part of it is, or may be.
  func contains(_ e: Enclosure) -> Bool? {
    switch self {
    case .allReals: return true
    case .above(let bound):
      return e.lower > Rational(bound) ? true : e.upper <= Rational(bound) ? false : nil
    case .from(let bound):
      return e.lower >= Rational(bound) ? true : e.upper < Rational(bound) ? false : nil
    case .between(let lower, let upper):
      if e.lower >= Rational(lower) && e.upper <= Rational(upper) { return true }
      return e.upper < Rational(lower) || e.lower > Rational(upper) ? false : nil
    case .exceptNonpositiveIntegers:
      return e.lower.sign > 0 || e.lower.ceiling > e.upper ? true : nil
    case .naturalNumbers:
      return e.upper.sign < 0 || e.lower.ceiling > e.upper ? false : nil
    }
  }
}

extension UnaryFunction {
  package var domain: Domain {
    switch self {
    case .sqrt: .from(0)
    case .log, .log2, .log10: .above(0)
    case .log1p: .above(-1)
    case .asin, .acos: .between(-1, 1)
    case .gamma, .lgamma: .exceptNonpositiveIntegers
    case .factorial: .naturalNumbers
    default: .allReals
    }
  }
}
