/// The headings below the title as links, lists in lists; empty if they are too few to choose from.
///
/// - Parameter rendering: that of the page; marks and anchors are left out, since their names are taken.
func tableOfContents(_ document: Document, _ rendering: Rendering) -> [UInt8] {
  let entries = document.headings.filter { (2...3).contains($0.level) }
  guard entries.count > 1 else { return [] }
  var rendering = rendering
  rendering.linkedNumber = { _, _, _ in false }
  rendering.headingLink = { _, _ in }
  var writer = HTMLWriter(document, style: .page(allowsHTML: false), rendering: rendering)
  writer.isInLink = true
  writer.html.append(html: "<ol>\n")
  var hasSection = false
  var isInside = false
  for (index, entry) in entries.enumerated() {
    // A subsection before the first section stands where the sections do.
    if entry.level == 3, hasSection, !isInside {
      writer.html.append(html: "\n<ol>\n")
      isInside = true
    } else if index > 0 {
      writer.html.append(html: "</li>\n")
      if entry.level == 2, isInside {
        writer.html.append(html: "</ol>\n</li>\n")
        isInside = false
      }
    }
    hasSection = hasSection || entry.level == 2
    writer.html.append(html: "<li><a href=\"#")
    writer.html.append(escaping: entry.anchor)
    writer.html.append(html: "\">")
    writer.write(entry.content.flatMap(\.withoutLinks))
    writer.html.append(html: "</a>")
  }
  writer.html.append(html: isInside ? "</li>\n</ol>\n</li>\n</ol>\n" : "</li>\n</ol>\n")
  return writer.html
}

extension Inline {
  /// The text as it can stand inside a link.
  fileprivate var withoutLinks: [Inline] {
    switch self {
    case .link(let link): link.content.flatMap(\.withoutLinks)
    case .footnote: []
    case .emphasis(let content): [.emphasis(content.flatMap(\.withoutLinks))]
    case .strong(let content): [.strong(content.flatMap(\.withoutLinks))]
    case .strikethrough(let content): [.strikethrough(content.flatMap(\.withoutLinks))]
    case .text, .softBreak, .lineBreak, .code, .image, .html, .math, .number: [self]
    }
  }
}
