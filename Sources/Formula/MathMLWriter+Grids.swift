/// Tables, whose columns and rows are set by the page's style sheet.
extension MathMLWriter {
  mutating func write(_ grid: MathGrid) {
    let isNumbered = grid.rows.contains { $0.number != nil }
    let columns = grid.rows.reduce(0) { max($0, $1.cells.reduce(0) { $0 + $1.columnSpan }) }
    append("<mtable class=\"")
    escape(grid.kind.rawValue)
    if isNumbered { append(" numbered") }
    switch grid.kind {
    case .small, .substack: append("\" scriptlevel=\"1\">")
    default: append(grid.isDisplay ? "\" displaystyle=\"true\">" : "\">")
    }
    for (index, row) in grid.rows.enumerated() {
      var classes: [String] = []
      if row.rulesAbove > 0 { classes.append(row.rulesAbove > 1 ? "double-above" : "above") }
      if row.rulesBelow > 0 { classes.append(row.rulesBelow > 1 ? "double-below" : "below") }
      open("<mtr", classes)
      // As wide as the cell of the number, so that the formulas stand in the middle.
      if isNumbered { append("<mtd class=\"side\"></mtd>") }
      for (column, cell) in row.cells.enumerated() {
        open(cell)
        contents(cell.node)
        // Not before a sign, which would be taken for an operator.
        if column == 0 { strut(of: grid.kind, isLast: index == grid.rows.count - 1, gap: row.gapBelow) }
        append("</mtd>")
      }
      if isNumbered {
        for _ in row.cells.reduce(0, { $0 + $1.columnSpan })..<columns { append("<mtd></mtd>") }
        append("<mtd class=\"side\">")
        if let number = row.number { contents(number) }
        append("</mtd>")
      }
      append("</mtr>")
    }
    append("</mtable>")
  }

  private mutating func open(_ cell: MathGrid.Cell) {
    var classes: [String] = []
    if let alignment = cell.alignment { classes.append(alignment.rawValue) }
    if cell.rulesBefore > 0 { classes.append(cell.rulesBefore > 1 ? "double-before" : "before") }
    if cell.rulesAfter > 0 { classes.append(cell.rulesAfter > 1 ? "double-after" : "after") }
    append("<mtd")
    if cell.columnSpan > 1 {
      append(" columnspan=\"")
      escape(String(cell.columnSpan))
      append("\"")
    }
    open("", classes)
  }

  /// What makes every row of a table as high as a line at least, as TeX has it: 0.7 and 0.3 of its distance between
  /// lines, in eighteenths of an em.
  ///
  /// - Parameter gap: further space below the row, or less.
  mutating func strut(of kind: MathGrid.Kind, isLast: Bool, gap: Int) {
    var (height, depth) =
      switch kind {
      case .matrix, .array: (15, 7)
      case .cases: (18, 8)
      case .small, .substack: (11, 5)
      // Formulas in a display stand farther apart.
      case .aligned, .alignedAt, .eqnarray, .gathered, .multline: (15, isLast ? 7 : 12)
      }
    if !isLast { depth = max(0, depth + gap) }
    append("<mspace height=\"")
    length(height)
    append("\" depth=\"")
    length(depth)
    append("\"></mspace>")
  }

  private mutating func open(_ tag: StaticString, _ classes: [String]) {
    append(tag)
    if !classes.isEmpty {
      append(" class=\"")
      escape(classes.joined(separator: " "))
      append("\"")
    }
    append(">")
  }
}
