import Diagnostics
import Formula
import NumericCore
import Testing

/// The verdicts on the claims of one formula block.
private func verdicts(_ source: String) -> [Verdict?] {
  run(source).verification.judgements.map { $0?.verdict }
}

private func run(_ source: String) -> (verification: Verification, diagnostics: [Diagnostic], file: SourceFile) {
  let file = SourceFile(path: "test.swift", text: source)
  let block = parseBlock(Excerpt(file))
  let program = Program(items: [.block(block.statements)])
  let verification = program.verify()
  var diagnostics = block.diagnostics + verification.diagnostics
  for (claim, judgement) in zip(verification.claims, verification.judgements) {
    if let judgement, let diagnostic = claim.diagnostic(judgement, in: file) { diagnostics.append(diagnostic) }
  }
  return (verification, diagnostics, file)
}

/// The first diagnostic, as `code: message`.
private func finding(_ source: String) -> Diagnostic? { run(source).diagnostics.first }

@Suite struct VerificationTests {
  // The entropy of (0.7, 0.2, 0.1) is 0.80181855254333730856… nats (mpmath 1.3, 60 digits).
  @Test func entropyOfThreeOutcomes() throws {
    let source = """
      let p = [0.7, 0.2, 0.1]
      entropy(p)   // ≈ 0.802
      entropy(p)   // ≈ 0.804
      entropy(p)   // ≈ 0.801
      entropy(p)   // ≉ 0.804
      entropy(p)   // ≈ 0.80181855254333730…
      0.7 * 0.36 + 0.2 * 1.61 + 0.1 * 2.30   // = 0.804
      """
    let (verification, diagnostics, file) = run(source)
    #expect(
      verification.judgements.map { $0?.verdict } == [.verified, .refuted, .imprecise, .verified, .verified, .verified])
    #expect(verification.judgements[5]?.basis == .exact)
    let refuted = try #require(diagnostics.first)
    #expect(refuted.code == .claimRefuted)
    #expect(refuted.span.map(file.text) == "0.804")
    #expect(refuted.label == "it is 0.8018185525433373…, which rounds to 0.802")
    #expect(
      refuted.notes.first
        == "0.804 is what you get when log(p) is rounded to 2 decimals: 0.7×0.36 + 0.2×1.61 + 0.1×2.30")
    let imprecise = try #require(diagnostics.dropFirst().first)
    #expect(imprecise.code == .claimImprecise)
    #expect(imprecise.notes == ["0.801 is truncated, not rounded"])
  }

  /// A name is explained by the formula that it stands for.
  @Test func explainsANameByItsFormula() {
    let (_, diagnostics, _) = run("let p = [0.7, 0.2, 0.1]\nlet H = entropy(p)\nH   // ≈ 0.804")
    #expect(
      diagnostics.first?.notes
        == ["0.804 is what you get when log(p) is rounded to 2 decimals: 0.7×0.36 + 0.2×1.61 + 0.1×2.30"])
  }

  // log 3 is 1.09861…, log₂ 3 is 1.58496…, log₁₀ 3 is 0.47712…; the variance of 1, 2, 4 is 14/9, and 7/3 with n − 1.
  @Test(arguments: [
    ("log(3)   // ≈ 1.585", "1.585 is what you get with the logarithm to base 2"),
    ("log(3)   // ≈ 0.477", "0.477 is what you get with the logarithm to base 10"),
    ("log(3)   // ≈ -1.099", "-1.099 has the wrong sign"),
    ("log(3)   // ≈ 1.909", "two digits of 1.099 have changed places in 1.909"),
    ("401 / 500   // ≈ 82.0%", "two digits of 80.2% have changed places in 82.0%"),
    ("401 / 500   // ≈ 80.2", "80.2 is off by a factor of 100: a percentage, or one that is none"),
    ("mean([1, 2, 4])   // ≈ 7.00", "7.00 is what you get with the sum in place of the mean"),
    ("variance([1, 2, 4])   // ≈ 2.333", "2.333 is what you get with n − 1 as the divisor"),
  ]) func explains(_ source: String, _ explanation: String) {
    #expect(run(source).diagnostics.first?.notes.first == explanation, "\(source)")
  }

  // -log 0.6 is 0.51082…, and rounded to two decimals 0.51: the value itself is no intermediate result.
  @Test(arguments: [
    "-log(0.6)   // ≈ 0.510", "-(log(0.6))   // ≈ 0.510", "let a = -log(0.6)\na   // ≈ 0.510",
    "-log([0.6, 0.5])   // ≈ [0.510, 0.693]", "[-log(0.6), 2 * log(0.6)]   // ≈ [0.510, -1.022]",
    "let p = 0.6\np > 0.5 ? -log(p) : log(p)   // ≈ 0.510",
  ]) func aResultIsNoIntermediateOne(_ source: String) {
    #expect(run(source).diagnostics.first?.notes == ["0.510 is truncated, not rounded"], "\(source)")
  }

  @Test(arguments: [
    "0.1 + 0.2 == 0.3", "log2(8) == 3", "sqrt(4) == 2", "exp(0) == 1", "1 - 0.9999999999999999999999 > 0",
    "1 / 3 + 1 / 6 == 1 / 2", "2 ** 10000 % 10 == 6", "(-2) ** 3 == -8", "4 ** (1 / 2) == 2",
    "factorial(20) == 2432902008176640000",
    "binomial(10, 3) == 120", "entropy([0.5, 0.5], base: 2) == 1", "sum(1...100) { k in k } == 5050",
  ]) func isExact(_ source: String) {
    let verification = run(source).verification
    #expect(verification.judgements.map { $0?.verdict } == [.verified], "\(source)")
    #expect(verification.judgements.first??.basis == .exact, "\(source)")
  }

  @Test func equalityThatBallsCannotProveIsAgreement() {
    let judgement = run("sqrt(2) ** 2 == 2").verification.judgements[0]
    #expect(judgement?.verdict == .verified)
    #expect(judgement?.basis == .agreement)
    // sqrt(2) + sqrt(3) differs from its 40-digit decimal (mpmath) after that.
    #expect(verdicts("sqrt(2) + sqrt(3) == 3.146264369941972342329135065715570445512") == [.refuted])
  }

  /// The size of the numbers counts, not 1: what is lost beside a tiny number is lost. √2 = 1.4142… by definition.
  @Test(arguments: [
    "v == 1.45e-1250", "v // ≈ 1.45e-1250", "v // ≈ 1.45e-1250 ± 1e-1252", "v <= 1.41e-1250",
    "v // ∈ 1.45e-1250...1.46e-1250",
  ]) func tinyNumbersAgreeInTheirOwnDigits(_ claim: String) {
    #expect(verdicts("let v = 1e-1250 * ((sqrt(2) + 1e1232) - 1e1232)\n\(claim)") == [.refuted])
  }

  /// Vectors are unequal where one element is, as in Swift: an erratum may be right in all places but one.
  @Test func oneElementMakesVectorsUnequal() {
    #expect(
      verdicts(
        """
        [1, 2] != [1, 3]
        [1, 2] != [1, 2]
        [1, 2] // ≠ [1, 3]; ≠ [1, 2]
        log([2, 3]) // ≉ [0.69, 1.20]; ≉ [0.69, 1.10]
        [sqrt(2) ** 2, 2] != [2, 3]
        """) == [.verified, .refuted, .verified, .refuted, .verified, .refuted, .verified])
    #expect(verdicts("[sqrt(2) ** 2, 2] != [2, 2]") == [.undecided])
  }

  /// A value that a computation has lost agrees with everything, and is not verified by that.
  @Test func lostAccuracyIsNotAgreement() {
    let source = """
      var x = sqrt(2) / 4
      for k in 1...9000 { x = 3.9 * x * (1 - x) }
      x == 0.5
      """
    #expect(verdicts(source).first != .verified)
  }

  @Test func tiesBelongToBothNeighbours() {
    #expect(verdicts("1 / 8   // ≈ 0.12; ≈ 0.13; ≈ 0.15") == [.verified, .verified, .refuted])
    #expect(verdicts("sqrt(2) ** 2 / 16   // ≈ 0.12; ≈ 0.13") == [.verified, .verified])
  }

  @Test func aValueNearATieIsDecidedByMorePrecision() {
    // 0.125 + 10⁻⁴¹ rounds to 0.13 only; the logarithm keeps it from being a rational.
    let source = """
      let tiny = exp(-41 * log(10))
      1 / 8 + tiny   // ≈ 0.13
      1 / 8 + tiny   // ≈ 0.12
      1 / 8 - tiny   // ≈ 0.12
      """
    #expect(verdicts(source) == [.verified, .imprecise, .verified])
    #expect((run(source).verification.judgements[0]?.precision ?? 0) > 64)
  }

  @Test func relations() {
    let source = """
      let x = log(2)      // ≈ 0.693
      x                   // < 0.7; > 0.69; ≤ 0.7; ≥ 0.6; ≠ 0.693
      x                   // ∈ 0.69...0.70; ≈ 0.69 ± 0.01
      x                   // ∈ 0.70...0.71
      x                   // ≈ 0.6 ± 0.01
      x                   // = log(4) / 2
      [x, 2 * x]          // ≈ [0.693, 1.386]
      [x, 2 * x]          // ≈ [0.693, 1.387]
      80.2 / 100          // ≈ 80.2%
      """
    #expect(
      verdicts(source) == [
        .verified, .verified, .verified, .verified, .verified, .verified, .verified, .verified, .refuted, .refuted,
        .verified, .verified, .imprecise, .verified,
      ])
  }

  @Test func programs() {
    let source = """
      func loss(_ w: Real, rate: Real = 2) -> Real { (w - 1) ** 2 * rate / 2 }
      var w = 4
      for _ in 0..<4 { w -= 0.25 * derivative(of: { loss($0) }, at: w) }
      w                                     // = 1.1875
      loss(4)                               // = 9
      loss(4, rate: 4)                      // = 18
      let squares = [1, 2, 3].map { $0 ** 2 }
      squares.reduce(0) { $0 + $1 } == 14
      squares.filter { $0 > 1 }.count == 2
      zip([1, 2], [3, 4]).map { $0 * $1 } == [3, 8]
      var n = 0
      while n ** 2 < 50 { n += 1 }
      n                                     // = 8
      if n > 5 { n = 0 } else { n = 1 }
      n == 0
      (n == 0 ? 1 : 2) == 1
      matmul([[1, 2], [3, 4]], [1, 1])      // ≈ [3, 7]
      gradient(of: { v in sum(v ** 2) }, at: [1, 2]) == [2, 4]
      """
    let (verification, diagnostics, _) = run(source)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(verification.judgements.allSatisfy { $0?.verdict == .verified })
    #expect(verification.judgements.count == 11)
  }
}

