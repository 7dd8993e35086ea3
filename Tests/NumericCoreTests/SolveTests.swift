import Testing

@testable import NumericCore

@Suite struct SolveTests {
  func solve(_ lower: Real, _ upper: Real, precision: Int = 64, _ f: Function) throws(Fault) -> Real {
    try Arithmetic(precision: precision, meter: Meter()).solve(in: lower, upper, f)
  }

  @Test func theMatchThatHasEightTenthsOfABit() throws {
    // mpmath.findroot at 60 digits.
    let entropy: Function = { a, p throws(Fault) in try a.subtract(a.binaryEntropy(p, base: 2), 0.8) }
    try expect("0.24300385380895") { a throws(Fault) in try a.solve(in: 0, 0.5, entropy) }
    try expect("0.75699614619105") { a throws(Fault) in try a.solve(in: 0.5, 1, entropy) }
    // One printed decimal covers p from 0.2145 to 0.2760.
    try expect(["0.2145", "0.2760"]) { a throws(Fault) in
      var ends: [Real] = []
      for level: Real in [0.75, 0.85] {
        ends.append(
          try a.solve(in: 0, 0.5) { a, p throws(Fault) in try a.subtract(a.binaryEntropy(p, base: 2), level) })
      }
      return ends
    }
    #expect(message { () throws(Fault) in try solve(0, 1, entropy) } == "there is more than one root in 0...1")
    #expect(message { () throws(Fault) in try solve(0.3, 0.5, entropy) } == "there is no root in 0.3...0.5")
  }

  @Test(arguments: [64, 128, 1000, 4000]) func theRootOfTwoAtAnyPrecision(_ precision: Int) throws {
    let root = try solve(1, 2, precision: precision) { a, x throws(Fault) in try a.subtract(a.multiply(x, x), 2) }
    let arithmetic = Arithmetic(precision: 2 * precision, meter: Meter())
    let enclosure = root.enclosure
    #expect(enclosure.overlaps(try arithmetic.apply(.sqrt, 2).enclosure))
    #expect(enclosure.width <= Rational(2).power(4 - precision))
    // By the definition of a root: the squares of the ends lie on both sides of 2.
    #expect(enclosure.lower.power(2) < Rational(2) && enclosure.upper.power(2) > Rational(2))
  }

  @Test func rationalRootsAreExact() throws {
    #expect(try solve(0, 1) { a, x throws(Fault) in try a.subtract(a.multiply(3, x), 1) }.exact == Rational("1/3"))
    #expect(try solve(-1, 5) { a, x throws(Fault) in x }.exact == .zero)
    #expect(try solve(0, 1) { a, x throws(Fault) in x }.exact == .zero)
    #expect(try solve(0, 1) { a, x throws(Fault) in try a.subtract(x, 1) }.exact == .one)
    #expect(try solve(0.5, 3) { a, x throws(Fault) in try a.apply(.log, x) }.exact == .one)
    #expect(try solve(0, 10) { a, x throws(Fault) in try a.subtract(a.power(2, x), 8) }.exact == Rational(3))
    #expect(
      try solve(0, 1) { a, x throws(Fault) in
        try a.multiply(a.subtract(x, Real("3/7") ?? .zero), a.add(x, 2))
      }.exact == Rational("3/7"))
  }

  @Test func transcendentalRoots() throws {
    // DLMF 4.13: the omega constant; the fixed point of the cosine; π as a root of the sine. mpmath, 40 digits.
    try expect("0.5671432904097838729999686622103555497538") { a throws(Fault) in
      try a.solve(in: 0, 1) { a, x throws(Fault) in try a.subtract(a.multiply(x, a.apply(.exp, x)), 1) }
    }
    try expect("0.7390851332151606416553120876738734040134") { a throws(Fault) in
      try a.solve(in: -100, 100) { a, x throws(Fault) in try a.subtract(a.apply(.cos, x), x) }
    }
    try expect("3.1415926535897932384626433832795028841972") { a throws(Fault) in
      try a.solve(in: 3, 4) { a, x throws(Fault) in try a.apply(.sin, x) }
    }
  }

  @Test func whatCannotBeProvedIsRefused() throws {
    let double: Function = { a, x throws(Fault) in try a.power(a.subtract(x, Real("1/3") ?? .zero), 2) }
    #expect(fault { () throws(Fault) in try solve(0, 1, double) }?.kind == .undecided)
    let final = try #require(fault { () throws(Fault) in try solve(0, 1, precision: 256, double) })
    #expect(final.kind == .outsideDomain)
    #expect(final.message == "solve cannot decide whether there is one root in 0...1")
    #expect(
      message { () throws(Fault) in try solve(-2, 2) { a, x throws(Fault) in try a.subtract(a.multiply(x, x), 1) } }
        == "there is more than one root in -2...2")
    #expect(
      message { () throws(Fault) in try solve(1, 10) { a, x throws(Fault) in try a.apply(.sin, x) } }
        == "there is more than one root in 1...10")
    #expect(
      message { () throws(Fault) in try solve(0, 1) { a, x throws(Fault) in try a.apply(.log, x) } }
        == "log is not defined at 0")
    #expect(message { () throws(Fault) in try solve(2, 1) { a, x throws(Fault) in x } } == "the range 2...1 is empty")
    // 1/x changes its sign at its pole, and has no root.
    let pole = try #require(fault { () throws(Fault) in try solve(-1, 2) { a, x throws(Fault) in try a.divide(1, x) } })
    #expect(pole.kind != .budgetExceeded)
  }

  @Test func rootsOfImpreciseEquationsHoldAllOfTheirRoots() throws {
    // x² = 2 ± 2⁻⁶⁰: any of its roots may be meant.
    let two = Real(
      Ball(Enclosure(Rational(2) - Rational(2).power(-60), Rational(2) + Rational(2).power(-60)), precision: 64))
    let root = try solve(1, 2, precision: 128) { a, x throws(Fault) in try a.subtract(a.multiply(x, x), two) }.enclosure
    #expect(root.lower.power(2) <= Rational(2) - Rational(2).power(-60))
    #expect(root.upper.power(2) >= Rational(2) + Rational(2).power(-60))
    #expect(root.width < Rational(2).power(-50))
  }

  @Test func rangesMayEndAtBalls() throws {
    let a = Arithmetic(precision: 64, meter: Meter())
    let half = try a.solve(in: 0, a.pi) { a, x throws(Fault) in try a.apply(.cos, x) }
    #expect(half.enclosure.overlaps(try a.divide(a.pi, 2).enclosure))
    // The root is the end itself: whether it belongs to the range is not decided.
    #expect(
      fault { () throws(Fault) in try a.solve(in: 1, a.pi) { a, x throws(Fault) in try a.apply(.sin, x) } } != nil)
  }

  @Test func aRootIsDifferentiatedImplicitly() throws {
    // x(t) = √t by x² = t: x′ = 1/(2√t) = 1/6 at 9.
    let a = Arithmetic(precision: 64, meter: Meter())
    let slope = try a.derivative(
      of: { a, t throws(Fault) in
        try a.solve(in: 1, 5) { a, x throws(Fault) in try a.subtract(a.multiply(x, x), t) }
      }, at: 9)
    #expect(slope.enclosure.contains(try exact("1/6")))
    #expect(slope.enclosure.width < Rational.powerOfTen(-12))
  }
}
