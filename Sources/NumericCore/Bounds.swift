/// A closed interval of rationals whose ends may be missing: what is known of the values a symbolic expression takes.
struct Bounds: Hashable, Sendable {
  /// The least possible value, nil if nothing is known.
  var lower: Rational?
  /// The largest possible value, nil if nothing is known.
  var upper: Rational?

  static let real = Bounds(lower: nil, upper: nil)
  static let nonNegative = Bounds(lower: Rational(0), upper: nil)

  static func point(_ value: Rational) -> Bounds { Bounds(lower: value, upper: value) }

  /// The sign of every value in the interval, as far as the ends tell.
  var sign: KnownSign {
    if let lower, lower.sign > 0 { return .positive }
    if let upper, upper.sign < 0 { return .negative }
    if let lower, lower.sign == 0 { return .nonNegative }
    if let upper, upper.sign == 0 { return .nonPositive }
    return .unknown
  }

  static func + (a: Bounds, b: Bounds) -> Bounds {
    Bounds(lower: sum(a.lower, b.lower), upper: sum(a.upper, b.upper))
  }

  private static func sum(_ a: Rational?, _ b: Rational?) -> Rational? {
    guard let a, let b else { return nil }
    return a + b
  }

  static func * (a: Bounds, b: Bounds) -> Bounds {
    if let al = a.lower, let au = a.upper, let bl = b.lower, let bu = b.upper {
      let products = [al * bl, al * bu, au * bl, au * bu]
      return Bounds(lower: products.min(), upper: products.max())
    }
    // With an end missing only the signs are carried: enough for sums and products of positive terms.
    switch a.sign * b.sign {
    case .positive where a.sign == .positive:
      guard let al = a.lower, let bl = b.lower else { return .nonNegative }
      return Bounds(lower: al * bl, upper: nil)
    case .positive, .nonNegative: return .nonNegative
    case .negative, .nonPositive: return Bounds(lower: nil, upper: Rational(0))
    case .unknown: return .real
    }
  }

  /// The interval of `x ** exponent` for x in this one, where that is defined.
  func power(_ exponent: Rational) -> Bounds {
    if let n = exponent.intValue, n > 0, let lower, let upper, n <= 4_096 / max(lower.bitCount, upper.bitCount, 1) {
      let ends = [lower.power(n), upper.power(n)]
      let crossesZero = lower.sign < 0 && upper.sign > 0
      return Bounds(lower: crossesZero && n % 2 == 0 ? Rational(0) : ends.min(), upper: ends.max())
    }
    let isEven = exponent.intValue.map { $0 % 2 == 0 } ?? false
    return sign.isNonNegative || isEven || !exponent.isInteger ? .nonNegative : .real
  }
}

/// What is known of the sign of an expression over the whole range of its variables.
enum KnownSign: Hashable, Sendable {
  case positive, nonNegative, negative, nonPositive, unknown

  var isNonNegative: Bool { self == .positive || self == .nonNegative }
  var isNonPositive: Bool { self == .negative || self == .nonPositive }

  static prefix func - (a: KnownSign) -> KnownSign {
    switch a {
    case .positive: .negative
    case .nonNegative: .nonPositive
    case .negative: .positive
    case .nonPositive: .nonNegative
    case .unknown: .unknown
    }
  }

  static func * (a: KnownSign, b: KnownSign) -> KnownSign {
    if a == .unknown || b == .unknown { return .unknown }
    let isStrict = (a == .positive || a == .negative) && (b == .positive || b == .negative)
    let isNegative = a.isNonPositive != b.isNonPositive
    return isNegative ? (isStrict ? .negative : .nonPositive) : (isStrict ? .positive : .nonNegative)
  }

  static func + (a: KnownSign, b: KnownSign) -> KnownSign {
    if a.isNonNegative && b.isNonNegative { return a == .positive || b == .positive ? .positive : .nonNegative }
    if a.isNonPositive && b.isNonPositive { return a == .negative || b == .negative ? .negative : .nonPositive }
    return .unknown
  }
}
