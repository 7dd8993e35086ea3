import NumericCore

// The functions of one number, for vectors and matrices element by element. They compute in the session of the task
// (see `Session`); outside its domain a function stops the program. Where "exact" is not said, the value is enclosed in
// a ball at the session's precision.

extension Elementwise {
  fileprivate func apply(_ function: UnaryFunction) -> Self {
    let session = Session.active
    return mapNumbers { number in
      session.value(number) { arithmetic, x throws(Fault) in try arithmetic.apply(function, x) }
    }
  }

  fileprivate func combine(
    _ other: Real, _ function: (Arithmetic, Real, Real) throws(Fault) -> Real
  ) -> Self {
    let session = Session.active
    return mapNumbers { number in session.value(number, other, function) }
  }
}

/// π, the ratio of a circle's circumference to its diameter. A ball. Source: `arb_const_pi`.
public var pi: Real { Session.active.arithmetic.pi }

/// e, the base of the natural logarithm. A ball. Source: `arb_const_e`.
public var e: Real { Session.active.arithmetic.e }

/// The absolute value.
///
/// - Domain: All reals.
/// - Enclosure: Exact for exact numbers.
/// - Source: `arb_abs`.
public func abs<X: Elementwise>(_ x: X) -> X { x.apply(.abs) }

/// The square root.
///
/// - Domain: `x ≥ 0`.
/// - Enclosure: Exact where the root is rational: `sqrt(4)` is 2.
/// - Source: `arb_sqrt`.
public func sqrt<X: Elementwise>(_ x: X) -> X { x.apply(.sqrt) }

/// The real cube root, negative for a negative number.
///
/// - Domain: All reals.
/// - Enclosure: Exact where the root is rational: `cbrt(-8)` is -2.
/// - Source: `arb_root_ui`.
public func cbrt<X: Elementwise>(_ x: X) -> X { x.apply(.cbrt) }

/// The exponential function, eˣ.
///
/// - Domain: All reals; beyond 2 ** (2 ** 20) it overflows.
/// - Enclosure: `exp(0)` is exactly 1.
/// - Source: DLMF 4.2, `arb_exp`.
public func exp<X: Elementwise>(_ x: X) -> X { x.apply(.exp) }

/// `exp(x) - 1`, with no digits lost near 0.
///
/// - Domain: As `exp`.
/// - Enclosure: `expm1(0)` is exactly 0.
/// - Source: `arb_expm1`.
public func expm1<X: Elementwise>(_ x: X) -> X { x.apply(.expm1) }

/// The natural logarithm.
///
/// - Domain: `x > 0`.
/// - Enclosure: `log(1)` is exactly 0.
/// - Source: DLMF 4.2, `arb_log`.
public func log<X: Elementwise>(_ x: X) -> X { x.apply(.log) }

/// `log(1 + x)`, with no digits lost near 0.
///
/// - Domain: `x > -1`.
/// - Enclosure: `log1p(0)` is exactly 0.
/// - Source: `arb_log1p`.
public func log1p<X: Elementwise>(_ x: X) -> X { x.apply(.log1p) }

/// The logarithm to base 2.
///
/// - Domain: `x > 0`.
/// - Enclosure: Exact for powers of 2: `log2(8)` is 3.
/// - Source: `arb_log_base_ui`.
public func log2<X: Elementwise>(_ x: X) -> X { x.apply(.log2) }

/// The logarithm to base 10.
///
/// - Domain: `x > 0`.
/// - Enclosure: Exact for powers of 10: `log10(0.001)` is -3.
/// - Source: `arb_log_base_ui`.
public func log10<X: Elementwise>(_ x: X) -> X { x.apply(.log10) }

/// The sine of an angle in radians.
///
/// - Domain: All reals.
/// - Enclosure: `sin(0)` is exactly 0.
/// - Source: DLMF 4.14, `arb_sin`.
public func sin<X: Elementwise>(_ x: X) -> X { x.apply(.sin) }

/// The cosine of an angle in radians.
///
/// - Domain: All reals.
/// - Enclosure: `cos(0)` is exactly 1.
/// - Source: DLMF 4.14, `arb_cos`.
public func cos<X: Elementwise>(_ x: X) -> X { x.apply(.cos) }

