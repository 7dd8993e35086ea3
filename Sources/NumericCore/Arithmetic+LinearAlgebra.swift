// Matrices as arrays of rows. Elimination is exact over rationals; over balls a pivot is an element that is certainly
// not 0.

extension Arithmetic {
  /// The columns as rows.
  package func transpose(_ a: [[Real]]) throws(Fault) -> [[Real]] {
    let (rows, columns) = try shape(of: a, "transpose")
    try meter.allocate(elements: rows * columns)
    return (0..<columns).map { column in a.map { $0[column] } }
  }

  /// The matrix product.
  package func matmul(_ a: [[Real]], _ b: [[Real]]) throws(Fault) -> [[Real]] {
    let (rows, inner) = try shape(of: a, "matmul")
    let (height, columns) = try shape(of: b, "matmul", argument: 1)
    if inner != height { throw shapesDoNotAgree("\(rows)×\(inner)", "\(height)×\(columns)") }
    let turned = try transpose(b)
    try meter.allocate(elements: rows * columns)
    var result: [[Real]] = []
    for row in a {
      var products: [Real] = []
      for column in turned { products.append(try dot(row, column)) }
      result.append(products)
    }
    return result
  }

  /// A matrix times a column vector.
  package func matmul(_ a: [[Real]], _ x: [Real]) throws(Fault) -> [Real] {
    let (rows, columns) = try shape(of: a, "matmul")
    if columns != x.count { throw shapesDoNotAgree("\(rows)×\(columns)", "\(x.count)") }
    try meter.allocate(elements: rows)
    var result: [Real] = []
    for row in a { result.append(try dot(row, x)) }
    return result
  }

  /// A row vector times a matrix.
  package func matmul(_ x: [Real], _ a: [[Real]]) throws(Fault) -> [Real] {
    let (rows, columns) = try shape(of: a, "matmul", argument: 1)
    if rows != x.count { throw shapesDoNotAgree("\(x.count)", "\(rows)×\(columns)") }
    return try matmul(transpose(a), x)
  }

  /// The n × n matrix with ones on its diagonal and zeros elsewhere.
  package func identity(_ n: Real) throws(Fault) -> [[Real]] {
    let count = try self.count(n, "identity", from: 1)
    let (elements, overflow) = count.multipliedReportingOverflow(by: count)
    try meter.allocate(elements: overflow ? .max : elements)
    return (0..<count).map { row in (0..<count).map { $0 == row ? .one : .zero } }
  }

  /// The determinant of a square matrix: by its definition up to 3 × 3, else by elimination.
  package func determinant(_ a: [[Real]]) throws(Fault) -> Real {
    let n = try order(of: a, "determinant")
    if n <= 3 { return try expansion(a) }
    var work = a
    return try eliminate(&work) ?? .zero
  }

  /// The inverse of a square matrix; one whose determinant is 0 has none.
  package func inverse(_ a: [[Real]]) throws(Fault) -> [[Real]] {
    let n = try order(of: a, "inverse")
    try meter.allocate(elements: n * n)
    if n <= 3 {
      let determinant = try expansion(a)
      if determinant.isExactZero { throw singular() }
      var result: [[Real]] = []
      for row in 0..<n {
        var line: [Real] = []
        for column in 0..<n { line.append(try divide(cofactor(a, column, row), determinant)) }
        result.append(line)
      }
      return result
    }
    let unit = try identity(Real(n))
    var work = zip(a, unit).map { $0 + $1 }
    guard try eliminate(&work) != nil else { throw singular() }
    for pivot in work.indices.reversed() {
      let inverse = work[pivot][pivot]
      for column in n..<2 * n { work[pivot][column] = try divide(work[pivot][column], inverse) }
      for row in 0..<pivot {
        let factor = work[row][pivot]
        for column in n..<2 * n {
          work[row][column] = try subtract(work[row][column], multiply(factor, work[pivot][column]))
        }
      }
    }
    return work.map { Array($0[n...]) }
  }

  // MARK: Elimination

