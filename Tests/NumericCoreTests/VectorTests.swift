import Testing

@testable import NumericCore

/// Sums, statistics and named distributions. Expected values: exact fractions by hand, decimals by mpmath at 40 digits.
@Suite struct VectorTests {
  let a = Arithmetic(64)
  let data: [Real] = [2.5, -1, 4, 0.75, 3, 3]

  @Test func sumsAndProductsAreExact() throws {
    #expect(try a.sum(data).exact == Rational("49/4"))
    #expect(try a.product(data).exact == Rational("-135/2"))
    #expect(try a.sum([0.1, 0.2]).exact == Rational("0.3"))
    #expect(try a.sum([]).exact == .zero)
    #expect(try a.product([]).exact == .one)
    #expect(try a.cumulativeSum([1, 2, 3, -6]).map(\.exact) == [1, 3, 6, 0].map { Rational($0) })
    #expect(try a.norm([3, 4]).exact == Rational(5))
    #expect(try a.dot([1, 2, 3], [4, -5, 0.5]).exact == Rational("-9/2"))
    #expect(message { () throws(Fault) in try a.dot([1, 2, 3], [4, 5]) } == "shapes do not agree: 3 and 2")
  }

  @Test func statistics() throws {
    #expect(try a.mean(data).exact == Rational("49/24"))
    #expect(try a.median(data).exact == Rational("11/4"))
    #expect(try a.median([3, 1, 2]).exact == Rational(2))
    #expect(try a.variance(data).exact == Rational("1613/576"))
    #expect(try a.variance(data, ddof: 1).exact == Rational("1613/480"))
    #expect(try a.standardDeviation([1, 3]).exact == .one)
    try expect(["1.67342380233526683939", "1.83314392961018384588"]) { a throws(Fault) in
      [try a.standardDeviation(data), try a.standardDeviation(data, ddof: 1)]
    }
  }

  @Test func orderAndExtremes() throws {
    #expect(try a.sorted(data).map(\.exact) == ["-1", "0.75", "2.5", "3", "3", "4"].map { Rational($0) })
    #expect(try a.sorted([]).isEmpty)
    #expect(try a.argmax(data).exact == Rational(2))
    #expect(try a.argmin(data).exact == .one)
    #expect(try a.argmax([1, 5, 5]).exact == .one)
    #expect(try a.maximum(of: data).exact == Rational(4))
    #expect(try a.minimum(of: data).exact == Rational(-1))
    // Two that may be equal: which is the largest is not decided.
    let (one, other) = (try a.apply(.sqrt, 2), try a.divide(2, a.apply(.sqrt, 2)))
    #expect(fault { () throws(Fault) in try a.argmax([one, other]) }?.kind == .undecided)
    var generator = Seeded(state: 7)
    for _ in 0..<20 {
      let numbers = (0..<Int.random(in: 0...40, using: &generator)).map { _ in generator.rational() }
      #expect(try a.sorted(numbers.map { Real($0) }).map(\.exact) == numbers.sorted())
    }
  }

  @Test func emptyVectorsHaveNoMean() {
    let names: [String: ([Real]) throws(Fault) -> Real] = [
      "mean": { x throws(Fault) in try a.mean(x) }, "median": { x throws(Fault) in try a.median(x) },
      "variance": { x throws(Fault) in try a.variance(x) }, "argmax": { x throws(Fault) in try a.argmax(x) },
      "max": { x throws(Fault) in try a.maximum(of: x) }, "min": { x throws(Fault) in try a.minimum(of: x) },
      "logSumExp": { x throws(Fault) in try a.logSumExp(x) },
    ]
    for (name, function) in names {
      #expect(message { () throws(Fault) in try function([]) } == "\(name) of an empty vector is not defined")
    }
    #expect(
      message { () throws(Fault) in try a.variance([1], ddof: 1) }
        == "variance is not defined for 1 elements with ddof 1")
  }

  @Test func normalDistribution() throws {
    try expect(["0.39894228040143267794", "0.12951759566589172761", "0.0088636968238760143512"]) { a throws(Fault) in
      [try a.normalPDF(0), try a.normalPDF(1.5), try a.normalPDF(2.5, mean: 1, standardDeviation: 0.5)]
    }
    try expect(["0.97500210485177956586", "0.99865010196836990547", "0.38208857781104736269"]) { a throws(Fault) in
      [try a.normalCDF(1.96), try a.normalCDF(2.5, mean: 1, standardDeviation: 0.5), try a.normalCDF(-0.3)]
    }
    try expect(["7.6198530241605260660e-24", "3.6558935409150297037e-350"]) { a throws(Fault) in
      [try a.normalCDF(-10), try a.normalCDF(-40)]
    }
    #expect(try a.normalCDF(3, mean: 3, standardDeviation: 2).exact == .half)
    #expect(
      message { () throws(Fault) in try a.normalPDF(0, standardDeviation: 0) }
        == "normalPDF takes a standardDeviation above 0, not 0")
  }

  @Test func countingDistributions() throws {
    #expect(try a.binomialPMF(7, trials: 10, probability: 0.7).exact == Rational("66706983/250000000"))
    #expect(try a.binomialPMF(0, trials: 3, probability: 0).exact == .one)
    // Article 4: seven heads in ten, in one order, at q = 0.5, 0.7, 0.9.
    for (q, likelihood): (Real, String) in [(0.5, "0.0009765625"), (0.7, "0.0022235661"), (0.9, "0.0004782969")] {
      let found = try a.divide(a.binomialPMF(7, trials: 10, probability: q), a.binomial(10, 7))
      #expect(found.exact == Rational(likelihood))
    }
    try expect(["0.21376301724973644575", "0.018315638888734180294", "0.0055610648865130010476"]) { a throws(Fault) in
      [try a.poissonPMF(3, mean: 2.5), try a.poissonPMF(0, mean: 4), try a.poissonPMF(120, mean: 100)]
    }
    #expect(
      message { () throws(Fault) in try a.binomialPMF(4, trials: 3, probability: 0.5) }
        == "there are no 4 successes in 3 trials")
    #expect(
      message { () throws(Fault) in try a.poissonPMF(-1, mean: 2) } == "poissonPMF takes an integer from 0, not -1")
    #expect(fault { () throws(Fault) in try a.binomialPMF(1, trials: 3, probability: 1.5) }?.kind == .notADistribution)
  }

  @Test func moreInformation() throws {
    try expect(["0.0069588563394139480722", "0.086304621735534278232", "2.2295918739204163153"]) { a throws(Fault) in
      [
        try a.jensenShannon([0.6, 0.3, 0.1], [0.7, 0.2, 0.1]), try a.mutualInformation([[0.3, 0.1], [0.2, 0.4]]),
        try a.perplexity([0.7, 0.2, 0.1]),
      ]
    }
  }
}
