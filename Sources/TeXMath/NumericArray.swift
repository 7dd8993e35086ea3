import Formula

/// A vector or a matrix whose elements are closed numeric, as one side of a relation.
struct NumericArray {
  /// Row by row; all of one length.
  var rows: [[LaTeXSide]]

  /// The elements along the rows.
  var elements: [LaTeXSide] { rows.flatMap { $0 } }
  var shape: (rows: Int, columns: Int) { (rows.count, rows.first?.count ?? 0) }

  /// The largest matrix that is read as numbers: what more there is are tables.
  private static let sizeLimit = 400

  init?(rows: [[LaTeXSide]]) {
    guard let width = rows.first?.count, width > 0, rows.allSatisfy({ $0.count == width }),
      rows.count * width <= Self.sizeLimit
    else { return nil }
    self.rows = rows
  }

  /// Whether two sides can be compared element by element.
  ///
  /// - Parameter turnsVectors: whether a row may stand for a column, as for the value of an array.
  func fits(_ other: NumericArray, turnsVectors: Bool) -> Bool {
    if shape == other.shape { return true }
    return turnsVectors && isVector && other.isVector && elements.count == other.elements.count
  }

  var isVector: Bool { shape.rows == 1 || shape.columns == 1 }

  // MARK: Operations

  func adding(_ other: NumericArray, isDifference: Bool) -> NumericArray? {
    guard shape == other.shape else { return nil }
    return NumericArray(
      rows: zip(rows, other.rows).map { row, otherRow in
        zip(row, otherRow).map { a, b in
          a.combined(with: b) { isDifference ? .difference($0, $1) : .sum($0, $1) }
        }
      })
  }

  func scaled(by factor: LaTeXSide) -> NumericArray? {
    NumericArray(rows: rows.map { row in row.map { factor.combined(with: $0) { .product($0, $1) } } })
  }

  func negated() -> NumericArray? {
    NumericArray(rows: rows.map { row in row.map { $0.mapped { .negated($0) } } })
  }

  func times(_ other: NumericArray) -> NumericArray? {
    guard shape.columns == other.shape.rows else { return nil }
    return NumericArray(
      rows: rows.map { row in
        (0..<other.shape.columns).map { column in
          let products = row.indices.map { index in
            row[index].combined(with: other.rows[index][column]) { .product($0, $1) }
          }
          return products.dropFirst().reduce(products[0]) { $0.combined(with: $1) { .sum($0, $1) } }
        }
      })
  }

  func transposed() -> NumericArray? {
    NumericArray(rows: (0..<shape.columns).map { column in rows.map { $0[column] } })
  }
}

// MARK: Reading

extension NumericArray {
  /// Reads a side that holds a matrix: sums, differences, products and multiples of matrices of numbers.
  ///
  /// - Parameter nodes: flattened.
  init?(_ nodes: [TeXNode]) {
    guard nodes.contains(where: { $0.matrix != nil }) else { return nil }
    var result: NumericArray?
    var term: [TeXNode] = []
    var isMinus = false
    func add() -> Bool {
      guard let product = Self.product(term) else { return false }
      if let sum = result {
        result = sum.adding(product, isDifference: isMinus)
      } else {
        result = isMinus ? product.negated() : product
      }
      return result != nil
    }
    var depth = 0
    for node in nodes {
      if depth == 0, case .symbol(let sign, _) = node.content, sign == "+" || sign == "-" || sign == "−",
        !(term.last?.isTimesSign ?? false)
      {
        if !term.isEmpty {
          guard add() else { return nil }
        } else if result != nil {
          return nil
        }
        (term, isMinus) = ([], sign != "+")
        continue
      }
      if node.isOpeningBracketAlone { depth += 1 }
      if node.closesBracket { depth -= 1 }
      term.append(node)
    }
    guard add(), let result else { return nil }
    self = result
  }

  /// A product of matrices and numbers.
  private static func product(_ nodes: [TeXNode]) -> NumericArray? {
    var result: NumericArray?
    var factors: [LaTeXSide] = []
    var scalar: [TeXNode] = []
    func endScalar() -> Bool {
      let part = scalar.drop(while: \.isTimesSign).reversed().drop(while: \.isTimesSign).reversed()
      scalar = []
      guard !part.isEmpty else { return true }
      let side = LaTeXSide(nodes: Array(part))
      factors.append(side)
      return side.numeric != nil
    }
    for node in nodes {
      guard let matrix = node.matrix else {
        scalar.append(node)
        continue
      }
      guard endScalar(), let read = matrix.array else { return nil }
      if let left = result {
        guard let product = left.times(read) else { return nil }
        result = product
      } else {
        result = read
      }
    }
    guard endScalar() else { return nil }
    for factor in factors { result = result?.scaled(by: factor) }
    return result
  }

  /// `(0.3, 0.6, 0.1)`: a vector only where the author says so, by a binding.
  ///
  /// - Parameter nodes: flattened.
  init?(tuple nodes: [TeXNode]) {
    let inner: [TeXNode]
    if nodes.count == 1, case .fenced(let open, let members, let close) = nodes[0].content,
      ["()", "[]"].contains(open + close)
    {
      inner = members.flattened()
    } else {
      guard nodes.count > 2, ["(", "["].contains(nodes[0].bracket), [")", "]"].contains(nodes[nodes.count - 1].bracket)
      else { return nil }
      inner = Array(nodes[1..<(nodes.count - 1)])
    }
    var elements: [LaTeXSide] = []
    var depth = 0
    for part in inner.split(
      omittingEmptySubsequences: false,
      whereSeparator: { node in
        if node.isOpeningBracketAlone { depth += 1 }
        if node.closesBracket { depth -= 1 }
        guard depth == 0, case .symbol(",", _) = node.content else { return false }
        return true
      })
    {
      let side = LaTeXSide(nodes: Array(part))
      guard side.numeric != nil else { return nil }
      elements.append(side)
    }
    self.init(rows: [elements])
  }
}

