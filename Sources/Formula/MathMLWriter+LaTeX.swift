/// What only formulas in LaTeX have.
extension MathMLWriter {
  /// A node without a row of its own, where what is around it makes one.
  mutating func contents(_ node: MathNode) {
    if case .row(let nodes) = node {
      for node in nodes { write(node) }
    } else {
      write(node)
    }
  }

  mutating func mark(_ base: MathNode, _ mark: String, isBelow: Bool, isStretchy: Bool) {
    append(isBelow ? "<munder accentunder=\"true\">" : "<mover accent=\"true\">")
    write(base)
    if mark == "→", !isStretchy {
      // A vector: the arrow of text is too long for one letter.
      append("<mo stretchy=\"false\" class=\"vector\">→</mo>")
    } else {
      write(.operator(mark, isStretchy ? OperatorStyle(isStretchy: true) : .unstretched))
    }
    append(isBelow ? "</munder>" : "</mover>")
  }

  mutating func pair(_ scripts: MathNode.Scripts) {
    write(scripts.sub ?? .row([]))
    write(scripts.sup ?? .row([]))
  }

  mutating func append(_ style: TextStyle) {
    let names: [(TextStyle, StaticString)] = [
      (.bold, "bold"), (.italic, "italic"), (.sansSerif, "sans"), (.monospace, "mono"),
    ]
    var isFirst = true
    for (part, name) in names where style.contains(part) {
      if !isFirst { append(" ") }
      append(name)
      isFirst = false
    }
  }

  mutating func write(_ node: MathNode, _ styling: MathStyling) {
    append("<mstyle")
    if let isDisplay = styling.isDisplay { append(isDisplay ? " displaystyle=\"true\"" : " displaystyle=\"false\"") }
    if let level = styling.scriptLevel {
      append(" scriptlevel=\"")
      escape(String(level))
      append("\"")
    }
    if let size = styling.size {
      append(" mathsize=\"")
      escape(String(size))
      append("%\"")
    }
    write(styling.color, styling.background)
    append(">")
    contents(node)
    append("</mstyle>")
  }

  /// Names are classes, so that a page can choose what can be read on its paper.
  private mutating func write(_ color: MathColor?, _ background: MathColor?) {
    var classes: [String] = []
    if case .named(let name)? = color { classes.append("color-" + name) }
    if case .named(let name)? = background { classes.append("paper-" + name) }
    if !classes.isEmpty {
      append(" class=\"")
      escape(classes.joined(separator: " "))
      append("\"")
    }
    if case .hex(let digits)? = color {
      append(" mathcolor=\"")
      escape(digits)
      append("\"")
    }
    if case .hex(let digits)? = background {
      append(" mathbackground=\"")
      escape(digits)
      append("\"")
    }
  }

  mutating func write(_ node: MathNode, _ enclosure: MathEnclosure) {
    switch enclosure {
    case .box, .cancel, .backCancel, .crossCancel, .strikeout, .slash, .circle:
      append("<mrow class=\"")
      escape(enclosure.rawValue)
      append("\">")
      contents(node)
      append("</mrow>")
    case .phantom: wrap(node, "<mphantom>", "</mphantom>")
    case .horizontalPhantom: wrap(node, "<mpadded height=\"0em\" depth=\"0em\"><mphantom>", "</mphantom></mpadded>")
    case .verticalPhantom: wrap(node, "<mpadded width=\"0em\"><mphantom>", "</mphantom></mpadded>")
    case .smash: wrap(node, "<mpadded height=\"0em\" depth=\"0em\">", "</mpadded>")
    case .rightLap: wrap(node, "<mpadded width=\"0em\">", "</mpadded>")
    case .leftLap: wrap(node, "<mpadded width=\"0em\"><mrow class=\"left-lap\">", "</mrow></mpadded>")
    case .centerLap: wrap(node, "<mpadded width=\"0em\"><mrow class=\"center-lap\">", "</mrow></mpadded>")
    }
  }

  private mutating func wrap(_ node: MathNode, _ opening: StaticString, _ closing: StaticString) {
    append(opening)
    contents(node)
    append(closing)
  }

  // MARK: Grids

  mutating func write(_ grid: MathGrid) {
    append("<mtable class=\"")
    escape(grid.kind.rawValue)
    append(grid.isDisplay ? "\" displaystyle=\"true\">" : grid.kind == .small ? "\" scriptlevel=\"1\">" : "\">")
    for row in grid.rows {
      var classes: [String] = []
      if row.rulesAbove > 0 { classes.append(row.rulesAbove > 1 ? "double-above" : "above") }
      if row.rulesBelow > 0 { classes.append(row.rulesBelow > 1 ? "double-below" : "below") }
      open("<mtr", classes)
      for cell in row.cells { write(cell) }
      if let number = row.number {
        append("<mtd class=\"number\">")
        contents(number)
        append("</mtd>")
      }
      append("</mtr>")
    }
    append("</mtable>")
  }

  private mutating func write(_ cell: MathGrid.Cell) {
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
    contents(cell.node)
    append("</mtd>")
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
