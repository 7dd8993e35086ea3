import CCMarkGFM
import Diagnostics
import Formula

/// A rule: the text of a comment after `recto:`, and the whole comment.
struct TableRule {
  var source: Excerpt
  var span: Span
}

extension DocumentReader {
  /// The rules that follow a table, other comments between them. `next` is moved on to what follows the last one.
  func rules(at next: inout MarkdownNode?) -> [TableRule] {
    var rules: [TableRule] = []
    var node = next
    while let current = node, current.type == CMARK_NODE_HTML_BLOCK {
      node = current.next
      let text = LeafText(current.literalBytes, on: fileLine(current.startLine), in: file)
      let range = text.bytes.rangeWithoutSpaces
      guard text.bytes[range].starts(with: RectoComment.opening) else { break }
      let comment = RectoComment(text.bytes[range])
      guard case .rule(let source)? = comment else {
        if comment == nil { continue } else { break }
      }
      rules.append(
        TableRule(source: text.excerpt.slice(source), span: text.excerpt.span(range.lowerBound, range.upperBound)))
      next = node
    }
    return rules
  }

  /// The table as the program sees it; its numbers become nodes.
  mutating func ruledTable(_ rows: inout [[ReadCell]], _ rules: [Excerpt], span: Span) -> RuledTable {
    var columns = (rows.first ?? []).map { cell in
      RuledTable.Column(name: cell.identifier, header: cell.span)
    }
    reportDuplicates(columns)
    var body: [RuledTable.Row] = []
    let firstAggregate = firstAggregateRow(rows)
    for row in rows.indices.dropFirst() {
      let cells = rows[row].indices.map { column in
        RuledTable.Cell(span: rows[row][column].span, number: number(in: &rows[row][column]))
      }
      if row >= firstAggregate, let aggregate = rows[row].first?.aggregate {
        body.append(.aggregate(aggregate, cells))
      } else {
        body.append(.values(cells))
      }
    }
    check(rules, columns, body)
    for column in columns.indices {
      guard let cell = body.firstCellWithoutNumber(in: column), let name = columns[column].name else { continue }
      columns[column].name = nil
      columns[column].broken = RuledTable.BrokenColumn(name: name.name, cell: cell.span)
    }
    return RuledTable(columns: columns, rows: body, rules: rules, checking: checking, span: span)
  }

  /// The first of the last rows that aggregate; the number of rows if there is none.
  private func firstAggregateRow(_ rows: [[ReadCell]]) -> Int {
    var row = rows.count
    while row > 2, rows[row - 1].first?.aggregate != nil { row -= 1 }
    return row
  }

  /// The number that a cell is; it becomes a node, unless it stands in a formula.
  private mutating func number(in cell: inout ReadCell) -> Int? {
    if cell.inlines.count == 1, let id = cell.inlines[0].lastNumber { return id }
    let marks = "*_~`$ ".utf8
    var start = 0
    var end = cell.text.bytes.count
    while start < end, marks.contains(cell.text.bytes[start]) { start += 1 }
    while end > start, marks.contains(cell.text.bytes[end - 1]) { end -= 1 }
    guard let number = PrintedNumber(endingAt: end, in: cell.text.excerpt),
      number.span.start == cell.text.excerpt.fileOffset(start)
    else { return nil }
    let id = document.numbers.count
    document.numbers.append(number)
    if let last = cell.inlines.last, let marked = last.marking(number: id, file.text(number.span)) {
      cell.inlines.replaceSubrange((cell.inlines.count - 1)..., with: marked)
    }
    return id
  }

  // MARK: Diagnostics

  private mutating func reportDuplicates(_ columns: [RuledTable.Column]) {
    var seen: Set<String> = []
    for column in columns {
      guard let name = column.name, !seen.insert(name.name).inserted else { continue }
      report(.tableColumn, "two columns are named `\(name.name)`", at: name.span, help: ["rename one of them"])
    }
  }

