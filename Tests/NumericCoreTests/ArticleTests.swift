import Testing

@testable import NumericCore

/// More of the articles' worked numbers. The expected decimals are their recomputation to 60 digits.
@Suite struct ArticleTests {
  let a = Arithmetic(64)

  func map(_ x: [Real], _ f: (Real) throws(Fault) -> Real) throws(Fault) -> [Real] {
    var result: [Real] = []
    for element in x { result.append(try f(element)) }
    return result
  }

  // MARK: 1, logloss

  @Test func theLossOfOneSample() throws {
    try expect(["0.223144", "1.609438", "4.605170", "0.111572"]) { a throws(Fault) in
      try map([0.8, 0.2, 0.01]) { q throws(Fault) in try a.binaryCrossEntropy(1, q) }
        + [a.divide(a.crossEntropy([1, 0], [0.8, 0.2]), 2)]
    }
    try expect(["0.549834", "0.785835", "0.475021", "0.598139", "1.541008", "0.744397"]) { a throws(Fault) in
      let h = try map([0.2, 1.3, -0.1]) { z throws(Fault) in try a.apply(.sigmoid, z) }
      let losses: [Real] = try a.binaryCrossEntropy([1, 0, 1], h)
      return h + losses
    }
  }

  // MARK: 2, why-cross-entropy

  @Test func theSlopeOfTheSigmoid() throws {
    try expect(["0.25", "0.1050", "0.0066", "4.54e-5", "0.017663"]) { a throws(Fault) in
      try map([0, 2, 5, 10, 4]) { z throws(Fault) in
        try a.derivative(of: { a, z throws(Fault) in try a.apply(.sigmoid, z) }, at: z)
      }
    }
    try expect("56.616466") { a throws(Fault) in
      try a.divide(1, a.derivative(of: { a, z throws(Fault) in try a.apply(.sigmoid, z) }, at: 4))
    }
  }

  /// 300 steps of η = 0.15 from w = b = 2 with x = 1 and y = 0, by their gradients in closed form.
  func descent(_ arithmetic: Arithmetic, slope: (Real) throws(Fault) -> Real) throws(Fault) -> [(a: Real, w: Real)] {
    var w: Real = 2
    var steps: [(a: Real, w: Real)] = []
    for _ in 0...300 {
      let output = try arithmetic.apply(.sigmoid, arithmetic.multiply(2, w))
      steps.append((output, w))
      w = try arithmetic.subtract(w, arithmetic.multiply(0.15, slope(output)))
    }
    return steps
  }

  @Test func threeHundredStepsOfDescent() throws {
    let squared = try descent(a) { x throws(Fault) in try a.multiply(a.multiply(x, x), a.subtract(1, x)) }
    let crossed = try descent(a) { x throws(Fault) in x }
    let printed: [(Int, [String], [String])] = [
      (0, ["0.482176", "0.982014", "2.000000"], ["4.018150", "0.982014", "2.000000"]),
      (1, ["0.482085", "0.981922", "1.997398"], ["3.729689", "0.976000", "1.852698"]),
      (10, ["0.481229", "0.981049", "1.973390"], ["1.492118", "0.775104", "0.618680"]),
      (50, ["0.476223", "0.975933", "1.851285"], ["0.103700", "0.098504", "-1.106980"]),
      (100, ["0.464774", "0.964131", "1.645675"], ["0.041940", "0.041072", "-1.575242"]),
      (300, ["0.020574", "0.202848", "-0.684293"], ["0.012081", "0.012009", "-2.205020"]),
    ]
    for (step, first, second) in printed {
      let (s, c) = (squared[step], crossed[step])
      try expect(first) { a throws(Fault) in [try a.divide(a.multiply(s.a, s.a), 2), s.a, s.w] }
      try expect(second) { a throws(Fault) in [try a.binaryCrossEntropy(0, c.a), c.a, c.w] }
    }
    // Enclosures widen by a constant factor a step: 64 bits are plenty for six digits after 300.
    #expect(squared[300].w.enclosure.width < Rational.powerOfTen(-12))
    func first(_ steps: [(a: Real, w: Real)], below bound: Real) throws -> Int? {
      try steps.firstIndex { try a.compare($0.a, bound) == .less }
    }
    #expect(try [0.9, 0.5, 0.1].map { try first(crossed, below: $0) } == [7, 17, 50])
    #expect(try [0.9, 0.5].map { try first(squared, below: $0) } == [172, 232])
  }

