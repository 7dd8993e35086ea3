import NumericCore

// Special functions, counting and activations, for vectors and matrices element by element, in the session of the task
// (see `Session`). Outside its domain a function stops the program.

/// The gamma function.
///
/// - Domain: All reals but 0, -1, -2, ….
/// - Enclosure: Exact for integers: `gamma(n)` is (n - 1)!.
/// - Source: DLMF 5.2, `arb_gamma`.
public func gamma(_ x: Real) -> Real { x.apply(.gamma) }
/// `gamma`, element by element.
public func gamma(_ x: [Real]) -> [Real] { x.apply(.gamma) }
/// `gamma`, element by element.
public func gamma(_ x: [[Real]]) -> [[Real]] { x.apply(.gamma) }

/// The logarithm of |Γ(x)|.
///
/// - Domain: All reals but 0, -1, -2, ….
/// - Enclosure: `lgamma(1)` and `lgamma(2)` are exactly 0.
/// - Source: DLMF 5.2 and 5.5.3, `arb_lgamma`.
public func lgamma(_ x: Real) -> Real { x.apply(.lgamma) }
/// `lgamma`, element by element.
public func lgamma(_ x: [Real]) -> [Real] { x.apply(.lgamma) }
/// `lgamma`, element by element.
public func lgamma(_ x: [[Real]]) -> [[Real]] { x.apply(.lgamma) }

/// The error function.
///
/// - Domain: All reals.
/// - Enclosure: `erf(0)` is exactly 0.
/// - Source: DLMF 7.2, `arb_hypgeom_erf`.
public func erf(_ x: Real) -> Real { x.apply(.erf) }
/// `erf`, element by element.
public func erf(_ x: [Real]) -> [Real] { x.apply(.erf) }
/// `erf`, element by element.
public func erf(_ x: [[Real]]) -> [[Real]] { x.apply(.erf) }

/// `n!`, the product of the integers from 1 to n.
///
/// - Domain: The integers from 0, as far as the result has at most 65,536 bits.
/// - Enclosure: Exact.
/// - Source: DLMF 5.4.1, `fmpz_fac_ui`.
public func factorial(_ x: Real) -> Real { x.apply(.factorial) }
/// `factorial`, element by element.
public func factorial(_ x: [Real]) -> [Real] { x.apply(.factorial) }
/// `factorial`, element by element.
public func factorial(_ x: [[Real]]) -> [[Real]] { x.apply(.factorial) }

/// The number of ways to choose k out of n.
///
/// - Domain: Integers from 0, as far as the result has at most 65,536 bits.
/// - Enclosure: Exact; 0 where k > n.
/// - Source: DLMF 26.3, `fmpz_bin_uiui`.
public func binomial<N: Elementwise>(_ n: N, _ k: Real) -> N {
  n.combine(k) { arithmetic, n, k throws(Fault) in try arithmetic.binomial(n, k) }
}

/// The logistic function, `1 / (1 + exp(-x))`.
///
/// - Domain: All reals.
/// - Enclosure: `sigmoid(0)` is exactly 1/2.
/// - Source: definition, `arb_exp`.
public func sigmoid(_ x: Real) -> Real { x.apply(.sigmoid) }
/// `sigmoid`, element by element.
public func sigmoid(_ x: [Real]) -> [Real] { x.apply(.sigmoid) }
/// `sigmoid`, element by element.
public func sigmoid(_ x: [[Real]]) -> [[Real]] { x.apply(.sigmoid) }

/// The positive part, `max(x, 0)`.
///
/// - Domain: All reals.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func relu(_ x: Real) -> Real { x.apply(.relu) }
/// `relu`, element by element.
public func relu(_ x: [Real]) -> [Real] { x.apply(.relu) }
/// `relu`, element by element.
public func relu(_ x: [[Real]]) -> [[Real]] { x.apply(.relu) }

/// `log(1 + exp(x))`, without overflow.
///
/// - Domain: All reals.
/// - Enclosure: A ball.
/// - Source: definition, `arb_log1p`.
public func softplus(_ x: Real) -> Real { x.apply(.softplus) }
/// `softplus`, element by element.
public func softplus(_ x: [Real]) -> [Real] { x.apply(.softplus) }
/// `softplus`, element by element.
public func softplus(_ x: [[Real]]) -> [[Real]] { x.apply(.softplus) }
