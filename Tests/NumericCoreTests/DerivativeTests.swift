import Testing

@testable import NumericCore

@Suite struct DerivativeTests {
  /// The derivative of `body` at `x`, in `arithmetic`.
  func derivative(_ arithmetic: Arithmetic, at x: Real, _ body: (Real) throws(Fault) -> Real) throws(Fault) -> Real {
    let tag = arithmetic.meter.newTag()
    return try body(Real(Jet(tag: tag, primal: x, tangents: [.one]))).tangents(of: tag, count: 1)[0]
  }

  /// By the mean value theorem a difference quotient is a value of the derivative between its points: so the
  /// derivative of a ball must contain it. `body` is tried as it is, and differentiated once.
  func obeysMeanValues(_ name: String, _ body: @escaping (Arithmetic, Real) throws(Fault) -> Real) throws {
    var random = Seeded(state: 21)
    var tried = 0
    for _ in 0..<120 {
      let x = random.rational()
      guard x.magnitude < Rational(1_000) else { continue }
      let step = Rational.powerOfTen(-6)
      let (a, fine) = (Arithmetic(64), Arithmetic(512))
      let ball = Real(Ball(Enclosure(x, x + step), precision: 64))
      func second(_ arithmetic: Arithmetic, _ t: Real) throws(Fault) -> Real {
        try derivative(arithmetic, at: t) { s throws(Fault) in try body(arithmetic, s) }
      }
      for function in [body, second] {
        guard let slope = try? derivative(a, at: ball, { t throws(Fault) in try function(a, t) }),
          let left = try? function(fine, Real(x)), let right = try? function(fine, Real(x + step))
        else { continue }
        let quotient = try fine.divide(fine.subtract(right, left), Real(step))
        #expect(slope.enclosure.overlaps(quotient.enclosure), "\(name) at \(x)")
        tried += 1
      }
    }
    #expect(tried > 10, "\(name)")
  }

  @Test(arguments: UnaryFunction.allCases.filter { $0 != .factorial }) func functions(_ function: UnaryFunction) throws
  {
    try obeysMeanValues(function.rawValue) { a, x throws(Fault) in try a.apply(function, x) }
  }

  @Test func operations() throws {
    let c = Real(Rational(7) / 3)
    try obeysMeanValues("x + x") { a, x throws(Fault) in try a.add(x, x) }
    try obeysMeanValues("c - x") { a, x throws(Fault) in try a.subtract(c, x) }
    try obeysMeanValues("x * x") { a, x throws(Fault) in try a.multiply(x, x) }
    try obeysMeanValues("c / x") { a, x throws(Fault) in try a.divide(c, x) }
    try obeysMeanValues("x / (x + c)") { a, x throws(Fault) in try a.divide(x, a.add(x, c)) }
    try obeysMeanValues("-x") { a, x throws(Fault) in try a.negate(x) }
    try obeysMeanValues("x ** 3") { a, x throws(Fault) in try a.power(x, 3) }
    try obeysMeanValues("x ** -2") { a, x throws(Fault) in try a.power(x, -2) }
    try obeysMeanValues("x ** c") { a, x throws(Fault) in try a.power(x, c) }
    try obeysMeanValues("c ** x") { a, x throws(Fault) in try a.power(c, a.divide(x, 100)) }
    try obeysMeanValues("x ** x") { a, x throws(Fault) in try a.power(x, a.divide(x, 100)) }
    try obeysMeanValues("atan2(x, c)") { a, x throws(Fault) in try a.atan2(x, c) }
    try obeysMeanValues("atan2(c, x)") { a, x throws(Fault) in try a.atan2(c, x) }
    try obeysMeanValues("max(x, c)") { a, x throws(Fault) in try a.maximum(x, c) }
    try obeysMeanValues("min(x * x, x)") { a, x throws(Fault) in try a.minimum(a.multiply(x, x), x) }
    try obeysMeanValues("x % c") { a, x throws(Fault) in try a.remainder(x, c) }
    try obeysMeanValues("log(x, base: c)") { a, x throws(Fault) in try a.log(x, base: c) }
    try obeysMeanValues("log(c, base: x)") { a, x throws(Fault) in try a.log(c, base: x) }
    try obeysMeanValues("round(x, to: 2)") { a, x throws(Fault) in try a.round(x, to: 2) }
  }

