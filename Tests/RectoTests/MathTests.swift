import Diagnostics
import Foundation
import Testing

@testable import Recto

/// Formulas in LaTeX on a page.
struct MathTests {
  private func render(_ text: String) -> (html: String, codes: [String]) {
    let fragment = Fragment(SourceFile(path: "a.md", text: text))
    return (String(decoding: fragment.html, as: UTF8.self), fragment.diagnostics.map { $0.diagnostic.code.rawValue })
  }

  @Test func aFormulaIsMathML() {
    let (html, codes) = render("So $x^2$.\n")
    #expect(codes == [])
    #expect(html == "<p>So <math><msup><mi>x</mi><mn>2</mn></msup></math>.</p>\n")
  }

  @Test func aFormulaInErrorIsItsSource() {
    let (html, codes) = render("So $\\text{<b>} \\nosuch$ and $y$.\n")
    #expect(codes == ["math-unknown-command"])
    #expect(
      html == """
        <p>So <code class="math error">\\text{&lt;b&gt;} \\nosuch</code> and <math><mi>y</mi></math>.</p>

        """)
  }

  @Test func labelledFormulasAreNumbered() {
    let (html, codes) = render(
      """
      $$
      a = b \\label{eq:a}
      $$

      \\begin{align}
      c &= d \\label{eq:c} \\\\
      e &= f
      \\end{align}

      See $\\eqref{eq:c}$ and $\\ref{eq:a}$.
      """)
    #expect(codes == [])
    #expect(html.contains(#"<mrow id="eq:a"><mtext>(1)</mtext></mrow>"#))
    #expect(html.contains(#"<mrow id="eq:c"><mtext>(2)</mtext></mrow>"#))
    #expect(html.contains(##"<a href="#eq:c">(2)</a>"##))
    #expect(html.contains(##"<a href="#eq:a">1</a>"##))
    #expect(html.contains(##"<span class="number"><math><mrow id="eq:a">"##))
    #expect(html.contains(##"<mtd class="side"><mrow id="eq:c">"##))
  }

  @Test func referencesStandInTheTextToo() {
    let (html, codes) = render(
      #"""
      $$a = b \label{eq:a_b}$$

      By \eqref{eq:a_b}, *\ref{eq:a_b}*, not `\eqref{eq:a_b}`, \\eqref{eq:a_b} or \eqref{}.

      | \eqref{eq:a_b} |
      |---|
      """#)
    #expect(codes == [])
    #expect(
      html.contains(
        ##"<p>By <a href="#eq:a_b">(1)</a>, <em><a href="#eq:a_b">1</a></em>, not <code>\eqref{eq:a_b}</code>, "##
          + ##"\eqref{eq:a_b} or \eqref{}.</p>"##))
    #expect(html.contains(##"<th scope="col"><a href="#eq:a_b">(1)</a></th>"##))
  }

  @Test func aReferenceIsNoFormula() {
    let file = SourceFile(path: "a.md", text: "$$a \\label{x}$$\n\n<!-- recto: check -->\nSee \\eqref{x}.\n")
    let judged = judge(file)
    #expect(judged.diagnostics.isEmpty)
    #expect(judged.report().tally.mathSpans == 1)
    #expect(judged.report().tally.symbolic == 1)
  }

  @Test func formulasStandInTheTextOfFormulas() {
    let (html, codes) = render("$\\text{if $x^2$ or \\textbf{so}} = \\text{$y$}$, $z$\n")
    #expect(codes == [])
    #expect(html.contains("<mtext>if\u{A0}</mtext><msup><mi>x</mi><mn>2</mn></msup><mtext>\u{A0}or\u{A0}</mtext>"))
    #expect(html.hasSuffix("<mo>=</mo><mi>y</mi></math>, <math><mi>z</mi></math></p>\n"))
    // Where no dollar closes behind it, the first one does.
    #expect(render("$\\text{a$ and $b$\n").codes == ["math-syntax"])
  }

  @Test func labelsAreChecked() {
    #expect(render("$$a \\label{x}$$\n\n$$b \\label{x}$$\n").codes == ["math-label"])
    #expect(render("$\\eqref{y}$\n").codes == ["math-label"])
  }

  @Test func macrosHoldForTheRestOfTheArticle() {
    let (html, codes) = render("$\\newcommand{\\R}{\\mathbb{R}} \\R$ and $\\R$\n")
    #expect(codes == [])
    #expect(html == "<p><math><mi>ℝ</mi></math> and <math><mi>ℝ</mi></math></p>\n")
    #expect(render("$\\S1$ and $\\mine$ and $\\def\\mine{x}$\n").codes == ["math-unknown-command"])
  }
}
