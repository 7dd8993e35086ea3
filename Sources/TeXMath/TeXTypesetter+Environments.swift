import Formula

extension TeXTypesetter {
  func environment(_ environment: TeXEnvironment, _ context: TeXContext) -> MathNode {
    // A single row without columns needs no table.
    if environment.kind == .gathered, environment.rows.count == 1, environment.rows[0].cells.count == 1,
      numberNode(environment.rows[0].numbering) == nil
    {
      return row(environment.rows[0].cells[0].nodes, environment.isDisplay ? context.with(.display) : context)
    }
    var inner = context.with(environment.isDisplay ? .display : .text)
    if environment.kind == .substack || environment.kind == .smallMatrix { inner = context.with(.script) }
    var grid = MathGrid(MathGrid.Kind(environment))
    grid.isDisplay = environment.isDisplay
    for (index, source) in environment.rows.enumerated() {
      var row = MathGrid.Row()
      row.rulesAbove = source.rulesAbove
      if index == environment.rows.count - 1 { row.rulesBelow = environment.rulesBelow }
      var column = 0
      for cell in source.cells {
        row.cells.append(self.cell(cell, column, environment, inner))
        column += cell.columnSpan
      }
      row.gapBelow = source.gapBelow
      row.number = numberNode(source.numbering)
      grid.rows.append(row)
    }
    if environment.open.isEmpty, environment.close.isEmpty { return .grid(grid) }
    return .fenced(environment.open, .grid(grid), environment.close)
  }

  private func cell(
    _ cell: TeXCell, _ column: Int, _ environment: TeXEnvironment, _ context: TeXContext
  ) -> MathGrid.Cell {
    let nodes: [MathNode]
    switch environment.kind {
    case .aligned:
      // TeX puts an empty atom at the beginning of each second column: `&= x` has space around its relation.
      nodes =
        column % 2 == 1
        ? list(cell.nodes, context, after: .ordinary) : list(cell.nodes, context, before: .ordinary)
    case .eqnarray:
      nodes = list(cell.nodes, context, after: column == 1 ? .ordinary : nil, before: column == 1 ? .ordinary : nil)
    default: nodes = list(cell.nodes, context)
    }
    var result = MathGrid.Cell(nodes.count == 1 ? nodes[0] : .row(nodes))
    result.columnSpan = cell.columnSpan
    if let style = cell.column ?? (environment.columns.indices.contains(column) ? environment.columns[column] : nil) {
      result.alignment = MathGrid.Alignment(rawValue: style.alignment.rawValue)
      result.rulesBefore = style.rulesBefore
      result.rulesAfter = style.rulesAfter
    }
    return result
  }

  /// The number of a row that has a label or a tag.
  func numberNode(_ numbering: Numbering) -> MathNode? {
    var node: MathNode
    if let tag = numbering.tag {
      let words = tag.nodes.map { self.node($0, TeXContext(style: .text)) }
      node = .row(tag.isBare ? words : [.text("(")] + words + [.text(")")])
    } else if let label = numbering.label {
      node = .text("(\(numbers.number(of: label.name) ?? "?"))")
    } else {
      return nil
    }
    if let label = numbering.label { node = .target(node, id: label.name) }
    return node
  }
}

extension MathGrid.Kind {
  fileprivate init(_ environment: TeXEnvironment) {
    switch environment.kind {
    case .aligned: self = environment.name == "alignat" || environment.name == "alignedat" ? .alignedAt : .aligned
    case .eqnarray: self = .eqnarray
    case .gathered: self = .gathered
    case .multline: self = .multline
    case .matrix: self = .matrix
    case .smallMatrix: self = .small
    case .array: self = .array
    case .cases: self = .cases
    case .substack: self = .substack
    }
  }
}
