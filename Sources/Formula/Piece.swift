/// A typeset part of an expression, with what its neighbours need to know of it.
struct Piece {
  var nodes: [MathNode]
  var level: Level
  /// What its first and its last character are, which decides on the sign of a multiplication.
  var first: Edge
  var last: Edge
  /// Begins with a sign: not to stand behind an operator without parentheses.
  var isSigned = false
  /// A name, which takes indices and powers behind its own subscripts.
  var name: NameNotation?
  /// One number, so that a multiplication by another takes a cross also where it is in parentheses.
  var isDecimal = false
  /// Whether a product is a vector or matrix, so that a long one is not gone through again for each factor.
  var isArray: Bool?

  var node: MathNode { .joined(nodes) }

  /// How tightly a piece is bound, loosest first.
  enum Level: Int, Comparable {
    /// `x ↦ …`, and cases under a brace.
    case mapping
    case disjunction
    case conjunction
    case negation
    case comparison
    case additive
    /// `a/b` on one line, and `a mod b`: what is multiplied with it stands outside parentheses.
    case division
    case multiplicative
    /// `log x`, `∑ x`: reaches as far to the right as factors go.
    case application
    /// A factor, but nothing to raise to a power: `x²`, a fraction, `log(x)`.
    case power
    case atom

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  enum Edge: Hashable {
    case digit
    case letter
    /// A letter that is also the notation of a function: `H(p + 1)` is no product.
    case functionLetter
    /// Upright words would run into each other.
    case word
    /// `log`, `sin`: set off by a thin space.
    case function
    case bigOperator
    case fraction
    case radical
    case open
    case close
    case bar
  }

  init(
    _ nodes: [MathNode], _ level: Level, first: Edge, last: Edge, isSigned: Bool = false, name: NameNotation? = nil
  ) {
    self.nodes = nodes
    self.level = level
    self.first = first
    self.last = last
    self.isSigned = isSigned
    self.name = name
  }

  init(_ node: MathNode, _ level: Level = .atom, _ edge: Edge) {
    self.init([node], level, first: edge, last: edge)
  }

  /// A word such as `true`.
  init(word: String) { self.init(.identifier(word, variant: .normal), .atom, .word) }

  init(_ name: NameNotation) {
    self.init(name.node, name.mark == nil ? .atom : .power, name.isLetter ? .letter : .word)
    if case .identifier(let letter, _) = name.base, Notation.functionLetters.contains(letter) { last = .functionLetter }
    self.name = name
  }

  static func fenced(_ open: String, _ body: MathNode, _ close: String) -> Piece {
    Piece([.fenced(open, body, close)], .atom, first: .open, last: .close)
  }

  /// In parentheses, unless it is bound tightly enough for its place.
  func grouped(_ level: Level, allowsSign: Bool = false) -> Piece {
    if self.level >= level && (allowsSign || !isSigned) { return self }
    var group = Piece.fenced("(", node, ")")
    if isDecimal { (group.first, group.last) = (.digit, .digit) }
    return group
  }

  /// A decimal as it is printed: digits, with an optional sign, exponent, percent sign and ellipsis; or a fraction
  /// on one line.
  init(decimal text: String) {
    if let slash = text.firstIndex(of: "/") {
      let numerator = Piece(decimal: String(text[..<slash]))
      let denominator = Piece(decimal: String(text[text.index(after: slash)...]))
      self.init(
        numerator.nodes + [.operator("/", .tight)] + denominator.nodes, .division, first: .digit, last: .digit,
        isSigned: numerator.isSigned)
      return
    }
    var rest = Substring(text)
    var nodes: [MathNode] = []
    let sign = rest.first.flatMap { $0 == "-" || $0 == "−" ? "−" : $0 == "+" ? "+" : nil }
    if let sign {
      nodes.append(.operator(sign, .prefix))
      rest = rest.dropFirst()
    }
    let isPercent = rest.last == "%"
    if isPercent { rest = rest.dropLast() }
    let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    var digits = String(parts.first ?? "")
    var exponent = parts.count > 1 ? parts[1] : ""
    // The ellipsis of `0.8018…e-3` stands with the digits, that of `8.018e-3…` behind all.
    if exponent.last == "…" {
      exponent = exponent.dropLast()
      digits += "…"
    }
    nodes.append(.number(digits))
    if !exponent.isEmpty {
      let isNegative = exponent.first == "-"
      let magnitude = exponent.drop { $0 == "-" || $0 == "+" }.drop { $0 == "0" }
      let power: [MathNode] =
        (isNegative ? [.operator("−", .prefix)] : []) + [.number(magnitude.isEmpty ? "0" : String(magnitude))]
      nodes += [.operator("×"), .scripts(.number("10"), sub: nil, sup: .joined(power))]
    }
    if isPercent { nodes.append(.operator("%", .tight)) }
    self.init(
      nodes, exponent.isEmpty ? (sign == nil ? .atom : .multiplicative) : .multiplicative, first: .digit,
      last: .digit, isSigned: sign != nil)
    isDecimal = true
    if isPercent, sign == nil, exponent.isEmpty { level = .power }
  }
}
