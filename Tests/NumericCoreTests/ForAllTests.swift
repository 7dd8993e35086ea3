import Testing

@testable import NumericCore

@Suite struct ForAllTests {
  /// The outcome in short: `normal form`, `boxes`, `points`, `refuted at …`, or the message of the fault.
  func outcome(_ ranges: [(Real, Real)], _ claim: @escaping ConditionFunction) -> String {
    let arithmetic = Arithmetic(precision: 64, meter: Meter())
    let attempt = result { () throws(Fault) in
      try arithmetic.forAll(in: ranges.map { (lower: $0.0, upper: $0.1) }, names: ["x", "y", "z"], claim)
    }
    switch attempt {
    case .success(.proved(.normalForm)): return "normal form"
    case .success(.proved(.subdivision)): return "boxes"
    case .success(.holds): return "points"
    case .success(.refuted(let point, _)): return "refuted at \(point.map(\.description).joined(separator: ", "))"
    case .failure(let fault): return fault.message
    }
  }

  @Test func provesIdentitiesWhereBothSidesAreDefined() {
    let twoClasses: ConditionFunction = { a, x throws(Fault) in
      let no = try a.subtract(1, x[0])
      let general = try a.crossEntropy([x[0], no], [x[1], a.subtract(1, x[1])])
      let loss = try a.add(
        a.multiply(x[0], a.apply(.log, x[1])), a.multiply(no, a.apply(.log, a.subtract(1, x[1]))))
      return [Condition(general, .equal, try a.negate(loss))]
    }
    #expect(outcome([(0.001, 0.999), (0.001, 0.999)], twoClasses) == "normal form")
    #expect(outcome([(0, 1), (0, 1)], twoClasses) == "log is not defined at 0")
    #expect(
      outcome([(-3, 3)]) { a, x throws(Fault) in
        let square = try a.power(a.add(x[0], 1), 2)
        return [Condition(square, .equal, try a.add(a.add(a.power(x[0], 2), a.multiply(2, x[0])), 1))]
      } == "normal form")
    #expect(
      outcome([(-4, 4), (-4, 4), (-4, 4)]) { a, z throws(Fault) in
        let loss = try a.negate(a.apply(.log, a.softmax(z)[1]))
        return [Condition(loss, .equal, try a.subtract(a.logSumExp(z), z[1]))]
      } == "normal form")
  }

  @Test func anIdentityThatIsSomewhereUndefinedIsNotProved() {
    let quotient: ConditionFunction = { a, x throws(Fault) in
      [Condition(try a.divide(x[0], x[0]), .equal, 1)]
    }
    #expect(outcome([(1, 2)], quotient) == "normal form")
    #expect(outcome([(0, 1)], quotient) == "division by zero")
    #expect(outcome([(-1, 1)], quotient) == "division by zero")
    // The pole at √2/7 is not met by a sampled point, and no box proves that there is none.
    #expect(
      outcome([(0, 1)]) { a, x throws(Fault) in
        let u = try a.subtract(x[0], a.divide(a.apply(.sqrt, 2), 7))
        return [Condition(try a.divide(u, u), .equal, 1)]
      } == "points")
  }

  @Test func refutesByOnePoint() {
    #expect(
      outcome([(-1, 1)]) { a, x throws(Fault) in
        [Condition(try a.power(x[0], 2), .equal, x[0])]
      } == "refuted at -1")
    #expect(
      outcome([(0, 1)]) { a, x throws(Fault) in
        [Condition(try a.power(x[0], 2), .greaterOrEqual, x[0])]
      } == "refuted at 1/2")
    // They differ by 1e-50 only: decided by more precision.
    #expect(
      outcome([(1, 2)]) { a, x throws(Fault) in
        [Condition(try a.apply(.log, x[0]), .equal, try a.apply(.log, a.add(x[0], Real("1e-50") ?? .zero)))]
      } == "refuted at 1")
    // Only a tenth of the range refutes it, and only its subdivision need find that.
    #expect(
      outcome([(0, 1)]) { a, x throws(Fault) in
        let distance = try a.subtract(x[0], Real("0.123456") ?? .zero)
        return [Condition(try a.power(distance, 2), .greater, Real("1e-8") ?? .zero)]
      }.hasPrefix("refuted at"))
    #expect(
      outcome([(0.001, 0.999)]) { a, x throws(Fault) in
        let loss: Real = try a.binaryCrossEntropy(1, x[0])
        return [Condition(loss, .lessOrEqual, 0)]
      } == "refuted at 1/1000")
  }

  @Test func provesInequalities() {
    // σ′ = σ(1 − σ) <= 1/4, which it reaches at 0.
    #expect(
      outcome([(-10, 10)]) { a, x throws(Fault) in
        let s = try a.apply(.sigmoid, x[0])
        return [Condition(try a.multiply(s, a.subtract(1, s)), .lessOrEqual, 0.25)]
      } == "boxes")
    // The slope a²(1 − a) never exceeds 4/27, at a = 2/3 (article 2).
    #expect(
      outcome([(0, 1)]) { a, x throws(Fault) in
        [Condition(try a.multiply(a.power(x[0], 2), a.subtract(1, x[0])), .lessOrEqual, try a.divide(4, 27))]
      } == "boxes")
    #expect(
      outcome([(0, 1)]) { a, x throws(Fault) in [Condition(try a.power(x[0], 2), .lessOrEqual, x[0])] } == "normal form"
    )
    #expect(
      outcome([(0.1, 10)]) { a, x throws(Fault) in
        [Condition(try a.apply(.log, x[0]), .lessOrEqual, try a.subtract(x[0], 1))]
      } == "boxes")
    #expect(
      outcome([(-5, 5)]) { a, x throws(Fault) in
        [Condition(try a.apply(.exp, x[0]), .greaterOrEqual, try a.add(1, x[0]))]
      } == "boxes")
    // Binary entropy does not exceed one bit; its ends are defined.
    #expect(
      outcome([(0, 1)]) { a, x throws(Fault) in
        [Condition(try a.binaryEntropy(x[0], base: 2), .lessOrEqual, 1.0001)]
      } == "boxes")
    #expect(
      outcome([(-2, 2), (-2, 2)]) { a, x throws(Fault) in
        let sum = try a.add(a.power(x[0], 2), a.power(x[1], 2))
        return [Condition(sum, .greaterOrEqual, 0), Condition(try a.apply(.exp, x[0]), .greater, x[0])]
      } == "boxes")
    #expect(
      outcome([(-3, 3)]) { a, x throws(Fault) in
        [Condition(try a.apply(.exp, x[0]), .notEqual, 0)]
      } == "normal form")
  }

  @Test func whatIsNeitherProvedNorRefutedHoldsAtPoints() {
    // Gibbs' inequality touches 0 all along p = q.
    #expect(
      outcome([(0.01, 0.99), (0.01, 0.99)]) { a, x throws(Fault) in
        let p = [x[0], try a.subtract(1, x[0])]
        let q = [x[1], try a.subtract(1, x[1])]
        return [Condition(try a.klDivergence(p, q), .greaterOrEqual, 0)]
      } == "points")
    // An identity that the laws of the normal form do not hold: Γ(x + 1) = x Γ(x).
    #expect(
      outcome([(1, 3)]) { a, x throws(Fault) in
        [Condition(try a.apply(.gamma, a.add(x[0], 1)), .equal, try a.multiply(x[0], a.apply(.gamma, x[0])))]
      } == "points")
  }

  @Test func saysWhereAClaimIsNotDefined() throws {
    let arithmetic = Arithmetic(precision: 64, meter: Meter())
    let found = try #require(
      fault { () throws(Fault) in
        try arithmetic.forAll(in: [(lower: 0, upper: 1)], names: ["p"]) { a, x throws(Fault) in
          [Condition(try a.apply(.log, x[0]), .lessOrEqual, 0)]
        }
      })
    #expect(found.kind == .outsideDomain)
    #expect(found.notes.last == "at p = 0")
    #expect(found.help.contains("the ends belong to the range: choose narrower ones"))
    #expect(outcome([(1, 0)]) { _, _ throws(Fault) in [] } == "the range 1...0 is empty")
  }

  @Test func imprecisePlacesFromOutsideAskForMorePrecision() {
    // Both were computed at 64 bits: they may be equal, and may not.
    let a = Arithmetic(precision: 64, meter: Meter())
    let found = fault { () throws(Fault) in
      let (one, other) = (try a.apply(.sqrt, 2), try a.divide(2, a.apply(.sqrt, 2)))
      return try a.forAll(in: [(lower: 0, upper: 1)]) { a, x throws(Fault) in
        [Condition(try a.add(x[0], one), .equal, try a.add(x[0], other))]
      }
    }
    #expect(found?.kind == .undecided)
  }

  @Test func simplestRationals() throws {
    // Found by hand on the Stern–Brocot tree.
    #expect(Rational.simplest(from: try exact("0.3"), to: try exact("0.4")) == Rational("1/3"))
    #expect(Rational.simplest(from: try exact("3.14"), to: try exact("3.15")) == Rational("22/7"))
    #expect(Rational.simplest(from: try exact("-2.7"), to: try exact("-2.6")) == Rational("-8/3"))
    #expect(Rational.simplest(from: try exact("0.3"), to: try exact("5")) == .one)
    #expect(Rational.simplest(from: try exact("-1"), to: try exact("5")) == .zero)
  }
}
