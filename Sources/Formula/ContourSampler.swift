import NumericCore

/// Finds the lines on which a function of two numbers has given values: it follows each through the cells of a fine
/// grid, of which only the corners near a line are evaluated. A line ends where the function is not certainly
/// defined and bounded along the edge that it would cross.
///
/// Source: marching squares, after Lorensen and Cline, Marching Cubes, 1987; ambiguous cells by their middle.
struct ContourSampler {
  /// The cells of the fine grid along each side, and those of them that are looked at to find the lines.
  private static let size = 64
  private static let stride = 4

  /// A side of a cell, by its end nearer to the origin.
  private struct Edge: Hashable {
    var column: Int
    var row: Int
    var isHorizontal: Bool

    var end: (column: Int, row: Int) { isHorizontal ? (column + 1, row) : (column, row + 1) }
  }

  private struct Cell: Hashable {
    var column: Int
    var row: Int

    /// Against the clock, from below.
    var edges: [Edge] {
      [
        Edge(column: column, row: row, isHorizontal: true), Edge(column: column + 1, row: row, isHorizontal: false),
        Edge(column: column, row: row + 1, isHorizontal: true), Edge(column: column, row: row, isHorizontal: false),
      ]
    }
  }

  /// A line of the grid.
  private struct Place {
    var exact: Rational
    var double: Double
  }

  private enum Corner {
    case unknown
    case undefined
    case value(Double)
  }

  private let columns: [Place]
  private let rows: [Place]
  private let function: SampledFunction
  private var corners: [Corner]
  private var boundedEdges: [Edge: Bool] = [:]
  private var boundedCells: [Cell: Bool] = [:]

  init(_ x: (lower: Rational, upper: Rational), _ y: (lower: Rational, upper: Rational), _ function: SampledFunction) {
    func places(_ range: (lower: Rational, upper: Rational)) -> [Place] {
      (0...Self.size).map { index in
        let exact = range.lower + (range.upper - range.lower) * Rational(index) / Self.size
        return Place(exact: exact, double: exact.double)
      }
    }
    columns = places(x)
    rows = places(y)
    self.function = function
    corners = Array(repeating: .unknown, count: (Self.size + 1) * (Self.size + 1))
  }

  /// The values between which the function lies on a coarse grid; nil where it has none.
  mutating func range() throws(Fault) -> ClosedRange<Double>? {
    var values: [Double] = []
    for row in Swift.stride(from: 0, through: Self.size, by: Self.stride) {
      for column in Swift.stride(from: 0, through: Self.size, by: Self.stride) {
        if let value = try value(column, row) { values.append(value) }
      }
    }
    guard let least = values.min(), let greatest = values.max() else { return nil }
    return least...greatest
  }

  mutating func lines(at level: Double) throws(Fault) -> [[Figure.Point]] {
    var lines: [[Figure.Point]] = []
    var seen: Set<Edge> = []
    for row in 0...Self.size {
      for column in 0...Self.size {
        for isHorizontal in [true, false] {
          // The lines of the coarse grid, edge by edge.
          guard (isHorizontal ? row : column) % Self.stride == 0, (isHorizontal ? column : row) < Self.size else {
            continue
          }
          let edge = Edge(column: column, row: row, isHorizontal: isHorizontal)
          guard !seen.contains(edge), try mayCross(edge, level), try crosses(edge, level) else { continue }
          lines.append(try line(through: edge, at: level, &seen))
        }
      }
    }
    return lines.filter { $0.count > 1 }
  }

  // MARK: Values

  private mutating func value(_ column: Int, _ row: Int) throws(Fault) -> Double? {
    let index = row * (Self.size + 1) + column
    switch corners[index] {
    case .value(let value): return value
    case .undefined: return nil
    case .unknown:
      let value = try function.value(at: [columns[column].exact, rows[row].exact])
      corners[index] = value.map { .value($0) } ?? .undefined
      return value
    }
  }

  /// Whether the ends of the coarse edge that holds this one lie on different sides of the level.
  private mutating func mayCross(_ edge: Edge, _ level: Double) throws(Fault) -> Bool {
    func start(_ place: Int) -> Int { place - place % Self.stride }
    let a = edge.isHorizontal ? (start(edge.column), edge.row) : (edge.column, start(edge.row))
    let b = edge.isHorizontal ? (a.0 + Self.stride, a.1) : (a.0, a.1 + Self.stride)
    guard let first = try value(a.0, a.1), let last = try value(b.0, b.1) else { return true }
    return (first < level) != (last < level)
  }

