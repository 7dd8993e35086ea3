import NumericCore

// Powers, logarithms and angles, for vectors and matrices element by element. They compute in the session of the task
// (see `Session`); outside its domain a function stops the program. Where no exact values are named, the value is
// enclosed in a ball at the session's precision.

/// The absolute value.
///
/// - Domain: All reals.
/// - Enclosure: Exact for exact numbers.
/// - Source: `arb_abs`.
public func abs(_ x: Real) -> Real { x.apply(.abs) }
/// `abs`, element by element.
public func abs(_ x: [Real]) -> [Real] { x.apply(.abs) }
/// `abs`, element by element.
public func abs(_ x: [[Real]]) -> [[Real]] { x.apply(.abs) }

/// The square root.
///
/// - Domain: `x ≥ 0`.
/// - Enclosure: Exact where the root is rational: `sqrt(4)` is 2.
/// - Source: `arb_sqrt`.
public func sqrt(_ x: Real) -> Real { x.apply(.sqrt) }
/// `sqrt`, element by element.
public func sqrt(_ x: [Real]) -> [Real] { x.apply(.sqrt) }
/// `sqrt`, element by element.
public func sqrt(_ x: [[Real]]) -> [[Real]] { x.apply(.sqrt) }

/// The real cube root, negative for a negative number.
///
/// - Domain: All reals.
/// - Enclosure: Exact where the root is rational: `cbrt(-8)` is -2.
/// - Source: `arb_root_ui`.
public func cbrt(_ x: Real) -> Real { x.apply(.cbrt) }
/// `cbrt`, element by element.
public func cbrt(_ x: [Real]) -> [Real] { x.apply(.cbrt) }
/// `cbrt`, element by element.
public func cbrt(_ x: [[Real]]) -> [[Real]] { x.apply(.cbrt) }

/// The exponential function, eˣ.
///
/// - Domain: All reals; beyond 2 ** (2 ** 20) it overflows.
/// - Enclosure: `exp(0)` is exactly 1.
/// - Source: DLMF 4.2, `arb_exp`.
public func exp(_ x: Real) -> Real { x.apply(.exp) }
/// `exp`, element by element.
public func exp(_ x: [Real]) -> [Real] { x.apply(.exp) }
/// `exp`, element by element.
public func exp(_ x: [[Real]]) -> [[Real]] { x.apply(.exp) }

/// `exp(x) - 1`, with no digits lost near 0.
///
/// - Domain: As `exp`.
/// - Enclosure: `expm1(0)` is exactly 0.
/// - Source: `arb_expm1`.
public func expm1(_ x: Real) -> Real { x.apply(.expm1) }
/// `expm1`, element by element.
public func expm1(_ x: [Real]) -> [Real] { x.apply(.expm1) }
/// `expm1`, element by element.
public func expm1(_ x: [[Real]]) -> [[Real]] { x.apply(.expm1) }

/// The natural logarithm.
///
/// - Domain: `x > 0`.
/// - Enclosure: `log(1)` is exactly 0.
/// - Source: DLMF 4.2, `arb_log`.
public func log(_ x: Real) -> Real { x.apply(.log) }
/// `log`, element by element.
public func log(_ x: [Real]) -> [Real] { x.apply(.log) }
/// `log`, element by element.
public func log(_ x: [[Real]]) -> [[Real]] { x.apply(.log) }

/// The logarithm to a base.
///
/// - Domain: `x > 0`; a base above 0 that is not 1.
/// - Enclosure: Exact where it is rational: `log(8, base: 4)` is 3/2.
/// - Source: definition, `arb_log`.
public func log<X: Elementwise>(_ x: X, base: Real) -> X {
  x.combine(base) { arithmetic, x, base throws(Fault) in try arithmetic.log(x, base: base) }
}

/// `log(1 + x)`, with no digits lost near 0.
///
/// - Domain: `x > -1`.
/// - Enclosure: `log1p(0)` is exactly 0.
/// - Source: `arb_log1p`.
public func log1p(_ x: Real) -> Real { x.apply(.log1p) }
/// `log1p`, element by element.
public func log1p(_ x: [Real]) -> [Real] { x.apply(.log1p) }
/// `log1p`, element by element.
public func log1p(_ x: [[Real]]) -> [[Real]] { x.apply(.log1p) }

/// The logarithm to base 2.
///
/// - Domain: `x > 0`.
/// - Enclosure: Exact for powers of 2: `log2(8)` is 3.
/// - Source: `arb_log_base_ui`.
public func log2(_ x: Real) -> Real { x.apply(.log2) }
/// `log2`, element by element.
public func log2(_ x: [Real]) -> [Real] { x.apply(.log2) }
/// `log2`, element by element.
public func log2(_ x: [[Real]]) -> [[Real]] { x.apply(.log2) }

/// The logarithm to base 10.
///
/// - Domain: `x > 0`.
/// - Enclosure: Exact for powers of 10: `log10(0.001)` is -3.
/// - Source: `arb_log_base_ui`.
public func log10(_ x: Real) -> Real { x.apply(.log10) }
/// `log10`, element by element.
public func log10(_ x: [Real]) -> [Real] { x.apply(.log10) }
/// `log10`, element by element.
public func log10(_ x: [[Real]]) -> [[Real]] { x.apply(.log10) }

