import CCMarkGFM

/// A node of cmark's tree, valid while the `MarkdownTree` lives.
struct MarkdownNode {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  private init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  var type: cmark_node_type { cmark_node_get_type(pointer) }
  /// For the nodes of extensions, whose types have no public constants: "table", "strikethrough" …
  var typeName: String { String(cString: cmark_node_get_type_string(pointer)) }
  var syntaxExtension: OpaquePointer? { cmark_node_get_syntax_extension(pointer) }

  var firstChild: MarkdownNode? { MarkdownNode(cmark_node_first_child(pointer)) }
  var next: MarkdownNode? { MarkdownNode(cmark_node_next(pointer)) }
  var previous: MarkdownNode? { MarkdownNode(cmark_node_previous(pointer)) }

  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
  var fenceInfo: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
  var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
  var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }

  /// The bytes of `literal`.
  var literalBytes: [UInt8] { bytes(cmark_node_get_literal(pointer)) }
  /// The text of a leaf block, from which its inlines were parsed.
  var contentBytes: [UInt8] { bytes(content) }

  /// Whether the text of a leaf block has a `$`, a `\begin` or a comment: if not, nothing in it needs a place.
  var mayHoldMathOrComments: Bool {
    guard let text = content else { return false }
    return strchr(text, 0x24) != nil || strstr(text, "<!--") != nil || strstr(text, "\\begin{") != nil
  }

  /// cmark leaves the memory of a leaf block without any text as it was: that of an empty heading, or of a cell that
  /// fills up a row.
  private var content: UnsafePointer<CChar>? { firstChild == nil ? nil : cmark_node_get_string_content(pointer) }

  /// Lines and columns count from 1, in bytes; 0 where cmark does not say.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  var children: Siblings { Siblings(node: firstChild) }

  struct Siblings: Sequence, IteratorProtocol {
    var node: MarkdownNode?

    mutating func next() -> MarkdownNode? {
      defer { node = node?.next }
      return node
    }
  }

  private func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    let count = strlen(text)
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }
}
