import NumericCore

// Rounding and order, in the session of the task (see `Session`). What the enclosures do not decide is decided at a
// higher precision.

/// The greatest integer that is not above x.
///
/// - Domain: All reals.
/// - Enclosure: An exact integer, where the enclosure decides it.
/// - Source: `fmpz_fdiv_q`.
public func floor(_ x: Real) -> Real { x.apply(.floor) }
/// `floor`, element by element.
public func floor(_ x: [Real]) -> [Real] { x.apply(.floor) }
/// `floor`, element by element.
public func floor(_ x: [[Real]]) -> [[Real]] { x.apply(.floor) }

/// The least integer that is not below x.
///
/// - Domain: All reals.
/// - Enclosure: An exact integer, where the enclosure decides it.
/// - Source: `fmpz_cdiv_q`.
public func ceil(_ x: Real) -> Real { x.apply(.ceil) }
/// `ceil`, element by element.
public func ceil(_ x: [Real]) -> [Real] { x.apply(.ceil) }
/// `ceil`, element by element.
public func ceil(_ x: [[Real]]) -> [[Real]] { x.apply(.ceil) }

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
