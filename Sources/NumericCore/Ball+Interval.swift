import CArb

extension Ball {
  /// The ball from one rational to another: exactly so where the midpoint fits into `precision` bits and the radius
  /// into 30, as those of repeatedly halved intervals do; otherwise a little larger.
  package init(from lower: Rational, to upper: Rational, precision: Int) {
    let middle = Ball((lower + upper) / 2, precision: precision)
    let result = Storage()
    arb_set(&result.value, &middle.storage.value)
    let radius = (upper - lower) / 2
    if !radius.isZero {
      // radius <= n · 2ᵉ with the least n of at most 30 bits.
      let exponent = radius.numerator.bitCount - radius.denominator.bitCount - 28
      let scaled = radius * Rational(2).power(-exponent)
      var bound = mag_struct()
      mag_init(&bound)
      mag_set_ui_2exp_si(&bound, UInt(scaled.ceiling.intValue ?? 1 << 30), exponent)
      mag_add(&result.value.rad, &result.value.rad, &bound)
      mag_clear(&bound)
    }
    self.init(taking: result)
  }
}