  @Test func polynomialsAreExact() throws {
    let a = Arithmetic(64)
    // d/dx (x³ - 2x) = 3x² - 2
    let slope = try derivative(a, at: 5) { x throws(Fault) in try a.subtract(a.power(x, 3), a.multiply(2, x)) }
    #expect(slope.exact == Rational(73))
    // d/dx x⁰ = 0, at 0 too
    #expect(try derivative(a, at: 0) { x throws(Fault) in try a.power(x, 0) }.exact == .zero)
    #expect(try derivative(a, at: 0) { x throws(Fault) in try a.power(x, 2) }.exact == .zero)
    #expect(try derivative(a, at: 0) { x throws(Fault) in try a.power(x, 1) }.exact == .one)
  }

  @Test func nestedDerivativesAreNotConfused() throws {
    let a = Arithmetic(64)
    // d/dx (x · d/dy (x + y)) = 1 (Siskind and Pearlmutter 2005): confusing the two gives 2.
    let slope = try derivative(a, at: 1) { x throws(Fault) in
      try a.multiply(x, derivative(a, at: 1) { y throws(Fault) in try a.add(x, y) })
    }
    #expect(slope.exact == .one)
    // The third derivative of x⁵ is 60x².
    let third = try derivative(a, at: 2) { x throws(Fault) in
      try derivative(a, at: x) { y throws(Fault) in
        try derivative(a, at: y) { z throws(Fault) in try a.power(z, 5) }
      }
    }
    #expect(third.exact == Rational(240))
  }

  @Test func severalDirections() throws {
    let a = Arithmetic(64)
    let tag = a.meter.newTag()
    let x = Real(Jet(tag: tag, primal: 3, tangents: [1, 0]))
    let y = Real(Jet(tag: tag, primal: 5, tangents: [0, 1]))
    let value = try a.divide(a.multiply(x, x), y)
    #expect(value.withoutDerivatives.exact == Rational(9, over: 5))
    #expect(value.tangents(of: tag, count: 2).map(\.exact) == [Rational(6, over: 5), Rational(-9, over: 25)])
  }

  @Test(arguments: [
    ("abs", "0"), ("relu", "0"), ("sqrt", "0"), ("cbrt", "0"), ("floor", "2"), ("ceil", "-1"), ("asin", "1"),
    ("acos", "-1"),
  ])
  func notDifferentiable(_ function: String, _ point: String) throws {
    let function = try #require(UnaryFunction(rawValue: function))
    let x = Real(try exact(point))
    let a = Arithmetic(64)
    let found = fault { () throws(Fault) in
      try derivative(a, at: x) { t throws(Fault) in try a.apply(function, t) }
    }
    #expect(found?.kind == .outsideDomain)
    #expect(found?.message == "\(function.rawValue) is not differentiable at \(point)")
  }

  @Test func ties() throws {
    let a = Arithmetic(64)
    #expect(
      fault { () throws(Fault) in try derivative(a, at: 1) { t throws(Fault) in try a.maximum(t, 1) } }?.kind
        == .outsideDomain)
    #expect(
      fault { () throws(Fault) in try derivative(a, at: 0.5) { t throws(Fault) in try a.round(t, to: 0) } }?.kind
        == .outsideDomain)
    #expect(try derivative(a, at: 0) { t throws(Fault) in try a.truncate(t, to: 0) }.exact == .zero)
  }

  @Test func comparisonsLookAtTheValue() throws {
    let a = Arithmetic(64)
    let x = Real(Jet(tag: a.meter.newTag(), primal: 2, tangents: [1]))
    #expect(try a.compare(x, 3) == .less)
    // At the border of a branch the derivative of neither side is that of the whole.
    #expect(fault { () throws(Fault) in try a.areEqual(x, 2) }?.kind == .outsideDomain)
  }
}