  /// Reports a rule for a column that the table does not have, or that has a cell without a number.
  private mutating func check(_ rules: [Excerpt], _ columns: [RuledTable.Column], _ rows: [RuledTable.Row]) {
    for rule in rules {
      for name in rule.definedNames {
        guard let column = columns.firstIndex(where: { $0.name?.name == name.name }) else {
          let known = columns.compactMap(\.name?.name)
          let nearest = nearestName(to: name.name, among: known)
          report(
            .tableRule, "the table has no column `\(name.name)`", at: name.span,
            help: [
              nearest.map { "did you mean `\($0)`?" }
                ?? (known.isEmpty
                  ? "no column's header is an identifier such as `$p$`"
                  : "its columns are \(known.map { "`\($0)`" }.joined(separator: ", "))")
            ])
          continue
        }
        if let cell = rows.firstCellWithoutNumber(in: column) {
          report(
            .tableCell, "this cell of the ruled column `\(name.name)` is no number", at: cell.span,
            help: ["write a number, so that the rule can be checked"])
        }
      }
    }
  }
}

extension [RuledTable.Row] {
  fileprivate func firstCellWithoutNumber(in column: Int) -> RuledTable.Cell? {
    for case .values(let cells) in self where cells.indices.contains(column) && cells[column].number == nil {
      return cells[column]
    }
    return nil
  }
}

extension ReadCell {
  var span: Span { text.excerpt.span(0, text.bytes.count) }

  /// The identifier that a header names its column by: a formula or a code span that is one, else the text.
  fileprivate var identifier: Identifier? {
    for inline in inlines {
      switch inline {
      case .math: break
      case .code(let content):
        if case .text(let name)? = content.first, isIdentifier(name) { return place(name) }
      default: continue
      }
    }
    return mathIdentifier ?? textIdentifier
  }

  private var mathIdentifier: Identifier? {
    for range in leaf.taken where text.bytes[range.lowerBound] == UInt8(ascii: "$") {
      let name = String(decoding: text.bytes[range], as: UTF8.self).trimmed(of: "$` ")
      if isIdentifier(name) { return place(name) }
    }
    return nil
  }

  private var textIdentifier: Identifier? {
    var name = ""
    for inline in inlines { inline.appendPlainText(to: &name) { _ in "" } }
    return isIdentifier(name) ? place(name) : nil
  }

  private func place(_ name: String) -> Identifier? {
    let start = text.bytes.firstRange(of: Array(name.utf8), from: 0) ?? 0
    return Identifier(name, text.excerpt.span(start, min(start + name.utf8.count, text.bytes.count)))
  }

  fileprivate var aggregate: RuledTable.Aggregate? {
    let label = String(decoding: text.bytes, as: UTF8.self).trimmed(of: "$*_~`\\ :：.")
    // Small, it is a standard deviation.
    if label == "σ" || label == "sigma" { return nil }
    var name = label.lowercased()
    // `Total (nats)`
    if name.hasSuffix(")"), let bracket = name.firstIndex(of: "(") {
      name = String(name[..<bracket]).trimmed(of: "$*_~`\\ :：.")
    }
    return aggregates[name]
  }
}

private let aggregates: [String: RuledTable.Aggregate] = [
  "Σ": .sum, "σ": .sum, "∑": .sum, "sigma": .sum, "sum": .sum, "in total": .sum, "total": .sum, "totals": .sum,
  "合计": .sum, "总计": .sum, "总和": .sum,
  "和": .sum, "合計": .sum, "總計": .sum, "mean": .mean, "average": .mean, "avg": .mean, "avg.": .mean, "μ": .mean,
  "mu": .mean, "平均": .mean,
  "平均值": .mean, "均值": .mean,
]

extension String {
  fileprivate func trimmed(of characters: String) -> String {
    var text = self[...]
    while let first = text.first, characters.contains(first) { text.removeFirst() }
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return String(text)
  }
}

extension [UInt8] {
  fileprivate var rangeWithoutSpaces: Range<Int> {
    let trimmed = self[...].trimmingSpaces()
    return trimmed.startIndex..<trimmed.endIndex
  }
}

extension Excerpt {
  /// The names after `let` at the beginning of each statement.
  fileprivate var definedNames: [Identifier] {
    var names: [Identifier] = []
    var start = 0
    for part in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      defer { start += part.count + 1 }
      let statement = part.trimmingSpaces()
      guard statement.starts(with: "let ".utf8) else { continue }
      let rest = statement.dropFirst(4).trimmingSpaces()
      let name = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ":") }
      let text = String(decoding: name, as: UTF8.self)
      if isIdentifier(text) { names.append(Identifier(text, span(name.startIndex, name.endIndex))) }
    }
    return names
  }
}

/// Whether a text is an identifier of Swift: a name that is no reserved word.
func isIdentifier(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart, !isReservedWord(text) else {
    return false
  }
  return text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
}
