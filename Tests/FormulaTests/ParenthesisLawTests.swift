import Diagnostics
import NumericCore
import Testing

@testable import Formula

/// What is typeset, read as a reader reads it, by precedence alone, is the expression that was typeset.
///
/// Only `−(ab)` and `(−a)b`, which look alike, are not told apart: they have one value.
@Suite struct ParenthesisLawTests {
  @Test func needlessAreLeftOutAndNeededAreThere() throws {
    var generator = Seeded(state: 20_251_121)
    for _ in 0..<4_000 {
      let expression = generator.expression(depth: .random(in: 1...5, using: &generator))
      let node = try #require(typeset(expression, context: .bare))
      var reader = MathReader(node)
      #expect(reader.read() == dump(expression), "\(node.linear)")
    }
  }

  /// No pair of parentheses can go without another reading.
  @Test func noneIsNeedless() throws {
    var generator = Seeded(state: 7)
    for _ in 0..<1_000 {
      let expression = generator.sum(depth: .random(in: 1...4, using: &generator))
      let node = try #require(typeset(expression, context: .bare))
      for changed in node.withoutOnePair {
        var reader = MathReader(changed)
        #expect(reader.read() != dump(expression), "\(node.linear) and \(changed.linear)")
      }
    }
  }
}

extension TypesettingContext {
  /// No values, no names.
  static var bare: TypesettingContext { TypesettingContext(program: ProgramNames([]), source: { _ in "" }) }
}

/// SplitMix64 (Steele, Lea and Flood 2014), so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func leaf() -> Expression {
    let names = ["a", "b", "H", "rate", "w1", "xHat"]
    let numbers = ["2", "0.5", "1e-6"]
    switch Int.random(in: 0..<3, using: &self) {
    case 0: return .number(numbers.randomElement(using: &self) ?? "2")
    default: return .of(.name(names.randomElement(using: &self) ?? "a"))
    }
  }

  /// Sums, differences, products and powers.
  mutating func sum(depth: Int) -> Expression {
    guard depth > 0 else { return leaf() }
    switch Int.random(in: 0..<5, using: &self) {
    case 0: return .of(.unary(.minus, sum(depth: depth - 1)))
    case 1: return .of(.binary(.power, sum(depth: depth - 1), leaf()))
    case 2: return .of(.binary(.add, sum(depth: depth - 1), sum(depth: depth - 1)))
    case 3: return .of(.binary(.subtract, sum(depth: depth - 1), sum(depth: depth - 1)))
    default: return .of(.binary(.multiply, sum(depth: depth - 1), sum(depth: depth - 1)))
    }
  }

  mutating func expression(depth: Int) -> Expression {
    guard depth > 0 else { return leaf() }
    func call(_ name: String, _ arguments: Expression...) -> Expression {
      .of(.call(.of(.name(name)), arguments.map { Argument(label: nil, labelSpan: nil, value: $0) }))
    }
    switch Int.random(in: 0..<16, using: &self) {
    case 0: return .of(.unary(.minus, expression(depth: depth - 1)))
    case 1: return .of(.parenthesized(expression(depth: depth - 1)))
    case 2: return call(["log", "sin"].randomElement(using: &self) ?? "log", expression(depth: depth - 1))
    case 3: return call(["sqrt", "abs", "sigmoid"].randomElement(using: &self) ?? "abs", expression(depth: depth - 1))
    case 4: return call("factorial", expression(depth: depth - 1))
    case 5:
      return .of(
        .call(
          .of(.name("sum")),
          [
            Argument(label: nil, labelSpan: nil, value: .of(.range(.number("1"), leaf(), isClosed: true))),
            Argument(
              label: nil, labelSpan: nil,
              value: .of(
                .closure(
                  Closure(
                    parameters: [Identifier("k", .nowhere)],
                    body: [Statement(.expression(expression(depth: depth - 1)), .nowhere)]))), isTrailing: true),
          ]))
    case 6:
      return .of(
        .conditional(
          expression(depth: depth - 1), expression(depth: depth - 1), leaf()))
    default:
      let sign: [BinaryOperator] = [
        .power, .multiply, .multiply, .multiply, .divide, .divide, .remainder, .add, .add, .subtract, .subtract, .less,
        .equal, .and, .or,
      ]
      return .of(
        .binary(sign.randomElement(using: &self) ?? .add, expression(depth: depth - 1), expression(depth: depth - 1)))
    }
  }
}

