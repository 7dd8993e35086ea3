import Testing

@testable import NumericCore

/// Matrices. Expected values: SymPy, exactly; mpmath at 60 digits.
@Suite struct LinearAlgebraTests {
  let a = Arithmetic(64)
  let square: [[Real]] = [[2, -1, 0, 3], [1, 0, 5, -2], [0, 4, 1, 1], [7, 2, -3, 1]]

  func exact(_ matrix: [[Real]]) -> [[Rational?]] { matrix.map { $0.map(\.exact) } }
  func rationals(_ rows: [String]) -> [[Rational?]] {
    rows.map { $0.split(separator: " ").map { Rational(String($0)) } }
  }

  @Test func productsAndTransposes() throws {
    let (m, n): ([[Real]], [[Real]]) = ([[1, 2, 3], [4, 5, 6]], [[1, 0], [0, 1], [2, -1]])
    #expect(exact(try a.matmul(m, n)) == rationals(["7 -1", "16 -1"]))
    #expect(exact(try a.transpose(m)) == rationals(["1 4", "2 5", "3 6"]))
    #expect(try a.matmul(m, [1, 0, -1]).map(\.exact) == [Rational(-2), Rational(-2)])
    #expect(try a.matmul([1, -1], m).map(\.exact) == [Rational(-3), Rational(-3), Rational(-3)])
    #expect(exact(try a.identity(2)) == rationals(["1 0", "0 1"]))
  }

  @Test func determinantsAndInversesAreExact() throws {
    #expect(try a.determinant(square).exact == Rational(551))
    #expect(
      exact(try a.inverse(square))
        == rationals([
          "18/551 46/551 -1/19 67/551", "-53/551 -13/551 4/19 17/551", "2/19 3/19 1/19 -1/19",
          "154/551 -35/551 2/19 -39/551",
        ]))
    let hilbert = (0..<5).map { row in (0..<5).map { Real(Rational(1, over: row + $0 + 1) ?? .zero) } }
    #expect(try a.determinant(hilbert).exact == Rational("1/266716800000"))
    #expect(
      exact(try a.inverse(hilbert))
        == rationals([
          "25 -300 1050 -1400 630", "-300 4800 -18900 26880 -12600", "1050 -18900 79380 -117600 56700",
          "-1400 26880 -117600 179200 -88200", "630 -12600 56700 -88200 44100",
        ]))
    #expect(try a.determinant([[0, 1], [1, 0]]).exact == Rational(-1))
    #expect(exact(try a.inverse([[0.5]])) == rationals(["2"]))
    #expect(exact(try a.inverse([[1, 2, 0], [0, 1, 0], [3, 0, 1]])) == rationals(["1 -2 0", "0 1 0", "-3 6 1"]))
  }

  @Test func matricesOfBalls() throws {
    func matrix(_ a: Arithmetic) throws(Fault) -> [[Real]] {
      [
        [try a.apply(.sqrt, 2), a.pi, a.e, 1], [1, try a.apply(.sqrt, 3), 2, try a.apply(.exp, -1)],
        [0, 1, try a.apply(.log, 2), 5], [3, 2, 1, try a.apply(.sqrt, 5)],
      ]
    }
    try expect("-18.3948880975449403849417911414283828109005") { a throws(Fault) in
      try a.determinant(matrix(a))
    }
    try expect([
      "-0.51155775943506651752", "0.53708009407136114395", "-0.11405846324334531284", "0.39545727575296768357",
    ]) {
      a throws(Fault) in try a.inverse(matrix(a))[0]
    }
    // The product with the inverse encloses the identity.
    let product = try a.matmul(matrix(a), a.inverse(matrix(a)))
    for (i, row) in product.enumerated() {
      for (j, element) in row.enumerated() { #expect(element.enclosure.contains(i == j ? .one : .zero)) }
    }
  }

  @Test func determinantsOfProductsMultiply() throws {
    var generator = Seeded(state: 3)
    for size in 1...6 {
      func random() -> [[Real]] {
        (0..<size).map { _ in (0..<size).map { _ in Real(Rational(Int.random(in: -3...3, using: &generator))) } }
      }
      let (x, y) = (random(), random())
      let product = try a.determinant(a.matmul(x, y)).exact
      #expect(try product == a.multiply(a.determinant(x), a.determinant(y)).exact)
      #expect(try a.determinant(a.transpose(x)).exact == a.determinant(x).exact)
    }
  }

  @Test func singularMatricesHaveNoInverse() throws {
    let singular: [[Real]] = [[1, 2, 3, 4], [2, 4, 6, 8], [1, 0, 1, 0], [0, 1, 0, 1]]
    #expect(try a.determinant(singular).exact == .zero)
    for matrix in [singular, [[1, 2], [2, 4]]] {
      #expect(message { () throws(Fault) in try a.inverse(matrix) } == "the matrix has no inverse")
    }
    // Balls that may make it singular.
    let two = try a.power(a.apply(.sqrt, 2), 2)
    #expect(fault { () throws(Fault) in try a.inverse([[1, 2], [1, two]]) }?.kind == .undecided)
    var wide = singular
    wide[1][3] = try a.multiply(two, 4)
    #expect(fault { () throws(Fault) in try a.inverse(wide) }?.kind == .undecided)
  }

  @Test func shapesAreNamed() {
    #expect(message { () throws(Fault) in try a.matmul([[1, 2, 3]], [[1, 2]]) } == "shapes do not agree: 1×3 and 1×2")
    #expect(message { () throws(Fault) in try a.matmul([[1, 2, 3]], [1, 2]) } == "shapes do not agree: 1×3 and 2")
    #expect(
      message { () throws(Fault) in try a.determinant([[1, 2]]) } == "determinant takes a square matrix, not 1×2")
    #expect(
      message { () throws(Fault) in try a.transpose([[1, 2], [3]]) }
        == "the rows of a matrix have one length: row 0 has 2 elements, row 1 has 1")
    #expect(message { () throws(Fault) in try a.inverse([]) } == "inverse of an empty matrix is not defined")
    #expect(fault { () throws(Fault) in try a.identity(100_000) }?.kind == .budgetExceeded)
    #expect(fault { () throws(Fault) in try a.identity(Real("1e30") ?? .zero) }?.kind == .budgetExceeded)
    #expect(message { () throws(Fault) in try a.identity(0.5) } == "identity takes an integer from 1, not 0.5")
  }

  @Test func determinantsAreDifferentiated() throws {
    // d/dt det [[t, 1, 0, 0], [0, t, 1, 0], [0, 0, t, 1], [1, 0, 0, t]] = 4t³, since it is t⁴ − 1.
    let slope = try a.derivative(
      of: { a, t throws(Fault) in try a.determinant([[t, 1, 0, 0], [0, t, 1, 0], [0, 0, t, 1], [1, 0, 0, t]]) }, at: 3)
    #expect(slope.exact == Rational(108))
  }
}
