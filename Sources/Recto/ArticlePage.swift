import Diagnostics
import Formula
import NumericCore
import TeXMath

/// An article as the reader sees it, but for the frame that a template puts around it. It can only be made of a
/// document whose every claim has a verdict.
package struct ArticlePage: Sendable {
  package var title: String
  /// The first heading, if the text begins with one of the first level.
  package var heading: [UInt8]
  /// The text without that heading.
  package var body: [UInt8]
  /// The table of contents: lists in lists; empty where there is nothing to choose from.
  package var contents: [UInt8]
  /// The article's claims, in its order.
  package var marks: [ClaimMark]

  /// - Parameters:
  ///   - report: the document's own, with its claims.
  ///   - allowsHTML: whether raw HTML of the author is kept.
  ///   - ledger: the address of the article's claims in the ledger, up to their numbers.
  ///   - memory: the formulas of other pages.
  ///   - destination: where a link leads on the site, for what the author wrote.
  package init(
    _ judged: JudgedDocument, _ report: Report, language: String, allowsHTML: Bool, ledger: String? = nil,
    memory: FormulaMemory = FormulaMemory(), destination: @escaping (String) -> String
  ) {
    var document = judged.document
    let writer = PageWriter(judged, report.claims, Wording.of(language), language, ledger, memory)
    var rendering = Rendering()
    rendering.number = { id, text, html in writer.write(number: id, text, to: &html) }
    rendering.linkedNumber = { id, text, html in writer.write(linkedNumber: id, text, to: &html) }
    rendering.math = { id, html in writer.write(math: id, to: &html) }
    rendering.linkedMath = { id, html in writer.write(linkedMath: id, to: &html) }
    rendering.formula = { id, html in writer.write(formula: id, to: &html) }
    rendering.destination = { _, target in destination(target) }
    rendering.alertTitle = { writer.wording.title(of: $0) }
    rendering.backToText = writer.wording.backToText
    if judged.audience == .author { rendering.showFindings(of: judged) }
    rendering.tableLabel = writer.wording.table
    rendering.headingLink = { heading, html in writer.writeLink(to: heading, &html) }
    let style = HTMLWriter.Style.page(allowsHTML: allowsHTML)
    heading = []
    if case .heading(let first)? = document.blocks.first, first.level == 1 {
      var headingWriter = HTMLWriter(document, style: style, rendering: rendering)
      headingWriter.write([document.blocks.removeFirst()])
      heading = headingWriter.html
    }
    body = HTMLWriter.html(of: document, style: style, rendering: rendering)
    // What is marked in the text is not marked again.
    rendering.linkedMath = { id, html in writer.write(bareMath: id, isInLink: true, to: &html) }
    contents = tableOfContents(document, rendering)
    marks = writer.marks
    title = document.frontMatter.title ?? document.headings.first?.text ?? document.file.baseName
  }
}

/// Draws what is special about a page of Recto: formula blocks as mathematics, and the marks of proved numbers.
/// By reference, since what the page hooks in would copy it at each formula.
private final class PageWriter {
  let judged: JudgedDocument
  /// The document's claims, in the same order.
  let marks: [ClaimMark]
  let wording: Wording
  let language: String
  /// The claims of a statement, by where the statement begins.
  private let statementClaims: [Int: [Int]]
  private let names: ProgramNames
  private let memory: FormulaMemory

  init(
    _ judged: JudgedDocument, _ reported: [ReportedClaim], _ wording: Wording, _ language: String, _ ledger: String?,
    _ memory: FormulaMemory
  ) {
    self.judged = judged
    self.memory = memory
    marks = zip(judged.claims, reported).enumerated().map { index, claim in
      ClaimMark(number: index + 1, claim.0, claim.1, ledger: ledger.map { "\($0)\(index + 1)" })
    }
    self.wording = wording
    self.language = language
    names = ProgramNames(judged.evaluated.program)
    statementClaims = Dictionary(
      grouping: judged.claims.indices.filter { judged.claims[$0].claim.source == .swift },
      by: { judged.claims[$0].claim.span.start })
  }

  private var file: SourceFile { judged.document.file }

