import Testing

/// `recto explain FILE:LINE`. The values are from mpmath 1.3 at 30 digits.
struct ExplainTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(
      "a.md",
      """
      Text.

      ```swift recto
      let p = [0.5, 0.5]
      let H = entropy(p)   // ≈ 0.692
      atan(1/2) + atan(1/3)   // = pi / 4
      undefined
      ```

      | $p$ | $I$  |
      |-----|------|
      | 0.5 | 0.69 |
      | 0.5 | 0.70 |
      <!-- recto: let I = -log(p) -->

      In the end 0.693<!-- = H -->.
      """)
  }

  @Test func aClaimIsDerived() throws {
    let outcome = try sandbox.run("explain", "a.md:5")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let interval = /∈ \[(-?)(\d\.\d+), (-?)(\d\.\d+)\]/
    #expect(
      outcome.output.replacing(interval, with: { "∈ \($0.output.1)\($0.output.2.prefix(18))" }) == """
        a.md:5:1: entropy(p) ≈ 0.692
          formula   entropy(p)
                    = -sum(p * log(p))
          numbers   -sum([0.5, 0.5] * log([0.5, 0.5]))
          steps     p                = [0.5, 0.5]
                    log(p)           [0] ∈ -0.6931471805599453
                                     [1] ∈ -0.6931471805599453
                    p * log(p)       [0] ∈ -0.3465735902799726
                                     [1] ∈ -0.3465735902799726
                    sum(p * log(p))  ∈ -0.6931471805599453
                    -sum(p * log(p)) ∈ 0.6931471805599453
          cell      0.692 stands for [0.6915, 0.6925]
          decision  imprecise: 0.692 is one unit in the last place off (basis: enclosure, at 64 bits)
          right     0.693

        """)
    // Of equal length, so that they compare as texts: the value lies between the two, where they have a sign in reverse.
    for match in outcome.output.matches(of: interval) {
      let value = match.output.2.hasPrefix("0.6") ? "0.69314718055994530941" : "0.34657359027997265470"
      let ends = [String(match.output.2), String(match.output.4)].sorted()
      #expect(ends[0] <= value && value <= ends[1])
      #expect(match.output.1 == match.output.3)
    }
  }

  @Test func oneFormulaIsToldOnce() throws {
    try sandbox.write("b.md", "```swift recto\nlog(2)   // ≈ 0.693; < 1; ≉ 0.7\n```\n")
    let output = try sandbox.run("explain", "b.md:2").output
    #expect(output.components(separatedBy: "formula   log(2)").count == 2)
    #expect(output.components(separatedBy: "decision").count == 4)
    #expect(output.contains("decision  refuted: the value certainly lies in the cell"))
  }

  @Test func agreementIsToldWithItsPrecision() throws {
    let output = try sandbox.run("explain", "a.md:6").output
    #expect(output.contains("decision  verified: the sides agree to "))
    #expect(output.contains("(basis: agreement, at 4096 bits)"))
    #expect(output.contains("\n  left      ∈ [0.7853981633974483096"))
    #expect(output.contains("\n  right     ∈ [0.7853981633974483096"))
  }

  @Test func cellsAndNumbersInTheTextAreDerivedToo() throws {
    let cell = try sandbox.run("explain", "a.md:13:9").output
    #expect(cell.contains("formula   -log(p)\n"))
    #expect(cell.contains("cell      0.70 stands for [0.695, 0.705]\n"))
    #expect(cell.contains("right     0.69\n"))
    let prose = try sandbox.run("explain", "a.md:16").output
    #expect(prose.contains("formula   H\n            = entropy(p)\n            = -sum(p * log(p))\n"))
    #expect(prose.contains("decision  verified: the value certainly lies in the cell"))
  }

  @Test func aLineWithoutAClaimSaysWhereThereAreSome() throws {
    let none = try sandbox.run("explain", "a.md:1")
    #expect(none.status == 2)
    #expect(none.errors.contains("there is no claim on line 1 of 'a.md'"))
    #expect(none.errors.contains("claims stand on the lines 5, 6, 12, 13, 16"))
    let broken = try sandbox.run("explain", "a.md:7")
    #expect(broken.status == 1)
    #expect(broken.errors.hasPrefix("error[unknown-name]"))
    #expect(try sandbox.run("explain", "b.md:7").status == 2)
    #expect(try sandbox.run("explain", "a.md:0").status == 2)
  }
}
