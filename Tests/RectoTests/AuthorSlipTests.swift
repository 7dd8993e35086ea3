import Diagnostics
import Formula
import Testing

@testable import Recto

/// What authors write by mistake is neither verified nor passed over in silence.
struct AuthorSlipTests {
  private func judged(_ text: String) -> (verdicts: [Verdict], codes: [DiagnosticCode]) {
    let judged = judge(SourceFile(path: "a.md", text: text))
    return (judged.claims.map(\.verdict), judged.diagnostics.map(\.code))
  }

  private func block(_ code: String) -> String { "```swift recto\n\(code)\n```\n" }

  // MARK: Units

  @Test(arguments: [
    "2 // = 2 pi", "3 // = 3 sqrt(2)", "3 // = 3 nats + 1", "3 // ≈ 3.0 x 10^5", "3 // ≈ 3.0 x10^5", "3 // ≈ 3.0 e5",
    "0.004 // < 5 x 10^-9", "5 // ≈ 5‰", "[1, 2] // ≈ [1.0, 2.0] x 10^3",
  ])
  func mathematicsBehindANumberIsNoUnit(code: String) {
    let found = judged(block(code))
    #expect(found.codes == [.expectationMalformed])
    #expect(found.verdicts == [])
  }

  @Test func aNameOfTheArticleIsNoUnit() {
    #expect(judged(block("let H = 1\n3 // = 3 H")).codes == [.expectationMalformed])
  }

  @Test(arguments: [
    "5 // = 5 min", "5 // = 5 km/h", "5 // = 5 kg·m", "5 // ≈ 5 (about)", "5 // = 5 m^2", "5 // = 5 x",
    "5 // = 5 N · m",
    "5 // = 5 X-rays", "5 // = 5 e-folds", "5 // = 5 sqrt(Hz)", "5 // = 5 bits - exact", "let m = 2\n5 // = 5 m/s^2",
  ])
  func wordsAreUnits(code: String) {
    let found = judged(block(code))
    #expect(found.codes == [])
    #expect(found.verdicts == [.verified])
  }

  // MARK: Statements

  @Test(arguments: ["u %= 3", "u++", "u = 2x", "u, v = 1, 2", "repeat { u = 1 } while u > 1", "u &+= 1", "u = 4)"])
  func whatCannotBeReadMayHaveChangedTheVariables(statement: String) {
    let found = judged(block("var u = 10\nlet w = 3\n\(statement)\nu // = 1\nw // = 3") + "\nSo 7<!-- = u --> it is.\n")
    #expect(!found.codes.contains(.claimRefuted))
    #expect(found.verdicts.filter { $0 != .undecided } == [.verified])
  }