@Suite struct ErrorTests {
  @Test(arguments: [
    ("let x = entrpy([0.5, 0.5])", DiagnosticCode.unknownName, "entrpy"),
    ("let x = 1\nlet x = 2", .duplicateName, "x"),
    ("let x = 1\nx = 2", .syntax, "x"),
    ("[1, 2] + [1, 2, 3]", .shapeMismatch, "[1, 2] + [1, 2, 3]"),
    ("log(0)", .outsideDomain, "0"),
    ("entropy([0.5, 0.4])", .notADistribution, "[0.5, 0.4]"),
    ("entropy(0.5)", .typeMismatch, "0.5"),
    ("entropy([0.5, 0.5], bas: 2)", .wrongArguments, "bas"),
    ("klDivergence([1, 0])", .wrongArguments, "klDivergence([1, 0])"),
    ("log(1, 2)", .wrongArguments, "2"),
    ("1 + true", .typeMismatch, "1 + true"),
    ("[1, 2][2]", .outsideDomain, "2"),
    ("while true {}", .budgetExceeded, "while true {}"),
    ("factorial(10 ** 9)", .budgetExceeded, "factorial(10 ** 9)"),
    ("2 ** (10 ** 9)", .budgetExceeded, "2 ** (10 ** 9)"),
    ("func f(_ n: Real) -> Real { f(n + 1) }\nf(0)", .budgetExceeded, "f(n + 1)"),
    ("sum((1...10000000).map { $0 })", .budgetExceeded, "(1...10000000)"),
    ("func f() -> Real { 1 }   // ≈ 1", .expectationMisplaced, "≈ 1"),
    ("log(2)   // ≈ ?", .expectationMissingValue, "?"),
    ("[1, 2]   // ≈ 1.0", .shapeMismatch, "1.0"),
  ]) func mistake(_ source: String, _ code: DiagnosticCode, _ place: String) throws {
    let (_, diagnostics, file) = run(source)
    let first = try #require(diagnostics.first)
    #expect(diagnostics.count == 1, "\(diagnostics)")
    #expect(first.code == code, "\(first)")
    #expect(first.span.map { file.text($0) } == place, "\(first)")
  }

  @Test func suggestsTheNearestName() {
    #expect(finding("let x = entrpy([0.5, 0.5])")?.help == ["did you mean `entropy`?"])
  }

  @Test func saysHowFarFromADistribution() {
    #expect(finding("entropy([0.5, 0.4])").map { $0.message + $0.notes.joined() }?.contains("0.1 less than 1") == true)
  }

  @Test func saysWhereAnArgumentComesFrom() {
    let diagnostic = finding("let p = [1, 0]\nlog(p)")
    #expect(diagnostic?.labels.first?.text == "`p` comes from here")
  }

  /// What only follows from an earlier error is not reported again.
  @Test func errorsDoNotCascade() {
    let (verification, diagnostics, _) = run("let a = log(0)\nlet b = a + 1\nb   // ≈ 3.0\nlet c = unknown\nc == 1")
    #expect(diagnostics.map(\.code) == [.unknownName, .outsideDomain])
    #expect(verification.judgements.map { $0 == nil } == [true, true])
  }

  @Test func undecidableComparisonIsAnError() {
    #expect(finding("let x = sqrt(2) ** 2 == 2 ? 1 : 0")?.code == .undecidedComparison)
  }
}
