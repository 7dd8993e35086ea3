import Diagnostics
import Formula
import Testing

@testable import TeXMath

/// Each rule of the checker. The expected numbers are exact derivations, or mpmath 1.3 at 30 digits where a
/// comment says so.
struct LaTeXClaimsTests {
  private func verdicts(_ tex: String, _ context: LaTeXContext = LaTeXContext()) -> [String] {
    latexClaims(in: parse(tex), context: context).claims.map { $0.judgement?.verdict.rawValue ?? "none" }
  }

  @Test(arguments: [
    // mpmath: log(0.6) = -0.510825623765990683…
    (#"-\log 0.6 \approx 0.511"#, "verified"), (#"-\log 0.6 \approx 0.510"#, "imprecise"),
    (#"-\log 0.6 \approx 0.611"#, "refuted"),
    (#"0.7 \times 0.36 + 0.2 \times 1.61 + 0.1 \times 2.30 = 0.804"#, "verified"),
    ("0.1 + 0.2 = 0.3", "verified"), ("0.1 + 0.2 = 0.30000000000000004", "refuted"),
    (#"\frac{1}{3} + \frac16 = \frac12"#, "verified"), (#"\frac12 + \frac13 = \frac25"#, "refuted"),
    ("(2+3)^2 = 25", "verified"), ("-2^2 = 4", "refuted"), (#"\sqrt[3]{27} = 3"#, "verified"),
    (#"\binom{5}{2} = 10"#, "verified"), ("5! = 120", "verified"), (#"{5 \choose 2} = 11"#, "refuted"),
    (#"\left| -3 \right| = 3"#, "verified"), (#"\lfloor 2.7 \rfloor = 2"#, "verified"),
    (#"\max(1, 2.5) = 2.5"#, "verified"), (#"\gcd(12, 18) = 6"#, "verified"), (#"17 \bmod 5 = 2"#, "verified"),
    (#"\sum_{k=1}^{4} k^2 = 30"#, "verified"), (#"\prod_{k=1}^{4} k = 25"#, "refuted"),
    (#"\sum_{k=0}^{2} \frac{1}{k!} = 2.5"#, "verified"),
    (#"\sin 30^\circ = 0.5"#, "verified"), (#"\tan^{-1}(1) = 45^\circ"#, "verified"),
    // mpmath: atan(1/2) in degrees = 26.5650511770779893…
    (#"\tan^{-1}(\frac12) \approx 26.6^\circ"#, "verified"), (#"\tan^{-1}(\frac12) \approx 26.5^\circ"#, "imprecise"),
    ("1,000 \\times 3 = 3{,}000", "verified"), (#"1 - 1/4 = 75\%"#, "verified"),
    (#"\frac13 = 0.333\ldots"#, "verified"), ("2^{10} = 1024", "verified"), (#"2 \neq 3"#, "verified"),
    (#"0.04 \ge 0.25"#, "refuted"), (#"\log_2 8 = 3"#, "verified"), (#"\ln e^2 = 2"#, "verified"),
    (#"\pi \approx 3.14"#, "verified"), (#"2 \times 3 \times 10^{-2} = 6 \times 10^{-2}"#, "verified"),
  ])
  func oneClaim(tex: String, verdict: String) { #expect(verdicts(tex) == [verdict]) }

  @Test(arguments: [
    #"\log 8 = 3"#, #"\frac{157}{66} = 2\frac{25}{66}"#, #"\frac{2}{10} \times 100 = 20\%"#,
    #"2^{20} \approx 10^6"#, #"\log 1000 = 3"#, #"6 \times 10^{-6} / 3 \times 10^{-8} = 200"#,
  ])
  func otherReadingsAreAmbiguous(tex: String) { #expect(verdicts(tex) == ["ambiguous"]) }

  @Test func aDeclaredLogarithmIsNotAmbiguous() {
    #expect(verdicts(#"\log 8 = 3"#, LaTeXContext(logarithm: .two)) == ["verified"])
    #expect(verdicts(#"\log 8 = 3"#, LaTeXContext(logarithm: .natural)) == ["refuted"])
    #expect(verdicts(#"\log 1000 = 3"#, LaTeXContext(logarithm: .ten)) == ["verified"])
  }

  @Test(arguments: [
    "x = 3", #"\pi = 0.3"#, "e = 2", #"\pi(2) = 2\pi(1)"#, "0010 + 1110 = 10000", "(1011)_2 = 11", "128:64 = 4:2",
    "(123) = (13)(12)", #"1 + 2 + \dots + 100 = 5050"#, #"5 \ll 3 = 101000_2"#, #"80 \text{ GeV} = 1.4 \text{ kg}"#,
    #"0.8\,\text{DTI} = 22"#, #"5 \cdot 3 = 1 \pmod{7}"#, #"2 + 2 \overset{?}{=} 5"#, #"5 \% 3 = 2"#,
    #"\alpha_1 = 0.5"#, "5 = 101", "1 = x < 0", #"2 = x \approx 2.5"#, "f(2) = 3", "P(X = 2) = 0.5",
    #"1 \text{ hour} = 60 \text{ minutes}"#, #"9^{9^{9^9}} = 1"#,
  ])
  func whatIsNoClaim(tex: String) { #expect(verdicts(tex) == []) }

  /// What is true and what is false of them was worked out with fractions and with mpmath at 70 digits. The value of the
  /// long sum is 0.804; -log 0.4 and the like have no part in it.
  @Test(
    arguments: [
      // A printed number does not loosen the decimals beside it.
      (#"0.850 = 0.7 \times 0.36 + 0.2 \times 1.61 + 0.1 \times 2.30"#, ["refuted"]),
      (#"0.804 = 0.7 \times 0.36 + 0.2 \times 1.61 + 0.1 \times 2.30"#, ["verified"]),
      (#"0.46 = 0.7 \times 0.61"#, ["refuted"]), (#"100 = 9.9 \times 10.2"#, ["imprecise"]),
      // What no integer holds is no reason to end.
      (#"\gcd(-9223372036854775808, 0) = 1"#, []), (#"\gcd(-9223372036854775808, -1) = 1"#, ["verified"]),
      (#"\sum_{i=-9000000000000000000}^{9000000000000000000} 1 = 3"#, []),
      // An exponent, and not Euler's number.
      ("5e-3 > 1", []), ("1e-5 < 0.000001", []), ("2e - 1 \\approx 4.437", ["verified"]),
      // Braces are not seen.
      (#"2\times{1+2} = 6"#, ["refuted"]), (#"2\times{1+2} = 4"#, ["verified"]), ("{-2}^2 = 4", []), ("{2}3 = 6", []),
      (#"5\times 3 = 1{\color{red}5}"#, []), (#"{\log_2 8} = 3"#, ["verified"]), (#"3{!} = 6"#, ["verified"]),
      // Lists of numbers, and thousands.
      (#"\gcd(252,105) = 21"#, ["verified"]), (#"\max\left(1,200\right) = 200"#, ["verified"]),
      (#"\min(2,345) = 2345"#, ["refuted"]), ("999 + 1 = 1,000", ["verified"]), (#"999+1 = 1,\!000"#, []),
      ("50000+50000 = 1,00,000", []), (#"\frac14 = 0,25"#, []), ("1 + 1 = 2, 3 + 3 = 6", ["verified", "verified"]),
      ("1 + 1 = 2, 3", []), ("1 + 1 = 2; 3", ["verified"]),
      // Statements that words or spaces part.
      (#"1+1 = 2 \text{ yields } 2+2 = 4"#, []), (#"1+1 = 2 \; 2+2 = 4"#, []), (#"35/2 \approx x = 18"#, []),
      ("0.3 + 0.4 = H(x) = 0.7", ["verified"]),
      (#"\begin{aligned} S &= 1+2+3 \\ &\quad + 4 + 5 \\ &= 15 \end{aligned}"#, ["verified"]),
      (#"\begin{aligned} S &= 1+2+3 + \\ &\quad 4 + 5 \\ &= 16 \end{aligned}"#, ["refuted"]),
      (#"\begin{equation}\begin{split} 1+1 &= 3 \end{split}\end{equation}"#, ["refuted"]),
      (#"\left\{\begin{aligned} 1+1 &= 3 \\ 2+2 &= 4 \end{aligned}\right."#, ["refuted", "verified"]),
      // Two readings are one too many.
      (#"\ln(2)^2 \approx 0.480"#, []), (#"\cos \pi/3 = 0.5"#, []), ("3 != 5", []), ("3! = 6", ["verified"]),
      (#"\pi\left(3\right) = 2"#, []), (#"\ln 2/\ln 3 \approx 0.631"#, ["verified"]),
      (#"\log 8 = 3 = 2.08"#, ["ambiguous", "refuted"]),
      // Degrees beside a number without their sign: π/4 is 0.7853…
      (#"45^\circ \approx 0.785"#, ["verified"]), (#"45^\circ \approx 45"#, ["refuted"]),
      (#"\arcsin(0.5) = 30^\circ"#, ["verified"]),
      // What had been given up.
      (#"\mathrm{e}^{6} \approx 404.43"#, ["refuted"]), (#"\mathrm{e}^{6} \approx 403.43"#, ["verified"]),
      (#"91\% < 0.9"#, ["refuted"]), ("-1 > -1", ["refuted"]), (#"0.\overline{3} = \frac13"#, ["verified"]),
      (#"\frac{10!}{6!4!} = 210"#, ["verified"]), (#"5 \pm 1 \pm 2 = 5 \pm 1 \pm 3"#, []),
      (#"{\sum}_{k=1}^{3} k = 7"#, ["refuted"]), (#"{\int}_{0}^{1} x\,dx = 0.6"#, ["refuted"]),
      ("2 \u{387} 3 = 7", ["refuted"]),
      (
        #"\left(\left.\begin{matrix}1&2\end{matrix}\right.\right) = \begin{pmatrix}1&3\end{pmatrix}"#, ["refuted"]
      ),
    ] as [(String, [String])])
  func whatAnAuditFound(tex: String, expected: [String]) { #expect(verdicts(tex) == expected) }

  /// The digits of a macro's body touch each other as those of the page do.
  @Test func thousandsMayStandInAMacro() {
    #expect(verdicts(#"\newcommand{\n}{1,000} 999 + 1 = \n"#) == ["verified"])
    #expect(verdicts(#"\newcommand{\n}{1{,}000} \n + 1 = 1002"#) == ["refuted"])
  }

  @Test func aUnitBehindTheFormulaMayScale() {
    #expect(verdicts("0.009 = 90", LaTeXContext(after: " bps")) == [])
    #expect(verdicts("0.3 + 0.4 = 0.8", LaTeXContext(after: " nats.")) == ["refuted"])
  }

  @Test func chainsAreCutAndJoined() {
    #expect(verdicts(#"x = 1 + 1 = 2, \quad y = 2 \times 2 = 5"#) == ["verified", "refuted"])
    #expect(verdicts("1 + 1 = x = 2") == ["verified"])
    #expect(verdicts(#"1 + 1 = 2 \Rightarrow 3 = 4 - 1"#) == ["verified", "verified"])
    #expect(verdicts(#"\begin{aligned} H &= 1 + 2 \\ &= 3 \\ &= 4 \end{aligned}"#) == ["verified", "refuted"])
    #expect(verdicts(#"\begin{aligned} H &= 1 \\ &+ 2 \\ &= 3 \end{aligned}"#) == ["verified"])
    #expect(verdicts(#"0.736 \text{ or } 73.6\%"#) == [])
  }

  /// 1/3 is 0.3333…: the step prints it rounded. In the second line the later side has no decimals to round.
  @Test func stepsMayPrintRoundedNumbers() {
    let step = latexClaims(in: parse(#"\frac13 \times 2 = 0.333 \times 2 = 0.667"#)).claims
    #expect(step.map(\.judgement?.verdict) == [.verified, .verified])
    #expect(step.map(\.judgement?.basis) == [.printedRounding, .printedRounding])
    #expect(verdicts(#"0.333 \times 2 = \frac23"#) == ["refuted"])
  }

  @Test func aLiteralKeepsItsPlace() throws {
    let tex = #"-\log 0.6 \approx 0.510"#
    let found = latexClaims(in: parse(tex)).claims
    let claim = try #require(found.first).claim
    let file = SourceFile(path: "a.md", text: tex)
    #expect(file.text(claim.literal) == "0.510")
    #expect(file.text(claim.subject) == #"-\log 0.6"#)
    #expect(found.first?.judgement?.replacement == "0.511")
  }

  /// 1.96 × 0.25 is 0.49.
  @Test func marginsAreComparedToo() {
    #expect(verdicts(#"0.50 \pm 1.96 \times 0.25 = 0.50 \pm 0.49"#) == ["verified"])
    #expect(verdicts(#"0.50 \pm 1.96 \times 0.25 = 0.50 \pm 0.52"#) == ["refuted"])
    #expect(verdicts(#"0.50 \pm 1.96 \times 0.25 = 0.60 \pm 0.49"#) == ["refuted"])
    #expect(verdicts(#"0.50 \pm 0.49 = 0.99"#) == [])
  }

  @Test func whatIsLeftOutIsCounted() {
    let found = latexClaims(in: parse(#"x = 3, 2 + 2 \overset{?}{=} 5, 1 + 1 = 2"#))
    #expect((found.claims.count, found.unchecked.count, found.exemptCount) == (1, 1, 1))
  }

  /// A claim that holds in its second reading, if that can be afforded, is at no budget refuted.
  @Test(arguments: [
    #"\frac13 + \frac13 = 0.33 + 0.33"#, #"\log 8 = 3"#, #"2\frac14 = \frac94"#,
    #"\sum_{k=1}^{3} \sqrt k = \sqrt1 + 1.41 + 1.73"#,
  ]) func whatCannotBeAffordedIsNotRefuted(_ tex: String) throws {
    let program = Program(items: [])
    let verification = program.verify()
    var verdicts: Set<Verdict> = []
    for work in 0..<400 {
      let quantities = QuantityValues(program, verification, budget: Budget(work: work))
      let found = latexClaims(in: parse(tex), quantities: quantities).claims
      verdicts.insert(try #require(found.first?.judgement?.verdict))
    }
    #expect(verdicts == [.undecided, .verified] || verdicts == [.undecided, .ambiguous], "\(verdicts)")
  }

  /// Σ √k up to 1000 is 21097.45588748… (mpmath 1.3). What one article may spend is shared by its formulas: at first each is
  /// decided, and in the end none, whatever it says.
  @Test func formulasShareABudget() throws {
    let program = Program(items: [])
    let verification = program.verify()
    let quantities = QuantityValues(program, verification, budget: Budget(work: 100_000))
    var verdicts: [Verdict?] = []
    var last: Judgement?
    for index in 0..<40 {
      let value = index % 2 == 0 ? "21097.456" : "21097.457"
      let found = latexClaims(in: parse(#"\sum_{k=1}^{1000} \sqrt k \approx \#(value)"#), quantities: quantities)
      last = found.claims.first?.judgement
      verdicts.append(last?.verdict)
    }
    #expect(verdicts.prefix(2) == [.verified, .imprecise])
    let spent = try #require(verdicts.firstIndex(of: .undecided))
    #expect(spent < 30 && verdicts[spent...].allSatisfy { $0 == .undecided })
    #expect(last?.detail == "the budget of the article's formulas is spent")
    // One that costs nothing is still judged.
    let simple = latexClaims(in: parse("2 = 3"), quantities: quantities).claims
    #expect(simple.map(\.judgement?.verdict) == [.refuted])
    let cheap = latexClaims(in: parse("2 \\times 3 = 7"), quantities: quantities).claims
    #expect(cheap.map(\.judgement?.verdict) == [.refuted])
  }
}
