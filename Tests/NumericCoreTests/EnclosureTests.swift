import Testing

@testable import NumericCore

@Suite struct EnclosureTests {
  func enclosure(_ lower: String, _ upper: String) throws -> Enclosure { Enclosure(try exact(lower), try exact(upper)) }

  @Test(arguments: [
    // The entropy of (0.7, 0.2, 0.1), from mpmath: 0.801818552543337308560798…
    ("0.801818552543337308", "0.801818552543337309", 40, "0.80181855254333730…"),
    ("0.801818552543337308", "0.801818552543337309", 4, "0.8018…"),
    ("-0.801818552543337309", "-0.801818552543337308", 40, "-0.80181855254333730…"),
    ("0.7", "0.9", 10, "0.80 ± 0.10"),
    ("1/3", "1/3", 5, "0.33333…"),
    ("5/3", "5/3", 3, "1.66…"),
    ("0.25", "0.25", 10, "0.25"), ("0.25", "0.25", 1, "0.2…"), ("-12", "-12", 10, "-12"), ("1200", "1200", 10, "1200"),
    ("1234567", "1234567", 4, "1.234…e6"),
    ("1e30", "1e30", 5, "1e30"), ("1.5e-7", "1.5e-7", 5, "1.5e-7"), ("0.00015", "0.00015", 5, "0.00015"),
    ("123.4", "123.9", 10, "123.…"), ("0", "0", 10, "0"),
    ("9.9999", "10.0001", 10, "10.00000 ± 0.00010"),
    ("-1e-20", "1e-20", 10, "0 ± 1e-20"),
    ("8.0181855e-4", "8.0181856e-4", 10, "0.0008018185…"),
    ("8.0181855e-9", "8.0181856e-9", 10, "8.018185…e-9"),
  ])
  func certainDigits(_ lower: String, _ upper: String, _ limit: Int, _ text: String) throws {
    #expect(try enclosure(lower, upper).certainDigits(max: limit) == text)
  }

  /// Every digit shown is that of both ends, hence of every number between.
  @Test func certainDigitsAreCertain() throws {
    var random = Seeded(state: 31)
    for _ in 0..<2_000 {
      let value = random.rational()
      let e = Enclosure(value, value + random.tiny().magnitude)
      let text = e.certainDigits(max: .random(in: 1...30, using: &random))
      if text.contains("±") {
        let parts = text.split(separator: " ± ").map { String($0) }
        // Where the middle is cut off, its last digits are not shown.
        guard !text.contains("…") else { continue }
        let (middle, error) = (try exact(parts[0]), try exact(parts[1]))
        #expect(e.isInside(Enclosure(middle - error, middle + error)), "\(text)")
        continue
      }
      guard text.contains("…") else {
        let shown = try exact(text)
        #expect(e.isPoint && shown == e.lower, "\(text)")
        continue
      }
      let digits = text.replacing(".…", with: "").replacing("…", with: "")
      let shown = try #require(PrintedDecimal(parsing: digits.utf8), "\(text)")
      #expect(e.isInside(shown.truncationCell), "\(text) \(e)")
    }
  }

  @Test(arguments: [
    ("0.5108256237659906832", "0.5108256237659907", "0.5108256237659906", "0.5108256237659907"),
    ("-0.51082562376599068", "-0.51082562376599061", "-0.5108256237659907", "-0.5108256237659906"),
    ("1/3", "2/3", "0.3333333333333333", "0.6666666666666667"), ("3", "3", "3", "3"), ("0", "1e-40", "0", "1e-40"),
    ("0.99999999999999999", "0.99999999999999999", "0.9999999999999999", "1"),
    ("123456789012345678901", "123456789012345678901", "123456789012345600000", "123456789012345700000"),
  ])
  func outwardDigits(_ lower: String, _ upper: String, _ down: String, _ up: String) throws {
    let e = try enclosure(lower, upper)
    #expect(e.digitsDown(16) == down)
    #expect(e.digitsUp(16) == up)
  }

  @Test func outwardDigitsHoldTheEnclosure() throws {
    var random = Seeded(state: 32)
    for _ in 0..<1_000 {
      let value = random.rational()
      let e = Enclosure(value, value + random.tiny().magnitude)
      let n = Int.random(in: 1...20, using: &random)
      let (low, high) = (try exact(e.digitsDown(n)), try exact(e.digitsUp(n)))
      #expect(low <= e.lower && e.upper <= high)
      let unit = Rational.powerOfTen(max(e.lower.decimalExponent, e.upper.decimalExponent) - n + 1)
      #expect(e.lower - low <= unit && high - e.upper <= unit)
    }
  }

  @Test func relations() throws {
    let e = try enclosure("1", "2")
    #expect(e.overlaps(try enclosure("2", "3")))
    #expect(!e.overlaps(try enclosure("2.0001", "3")))
    #expect(try enclosure("1.5", "2").isInside(e))
    #expect(!e.isInside(try enclosure("1.5", "2")))
    #expect(Enclosure(try exact("2"), try exact("1")) == e)
    #expect(try enclosure("-2", "-1") == -e)
    #expect(try e.contains(exact("1")))
    #expect(try !e.contains(exact("0.999")))
  }

  @Test func balls() throws {
    var random = Seeded(state: 33)
    for _ in 0..<500 {
      let (a, b) = (random.rational(), random.rational())
      let e = Enclosure(a, b)
      let ball = Ball(e, precision: 64)
      #expect(e.isInside(Enclosure(ball)))
      #expect(ball.contains(a) && ball.contains(b))
      #expect(ball.lower == ball.midpoint - ball.radius)
      let point = Ball(a, precision: 64)
      #expect(point.contains(a) && point.overlaps(ball))
      #expect(point.radius <= (a.magnitude * Rational(2).power(-63)))
    }
  }

  @Test(arguments: [
    ("5/3", "5/3"), ("0.3", "0.3"), ("12", "12"), ("-1/8", "-0.125"), ("1/1048576", "0.00000095367431640625"),
    ("1267650600228229401496703205376", "1.2676506002282294…e30"),
  ])
  func shortText(_ value: String, _ text: String) throws {
    #expect(try exact(value).shortText == text)
  }
}
