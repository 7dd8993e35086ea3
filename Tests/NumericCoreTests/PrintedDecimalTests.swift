import Testing

@testable import NumericCore

@Suite struct PrintedDecimalTests {
  func printed(_ text: String) throws -> PrintedDecimal { try #require(PrintedDecimal(parsing: text.utf8)) }

  @Test(arguments: [
    ("0.802", "0.802", -3, 3, false), ("12", "12", 0, 2, false), ("1.2e-3", "0.0012", -4, 2, true),
    ("80.2%", "0.802", -3, 3, false), ("-0.50", "-1/2", -2, 2, false), ("0.00", "0", -2, 0, false),
    ("0.050", "0.05", -3, 2, false), ("1200", "1200", 0, 4, false), ("6.022e23", "6.022e23", 20, 4, true),
    ("100%", "1", -2, 3, false), ("-1.5e1%", "-0.15", -2, 2, true),
  ])
  func reads(_ text: String, _ value: String, _ exponent: Int, _ digits: Int, _ isScientific: Bool) throws {
    let decimal = try printed(text)
    #expect(decimal.value == Rational(value))
    #expect(decimal.ulpExponent == exponent)
    #expect(decimal.significantDigits == digits)
    #expect(decimal.isScientific == isScientific)
    #expect(decimal.isPercent == text.hasSuffix("%"))
    #expect(decimal.text == text)
    #expect(decimal.ulp == Rational.powerOfTen(exponent))
  }

  @Test(arguments: ["", "%", "1.", "a", "1 %", "1,000", "1e", "--1", "1%%", "1/2", "∞"])
  func refuses(_ text: String) {
    #expect(PrintedDecimal(parsing: text.utf8) == nil)
  }

  @Test func cells() throws {
    let decimal = try printed("0.802")
    #expect(decimal.cell == Enclosure(try exact("0.8015"), try exact("0.8025")))
    #expect(decimal.truncationCell == Enclosure(try exact("0.802"), try exact("0.803")))
    #expect(try printed("-0.802").truncationCell == Enclosure(exact("-0.803"), exact("-0.802")))
    #expect(try printed("-0").truncationCell == Enclosure(exact("-1"), exact("0")))
    #expect(try printed("80.2%").cell == Enclosure(exact("0.8015"), exact("0.8025")))
  }

  @Test(arguments: [
    ("0.804", "0.80181", "0.80182", "0.802"), ("0.80", "0.801", "0.804", "0.80"), ("0.8", "0.96", "0.97", "1.0"),
    ("12", "1000.4", "1000.4", "1000"), ("0.8", "0.25", "0.25", "0.3"), ("-0.8", "-0.25", "-0.25", "-0.3"),
    ("1.2e-3", "0.0012345", "0.0012345", "1.2e-3"), ("1.2e-3", "0.12345", "0.12345", "1.2e-1"),
    ("9.9e-3", "0.00996", "0.00996", "1.0e-2"), ("12e-4", "0.00996", "0.00996", "1.0e-2"),
    ("80.4%", "0.80181", "0.80182", "80.2%"),
    ("0.0", "-0.04", "0.04", "0.0"), ("1e3", "123456", "123456", "1e5"), ("5e-1", "0", "0", "0.0"),
  ])
  func rounds(_ format: String, _ lower: String, _ upper: String, _ text: String) throws {
    let rounded = try printed(format).rounding(Enclosure(exact(lower), exact(upper)))
    #expect(rounded?.text == text)
  }

  @Test func doesNotRoundWhatIsNotDecided() throws {
    #expect(try printed("0.80").rounding(Enclosure(exact("0.7249"), exact("0.7251"))) == nil)
    #expect(try printed("1.0e0").rounding(Enclosure(exact("9.9499"), exact("9.9501"))) == nil)
  }

  @Test func aRoundedValueLiesInItsCell() throws {
    var random = Seeded(state: 41)
    for format in ["0.802", "12", "1.25e-3", "80.2%", "7e1", "1.5e2%"] {
      for _ in 0..<300 {
        let value = random.rational()
        let rounded = try #require(try printed(format).rounding(Enclosure(value)), "\(format) \(value)")
        #expect(rounded.cell.contains(value), "\(value) as \(rounded.text)")
        #expect(rounded.isPercent == format.hasSuffix("%"))
      }
    }
  }
}
