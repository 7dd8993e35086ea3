import Testing

@testable import NumericCore

/// What is proved is true: of random claims, each that is proved is tried at many points, with many digits.
@Suite struct ProofLawTests {
  @Test(arguments: 0..<4) func provedClaimsHoldEverywhere(_ seed: Int) throws {
    var generator = Seeded(state: UInt64(1000 + seed))
    var proved = 0
    for _ in 0..<150 {
      let left = RandomExpression.random(depth: 3, using: &generator)
      // Often the same again, so that equality has a chance.
      let right = Bool.random(using: &generator) ? left : RandomExpression.random(depth: 2, using: &generator)
      let relation = Condition.Relation.allCases.randomElement(using: &generator) ?? .equal
      let lowers = (0..<2).map { _ in Rational(Int.random(in: -2...1, using: &generator)) }
      let arithmetic = Arithmetic(precision: 64, meter: Meter(workLimit: 300_000))
      let ranges = lowers.map { (lower: Real($0), upper: Real($0 + .one)) }
      let outcome = result { () throws(Fault) in
        try arithmetic.forAll(in: ranges) { a, x throws(Fault) in
          [Condition(try left.value(a, x), relation, try right.value(a, x))]
        }
      }
      guard case .success(let found) = outcome else { continue }
      switch found {
      case .holds: continue
      case .refuted(let point, _):
        let condition = try condition(left, relation, right, at: point, precision: 512)
        #expect(condition.isTrue == false, "\(left) \(relation.rawValue) \(right) at \(point)")
      case .proved:
        proved += 1
        for _ in 0..<40 {
          let point = lowers.map { $0 + Rational(Int.random(in: 0...1_000_003, using: &generator)) / 1_000_003 }
          let condition = try condition(left, relation, right, at: point, precision: 512)
          #expect(condition.isTrue != false, "\(left) \(relation.rawValue) \(right) at \(point)")
        }
      }
    }
    #expect(proved > 10)
  }

  private func condition(
    _ left: RandomExpression, _ relation: Condition.Relation, _ right: RandomExpression, at point: [Rational],
    precision: Int
  ) throws -> Condition {
    let a = Arithmetic(precision)
    let x = point.map { Real($0) }
    return Condition(try left.value(a, x), relation, try right.value(a, x))
  }

  @Test(arguments: 0..<4) func theRootsOfRandomPolynomialsAreCounted(_ seed: Int) throws {
    var generator = Seeded(state: UInt64(2000 + seed))
    for _ in 0..<60 {
      // Π (x − rᵢ) with different rational roots, times a factor that has none.
      let roots = Set(
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          Rational(Int.random(in: -40...40, using: &generator)) / Int.random(in: 1...9, using: &generator)
        })
      let polynomial: Function = { a, x throws(Fault) in
        var product = try a.apply(.exp, a.divide(x, 3))
        for root in roots.sorted() { product = try a.multiply(product, a.subtract(x, Real(root))) }
        return product
      }
      let lower = Rational(Int.random(in: -41...40, using: &generator)) / 3
      let upper = lower + Rational(Int.random(in: 1...60, using: &generator)) / 4
      let inside = roots.filter { lower <= $0 && $0 <= upper }
      let a = Arithmetic(precision: 64, meter: Meter())
      let found = result { () throws(Fault) in try a.solve(in: Real(lower), Real(upper), polynomial) }
      switch (inside.count, found) {
      case (1, .success(let root)): #expect(root.enclosure.contains(inside.first ?? .zero))
      case (0, .failure(let fault)): #expect(fault.message.hasPrefix("there is no root"))
      case (2..., .failure(let fault)): #expect(fault.message.hasPrefix("there is more than one root"))
      default: Issue.record("\(inside) in \(lower)...\(upper): \(found)")
      }
    }
  }
}