  @Test(arguments: [
    "let a = 1 > 2\na", "func isNegative(_ x: Real) -> Bool { x < 0 }\nisNegative(3)", "for k in 1...3 { k > 5 }",
    "if true { 3 > 5 }", "let a: Bool = 1 > 2\na",
  ])
  func whatIsTrueOrFalseIsNotPassedOver(code: String) { #expect(judged(block(code)).codes == [.expectationMisplaced]) }

  @Test func aChoiceOfTwoTruthsIsAClaim() {
    #expect(judged(block("1 > 2 ? true : false")).verdicts == [.refuted])
    #expect(judged(block("1 > 2 ? 1 > 3 : 2 > 1")).verdicts == [.verified])
  }

  // MARK: Numbers in the text

  @Test(arguments: [
    "9.9×10-3<!-- = 3 -->", "9’234.5<!-- = 234.5 -->", "9'234.5<!-- = 234.5 -->", "&minus;3.5<!-- = 3.5 -->",
    "9&nbsp;234<!-- = 234 -->", "−**3.5**<!-- = 3.5 -->", "9.9 x 10³<!-- = 1000 -->", "9.9 &times; 10³<!-- = 1000 -->",
    "**9.9** × 10³<!-- = 1000 -->", "2⁄3<!-- = 3 -->", "9\\,234<!-- = 234 -->", "**1**234<!-- = 234 -->",
    "0.8<!-- = 0.8 -->02",
  ])
  func aPartOfANumberIsNone(text: String) {
    let found = judged("So \(text) it is.\n")
    #expect(found.codes == [.bindingWithoutNumber])
    #expect(found.verdicts == [])
  }

  @Test(arguments: [
    "H**2**<!-- = 2 -->", "x-3<!-- = 3 -->", "2-3<!-- = 3 -->", "−3.5<!-- = -3.5 -->", "**−3.5**<!-- = -3.5 -->",
    "10³<!-- = 1000 -->", "2 × 10³<!-- = 2000 -->", "a 3 x 4<!-- = 4 -->", "it's 5<!-- = 5 -->", "'as' 5<!-- = 5 -->",
    "1; 6<!-- = 6 -->", "= **5**<!-- = 5 -->", "a 3 × 10<!-- = 10 -->", "is&nbsp;3<!-- = 3 -->", "&le;3<!-- = 3 -->",
    "5*10<!-- = 10 -->",
  ])
  func aWholeNumberIsOne(text: String) {
    let found = judged("So \(text) it is.\n")
    #expect(found.codes == [])
    #expect(found.verdicts == [.verified])
  }

  // MARK: Tables

  @Test func aCellThatIsNoNumberDoesNotSwitchOffItsColumn() {
    let table = """
      | n | $p$ | $I$ |
      |---|----:|----:|
      | a | 0.9 | 0.36 |
      | b | 0.2 m | 1.61 |
      | c | 0.1 | 2.30 |
      | Σ | 1.0 | 9.99 nats |
      <!-- recto: let I = -log(p) -->
      """
    #expect(judged(block("let p = [0.7, 0.2, 0.1]") + "\n" + table + "\n").codes == [.tableCell, .tableCell])
  }

  @Test func anExemptCellIsExempt() {
    let found = judged("| $a$ | $b$ |\n|---|---|\n| 2 | 9<!-- recto: exempt --> |\n<!-- recto: let b = 2 * a -->\n")
    #expect(found.codes == [])
    #expect(found.verdicts == [])
  }

  @Test func theMaximumOfAColumnIsItsMaximumInEveryRow() {
    func table(_ cells: (String, String)) -> String {
      """
      | $c$ | $d$ |
      |---|---|
      | 1 | \(cells.0) |
      | 3 | \(cells.1) |
      <!-- recto: let d = c == max(c) ? 1 : 0 -->

      """
    }
    #expect(judged(table(("0", "1"))).verdicts == [.verified, .verified])
    #expect(judged(table(("1", "1"))).verdicts == [.refuted, .verified])
  }

  @Test(arguments: ["Σ", "Sum:", "**Total**:", "Total (nats)", "mean", "μ", "合计：", "$\\Sigma$"])
  func lastRowsAreKnownByTheirLabels(label: String) {
    let isMean = ["mean", "μ"].contains(label)
    let found = judged(
      "| n | $p$ |\n|---|---|\n| a | 0.5 |\n| b | 0.3 |\n| \(label) | \(isMean ? "0.4" : "0.8") |\n<!-- recto: let p = [0.5, 0.3] -->\n"
    )
    #expect(found.codes == [])
    #expect(found.verdicts == [.verified, .verified, .verified])
  }

  // MARK: HTML

  @Test func aFormulaBlockInsideHTMLIsAnError() {
    let inside = "<details>\n<summary>Proof</summary>\n" + block("1 + 1 // = 3") + "</details>\n"
    #expect(judged(inside).codes.first == .htmlLeftOut)
    let outside = "<details>\n\n" + block("1 + 1 // = 2") + "\n</details>\n"
    #expect(judged(outside).verdicts == [.verified])
    // Code that is no formula is the site's own matter.
    #expect(judged("<pre>\n```swift\nx\n```\n</pre>\n").codes.allSatisfy { $0 == .htmlLeftOut })
  }

  // MARK: Budget

  /// ∫ √x over 0...1 is 2/3, but no enclosure agrees with that to thousands of bits at a reasonable price.
  @Test func whatCannotBeAffordedLeavesTheRestAlone() {
    let text =
      String(repeating: "$\\int_0^1 \\sqrt{x}\\,dx = \\frac23$\n\n", count: 40)
      + "$2^{10} = 1024$ and $2^{10} = 1025$\n"
    #expect(judged(text).verdicts == [.verified, .refuted])
  }

  // MARK: Comments

  @Test(arguments: [
    "3<!-- ＝ 4 -->", "3<!-- ≃ 4 -->", "3<!-- => 4 -->", "3<!-- ⩽ 2 -->", "3<!-- := 4 -->", "3<!-- Recto: exempt -->",
    "3<!-- recto： exempt -->",
  ])
  func aCommentThatLooksLikeOneForRectoIsAnError(text: String) {
    #expect(judged("So \(text) it is.\n").codes == [.commentMalformed])
  }

  @Test(arguments: [
    "<!-- => see below -->", "<!-- Recto is a tool -->", "<!-- := later -->".replacing(":=", with: "::"),
  ])
  func aNoteIsANote(text: String) { #expect(judged("So \(text) it is.\n").codes == []) }

  @Test(arguments: ["1 + 1 // => 3", "1 + 1 // := 3"])
  func anArrowBeforeANumberIsMeantAsARelation(code: String) {
    #expect(judged(block(code)).codes == [.expectationMalformed])
  }
}
