import Diagnostics
import NumericCore
import Testing

@testable import Formula

@Suite struct PrintedNumberTests {
  /// The number right before `|`, as its plain form and its own text.
  private func number(_ text: String) -> (plain: String, printed: String)? {
    let file = SourceFile(path: "test.md", text: text)
    let end = file.bytes.firstIndex(of: UInt8(ascii: "|")) ?? file.bytes.count
    return PrintedNumber(endingAt: end, in: Excerpt(file)).map {
      ($0.decimal.text + ($0.isTruncated ? "…" : ""), file.text($0.span))
    }
  }

  @Test(arguments: [
    ("is 0.802|", "0.802", "0.802"),
    ("12|", "12", "12"),
    ("is .05|", "0.05", ".05"),
    ("is 1,234.5|", "1234.5", "1,234.5"),
    ("is 12,345,678|", "12345678", "12,345,678"),
    ("is -0.5|", "-0.5", "-0.5"),
    ("is −0.5|", "-0.5", "−0.5"),
    ("(−0.5|", "-0.5", "−0.5"),
    ("[-0.5|", "-0.5", "-0.5"),
    ("-0.5|", "-0.5", "-0.5"),
    ("line\n-0.5|", "-0.5", "-0.5"),
    ("H = −0.5|", "-0.5", "−0.5"),
    ("H=−0.5|", "-0.5", "−0.5"),
    ("熵为−0.5|", "-0.5", "−0.5"),
    ("熵为-0.5|", "-0.5", "-0.5"),
    ("is –0.5|", "-0.5", "–0.5"),
    ("is +0.5|", "0.5", "+0.5"),
    ("pages 2-3|", "3", "3"),
    ("pages 2–3|", "3", "3"),
    ("x-3|", "3", "3"),
    ("(x)-3|", "3", "3"),
    ("x--3|", "3", "3"),
    ("5 - 3|", "3", "3"),
    ("80.2%|", "80.2%", "80.2%"),
    ("80.2 %|", "80.2%", "80.2 %"),
    ("80.2\u{A0}%|", "80.2%", "80.2\u{A0}%"),
    ("1.2e-3|", "1.2e-3", "1.2e-3"),
    ("1.2E+3|", "1.2e3", "1.2E+3"),
    ("1.2 × 10⁻³|", "1.2e-3", "1.2 × 10⁻³"),
    ("−1.2×10³|", "-1.2e3", "−1.2×10³"),
    ("1.2 · 10⁻¹²|", "1.2e-12", "1.2 · 10⁻¹²"),
    ("about 10⁻⁶|", "1e-6", "10⁻⁶"),
    ("0.8018…|", "0.8018…", "0.8018…"),
    ("0.8018...|", "0.8018…", "0.8018..."),
    ("0.8018……|", "0.8018…", "0.8018……"),
    ("是０．８０２|", "0.802", "０．８０２"),
    ("是－０．５％|", "-0.5%", "－０．５％"),
    ("in 2024, 0.802|", "0.802", "0.802"),
    ("0.7, 0.2, 0.1|", "0.1", "0.1"),
    ("约0.802|", "0.802", "0.802"),
    ("**0.802|", "0.802", "0.802"),
    ("is **−0.802|", "-0.802", "−0.802"),
    ("`-0.802|", "-0.802", "-0.802"),
    ("$5|", "5", "5"),
    ("2 × 3|", "3", "3"),
  ]) func endsThere(_ text: String, _ plain: String, _ printed: String) throws {
    let found = try #require(number(text))
    #expect(found == (plain, printed))
  }

  @Test(arguments: [
    "", "nats|", "0.802 nats|", "0.802.|", "0.802 |", "H2|", "x_2|", "3/4|", "12 345|", "0,802|", "1,23|", "1.234,5|",
    "2³|", "2⁻³|",
    "x²|",
    "−|", "%|", "e|", "e5|", "...|", "1e99999|",
  ]) func noneEndsThere(_ text: String) {
    #expect(number(text) == nil)
  }

  @Test(arguments: [
    ("0.36", "0.36"), ("  −1.107 ", "-1.107"), ("1,234", "1234"), ("80.2 %", "80.2%"), ("1.2 × 10⁻³", "1.2e-3"),
    ("２．３０", "2.30"), ("0.8018…", "0.8018…"),
  ]) func wholeCell(_ text: String, _ plain: String) throws {
    let number = try #require(PrintedNumber(excerpt(text)))
    #expect(number.decimal.text + (number.isTruncated ? "…" : "") == plain)
  }

  @Test(arguments: ["", "-", "boots", "0.36 nats", "0.7 0.2", "0.7, 0.2", "1/2", "$0.36$", "x", "0,36"])
  func noCell(_ text: String) {
    #expect(PrintedNumber(excerpt(text))?.decimal.text == nil)
  }

  /// The cell of `1.2 × 10⁻³` is 5 × 10⁻⁵ to both sides, by hand.
  @Test func digitsCountInThePlainForm() throws {
    let number = try #require(PrintedNumber(excerpt("1.2 × 10⁻³")))
    #expect(number.decimal.value == Rational(12, over: 10_000))
    #expect(number.decimal.ulpExponent == -4)
    let percent = try #require(PrintedNumber(excerpt("80.2%")))
    #expect(percent.decimal.value == Rational(802, over: 1000))
    #expect(percent.decimal.ulpExponent == -3)
  }

  /// A text of numbers without an end costs no more than its length.
  @Test func longRunsOfDigits() {
    let digits = String(repeating: "1 ", count: 100_000)
    #expect(number(digits + "2|")?.plain == "2")
    #expect(number("x" + String(repeating: "9", count: 2_000) + "|") == nil)
  }
}