/// A matrix as it is printed, before its cells are read.
private struct PrintedMatrix {
  var environment: TeXEnvironment
  var isTransposed = false

  var array: NumericArray? {
    var rows: [[LaTeXSide]] = []
    for row in environment.rows {
      // TeX allows `\\` behind the last row.
      if row.cells.count == 1, row.cells[0].nodes.flattened().isEmpty { continue }
      var sides: [LaTeXSide] = []
      for cell in row.cells {
        let side = LaTeXSide(nodes: cell.nodes)
        guard side.numeric != nil, side.margin.isEmpty, side.unit == nil else { return nil }
        sides.append(side)
      }
      rows.append(sides)
    }
    let array = NumericArray(rows: rows)
    return isTransposed ? array?.transposed() : array
  }
}

extension TeXNode {
  /// The matrix that the node is, in brackets or with a `T` above it.
  fileprivate var matrix: PrintedMatrix? {
    switch content {
    case .environment(let environment):
      guard environment.isMatrixOfNumbers, environment.open != "|", environment.open != "‖" else { return nil }
      return PrintedMatrix(environment: environment)
    case .fenced(let open, let nodes, let close):
      guard ["()", "[]"].contains(open + close) else { return nil }
      guard nodes.contains(where: \.mayHoldEnvironment) else { return nil }
      let inner = nodes.flattened()
      guard inner.count == 1, case .environment(let environment) = inner[0].content, environment.isMatrixOfNumbers,
        environment.open.isEmpty
      else { return nil }
      return PrintedMatrix(environment: environment)
    case .scripts(let base?, nil, let sup?, _):
      guard sup.isTransposeMark, var matrix = base.matrix else { return nil }
      matrix.isTransposed.toggle()
      return matrix
    case .group(let nodes) where nodes.count == 1: return nodes[0].matrix
    default: return nil
    }
  }

  /// Whether an environment is left of it when what changes its looks is taken away.
  private var mayHoldEnvironment: Bool {
    switch content {
    case .environment, .group, .styled, .enclosed, .classed, .accent, .scripts, .fenced: true
    default: false
    }
  }

  private var isTransposeMark: Bool {
    switch lone.content {
    case .symbol("T", _), .symbol("⊤", _), .symbol("′", _): true
    case .styled(_, let nodes): nodes.count == 1 && nodes[0].isTransposeMark
    case .text: words == "T"
    default: false
    }
  }

  fileprivate var isTimesSign: Bool {
    guard case .symbol(let text, _) = content else { return false }
    switch text.onlyScalar {
    case "×", "⋅", "·", "∗": return true
    default: return false
    }
  }
}

extension TeXEnvironment {
  /// A matrix, and not a table with rules or the cases of a function.
  fileprivate var isMatrixOfNumbers: Bool {
    switch kind {
    case .matrix, .smallMatrix: true
    case .array:
      rulesBelow == 0 && rows.allSatisfy { $0.rulesAbove == 0 }
        && columns.allSatisfy { $0.rulesBefore == 0 && $0.rulesAfter == 0 } && !holdsStatements
    case .aligned, .eqnarray, .gathered, .multline, .cases, .substack: false
    }
  }
}

// MARK: Determinants

extension ClosedNumericReader {
  /// The largest determinant that is expanded.
  private static let determinantLimit = 6

  /// `\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix}`.
  mutating func determinant(_ environment: TeXEnvironment) throws(Symbolic) -> ClosedNumeric {
    guard environment.kind == .matrix, environment.open == "|" else { throw Symbolic() }
    var rows: [[ClosedNumeric]] = []
    for row in environment.rows {
      if row.cells.count == 1, row.cells[0].nodes.flattened().isEmpty { continue }
      var cells: [ClosedNumeric] = []
      for cell in row.cells {
        cells.append(try inside(cell.nodes) { (reader) throws(Symbolic) in try reader.expression() })
      }
      rows.append(cells)
    }
    guard (1...Self.determinantLimit).contains(rows.count), rows.allSatisfy({ $0.count == rows.count }) else {
      throw Symbolic()
    }
    return Self.determinant(rows[...], columns: Array(rows.indices))
  }

  /// Laplace's expansion along the first row.
  private static func determinant(_ rows: ArraySlice<[ClosedNumeric]>, columns: [Int]) -> ClosedNumeric {
    guard let first = rows.first else { return .integer(1) }
    var result: ClosedNumeric?
    for (place, column) in columns.enumerated() {
      let minor = determinant(rows.dropFirst(), columns: columns.filter { $0 != column })
      let term = rows.count == 1 ? first[column] : ClosedNumeric.product(first[column], minor)
      result = result.map { place.isMultiple(of: 2) ? .sum($0, term) : .difference($0, term) } ?? term
    }
    return result ?? .integer(1)
  }
}
