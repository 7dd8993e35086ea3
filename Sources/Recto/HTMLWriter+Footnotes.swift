extension HTMLWriter {
  mutating func writeReference(toFootnote number: Int, _ reference: Int) {
    html.append(html: "<sup class=\"footnote-ref\"><a href=\"#fn-")
    html.append(decimal: number)
    html.append(html: "\" id=\"")
    append(referenceAnchor: number, reference)
    html.append(html: "\" role=\"doc-noteref\">")
    html.append(decimal: number)
    html.append(html: "</a></sup>")
  }

  private mutating func append(referenceAnchor number: Int, _ reference: Int) {
    html.append(html: "fnref-")
    html.append(decimal: number)
    if reference > 1 {
      html.append(html: "-")
      html.append(decimal: reference)
    }
  }

  /// The footnotes, each with links back to where it is referred to.
  mutating func writeFootnotes() {
    guard !document.footnotes.isEmpty else { return }
    newLine()
    html.append(html: "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    for (index, footnote) in document.footnotes.enumerated() {
      html.append(html: "<li id=\"fn-")
      html.append(decimal: index + 1)
      html.append(html: "\">\n")
      write(footnote.content)
      // The links stand at the end of the last paragraph, if there is one.
      let closing = Array("</p>\n".utf8)
      let endsWithParagraph = html.ends(with: closing)
      if endsWithParagraph { html.removeLast(closing.count) }
      for reference in 1...max(1, footnote.references) {
        html.append(html: " <a href=\"#")
        append(referenceAnchor: index + 1, reference)
        html.append(html: "\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"")
        html.append(escaping: rendering.backToText)
        html.append(html: "\">↩</a>")
      }
      if endsWithParagraph { html.append(contentsOf: closing) }
      html.append(html: "</li>\n")
    }
    html.append(html: "</ol>\n</section>\n")
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...] == suffix[...]
  }

  /// Raw HTML with the opening bracket of the tags that GFM disallows written as text (GFM 6.11).
  mutating func append(filteringHTML text: String) {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "<"), isDisallowedTag(bytes[(index + 1)...]) {
        append(html: "&lt;")
      } else {
        append(byte)
      }
    }
  }
}

private let disallowedTags = [
  "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
].map { Array($0.utf8) }

private func isDisallowedTag(_ rest: ArraySlice<UInt8>) -> Bool {
  let name = rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest
  for tag in disallowedTags where name.count > tag.count {
    guard zip(name, tag).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
    switch name[name.startIndex + tag.count] {
    case UInt8(ascii: ">"), UInt8(ascii: " "), 9...13: return true
    case UInt8(ascii: "/"): return name.dropFirst(tag.count + 1).first == UInt8(ascii: ">")
    default: continue
    }
  }
  return false
}
