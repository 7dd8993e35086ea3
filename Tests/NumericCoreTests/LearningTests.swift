import Testing

@testable import NumericCore

/// The expected decimals are the recomputation to 60 digits of the articles' numbers, unless said otherwise.
@Suite struct LearningTests {
  let exact = Arithmetic(precision: 64, meter: Meter())
  let words: [[Real]] = [
    [0.1, 0.2, -0.3], [0.6, -0.5, 0.5], [1.0, 0.4, -0.2], [-0.4, 0.8, 0.5], [0.2, -0.5, 0.9],
  ]

  @Test func softmaxOfThreeClasses() throws {
    let z: [Real] = [1, 2, 0.5]
    try expect(["0.231224", "0.628532", "0.140244"]) { a throws(Fault) in try a.softmax(z) }
    try expect(["2.464369", "0.464369"]) { a throws(Fault) in
      [try a.logSumExp(z), try a.negativeLogLikelihood(z, 1)]
    }
    try expect(["0.714369", "0.639032", "0.075337"]) { a throws(Fault) in
      let (label, p): ([Real], [Real]) = ([0.1, 0.8, 0.1], try a.softmax(z))
      return [try a.crossEntropy(label, p), try a.entropy(label), try a.klDivergence(label, p)]
    }
  }

  @Test func skipGramWithFiveWords() throws {
    let centres: [(vector: [Real], scores: [String], sum: String, probabilities: [String])] = [
      (
        [0.5, -0.2, 0.1], ["-0.02", "0.45", "0.40", "-0.31", "0.29"], "1.809961",
        ["0.160420", "0.256671", "0.244153", "0.120036", "0.218720"]
      ),
      (
        [0.8, 0.6, -0.5], ["0.35", "-0.07", "1.14", "-0.09", "-0.59"], "1.938236",
        ["0.204286", "0.134225", "0.450122", "0.131567", "0.079800"]
      ),
      (
        [-0.3, 0.9, 0.5], ["0.00", "-0.38", "-0.04", "1.09", "-0.06"], "1.881096",
        ["0.152423", "0.104236", "0.146446", "0.453348", "0.143547"]
      ),
    ]
    for centre in centres {
      let scores = try exact.matmul(words, centre.vector)
      #expect(scores.map(\.exact) == centre.scores.map { Rational($0) })
      try expect(centre.sum) { a throws(Fault) in try a.logSumExp(scores) }
      try expect(centre.probabilities) { a throws(Fault) in try a.softmax(scores) }
    }
    try expect("2.455843") { a throws(Fault) in
      var total = Real.zero
      for (centre, context): (Int, Real) in [(0, 2), (1, 1), (1, 3), (2, 2)] {
        let scores = try a.matmul(words, centres[centre].vector)
        total = try a.add(total, a.negativeLogLikelihood(scores, context))
      }
      return try a.divide(total, 3)
    }
  }

  @Test func theGradientOfSkipGramIsTheExpectedWordLessTheTrueOne() throws {
    let centre: [Real] = [0.5, -0.2, 0.1]
    let printed = ["-0.590073", "-0.411921", "0.488245"]
    try expect(printed) { a throws(Fault) in
      try a.gradient(of: { a, v throws(Fault) in try a.negativeLogLikelihood(a.matmul(words, v), 2) }, at: centre)
    }
    try expect(printed) { a throws(Fault) in
      let expected = try a.matmul(a.softmax(a.matmul(words, centre)), words)
      var difference: [Real] = []
      for (x, y) in zip(expected, words[2]) { difference.append(try a.subtract(x, y)) }
      return difference
    }
  }

  @Test func hugeAndTinyLosses() throws {
    try expect("1002.407606") { a throws(Fault) in try a.logSumExp([1000, 1001, 1002]) }
    // log(1 + e⁻¹⁰⁰⁰), known to many digits already at 64 bits.
    let tiny = try exact.negativeLogLikelihood([1000, 0], 0).enclosure
    #expect(tiny.isInside(try #require(PrintedDecimal(parsing: "5.076e-435".utf8)).cell))
    try expect("1000") { a throws(Fault) in try a.negativeLogLikelihood([1000, 0], 1) }
    #expect(try exact.softmax([3, 3, 3]).map(\.exact) == [Rational("1/3"), Rational("1/3"), Rational("1/3")])
    // A million is beyond every exponent of a floating point number.
    let certain = try exact.softmax([1_000_000, 0])
    #expect(certain[0].enclosure.contains(.one) || certain[0].enclosure.upper < .one)
    try expect("1000000") { a throws(Fault) in try a.logSumExp([1_000_000, 0]) }
  }

  @Test func softmaxOfLogarithmsGivesTheirShares() throws {
    let z = [try exact.apply(.log, 3), try exact.apply(.log, 6), 0]
    for (p, expected) in zip(try exact.softmax(z), ["0.3", "0.6", "0.1"]) {
      #expect(p.enclosure.contains(try #require(Rational(expected))))
      #expect(p.enclosure.width < Rational.powerOfTen(-15))
    }
    try expect("0.510826") { a throws(Fault) in
      try a.negativeLogLikelihood([a.apply(.log, 3), a.apply(.log, 6), 0], 1)
    }
  }