/// The tangent of an angle in radians.
///
/// - Domain: All reals but the odd multiples of π/2.
/// - Enclosure: `tan(0)` is exactly 0.
/// - Source: DLMF 4.14, `arb_tan`.
public func tan<X: Elementwise>(_ x: X) -> X { x.apply(.tan) }

/// The angle in [-π/2, π/2] with this sine.
///
/// - Domain: `-1 ≤ x ≤ 1`.
/// - Enclosure: `asin(0)` is exactly 0.
/// - Source: DLMF 4.23, `arb_asin`.
public func asin<X: Elementwise>(_ x: X) -> X { x.apply(.asin) }

/// The angle in [0, π] with this cosine.
///
/// - Domain: `-1 ≤ x ≤ 1`.
/// - Enclosure: `acos(1)` is exactly 0.
/// - Source: DLMF 4.23, `arb_acos`.
public func acos<X: Elementwise>(_ x: X) -> X { x.apply(.acos) }

/// The angle in (-π/2, π/2) with this tangent.
///
/// - Domain: All reals.
/// - Enclosure: `atan(0)` is exactly 0.
/// - Source: DLMF 4.23, `arb_atan`.
public func atan<X: Elementwise>(_ x: X) -> X { x.apply(.atan) }

/// The hyperbolic sine.
///
/// - Domain: As `exp`, on both sides.
/// - Enclosure: `sinh(0)` is exactly 0.
/// - Source: DLMF 4.28, `arb_sinh`.
public func sinh<X: Elementwise>(_ x: X) -> X { x.apply(.sinh) }

/// The hyperbolic cosine.
///
/// - Domain: As `exp`, on both sides.
/// - Enclosure: `cosh(0)` is exactly 1.
/// - Source: DLMF 4.28, `arb_cosh`.
public func cosh<X: Elementwise>(_ x: X) -> X { x.apply(.cosh) }

/// The hyperbolic tangent.
///
/// - Domain: All reals.
/// - Enclosure: `tanh(0)` is exactly 0.
/// - Source: DLMF 4.28, `arb_tanh`.
public func tanh<X: Elementwise>(_ x: X) -> X { x.apply(.tanh) }

/// The greatest integer that is not above x.
///
/// - Domain: All reals.
/// - Enclosure: An exact integer, where the enclosure decides it.
/// - Source: `fmpz_fdiv_q`.
public func floor<X: Elementwise>(_ x: X) -> X { x.apply(.floor) }

/// The least integer that is not below x.
///
/// - Domain: All reals.
/// - Enclosure: An exact integer, where the enclosure decides it.
/// - Source: `fmpz_cdiv_q`.
public func ceil<X: Elementwise>(_ x: X) -> X { x.apply(.ceil) }

/// The gamma function.
///
/// - Domain: All reals but 0, -1, -2, ….
/// - Enclosure: Exact for integers: `gamma(n)` is (n - 1)!.
/// - Source: DLMF 5.2, `arb_gamma`.
public func gamma<X: Elementwise>(_ x: X) -> X { x.apply(.gamma) }

/// The logarithm of |Γ(x)|.
///
/// - Domain: All reals but 0, -1, -2, ….
/// - Enclosure: `lgamma(1)` and `lgamma(2)` are exactly 0.
/// - Source: DLMF 5.2 and 5.5.3, `arb_lgamma`.
public func lgamma<X: Elementwise>(_ x: X) -> X { x.apply(.lgamma) }

/// The error function.
///
/// - Domain: All reals.
/// - Enclosure: `erf(0)` is exactly 0.
/// - Source: DLMF 7.2, `arb_hypgeom_erf`.
public func erf<X: Elementwise>(_ x: X) -> X { x.apply(.erf) }

/// `n!`, the product of the integers from 1 to n.
///
/// - Domain: The integers from 0, as far as the result has at most 65,536 bits.
/// - Enclosure: Exact.
/// - Source: DLMF 5.4.1, `fmpz_fac_ui`.
public func factorial<X: Elementwise>(_ x: X) -> X { x.apply(.factorial) }

