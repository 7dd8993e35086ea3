import Diagnostics
import Formula
import Recto
import TeXMath

/// A formula in LaTeX: read, checked, set and written. The first byte chooses what surrounds it.
func fuzzLaTeX(_ bytes: [UInt8]) {
  guard let choice = bytes.first else { return }
  let file = SourceFile(path: "", bytes: Array(bytes.dropFirst()))
  guard String(validating: file.bytes, as: UTF8.self) != nil else { return }
  var macros = MacroTable()
  let formula = parseTeX(Excerpt(file), macros: &macros)
  check(formula.diagnostics, in: file)

  let conventions: [LaTeXContext.LogarithmConvention] = [.undeclared, .natural, .two, .ten]
  let context = LaTeXContext(logarithm: conventions[Int(choice & 3)], after: choice & 4 == 0 ? "" : " km")
  let found = latexClaims(in: formula, context: context)
  check(found.diagnostics, in: file)
  for (claim, _) in found.claims {
    check(claim.span, in: file)
    check(claim.literal, in: file)
  }
  for relation in found.unchecked { check(relation.span, in: file) }

  let isDisplay = choice & 8 == 0
  var diagnostics: [Diagnostic] = []
  let numbers = EquationNumbers([formula], diagnostics: &diagnostics)
  check(diagnostics, in: file)
  var html: [UInt8] = []
  writeMathML(typeset(formula, isDisplay: isDisplay, numbers: numbers), display: isDisplay, into: &html)
  Markup(html).check()
}

/// An article: its Markdown, front matter, formulas and comments, judged and written as a page shows it. Bytes that
/// are no text are part of it.
func fuzzMarkdown(_ bytes: [UInt8]) {
  let file = SourceFile(path: "a.md", bytes: bytes)
  let fragment = Fragment(file)
  Markup(fragment.html).check()
  check(judge(file).diagnostics, in: file)
}

/// A block of formula Swift, parsed, evaluated and typeset.
func fuzzFormula(_ bytes: [UInt8]) {
  let fence = Array("```````swift recto steps\n".utf8)
  fuzzMarkdown(fence + bytes.filter { $0 != UInt8(ascii: "`") } + Array("\n```````\n".utf8))
}

private func check(_ diagnostics: [Diagnostic], in file: SourceFile) {
  for diagnostic in diagnostics {
    if let span = diagnostic.span { check(span, in: file) }
    for label in diagnostic.labels { check(label.span, in: file) }
  }
}

private func check(_ span: Span, in file: SourceFile) {
  precondition(span.start >= 0 && span.start <= span.end && span.end <= file.bytes.count, "a span outside of the file")
}