/// The sine of an angle in radians.
///
/// - Domain: All reals.
/// - Enclosure: `sin(0)` is exactly 0.
/// - Source: DLMF 4.14, `arb_sin`.
public func sin(_ x: Real) -> Real { x.apply(.sin) }
/// `sin`, element by element.
public func sin(_ x: [Real]) -> [Real] { x.apply(.sin) }
/// `sin`, element by element.
public func sin(_ x: [[Real]]) -> [[Real]] { x.apply(.sin) }

/// The cosine of an angle in radians.
///
/// - Domain: All reals.
/// - Enclosure: `cos(0)` is exactly 1.
/// - Source: DLMF 4.14, `arb_cos`.
public func cos(_ x: Real) -> Real { x.apply(.cos) }
/// `cos`, element by element.
public func cos(_ x: [Real]) -> [Real] { x.apply(.cos) }
/// `cos`, element by element.
public func cos(_ x: [[Real]]) -> [[Real]] { x.apply(.cos) }

/// The tangent of an angle in radians.
///
/// - Domain: All reals but the odd multiples of π/2.
/// - Enclosure: `tan(0)` is exactly 0.
/// - Source: DLMF 4.14, `arb_tan`.
public func tan(_ x: Real) -> Real { x.apply(.tan) }
/// `tan`, element by element.
public func tan(_ x: [Real]) -> [Real] { x.apply(.tan) }
/// `tan`, element by element.
public func tan(_ x: [[Real]]) -> [[Real]] { x.apply(.tan) }

/// The angle in [-π/2, π/2] with this sine.
///
/// - Domain: `-1 ≤ x ≤ 1`.
/// - Enclosure: `asin(0)` is exactly 0.
/// - Source: DLMF 4.23, `arb_asin`.
public func asin(_ x: Real) -> Real { x.apply(.asin) }
/// `asin`, element by element.
public func asin(_ x: [Real]) -> [Real] { x.apply(.asin) }
/// `asin`, element by element.
public func asin(_ x: [[Real]]) -> [[Real]] { x.apply(.asin) }

/// The angle in [0, π] with this cosine.
///
/// - Domain: `-1 ≤ x ≤ 1`.
/// - Enclosure: `acos(1)` is exactly 0.
/// - Source: DLMF 4.23, `arb_acos`.
public func acos(_ x: Real) -> Real { x.apply(.acos) }
/// `acos`, element by element.
public func acos(_ x: [Real]) -> [Real] { x.apply(.acos) }
/// `acos`, element by element.
public func acos(_ x: [[Real]]) -> [[Real]] { x.apply(.acos) }

/// The angle in (-π/2, π/2) with this tangent.
///
/// - Domain: All reals.
/// - Enclosure: `atan(0)` is exactly 0.
/// - Source: DLMF 4.23, `arb_atan`.
public func atan(_ x: Real) -> Real { x.apply(.atan) }
/// `atan`, element by element.
public func atan(_ x: [Real]) -> [Real] { x.apply(.atan) }
/// `atan`, element by element.
public func atan(_ x: [[Real]]) -> [[Real]] { x.apply(.atan) }

/// The angle of the point (x, y), in (-π, π].
///
/// - Domain: All points but (0, 0).
/// - Enclosure: Exactly 0 on the positive x axis.
/// - Source: DLMF 4.23, `arb_atan2`.
public func atan2<Y: Elementwise>(_ y: Y, _ x: Real) -> Y {
  y.combine(x) { arithmetic, y, x throws(Fault) in try arithmetic.atan2(y, x) }
}

/// The hyperbolic sine.
///
/// - Domain: As `exp`, on both sides.
/// - Enclosure: `sinh(0)` is exactly 0.
/// - Source: DLMF 4.28, `arb_sinh`.
public func sinh(_ x: Real) -> Real { x.apply(.sinh) }
/// `sinh`, element by element.
public func sinh(_ x: [Real]) -> [Real] { x.apply(.sinh) }
/// `sinh`, element by element.
public func sinh(_ x: [[Real]]) -> [[Real]] { x.apply(.sinh) }

/// The hyperbolic cosine.
///
/// - Domain: As `exp`, on both sides.
/// - Enclosure: `cosh(0)` is exactly 1.
/// - Source: DLMF 4.28, `arb_cosh`.
public func cosh(_ x: Real) -> Real { x.apply(.cosh) }
/// `cosh`, element by element.
public func cosh(_ x: [Real]) -> [Real] { x.apply(.cosh) }
/// `cosh`, element by element.
public func cosh(_ x: [[Real]]) -> [[Real]] { x.apply(.cosh) }

/// The hyperbolic tangent.
///
/// - Domain: All reals.
/// - Enclosure: `tanh(0)` is exactly 0.
/// - Source: DLMF 4.28, `arb_tanh`.
public func tanh(_ x: Real) -> Real { x.apply(.tanh) }
/// `tanh`, element by element.
public func tanh(_ x: [Real]) -> [Real] { x.apply(.tanh) }
/// `tanh`, element by element.
public func tanh(_ x: [[Real]]) -> [[Real]] { x.apply(.tanh) }