/// The logistic function, `1 / (1 + exp(-x))`.
///
/// - Domain: All reals.
/// - Enclosure: `sigmoid(0)` is exactly 1/2.
/// - Source: definition, `arb_exp`.
public func sigmoid<X: Elementwise>(_ x: X) -> X { x.apply(.sigmoid) }

/// The positive part, `max(x, 0)`.
///
/// - Domain: All reals.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func relu<X: Elementwise>(_ x: X) -> X { x.apply(.relu) }

/// `log(1 + exp(x))`, without overflow.
///
/// - Domain: All reals.
/// - Enclosure: A ball.
/// - Source: definition, `arb_log1p`.
public func softplus<X: Elementwise>(_ x: X) -> X { x.apply(.softplus) }

/// The logarithm to a base.
///
/// - Domain: `x > 0`; a base above 0 that is not 1.
/// - Enclosure: Exact where it is rational: `log(8, base: 4)` is 3/2.
/// - Source: definition, `arb_log`.
public func log<X: Elementwise>(_ x: X, base: Real) -> X {
  x.combine(base) { arithmetic, x, base throws(Fault) in try arithmetic.log(x, base: base) }
}

/// The angle of the point (x, y), in (-π, π].
///
/// - Domain: All points but (0, 0).
/// - Enclosure: Exactly 0 on the positive x axis.
/// - Source: DLMF 4.23, `arb_atan2`.
public func atan2<Y: Elementwise>(_ y: Y, _ x: Real) -> Y {
  y.combine(x) { arithmetic, y, x throws(Fault) in try arithmetic.atan2(y, x) }
}

/// Rounded to a number of digits after the point, half away from 0.
///
/// - Domain: All reals; a whole number of decimals, negative to round before the point.
/// - Enclosure: Exact, where the enclosure decides it.
/// - Source: definition.
public func round<X: Elementwise>(_ x: X, to decimals: Real = 0) -> X {
  x.combine(decimals) { arithmetic, x, decimals throws(Fault) in try arithmetic.round(x, to: decimals) }
}

/// Cut off after a number of digits after the point, towards 0.
///
/// - Domain: All reals; a whole number of decimals.
/// - Enclosure: Exact, where the enclosure decides it.
/// - Source: definition.
public func truncate<X: Elementwise>(_ x: X, to decimals: Real = 0) -> X {
  x.combine(decimals) { arithmetic, x, decimals throws(Fault) in try arithmetic.truncate(x, to: decimals) }
}

/// The number of ways to choose k out of n.
///
/// - Domain: Integers from 0, as far as the result has at most 65,536 bits.
/// - Enclosure: Exact; 0 where k > n.
/// - Source: DLMF 26.3, `fmpz_bin_uiui`.
public func binomial<N: Elementwise>(_ n: N, _ k: Real) -> N {
  n.combine(k) { arithmetic, n, k throws(Fault) in try arithmetic.binomial(n, k) }
}

/// The least of several numbers.
///
/// - Domain: All reals.
/// - Enclosure: One of them, or a ball around those that may be the least.
/// - Source: `arb_min`.
public func min(_ first: Real, _ second: Real, _ rest: Real...) -> Real {
  var all = [first, second]
  all.append(contentsOf: rest)
  return min(all)
}

/// The least element of a vector.
///
/// - Domain: Vectors with an element.
/// - Enclosure: One of them, or a ball around those that may be the least.
/// - Source: `arb_min`.
public func min(_ x: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.minimum(of: x) }
}

/// The greatest of several numbers.
///
/// - Domain: All reals.
/// - Enclosure: One of them, or a ball around those that may be the greatest.
/// - Source: `arb_max`.
public func max(_ first: Real, _ second: Real, _ rest: Real...) -> Real {
  var all = [first, second]
  all.append(contentsOf: rest)
  return max(all)
}

/// The greatest element of a vector.
///
/// - Domain: Vectors with an element.
/// - Enclosure: One of them, or a ball around those that may be the greatest.
/// - Source: `arb_max`.
public func max(_ x: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.maximum(of: x) }
}
