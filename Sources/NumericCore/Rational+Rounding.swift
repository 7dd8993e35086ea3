import CArb

extension Rational {
  /// The greatest integer that is not greater.
  package var floor: Rational {
    let result = Storage()
    fmpz_fdiv_q(&result.value.num, &storage.value.num, &storage.value.den)
    return Rational(taking: result)
  }

  /// The least integer that is not less.
  package var ceiling: Rational {
    let result = Storage()
    fmpz_cdiv_q(&result.value.num, &storage.value.num, &storage.value.den)
    return Rational(taking: result)
  }

  /// The integer next to it on the side of 0.
  package var truncated: Rational {
    let result = Storage()
    fmpz_tdiv_q(&result.value.num, &storage.value.num, &storage.value.den)
    return Rational(taking: result)
  }

  /// Rounded to `decimals` digits after the point (before it where negative), half away from 0.
  package func rounded(decimals: Int) -> Rational {
    let scaled = magnitude * Rational.powerOfTen(decimals)
    let rounded = (scaled + .half).floor * Rational.powerOfTen(-decimals)
    return sign < 0 ? -rounded : rounded
  }

  /// Cut off after `decimals` digits after the point.
  package func truncated(decimals: Int) -> Rational {
    (self * Rational.powerOfTen(decimals)).truncated * Rational.powerOfTen(-decimals)
  }

  /// The exponent of the leading decimal digit: `10 ** n <= |self| < 10 ** (n + 1)`. Of 0 it is 0.
  package var decimalExponent: Int {
    guard !isZero else { return 0 }
    // 2ᵇ <= |self| < 2ᵇ⁺² with b one less than the difference of the bit counts; log₁₀ 2 is 0.30103. Then at most a few steps.
    let bits = Int(fmpz_bits(&storage.value.num)) - Int(fmpz_bits(&storage.value.den)) - 1
    let low = bits * 30103
    var exponent = low >= 0 ? low / 100_000 : -((-low + 99_999) / 100_000)
    let size = magnitude
    while size < Rational.powerOfTen(exponent) { exponent -= 1 }
    while size >= Rational.powerOfTen(exponent + 1) { exponent += 1 }
    return exponent
  }
}
