import Diagnostics
import Formula

/// A side of a chain, read.
struct LaTeXSide {
  var nodes: [TeXNode]
  var span: Span
  /// Nil for a symbolic side, and for a vector or a matrix.
  var numeric: ClosedNumeric?
  var array: NumericArray?
  var traits: NumericTraits = []
  var unit: String?
  var isBareConstant = false
  /// Whether it is symbolic, and the author's binding gives its value.
  var isBound = false
  /// What stands behind `\pm`, if anything.
  var margin: [LaTeXSide] = []

  /// - Parameter side: of flattened nodes.
  init(_ side: Chain.Side) {
    span = side.span
    var nodes = side.nodes
    if nodes.count > 1, let words = nodes[nodes.count - 1].unitWords {
      unit = words
      nodes.removeLast()
    } else if nodes.count == 3, nodes[0].isDigits, nodes[1].isEllipsis, nodes[2].isDigits {
      // `17/2 = 8 \dots 1`: a quotient, and a remark on its remainder.
      unit = "\u{2026}"
      nodes.removeLast(2)
    }
    if let sign = nodes.firstIndex(where: \.isPlusMinus), sign > 0 {
      let last = nodes[(sign + 1)...]
      margin = [LaTeXSide(Chain.Side(nodes: Array(last), span: last.first?.span ?? span))]
      nodes.removeSubrange(sign...)
    }
    // `= 7 \checkmark`
    if nodes.count > 1, nodes[nodes.count - 1].isTick { nodes.removeLast() }
    self.nodes = nodes
    // `\{0\}` is a set.
    if nodes.areSymbolic || nodes.areSet { return }
    var reader = ClosedNumericReader(nodes, NumericReading())
    numeric = reader.whole()
    traits = reader.traits
    if margin.contains(where: { $0.numeric == nil }) { numeric = nil }
    switch numeric {
    case .pi, .euler: isBareConstant = true
    default: break
    }
    if numeric == nil { array = NumericArray(nodes) }
    // A matrix of one element is a number.
    if let array, array.elements.count == 1 { self = array.elements[0] }
  }

  init(nodes: [TeXNode]) {
    let nodes = nodes.flattened()
    let span = nodes.first.map { first in first.span.union(nodes[nodes.count - 1].span) } ?? Span(0, 0)
    self.init(Chain.Side(nodes: nodes, span: span))
  }

  /// A side whose value is bound.
  private init(_ numeric: ClosedNumeric, _ span: Span) {
    nodes = []
    self.span = span
    self.numeric = numeric
    isBound = true
  }

  /// A symbolic side with the value of a quantity.
  ///
  /// - Parameter shape: that of the quantity: empty for a number.
  init(bound quantity: Int, shape: [Int], _ span: Span) {
    self.init(.bound(quantity: quantity, element: 0), span)
    guard !shape.isEmpty else { return }
    numeric = nil
    let columns = shape[shape.count - 1]
    array = NumericArray(
      rows: (0..<(shape.count == 1 ? 1 : shape[0])).map { row in
        (0..<columns).map { LaTeXSide(.bound(quantity: quantity, element: row * columns + $0), span) }
      })
  }

  var isNumeric: Bool { numeric != nil || array != nil }

  /// The same side with another value.
  func mapped(_ change: (ClosedNumeric) -> ClosedNumeric) -> LaTeXSide {
    var side = self
    side.nodes = []
    side.numeric = numeric.map(change)
    return side
  }

  /// What two sides make together, with the doubts of both.
  func combined(
    with other: LaTeXSide, _ combine: (ClosedNumeric, ClosedNumeric) -> ClosedNumeric
  ) -> LaTeXSide {
    var side = self
    side.nodes = []
    side.span = span.union(other.span)
    side.traits.formUnion(other.traits)
    side.isBound = isBound || other.isBound
    side.isBareConstant = false
    if let a = numeric, let b = other.numeric { side.numeric = combine(a, b) }
    return side
  }

  func read(_ reading: NumericReading) -> ClosedNumeric? {
    // What was computed, or bound, can be read in one way only.
    if nodes.isEmpty { return numeric }
    var reader = ClosedNumericReader(nodes, reading)
    return reader.whole()
  }

  var printed: PrintedNumber? { numeric?.printed }

