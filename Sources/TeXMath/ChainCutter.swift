import Diagnostics

/// Cuts a formula into chains: at commas, wide spaces, arrows, connecting words, rows and columns.
struct ChainCutter {
  private(set) var chains: [Chain] = []
  private var chain = Chain(sides: [], relations: [])
  /// How many brackets are open: inside of them nothing is cut.
  private var depth = 0
  /// Whether a comma ended the last chain.
  private var followsComma = false
  /// Whether the chain before was a lone side that a comma ended, such as the `3` of `3, 4 = x`.
  private var followsListItem = false
  /// Whether it was a lone side that a word such as "and" ended: the `5` of `5 \text{ and } 3 = 8`.
  private var followsOperand = false
  /// Whether what ends the chain joins its last side to the first of the next.
  private var isOperation = false
  private var followsOperation = false

  static func chains(of nodes: [TeXNode]) -> [Chain] {
    var cutter = ChainCutter()
    for statement in statements(of: nodes) { cutter.cut(statement) }
    return cutter.chains
  }

  // MARK: Statements

  /// The statements of a formula: itself, or those in the rows of its environments.
  private static func statements(of nodes: [TeXNode]) -> [[TeXNode]] {
    let nodes = nodes.flattened()
    var result: [[TeXNode]] = []
    var outside = nodes
    for (index, node) in nodes.enumerated() {
      guard let environment = node.system, environment.holdsStatements else { continue }
      let isAlone = nodes.count == 1 || nodes.count == 2 && index == 0 && nodes[1].isPunctuation
      if isAlone { outside = [] }
      result += environment.statements.flatMap(statements)
    }
    return outside.isEmpty ? result : [outside] + result
  }

  // MARK: Chains

  private mutating func cut(_ nodes: [TeXNode]) {
    depth = 0
    var start = 0
    for (index, node) in nodes.enumerated() {
      if depth == 0 {
        if let separator = Separator(node), !isLetterOfNumber(nodes, index) {
          // Between two numbers the sign is an operation on them, and neither is a side.
          isOperation = isOperator(nodes, index)
          endChain(nodes[start..<index], separator)
          start = index + 1
          continue
        }
        if let relation = ChainRelation(node) {
          endSide(nodes[start..<index], isNegated(nodes, start, index) ? .other : relation)
          start = index + 1
          continue
        }
      }
      depth = max(0, depth + node.bracketStep)
    }
    endChain(nodes[start...], nil)
  }

  /// What ends a chain.
  private enum Separator {
    case comma, semicolon
    /// "And", "or".
    case conjunction
    /// An arrow, a connecting word, a wide space: behind it there is no list.
    case other

    init?(_ node: TeXNode) {
      switch node.content {
      case .symbol(let text, let atomClass):
        switch text.onlyScalar {
        case "," where atomClass == .punctuation, "，": self = .comma
        case ";" where atomClass == .punctuation, "；": self = .semicolon
        case "∧", "∨": self = .other
        case "⇒", "⟹", "⇐", "⟸", "⇔", "⟺", "→", "⟶", "∴", "∵", "↦", "⟼", "⇝", "⇌", "↔", "⟷", "←", "⟵":
          guard atomClass == .relation else { return nil }
          self = .other
        default: return nil
        }
      case .space(let mu) where mu >= 18: self = .other
      case .arrow(let text, _, _) where text != "=": self = .other
      case .text where node.isConnective: self = node.isConjunction ? .conjunction : .other
      default: return nil
      }
    }
  }

  /// `3 != 5`, which is no factorial: the exclamation mark stands apart from the number and touches the sign.
  private func isNegated(_ nodes: [TeXNode], _ start: Int, _ index: Int) -> Bool {
    guard index - start >= 2, case .symbol("!", _) = nodes[index - 1].content else { return false }
    return nodes[index - 1].span.end == nodes[index].span.start
      && nodes[index - 2].span.end < nodes[index - 1].span.start
  }

