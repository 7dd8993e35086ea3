import CCMarkGFM
import Diagnostics
import Formula

/// A cell while its table is read: what is shown, and where its text stands.
struct ReadCell {
  var inlines: [Inline]
  var leaf: Leaf
  var text: LeafText
}

extension DocumentReader {
  /// A table, with the rules that stand below it.
  ///
  /// - Parameter next: the node after the table; moved on over its rules.
  mutating func table(_ node: MarkdownNode, skippingTo next: inout MarkdownNode?) -> TableBlock {
    var rows: [[ReadCell]] = []
    for row in node.children {
      let line = rows.isEmpty ? headerLine(node) : fileLine(row.startLine)
      rows.append(cells(of: row, on: line, from: rowStart(row, on: line, in: node)))
    }
    var ruled: Int?
    let rules = isRecto ? rules(at: &next) : []
    if let last = rules.last {
      let table = ruledTable(&rows, rules.map(\.source), span: span(ofLines: node).union(last.span))
      ruled = document.program.count
      document.program.append(.table(table))
    }
    return TableBlock(
      alignments: alignments(node, count: rows.first?.count ?? 0), header: rows.first?.map(\.inlines) ?? [],
      rows: rows.dropFirst().map { $0.map(\.inlines) }, ruled: ruled)
  }

  private func alignments(_ node: MarkdownNode, count: Int) -> [TableBlock.Alignment] {
    guard let letters = cmark_gfm_extensions_get_table_alignments(node.pointer) else {
      return Array(repeating: .none, count: count)
    }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  // MARK: Places

  /// The line of the header, which cmark takes for the first one of the paragraph that the table grew out of:
  /// two lines above the first row of the body, or one above the table's last line.
  private func headerLine(_ table: MarkdownNode) -> Int {
    if let first = table.firstChild?.next { return fileLine(first.startLine) - 2 }
    return fileLine(table.endLine) - 1
  }

  /// The last line of a paragraph that a table follows without an empty line, which has no place in cmark.
  func lineBeforeTable(after paragraph: MarkdownNode) -> Int {
    guard let table = paragraph.next, table.typeName == "table" else { return fileLine(max(1, paragraph.endLine)) }
    return headerLine(table) - 1
  }

  /// Where a row begins behind the marks of its containers.
  private func rowStart(_ row: MarkdownNode, on line: Int, in table: MarkdownNode) -> Int {
    let span = file.lineOrLast(line)
    if line == fileLine(table.startLine) { return min(span.start + max(0, table.startColumn - 1), span.end) }
    var offset = span.start
    while offset < span.end, " \t>".utf8.contains(file.bytes[offset]) { offset += 1 }
    return offset
  }

  /// The cells' texts with the spaces around them (GFM 4.10): what stands between two `|` that have no `\` before.
  private func cellSpans(on line: Int, from start: Int) -> [Span] {
    let end = file.lineOrLast(line).end
    let hasLeadingPipe = start < end && file.bytes[start] == UInt8(ascii: "|")
    var spans: [Span] = []
    // A cell may begin with what looks like the mark of a quote.
    var cell = hasLeadingPipe ? start + 1 : file.lineOrLast(line).start
    var offset = hasLeadingPipe ? cell : start
    while offset < end {
      if file.bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      if file.bytes[offset] == UInt8(ascii: "|") {
        spans.append(Span(cell, offset))
        cell = offset + 1
      }
      offset += 1
    }
    spans.append(Span(cell, end))
    return spans
  }

  // MARK: Cells

  private mutating func cells(of row: MarkdownNode, on line: Int, from start: Int) -> [ReadCell] {
    let spans = isRecto ? cellSpans(on: line, from: start) : []
    var cells: [ReadCell] = []
    for (column, cell) in row.children.enumerated() {
      let bytes = cell.contentBytes
      let text = spans.indices.contains(column) ? LeafText(cell: bytes, in: spans[column], of: file) : nil
      let placed = text ?? LeafText(bytes, at: file.lineOrLast(line).end)
      var leaf = Leaf(cell, text: placed, isCell: true)
      let inlines = inlines(of: cell, in: &leaf)
      cells.append(ReadCell(inlines: inlines, leaf: leaf, text: placed))
    }
    if isRecto { reportUnread(in: &cells, beyond: Array(spans.dropFirst(cells.count))) }
    return cells
  }

  /// Reports what looks like mathematics or comments in a row's cells; a formula that a border cuts, once.
  ///
  /// - Parameter beyond: the cells that the table has no column for, which cmark leaves out.
  private mutating func reportUnread(in cells: inout [ReadCell], beyond: [Span]) {
    var dollars: [Int] = []
    for cell in cells where cell.text.bytes.contains(UInt8(ascii: "$")) {
      let unread = UnreadText(cell.text.bytes, taken: cell.leaf.taken)
      dollars += unread.dollars.map { cell.text.excerpt.fileOffset($0.lowerBound) }
    }
    for span in beyond where !dollars.isEmpty {
      dollars += UnreadText(Array(file.bytes[span.range]), taken: []).dollars.map { span.start + $0.lowerBound }
    }
    for (opening, closing) in zip(dollars, dollars.dropFirst()) where isSplitFormula(opening, closing) {
      return report(
        .mathSplitByTable, "a `|` in this formula ends the table cell", at: Span(opening, closing + 1),
        help: ["write `\\|`, `\\vert` or `\\lvert … \\rvert`"])
    }
    for index in cells.indices where cells[index].leaf.node.mayHoldMathOrComments {
      reportUnread(in: &cells[index].leaf)
    }
  }

  /// Whether two dollars in different cells would enclose a formula if there were no border between them.
  private func isSplitFormula(_ opening: Int, _ closing: Int) -> Bool {
    let content = file.bytes[(opening + 1)..<closing]
    guard content.contains(UInt8(ascii: "|")), let first = content.first, let last = content.last else { return false }
    let next = closing + 1 < file.bytes.count ? file.bytes[closing + 1] : 0
    return !isSpace(first) && !isSpace(last) && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
  }
}