  /// `(126)(35)`: the cycles of a permutation, or a product.
  var isCycle: Bool { nodes.isCycle }
  /// `\left(\frac{2}{7}\right)`.
  var isFractionInBrackets: Bool { nodes.areFractionInBrackets }
  /// `[3.7]`.
  var isInSquareBrackets: Bool { nodes.areWithin("[", "]") }

  /// A number as the author prints it in degrees.
  var isInDegrees: Bool {
    switch numeric {
    case .degrees, .negated(.degrees): true
    default: false
    }
  }
}

extension TeXNode {
  fileprivate var isPlusMinus: Bool {
    if case .symbol(let text, .binary) = content { return text.onlyScalar == "±" }
    return false
  }

  /// A fraction of integers with an odd number of 3 or more below.
  fileprivate var mayBeLegendre: Bool {
    guard isNumericFraction, case .fraction(_, let below, _) = content, case .number(let digits) = below.lone.content,
      let number = Int(digits)
    else { return false }
    return number >= 3 && number % 2 == 1
  }

  /// What says that an equation was checked by hand.
  fileprivate var isTick: Bool {
    switch content {
    case .symbol(let text, _): text == "✓" || text == "✔"
    default: words == "✓" || words == "✔"
    }
  }

  /// The words of a text behind a number, with what is raised of them: `\text{m/s}`, `\text{years}^2`.
  fileprivate var unitWords: String? {
    if case .scripts(let base?, nil, let sup?, _) = content, case .number(let digits) = sup.lone.content {
      return base.words.map { "\($0)^\(digits)" }
    }
    return words
  }
}

extension [TeXNode] {
  /// Whether something stands between two numbers that joins no factors: `2 \text{ yields } 2+2`.
  var areStatements: Bool {
    var hasNumber = false
    // Two numbers side by side are no product either.
    var isParted = false
    for node in self {
      if node.isDigits {
        if isParted { return true }
        (hasNumber, isParted) = (true, true)
        continue
      }
      switch node.content {
      case .text: isParted = hasNumber
      case .symbol(let text, _):
        switch text.onlyScalar {
        case ":", "∶", "∣", "&": isParted = hasNumber
        default: isParted = false
        }
      default: isParted = false
      }
    }
    return false
  }

  /// Whether a letter stands among them that can be no number, which saves reading them. Below a sum or an integral a
  /// letter may be its variable.
  fileprivate var areSymbolic: Bool {
    var hasLetter = false
    for node in self {
      switch node.lone.content {
      case .symbol(let text, .ordinary):
        guard let scalar = text.onlyScalar, scalar.isASCII else { continue }
        if scalar.properties.isAlphabetic, scalar != "e" { hasLetter = true }
      case .symbol(_, .largeOperator): return false
      case .scripts(let base?, _, _, _):
        if case .symbol(_, .largeOperator) = base.lone.content { return false }
      default: continue
      }
    }
    return hasLetter
  }

  /// `(126)(35)^{-1}`: nothing but integers in parentheses.
  fileprivate var isCycle: Bool {
    var index = startIndex
    while index + 2 < endIndex {
      guard self[index].bracket == "(", self[index + 1].isInteger, self[index + 2].closesBracket else { return false }
      index += 3
    }
    return index == endIndex && !isEmpty
  }

  /// `\{0\}`: one number in braces.
  fileprivate var areSet: Bool {
    if count == 1, case .fenced("{", let inner, "}") = self[0].content { return inner.count == 1 && inner[0].isDigits }
    return count == 3 && areWithin("{", "}") && self[1].isDigits
  }

  /// Whether one pair of brackets is around all of them.
  fileprivate func areWithin(_ open: String, _ close: String) -> Bool {
    if count == 1, case .fenced(open, _, close) = self[0].content { return true }
    guard count > 2, self[0].bracket == open, self[count - 1].bracket == close else { return false }
    return !self[1..<count - 1].contains { $0.bracket == open || $0.bracket == close }
  }

  /// `\left(\frac{2}{7}\right)\left(\frac{3}{7}\right)`: nothing but fractions in parentheses.
  fileprivate var areFractionInBrackets: Bool {
    var index = startIndex
    while index < endIndex {
      if case .fenced("(", let inner, ")") = self[index].content, inner.count == 1, inner[0].mayBeLegendre {
        index += 1
      } else if index + 2 < endIndex, self[index].bracket == "(", self[index + 1].mayBeLegendre,
        self[index + 2].bracket == ")"
      {
        index += 3
      } else {
        return false
      }
    }
    return !isEmpty
  }
}
