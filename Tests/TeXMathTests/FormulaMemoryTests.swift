import Diagnostics
import Formula
import Testing

@testable import TeXMath

/// A formula that is remembered looks as one that is set, and one that depends on its article is not remembered.
struct FormulaMemoryTests {
  /// How often a formula was set when it was asked for in turn.
  private func settings(_ texts: [String], displays: [Bool], macros: MacroTable = MacroTable()) -> (Int, [String]) {
    let memory = FormulaMemory()
    var count = 0
    var pages: [String] = []
    for (text, isDisplay) in zip(texts, displays) {
      var macros = macros
      let formula = parse(text, macros: &macros)
      var html: [UInt8] = []
      memory.append(formula, Array(text.utf8), isDisplay: isDisplay, to: &html) { html in
        count += 1
        writeMathML(typeset(formula, isDisplay: isDisplay), display: isDisplay, into: &html)
      }
      pages.append(String(decoding: html, as: UTF8.self))
    }
    return (count, pages)
  }

  @Test func aFormulaIsSetOnceInEachStyle() {
    let (count, pages) = settings(
      [#"\sum_i x_i"#, "y", #"\sum_i x_i"#, #"\sum_i x_i"#], displays: [false, false, false, true])
    #expect(count == 3)
    #expect(pages[0] == pages[2] && pages[0] != pages[3] && pages[3].contains("munder"))
  }

  @Test(arguments: [#"\x + 1"#, #"\label{a} 1"#, #"\eqref{a}"#, #"\newcommand{\y}{2} \y"#, #"x \tag{7}"#])
  func whatDependsOnItsArticleIsNotRemembered(tex: String) {
    var macros = MacroTable()
    _ = parse(#"\newcommand{\x}{3}"#, macros: &macros)
    #expect(settings([tex, tex], displays: [true, true], macros: macros).0 == 2)
  }

  /// Neither a long source nor long MathML is kept.
  @Test func longFormulasAreNotRemembered() {
    let spaces = "x" + String(repeating: " ", count: 5000)
    let many = String(repeating: "x+", count: 400) + "x"
    for tex in [spaces, many] { #expect(settings([tex, tex], displays: [false, false]).0 == 2) }
  }
}
