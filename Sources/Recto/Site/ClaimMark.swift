import Formula

/// How a page shows what became of a claim: a quiet sign at the number or beside the formula, and a card with
/// the proof, which opens on hover and on focus, without a program.
package struct ClaimMark: Sendable {
  /// Counted from 1 in the article; `#claim-7` leads to it.
  package var number: Int
  package var verdict: Verdict
  package var basis: Basis
  /// Whether what the claim proves is that a printed number is wrong (`≉`, `≠`).
  package var isErratum: Bool
  /// The claim as it is written: `entropy(p) ≈ 0.802`.
  package var text: String
  package var value: String?
  package var enclosure: ReportedClaim.Enclosure?
  /// What else there is to say: how a wrong number came about, the reading that holds.
  package var note: String?
  /// The line of the article's source.
  package var line: Int

  package init(
    number: Int, verdict: Verdict, basis: Basis, isErratum: Bool = false, text: String, value: String? = nil,
    enclosure: ReportedClaim.Enclosure? = nil, note: String? = nil, line: Int
  ) {
    self.number = number
    self.verdict = verdict
    self.basis = basis
    self.isErratum = isErratum
    self.text = text
    self.value = value
    self.enclosure = enclosure
    self.note = note
    self.line = line
  }

  /// The number itself, marked: what `0.802<!-- = H -->` becomes.
  package func write(number text: String, _ wording: Wording, to html: inout [UInt8]) {
    open("num", to: &html)
    if isErratum {
      html.append(html: "<s>")
      html.append(escaping: text)
      html.append(html: "</s>")
    } else {
      html.append(escaping: text)
    }
    if isErratum || verdict != .verified { writeSign(wording, to: &html) }
    writeCard(wording, to: &html)
    html.append(html: "</span>")
  }

  /// The sign beside a formula.
  package func writeSign(besideFormula wording: Wording, to html: inout [UInt8]) {
    open("mark", to: &html)
    writeSign(wording, to: &html)
    writeCard(wording, to: &html)
    html.append(html: "</span>")
  }

  /// A formula in a line, marked as a whole; each of its claims has a card. Without claims the formula alone.
  package static func write(
    _ marks: [ClaimMark], around formula: (inout [UInt8]) -> Void, _ wording: Wording, to html: inout [UInt8]
  ) {
    guard let first = marks.first else { return formula(&html) }
    // What fails shows itself before what holds.
    let shown = marks.first { !$0.verdict.passes } ?? first
    shown.open("num", to: &html)
    formula(&html)
    if shown.isErratum || shown.verdict != .verified { shown.writeSign(wording, to: &html) }
    shown.writeCard(wording, to: &html)
    html.append(html: "</span>")
    for mark in marks where mark.number != shown.number { mark.writeSign(besideFormula: wording, to: &html) }
  }

  private var kind: String { isErratum && verdict == .verified ? "erratum" : verdict.rawValue }

  private var sign: String {
    switch verdict {
    case .verified: isErratum ? "≉" : "✓"
    case .ambiguous: "✓"
    case .imprecise, .refuted: "✗"
    case .undecided: "?"
    case .exempt: "–"
    }
  }

  private func meaning(_ wording: Wording) -> String {
    isErratum && verdict == .verified ? wording.erratum : wording.of(verdict)
  }

  private func open(_ role: String, to html: inout [UInt8]) {
    html.append(
      contentsOf:
        "<span class=\"\(role) \(kind)\" id=\"claim-\(number)\" tabindex=\"0\" aria-describedby=\"card-\(number)\">"
        .utf8
    )
  }

  private func writeSign(_ wording: Wording, to html: inout [UInt8]) {
    html.append(contentsOf: "<span class=\"sign\" aria-hidden=\"true\">\(sign)</span><span class=\"unseen\"> ".utf8)
    html.append(escaping: meaning(wording))
    html.append(html: "</span>")
  }

  private func writeCard(_ wording: Wording, to html: inout [UInt8]) {
    html.append(
      contentsOf: "<span class=\"card\" id=\"card-\(number)\" role=\"tooltip\"><span class=\"verdict\">\(sign) ".utf8)
    html.append(escaping: meaning(wording))
    html.append(html: "</span><code>")
    html.append(escaping: text)
    html.append(html: "</code>")
    if let value { writeField(wording.value, value, to: &html) }
    if let enclosure { writeField(wording.enclosure, "[\(enclosure.lower), \(enclosure.upper)]", to: &html) }
    // What is undecided rests on nothing.
    if verdict != .undecided, verdict != .exempt { writeField(wording.basis, wording.of(basis), to: &html) }
    writeField(wording.source, String(line), to: &html)
    if let note {
      html.append(html: "<span class=\"note\">")
      html.append(escaping: note)
      html.append(html: "</span>")
    }
    html.append(html: "</span>")
  }

  private func writeField(_ name: String, _ value: String, to html: inout [UInt8]) {
    html.append(html: "<span class=\"field\"><b>")
    html.append(escaping: name)
    html.append(html: "</b> ")
    html.append(escaping: value)
    html.append(html: "</span>")
  }
}
