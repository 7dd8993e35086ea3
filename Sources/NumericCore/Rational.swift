import CArb

/// An exact rational number, always in lowest terms.
///
/// A decimal literal is one of these: `0.1` is 1/10, never the nearest `Double`.
public struct Rational: Sendable {
  /// FLINT's `fmpq`. It is written only by the operation that creates it, before anyone else can see it; after that
  /// it is immutable, and so may be shared between threads.
  final class Storage: @unchecked Sendable {
    // Without the run-time exclusivity check, so that one value may be both operands of a C function.
    @exclusivity(unchecked) var value = fmpq()
    init() { fmpq_init(&value) }
    deinit { fmpq_clear(&value) }
  }

  let storage: Storage

  init(taking storage: Storage) { self.storage = storage }

  /// The integer `n`.
  public init(_ n: Int) {
    storage = Storage()
    fmpz_set_si(&storage.value.num, n)
  }

  /// The integer that a literal writes.
  init(_ literal: StaticBigInt) {
    storage = Storage()
    let isNegative = literal.signum() < 0
    // Two's complement words, of which the last ones only extend the sign.
    let count = (literal.bitWidth + UInt.bitWidth - 1) / UInt.bitWidth
    var words = (0..<count).map { isNegative ? ~literal[$0] : literal[$0] }
    fmpz_set_ui_array(&storage.value.num, &words, count)
    if isNegative { fmpz_complement(&storage.value.num, &storage.value.num) }
  }

  /// `n/d`; nil where `d` is 0.
  package init?(_ n: Int, over d: Int) {
    guard d != 0 else { return nil }
    storage = Storage()
    fmpz_set_si(&storage.value.num, n)
    fmpz_set_si(&storage.value.den, d)
    fmpq_canonicalise(&storage.value)
  }

  package static let zero = Rational(0)
  package static let one = Rational(1)
  package static let half = Rational(1) / 2

  /// -1, 0 or 1.
  package var sign: Int { Int(fmpz_sgn(&storage.value.num)) }
  package var isZero: Bool { sign == 0 }
  package var isOne: Bool { fmpq_is_one(&storage.value) != 0 }
  package var isInteger: Bool { fmpz_is_one(&storage.value.den) != 0 }

  /// The value where it is an integer that fits.
  package var intValue: Int? {
    isInteger && fmpz_fits_si(&storage.value.num) != 0 ? fmpz_get_si(&storage.value.num) : nil
  }

  /// The bits of the numerator or of the denominator, whichever has more.
  package var bitCount: Int { Int(max(fmpz_bits(&storage.value.num), fmpz_bits(&storage.value.den))) }

  package var numerator: Rational {
    let result = Storage()
    fmpz_set(&result.value.num, &storage.value.num)
    return Rational(taking: result)
  }

  package var denominator: Rational {
    let result = Storage()
    fmpz_set(&result.value.num, &storage.value.den)
    return Rational(taking: result)
  }

  package var magnitude: Rational {
    guard sign < 0 else { return self }
    let result = Storage()
    fmpq_abs(&result.value, &storage.value)
    return Rational(taking: result)
  }

}

// MARK: Arithmetic

extension Rational {
  /// The sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    let result = Storage()
    fmpq_add(&result.value, &a.storage.value, &b.storage.value)
    return Rational(taking: result)
  }

  /// The difference.
  public static func - (a: Rational, b: Rational) -> Rational {
    let result = Storage()
    fmpq_sub(&result.value, &a.storage.value, &b.storage.value)
    return Rational(taking: result)
  }

  /// The product.
  public static func * (a: Rational, b: Rational) -> Rational {
    let result = Storage()
    fmpq_mul(&result.value, &a.storage.value, &b.storage.value)
    return Rational(taking: result)
  }

  /// The opposite number.
  public static prefix func - (a: Rational) -> Rational {
    let result = Storage()
    fmpq_neg(&result.value, &a.storage.value)
    return Rational(taking: result)
  }

  /// Division by an integer that is not 0.
  package static func / (a: Rational, b: Int) -> Rational {
    precondition(b != 0, "division by zero")
    let result = Storage()
    fmpz_set_si(&result.value.num, b)
    fmpq_div(&result.value, &a.storage.value, &result.value)
    return Rational(taking: result)
  }

  /// The quotient; nil where the divisor is 0.
  public func divided(by divisor: Rational) -> Rational? {
    guard !divisor.isZero else { return nil }
    let result = Storage()
    fmpq_div(&result.value, &storage.value, &divisor.storage.value)
    return Rational(taking: result)
  }

  /// The integer power; `0 ** 0` is 1. Zero has no negative power: a precondition.
  ///
  /// The caller bounds the size of the result.
  package func power(_ n: Int) -> Rational {
    precondition(n >= 0 || !isZero, "a negative power of zero")
    let result = Storage()
    fmpq_pow_si(&result.value, &storage.value, n)
    return Rational(taking: result)
  }

  /// `10 ** n`, for a negative `n` too.
  package static func powerOfTen(_ n: Int) -> Rational {
    // Those of printed digits are made once.
    (-20...20).contains(n) ? smallPowers[n + 20] : power(ofTen: n)
  }

  private static let smallPowers = (-20...20).map(power)

  private static func power(ofTen n: Int) -> Rational {
    let result = Storage()
    if n >= 0 {
      fmpz_ui_pow_ui(&result.value.num, 10, UInt(n))
    } else {
      fmpz_one(&result.value.num)
      fmpz_ui_pow_ui(&result.value.den, 10, UInt(-n))
    }
    return Rational(taking: result)
  }
}

// MARK: Order

extension Rational: Hashable, Comparable {
  /// Whether they are the same number.
  public static func == (a: Rational, b: Rational) -> Bool {
    fmpq_equal(&a.storage.value, &b.storage.value) != 0
  }

  /// Whether the first is less.
  public static func < (a: Rational, b: Rational) -> Bool {
    fmpq_cmp(&a.storage.value, &b.storage.value) < 0
  }

  /// Feeds the number to a hasher.
  public func hash(into hasher: inout Hasher) {
    // The residues modulo the largest prime below 2⁶⁴, with the sign: equal values have equal ones.
    hasher.combine(fmpz_fdiv_ui(&storage.value.num, 0xFFFF_FFFF_FFFF_FFC5))
    hasher.combine(fmpz_fdiv_ui(&storage.value.den, 0xFFFF_FFFF_FFFF_FFC5))
  }
}
