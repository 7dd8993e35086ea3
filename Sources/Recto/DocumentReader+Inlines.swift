import CCMarkGFM
import Diagnostics
import Formula

extension DocumentReader {
  /// The inlines below a node of a leaf block. Adjacent texts become one.
  mutating func inlines(of parent: MarkdownNode, in leaf: inout Leaf) -> [Inline] {
    guard depth < Self.depthLimit else {
      reportDepth(leaf.node)
      return []
    }
    depth += 1
    defer { depth -= 1 }
    var inlines: [Inline] = []
    for node in parent.children {
      switch node.type {
      case CMARK_NODE_TEXT: inlines.append(text: node.literal)
      case CMARK_NODE_SOFTBREAK: inlines.append(.softBreak)
      case CMARK_NODE_LINEBREAK: inlines.append(.lineBreak)
      case CMARK_NODE_CODE:
        let code = code(node, in: &leaf)
        if case .math(let id) = code, document.math[id].kind == .reference {
          inlines.removeCommand()
          if isInLink {
            report(
              .mathLabel, "a reference to a formula inside of a link", at: document.math[id].span,
              help: ["such a reference is a link itself"])
          }
        }
        inlines.append(code)
      case CMARK_NODE_HTML_INLINE: readHTML(node, in: &leaf, &inlines)
      case CMARK_NODE_EMPH: inlines.append(.emphasis(self.inlines(of: node, in: &leaf)))
      case CMARK_NODE_STRONG: inlines.append(.strong(self.inlines(of: node, in: &leaf)))
      case CMARK_NODE_LINK: inlines.append(.link(link(node, isImage: false, in: &leaf)))
      case CMARK_NODE_IMAGE: inlines.append(.image(link(node, isImage: true, in: &leaf)))
      case CMARK_NODE_FOOTNOTE_REFERENCE: inlines.append(footnote(node))
      default:
        if node.typeName == "strikethrough" { inlines.append(.strikethrough(self.inlines(of: node, in: &leaf))) }
      }
    }
    return inlines
  }

  private mutating func link(_ node: MarkdownNode, isImage: Bool, in leaf: inout Leaf) -> Link {
    let id = document.links.count
    let destination = node.url
    if isRecto {
      document.links.append(
        LinkEntry(destination: destination, isImage: isImage, block: span(ofLines: leaf.node)))
    }
    let outer = isInLink
    isInLink = true
    defer { isInLink = outer }
    return Link(id: id, destination: destination, title: node.title, content: inlines(of: node, in: &leaf))
  }

  private mutating func footnote(_ node: MarkdownNode) -> Inline {
    let number = Int(node.literal) ?? 0
    references[number, default: 0] += 1
    return .footnote(number, reference: references[number] ?? 1)
  }

  private mutating func code(_ node: MarkdownNode, in leaf: inout Leaf) -> Inline {
    let kind = isRecto ? recto_math_node_kind(node.pointer, extensions.math) : RECTO_MATH_NONE
    guard kind != RECTO_MATH_NONE else { return .code([.text(node.literal)]) }
    return .math(kind == RECTO_MATH_ENVIRONMENT ? environment(node, in: &leaf) : math(node, kind, in: &leaf))
  }

  // MARK: Mathematics

  /// A formula between dollars, or a reference to one.
  private mutating func math(_ node: MarkdownNode, _ kind: recto_math_kind, in leaf: inout Leaf) -> Int {
    let text = place(&leaf)
    let isReference = kind == RECTO_MATH_REFERENCE
    let width = isReference ? 0 : kind == RECTO_MATH_DOLLAR ? 1 : 2
    let start = Int(recto_math_node_offset(node.pointer))
    let source = node.literalBytes
    let content = (start + width)..<(start + width + source.count)
    let end = content.upperBound + width
    leaf.taken.append(start..<end)
    document.math.append(
      MathSpan(
        source: text.excerpt.slice(content),
        kind: isReference ? .reference : kind == RECTO_MATH_DISPLAY ? .display : .inline,
        checking: isReference ? .normal : checking, span: text.excerpt.span(start, end),
        wordAfter: word(after: end, in: text)))
    return document.math.count - 1
  }