  /// `0 \wedge 1 = 0`: whether a sign stands between two numbers that are sides, or would be.
  private func isOperator(_ nodes: [TeXNode], _ index: Int) -> Bool {
    guard case .symbol(let text, _) = nodes[index].content, text == "∧" || text == "∨" else { return false }
    func isNumberAlone(_ side: some Sequence<TeXNode>) -> Bool {
      let side = Array(side).filter { !$0.isSpace }.prefix(2)
      guard let first = side.first, case .number = first.content else { return false }
      return side.count == 1 || ChainRelation(side[1]) != nil || Separator(side[1]) != nil
    }
    guard isNumberAlone(nodes[..<index].reversed()), isNumberAlone(nodes[(index + 1)...]) else { return false }
    // With relations on both sides these are two statements, unless it is about truth values.
    let isBetweenRelations = [nodes[..<index], nodes[(index + 1)...]].allSatisfy { side in
      side.contains { ChainRelation($0) != nil }
    }
    func isTruthValue(_ side: some Sequence<TeXNode>) -> Bool {
      guard case .number(let digits)? = Array(side).first(where: { !$0.isSpace })?.content else { return false }
      return digits == "0" || digits == "1"
    }
    return !isBetweenRelations || isTruthValue(nodes[..<index].reversed()) && isTruthValue(nodes[(index + 1)...])
  }

  /// The e of `2.5\text{e}3`, the i of `5\text{i} + 3`.
  private func isLetterOfNumber(_ nodes: [TeXNode], _ index: Int) -> Bool {
    guard let words = nodes[index].words, words.utf8.count == 1, index > 0, nodes[index - 1].isDigits else {
      return false
    }
    return nodes[index - 1].span.end == nodes[index].span.start
  }

  private mutating func endSide(_ side: ArraySlice<TeXNode>, _ relation: ChainRelation?) {
    var nodes = side.trimmed
    if chain.sides.isEmpty, relation != nil {
      // `3, 4 = x`: the 4 is an element of a list, and no side by itself; `5 \text{ and } 3 = 8` is about both.
      let isOperand = followsOperand && nodes.count == 1 && nodes[0].isDigits
      if followsListItem || isOperand || followsOperation { nodes = nodes.cancelled }
    }
    let place = nodes.first.map { $0.span.union(nodes[nodes.count - 1].span) } ?? chain.sides.last?.span ?? Span(0, 0)
    chain.sides.append(Chain.Side(nodes: nodes, span: place))
    if let relation {
      chain.relations.append(relation)
    } else if isOperation, let last = chain.sides.indices.last {
      chain.sides[last].nodes = chain.sides[last].nodes.cancelled
    }
  }

  private mutating func endChain(_ side: ArraySlice<TeXNode>, _ separator: Separator?) {
    endSide(side, nil)
    let isLone = chain.relations.isEmpty && !(chain.sides.first?.nodes.isEmpty ?? true)
    followsOperand =
      isLone && separator == .conjunction && chain.sides[0].nodes.count == 1
      && chain.sides[0].nodes[0].isDigits
    if chain.relations.isEmpty {
      // `5 \times 3 = 1 \quad (\text{mod } 7)`
      if isLone, let last = chains.indices.last,
        chain.sides[0].nodes.drop(while: \.isOpeningBracketAlone).first?.namesModulus ?? false
      {
        for index in chains[last].sides.indices {
          chains[last].sides[index].nodes = chains[last].sides[index].nodes.cancelled
        }
      }
      followsListItem = (separator == .comma || separator == .semicolon) && isLone
      if followsComma, let first = chain.sides.first?.nodes.first, first.isDigits, let last = chains.indices.last {
        // `= 1, 000`, `= 0,25`, `= 2, 3`: what stands before the comma is no number by itself.
        let side = chains[last].sides.count - 1
        chains[last].sides[side].nodes = chains[last].sides[side].nodes.cancelled
      }
      followsComma = followsComma && separator == .comma
    } else {
      followsListItem = false
      followsComma = separator == .comma
      chains.append(chain)
    }
    (followsOperation, isOperation) = (isOperation, false)
    chain = Chain(sides: [], relations: [])
  }
}

