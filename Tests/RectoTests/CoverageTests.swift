import Diagnostics
import Recto
import Testing

@Suite struct CoverageTests {
  private func coverage(_ text: String) -> Coverage { judge(SourceFile(path: "a.md", text: text)).coverage }

  @Test func eachNumberOfTheTextHasOneState() {
    let coverage = coverage(
      """
      # The 2.5th part of 12

      In 2018 there were 0.693<!-- = log(2) --> and 0.7<!-- = log(3) -->, 1.5 and 80%, `3.5` and `0.69`<!-- = log(2) -->;
      *1,234.5* in H2 and x_1, version 1.2.3, ０．５ in all, 0.9<!-- recto: exempt -->.

      ```python
      1.5
      ```
      """)
    let prose = coverage[.prose]
    #expect(prose.verified == 2)
    #expect(prose.failing == 1)
    #expect(prose.exempt == 1)
    // 2.5, 1.5, 80%, 1,234.5 and ０．５.
    #expect(prose.unbound == 5)
    // 12 and 2018.
    #expect(prose.whole == 2)
    #expect(prose.numbers == 9)
    // Two of eight results, those that nothing binds included.
    #expect(prose.share == 25)
    #expect(coverage.total == prose)
  }

  @Test func aRuledTableHasInputsAndResults() {
    let table = coverage(
      """
      | outcome | $p$ | $I$  |
      |---------|----:|-----:|
      | a       | 0.5 | 0.69 |
      | b       | 0.5 | 0.70 |
      | Σ       | 1.0 | 1.39 |
      <!-- recto: let I = -log(p) -->

      | year | loss |
      |------|------|
      | 2018 | 0.25 |
      """)[.tables]
    #expect(table.inputs == 2)
    #expect(table.verified == 3)
    #expect(table.failing == 1)
    #expect(table.unbound == 1)
    #expect(table.whole == 1)
    #expect(table.share == 60)
  }

  @Test func aFormulaBlockHasInputsAndResults() {
    let block = coverage(
      """
      ```swift recto
      let p = [0.7, 0.2, 0.1]   // 3 outcomes, of which 0.7 is one
      -log(p)                   // ≈ [0.36, 1.61, 2.30]
      entropy(p)                // ≈ 0.804; < 1
      sum(p) == 1
      ```
      """)[.formulas]
    // 0.7, 0.2, 0.1 and the 1 of the last line.
    #expect(block.inputs == 4)
    #expect(block.verified == 4)
    #expect(block.failing == 1)
    #expect(block.unbound == 0)
  }

  @Test func anArticleWithoutResultsHasNoShare() {
    #expect(coverage("Nothing here in 2018.").total.share == nil)
    #expect(Report().totalCoverage.total.share == nil)
  }

  @Test func sharesAreRoundedDown() {
    var counts = Coverage.Counts()
    (counts.verified, counts.unbound) = (1999, 1)
    #expect(counts.share == 99.9)
  }
}
