import Diagnostics

/// What is wrong with the formulas and numbers of an article, by where it can be shown on the page. What stands at no
/// such place, such as a mistake in the front matter, is not among it.
struct PlacedFindings {
  enum Place: Hashable {
    /// An index into `Document.program`.
    case formula(Int)
    /// An index into `Document.math`.
    case math(Int)
    /// An index into `Document.numbers`.
    case number(Int)
  }

  private var findings: [Place: [LocatedDiagnostic]] = [:]

  init(_ judged: JudgedDocument) {
    let document = judged.document
    var spans: [(span: Span, place: Place)] = []
    for (id, item) in document.program.enumerated() {
      if case .formula(let block) = item { spans.append((block.span, .formula(id))) }
    }
    for (id, math) in document.math.enumerated() { spans.append((math.span, .math(id))) }
    for (id, number) in document.numbers.enumerated() { spans.append((number.span, .number(id))) }
    for binding in document.bindings {
      switch binding.target {
      case .number(let id): spans.append((binding.span, .number(id)))
      case .math(let id): spans.append((binding.span, .math(id)))
      }
    }
    var anchors: Set<String> = []
    for diagnostic in judged.diagnostics {
      guard let span = diagnostic.span, let place = spans.first(where: { $0.span.contains(span) })?.place else {
        continue
      }
      let found = diagnostic.located(in: document.file)
      // Two of a kind at one place say the same.
      if anchors.insert(found.anchor).inserted { findings[place, default: []].append(found) }
    }
  }

  var isEmpty: Bool { findings.isEmpty }

  /// Writes what is wrong at a place, as a terminal shows it: the lines, the marks below them, notes and help.
  func writeBox(at place: Place, to html: inout [UInt8]) {
    for found in findings[place] ?? [] { write(found, found.text(), kind: "block", to: &html) }
  }

  /// Writes what is wrong at a place in a line of text: the fact alone.
  func writeNote(at place: Place, to html: inout [UInt8]) {
    for found in findings[place] ?? [] { write(found, found.diagnostic.message, kind: "inline", to: &html) }
  }

  private func write(_ found: LocatedDiagnostic, _ text: String, kind: String, to html: inout [UInt8]) {
    html.append(contentsOf: "<span class=\"recto-finding \(kind) \(found.diagnostic.severity.rawValue)\"".utf8)
    html.append(contentsOf: " id=\"\(found.anchor)\" role=\"note\">".utf8)
    html.append(escaping: text)
    html.append(html: "</span>")
  }
}

extension LocatedDiagnostic {
  /// Where a page shows the finding, if it does: `finding-31-26-claim-refuted`.
  package var anchor: String { "finding-\(start.line)-\(start.column)-\(diagnostic.code.rawValue)" }
}

extension Rendering {
  /// Shows each finding at its place: before a block, behind what stands in a line.
  mutating func showFindings(of judged: JudgedDocument) {
    let findings = PlacedFindings(judged)
    if findings.isEmpty { return }
    let (formula, math, number) = (formula, math, number)
    self.formula = { id, html in
      findings.writeBox(at: .formula(id), to: &html)
      return formula(id, &html)
    }
    self.math = { id, html in
      switch judged.document.math[id].kind {
      case .display:
        findings.writeBox(at: .math(id), to: &html)
        return math(id, &html)
      case .inline, .reference:
        defer { findings.writeNote(at: .math(id), to: &html) }
        return math(id, &html)
      }
    }
    self.number = { id, text, html in
      defer { findings.writeNote(at: .number(id), to: &html) }
      return number(id, text, &html)
    }
  }
}
