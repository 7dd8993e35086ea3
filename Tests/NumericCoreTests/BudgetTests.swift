import Testing

@testable import NumericCore

/// What would take forever, or all memory, is refused before it is begun: the work spent stays tiny.
@Suite struct BudgetTests {
  @Test(arguments: [64, 16_384]) func hugeResultsAreRefused(_ precision: Int) throws {
    let a = Arithmetic(precision)
    let cases: [(String, () throws(Fault) -> Real)] = [
      ("2 ** (10 ** 9)", { () throws(Fault) in try a.power(2, a.power(10, 9)) }),
      ("10 ** (10 ** 100)", { () throws(Fault) in try a.power(10, a.power(10, 100)) }),
      ("(1/2) ** (10 ** 9)", { () throws(Fault) in try a.power(0.5, a.power(10, 9)) }),
      ("2 ** -(10 ** 9)", { () throws(Fault) in try a.power(2, a.negate(a.power(10, 9))) }),
      ("2 ** 65536", { () throws(Fault) in try a.power(2, 65_536) }),
      ("exp(exp(exp(100)))", { () throws(Fault) in try a.apply(.exp, a.apply(.exp, a.apply(.exp, 100))) }),
      ("exp(1e9)", { () throws(Fault) in try a.apply(.exp, 1_000_000_000) }),
      ("cosh(-1e9)", { () throws(Fault) in try a.apply(.cosh, -1_000_000_000) }),
      ("sinh(-1e9)", { () throws(Fault) in try a.apply(.sinh, -1_000_000_000) }),
      ("factorial(10 ** 9)", { () throws(Fault) in try a.apply(.factorial, a.power(10, 9)) }),
      ("factorial(10 ** 100)", { () throws(Fault) in try a.apply(.factorial, a.power(10, 100)) }),
      ("gamma(1e9)", { () throws(Fault) in try a.apply(.gamma, 1_000_000_000) }),
      ("binomial(10 ** 9, 5 * 10 ** 8)", { () throws(Fault) in try a.binomial(1_000_000_000, 500_000_000) }),
      ("binomial(10 ** 100, 50)", { () throws(Fault) in try a.binomial(a.power(10, 100), 50) }),
      ("π ** (10 ** 100)", { () throws(Fault) in try a.power(a.pi, a.power(10, 100)) }),
      ("π ** (π * 10 ** 9)", { () throws(Fault) in try a.power(a.pi, a.multiply(a.pi, 1_000_000_000)) }),
      (
        "2 ** 2 ** 2 ** 2 ** 2 ** 2",
        { () throws(Fault) in try a.power(2, a.power(2, a.power(2, a.power(2, a.power(2, 2))))) }
      ),
    ]
    for (text, compute) in cases {
      #expect(fault(compute)?.kind == .budgetExceeded, "\(text)")
    }
    #expect(a.meter.spent < 100_000)
  }

  @Test func tinyResultsAreEnclosedWithZero() throws {
    let a = Arithmetic(64)
    let tiny = try a.apply(.exp, a.negate(a.power(10, 30)))
    #expect(tiny.enclosure.contains(.zero) && tiny.enclosure.width < Rational.powerOfTen(-300_000))
    #expect(try a.apply(.sigmoid, -1_000_000_000).enclosure.width < Rational.powerOfTen(-300_000))
    let one = try a.apply(.sigmoid, 1_000_000_000)
    #expect(one.enclosure.contains(.one))
    #expect(try a.compare(a.add(one, tiny), 0.5) == .greater)
  }

  @Test func hugeArgumentsAreReducedInBoundedTime() throws {
    let a = Arithmetic(64)
    let x = Real(Rational.powerOfTen(10_000))
    for function in [UnaryFunction.sin, .cos, .atan, .erf, .tanh, .log, .lgamma, .softplus, .sqrt, .cbrt] {
      #expect(try a.apply(function, x).enclosure.width.sign >= 0)
    }
    #expect(a.meter.spent < 100_000)
  }

  @Test func repeatedSquaringEnds() throws {
    let a = Arithmetic(64)
    var x = Real(3)
    let found = fault { () throws(Fault) -> Real in
      for _ in 0..<200 { x = try a.multiply(x, x) }
      return x
    }
    #expect(found?.kind == .budgetExceeded)
    #expect(a.meter.spent < 10_000)
  }

  @Test func workIsCounted() throws {
    let meter = Meter(workLimit: 100)
    let a = Arithmetic(precision: 64, meter: meter)
    let found = fault { () throws(Fault) -> Real in
      var x = Real.one
      while true { x = try a.add(x, .one) }
    }
    #expect(found?.kind == .budgetExceeded)
    #expect(meter.spent > 100 && meter.spent < 110)
  }

  @Test func elementsAreCounted() throws {
    let meter = Meter(elementLimit: 10)
    try meter.allocate(elements: 10)
    #expect(fault { () throws(Fault) in try meter.allocate(elements: 1) }?.kind == .budgetExceeded)
    #expect(fault { () throws(Fault) in try meter.allocate(elements: .max) }?.kind == .budgetExceeded)
    meter.restart()
    #expect(fault { () throws(Fault) in try meter.allocate(elements: 10) } == nil)
  }
}
