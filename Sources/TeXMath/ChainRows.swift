extension TeXEnvironment {
  /// Whether its rows are statements, rather than the elements of a matrix or the cases of a function.
  var holdsStatements: Bool {
    switch kind {
    case .aligned, .eqnarray, .gathered, .multline: true
    case .array: rows.contains { row in row.cells.contains { ChainRelation(leading: $0.nodes.flattened()) != nil } }
    case .matrix, .smallMatrix, .cases, .substack: false
    }
  }

  /// The statements of its rows; a row that begins with a relation or an operator continues the one above it.
  var statements: [[TeXNode]] {
    var done: [[TeXNode]] = []
    var open: [Int: [TeXNode]] = [:]
    let rows = rows.map { row in columns(of: row) }
    // Where rows begin with `&` before something that is no relation, the marks align no relations, and a row
    // that begins with a sign is a statement of its own.
    let first = rows.lazy.compactMap { $0.first { !$0.nodes.isEmpty } }.first
    let alignsRelations = !(first.map { $0.isIndented && ChainRelation(leading: $0.nodes) == nil } ?? false)
    for columns in rows {
      for (index, column) in columns.enumerated() where !column.nodes.isEmpty {
        if let statement = open[index], column.continues(statement, alignsRelations: alignsRelations) {
          open[index] = statement.withoutSpaceAtEnd + column.nodes.drop(while: \.isSpace)
        } else {
          if let statement = open[index] { done.append(statement) }
          open[index] = column.nodes
        }
      }
    }
    return done + open.sorted { $0.key < $1.key }.map(\.value)
  }

  private struct Column {
    var nodes: [TeXNode]
    /// Whether its first cell is empty.
    var isIndented: Bool

    func continues(_ statement: [TeXNode], alignsRelations: Bool) -> Bool {
      if let last = statement.last, ChainRelation(last) != nil || last.isBinaryOperator { return true }
      guard let first = nodes.first(where: { if case .space = $0.content { false } else { true } }) else {
        return false
      }
      if ChainRelation(first) != nil { return true }
      guard first.isBinaryOperator else { return false }
      guard case .symbol("-", _) = first.content else { return true }
      return alignsRelations && isIndented || !nodes.contains { ChainRelation($0) != nil }
    }
  }

  /// The cells that belong together: pairs in aligned rows, all in `eqnarray`.
  private func columns(of row: TeXRow) -> [Column] {
    let cells = row.cells.map { $0.nodes.flattened() }
    switch kind {
    case .aligned where !cells.contains(where: { $0.count == 1 && ChainRelation($0[0]) != nil }):
      // `35/2 &= 17 & \dots 1`: a remainder belongs to the quotient before it.
      if cells.count == 3, let first = cells[2].first, first.isEllipsis {
        return [Column(nodes: Array(cells.joined()), isIndented: cells[0].isEmpty)]
      }
      let columns = stride(from: 0, to: cells.count, by: 2).map { index in
        Column(
          nodes: cells[index] + (index + 1 < cells.count ? cells[index + 1] : []), isIndented: cells[index].isEmpty)
      }
      // `a &= 1+1 &= 2`: a row that begins a statement goes on with it in a column that begins with a relation.
      guard let first = columns.first, !first.nodes.isEmpty, ChainRelation(leading: first.nodes) == nil else {
        return columns
      }
      return columns.dropFirst().reduce(into: [first]) { row, column in
        if column.isIndented || ChainRelation(leading: column.nodes) == nil {
          row.append(column)
        } else {
          row[row.count - 1].nodes += column.nodes
        }
      }
    case .aligned, .eqnarray, .array:
      return [Column(nodes: Array(cells.joined()), isIndented: cells.first?.isEmpty ?? true)]
    default: return cells.map { Column(nodes: $0, isIndented: true) }
    }
  }
}

extension ChainRelation {
  fileprivate init?(leading nodes: [TeXNode]) {
    guard let first = nodes.first else { return nil }
    self.init(first)
  }
}

extension TeXNode {
  var isEllipsis: Bool {
    if case .symbol(_, .inner) = content { return true }
    return false
  }

  fileprivate var isBinaryOperator: Bool {
    if case .symbol(let text, let atomClass) = content { return atomClass == .binary || text == "/" }
    return false
  }
}
