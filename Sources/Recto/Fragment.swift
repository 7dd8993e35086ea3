import Diagnostics

/// One Markdown text as HTML, without a page around it. There is always one: what is wrong with the text is told
/// beside it.
package struct Fragment: Sendable {
  package var html: [UInt8]
  package var diagnostics: [LocatedDiagnostic]

  /// An article by itself: formulas are typeset, and claims are marked with their verdicts.
  package init(_ file: SourceFile) {
    let judged = judge(file)
    let language = judged.document.frontMatter.language ?? "en"
    let report = judged.report()
    let page = ArticlePage(judged, report, language: language, allowsHTML: false) { $0 }
    html = page.heading + page.body
    diagnostics = report.diagnostics
  }

  /// CommonMark and GFM alone, to the byte what cmark-gfm writes, raw HTML included.
  package init(plain file: SourceFile) {
    let document = Document(reading: file, dialect: .plain)
    html = HTMLWriter.html(of: document, style: .plain(filtersTags: false))
    // Only a text that would take too long is refused.
    diagnostics = document.diagnostics.map { $0.located(in: file) }
  }
}
