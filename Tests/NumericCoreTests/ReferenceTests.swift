import Testing

@testable import NumericCore

/// The tables of `Reference`, computed by mpmath.
@Suite struct ReferenceTests {
  @Test func functionsOfOneNumber() throws {
    var functions: Set<UnaryFunction> = []
    for row in try reference("unary") {
      let function = try #require(UnaryFunction(rawValue: row[0]))
      functions.insert(function)
      let x = Real(try exact(row[1]))
      try check(row) { arithmetic throws(Fault) in try arithmetic.apply(function, x) }
    }
    #expect(functions == Set(UnaryFunction.allCases))
  }

  @Test func functionsOfTwoNumbers() throws {
    for row in try reference("binary") {
      let (x, y) = (Real(try exact(row[1])), Real(try exact(row[2])))
      try check(row) { arithmetic throws(Fault) in
        switch row[0] {
        case "atan2": try arithmetic.atan2(x, y)
        case "**": try arithmetic.power(x, y)
        case "log": try arithmetic.log(x, base: y)
        default: try arithmetic.binomial(x, y)
        }
      }
    }
  }

  /// At 64 bits the enclosure meets the reference value, at 320 bits it is known to nearly all of its 60 digits.
  private func check(_ row: [String], _ compute: (Arithmetic) throws(Fault) -> Real) throws {
    let printed = try #require(row.last)
    let expected = try exact(printed)
    let ulp = Rational.powerOfTen(expected.decimalExponent - 59)
    let cell = Enclosure(expected - ulp, expected + ulp)
    for precision in [64, 320] {
      let value = try compute(Arithmetic(precision)).enclosure
      #expect(value.overlaps(cell), "\(row) at \(precision): \(value.digitsDown(70)) \(value.digitsUp(70))")
      if precision == 320 { #expect(value.width <= ulp, "\(row) is too wide") }
    }
  }
}
