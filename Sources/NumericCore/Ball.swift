import CArb

/// A midpoint and a radius: a set of reals that certainly holds the true value. Immutable.
///
/// Source: Arb's `arb_t` (F. Johansson, Arb: efficient arbitrary-precision midpoint-radius interval arithmetic, 2017).
public struct Ball: Sendable {
  /// Arb's `arb_t`. It is written only by the operation that creates it, before anyone else can see it; after that
  /// it is immutable, and so may be shared between threads.
  final class Storage: @unchecked Sendable {
    // Without the run-time exclusivity check, so that one value may be both operands of a C function.
    @exclusivity(unchecked) var value = arb_struct()
    init() { arb_init(&value) }
    deinit { arb_clear(&value) }
  }

  let storage: Storage

  init(taking storage: Storage) { self.storage = storage }

  /// The rational, rounded to `precision` bits with the radius that the rounding asks for.
  package init(_ rational: Rational, precision: Int) {
    storage = Storage()
    arb_set_fmpq(&storage.value, &rational.storage.value, precision)
  }

  /// The smallest ball of `precision` bits around an enclosure.
  package init(_ enclosure: Enclosure, precision: Int) {
    storage = Storage()
    let upper = Ball(enclosure.upper, precision: precision + 8)
    let lower = Ball(enclosure.lower, precision: precision + 8)
    arb_union(&storage.value, &lower.storage.value, &upper.storage.value, precision)
  }

  /// The largest exponent of 2 that a ball may have: values beyond overflow, or are enclosed as all but 0.
  static let exponentLimit = 1 << 20

  /// Whether the radius is 0.
  package var isPoint: Bool { arb_is_exact(&storage.value) != 0 }

  package var midpoint: Rational {
    let result = Rational.Storage()
    arf_get_fmpq(&result.value, &storage.value.mid)
    return Rational(taking: result)
  }

  package var radius: Rational {
    let result = Rational.Storage()
    mag_get_fmpq(&result.value, &storage.value.rad)
    return Rational(taking: result)
  }

  package var lower: Rational { midpoint - radius }
  package var upper: Rational { midpoint + radius }

  /// Whether both are one value, computed once: balls that merely have the same ends may hold different numbers.
  func isSame(as other: Ball) -> Bool { storage === other.storage }

  package func contains(_ rational: Rational) -> Bool {
    arb_contains_fmpq(&storage.value, &rational.storage.value) != 0
  }

  package func overlaps(_ other: Ball) -> Bool { arb_overlaps(&storage.value, &other.storage.value) != 0 }

  /// Whether every number in the ball is above 0, and so on.
  package var isPositive: Bool { arb_is_positive(&storage.value) != 0 }
  package var isNegative: Bool { arb_is_negative(&storage.value) != 0 }
  package var isNonnegative: Bool { arb_is_nonnegative(&storage.value) != 0 }
  package var isNonpositive: Bool { arb_is_nonpositive(&storage.value) != 0 }
  package var containsZero: Bool { arb_contains_zero(&storage.value) != 0 }

}
