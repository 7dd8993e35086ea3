import Testing

@testable import NumericCore

/// The expected decimals are the recomputation to 60 digits of the articles' numbers, unless said otherwise.
@Suite struct InformationTests {
  let exact = Arithmetic(precision: 64, meter: Meter())
  let computer: [Real] = [0.7, 0.2, 0.1]

  @Test func theEntropyOfThreeOutcomesIsNotWhatTheRoundedTermsSumTo() throws {
    try expect("0.802") { a throws(Fault) in try a.entropy(computer) }
    try expect("0.801819") { a throws(Fault) in try a.entropy(computer) }
    try expect("1.156780") { a throws(Fault) in try a.entropy(computer, base: 2) }
    try expect(["0.36", "1.61", "2.30"]) { a throws(Fault) in
      [try a.selfInformation(0.7), try a.selfInformation(0.2), try a.selfInformation(0.1)]
    }
    // mpmath, 60 digits.
    try expect("0.80181855254333730856079810998250308324004215") { a throws(Fault) in try a.entropy(computer) }
  }

  @Test func selfInformationInNatsAndBits() throws {
    try expect("0.014500") { a throws(Fault) in try a.selfInformation(0.99, base: 2) }
    try expect("6.643856") { a throws(Fault) in try a.selfInformation(0.01, base: 2) }
    try expect("4.605170") { a throws(Fault) in try a.selfInformation(0.01) }
    try expect("2.302585") { a throws(Fault) in try a.add(a.selfInformation(0.5), a.selfInformation(0.2)) }
    try expect("13.815511") { a throws(Fault) in try a.selfInformation(0.000001) }
    try expect("1.48155e-5") { a throws(Fault) in try a.binaryEntropy(0.000001) }
    #expect(try exact.selfInformation(0.125, base: 2).exact == Rational(3))
    #expect(try exact.selfInformation(1).exact == .zero)
    // I(1/2)/I(1/8) is exactly 1/3.
    #expect(
      try exact.divide(exact.selfInformation(0.5, base: 2), exact.selfInformation(0.125, base: 2)).exact
        == Rational("1/3"))
  }

  @Test func exactWhereTheLogarithmsAre() throws {
    #expect(try exact.entropy([0.5, 0.5], base: 2).exact == .one)
    #expect(try exact.entropy([0.5, 0.25, 0.125, 0.125], base: 2).exact == Rational("7/4"))
    #expect(try exact.entropy([0, 1, 0]).exact == .zero)
    #expect(try exact.klDivergence([0.3, 0.7], [0.3, 0.7]).exact == .zero)
    #expect(try exact.jensenShannon([1, 0], [0, 1], base: 2).exact == .one)
    #expect(try exact.mutualInformation([[0.5, 0], [0, 0.5]], base: 2).exact == .one)
    #expect(try exact.mutualInformation([[0.25, 0.25], [0.25, 0.25]]).exact == .zero)
    #expect(try exact.oneHot(1, classes: 3).map(\.exact) == [.zero, .one, .zero])
  }

  @Test func relativeEntropyAndCrossEntropy() throws {
    // Article 1, soft label.
    try expect(["0.500402", "0.591919", "0.091516"]) { a throws(Fault) in
      let (q, p): ([Real], [Real]) = ([0.8, 0.2], [0.6, 0.4])
      return [try a.entropy(q), try a.crossEntropy(q, p), try a.klDivergence(q, p)]
    }
    // Article 3, soft label, and the divergence the other way.
    try expect(["0.897946", "0.927095", "0.029149", "0.026812"]) { a throws(Fault) in
      let (p, q): ([Real], [Real]) = ([0.6, 0.3, 0.1], [0.7, 0.2, 0.1])
      return [
        try a.entropy(p), try a.crossEntropy(p, q), try a.klDivergence(p, q), try a.klDivergence(q, p),
      ]
    }
    // Article 3, a certain label; article 5, with four classes.
    try expect(["0.356675", "0.356675"]) { a throws(Fault) in
      [
        try a.klDivergence([1, 0, 0], computer), try a.klDivergence([1, 0, 0, 0], [0.7, 0.1, 0.1, 0.1]),
      ]
    }
    try expect(["0.693147", "0.356675", "0.105361", "0.010050", "0"]) { a throws(Fault) in
      var values: [Real] = []
      for q: Real in [0.5, 0.7, 0.9, 0.99, 1] {
        values.append(try a.klDivergence([1, 0], [q, a.subtract(1, q)]))
      }
      return values
    }
    // Article 4, in bits.
    try expect(["0.736966", "0.531004", "1.736966", "0.183702", "0.080793", "0.102909"]) { a throws(Fault) in
      let (p, q, r): ([Real], [Real], [Real]) = ([0.5, 0.5], [0.9, 0.1], [0.99, 0.01])
      return [
        try a.klDivergence(p, q, base: 2), try a.klDivergence(q, p, base: 2), try a.crossEntropy(p, q, base: 2),
        try a.crossEntropy(r, q, base: 2), try a.entropy(r, base: 2), try a.klDivergence(r, q, base: 2),
      ]
    }
    try expect(["0.811", "0.8"]) { a throws(Fault) in
      [try a.binaryEntropy(0.25, base: 2), try a.binaryEntropy(0.2430038, base: 2)]
    }
  }

  @Test func perplexityOfEquallyLikelyOutcomesIsTheirNumber() throws {
    let four = try exact.perplexity([0.25, 0.25, 0.25, 0.25]).enclosure
    #expect(four.contains(Rational(4)))
    #expect(four.width < Rational.powerOfTen(-15))
  }

  @Test func divergenceIsNeverNegative() throws {
    var generator = Seeded(state: 1)
    for _ in 0..<50 {
      let size = Int.random(in: 2...5, using: &generator)
      func distribution() -> [Real] {
        let weights = (0..<size).map { _ in Int.random(in: 1...20, using: &generator) }
        return weights.map { Real(Rational($0, over: weights.reduce(0, +)) ?? .one) }
      }
      let (p, q) = (distribution(), distribution())
      let divergence = try exact.klDivergence(p, q).enclosure
      #expect(divergence.upper >= .zero)
      // D(p‖q) = H(p, q) − H(p), and the Jensen–Shannon divergence is symmetric.
      let difference = try exact.subtract(exact.crossEntropy(p, q), exact.entropy(p)).enclosure
      #expect(difference.overlaps(divergence))
      #expect(try exact.jensenShannon(p, q).enclosure.overlaps(exact.jensenShannon(q, p).enclosure))
      // A coarser computation encloses a finer one's value.
      let fine = try Arithmetic(precision: 256, meter: Meter()).klDivergence(p, q).enclosure
      #expect(fine.overlaps(divergence))
    }
  }

  @Test func saysByHowMuchAVectorIsNoDistribution() throws {
    #expect(
      message { () throws(Fault) in try exact.entropy([0.7, 0.2, 0.05]) }
        == "the probabilities sum to 0.95, 0.05 less than 1")
    #expect(
      message { () throws(Fault) in try exact.entropy([0.7, 0.4]) } == "the probabilities sum to 1.1, 0.1 more than 1")
    #expect(message { () throws(Fault) in try exact.entropy([1.1, -0.1]) } == "1.1 is no probability")
    #expect(message { () throws(Fault) in try exact.entropy([]) } == "an empty vector is no distribution")
    let negative = #expect(throws: Fault.self) { try exact.entropy([0.5, -0.1, 0.6]) }
    #expect(negative?.kind == .notADistribution)
    #expect(negative?.element == [1])
    let shapes = #expect(throws: Fault.self) { try exact.crossEntropy([0.5, 0.25, 0.25], [0.5, 0.5]) }
    #expect(shapes?.kind == .shapeMismatch)
    #expect(shapes?.message == "shapes do not agree: 3 and 2")
    let impossible = #expect(throws: Fault.self) { try exact.klDivergence([0.5, 0.5], [1, 0]) }
    #expect(impossible?.kind == .outsideDomain)
    #expect(impossible?.message == "klDivergence is not defined: log(0) has the weight 0.5")
    #expect(impossible?.element == [1])
    #expect(message { () throws(Fault) in try exact.oneHot(3, classes: 3) } == "there is no class 3 among 3")
    #expect(message { () throws(Fault) in try exact.selfInformation(0) } == "log is not defined at 0")
  }

  @Test func aDistributionOfBallsMayRoundAroundOne() throws {
    // softmax sums to 1, though its elements are balls.
    let p = try exact.softmax([1, 2, 0.5])
    try exact.checkDistribution(p, argument: 0)
    let off = try p.dropLast() + [exact.add(p[2], 0.01)]
    let refused = #expect(throws: Fault.self) { try exact.checkDistribution(Array(off), argument: 0) }
    #expect(refused?.kind == .notADistribution)
  }

  @Test func entropyIsEnclosedDownToProbabilityZero() throws {
    // A probability known to lie in [0, 1/4]: x log x lies in [−log(4)/4, 0] (DLMF 4.2: its derivative is log x + 1).
    let p = Real(Ball(from: .zero, to: .half * .half, precision: 64))
    let term = try exact.selfWeightedLog(p, base: nil).enclosure
    #expect(term.contains(.zero))
    let quarter = try exact.multiply(0.25, exact.apply(.log, 0.25)).enclosure
    #expect(term.lower <= quarter.lower)
    #expect(term.lower > quarter.lower - Rational.powerOfTen(-6))
  }
}