  private mutating func crosses(_ edge: Edge, _ level: Double) throws(Fault) -> Bool {
    let end = edge.end
    guard let first = try value(edge.column, edge.row), let last = try value(end.column, end.row),
      (first < level) != (last < level)
    else { return false }
    if try isBounded(aroundCell: min(edge.column, Self.size - 1), min(edge.row, Self.size - 1)) { return true }
    if let known = boundedEdges[edge] { return known }
    let isBounded = try isBounded(from: (edge.column, edge.row), to: end)
    boundedEdges[edge] = isBounded
    return isBounded
  }

  /// Whether the function is certainly bounded on the whole coarse cell that holds this one: most often it is, and
  /// then none of the edges inside needs to be asked for.
  private mutating func isBounded(aroundCell column: Int, _ row: Int) throws(Fault) -> Bool {
    let cell = Cell(column: column - column % Self.stride, row: row - row % Self.stride)
    if let known = boundedCells[cell] { return known }
    let isBounded = try isBounded(
      from: (cell.column, cell.row), to: (cell.column + Self.stride, cell.row + Self.stride))
    boundedCells[cell] = isBounded
    return isBounded
  }

  private func isBounded(
    from a: (column: Int, row: Int), to b: (column: Int, row: Int)
  ) throws(Fault) -> Bool {
    try function.enclosure(
      from: [columns[a.column].exact, rows[a.row].exact], to: [columns[b.column].exact, rows[b.row].exact]) != nil
  }

  /// Where the level lies on an edge that crosses it.
  private mutating func point(on edge: Edge, _ level: Double) throws(Fault) -> Figure.Point {
    let end = edge.end
    let (x, y) = (columns[edge.column].double, rows[edge.row].double)
    guard let first = try value(edge.column, edge.row), let last = try value(end.column, end.row) else {
      return Figure.Point(x, y)
    }
    let part = (level - first) / (last - first)
    return Figure.Point(
      x + (columns[end.column].double - x) * part, y + (rows[end.row].double - y) * part)
  }

  // MARK: Following

  private mutating func line(
    through start: Edge, at level: Double, _ seen: inout Set<Edge>
  ) throws(Fault) -> [Figure.Point] {
    seen.insert(start)
    let first = try point(on: start, level)
    var line: [Figure.Point] = []
    let sides =
      start.isHorizontal
      ? [Cell(column: start.column, row: start.row), Cell(column: start.column, row: start.row - 1)]
      : [Cell(column: start.column, row: start.row), Cell(column: start.column - 1, row: start.row)]
    for side in sides {
      line.reverse()
      if line.isEmpty { line.append(first) }
      var (edge, cell) = (start, side)
      while 0..<Self.size ~= cell.column, 0..<Self.size ~= cell.row, let next = try exit(of: cell, from: edge, level) {
        if next == start { return line + [first] }
        guard seen.insert(next).inserted else { break }
        line.append(try point(on: next, level))
        cell =
          next.isHorizontal
          ? Cell(column: next.column, row: cell.row == next.row ? next.row - 1 : next.row)
          : Cell(column: cell.column == next.column ? next.column - 1 : next.column, row: next.row)
        edge = next
      }
    }
    return line
  }

  /// The edge through which the line that came in leaves the cell.
  private mutating func exit(of cell: Cell, from edge: Edge, _ level: Double) throws(Fault) -> Edge? {
    let edges = cell.edges
    guard let entry = edges.firstIndex(of: edge) else { return nil }
    var others: [Int] = []
    for index in edges.indices where index != entry {
      if try crosses(edges[index], level) { others.append(index) }
    }
    guard others.count == 3 else { return others.first.map { edges[$0] } }
    // All four sides are crossed, and the middle tells which corners lie together: those whose side it is on.
    guard let corner = try value(cell.column, cell.row) else { return nil }
    var total = 0.0
    for (column, row) in [(0, 0), (1, 0), (1, 1), (0, 1)] {
      total += try value(cell.column + column, cell.row + row) ?? level
    }
    let isWithMiddle = (corner < level) == (total / 4 < level)
    // Around the corner at the origin lie the sides 0 and 3; the line goes round it unless it belongs to the middle.
    let pairs = isWithMiddle ? [1, 0, 3, 2] : [3, 2, 1, 0]
    return edges[pairs[entry]]
  }
}
