import Testing

@testable import NumericCore

/// What holds for every input: tried on seeded random ones that like 0, ±1, the huge and the tiny.
@Suite struct LawTests {
  let low = Arithmetic(64)
  let high = Arithmetic(256)

  /// A random ball and a number in it.
  func ballAndPoint(_ random: inout Seeded) -> (Real, Rational) {
    let middle = random.rational()
    let radius = (middle.magnitude + .one) * Rational.powerOfTen(-Int.random(in: 1...15, using: &random))
    let share = Rational(Int.random(in: -100...100, using: &random)) / 100
    return (Real(Ball(Enclosure(middle - radius, middle + radius), precision: 64)), middle + radius * share)
  }

  @Test func ballsContainTheExactResult() throws {
    var random = Seeded(state: 1)
    for _ in 0..<2_000 {
      let ((a, x), (b, y)) = (ballAndPoint(&random), ballAndPoint(&random))
      #expect(try low.add(a, b).enclosure.contains(x + y))
      #expect(try low.subtract(a, b).enclosure.contains(x - y))
      #expect(try low.multiply(a, b).enclosure.contains(x * y))
      #expect(try low.negate(a).enclosure.contains(-x))
      if let quotient = x.divided(by: y), let value = try? low.divide(a, b) {
        #expect(value.enclosure.contains(quotient))
      }
      for n in [-3, 0, 2, 5] where n >= 0 || !x.isZero {
        guard let value = try? low.power(a, Real(n)) else { continue }
        #expect(value.enclosure.contains(x.power(n)), "\(x) ** \(n)")
      }
      #expect(try low.minimum(a, b).enclosure.contains(min(x, y)))
      #expect(try low.maximum(a, b).enclosure.contains(max(x, y)))
      for function in [UnaryFunction.abs, .relu, .floor, .ceil] {
        guard let value = try? low.apply(function, a), let point = try high.exactValue(function, x)?.exact else {
          continue
        }
        #expect(value.enclosure.contains(point), "\(function) of \(x)")
      }
    }
  }

