import Testing

@testable import NumericCore

@Suite struct DomainTests {
  let arithmetic = Arithmetic(64)

  @Test(arguments: [
    ("log", "0", "log is not defined at 0"), ("log", "-1.5", "log is not defined at -1.5"),
    ("log2", "-1/3", "log2 is not defined at -1/3"), ("log1p", "-1", "log1p is not defined at -1"),
    ("sqrt", "-1e-30", "sqrt is not defined at -1e-30"), ("asin", "1.0000001", "asin is not defined at 1.0000001"),
    ("acos", "-2", "acos is not defined at -2"), ("gamma", "0", "gamma is not defined at 0"),
    ("lgamma", "-3", "lgamma is not defined at -3"), ("factorial", "0.5", "factorial is not defined at 0.5"),
    ("factorial", "-1", "factorial is not defined at -1"),
  ])
  func exactArguments(_ function: String, _ argument: String, _ message: String) throws {
    let function = try #require(UnaryFunction(rawValue: function))
    let x = Real(try exact(argument))
    let found = try #require(fault { () throws(Fault) in try arithmetic.apply(function, x) })
    #expect(found.kind == .outsideDomain)
    #expect(found.message == message)
    #expect(found.argument == 0)
    #expect(found.notes == ["its domain is \(function.domain.text)"])
  }

  @Test func aBallOutsideNamesItsEnds() throws {
    let x = try arithmetic.negate(arithmetic.pi)
    let found = try #require(fault { () throws(Fault) in try arithmetic.apply(.log, x) })
    #expect(found.kind == .outsideDomain)
    #expect(found.message == "log is not defined at -3.1415926535897932…")
    #expect(found.notes.first == "the argument lies between -3.1415926535897933 and -3.1415926535897932")
  }

  @Test(arguments: UnaryFunction.allCases) func aBallAcrossTheBorderIsUndecided(_ function: UnaryFunction) throws {
    let border: Rational
    switch function.domain {
    case .allReals: return
    case .above(let bound), .from(let bound), .between(let bound, _): border = Rational(bound)
    case .exceptNonpositiveIntegers: border = Rational(-2)
    case .naturalNumbers: border = Rational(2)
    }
    let tiny = Rational.powerOfTen(-15)
    let x = Real(Ball(Enclosure(border - tiny, border + tiny), precision: 64))
    #expect(fault { () throws(Fault) in try arithmetic.apply(function, x) }?.kind == .undecided)
    #expect(
      fault { () throws(Fault) in try arithmetic.divide(.one, arithmetic.subtract(x, Real(border))) }?.kind
        == .undecided)
  }

  @Test func divisionByZero() throws {
    #expect(fault { () throws(Fault) in try arithmetic.divide(1, 0) }?.message == "division by zero")
    #expect(fault { () throws(Fault) in try arithmetic.divide(arithmetic.pi, 0) }?.kind == .outsideDomain)
    #expect(fault { () throws(Fault) in try arithmetic.remainder(1, 0) }?.kind == .outsideDomain)
    #expect(fault { () throws(Fault) in try arithmetic.power(0, -1) }?.kind == .outsideDomain)
    let zero = try arithmetic.subtract(arithmetic.pi, arithmetic.pi)
    #expect(fault { () throws(Fault) in try arithmetic.divide(1, zero) }?.kind == .undecided)
    #expect(fault { () throws(Fault) in try arithmetic.power(zero, -2) }?.kind == .undecided)
  }

  @Test func powersOfNegativeNumbers() throws {
    let found = try #require(fault { () throws(Fault) in try arithmetic.power(-8, arithmetic.divide(1, 7)) })
    #expect(found.kind == .outsideDomain)
    #expect(fault { () throws(Fault) in try arithmetic.power(-8, arithmetic.pi) }?.kind == .outsideDomain)
    let two = try arithmetic.power(arithmetic.apply(.sqrt, 2), 2)
    #expect(fault { () throws(Fault) in try arithmetic.power(-8, two) }?.kind == .undecided)
    let cube = try #require(fault { () throws(Fault) in try arithmetic.power(-8, arithmetic.divide(1, 3)) })
    #expect(cube.kind == .outsideDomain)
    #expect(cube.help == ["cbrt(x) has negative x too"])
  }

  @Test func logarithmsToABase() throws {
    #expect(fault { () throws(Fault) in try arithmetic.log(2, base: 1) }?.message == "log has no base 1")
    let negative = try #require(fault { () throws(Fault) in try arithmetic.log(2, base: -2) })
    #expect(negative.message == "log has no base -2" && negative.argument == 1)
    #expect(fault { () throws(Fault) in try arithmetic.log(0, base: 2) }?.argument == 0)
  }

  @Test func atan2AtItsCut() throws {
    #expect(fault { () throws(Fault) in try arithmetic.atan2(0, 0) }?.kind == .outsideDomain)
    let zero = try arithmetic.subtract(arithmetic.pi, arithmetic.pi)
    #expect(fault { () throws(Fault) in try arithmetic.atan2(zero, -1) }?.kind == .undecided)
    #expect(try arithmetic.atan2(0, -1).enclosure.overlaps(arithmetic.pi.enclosure))
  }

  @Test func binomialTakesIntegers() throws {
    #expect(fault { () throws(Fault) in try arithmetic.binomial(0.5, 1) }?.argument == 0)
    #expect(fault { () throws(Fault) in try arithmetic.binomial(5, -1) }?.argument == 1)
    #expect(fault { () throws(Fault) in try arithmetic.binomial(5, arithmetic.pi) }?.kind == .outsideDomain)
  }

  @Test func roundingTakesWholeDecimals() throws {
    #expect(fault { () throws(Fault) in try arithmetic.round(1, to: 0.5) }?.kind == .wrongArguments)
    let two = try arithmetic.power(arithmetic.apply(.sqrt, 2), 2)
    #expect(fault { () throws(Fault) in try arithmetic.apply(.floor, two) }?.kind == .undecided)
    #expect(try arithmetic.round(two, to: 3).exact == Rational(2))
  }
}