  @Test func twoClassesAreASigmoid() throws {
    try expect(["0.645656", "0.354344"]) { a throws(Fault) in try a.softmax([0.6, 0]) }
    try expect("0.645656") { a throws(Fault) in try a.apply(.sigmoid, 0.6) }
    try expect(["-0.437488", "-1.037488"]) { a throws(Fault) in try a.logSoftmax([0.6, 0]) }
  }

  @Test func indexingByABatchOfLabelsPairsEveryRowWithEveryLabel() throws {
    let z: [[Real]] = [[2, 1, 0], [1, 0, 3]]
    try expect(["2.407606", "3.169846"]) { a throws(Fault) in [try a.logSumExp(z[0]), try a.logSumExp(z[1])] }
    try expect(["0.407606", "2.407606", "2.169846", "0.169846"]) { a throws(Fault) in
      var losses: [Real] = []
      for row in z { for label: Real in [0, 2] { losses.append(try a.negativeLogLikelihood(row, label)) } }
      return losses
    }
  }

  @Test func lossesOfYesNoQuestions() throws {
    try expect(["0.105361", "0.356675", "0.223144", "0.685179"]) { a throws(Fault) in
      let losses: [Real] = try a.binaryCrossEntropy([0, 1, 1], [0.1, 0.7, 0.8])
      return losses + [try a.sum(losses)]
    }
    try expect(["1.155183", "0.385061"]) { a throws(Fault) in
      let losses: [Real] = try a.binaryCrossEntropy([1, 0, 1], [0.9, 0.3, 0.5])
      return [try a.sum(losses), try a.mean(losses)]
    }
    let certain: Real = try exact.binaryCrossEntropy(1, 1)
    #expect(certain.isExactZero)
    let wrong = #expect(throws: Fault.self) { () throws(Fault) -> [Real] in
      try exact.binaryCrossEntropy([0, 1], [0.5, 0])
    }
    #expect(wrong?.message == "binaryCrossEntropy is not defined: log(0) has the weight 1")
    #expect(wrong?.element == [1])
  }

  @Test func squaredErrors() throws {
    // (0.25 + 0 + 4)/6 = 17/24, half of the mean.
    #expect(try exact.meanSquaredError([3, 5, 2], [2.5, 5, 4]).exact == Rational("17/12"))
    let shapes = #expect(throws: Fault.self) { try exact.meanSquaredError([1, 2], [1]) }
    #expect(shapes?.message == "shapes do not agree: 2 and 1")
  }

  @Test func theGradientOfALogisticModel() throws {
    let (x, y): ([[Real]], [Real]) = ([[1, 2], [2, -1], [0, 1]], [1, 0, 1])
    func loss(_ a: Arithmetic, _ theta: [Real]) throws(Fault) -> Real {
      var predictions: [Real] = []
      for row in x { predictions.append(try a.apply(.sigmoid, a.add(a.dot(row, Array(theta[..<2])), theta[2]))) }
      let losses: [Real] = try a.binaryCrossEntropy(y, predictions)
      return try a.mean(losses)
    }
    let start: [Real] = [0.5, -0.2, 0.1]
    try expect("0.961181") { a throws(Fault) in try loss(a, start) }
    let printed = ["0.373835", "-0.737049", "-0.063103"]
    try expect(printed) { a throws(Fault) in try a.gradient(of: loss, at: start) }
    // (1/N) Σ (h − y) x
    try expect(printed) { a throws(Fault) in
      var total: [Real] = [0, 0, 0]
      for (row, label) in zip(x, y) {
        let h = try a.apply(.sigmoid, a.add(a.dot(row, Array(start[..<2])), start[2]))
        for (index, input) in (row + [1]).enumerated() {
          total[index] = try a.add(total[index], a.divide(a.multiply(a.subtract(h, label), input), 3))
        }
      }
      return total
    }
    try expect("0.421698") { a throws(Fault) in
      let gradient = try a.gradient(of: loss, at: start)
      var next: [Real] = []
      for (theta, slope) in zip(start, gradient) { next.append(try a.subtract(theta, slope)) }
      return try loss(a, next)
    }
  }

  @Test func descentFromABadStart() throws {
    // Article 2: w = b = 2, x = 1, y = 0, η = 0.15; the value after 0, 1, 10 and 50 steps.
    func run(_ loss: @escaping (Arithmetic, Real) throws(Fault) -> Real, _ a: Arithmetic) throws(Fault) -> [Real] {
      var (w, b): (Real, Real) = (2, 2)
      var values: [Real] = []
      for step in 0...50 {
        if [0, 1, 10, 50].contains(step) { values += [try loss(a, a.apply(.sigmoid, a.add(w, b))), w] }
        let slopes = try a.gradient(
          of: { a, v throws(Fault) in try loss(a, a.apply(.sigmoid, a.add(v[0], v[1]))) }, at: [w, b])
        w = try a.subtract(w, a.multiply(0.15, slopes[0]))
        b = try a.subtract(b, a.multiply(0.15, slopes[1]))
      }
      return values
    }
    try expect(["0.482176", "2", "0.482085", "1.997398", "0.481229", "1.973390", "0.476223", "1.851285"]) {
      a throws(Fault) in try run({ a, p throws(Fault) in try a.divide(a.multiply(p, p), 2) }, a)
    }
    try expect(["4.018150", "2", "3.729689", "1.852698", "1.492118", "0.618680", "0.103700", "-1.106980"]) {
      a throws(Fault) in try run({ a, p throws(Fault) in try a.binaryCrossEntropy(0, p) }, a)
    }
  }
}