  func write(number id: Int, _ text: String, to html: inout [UInt8]) -> Bool {
    guard let index = judged.evaluated.numberClaims[id].flatMap({ judged.positions[$0] }) else { return false }
    marks[index].write(number: text, wording, to: &html)
    return true
  }

  func write(linkedNumber id: Int, _ text: String, to html: inout [UInt8]) -> Bool {
    guard let index = judged.evaluated.numberClaims[id].flatMap({ judged.positions[$0] }) else { return false }
    marks[index].write(linkedNumber: text, wording, to: &html)
    return true
  }

  /// What leads to a heading from itself; the first one is the page.
  func writeLink(to heading: Heading, _ html: inout [UInt8]) {
    guard heading.level > 1 else { return }
    var text = ""
    for inline in heading.content { inline.appendPlainText(to: &text) { judged.document.sourceText(ofMath: $0) } }
    html.append(html: "<a class=\"anchor\" href=\"#")
    html.append(escaping: heading.anchor)
    html.append(html: "\" aria-label=\"")
    html.append(escaping: wording.link(toHeading: text))
    html.append(html: "\">#</a>")
  }

  /// A formula in LaTeX with the marks of its claims.
  func write(math id: Int, to html: inout [UInt8]) -> Bool {
    let formula = judged.evaluated.formulas[id]
    let marks = judged.claims(ofMath: id).map { self.marks[$0] }
    guard formula.isValid, judged.document.math[id].kind == .display else {
      ClaimMark.write(marks, around: { _ = write(bareMath: id, to: &$0) }, wording, to: &html)
      return true
    }
    let numbers = judged.evaluated.equationNumbers
    html.append(html: "<span class=\"math-display\" role=\"group\" tabindex=\"0\" aria-label=\"")
    html.append(escaping: wording.formula)
    html.append(html: "\">")
    memory.append(formula, judged.document.math[id].source.bytes, isDisplay: true, to: &html) {
      writeMathML(typeset(formula, isDisplay: true, numbers: numbers), display: true, into: &$0)
    }
    if let number = typesetNumber(of: formula, numbers: numbers) {
      html.append(html: "<span class=\"number\">")
      writeMathML(number, display: false, into: &html)
      html.append(html: "</span>")
    }
    if marks.count > 1 { html.append(html: "<span class=\"marks\">") }
    for mark in marks { mark.writeSign(besideFormula: wording, to: &html) }
    if marks.count > 1 { html.append(html: "</span>") }
    html.append(html: "</span>")
    return true
  }

  /// A formula in the text of a link, which cannot hold another link: the ledger finds the place.
  func write(linkedMath id: Int, to html: inout [UInt8]) -> Bool {
    for claim in judged.claims(ofMath: id) { marks[claim].writeAnchor(to: &html) }
    return write(bareMath: id, isInLink: true, to: &html)
  }

  /// A formula alone; one in error is shown as its source.
  func write(bareMath id: Int, isInLink: Bool = false, to html: inout [UInt8]) -> Bool {
    let formula = judged.evaluated.formulas[id]
    let isDisplay = judged.document.math[id].kind == .display
    guard formula.isValid else {
      html.append(html: isDisplay ? "<code class=\"math display error\">" : "<code class=\"math error\">")
      html.append(escaping: judged.document.math[id].source.bytes)
      html.append(html: "</code>")
      return true
    }
    memory.append(formula, judged.document.math[id].source.bytes, isDisplay: isDisplay, to: &html) {
      write(formula, isDisplay: isDisplay, isInLink: isInLink, to: &$0)
    }
    return true
  }

  private func write(_ formula: TeXFormula, isDisplay: Bool, isInLink: Bool, to html: inout [UInt8]) {
    let node = typeset(formula, isDisplay: isDisplay, numbers: judged.evaluated.equationNumbers)
    if case .row(let nodes) = node, nodes.count == 1, case .link(let text, let id) = nodes[0] {
      // A reference alone, also in running text, is a link like any other; in a formula some readers would not find it.
      if isInLink {
        html.append(escaping: text)
        return
      }
      html.append(html: "<a href=\"#")
      html.append(escapingURL: id)
      html.append(html: "\">")
      html.append(escaping: text)
      html.append(html: "</a>")
    } else if isDisplay {
      writeMathML(node, display: true, into: &html)
    } else {
      for (index, piece) in node.linePieces.enumerated() {
        if index > 0 { html.append(html: "<wbr>") }
        writeMathML(piece, display: false, into: &html)
      }
    }
  }

