import Testing

@testable import Formula

@Suite struct NameNotationTests {
  @Test(arguments: [
    ("x", "x"), ("loss", "loss"), ("w1", "w_1"), ("w12", "w_{12}"), ("x_i", "x_i"), ("yHat", "ŷ"), ("y_hat", "ŷ"),
    ("ŷ", "ŷ"), ("xBar", "x̄"), ("xTilde", "x̃"), ("xDot", "ẋ"), ("xPrime", "x′"), ("wStar", "w^∗"), ("alpha", "α"),
    ("Omega", "Ω"), ("theta1", "θ_1"), ("thetaHat", "θ̂"), ("lossCat", "loss_{cat}"), ("lossCat2", "loss_{cat,2}"),
    ("sigmaMax", "σ_{max}"), ("wAlpha", "w_α"), ("pTrainTest", "p_{train,test}"), ("dKL", "d_{KL}"), ("KL", "KL"),
    ("KL2", "KL_2"), ("pA", "p_A"), ("x1Hat", "x̂_1"), ("损失", "损失"), ("损失2", "损失_2"), ("µ", "μ"),
  ]) func isWritten(_ name: String, _ expected: String) {
    #expect(NameNotation(name).node.linear == expected)
  }

  @Test(arguments: ["ReLU", "dLdw", "x2y", "crossEntropyLoss", "_x", "x_", "a__b", "H2O", "log2e", "KLDiv", "x₁"])
  func keepsItsSpelling(_ name: String) {
    #expect(NameNotation(name) == NameNotation(asWritten: name))
  }

  /// Different names of one program differ for the eye, whichever come first.
  @Test func differentNamesLookDifferent() {
    var names = [
      "w1", "w_1", "theta", "θ", "thetaHat", "θ̂", "theta_hat", "yHat", "ŷ", "y_hat", "xBar", "x_bar", "barX", "loss",
      "lossCat", "loss_cat", "losscat", "LossCat", "pTrue", "ptrue", "pT", "p_T", "pt", "Alpha", "A", "А", "Α", "mu",
      "μ", "µ", "w12", "w1_2", "w_1_2", "w_12", "wHat1", "w1Hat", "w_hat_1", "x1", "ｘ1", "ｘ", "x", "х", "pi", "π", "o",
      "omicron", "ο", "e", "E", "Epsilon", "损失", "损失1", "损失_1", "dLdw", "dL", "xPrime", "x_prime", "alphaBeta",
      "alpha_beta", "αβ", "lossCAT", "lossCAt",
    ]
    var generator = Seeded(state: 3)
    for _ in 0..<50 {
      names.shuffle(using: &generator)
      let table = NameTable(names, functions: [])
      let looks = names.map { Self.look(table[$0].node) }
      let alike = Dictionary(grouping: zip(names, looks), by: \.1).values.filter { $0.count > 1 }
      #expect(alike.isEmpty)
    }
  }

  /// What the eye sees: letters of one shape are the same, and slant is no difference.
  private static func look(_ node: MathNode) -> String {
    let shapes: [Character: Character] = [
      "А": "A", "Α": "A", "х": "x", "ｘ": "x", "ο": "o", "Ε": "E", "µ": "μ",
    ]
    let markup = mathML(node).replacing(" mathvariant=\"normal\"", with: "")
    return String(markup.map { shapes[$0] ?? $0 })
  }

  @Test func anIndexIsNoName() throws {
    let letters = ["i", "j", "k", "l", "m", "n", "r", "s", "t", "u", "v"]
    let source = letters.map { "let \($0) = 1\n" }.joined() + "let p = [1, 2]\nsum(p)"
    #expect(typesetLines(source).last?.linear == "∑_{i′} p_{i′}")
  }
}
