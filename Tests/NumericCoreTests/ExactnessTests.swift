import Testing

@testable import NumericCore

/// Where a value is rational and known to be, it is exact.
@Suite struct ExactnessTests {
  let arithmetic = Arithmetic(64)

  @Test(arguments: [
    ("sqrt", "4", "2"), ("sqrt", "9/16", "3/4"), ("sqrt", "0", "0"), ("sqrt", "0.01", "0.1"), ("cbrt", "8", "2"),
    ("cbrt", "-27/8", "-3/2"), ("cbrt", "0", "0"), ("log", "1", "0"), ("log2", "8", "3"), ("log2", "1/1024", "-10"),
    ("log10", "1000", "3"), ("log10", "0.001", "-3"), ("log10", "1", "0"), ("exp", "0", "1"), ("expm1", "0", "0"),
    ("sin", "0", "0"), ("cos", "0", "1"), ("tan", "0", "0"), ("acos", "1", "0"), ("cosh", "0", "1"),
    ("floor", "-0.5", "-1"),
    ("ceil", "-0.5", "0"), ("gamma", "5", "24"), ("factorial", "5", "120"), ("factorial", "0", "1"),
    ("lgamma", "2", "0"),
    ("erf", "0", "0"), ("sigmoid", "0", "1/2"), ("relu", "-3", "0"), ("relu", "0.1", "0.1"), ("abs", "-0.1", "0.1"),
  ])
  func functions(_ function: String, _ argument: String, _ value: String) throws {
    let function = try #require(UnaryFunction(rawValue: function))
    #expect(try arithmetic.apply(function, Real(exact(argument))).exact == exact(value))
  }

  @Test(arguments: [
    ("2", "10", "1024"), ("2", "-2", "1/4"), ("4", "1/2", "2"), ("8", "-2/3", "1/4"), ("0", "0", "1"),
    ("0", "1/3", "0"),
    ("-1", "1e10000", "1"), ("-1", "10000000000000000000001", "-1"), ("1", "-1e10000", "1"), ("-2", "3", "-8"),
    ("0.1", "3", "0.001"),
  ])
  func powers(_ base: String, _ exponent: String, _ value: String) throws {
    #expect(try arithmetic.power(Real(exact(base)), Real(exact(exponent))).exact == exact(value))
  }

  @Test(arguments: [
    ("8", "4", "3/2"), ("4", "8", "2/3"), ("1/8", "2", "-3"), ("8", "1/2", "-3"), ("9/4", "2/3", "-2"),
    ("27/8", "9/4", "3/2"),
    ("1", "7", "0"), ("4/9", "27/8", "-2/3"), ("1/27", "1/9", "3/2"),
  ])
  func logarithms(_ x: String, _ base: String, _ value: String) throws {
    #expect(try arithmetic.log(Real(exact(x)), base: Real(exact(base))).exact == exact(value))
  }

  @Test(arguments: [("6", "4"), ("2", "3"), ("12", "18"), ("9/2", "3/2"), ("4/9", "2"), ("4/3", "2/3"), ("3/2", "9/2")])
  func irrationalLogarithmsAreNotExact(_ x: String, _ base: String) throws {
    #expect(try exact(x).exactLogarithm(base: exact(base)) == nil)
  }

  @Test func logarithmsOfPowers() throws {
    var random = Seeded(state: 11)
    for _ in 0..<300 {
      let root = try #require(Rational(.random(in: 2...40, using: &random), over: .random(in: 1...40, using: &random)))
      guard !root.isOne else { continue }
      let (p, q) = (Int.random(in: -9...9, using: &random), Int.random(in: 1...9, using: &random))
      #expect(root.power(p).exactLogarithm(base: root.power(q)) == Rational(p, over: q), "\(root) \(p) \(q)")
      #expect(root.power(2 * q).root(2 * q) == root)
      #expect((-root.power(3)).root(3) == -root)
    }
    #expect(Rational(2).root(2) == nil)
    #expect(Rational(-4).root(2) == nil)
  }

  @Test func decimalsAreNotDoubles() throws {
    #expect(try arithmetic.add(0.1, 0.2).exact == exact("0.3"))
    let gap = try arithmetic.subtract(1, Real(exact("0.9999999999999999999999")))
    #expect(try arithmetic.compare(gap, .zero) == .greater)
  }

  @Test func largeResultsBecomeBalls() throws {
    let large = try arithmetic.power(2, 60_000)
    #expect(large.exact?.bitCount == 60_001)
    #expect(try arithmetic.power(2, 10_000).exact == Rational(2).power(10_000))
    let product = try arithmetic.multiply(large, large)
    #expect(product.exact == nil)
    #expect(product.enclosure.contains(Rational(2).power(120_000)))
    let fraction = try arithmetic.add(large, arithmetic.divide(1, arithmetic.add(large, 1)))
    #expect(fraction.exact == nil)
  }

  @Test func zeroNeedsNoBall() throws {
    let pi = arithmetic.pi
    #expect(try arithmetic.multiply(0, pi).isExactZero)
    #expect(try arithmetic.divide(0, pi).isExactZero)
    #expect(try arithmetic.atan2(0, pi).isExactZero)
  }
}
