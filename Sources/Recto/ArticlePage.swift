import Diagnostics
import Formula
import NumericCore
import TeXMath

/// An article as the reader sees it, but for the frame that a template puts around it. It can only be made of a
/// document whose every claim has a verdict.
package struct ArticlePage: Sendable {
  package var title: String
  package var body: [UInt8]

  /// - Parameters:
  ///   - report: the document's own, with its claims.
  ///   - allowsHTML: whether raw HTML of the author is kept.
  ///   - destination: where a link leads on the site, for what the author wrote.
  package init(
    _ judged: JudgedDocument, _ report: Report, language: String, allowsHTML: Bool,
    destination: @escaping (String) -> String
  ) {
    let document = judged.document
    let writer = PageWriter(judged, report.claims, Wording.of(language), language)
    var rendering = Rendering()
    rendering.number = { id, text, html in writer.write(number: id, text, to: &html) }
    rendering.math = { id, html in writer.write(math: id, to: &html) }
    rendering.formula = { id, html in writer.write(formula: id, to: &html) }
    rendering.destination = { _, target in destination(target) }
    rendering.alertTitle = { writer.wording.title(of: $0) }
    rendering.backToText = writer.wording.backToText
    if judged.audience == .author { rendering.showFindings(of: judged) }
    body = HTMLWriter.html(of: document, style: .page(allowsHTML: allowsHTML), rendering: rendering)
    title = document.frontMatter.title ?? document.headings.first?.text ?? document.file.baseName
  }
}

/// Draws what is special about a page of Recto: formula blocks as mathematics, and the marks of proved numbers.
private struct PageWriter {
  let judged: JudgedDocument
  /// The document's claims in digits, in the same order.
  let reported: [ReportedClaim]
  let wording: Wording
  let language: String
  /// The claims of a statement, by where the statement begins.
  private var statementClaims: [Int: [Int]] = [:]
  private let names: ProgramNames

  init(_ judged: JudgedDocument, _ reported: [ReportedClaim], _ wording: Wording, _ language: String) {
    self.judged = judged
    self.reported = reported
    self.wording = wording
    self.language = language
    names = ProgramNames(judged.evaluated.program)
    for (index, claim) in judged.claims.enumerated() where claim.claim.source == .swift {
      statementClaims[claim.claim.span.start, default: []].append(index)
    }
  }

  private var file: SourceFile { judged.document.file }

  func write(number id: Int, _ text: String, to html: inout [UInt8]) -> Bool {
    guard let index = judged.evaluated.numberClaims[id].flatMap({ judged.positions[$0] }) else { return false }
    mark(index).write(number: text, wording, to: &html)
    return true
  }

  /// A formula in LaTeX; one in error is shown as its source.
  func write(math id: Int, to html: inout [UInt8]) -> Bool {
    let formula = judged.evaluated.formulas[id]
    let isDisplay = judged.document.math[id].kind == .display
    guard formula.isValid else {
      html.append(html: isDisplay ? "<code class=\"math display error\">" : "<code class=\"math error\">")
      html.append(escaping: judged.document.math[id].source.bytes)
      html.append(html: "</code>")
      return true
    }
    let numbers = judged.evaluated.equationNumbers
    let node = typeset(formula, isDisplay: isDisplay, numbers: numbers)
    let marks = judged.claims(ofMath: id).map { mark($0) }
    guard isDisplay else {
      ClaimMark.write(marks, around: { writeMathML(node, display: false, into: &$0) }, wording, to: &html)
      return true
    }
    html.append(html: "<span class=\"math-display\" role=\"group\" tabindex=\"0\" aria-label=\"")
    html.append(escaping: wording.formula)
    html.append(html: "\">")
    writeMathML(node, display: true, into: &html)
    if let number = typesetNumber(of: formula, numbers: numbers) {
      html.append(html: "<span class=\"number\">")
      writeMathML(number, display: false, into: &html)
      html.append(html: "</span>")
    }
    if !marks.isEmpty {
      html.append(html: "<span class=\"marks\">")
      for mark in marks { mark.writeSign(besideFormula: wording, to: &html) }
      html.append(html: "</span>")
    }
    html.append(html: "</span>")
    return true
  }

  func write(formula id: Int, to html: inout [UInt8]) -> Bool {
    guard case .formula(let block) = judged.document.program[id], let statements = judged.evaluated.statements[id]
    else { return false }
    if block.display.contains(.hidden) { return true }
    let lines = typeset(statements, context: context(showsSteps: block.display.contains(.steps)))
    let showsCode = block.display.contains(.code)
    html.append(html: "<div class=\"formula")
    if showsCode { html.append(html: " with-code") }
    html.append(html: "\" role=\"group\" tabindex=\"0\" aria-label=\"")
    html.append(escaping: wording.formula)
    html.append(html: "\">\n")
    if showsCode {
      html.append(html: "<pre><code class=\"language-swift\">")
      html.append(escaping: block.source.bytes)
      html.append(html: "</code></pre>\n<div class=\"rows\">\n")
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
        html.append(html: "<span class=\"marks\">")
        for index in claims { mark(index).writeSign(besideFormula: wording, to: &html) }
        html.append(html: "</span>")
      }
      html.append(html: "</div>\n")
    }
    if showsCode { html.append(html: "</div>\n") }
    html.append(html: "</div>\n")
    return true
  }

  private func mark(_ index: Int) -> ClaimMark {
    let claim = judged.claims[index]
    let reported = reported[index]
    return ClaimMark(
      number: index + 1, verdict: claim.verdict, basis: claim.judgement.basis,
      isErratum: claim.claim.relation == .notApproximately,
      text: "\(claim.left) \(reported.relation) \(claim.right)", value: reported.value,
      enclosure: reported.enclosure,
      note: reported.explanation ?? claim.judgement.agreement.map { wording.agrees(digits: $0) },
      line: file.position(of: claim.claim.literal.start).line)
  }

  private func context(showsSteps: Bool) -> TypesettingContext {
    TypesettingContext(
      program: names, values: judged.evaluated.verification.values, source: { file.text($0) },
      showsSteps: showsSteps, language: language,
      // Where LaTeX's `log` has another base, the natural logarithm needs a name of its own.
      naturalLogarithm: (judged.evaluated.logarithm ?? .natural) == .natural ? "log" : "ln")
  }
}

extension SourceFile {
  /// The name of the file without its folder and its extension.
  package var baseName: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
