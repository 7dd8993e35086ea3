extension HTMLWriter {
  mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): html.append(escaping: text)
    case .softBreak: html.append(UInt8(ascii: "\n"))
    case .lineBreak: html.append(html: "<br />\n")
    case .code(let content):
      html.append(html: "<code>")
      write(content)
      html.append(html: "</code>")
    case .emphasis(let content):
      html.append(html: "<em>")
      write(content)
      html.append(html: "</em>")
    case .strong(let content):
      html.append(html: "<strong>")
      write(content)
      html.append(html: "</strong>")
    case .strikethrough(let content):
      html.append(html: "<del>")
      write(content)
      html.append(html: "</del>")
    case .link(let link): write(link: link)
    case .image(let image): write(image: image)
    case .html(let text): writeInlineHTML(text)
    case .math(let id): write(math: id)
    case .number(let id, let text):
      let draw = isInLink ? rendering.linkedNumber : rendering.number
      if !draw(id, text, &html) { html.append(escaping: text) }
    case .footnote(let number, let reference): writeReference(toFootnote: number, reference)
    }
  }

  private mutating func write(link: Link) {
    html.append(html: "<a href=\"")
    append(destinationOf: link, isImage: false)
    append(title: link.title)
    html.append(html: "\">")
    isInLink = true
    write(link.content)
    isInLink = false
    html.append(html: "</a>")
  }

  private mutating func write(image: Link) {
    html.append(html: "<img src=\"")
    append(destinationOf: image, isImage: true)
    html.append(html: "\" alt=\"")
    var text = ""
    for inline in image.content {
      inline.appendAlternativeText(to: &text) { document.sourceText(ofMath: $0) }
    }
    html.append(escaping: text)
    append(title: image.title)
    html.append(html: "\" />")
  }

  private mutating func append(destinationOf link: Link, isImage: Bool) {
    if isPlain { return html.append(escapingURL: link.destination) }
    let destination = rendering.destination(link.id, link.destination)
    // A dead link: it leads to the page itself.
    guard !isDangerous(url: destination, isImage: isImage) else { return }
    html.append(escapingURL: destination)
  }

  private mutating func append(title: String) {
    guard !title.isEmpty else { return }
    html.append(html: "\" title=\"")
    html.append(escaping: title)
  }

  private mutating func writeInlineHTML(_ text: String) {
    switch style {
    case .plain(true): html.append(filteringHTML: text)
    case .plain(false): html.append(contentsOf: text.utf8)
    case .page(let allowsHTML): if allowsHTML { html.append(contentsOf: text.utf8) }
    }
  }

  mutating func write(math id: Int) {
    if (isInLink ? rendering.linkedMath : rendering.math)(id, &html) { return }
    switch document.math[id].kind {
    case .inline, .reference: html.append(html: "<code class=\"math\">")
    case .display: html.append(html: "<code class=\"math display\">")
    }
    html.append(escaping: document.math[id].source.bytes)
    html.append(html: "</code>")
  }
}

extension Document {
  /// The source of a formula, as text.
  package func sourceText(ofMath id: Int) -> String { String(decoding: math[id].source.bytes, as: UTF8.self) }
}

extension Inline {
  /// As cmark describes an image: raw HTML and code are part of its text.
  func appendAlternativeText(to text: inout String, math: (Int) -> String) {
    switch self {
    case .html(let part): text += part
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      for inline in content { inline.appendAlternativeText(to: &text, math: math) }
    case .link(let link), .image(let link):
      for inline in link.content { inline.appendAlternativeText(to: &text, math: math) }
    case .text, .softBreak, .lineBreak, .code, .math, .number, .footnote: appendPlainText(to: &text, math: math)
    }
  }
}
