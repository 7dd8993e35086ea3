import Testing

@testable import TeXMath

/// Nothing of a formula becomes markup.
struct EscapingTests {
  @Test(arguments: [
    #"\text{</math><script>alert(1)</script>}"#, #"</math><script>x</script>"#, #"\href{javascript:alert(1)}{x}"#,
    #"\href{"><script>}{x}"#, #"\color{red"><script>}x"#, #"\textcolor{#fff"onload=x}{y}"#, #"\label{"><script>}"#,
    #"\eqref{"><script>}"#, #"\tag{<script>}x"#, #"\operatorname{<script>}"#, #"\begin{<script>}x\end{<script>}"#,
    #"\newcommand{\<}{<script>}\<"#, #"\left<script>\right>"#, #"\mathrm{<script>}"#, #"\text{&lt;script&gt;}"#,
    #"\begin{array}{c"><script>}x\end{array}"#, #"\unknown<script>"#, #"\rule{1em"<script>}{1em}"#,
    #"\text{a\mathbf{<script>}}"#, #"\begin{align}x\label{"<script>"}\end{align}"#,
  ])
  func isEscaped(_ tex: String) {
    let formula = parse(tex)
    let html = mathML(formula)
    #expect(!html.contains("<script"))
    #expect(!html.contains("javascript:"))
    #expect(MathMLCheck(html).problems == [])
  }

  @Test func anAmpersandOfATextIsText() {
    #expect(mathML(parse(#"\text{&lt;}"#)).contains("<mtext>&amp;lt;</mtext>"))
  }
}
