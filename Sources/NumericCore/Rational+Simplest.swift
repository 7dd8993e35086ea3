extension Rational {
  /// The rational with the smallest denominator in a closed interval: the continued fraction of the ends as far as they
  /// agree. Source: R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, §4.5.
  package static func simplest(from lower: Rational, to upper: Rational) -> Rational {
    if lower.sign <= 0 && upper.sign >= 0 { return .zero }
    if upper.sign < 0 { return -simplest(from: -upper, to: -lower) }
    var quotients: [Rational] = []
    var (low, high) = (lower, upper)
    while true {
      let whole = low.floor
      if whole != low, whole + .one > high, let first = Rational.one.divided(by: high - whole),
        let second = Rational.one.divided(by: low - whole)
      {
        quotients.append(whole)
        (low, high) = (first, second)
      } else {
        let last = whole == low ? whole : whole + .one
        return quotients.reversed().reduce(last) { rest, quotient in
          quotient + (Rational.one.divided(by: rest) ?? .zero)
        }
      }
    }
  }
}
