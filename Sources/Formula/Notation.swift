/// How a built-in function is written: a row's entry in the table of functions.
package struct Notation: Sendable, Hashable {
  package var form: Form
  package var yield: Yield

  package init(_ form: Form, _ yield: Yield) {
    self.form = form
    self.yield = yield
  }

  package enum Form: Sendable, Hashable {
    /// `log x`, `sin x`, `log₂ x`: an upright name, without parentheses about a simple argument.
    case operatorName(String, sub: String? = nil)
    /// `H(p, q)`, `D_KL(p ∥ q)`: a symbol before its arguments. Argument labels that a reader must see follow
    /// behind a semicolon.
    case symbol(MathNode, separator: String = ",")
    /// `|x|`, `⌊x⌋`.
    case fences(String, String)
    /// `eˣ`.
    case exponential
    /// `eˣ − 1`.
    case exponentialMinusOne
    /// `log(1 + x)`.
    case logarithmOfOnePlus
    /// `log Γ(x)`.
    case logarithmOfGamma
    case squareRoot
    case cubeRoot
    case factorial
    /// One above the other in parentheses.
    case binomial
    /// `∑`, `∏`: over the elements of a vector, or over a range.
    case bigOperator(String)
    /// An overline, or a sum divided by the number of its terms.
    case mean
    /// `log ∑ exp`.
    case logSumExp
    /// `u ⋅ v`.
    case dot
    /// `A B`.
    case juxtaposition
    /// `Aᵀ`, `A⁻¹`.
    case superscript(MathNode)
    /// `I₃`.
    case subscripted(MathNode)
    /// `f′(x)`, or a derivative at a place.
    case derivative
    /// `∇f(x)`.
    case gradient
    /// The root of an expression in an interval.
    case root
    /// `∀x ∈ [a, b]: …`.
    case forAll
    /// Pairs of elements.
    case zip
    /// No mathematics: the source is shown.
    case code
  }

  /// What a call has as its value, given what its first argument is.
  package enum Yield: Sendable, Hashable {
    /// The argument's shape; works element by element.
    case elementwise
    case scalar
    /// A vector as long as the argument.
    case vector
    case matrix
    /// Not known to the typesetter.
    case other
  }
}

extension Notation {
  /// The notation of a built-in function; nil for a name that is none.
  package static func of(_ name: String) -> Notation? { table[name] }

  /// The letters that the notations of functions use, so that a name of the program that is the same letter is
  /// not taken for a function.
  static let functionLetters: Set<String> = Set(
    table.values.compactMap { notation in
      guard case .symbol(let symbol, _) = notation.form else { return nil }
      switch symbol {
      case .identifier(let name, _), .scripts(.identifier(let name, _), _, _): return name.count == 1 ? name : nil
      default: return nil
      }
    })

  private static func letter(_ name: String, sub: String? = nil) -> Form {
    .symbol(.scripts(.identifier(name), sub: sub.map { .identifier($0, variant: .normal) }, sup: nil).simplified)
  }

  private static func word(_ name: String) -> Form { .symbol(.identifier(name, variant: .normal)) }