extension ArraySlice<TeXNode> {
  /// Without spaces, full stops and empty texts at the ends.
  fileprivate var trimmed: [TeXNode] {
    var nodes = self
    while let last = nodes.last, last.isPunctuation || last.isSpace { nodes.removeLast() }
    while let first = nodes.first, first.isSpace { nodes.removeFirst() }
    return Array(nodes)
  }
}

extension [TeXNode] {
  /// As what is shown and is no number.
  fileprivate var cancelled: [TeXNode] { map { TeXNode(.enclosed(.cancel, [$0]), $0.span) } }

  var withoutSpaceAtEnd: [TeXNode] {
    var nodes = self
    while let last = nodes.last, last.isSpace { nodes.removeLast() }
    return nodes
  }
}

extension TeXNode {
  /// An environment, or one behind a brace that ties its rows together.
  fileprivate var system: TeXEnvironment? {
    switch content {
    case .environment(let environment): environment
    case .fenced("{", let nodes, "") where nodes.count == 1: nodes[0].system
    default: nil
    }
  }

  /// `(\text{mod } 7)`, `\bmod 7`.
  fileprivate var namesModulus: Bool {
    switch content {
    case .modulus: true
    case .symbol(let text, _): text == "mod"
    case .fenced(_, let inner, _): inner.first?.namesModulus ?? false
    default: words?.namesModulus ?? false
    }
  }

  var isSpace: Bool {
    if case .space = content { return true }
    return false
  }

  /// A full stop or the like at the end of a formula.
  fileprivate var isPunctuation: Bool {
    switch content {
    case .symbol(let text, _):
      switch text.onlyScalar {
      case ".", "。", ",", ";": true
      default: false
      }
    case .text:
      switch words {
      case ".", ",", ";", "。", "，", "．", "、", "": true
      default: false
      }
    default: false
    }
  }

  /// 1 for what opens a bracket, -1 for what closes one.
  fileprivate var bracketStep: Int {
    if isOpeningBracketAlone { return 1 }
    return closesBracket ? -1 : 0
  }

  /// The words of a text without spaces around them; nil for what is no text, or holds mathematics.
  var words: String? {
    guard case .text(let parts) = content else { return nil }
    var result = ""
    for part in parts {
      switch part.content {
      case .words(let words, _): result += words
      case .space: result += " "
      default: return nil
      }
    }
    var scalars = Substring(result).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// A text that ends a statement: it holds a word such as "and", or begins or ends with a comma or a colon.
  fileprivate var isConnective: Bool {
    guard let words, let first = words.unicodeScalars.first, let last = words.unicodeScalars.last else { return false }
    if Self.marks.contains(first) || Self.marks.contains(last) { return true }
    if words.unicodeScalars.contains(where: { Self.connectingCharacters.contains($0) }) { return true }
    return words.lowercased().split(whereSeparator: { !$0.isLetter }).contains { Self.connectives.contains(String($0)) }
  }

  fileprivate var isConjunction: Bool { words.map { ["and", "or", "和", "与", "或"].contains($0.lowercased()) } ?? false }

  private static let marks: Set<Unicode.Scalar> = [",", ";", ":", "，", "；", "：", "、", "。"]
  private static let connectingCharacters: Set<Unicode.Scalar> = ["且", "或", "和", "与", "则", "故", "若", "当", "即", "所"]
  private static let connectives: Set<String> = [
    "and", "or", "if", "where", "when", "then", "so", "thus", "hence", "while", "whereas", "because", "since", "but",
    "with", "for", "otherwise", "as", "implies", "therefore", "that", "is", "gives", "i", "e", "given", "und", "oder",
    "et", "ou", "y", "o",
  ]
}
