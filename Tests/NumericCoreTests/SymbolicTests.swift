import Testing

@testable import NumericCore

/// Both sides of a claim, over the variables.
typealias Sides = (Arithmetic, [Real]) throws(Fault) -> (Real, Real)

/// A claim of an identity over ranges, each as its two ends.
struct Identity: Sendable, CustomTestStringConvertible {
  let name: String
  let ranges: [(String, String)]
  let sides: @Sendable (Arithmetic, [Real]) throws(Fault) -> (Real, Real)
  var testDescription: String { name }

  init(
    _ name: String, _ ranges: (String, String)...,
    sides: @escaping @Sendable (Arithmetic, [Real]) throws(Fault) -> (Real, Real)
  ) {
    (self.name, self.ranges, self.sides) = (name, ranges, sides)
  }

  /// Whether the normal forms of both sides are the same; false also where one has none.
  func isShown() throws -> Bool {
    let table = SymbolTable()
    let arithmetic = Arithmetic(precision: 64, meter: Meter(), symbols: table)
    let variables = try ranges.map {
      Real(.symbolic(table.variable(from: try #require(Rational($0.0)), to: try #require(Rational($0.1)))))
    }
    switch result({ () throws(Fault) in try identical(arithmetic, variables) }) {
    case .success(let isIdentical): return isIdentical
    case .failure(let fault):
      if fault.kind == .undecided { return false }
      throw fault
    }
  }

  private func identical(_ a: Arithmetic, _ x: [Real]) throws(Fault) -> Bool {
    let (left, right) = try sides(a, x)
    return try a.areIdentical(left, right)
  }
}

@Suite struct SymbolicTests {
  static let unit = ("0.001", "0.999")
  static let wide = ("-5", "5")

  static let identities: [Identity] = [
    Identity("(x+1)² = x²+2x+1", wide) { a, x throws(Fault) in
      let left = try a.power(a.add(x[0], 1), 2)
      return (left, try a.add(a.add(a.power(x[0], 2), a.multiply(2, x[0])), 1))
    },
    Identity("the two-class formula is the general cross-entropy", unit, unit) { a, x throws(Fault) in
      let (y, q) = (x[0], x[1])
      let no = try a.subtract(1, y)
      let general = try a.crossEntropy([y, no], [q, a.subtract(1, q)])
      let special = try a.add(
        a.multiply(y, a.apply(.log, q)), a.multiply(a.subtract(1, y), a.apply(.log, a.subtract(1, q))))
      return (general, try a.negate(special))
    },
    Identity("binaryCrossEntropy too", unit, unit) { a, x throws(Fault) in
      let (y, q) = (x[0], x[1])
      let general = try a.crossEntropy([y, a.subtract(1, y)], [q, a.subtract(1, q)])
      return (general, try a.binaryCrossEntropy(y, q))
    },
    Identity("I(pq) = I(p) + I(q)", unit, unit) { a, x throws(Fault) in
      let joint = try a.selfInformation(a.multiply(x[0], x[1]))
      return (joint, try a.add(a.selfInformation(x[0]), a.selfInformation(x[1])))
    },
    Identity("I(pq) = I(p) + I(q) in bits", unit, unit) { a, x throws(Fault) in
      let joint = try a.negate(a.apply(.log2, a.multiply(x[0], x[1])))
      return (joint, try a.add(a.selfInformation(x[0], base: 2), a.selfInformation(x[1], base: 2)))
    },
    Identity("KL(p, q) = H(p, q) − H(p)", unit, unit) { a, x throws(Fault) in
      let p = [x[0], try a.subtract(1, x[0])]
      let q = [x[1], try a.subtract(1, x[1])]
      return (try a.klDivergence(p, q), try a.subtract(a.crossEntropy(p, q), a.entropy(p)))
    },
    Identity("−log softmax(z)₁ = −z₁ + log Σ exp z", wide, wide, wide) { a, z throws(Fault) in
      let loss = try a.negate(a.apply(.log, a.softmax(z)[1]))
      var total = Real.zero
      for element in z { total = try a.add(total, a.apply(.exp, element)) }
      return (loss, try a.subtract(a.apply(.log, total), z[1]))
    },
    Identity("negativeLogLikelihood, logSumExp and logSoftmax agree", wide, wide, wide) { a, z throws(Fault) in
      let loss = try a.negativeLogLikelihood(z, 2)
      let other = try a.subtract(a.logSumExp(z), z[2])
      return (try a.add(loss, other), try a.multiply(-2, a.logSoftmax(z)[2]))
    },
    Identity("softmax([z, 0])₀ = sigmoid(z)", wide) { a, z throws(Fault) in
      (try a.softmax([z[0], 0])[0], try a.apply(.sigmoid, z[0]))
    },
    Identity("1/(1 + exp(−z)) = sigmoid(z)", wide) { a, z throws(Fault) in
      (try a.divide(1, a.add(1, a.apply(.exp, a.negate(z[0])))), try a.apply(.sigmoid, z[0]))
    },
    Identity("1 − sigmoid(z) = sigmoid(−z)", wide) { a, z throws(Fault) in
      (try a.subtract(1, a.apply(.sigmoid, z[0])), try a.apply(.sigmoid, a.negate(z[0])))
    },
    Identity("sigmoid′ = σ(1 − σ)", wide) { a, z throws(Fault) in
      let slope = try a.derivative(
        of: { a, t throws(Fault) in try a.divide(1, a.add(1, a.apply(.exp, a.negate(t)))) }, at: z[0])
      let sigma = try a.apply(.sigmoid, z[0])
      return (slope, try a.multiply(sigma, a.subtract(1, sigma)))
    },
    Identity("−log Π yˣ(1−y)¹⁻ˣ is a sum of two-class losses", unit, unit, unit) { a, y throws(Fault) in
      let labels: [Real] = [1, 0, 1]
      var likelihood = Real.one
      for (x, q) in zip(labels, y) {
        likelihood = try a.multiply(likelihood, a.power(q, x))
        likelihood = try a.multiply(likelihood, a.power(a.subtract(1, q), a.subtract(1, x)))
      }
      let losses: [Real] = try a.binaryCrossEntropy(labels, y)
      return (try a.negate(a.apply(.log, likelihood)), try a.sum(losses))
    },
    Identity("the same with soft labels", unit, unit) { a, v throws(Fault) in
      let (x, y) = (v[0], v[1])
      let likelihood = try a.multiply(a.power(y, x), a.power(a.subtract(1, y), a.subtract(1, x)))
      return (try a.negate(a.apply(.log, likelihood)), try a.binaryCrossEntropy(x, y))
    },
    Identity("∂/∂w of ½(a − y)² is (a − y)σ′x", wide, wide, wide, unit) { a, v throws(Fault) in
      let (x, b, y) = (v[1], v[2], v[3])
      func output(_ a: Arithmetic, _ w: Real) throws(Fault) -> Real {
        try a.apply(.sigmoid, a.add(a.multiply(w, x), b))
      }
      let slope = try a.derivative(
        of: { a, w throws(Fault) in try a.divide(a.power(a.subtract(output(a, w), y), 2), 2) }, at: v[0])
      let s = try output(a, v[0])
      let product = try a.multiply(a.subtract(s, y), a.multiply(a.multiply(s, a.subtract(1, s)), x))
      return (slope, product)
    },
    Identity("∂/∂w of the cross-entropy is (a − y)x", wide, wide, wide, unit) { a, v throws(Fault) in
      let (x, b, y) = (v[1], v[2], v[3])
      func output(_ a: Arithmetic, _ w: Real) throws(Fault) -> Real {
        try a.apply(.sigmoid, a.add(a.multiply(w, x), b))
      }
      let slope = try a.derivative(
        of: { a, w throws(Fault) in
          let s = try output(a, w)
          let yes = try a.multiply(y, a.apply(.log, s))
          return try a.negate(a.add(yes, a.multiply(a.subtract(1, y), a.apply(.log, a.subtract(1, s)))))
        }, at: v[0])
      return (slope, try a.multiply(a.subtract(output(a, v[0]), y), x))
    },
    Identity("log(a/b) = log a − log b", unit, unit) { a, x throws(Fault) in
      (try a.apply(.log, a.divide(x[0], x[1])), try a.subtract(a.apply(.log, x[0]), a.apply(.log, x[1])))
    },
    Identity("log(6x) = log 2 + log 3 + log x", unit) { a, x throws(Fault) in
      let sum = try a.add(a.apply(.log, 2), a.apply(.log, 3))
      return (try a.apply(.log, a.multiply(6, x[0])), try a.add(sum, a.apply(.log, x[0])))
    },
    Identity("log₂ x = log x / log 2", unit) { a, x throws(Fault) in
      (try a.apply(.log2, x[0]), try a.divide(a.apply(.log, x[0]), a.apply(.log, 2)))
    },
    Identity("exp(2x) = exp(x)²", wide) { a, x throws(Fault) in
      (try a.apply(.exp, a.multiply(2, x[0])), try a.power(a.apply(.exp, x[0]), 2))
    },
    Identity("tanh x = 2σ(2x) − 1", wide) { a, x throws(Fault) in
      let sigmoid = try a.apply(.sigmoid, a.multiply(2, x[0]))
      return (try a.apply(.tanh, x[0]), try a.subtract(a.multiply(2, sigmoid), 1))
    },
    Identity("softplus x − softplus(−x) = x", wide) { a, x throws(Fault) in
      (try a.subtract(a.apply(.softplus, x[0]), a.apply(.softplus, a.negate(x[0]))), x[0])
    },
    Identity("cosh² − sinh² = 1", wide) { a, x throws(Fault) in
      (try a.subtract(a.power(a.apply(.cosh, x[0]), 2), a.power(a.apply(.sinh, x[0]), 2)), 1)
    },
    Identity("sin² + cos² = 1", wide) { a, x throws(Fault) in
      (try a.add(a.power(a.apply(.sin, x[0]), 2), a.power(a.apply(.cos, a.negate(x[0])), 2)), 1)
    },
    Identity("1 + tan² = 1/cos²", ("-1", "1")) { a, x throws(Fault) in
      (try a.add(1, a.power(a.apply(.tan, x[0]), 2)), try a.divide(1, a.power(a.apply(.cos, x[0]), 2)))
    },
    Identity("√x² = |x|", wide) { a, x throws(Fault) in
      (try a.apply(.sqrt, a.power(x[0], 2)), try a.apply(.abs, x[0]))
    },
    Identity("(√x)² = x", ("0", "5")) { a, x throws(Fault) in (try a.power(a.apply(.sqrt, x[0]), 2), x[0]) },
    Identity("√(x+1)² = x+1", ("-1", "5")) { a, x throws(Fault) in
      (try a.power(a.apply(.sqrt, a.add(x[0], 1)), 2), try a.add(x[0], 1))
    },
    Identity("√8 x = 2√2 x", wide) { a, x throws(Fault) in
      (try a.multiply(a.apply(.sqrt, 8), x[0]), try a.multiply(a.multiply(2, a.apply(.sqrt, 2)), x[0]))
    },
    Identity("1/√2 = √2/2", wide) { a, x throws(Fault) in
      (try a.add(x[0], a.divide(1, a.apply(.sqrt, 2))), try a.add(x[0], a.divide(a.apply(.sqrt, 2), 2)))
    },
    Identity("x**y = exp(y log x)", unit, wide) { a, x throws(Fault) in
      (try a.power(x[0], x[1]), try a.apply(.exp, a.multiply(x[1], a.apply(.log, x[0]))))
    },
    Identity("e**x = exp(x)", wide) { a, x throws(Fault) in (try a.power(a.e, x[0]), try a.apply(.exp, x[0])) },
    Identity("(x² − 1)/(x − 1) = x + 1", ("2", "3")) { a, x throws(Fault) in
      (try a.divide(a.subtract(a.power(x[0], 2), 1), a.subtract(x[0], 1)), try a.add(x[0], 1))
    },
    Identity("π commutes", wide) { a, x throws(Fault) in (try a.multiply(a.pi, x[0]), try a.multiply(x[0], a.pi)) },
    Identity("log((1−x)/(1+x)) = log(1−x) − log1p(x)", ("-0.9", "0.9")) { a, x throws(Fault) in
      let quotient = try a.divide(a.subtract(1, x[0]), a.add(1, x[0]))
      return (
        try a.apply(.log, quotient), try a.subtract(a.apply(.log, a.subtract(1, x[0])), a.apply(.log1p, x[0]))
      )
    },
    Identity("the logistic gradient is h − y", wide, unit) { a, x throws(Fault) in
      let slope = try a.derivative(
        of: { a, z throws(Fault) in try a.binaryCrossEntropy(x[1], a.apply(.sigmoid, z)) }, at: x[0])
      return (slope, try a.subtract(a.apply(.sigmoid, x[0]), x[1]))
    },
    Identity("the gradient of the softmax loss is softmax − one-hot", wide, wide, wide) { a, z throws(Fault) in
      let gradient = try a.gradient(of: { a, z throws(Fault) in try a.negativeLogLikelihood(z, 1) }, at: z)
      return (gradient[1], try a.subtract(a.softmax(z)[1], 1))
    },
  ]

  @Test(arguments: identities) func provesIdentities(_ identity: Identity) throws {
    #expect(try identity.isShown())
  }

  static let falsehoods: [Identity] = [
    Identity("x² = x", wide) { a, x throws(Fault) in (try a.power(x[0], 2), x[0]) },
    Identity("log(a + b) = log a + log b", unit, unit) { a, x throws(Fault) in
      (try a.apply(.log, a.add(x[0], x[1])), try a.add(a.apply(.log, x[0]), a.apply(.log, x[1])))
    },
    Identity("√x² = x", wide) { a, x throws(Fault) in (try a.apply(.sqrt, a.power(x[0], 2)), x[0]) },
    Identity("|x| = x", wide) { a, x throws(Fault) in (try a.apply(.abs, x[0]), x[0]) },
    Identity("exp(x + y) = exp x + exp y", wide, wide) { a, x throws(Fault) in
      (try a.apply(.exp, a.add(x[0], x[1])), try a.add(a.apply(.exp, x[0]), a.apply(.exp, x[1])))
    },
    Identity("softmax(z)₀ = softmax(z)₁", wide, wide) { a, z throws(Fault) in
      let p = try a.softmax(z)
      return (p[0], p[1])
    },
    Identity("the loss without its minus", unit, unit) { a, x throws(Fault) in
      let loss: Real = try a.binaryCrossEntropy(x[0], x[1])
      return (loss, try a.negate(loss))
    },
    Identity("the two-class loss halved", unit, unit) { a, x throws(Fault) in
      let loss: Real = try a.binaryCrossEntropy(x[0], x[1])
      return (loss, try a.divide(loss, 2))
    },
    Identity("D(p‖q) = D(q‖p)", unit, unit) { a, x throws(Fault) in
      let p = [x[0], try a.subtract(1, x[0])]
      let q = [x[1], try a.subtract(1, x[1])]
      return (try a.klDivergence(p, q), try a.klDivergence(q, p))
    },
    Identity("sin x = cos x", wide) { a, x throws(Fault) in (try a.apply(.sin, x[0]), try a.apply(.cos, x[0])) },
    Identity("sin(−x) = sin x", wide) { a, x throws(Fault) in
      (try a.apply(.sin, a.negate(x[0])), try a.apply(.sin, x[0]))
    },
    Identity("max(x, y) = x", wide, wide) { a, x throws(Fault) in (try a.maximum(x[0], x[1]), x[0]) },
    Identity("relu x = x", wide) { a, x throws(Fault) in (try a.apply(.relu, x[0]), x[0]) },
    Identity("floor x = x", wide) { a, x throws(Fault) in (try a.apply(.floor, x[0]), x[0]) },
    Identity("√(xy) = √x √y where both may be negative", wide, wide) { a, x throws(Fault) in
      (try a.apply(.sqrt, a.multiply(x[0], x[1])), try a.multiply(a.apply(.sqrt, x[0]), a.apply(.sqrt, x[1])))
    },
    Identity("π = 22/7", wide) { a, x throws(Fault) in (try a.add(x[0], a.pi), try a.add(x[0], a.divide(22, 7))) },
    Identity("log 2 + log 3 = log 5", wide) { a, x throws(Fault) in
      let sum = try a.add(a.apply(.log, 2), a.apply(.log, 3))
      return (try a.add(x[0], sum), try a.add(x[0], a.apply(.log, 5)))
    },
    Identity("√2 = 1.41421356237309504880168872420969807857", wide) { a, x throws(Fault) in
      let near = Real("1.41421356237309504880168872420969807857") ?? .zero
      return (try a.add(x[0], a.apply(.sqrt, 2)), try a.add(x[0], near))
    },
  ]

  @Test(arguments: falsehoods) func neverProvesAFalsehood(_ identity: Identity) throws {
    #expect(try !identity.isShown())
  }

  @Test func theSameBallIsTheSameNumberAndAnEqualOneIsNot() throws {
    let table = SymbolTable()
    let a = Arithmetic(precision: 64, meter: Meter(), symbols: table)
    let plain = Arithmetic(precision: 64, meter: Meter())
    let x = Real(.symbolic(table.variable(from: .zero, to: .one)))
    let (third, other) = (try plain.apply(.sqrt, 3), try plain.apply(.sqrt, 3))
    #expect(try a.areIdentical(a.multiply(x, third), a.multiply(third, x)))
    #expect(try a.areIdentical(a.multiply(a.add(x, 1), third), a.add(a.multiply(x, third), third)))
    // Two balls with the same ends need not hold the same number.
    #expect(try !a.areIdentical(a.multiply(x, third), a.multiply(x, other)))
  }

  @Test func comparisonsAreDecidedWhereTheRangesDecide() throws {
    let table = SymbolTable()
    let a = Arithmetic(precision: 64, meter: Meter(), symbols: table)
    let x = Real(.symbolic(table.variable(from: .zero, to: .one)))
    #expect(try a.compare(x, 2) == .less)
    #expect(try a.compare(a.apply(.exp, x), 0) == .greater)
    #expect(try a.areEqual(a.add(x, x), a.multiply(2, x)))
    #expect(fault { () throws(Fault) in try a.compare(x, 0.5) }?.kind == .undecided)
    #expect(try a.areIdentical(a.apply(.abs, x), x))
    #expect(try a.areIdentical(a.maximum(x, -1), x))
  }

  @Test func largeExpressionsEndTheProof() {
    let table = SymbolTable()
    let a = Arithmetic(precision: 64, meter: Meter(), symbols: table)
    let x = (0..<6).map { _ in Real(.symbolic(table.variable(from: .zero, to: .one))) }
    let ended = fault { () throws(Fault) in
      let total = try a.power(a.add(a.sum(x), 1), 40)
      return try a.areIdentical(total, a.add(total, a.power(a.sum(x), 39)))
    }
    #expect(ended?.kind == .undecided)
  }

  @Test(arguments: 0..<6) func hostileGrowthEndsSoon(_ kind: Int) {
    let table = SymbolTable()
    let a = Arithmetic(precision: 64, meter: Meter(), symbols: table)
    let x = Real(.symbolic(table.variable(from: .one, to: Rational(2))))
    let y = Real(.symbolic(table.variable(from: Rational(-1), to: .one)))
    func step(_ z: Real) throws(Fault) -> Real {
      switch kind {
      case 0: try a.multiply(z, z)
      case 1: try a.add(a.multiply(z, z), x)
      case 2: try a.power(z, 1.0000001)
      case 3: try a.add(a.apply(.exp, z), y)
      case 4: try a.divide(a.add(z, y), a.add(z, x))
      default: try a.apply(.abs, a.subtract(a.multiply(z, z), y))
      }
    }
    let ended = fault { () throws(Fault) in
      var z = try a.add(a.multiply(3, x), 1)
      for _ in 0..<100_000 { z = try step(z) }
      return z
    }
    #expect(ended?.kind == .undecided)
    #expect(fault { () throws(Fault) in try a.power(x, 1_000_000_000_000_000_000) }?.kind == .undecided)
  }
}