  /// `\begin{align}…\end{align}` on lines of its own; the leaf's text is what follows it.
  private mutating func environment(_ node: MarkdownNode, in leaf: inout Leaf) -> Int {
    let source = node.literalBytes
    let whole = LeafText(source + leaf.node.contentBytes, on: fileLine(leaf.node.startLine), in: file)
    let excerpt = whole.excerpt.slice(0..<source.count)
    document.math.append(
      MathSpan(
        source: excerpt, kind: .display, checking: checking, span: excerpt.span(0, source.count),
        wordAfter: nil))
    let line = fileLine(leaf.node.startLine) + source.count { $0 == UInt8(ascii: "\n") }
    leaf.text = LeafText(leaf.node.contentBytes, on: line, in: file)
    return document.math.count - 1
  }

  /// What stands right behind a formula, up to a space.
  private func word(after offset: Int, in text: LeafText) -> Span? {
    var start = offset
    while start < text.bytes.count, text.bytes[start] == UInt8(ascii: " ") { start += 1 }
    var end = start
    while end < text.bytes.count, !isSpace(text.bytes[end]), text.bytes[end] != UInt8(ascii: "<") { end += 1 }
    return start < end ? text.excerpt.span(start, end) : nil
  }

  // MARK: Places

  /// The text of a leaf with the places of its bytes.
  @discardableResult
  mutating func place(_ leaf: inout Leaf) -> LeafText {
    if let text = leaf.text { return text }
    let text = leafText(of: leaf.node)
    leaf.text = text
    return text
  }

  private func leafText(of node: MarkdownNode) -> LeafText {
    let bytes = node.contentBytes
    if node.type == CMARK_NODE_HEADING, !bytes.contains(UInt8(ascii: "\n")), isNumberSignHeading(node) {
      return LeafText(bytes, at: startOfHeadingText(node))
    }
    let count = bytes.count { $0 == UInt8(ascii: "\n") } + (bytes.last == UInt8(ascii: "\n") ? 0 : 1)
    let start = fileLine(node.startLine)
    // Definitions of link references are taken off a paragraph's head: count from its end. A paragraph that a
    // table follows at once has no line of its own, and ends on the line before the table's.
    if node.type == CMARK_NODE_HEADING {
      // cmark's end of a heading with an underline may be a line late.
      var line = start
      while line <= fileLine(node.endLine), !LeafText.matches(bytes, on: line, in: file) { line += 1 }
      return LeafText(bytes, on: line, in: file)
    }
    let end = node.startLine > 0 ? fileLine(node.endLine) : lineBeforeTable(after: node)
    return LeafText(bytes, on: end - count + 1, in: file)
  }

  private func isNumberSignHeading(_ node: MarkdownNode) -> Bool {
    let line = file.lineOrLast(fileLine(node.startLine))
    let offset = line.start + node.startColumn - 1
    return offset >= line.start && offset < line.end && file.bytes[offset] == UInt8(ascii: "#")
  }

  private func startOfHeadingText(_ node: MarkdownNode) -> Int {
    let line = file.lineOrLast(fileLine(node.startLine))
    var offset = line.start + node.startColumn - 1
    while offset < line.end, file.bytes[offset] == UInt8(ascii: "#") { offset += 1 }
    while offset < line.end, isSpace(file.bytes[offset]) { offset += 1 }
    return offset
  }
}

extension [Inline] {
  /// Takes off the `\eqref` that the text at hand ends with.
  fileprivate mutating func removeCommand() {
    guard case .text(let text)? = last, let backslash = text.lastIndex(of: "\\") else { return }
    removeLast()
    if backslash > text.startIndex { append(.text(String(text[..<backslash]))) }
  }

  mutating func append(text: String) {
    if case .text(let before)? = last {
      self[count - 1] = .text(before + text)
    } else {
      append(.text(text))
    }
  }
}
