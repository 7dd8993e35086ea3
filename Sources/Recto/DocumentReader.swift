import CCMarkGFM
import Diagnostics
import Formula

/// The stage *read*: Markdown to `Document`.
///
/// cmark-gfm finds the structure; this reader turns its tree into values, takes out what Recto is to compute
/// and check, and finds the exact place of each of these things in the file.
struct DocumentReader {
  var document: Document
  let dialect: Dialect
  /// The number of lines before the text that cmark read.
  let skippedLines: Int
  let extensions: MarkdownExtensions
  var anchors = AnchorTable()
  /// What a directive says of the block at hand.
  var checking = Checking.normal
  /// How deep the block or inline at hand is nested.
  var depth = 0
  /// Whether the inlines at hand are the text of a link or the description of an image.
  var isInLink = false
  /// The footnotes' references so far.
  var references: [Int: Int] = [:]
  /// Footnotes that are still to be read, the last one first.
  var pendingFootnotes: [(number: Int, node: MarkdownNode)] = []

  private var hasReportedDepth = false

  /// Deeper nesting is an error (§11 of the design).
  static let depthLimit = 200

  /// A text that is wrong in more places is not worth the memory.
  static let diagnosticLimit = 1000

  var file: SourceFile { document.file }
  var isRecto: Bool { if case .recto = dialect { true } else { false } }

  init(_ document: Document, dialect: Dialect, skippedLines: Int, extensions: MarkdownExtensions) {
    self.document = document
    self.dialect = dialect
    self.skippedLines = skippedLines
    self.extensions = extensions
  }

  /// Reads a whole tree.
  mutating func read(_ root: MarkdownNode) {
    prepareFootnotes(root)
    document.blocks = blocks(of: root)
    readFootnotes(before: .max)
    for index in document.footnotes.indices { document.footnotes[index].references = references[index + 1] ?? 0 }
    if isRecto { reportUnusedFootnotes(root) }
    if document.diagnostics.count >= Self.diagnosticLimit {
      document.diagnostics.append(
        Diagnostic(.tooLarge, "more than \(Self.diagnosticLimit) findings; the others are not listed", at: nil))
    }
    document.diagnostics.sort { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: Span?, label: String = "",
    notes: [String] = [], help: [String] = []
  ) {
    guard document.diagnostics.count < Self.diagnosticLimit else { return }
    document.diagnostics.append(
      Diagnostic(.error, code, message, at: span, label: label, notes: notes, help: help))
  }

  // MARK: Blocks

  mutating func blocks(of parent: MarkdownNode) -> [Block] {
    guard depth < Self.depthLimit else {
      reportDepth(parent)
      return []
    }
    depth += 1
    defer { depth -= 1 }
    var blocks: [Block] = []
    var directive: (checking: Checking, span: Span)?
    var node = parent.firstChild
    while let current = node {
      node = current.next
      if current.type == CMARK_NODE_HTML_BLOCK, isRecto {
        if let next = readComments(current, after: blocks.last, &blocks) { directive = next }
        continue
      }
      let outer = checking
      if let directive { checking = directive.checking }
      directive = nil
      if let block = block(current, skippingTo: &node) { blocks.append(block) }
      checking = outer
    }
    if let directive {
      report(
        .directiveUnknown, "`\(directive.checking.rawValue)` stands before no block", at: directive.span,
        help: ["write it on the line before the block it is for"])
    }
    return blocks
  }

  /// - Parameter next: the node to go on with, moved on over what belongs to a table.
  private mutating func block(_ node: MarkdownNode, skippingTo next: inout MarkdownNode?) -> Block? {
    readFootnotes(before: node.startLine)
    switch node.type {
    case CMARK_NODE_PARAGRAPH: return paragraph(node)
    case CMARK_NODE_HEADING: return heading(node)
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_BLOCK_QUOTE: return quote(blocks(of: node))
    case CMARK_NODE_LIST: return .list(list(node))
    case CMARK_NODE_CODE_BLOCK: return code(node)
    case CMARK_NODE_HTML_BLOCK: return .html(node.literal)
    case CMARK_NODE_FOOTNOTE_DEFINITION: return nil
    default:
      guard node.typeName == "table" else { return nil }
      return .table(table(node, skippingTo: &next))
    }
  }

  private mutating func paragraph(_ node: MarkdownNode) -> Block {
    var leaf = Leaf(node)
    var content = inlines(of: node, in: &leaf)
    reportUnread(in: &leaf)
    // The space before a comment that has been taken out.
    if isRecto, case .text(let space)? = content.last, space.utf8.allSatisfy(isSpace) { content.removeLast() }
    if content.count == 1, case .math(let id) = content[0], document.math[id].kind == .display { return .math(id) }
    return .paragraph(content)
  }

  private mutating func heading(_ node: MarkdownNode) -> Block {
    var leaf = Leaf(node)
    let content = inlines(of: node, in: &leaf)
    reportUnread(in: &leaf)
    let level = Int(cmark_node_get_heading_level(node.pointer))
    guard isRecto else { return .heading(Heading(level: level, content: content, anchor: "")) }
    var text = ""
    for inline in content { inline.appendPlainText(to: &text) { document.sourceText(ofMath: $0) } }
    let anchor = anchors.anchor(for: text)
    document.headings.append(HeadingEntry(level: level, anchor: anchor, text: text, content: content))
    return .heading(Heading(level: level, content: content, anchor: anchor))
  }

  /// A quote, or the alert that its first line makes of it.
  private func quote(_ content: [Block]) -> Block {
    guard isRecto, case .paragraph(let first)? = content.first, case .text(let mark)? = first.first,
      mark.hasPrefix("[!"), mark.hasSuffix("]"), first.count == 1 || first[1] == .softBreak || first[1] == .lineBreak,
      let kind = Alert(rawValue: mark.dropFirst(2).dropLast().lowercased())
    else { return .quote(content) }
    let rest = Array(first.dropFirst(2))
    return .alert(kind, (rest.isEmpty ? [] : [.paragraph(rest)]) + content.dropFirst())
  }

  private mutating func list(_ node: MarkdownNode) -> ListBlock {
    let isOrdered = cmark_node_get_list_type(node.pointer) == CMARK_ORDERED_LIST
    var items: [ListBlock.Item] = []
    for item in node.children {
      let isTask = extensions.taskList != nil && item.syntaxExtension == extensions.taskList
      let isDone = isTask ? cmark_gfm_extensions_get_tasklist_item_checked(item.pointer) : nil
      items.append(.init(isDone: isDone, content: blocks(of: item)))
    }
    return ListBlock(
      start: isOrdered ? Int(cmark_node_get_list_start(node.pointer)) : nil,
      isTight: cmark_node_get_list_tight(node.pointer) != 0, items: items)
  }

  mutating func reportDepth(_ node: MarkdownNode) {
    guard !hasReportedDepth else { return }
    hasReportedDepth = true
    report(.tooLarge, "nested deeper than \(Self.depthLimit) levels", at: span(ofLines: node))
  }

  // MARK: Places

  /// The number of a node's line in the file.
  func fileLine(_ line: Int) -> Int { line + skippedLines }

  /// The lines of a block.
  func span(ofLines node: MarkdownNode) -> Span {
    let first = file.lineOrLast(fileLine(node.startLine))
    let last = file.lineOrLast(fileLine(max(node.startLine, node.endLine)))
    return Span(min(first.start + max(0, node.startColumn - 1), first.end), last.end)
  }
}