extension Span {
  static let nowhere = Span(0, 0)
}

extension Expression {
  static func of(_ kind: Kind) -> Expression { Expression(kind, .nowhere) }

  static func number(_ text: String) -> Expression {
    .of(.number(NumberLiteral(text: text, value: Rational(text) ?? Rational(0))))
  }
}

// MARK: Trees as text

/// An expression with every part in brackets. Signs stand at the leftmost factor, parentheses are gone, and a power
/// of ten is a product.
private func dump(_ expression: Expression) -> String { Tree(expression).text }

private indirect enum Tree {
  case leaf(String)
  case negative(Tree)
  case node(String, [Tree])

  init(_ expression: Expression) {
    switch expression.kind {
    case .number(let literal):
      let parts = literal.text.split(separator: "e")
      self =
        parts.count == 1
        ? .leaf(literal.text)
        : .node(
          "*", [.leaf(String(parts[0])), .node("**", [.leaf("10"), .negative(.leaf(String(parts[1].dropFirst())))])])
    case .name(let name): self = .leaf(name)
    case .unary(_, let operand): self = .signed(Tree(operand))
    case .binary(let sign, let left, let right): self = .node(sign.rawValue, [Tree(left), Tree(right)])
    case .parenthesized(let inner): self = Tree(inner)
    case .conditional(let condition, let then, let otherwise):
      self = .node("?", [Tree(condition), Tree(then), Tree(otherwise)])
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind else {
        self = .leaf("?")
        return
      }
      if case .range(let lower, let upper, _)? = arguments.first?.value.kind,
        case .closure(let closure)? = arguments.last?.value.kind,
        case .expression(let body)? = closure.body.first?.kind
      {
        self = .node("sum", [Tree(lower), Tree(upper), Tree(body)])
      } else {
        self = .node(name, arguments.map { Tree($0.value) })
      }
    default: self = .leaf("?")
    }
  }

  /// A minus before a product is one before its first factor.
  static func signed(_ tree: Tree) -> Tree {
    if case .node(let sign, let operands) = tree, sign == "*" || sign == "/" {
      return .node(sign, [.signed(operands[0]), operands[1]])
    }
    return .negative(tree)
  }

  var text: String {
    switch self {
    case .leaf(let text): text
    case .negative(let tree): "(- \(tree.text))"
    case .node(let name, let operands): "(\(name) \(operands.map(\.text).joined(separator: " ")))"
    }
  }
}

// MARK: The reader

/// Reads mathematics as it is written: rows from left to right, powers before products before sums, and the scope
/// of a sum up to the next plus or minus.
private struct MathReader {
  private var nodes: [MathNode]

  init(_ node: MathNode) { nodes = Self.flattened(node)[...].map { $0 } }

  private static func flattened(_ node: MathNode) -> [MathNode] {
    if case .row(let nodes) = node { return nodes.flatMap(flattened) }
    return [node]
  }

  mutating func read() -> String {
    let tree = disjunction()
    return nodes.isEmpty ? tree.text : "\(tree.text) and then \(nodes)"
  }

  private static func tree(_ node: MathNode) -> Tree {
    var reader = MathReader(node)
    let tree = reader.disjunction()
    return reader.nodes.isEmpty ? tree : .leaf("unread \(reader.nodes)")
  }

  private var symbol: (text: String, style: OperatorStyle)? {
    if case .operator(let text, let style)? = nodes.first { return (text, style) }
    return nil
  }

