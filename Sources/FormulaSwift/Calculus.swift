import NumericCore

// Calculus: derivatives by automatic differentiation of what the closure computes, as exact as every other value.

/// The derivative of a function at a point: `derivative(of: { x in x ** 3 }, at: 2)` is exactly 12.
///
/// - Domain: Points where the function is differentiable; a corner, such as that of `abs` at 0, stops the program.
/// - Enclosure: Exact where every step is.
/// - Source: forward-mode automatic differentiation (Griewank and Walther, Evaluating Derivatives, 2008).
public func derivative(of function: (Real) -> Real, at x: Real) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in
    try arithmetic.derivative(
      of: { arithmetic, x throws(Fault) in try Session.call(arithmetic) { function(x) } }, at: x)
  }
}

/// The vector of the partial derivatives of a function of a vector.
///
/// - Domain: Points where the function is differentiable.
/// - Enclosure: Exact where every step is.
/// - Source: forward-mode automatic differentiation, one direction a variable.
public func gradient(of function: ([Real]) -> Real, at x: [Real]) -> [Real] {
  Session.active.value(orElse: x) { arithmetic throws(Fault) in
    try arithmetic.gradient(
      of: { arithmetic, x throws(Fault) in try Session.call(arithmetic) { function(x) } }, at: x)
  }
}

/// The root of an expression in a closed range: `solve(in: 1...2) { x in x ** 2 - 2 }` is √2.
///
/// - Domain: Expressions with exactly one root there, at which they change their sign and their derivative is not 0; it
///   is proved to be the only one. Anything else stops the program.
/// - Enclosure: Exact where the root is a rational number at which the expression is exactly 0; otherwise a ball.
/// - Source: the interval Newton method (Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapter 8).
public func solve(in range: RealRange, _ function: (Real) -> Real) -> Real {
  precondition(range.isClosed, "solve takes a closed range: \(range.lower)...\(range.upper)")
  return Session.active.value(orElse: range.lower) { arithmetic throws(Fault) in
    try arithmetic.solve(in: range.lower, range.upper) { arithmetic, x throws(Fault) in
      try Session.call(arithmetic) { function(x) }
    }
  }
}

/// Whether a claim holds at 99 points inside a range.
///
/// `recto check` proves such a claim where it can; compiled, it is only tried.
public func forAll(in range: RealRange, _ claim: (Real) -> Bool) -> Bool {
  range.samples(99).allSatisfy(claim)
}

/// Whether a claim holds at 19 × 19 points inside a rectangle.
///
/// `recto check` proves such a claim where it can; compiled, it is only tried.
public func forAll(in first: RealRange, _ second: RealRange, _ claim: (Real, Real) -> Bool) -> Bool {
  first.samples(19).allSatisfy { x in second.samples(19).allSatisfy { y in claim(x, y) } }
}

/// Whether a claim holds at 7 × 7 × 7 points inside a box.
///
/// `recto check` proves such a claim where it can; compiled, it is only tried.
public func forAll(
  in first: RealRange, _ second: RealRange, _ third: RealRange, _ claim: (Real, Real, Real) -> Bool
) -> Bool {
  first.samples(7).allSatisfy { x in
    second.samples(7).allSatisfy { y in third.samples(7).allSatisfy { z in claim(x, y, z) } }
  }
}

extension RealRange {
  /// So many points inside it, at equal distances.
  fileprivate func samples(_ count: Int) -> [Real] {
    let parts = Real(count + 1)
    return (1...count).map { k in lower + (upper - lower) * Real(k) / parts }
  }
}