  @Test func walksDownExactly() throws {
    var w: Real = 4
    var walk: [Rational?] = []
    for _ in 0..<5 {
      walk.append(w.exact)
      let slope = try a.derivative(of: { a, w throws(Fault) in try a.power(a.subtract(w, 1), 2) }, at: w)
      w = try a.subtract(w, a.multiply(0.25, slope))
    }
    #expect(walk == ["4", "2.5", "1.75", "1.375", "1.1875"].map { Rational($0) })
    let bowl: VectorFunction = { a, v throws(Fault) in
      try a.add(a.power(v[0], 2), a.multiply(2, a.power(v[1], 2)))
    }
    var point: [Real] = [2, 1]
    var heights: [Rational?] = []
    for _ in 0..<4 {
      heights.append(try bowl(a, point).exact)
      let gradient = try a.gradient(of: bowl, at: point)
      point = [
        try a.subtract(point[0], a.divide(gradient[0], 8)), try a.subtract(point[1], a.divide(gradient[1], 8)),
      ]
    }
    #expect(heights == ["6", "2.75", "1.390625", "0.7431640625"].map { Rational($0) })
  }

  // MARK: 3, cross-entropy-by-example

  @Test func batches() throws {
    try expect(["0.510826", "0.356675", "0.693147", "1.560648", "0.520216"]) { a throws(Fault) in
      let losses = [
        try a.crossEntropy([0, 1, 0], [0.3, 0.6, 0.1]), try a.crossEntropy([1, 0, 0], [0.7, 0.2, 0.1]),
        try a.crossEntropy([0, 0, 1], [0.2, 0.3, 0.5]),
      ]
      return losses + [try a.sum(losses), try a.mean(losses)]
    }
    try expect(["0.685179", "1.560648", "2.245827", "1.122913"]) { a throws(Fault) in
      let first: [Real] = try a.binaryCrossEntropy([0, 1, 1], [0.1, 0.7, 0.8])
      let second: [Real] = try a.binaryCrossEntropy([1, 0, 1], [0.7, 0.4, 0.5])
      let sums = [try a.sum(first), try a.sum(second)]
      return sums + [try a.sum(sums), try a.mean(sums)]
    }
    #expect(try a.divide(a.meanSquaredError([3, 5, 2], [2.5, 5, 4]), 2).exact == Rational("17/24"))
  }

  // MARK: 4, likelihood-and-bits

  @Test func likelihoods() throws {
    try expect(["1.155183", "1.666576", "1.897120", "2.736966"]) { a throws(Fault) in
      var values: [Real] = []
      for y: [Real] in [[0.9, 0.3, 0.5], [0.6, 0.5, 0.5]] {
        let losses: [Real] = try a.binaryCrossEntropy([1, 0, 1], y)
        values += [try a.sum(losses), try a.divide(a.sum(losses), a.apply(.log, 2))]
      }
      return values
    }
    try expect(["6.931472", "6.108643", "7.645279"]) { a throws(Fault) in
      try map([0.5, 0.7, 0.9]) { q throws(Fault) in
        try a.add(a.multiply(7, a.selfInformation(q)), a.multiply(3, a.selfInformation(a.subtract(1, q))))
      }
    }
    #expect(try a.selfInformation(0.125, base: 2).exact == Rational(3))
    try expect(["1.791759", "2.584963"]) { a throws(Fault) in
      let die = Array(repeating: try a.divide(1, 6), count: 6)
      return [try a.entropy(die), try a.entropy(die, base: 2)]
    }
  }

  @Test func leastSquaresByTheNormalEquations() throws {
    let (x, y): ([[Real]], [Real]) = ([[1, 1], [2, 1], [3, 1]], [1, 2, 4])
    let turned = try a.transpose(x)
    let solution = try a.matmul(a.inverse(a.matmul(turned, x)), a.matmul(turned, y))
    #expect(solution.map(\.exact) == [Rational("3/2"), Rational("-2/3")])
    let error = try a.multiply(3, a.meanSquaredError(y, a.matmul(x, solution)))
    #expect(error.exact == Rational("1/6"))
  }

  // MARK: 5, softmax-and-nll

  @Test func theLossThatPairsEveryRowWithEveryLabel() throws {
    func posted(_ a: Arithmetic, _ z: [[Real]], _ labels: [Int]) throws(Fault) -> Real {
      var losses: [Real] = []
      for row in z {
        for (j, label) in labels.enumerated() { losses.append(try a.subtract(a.logSumExp(z[j]), row[label])) }
      }
      return try a.mean(losses)
    }
    try expect(["1.288726", "10.000000", "0.693147"]) { a throws(Fault) in
      [
        try posted(a, [[2, 1, 0], [1, 0, 3]], [0, 2]), try posted(a, [[20, 0, 0], [0, 0, 20]], [0, 2]),
        try posted(a, [[0, -20, 0], [0, -20, 0]], [0, 2]),
      ]
    }
    try expect(["0.288726", "4.1e-9"]) { a throws(Fault) in
      [
        try a.mean([a.negativeLogLikelihood([2, 1, 0], 0), a.negativeLogLikelihood([1, 0, 3], 2)]),
        try a.negativeLogLikelihood([20, 0, 0], 0),
      ]
    }
  }
}
