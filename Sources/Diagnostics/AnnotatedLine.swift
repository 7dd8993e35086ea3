/// One line of the source with the marks below it, laid out in the cells of a terminal.
struct AnnotatedLine {
  /// A mark's part on this line: columns count from 1, in Unicode scalars; `nil` is the line's own edge.
  struct Segment {
    let line: Int
    let from: Int?
    let to: Int?
    let text: String
    let isPrimary: Bool
  }

  /// A segment in cells from the left edge of what is shown; at least one cell wide.
  private struct Placed {
    var cells: Range<Int>
    let text: String
    let isPrimary: Bool
  }

  /// A character as it is shown.
  private struct Glyph {
    let text: String
    let cell: Int
    let width: Int
  }

  /// A line of prose can be a whole paragraph: beyond this many cells only what surrounds the marks is shown.
  private static let widthLimit = 100
  private static let context = 30
  private static let tabWidth = 4

  let source: String
  private var placed: [Placed] = []

  init(_ line: String, _ segments: [Segment]) {
    let (glyphs, cellOfScalar) = Self.layOut(line)
    let width = cellOfScalar[cellOfScalar.count - 1]
    let indent = glyphs.first { $0.text != " " }?.cell ?? 0
    func cell(_ column: Int) -> Int { cellOfScalar[min(max(column - 1, 0), cellOfScalar.count - 1)] }

    placed = segments.map { segment in
      let from = segment.from.map(cell) ?? indent
      let to = segment.to.map(cell) ?? width
      return Placed(cells: from..<max(from + 1, to), text: segment.text, isPrimary: segment.isPrimary)
    }
    let window = Self.window(around: placed.map(\.cells), width: width)
    let shown = glyphs.filter { $0.cell >= window.lowerBound && $0.cell + $0.width <= window.upperBound }
    let before = window.lowerBound > 0 ? "…" : ""
    let after = window.upperBound < width ? "…" : ""
    source = (before + shown.map(\.text).joined() + after).trimmingTrailingSpaces
    let shift = (shown.first?.cell ?? 0) - before.count
    for index in placed.indices {
      let cells = placed[index].cells
      placed[index].cells = cells.lowerBound - shift..<cells.upperBound - shift
    }
  }

  /// The characters with tabs spread and controls made visible, and the cell of each scalar and of the end.
  private static func layOut(_ line: String) -> ([Glyph], [Int]) {
    var glyphs: [Glyph] = []
    var cellOfScalar: [Int] = []
    var cell = 0
    for character in line {
      let text: String
      let width: Int
      if character == "\t" {
        width = tabWidth - cell % tabWidth
        text = String(repeating: " ", count: width)
      } else {
        text = String(character).withoutControls
        width = text == String(character) ? character.displayWidth : text.displayWidth
      }
      glyphs.append(Glyph(text: text, cell: cell, width: width))
      cellOfScalar += repeatElement(cell, count: character.unicodeScalars.count)
      cell += width
    }
    return (glyphs, cellOfScalar + [cell])
  }

  /// The cells to show: the whole line if it is short, else all marks with some text around them.
  private static func window(around marks: [Range<Int>], width: Int) -> Range<Int> {
    guard width > widthLimit, let low = marks.map(\.lowerBound).min(), let high = marks.map(\.upperBound).max() else {
      return 0..<width
    }
    let start = max(0, low - context)
    return start..<min(width, max(high + context, start + widthLimit))
  }

  /// The rows below the line: carets with the last label beside them, then the other labels, each under its
  /// mark and tied to it.
  func annotations(_ paint: Paint) -> [String] {
    let order = placed.sorted {
      ($0.cells.upperBound, $0.cells.lowerBound) < ($1.cells.upperBound, $1.cells.lowerBound)
    }
    var hanging = order.filter { !$0.text.isEmpty }
    var rows: [String] = [carets(paint)]
    if let last = order.last, !last.text.isEmpty {
      hanging.removeLast()
      rows[0] += " " + label(last, paint)
    }
    guard !hanging.isEmpty else { return rows }
    hanging.sort { $0.cells.lowerBound < $1.cells.lowerBound }
    rows.append(ties(hanging[...], paint))
    for index in hanging.indices.reversed() {
      let left = ties(hanging[..<index].filter { $0.cells.lowerBound < hanging[index].cells.lowerBound }, paint)
      let column = hanging[..<index].map(\.cells.lowerBound).filter { $0 < hanging[index].cells.lowerBound }.max()
      let gap = hanging[index].cells.lowerBound - (column.map { $0 + 1 } ?? 0)
      rows.append(left + String(repeating: " ", count: gap) + label(hanging[index], paint))
    }
    return rows
  }

  private func carets(_ paint: Paint) -> String {
    var row = [Bool?](repeating: nil, count: placed.map(\.cells.upperBound).max() ?? 0)
    for mark in placed where !mark.isPrimary { for cell in mark.cells { row[cell] = false } }
    for mark in placed where mark.isPrimary { for cell in mark.cells { row[cell] = true } }
    var text = ""
    var start = 0
    while start < row.count {
      let end = row[start...].firstIndex { $0 != row[start] } ?? row.count
      let count = end - start
      switch row[start] {
      case true?: text += paint.severity(String(repeating: "^", count: count))
      case false?: text += paint.frame(String(repeating: "─", count: count))
      case nil: text += String(repeating: " ", count: count)
      }
      start = end
    }
    return text
  }

  /// A bar below the start of each mark.
  private func ties(_ marks: some Sequence<Placed>, _ paint: Paint) -> String {
    var text = ""
    var cell = 0
    for mark in marks where mark.cells.lowerBound >= cell {
      text += String(repeating: " ", count: mark.cells.lowerBound - cell)
      text += mark.isPrimary ? paint.severity("│") : paint.frame("│")
      cell = mark.cells.lowerBound + 1
    }
    return text
  }

  private func label(_ mark: Placed, _ paint: Paint) -> String {
    let text = mark.text.withoutControls
    return mark.isPrimary ? paint.severity(text) : paint.frame(text)
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
