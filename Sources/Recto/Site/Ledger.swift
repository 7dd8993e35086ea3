import Formula

/// The claims of one article as the ledger lists them: written as soon as the article is judged, so that a run keeps
/// the bytes and not the claims.
package struct LedgerSection: Sendable {
  package var html: [UInt8]
  /// What leads to it from the head of its page; nothing for an article without claims.
  package private(set) var link: LedgerLink?
  /// Which verdicts and which bases occur: what a reader can filter by.
  package var kinds: [String: String] = [:]
  package var bases: [String: String] = [:]

  /// An article without claims has no section.
  ///
  /// - Parameters:
  ///   - anchor: the section's in the ledger.
  ///   - claimAnchor: that of a claim, up to its number.
  ///   - href: the article's page, seen from the ledger.
  package init(
    _ marks: [ClaimMark], title: String, tally: String, anchor: String, claimAnchor: String, href: String,
    _ wording: Wording
  ) {
    html = []
    guard !marks.isEmpty else { return }
    link = LedgerLink(href: "#" + anchor, title: title, tally: tally)
    html.reserveCapacity(400 * (marks.count + 1))
    html.append(html: "<section class=\"claims-of\" aria-labelledby=\"")
    html.append(escaping: anchor)
    html.append(html: "\">\n<h2 id=\"")
    html.append(escaping: anchor)
    html.append(html: "\"><a href=\"")
    html.append(escaping: href)
    html.append(html: "\">")
    html.append(escaping: title)
    html.append(html: "</a></h2>\n<p class=\"quiet\">")
    html.append(escaping: tally)
    html.append(html: "</p>\n")
    html.append(html: "<table class=\"ledger\">\n<thead>\n<tr>")
    for name in [wording.verdict, wording.claim, wording.enclosure, wording.basis, wording.source] {
      html.append(html: "<th scope=\"col\">")
      html.append(escaping: name)
      html.append(html: "</th>")
    }
    html.append(html: "</tr>\n</thead>\n<tbody>\n")
    for mark in marks { write(mark, claimAnchor, href, wording) }
    html.append(html: "</tbody>\n</table>\n</section>\n")
  }

  private mutating func write(_ mark: ClaimMark, _ anchor: String, _ href: String, _ wording: Wording) {
    kinds[mark.kind] = mark.meaning(wording)
    if mark.hasBasis { bases[mark.basis.rawValue] = wording.of(mark.basis) }
    html.append(html: "<tr id=\"")
    html.append(escaping: anchor)
    html.append(contentsOf: "\(mark.number)\" class=\"\(mark.kind)".utf8)
    if mark.hasBasis { html.append(contentsOf: " \(mark.basis.rawValue)".utf8) }
    html.append(contentsOf: "\"><td><b>\(mark.sign)</b> ".utf8)
    html.append(escaping: mark.meaning(wording))
    html.append(html: "</td><td><a href=\"")
    html.append(escaping: href)
    html.append(contentsOf: "#claim-\(mark.number)\"><code>".utf8)
    html.append(escaping: mark.text)
    html.append(html: "</code></a></td><td>")
    if let value = mark.value {
      html.append(html: "<samp>")
      html.append(escaping: value)
      html.append(html: "</samp>")
    }
    html.append(html: "</td><td>")
    if mark.hasBasis { html.append(escaping: wording.of(mark.basis)) }
    if let note = mark.note {
      if mark.hasBasis { html.append(html: "<br />") }
      html.append(html: "<em>")
      html.append(escaping: note)
      html.append(html: "</em>")
    }
    html.append(html: "</td><td>")
    html.append(escaping: wording.line(mark.line))
    html.append(html: "</td></tr>\n")
  }
}