  private mutating func chain(_ names: [String: String], _ operand: (inout MathReader) -> Tree) -> Tree {
    var tree = operand(&self)
    while let symbol, symbol.style.form == nil, let name = names[symbol.text] {
      nodes.removeFirst()
      tree = .node(
        name,
        [tree, hasSign && !names.keys.contains("∧") && !names.keys.contains("∨") ? .leaf("sign") : operand(&self)])
    }
    return tree
  }

  private var hasSign: Bool { symbol?.style.form == .prefix && symbol?.text == "−" }

  private mutating func disjunction() -> Tree { chain(["∨": "||"]) { $0.conjunction() } }
  private mutating func conjunction() -> Tree { chain(["∧": "&&"]) { $0.comparison() } }

  private mutating func comparison() -> Tree {
    let left = sum()
    guard let symbol, let name = ["<": "<", "=": "=="][symbol.text] else { return left }
    nodes.removeFirst()
    return .node(name, [left, sum()])
  }

  private mutating func sum() -> Tree { chain(["+": "+", "−": "-"]) { $0.product() } }

  private mutating func product() -> Tree {
    if hasSign {
      nodes.removeFirst()
      return hasSign ? .leaf("two signs") : .signed(product())
    }
    return chain(["\u{2062}": "*", "×": "*", "⋅": "*", "/": "/", "mod": "%"]) { $0.factor() }
  }

  private mutating func factor() -> Tree {
    var tree = atom()
    while let symbol, symbol.text == "!" {
      nodes.removeFirst()
      tree = .node("factorial", [tree])
    }
    return tree
  }

  private mutating func atom() -> Tree {
    guard !nodes.isEmpty else { return .leaf("nothing") }
    let node = nodes.removeFirst()
    switch node {
    case .number(let digits): return .leaf(digits)
    case .identifier(let name, _):
      if let symbol, symbol.text == "\u{2061}" { return application(name == "σ" ? "sigmoid" : name, symbol.style) }
      return .leaf(name)
    case .accent(.identifier(let name, _), _): return .leaf(name + "Hat")
    case .scripts(let base, let sub?, nil): return .leaf(base.linear + sub.linear)
    case .scripts(let base, let sub?, let sup?):
      return .node("**", [.leaf(base.linear + sub.linear), Self.tree(sup)])
    case .scripts(let base, nil, let sup?): return .node("**", [Self.tree(base), Self.tree(sup)])
    case .fraction(let a, let b, _): return .node("/", [Self.tree(a), Self.tree(b)])
    case .squareRoot(let inner): return .node("sqrt", [Self.tree(inner)])
    case .fenced("|", let inner, _): return .node("abs", [Self.tree(inner)])
    case .fenced("(", let inner, _): return Self.tree(inner)
    case .fenced("{", .table(let rows, _), _):
      return rows.dropLast().reversed().reduce(Self.tree(rows[rows.count - 1][0])) { otherwise, row in
        .node("?", [Self.tree(row[1]), Self.tree(row[0]), otherwise])
      }
    case .underOver(.operator("∑", _), let under?, let over?):
      guard case .row(let parts) = under else { return .leaf("?") }
      return .node("sum", [Self.tree(.row(Array(parts.dropFirst(2)))), Self.tree(over), product()])
    default: return .leaf("unknown \(node)")
    }
  }

  private mutating func application(_ name: String, _ style: OperatorStyle) -> Tree {
    nodes.removeFirst()
    return .node(name, [atom()])
  }
}

extension MathNode {
  /// The formulas that lack one pair of these parentheses.
  fileprivate var withoutOnePair: [MathNode] {
    switch self {
    case .row(let nodes):
      return nodes.indices.flatMap { index in
        nodes[index].withoutOnePair.map { changed in
          var copy = nodes
          copy[index] = changed
          return .row(copy)
        }
      }
    case .fenced("(", let body, ")"):
      return [body] + body.withoutOnePair.map { .fenced("(", $0, ")") }
    case .scripts(let base, let sub, let sup):
      // Not about a base, where the exponent would look like that of its last part, or the second of two.
      return (sup?.withoutOnePair.map { .scripts(base, sub: sub, sup: $0) } ?? [])
    default: return []
    }
  }
}