  func write(formula id: Int, to html: inout [UInt8]) -> Bool {
    guard case .formula(let block) = judged.document.program[id], let statements = judged.evaluated.statements[id]
    else { return false }
    if block.display.contains(.plot) { return write(figure: id, block, to: &html) }
    if block.display.contains(.hidden) {
      for index in statements.flatMap({ statementClaims[$0.span.start] ?? [] }) { marks[index].writeAnchor(to: &html) }
      return true
    }
    let showsCode = block.display.contains(.code)
    // Beside the source, statements without a notation of their own need not be shown again.
    let lines = typeset(statements, context: context(showsSteps: block.display.contains(.steps))).filter { line in
      if showsCode, case .code = line.content { statementClaims[line.span.start] != nil } else { true }
    }
    html.append(html: "<div class=\"formula")
    if showsCode { html.append(html: " with-code") }
    html.append(html: "\" role=\"group\" tabindex=\"0\" aria-label=\"")
    html.append(escaping: wording.formula)
    html.append(html: "\">\n")
    if showsCode {
      html.append(html: "<pre><code class=\"language-swift\">")
      html.append(code: block.source.bytes, in: .swift)
      html.append(html: "</code></pre>\n")
      if !lines.isEmpty { html.append(html: "<div class=\"rows\">\n") }
    }
    for line in lines {
      html.append(html: "<div class=\"row\">")
      switch line.content {
      case .equation(let equation): writeMathML(equation.node, display: true, into: &html)
      case .code(let text):
        html.append(html: "<code>")
        html.append(escaping: text)
        html.append(html: "</code>")
      }
      if let note = line.note {
        html.append(html: "<span class=\"note\">")
        html.append(escaping: note)
        html.append(html: "</span>")
      }
      let claims = statementClaims[line.span.start] ?? []
      if !claims.isEmpty {
        if claims.count > 1 { html.append(html: "<span class=\"marks\">") }
        for index in claims { marks[index].writeSign(besideFormula: wording, to: &html) }
        if claims.count > 1 { html.append(html: "</span>") }
      }
      html.append(html: "</div>\n")
    }
    if showsCode, !lines.isEmpty { html.append(html: "</div>\n") }
    html.append(html: "</div>\n")
    return true
  }

  /// A figure; one in error is shown as its source.
  private func write(figure id: Int, _ block: FormulaBlock, to html: inout [UInt8]) -> Bool {
    guard let figure = judged.evaluated.figures[id] else { return false }
    let number = judged.evaluated.figures.keys.count { $0 <= id }
    FigureWriter(figure, number: number, wording)
      .write(source: block.display.contains(.code) ? block.source.bytes : nil, to: &html)
    return true
  }

  private func context(showsSteps: Bool) -> TypesettingContext {
    TypesettingContext(
      program: names, values: judged.evaluated.verification.values, source: { self.file.text($0) },
      showsSteps: showsSteps, language: language,
      // Where LaTeX's `log` has another base, the natural logarithm needs a name of its own.
      naturalLogarithm: (judged.evaluated.logarithm ?? .natural) == .natural ? "log" : "ln")
  }
}

extension ClaimMark {
  fileprivate init(
    number: Int, _ claim: JudgedClaim, _ reported: ReportedClaim, ledger: String?
  ) {
    self.init(
      number: number, verdict: claim.verdict, basis: claim.judgement.basis,
      isErratum: claim.claim.relation == .notApproximately,
      text: "\(claim.left) \(claim.isRoundedInText ? "≈" : reported.relation) \(claim.right)",
      value: reported.knowledge,
      note: reported.explanation, line: reported.start.line, ledger: ledger)
  }
}

extension JudgedClaim {
  /// Whether a number of the text only rounds to the value that its comment says it has with `=`.
  fileprivate var isRoundedInText: Bool {
    guard claim.source == .prose, claim.relation == .equal, case .number(let value)? = judgement.value,
      let printed = judgement.printed
    else { return false }
    return !value.isPoint || value.lower != printed.decimal.value
  }
}

extension SourceFile {
  /// The name of the file without its folder and its extension.
  package var baseName: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