  /// Brings the rows to an upper triangle and returns the product of its diagonal, with the sign of the exchanges;
  /// nil if a column has no pivot, so that the determinant is 0.
  private func eliminate(_ a: inout [[Real]]) throws(Fault) -> Real? {
    var determinant = Real.one
    for pivot in a.indices {
      guard let row = try pivotRow(a, pivot) else { return nil }
      if row != pivot {
        a.swapAt(row, pivot)
        determinant = try negate(determinant)
      }
      determinant = try multiply(determinant, a[pivot][pivot])
      for row in (pivot + 1)..<a.count where !a[row][pivot].isExactZero {
        let factor = try divide(a[row][pivot], a[pivot][pivot])
        for column in pivot..<a[row].count {
          a[row][column] = try subtract(a[row][column], multiply(factor, a[pivot][column]))
        }
        a[row][pivot] = .zero
      }
    }
    return determinant
  }

  /// The row from `column` on whose element is certainly not 0 and largest; nil if all are exactly 0.
  private func pivotRow(_ a: [[Real]], _ column: Int) throws(Fault) -> Int? {
    var best: (row: Int, size: Rational)?
    var isZero = true
    for row in column..<a.count where !a[row][column].isExactZero {
      isZero = false
      if case .symbolic = a[row][column].withoutDerivatives.storage { continue }
      let enclosure = a[row][column].enclosure
      if enclosure.contains(.zero) { continue }
      let size = min(enclosure.lower.magnitude, enclosure.upper.magnitude)
      if best.map({ $0.size < size }) ?? true { best = (row, size) }
    }
    if best == nil && !isZero {
      throw Fault(.undecided, "the matrix may be singular: no pivot is certainly different from 0", argument: 0)
    }
    return best?.row
  }

  /// The determinant of a matrix of up to 3 × 3 by expansion along the first row.
  private func expansion(_ a: [[Real]]) throws(Fault) -> Real {
    if a.count == 1 { return a[0][0] }
    var total = Real.zero
    for column in a.indices { total = try add(total, multiply(a[0][column], cofactor(a, 0, column))) }
    return total
  }

  /// The signed determinant of what is left without a row and a column.
  private func cofactor(_ a: [[Real]], _ row: Int, _ column: Int) throws(Fault) -> Real {
    if a.count == 1 { return .one }
    let minor = a.indices.filter { $0 != row }.map { i in a.indices.filter { $0 != column }.map { a[i][$0] } }
    let determinant = try expansion(minor)
    return (row + column) % 2 == 0 ? determinant : try negate(determinant)
  }

  private func singular() -> Fault {
    Fault(.outsideDomain, "the matrix has no inverse", notes: ["its determinant is 0"], argument: 0)
  }

  // MARK: Shapes

  private func shapesDoNotAgree(_ a: String, _ b: String) -> Fault {
    Fault(.shapeMismatch, "shapes do not agree: \(a) and \(b)", argument: 1)
  }

  /// The numbers of rows and of columns, neither of which may be 0; the rows have one length.
  package func shape(of a: [[Real]], _ name: String, argument: Int = 0) throws(Fault) -> (rows: Int, columns: Int) {
    guard let columns = a.first?.count, columns > 0 else {
      throw Fault(.outsideDomain, "\(name) of an empty matrix is not defined", argument: argument)
    }
    for (index, row) in a.enumerated() where row.count != columns {
      throw Fault(
        .shapeMismatch,
        "the rows of a matrix have one length: row 0 has \(columns) elements, row \(index) has \(row.count)",
        argument: argument)
    }
    return (a.count, columns)
  }

  private func order(of a: [[Real]], _ name: String) throws(Fault) -> Int {
    let (rows, columns) = try shape(of: a, name)
    if rows != columns {
      throw Fault(.shapeMismatch, "\(name) takes a square matrix, not \(rows)×\(columns)", argument: 0)
    }
    return rows
  }

  /// An argument that counts: an integer, not below `least`.
  func count(_ n: Real, _ name: String, from least: Int, argument: Int = 0) throws(Fault) -> Int {
    guard let exact = n.exact else {
      throw Fault(.undecided, "\(name) takes an integer", notes: ["it is \(n.shortText)"], argument: argument)
    }
    guard let value = exact.intValue, value >= least else {
      if exact.isInteger && exact.sign > 0 {
        throw Fault(.budgetExceeded, "\(exact.shortText) is too large", argument: argument)
      }
      throw Fault(
        .outsideDomain, "\(name) takes an integer from \(least), not \(n.shortText)", argument: argument)
    }
    return value
  }
}
