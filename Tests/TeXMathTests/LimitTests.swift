import Foundation
import Testing

@testable import TeXMath

/// A formula that a report of the tests shows the beginning of.
struct LongFormula: CustomTestStringConvertible, Sendable {
  var tex: String

  var testDescription: String { tex.count > 60 ? "\(tex.prefix(60))… (\(tex.utf8.count) bytes)" : tex }

  init(_ tex: String) { self.tex = tex }
}

/// What a stranger may write costs no more than its length.
struct LimitTests {
  @Test(
    arguments: [
      #"\def\a{\a\a}\a"#, #"\def\a{\a}\a"#, #"\def\a#1{\a{#1#1}}\a{x}"#, #"\newcommand{\a}{\b}\newcommand{\b}{\a}\a"#,
      #"\def\a#1{#1#1#1#1#1#1#1#1#1#1}\a{\a{\a{\a{\a{\a{x}}}}}}"#,
      String(repeating: "{", count: 100_000),
      String(repeating: "{", count: 100_000) + String(repeating: "}", count: 100_000),
      String(repeating: #"\frac"#, count: 100_000), String(repeating: "x^", count: 100_000),
      String(repeating: #"\sqrt{"#, count: 100_000), String(repeating: #"\left("#, count: 100_000),
      String(repeating: #"\text{$"#, count: 100_000), String(repeating: #"\begin{matrix}"#, count: 50_000),
      #"\begin{array}{*{1000000}{c}} a \end{array}"#, #"\begin{array}{*{199}{*{199}{c}}} a \end{array}"#,
      #"\begin{matrix}"# + String(repeating: "&", count: 20_000) + #"\end{matrix}"#,
      #"\begin{matrix}"# + String(repeating: #"\\"#, count: 20_000) + #"\end{matrix}"#,
      String(repeating: "x ", count: 200_000), #"\hspace{99999999999999999999em}"#, #"\multicolumn{999999}{c}{x}"#,
      #"\newcommand{\a}[9999999999999999999]{x}"#,
    ].map { LongFormula($0) })
  func isRefused(_ formula: LongFormula) throws {
    let error = try #require(parse(formula.tex).diagnostics.first)
    #expect([.mathLimit, .mathSyntax, .mathMacro].contains(error.code))
  }

  @Test(
    arguments: [
      String(repeating: "{", count: 99) + "x" + String(repeating: "}", count: 99),
      String(repeating: #"\displaystyle "#, count: 20_000) + "x", String(repeating: "'", count: 20_000),
      String(repeating: #"\color{red}x"#, count: 10_000), String(repeating: "x_1", count: 20_000),
      #"\text{"# + String(repeating: "a", count: 500_000) + "}", String(repeating: "9", count: 500_000),
      #"\begin{matrix}"# + String(repeating: "x&", count: 9_000) + #"\end{matrix}"#,
    ].map { LongFormula($0) })
  func isSet(_ long: LongFormula) {
    let formula = parse(long.tex)
    #expect(formula.diagnostics.map(\.message) == [])
    #expect(MathMLCheck(mathML(formula)).problems == [])
  }

  /// The deepest formula that is accepted fits the stack of a thread as small as those of the task pool.
  @Test func deepestFormulaFitsASmallStack() {
    let levels = [
      "{": "}", #"\frac{1}{"#: "}", #"\left("#: #"\right)"#, #"\text{$"#: "$}", #"\begin{matrix}"#: #"\end{matrix}"#,
      "x^{": "}",
    ]
    for (open, close) in levels {
      for depth in [20, 33, 48, 90, 120] {
        let tex = String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
        let thread = Thread { _ = mathML(parse(tex)) }
        thread.stackSize = 512 * 1024
        thread.start()
        while !thread.isFinished { Thread.sleep(forTimeInterval: 0.001) }
      }
    }
  }
}