  private static let table: [String: Notation] = [
    "abs": Notation(.fences("|", "|"), .elementwise),
    "sqrt": Notation(.squareRoot, .elementwise),
    "cbrt": Notation(.cubeRoot, .elementwise),
    "exp": Notation(.exponential, .elementwise),
    "expm1": Notation(.exponentialMinusOne, .elementwise),
    "log": Notation(.operatorName("log"), .elementwise),
    "log1p": Notation(.logarithmOfOnePlus, .elementwise),
    "log2": Notation(.operatorName("log", sub: "2"), .elementwise),
    "log10": Notation(.operatorName("log", sub: "10"), .elementwise),
    "sin": Notation(.operatorName("sin"), .elementwise),
    "cos": Notation(.operatorName("cos"), .elementwise),
    "tan": Notation(.operatorName("tan"), .elementwise),
    "asin": Notation(.operatorName("arcsin"), .elementwise),
    "acos": Notation(.operatorName("arccos"), .elementwise),
    "atan": Notation(.operatorName("arctan"), .elementwise),
    "atan2": Notation(word("atan2"), .elementwise),
    "sinh": Notation(.operatorName("sinh"), .elementwise),
    "cosh": Notation(.operatorName("cosh"), .elementwise),
    "tanh": Notation(.operatorName("tanh"), .elementwise),
    "floor": Notation(.fences("⌊", "⌋"), .elementwise),
    "ceil": Notation(.fences("⌈", "⌉"), .elementwise),
    "round": Notation(word("round"), .elementwise),
    "truncate": Notation(word("trunc"), .elementwise),
    "min": Notation(.operatorName("min"), .scalar),
    "max": Notation(.operatorName("max"), .scalar),
    "gamma": Notation(.symbol(.identifier("Γ", variant: .normal)), .elementwise),
    "lgamma": Notation(.logarithmOfGamma, .elementwise),
    "erf": Notation(word("erf"), .elementwise),
    "factorial": Notation(.factorial, .elementwise),
    "binomial": Notation(.binomial, .elementwise),

    "sum": Notation(.bigOperator("∑"), .scalar),
    "product": Notation(.bigOperator("∏"), .scalar),
    "mean": Notation(.mean, .scalar),
    "median": Notation(word("median"), .scalar),
    "variance": Notation(word("Var"), .scalar),
    "standardDeviation": Notation(word("sd"), .scalar),
    "dot": Notation(.dot, .scalar),
    "norm": Notation(.fences("‖", "‖"), .scalar),
    "cumulativeSum": Notation(word("cumsum"), .vector),
    "argmax": Notation(.operatorName("arg max"), .scalar),
    "argmin": Notation(.operatorName("arg min"), .scalar),
    "sorted": Notation(word("sorted"), .vector),
    "transpose": Notation(.superscript(.identifier("T", variant: .normal)), .matrix),
    "matmul": Notation(.juxtaposition, .other),
    "inverse": Notation(.superscript(.row([.operator("−", .prefix), .number("1")])), .matrix),
    "determinant": Notation(.operatorName("det"), .scalar),
    "identity": Notation(.subscripted(.identifier("I", variant: .bold)), .matrix),
    "zip": Notation(.zip, .other),
    "printed": Notation(word("printed"), .vector),

    "selfInformation": Notation(letter("I"), .elementwise),
    "entropy": Notation(letter("H"), .scalar),
    "binaryEntropy": Notation(letter("H", sub: "b"), .elementwise),
    "crossEntropy": Notation(letter("H"), .scalar),
    "klDivergence": Notation(divergence("KL"), .scalar),
    "jensenShannon": Notation(divergence("JS"), .scalar),
    "mutualInformation": Notation(word("MI"), .scalar),
    "perplexity": Notation(word("perplexity"), .scalar),
    "oneHot": Notation(word("onehot"), .vector),

    "sigmoid": Notation(letter("σ"), .elementwise),
    "softmax": Notation(word("softmax"), .vector),
    "logSoftmax": Notation(word("log softmax"), .vector),
    "logSumExp": Notation(.logSumExp, .scalar),
    "relu": Notation(word("ReLU"), .elementwise),
    "softplus": Notation(word("softplus"), .elementwise),
    "meanSquaredError": Notation(word("MSE"), .scalar),
    "binaryCrossEntropy": Notation(word("BCE"), .elementwise),
    "negativeLogLikelihood": Notation(word("NLL"), .scalar),

    "normalPDF": Notation(letter("φ"), .elementwise),
    "normalCDF": Notation(.symbol(.identifier("Φ", variant: .normal)), .elementwise),
    "binomialPMF": Notation(word("Bin"), .elementwise),
    "poissonPMF": Notation(word("Pois"), .elementwise),

    "derivative": Notation(.derivative, .scalar),
    "gradient": Notation(.gradient, .vector),
    "solve": Notation(.root, .scalar),
    "forAll": Notation(.forAll, .other),
    "plot": Notation(.code, .other),
    "line": Notation(.code, .other),
    "points": Notation(.code, .other),
    "path": Notation(.code, .other),
    "bars": Notation(.code, .other),
    "contours": Notation(.code, .other),
  ]

  private static func divergence(_ name: String) -> Form {
    .symbol(.scripts(.identifier("D"), sub: .identifier(name, variant: .normal), sup: nil), separator: "∥")
  }
}

extension MathNode {
  /// Scripts without any are their base.
  fileprivate var simplified: MathNode {
    if case .scripts(let base, nil, nil) = self { return base }
    return self
  }
}
