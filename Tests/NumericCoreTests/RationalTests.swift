import Testing

@testable import NumericCore

@Suite struct RationalTests {
  @Test func readsDecimalsExactly() throws {
    #expect(Rational("0.1") == Rational(1, over: 10))
    #expect(Rational("-0.50") == Rational(-1, over: 2))
    #expect(Rational("1e-3") == Rational(1, over: 1000))
    #expect(Rational("+1.25E2") == Rational(125))
    #expect(Rational("5/-15") == Rational(-1, over: 3))
    #expect(Rational("123456789012345678901234567890")?.description == "123456789012345678901234567890")
    let tenth = try #require(Rational("0.1"))
    let fifth = try #require(Rational("0.2"))
    #expect(tenth + fifth == Rational("0.3"))
  }

  @Test(arguments: ["", ".", "1.", "-", "e5", "1e", "0x10", "1_000", "1/0", "1//2", "1e10001", "٣", "1 "])
  func refusesOtherText(_ text: String) {
    #expect(Rational(text) == nil)
  }

  @Test func roundsHalfAwayFromZero() throws {
    #expect(try #require(Rational("0.8025")).decimalText(decimals: 3) == "0.803")
    #expect(try #require(Rational("-0.8025")).decimalText(decimals: 3) == "-0.803")
    #expect(try #require(Rational("-0.0004")).decimalText(decimals: 3) == "0.000")
    #expect(try #require(Rational("1250")).decimalText(decimals: -2) == "1300")
    #expect(try #require(Rational("-7/2")).floor == Rational(-4))
    #expect(try #require(Rational("-7/2")).ceiling == Rational(-3))
    #expect(try #require(Rational("-7.29")).truncated(decimals: 1) == Rational("-7.2"))
  }

  @Test func findsTheLeadingDigit() throws {
    for exponent in -400...400 {
      let power = Rational.powerOfTen(exponent)
      #expect(power.decimalExponent == exponent)
      let below = power - Rational.powerOfTen(exponent - 30)
      #expect(below.decimalExponent == exponent - 1)
    }
  }

  @Test func equalValuesHashAlike() throws {
    let big = try #require(Rational("1e400"))
    let same = try #require(Rational("10e399"))
    #expect(Set([big, same, -big, Rational(0), Rational(0)]).count == 3)
  }

  @Test func readsIntegerLiteralsOfAnySize() {
    let big: Real = 1_000_000_000_000_000_000_000_000_000_000
    #expect(big.exact == Rational.powerOfTen(30))
    let negative: Real = -1_000_000_000_000_000_000_000_000_000_000
    #expect(negative.exact == -Rational.powerOfTen(30))
    let least: Real = -9_223_372_036_854_775_808
    #expect(least.exact == Rational(Int.min))
  }
}
