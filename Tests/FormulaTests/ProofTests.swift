import Diagnostics
import Formula
import NumericCore
import Testing

/// `forAll` and `solve`, as an author writes them.
@Suite struct ProofTests {
  /// The verdict and basis of each claim: `verified exact`; or the message of what went wrong.
  func outcomes(_ source: String) -> [String] {
    let file = SourceFile(path: "test.swift", text: source)
    let block = parseBlock(Excerpt(file))
    let program = Program(items: [.block(block.statements)])
    let verification = program.verify()
    let errors = (block.diagnostics + verification.diagnostics).map(\.message)
    if !errors.isEmpty { return errors }
    return verification.judgements.map { judgement in
      guard let judgement else { return "none" }
      return "\(judgement.verdict.rawValue) \(judgement.basis.rawValue)"
    }
  }

  @Test(arguments: [
    "(x + 1) ** 2 == x ** 2 + 2 * x + 1",
    "crossEntropy([x, 1 - x], [y, 1 - y]) == -(x * log(y) + (1 - x) * log(1 - y))",
    "binaryCrossEntropy(x, y) == crossEntropy([x, 1 - x], [y, 1 - y])",
    "selfInformation(x * y) == selfInformation(x) + selfInformation(y)",
    "klDivergence([x, 1 - x], [y, 1 - y]) == crossEntropy([x, 1 - x], [y, 1 - y]) - entropy([x, 1 - x])",
    "-log(softmax([x, y, 1])[1]) == -y + log(exp(x) + exp(y) + exp(1))",
    "-log(softmax([x, y, 1])) == log(sum(exp([x, y, 1]))) - [x, y, 1]",
    "softmax([x, 0])[0] == sigmoid(x)",
    "derivative(of: { z in 1 / (1 + exp(-z)) }, at: x) == sigmoid(x) * (1 - sigmoid(x))",
    "-log(x * (1 - y)) == sum(binaryCrossEntropy([1, 0], [x, y]))",
    "derivative(of: { w in (sigmoid(w * x) - y) ** 2 / 2 }, at: 0.5) == (sigmoid(x / 2) - y) * sigmoid(x / 2) * (1 - sigmoid(x / 2)) * x",
    "derivative(of: { w in binaryCrossEntropy(y, sigmoid(w * x)) }, at: 0.5) == (sigmoid(x / 2) - y) * x",
    "log(x / y) == log(x) - log(y)", "log2(x) == log(x) / log(2)",
    "gradient(of: { z in negativeLogLikelihood(z, 0) }, at: [x, y]) == softmax([x, y]) - oneHot(0, classes: 2)",
  ]) func identitiesAreProvedExactly(_ claim: String) {
    #expect(outcomes("forAll(in: 0.01...0.99, 0.01...0.99) { x, y in \(claim) }") == ["verified exact"])
  }

  @Test(arguments: ["x == []", "[] == x", "[x, x] == [x, x, x]"]) func sidesHaveOneShape(_ claim: String) throws {
    let outcome = try #require(outcomes("forAll(in: 0...1) { x in \(claim) }").first)
    #expect(outcome.hasPrefix("shapes do not agree"))
  }

  /// None of these is differentiable there, except the median of 0, x, 2x, which is x: its derivative is not 0.
  @Test(arguments: [
    "{ x in x > 0 ? x : -x }, at: 0", "{ x in x ** 2 == 0 ? 1 : x }, at: 0", "{ x in sorted([x, 0])[0] }, at: 0",
    "{ x in median([x, 0, 2 * x]) }, at: 0", "{ x in argmax([x, 0]) }, at: 0",
  ]) func aBranchHasNoDerivativeAtItsBorder(_ function: String) {
    #expect(
      outcomes("derivative(of: \(function)) // = 0") == ["a comparison is not differentiable where its sides are equal"]
    )
  }

  @Test func aBranchIsDifferentiableBesideItsBorder() {
    #expect(outcomes("derivative(of: { x in x > 0 ? x : -x }, at: -1) // = -1") == ["verified exact"])
    #expect(outcomes("derivative(of: { x in floor(x) == 2 ? x ** 2 : 0 }, at: 2.5) // = 5") == ["verified exact"])
    #expect(outcomes("derivative(of: { x in x * round(x, to: 1) }, at: 0.26) // = 0.3") == ["verified exact"])
    // The angle jumps from −π to π there.
    #expect(outcomes("derivative(of: { y in atan2(y, -1) }, at: 0) // = -1") == ["atan2 is not differentiable at 0"])
  }

  @Test(arguments: [
    ("forAll(in: -1...1) { x in x ** 2 == x }", "refuted enclosure"),
    ("forAll(in: 0.1...1, 0.1...1) { x, y in log(x + y) == log(x) + log(y) }", "refuted enclosure"),
    ("forAll(in: -1...1) { x in sqrt(x ** 2) == x }", "refuted enclosure"),
    // Sides that differ by 1e-90, and claims that are false or undefined at one point: by inspection.
    ("forAll(in: 0.1...1) { x in gamma(x) + 1e-90 == gamma(x) }", "refuted enclosure"),
    ("forAll(in: 0...1) { x in (x - 0.377) ** 2 > 0 }", "refuted enclosure"),
    ("forAll(in: 0...1) { x in (x - 0.377) ** 2 >= 1e-30 }", "refuted enclosure"),
    ("forAll(in: 0...1) { x in abs(x - 0.613) > 0 }", "refuted enclosure"),
    ("forAll(in: 1...2) { x in 1 / (x - 1.377) * (x - 1.377) == 1 }", "division by zero"),
    ("forAll(in: -10...10) { x in sigmoid(x) * (1 - sigmoid(x)) <= 0.25 }", "verified enclosure"),
    ("forAll(in: 0...1) { a in a ** 2 * (1 - a) <= 4 / 27 }", "verified enclosure"),
    ("forAll(in: 0.1...10) { x in log(x) <= x - 1 }", "verified enclosure"),
    ("forAll(in: 0.01...0.99) { p in klDivergence([p, 1 - p], [0.5, 0.5]) >= 0 }", "verified enclosure"),
    ("forAll(in: 0.1...0.9, 0.1...0.9) { p, q in klDivergence([p, 1 - p], [q, 1 - q]) >= 0 }", "verified sampled"),
    ("forAll(in: 0...1) { x in log(x) <= 0 }", "log is not defined at 0"),
    ("let c = log(3)\nforAll(in: 0...1) { x in c * (x + 1) == c * x + c }", "verified exact"),
    (
      "func f(_ x: Real) -> Real { return x * pi }\nforAll(in: 0...1) { x in f(x) + f(1) == f(x + 1) }",
      "verified exact"
    ),
    ("let p = solve(in: 0...0.5) { p in binaryEntropy(p, base: 2) - 0.8 }\np // ≈ 0.2430038…", "verified enclosure"),
    ("solve(in: 0...1) { x in 3 * x - 1 } == 1 / 3", "verified exact"),
    ("solve(in: 0...1) { p in binaryEntropy(p, base: 2) - 0.8 } < 1", "there is more than one root in 0...1"),
    ("solve(in: 2...3) { x in x ** 2 - 2 } < 1", "there is no root in 2...3"),
    ("solve(in: 0...1) { x in (3 * x - 1) ** 2 } < 1", "solve cannot decide whether there is one root in 0...1"),
  ]) func claims(_ source: String, _ expected: String) {
    #expect(outcomes(source) == [expected], "\(source)")
  }
}
