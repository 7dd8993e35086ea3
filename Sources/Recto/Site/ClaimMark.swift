import Formula

/// How a page shows what became of a claim: a quiet sign at the number or beside the formula, which is a link to
/// the ledger and holds a card with the proof. The card opens on hover and on focus, without a program.
package struct ClaimMark: Sendable {
  /// Counted from 1 in the article; `#claim-7` leads to it.
  package var number: Int
  package var verdict: Verdict
  package var basis: Basis
  /// Whether what the claim proves is that a printed number is wrong (`≉`, `≠`).
  package var isErratum: Bool
  /// The claim as it is written: `entropy(p) ≈ 0.802`.
  package var text: String
  /// What is known of its value, as `ReportedClaim.knowledge` has it.
  package var value: String?
  /// What else there is to say: how a wrong number came about, the reading that holds.
  package var note: String?
  /// The line of the article's source.
  package var line: Int
  /// The address of the claim in the ledger, where there is one.
  package var ledger: String?

  package init(
    number: Int, verdict: Verdict, basis: Basis, isErratum: Bool = false, text: String,
    value: String? = nil, note: String? = nil, line: Int, ledger: String? = nil
  ) {
    self.number = number
    self.verdict = verdict
    self.basis = basis
    self.isErratum = isErratum
    self.text = text
    self.value = value
    self.note = note
    self.line = line
    self.ledger = ledger
  }

  /// The number itself, marked: what `0.802<!-- = H -->` becomes.
  package func write(number text: String, _ wording: Wording, to html: inout [UInt8]) {
    open("num", to: &html)
    if isErratum { html.append(html: "<s>") }
    html.append(escaping: text)
    if isErratum { html.append(html: "</s>") }
    if isErratum || verdict != .verified { writeSign(wording, to: &html) }
    writeCard(wording, to: &html)
    close(to: &html)
  }

  /// The number inside a link of the author's, which can hold neither a link nor a card.
  package func write(linkedNumber text: String, _ wording: Wording, to html: inout [UInt8]) {
    html.append(contentsOf: "<span class=\"num \(kind)\" id=\"claim-\(number)\">".utf8)
    html.append(escaping: text)
    if isErratum || verdict != .verified { writeSign(wording, to: &html) }
    html.append(html: "</span>")
  }

  /// The sign beside a formula.
  package func writeSign(besideFormula wording: Wording, to html: inout [UInt8]) {
    open("mark", to: &html)
    if kind == Verdict.verified.rawValue {
      html.append(contentsOf: sign.utf8)
    } else {
      writeSign(wording, to: &html)
    }
    writeCard(wording, to: &html)
    close(to: &html)
  }

  /// A formula in a line, marked as a whole; each of its claims has a card. Without claims the formula alone.
  package static func write(
    _ marks: [ClaimMark], around formula: (inout [UInt8]) -> Void, _ wording: Wording, to html: inout [UInt8]
  ) {
    guard let first = marks.first else { return formula(&html) }
    // What fails shows itself before what holds.
    let shown = marks.first { !$0.verdict.passes } ?? first
    // Not every reader finds the name of a link in its mathematics.
    shown.open("num", label: shown.text, to: &html)
    formula(&html)
    if shown.isErratum || shown.verdict != .verified { shown.writeSign(wording, to: &html) }
    shown.writeCard(wording, to: &html)
    shown.close(to: &html)
    for mark in marks where mark.number != shown.number { mark.writeSign(besideFormula: wording, to: &html) }
  }

  /// Where a claim of a hidden block would be, so that a link finds the place.
  package func writeAnchor(to html: inout [UInt8]) {
    html.append(contentsOf: "<span id=\"claim-\(number)\"></span>".utf8)
  }

  /// What the ledger can be filtered by: the verdict, with errata apart.
  package var kind: String { isErratum && verdict == .verified ? "erratum" : verdict.rawValue }

  package var sign: String {
    switch verdict {
    case .verified: isErratum ? "≉" : "✓"
    case .ambiguous: "✓"
    case .imprecise, .refuted: "✗"
    case .undecided: "?"
    case .exempt: "–"
    }
  }

  package func meaning(_ wording: Wording) -> String {
    isErratum && verdict == .verified ? wording.erratum : wording.of(verdict)
  }

  /// What is undecided rests on nothing.
  package var hasBasis: Bool { verdict != .undecided && verdict != .exempt }

  private func open(_ role: String, label: String? = nil, to html: inout [UInt8]) {
    html.append(contentsOf: (ledger == nil ? "<span class=\"" : "<a class=\"").utf8)
    html.append(contentsOf: role.utf8)
    // What is verified is the rule, and says nothing of itself.
    if kind != Verdict.verified.rawValue { html.append(contentsOf: " \(kind)".utf8) }
    html.append(contentsOf: "\" id=\"claim-\(number)\"".utf8)
    if let label {
      html.append(html: " aria-label=\"")
      html.append(escaping: label)
      html.append(html: "\"")
    }
    if let ledger {
      html.append(html: " href=\"")
      html.append(escaping: ledger)
      html.append(html: "\">")
    } else {
      html.append(html: " tabindex=\"0\">")
    }
  }

  private func close(to html: inout [UInt8]) { html.append(contentsOf: (ledger == nil ? "</span>" : "</a>").utf8) }

  private func writeSign(_ wording: Wording, to html: inout [UInt8]) {
    html.append(contentsOf: "<span class=\"sign\" aria-hidden=\"true\">\(sign)</span><span class=\"unseen\"> ".utf8)
    html.append(escaping: meaning(wording))
    html.append(html: "</span>")
  }

  private func writeCard(_ wording: Wording, to html: inout [UInt8]) {
    html.append(contentsOf: "<small><b>\(sign) ".utf8)
    if kind == Verdict.verified.rawValue {
      html.append(escaping: wording.of(basis))
      html.append(html: "</b>")
    } else {
      html.append(escaping: meaning(wording))
      html.append(html: "</b>")
      if hasBasis { html.append(escaping: wording.of(basis)) }
    }
    html.append(html: "<code>")
    html.append(escaping: text)
    html.append(html: "</code>")
    // What is exactly the number as printed says nothing more.
    if let value, !text.hasSuffix(" \(value)") {
      html.append(html: "<samp>")
      html.append(escaping: value)
      html.append(html: "</samp>")
    }
    if let note {
      html.append(html: "<em>")
      html.append(escaping: note)
      html.append(html: "</em>")
    }
    html.append(escaping: wording.line(line))
    html.append(html: "</small>")
  }
}

extension ReportedClaim {
  /// What is known of the value: the number itself where it is exact, the certain digits of a vector's elements,
  /// else the bounds that enclose it.
  package var knowledge: String? {
    if let value, basis == .exact || value.hasPrefix("[") { return value }
    return enclosure.map { "[\($0.lower), \($0.upper)]" } ?? value
  }
}
