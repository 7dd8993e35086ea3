import CCMarkGFM
import Diagnostics

// cmark moves the footnotes that are referred to to the end of the tree, in the order of their numbers, and drops
// the others.
extension DocumentReader {
  mutating func prepareFootnotes(_ root: MarkdownNode) {
    let definitions = root.children.filter { $0.type == CMARK_NODE_FOOTNOTE_DEFINITION }
    document.footnotes = definitions.map { _ in Footnote(content: [], references: 0) }
    pendingFootnotes = definitions.enumerated().map { (number: $0.offset + 1, node: $0.element) }
      .sorted { $0.node.startLine > $1.node.startLine }
  }

  /// Reads the footnotes that stand above a line, so that what they hold of the program runs where it is written.
  mutating func readFootnotes(before line: Int) {
    while let last = pendingFootnotes.last, line == .max || 0 < line && last.node.startLine < line {
      pendingFootnotes.removeLast()
      let outer = checking
      checking = .normal
      document.footnotes[last.number - 1].content = blocks(of: last.node)
      checking = outer
    }
  }

  /// Reports the footnotes that are not shown; in error if one of them has something to be checked.
  mutating func reportUnusedFootnotes(_ root: MarkdownNode) {
    guard file.bytes.firstRange(of: Array("[^".utf8), from: document.frontMatter.span.end) != nil else { return }
    var isShown = [Bool](repeating: false, count: file.lineCount + 2)
    for node in root.children where node.startLine > 0 {
      let lines = fileLine(node.startLine)...fileLine(max(node.startLine, node.endLine))
      for line in lines where line < isShown.count { isShown[line] = true }
    }
    var line = skippedLines + 1
    while line <= file.lineCount {
      defer { line += 1 }
      guard !isShown[line], let label = footnoteLabel(on: line) else { continue }
      var end = line
      while end < file.lineCount, !isShown[end + 1], footnoteLabel(on: end + 1) == nil { end += 1 }
      let text = file.text(Span(label.end, file.line(end).end))
      let isChecked = ["<!-- recto", "<!-- =", "<!-- ≈", "swift recto"].contains { text.contains($0) }
      document.diagnostics.append(
        Diagnostic(
          isChecked ? .error : .warning, .link, "this footnote is not shown: nothing refers to it", at: label,
          help: ["refer to it by `\(file.text(label))` where it belongs, or take it out"]))
      line = end
    }
  }

  /// The `[^label]` that a line defines.
  private func footnoteLabel(on line: Int) -> Span? {
    let span = file.line(line)
    var start = span.start
    while start < span.end, file.bytes[start] == UInt8(ascii: " ") { start += 1 }
    guard start - span.start < 4, file.bytes[start..<span.end].starts(with: "[^".utf8) else { return nil }
    guard let end = file.bytes[start..<span.end].firstIndex(of: UInt8(ascii: "]")), end > start + 2,
      end + 1 < span.end, file.bytes[end + 1] == UInt8(ascii: ":")
    else { return nil }
    return Span(start, end + 1)
  }
}
