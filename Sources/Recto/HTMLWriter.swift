/// Writes the blocks of an article as HTML into one buffer.
///
/// In the plain style the bytes are those of cmark-gfm, raw HTML included. In the page style headings have
/// anchors, and mathematics, formula blocks and numbers are drawn by the `Rendering` of the caller.
package struct HTMLWriter {
  package enum Style: Sendable {
    /// `filtersTags` writes the tags that GFM disallows as text.
    case plain(filtersTags: Bool)
    case page(allowsHTML: Bool)
  }

  package var html: [UInt8] = []
  let document: Document
  let style: Style
  let rendering: Rendering
  /// Whether the paragraphs at hand stand in a tight list.
  private var isTight = false
  /// Whether the inlines at hand stand in a link.
  var isInLink = false

  package init(_ document: Document, style: Style, rendering: Rendering = Rendering()) {
    self.document = document
    self.style = style
    self.rendering = rendering
    html.reserveCapacity(document.file.bytes.count * 2)
  }

  /// The whole article.
  package static func html(
    of document: Document, style: Style, rendering: Rendering = Rendering()
  ) -> [UInt8] {
    var writer = HTMLWriter(document, style: style, rendering: rendering)
    writer.write(document.blocks)
    writer.writeFootnotes()
    return writer.html
  }

  var isPlain: Bool { if case .plain = style { true } else { false } }

  package mutating func write(_ blocks: [Block]) {
    for block in blocks { write(block) }
  }

  /// Begins a new line.
  mutating func newLine() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let content): writeParagraph(content)
    case .heading(let heading): write(heading)
    case .thematicBreak:
      newLine()
      html.append(html: "<hr />\n")
    case .quote(let content): writeQuote(content)
    case .alert(let kind, let content): writeAlert(kind, content)
    case .list(let list): write(list)
    case .code(let info, let text): writeCode(info: info, text: text)
    case .html(let text): writeHTML(text)
    case .table(let table): write(table)
    case .formula(let id):
      newLine()
      if !rendering.formula(id, &html) { writeSource(ofFormula: id) }
      newLine()
    case .math(let id):
      newLine()
      write(math: id)
      newLine()
    }
  }

  private mutating func writeParagraph(_ content: [Inline]) {
    if isTight { return write(content) }
    newLine()
    html.append(html: "<p>")
    write(content)
    html.append(html: "</p>\n")
  }

  private mutating func write(_ heading: Heading) {
    newLine()
    html.append(html: "<h")
    html.append(decimal: heading.level)
    if !heading.anchor.isEmpty {
      html.append(html: " id=\"")
      html.append(escaping: heading.anchor)
      html.append(html: "\"")
    }
    html.append(html: ">")
    write(heading.content)
    if !heading.anchor.isEmpty { rendering.headingLink(heading, &html) }
    html.append(html: "</h")
    html.append(decimal: heading.level)
    html.append(html: ">\n")
  }

  private mutating func writeQuote(_ content: [Block]) {
    newLine()
    html.append(html: "<blockquote>\n")
    writeLoose(content)
    newLine()
    html.append(html: "</blockquote>\n")
  }

  /// An alert that begins with bold words and a full stop has them for its title.
  private mutating func writeAlert(_ kind: Alert, _ content: [Block]) {
    var content = content
    let title = isPlain ? nil : content.takeTitle()
    newLine()
    html.append(html: "<div class=\"alert alert-")
    html.append(escaping: kind.rawValue)
    html.append(html: "\">\n<p class=\"alert-title\">")
    if let title { write(title) } else { html.append(escaping: rendering.alertTitle(kind)) }
    html.append(html: "</p>\n")
    writeLoose(content)
    newLine()
    html.append(html: "</div>\n")
  }

  private mutating func write(_ list: ListBlock) {
    newLine()
    if let start = list.start {
      html.append(html: "<ol")
      if start != 1 {
        html.append(html: " start=\"")
        html.append(decimal: start)
        html.append(html: "\"")
      }
      html.append(html: ">\n")
    } else {
      html.append(html: "<ul>\n")
    }
    let wasTight = isTight
    for item in list.items {
      newLine()
      html.append(html: "<li>")
      if let isDone = item.isDone {
        html.append(
          html: isDone
            ? "<input type=\"checkbox\" checked=\"\" disabled=\"\"" : "<input type=\"checkbox\" disabled=\"\"")
        // Its own name, for those who cannot see it.
        if !isPlain { html.append(html: isDone ? " aria-label=\"✓\"" : " aria-label=\"☐\"") }
        html.append(html: " /> ")
      }
      isTight = list.isTight
      write(item.content)
      html.append(html: "</li>\n")
    }
    isTight = wasTight
    html.append(html: list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  /// A list is tight for its own paragraphs, not for those of a quote inside it.
  private mutating func writeLoose(_ content: [Block]) {
    let wasTight = isTight
    isTight = false
    write(content)
    isTight = wasTight
  }

  private mutating func writeCode(info: String, text: String) {
    newLine()
    let language = info.prefix { !$0.isASCII || !$0.isWhitespace }
    if !isPlain, rendering.code(String(language), text, &html) { return newLine() }
    // A wide one scrolls by itself, and so must be reachable with the keyboard.
    html.append(html: isPlain ? "<pre>" : "<pre tabindex=\"0\">")
    if language.isEmpty {
      html.append(html: "<code>")
    } else {
      html.append(html: "<code class=\"language-")
      html.append(escaping: String(language))
      html.append(html: "\">")
    }
    html.append(code: Array(text.utf8), in: isPlain ? nil : CodeLanguage(named: language))
    html.append(html: "</code></pre>\n")
  }

  private mutating func writeSource(ofFormula id: Int) {
    guard case .formula(let block) = document.program[id], !block.display.contains(.hidden) else { return }
    html.append(html: "<pre tabindex=\"0\"><code class=\"language-swift\">")
    html.append(code: block.source.bytes, in: isPlain ? nil : .swift)
    html.append(html: "</code></pre>\n")
  }

  private mutating func writeHTML(_ text: String) {
    switch style {
    case .plain(let filtersTags):
      newLine()
      if filtersTags { html.append(filteringHTML: text) } else { html.append(contentsOf: text.utf8) }
      newLine()
    case .page(let allowsHTML):
      guard allowsHTML else { return }
      newLine()
      html.append(contentsOf: text.utf8)
      newLine()
    }
  }
}

extension [Block] {
  /// Takes the title away from the blocks of an alert: the bold words that its first paragraph begins with, if a full
  /// stop ends them.
  fileprivate mutating func takeTitle() -> [Inline]? {
    guard case .paragraph(var words)? = first, case .strong(var title)? = words.first,
      case .text(let end)? = title.last,
      let stop = end.last, ".。".contains(stop)
    else { return nil }
    title[title.count - 1] = .text(String(end.dropLast()))
    // `**e.g.** this`, `**Dr.** Who` are no titles.
    var text = ""
    for inline in title { inline.appendPlainText(to: &text) { _ in "" } }
    guard !text.contains("."), text.count >= (stop == "." ? 4 : 2) else { return nil }
    words.removeFirst()
    switch words.first {
    case .softBreak, .lineBreak: words.removeFirst()
    case .text(let rest) where stop == "。" || rest.hasPrefix(" "):
      words[0] = .text(String(rest.drop { $0 == " " }))
    case nil where count > 1: break
    default: return nil
    }
    if words.isEmpty { removeFirst() } else { self[0] = .paragraph(words) }
    return title
  }
}