  @Test func exactOperationsAreThoseOfFractions() throws {
    var random = Seeded(state: 2)
    for _ in 0..<500 {
      let (x, y) = (random.rational(), random.rational())
      // Against the definition, by cross multiplication.
      let sum = try #require(low.add(Real(x), Real(y)).exact)
      #expect(
        sum.numerator * x.denominator * y.denominator == (x.numerator * y.denominator + y.numerator * x.denominator)
          * sum.denominator)
      #expect(try low.subtract(low.add(Real(x), Real(y)), Real(y)).exact == x)
      guard !y.isZero else { continue }
      #expect(try low.multiply(low.divide(Real(x), Real(y)), Real(y)).exact == x)
      let remainder = try #require(low.remainder(Real(x), Real(y)).exact)
      #expect(remainder.magnitude < y.magnitude && remainder.sign * x.sign >= 0)
      #expect(try #require((x - remainder).divided(by: y)).isInteger)
    }
  }

  @Test(arguments: UnaryFunction.allCases) func precisionsAgree(_ function: UnaryFunction) throws {
    var random = Seeded(state: 3)
    var compared = 0
    for _ in 0..<300 {
      let x = Real(random.rational())
      guard let rough = try? low.apply(function, x) else { continue }
      let fine = try high.apply(function, x)
      #expect(rough.enclosure.overlaps(fine.enclosure), "\(function.rawValue) at \(x.shortText)")
      compared += 1
    }
    // asin and acos have few points in their domain, factorial has fewer.
    #expect(compared > 5)
  }

  @Test(arguments: UnaryFunction.allCases) func aBallHoldsTheValuesOfItsPoints(_ function: UnaryFunction) throws {
    var random = Seeded(state: 4)
    for _ in 0..<300 {
      let (ball, point) = ballAndPoint(&random)
      guard let wide = try? low.apply(function, ball) else { continue }
      #expect(
        wide.enclosure.overlaps(try high.apply(function, Real(point)).enclosure), "\(function.rawValue) at \(point)")
    }
  }

  @Test func twoRoutesMeet() throws {
    var random = Seeded(state: 5)
    let a = low
    for _ in 0..<300 {
      let x = Real(random.rational())
      let routes: [(String, () throws(Fault) -> Real, () throws(Fault) -> Real)] = [
        (
          "log1p", { () throws(Fault) in try a.apply(.log1p, x) },
          { () throws(Fault) in try a.apply(.log, a.add(.one, x)) }
        ),
        (
          "expm1", { () throws(Fault) in try a.apply(.expm1, x) },
          { () throws(Fault) in try a.subtract(a.apply(.exp, x), .one) }
        ),
        ("exp log", { () throws(Fault) in x }, { () throws(Fault) in try a.apply(.exp, a.apply(.log, x)) }),
        ("log2", { () throws(Fault) in try a.apply(.log2, x) }, { () throws(Fault) in try a.log(x, base: Real(2)) }),
        (
          "log10", { () throws(Fault) in try a.apply(.log10, x) },
          { () throws(Fault) in try a.divide(a.apply(.log, x), a.apply(.log, Real(10))) }
        ),
        (
          "tan", { () throws(Fault) in try a.apply(.tan, x) },
          { () throws(Fault) in try a.divide(a.apply(.sin, x), a.apply(.cos, x)) }
        ),
        (
          "tanh", { () throws(Fault) in try a.apply(.tanh, x) },
          { () throws(Fault) in try a.divide(a.apply(.sinh, x), a.apply(.cosh, x)) }
        ),
        (
          "sin²+cos²", { () throws(Fault) in .one },
          { () throws(Fault) in
            let (s, c) = (try a.apply(.sin, x), try a.apply(.cos, x))
            return try a.add(a.multiply(s, s), a.multiply(c, c))
          }
        ),
        ("sqrt", { () throws(Fault) in x }, { () throws(Fault) in try a.power(a.apply(.sqrt, x), Real(2)) }),
        ("cbrt", { () throws(Fault) in x }, { () throws(Fault) in try a.power(a.apply(.cbrt, x), Real(3)) }),
        ("asin", { () throws(Fault) in x }, { () throws(Fault) in try a.apply(.sin, a.apply(.asin, x)) }),
        ("acos", { () throws(Fault) in x }, { () throws(Fault) in try a.apply(.cos, a.apply(.acos, x)) }),
        ("atan", { () throws(Fault) in x }, { () throws(Fault) in try a.apply(.tan, a.apply(.atan, x)) }),
        ("atan2", { () throws(Fault) in try a.apply(.atan, x) }, { () throws(Fault) in try a.atan2(x, .one) }),
        (
          "gamma", { () throws(Fault) in try a.apply(.gamma, a.add(x, .one)) },
          { () throws(Fault) in try a.multiply(x, a.apply(.gamma, x)) }
        ),
        (
          "lgamma", { () throws(Fault) in try a.apply(.lgamma, x) },
          { () throws(Fault) in try a.apply(.log, a.apply(.abs, a.apply(.gamma, x))) }
        ),
        (
          "sigmoid", { () throws(Fault) in try a.apply(.sigmoid, x) },
          { () throws(Fault) in try a.divide(.one, a.add(.one, a.apply(.exp, a.negate(x)))) }
        ),
        (
          "softplus", { () throws(Fault) in try a.apply(.softplus, x) },
          { () throws(Fault) in try a.apply(.log, a.add(.one, a.apply(.exp, x))) }
        ),
        (
          "power", { () throws(Fault) in try a.power(x, Real(Rational(7) / 3)) },
          { () throws(Fault) in try a.apply(.exp, a.multiply(Real(Rational(7) / 3), a.apply(.log, x))) }
        ),
        (
          "erf", { () throws(Fault) in try a.apply(.erf, x) },
          { () throws(Fault) in try a.negate(a.apply(.erf, a.negate(x))) }
        ),
      ]
      for (name, first, second) in routes {
        guard let left = try? first(), let right = try? second() else { continue }
        #expect(left.enclosure.overlaps(right.enclosure), "\(name) at \(x.shortText)")
      }
    }
  }

  @Test func roundingIsThatOfThePoint() throws {
    var random = Seeded(state: 6)
    for _ in 0..<500 {
      let (ball, point) = ballAndPoint(&random)
      let places = Int.random(in: -2...6, using: &random)
      if let rounded = try? low.round(ball, to: Real(places)) {
        #expect(rounded.exact == point.rounded(decimals: places))
      }
      if let cut = try? low.truncate(ball, to: Real(places)) { #expect(cut.exact == point.truncated(decimals: places)) }
    }
  }

  @Test func comparisonsAreThoseOfThePoints() throws {
    var random = Seeded(state: 7)
    for _ in 0..<500 {
      let ((a, x), (b, y)) = (ballAndPoint(&random), ballAndPoint(&random))
      guard let order = try? low.compare(a, b) else { continue }
      #expect(order == (x < y ? .less : x > y ? .greater : .equal))
    }
    #expect(try low.compare(Real(try exact("1")), Real(exact("0.9999999999999999999999"))) == .greater)
    #expect(fault { () throws(Fault) in try low.compare(low.pi, low.pi) }?.kind == .undecided)
  }
}
