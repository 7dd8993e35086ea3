import Diagnostics
import Formula

/// A side of a chain, read.
struct LaTeXSide {
  var nodes: [TeXNode]
  var span: Span
  /// Nil for a symbolic side.
  var numeric: ClosedNumeric?
  var traits: NumericTraits = []
  var unit: String?
  var isBareConstant = false
  var isCycle = false
  /// What stands behind `\pm`, if anything.
  var margin: [LaTeXSide] = []

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
    if let sign = nodes.firstIndex(where: { $0.content == .symbol("±", .binary) }), sign > 0 {
      let last = nodes[(sign + 1)...]
      margin = [LaTeXSide(Chain.Side(nodes: Array(last), span: last.first?.span ?? span))]
      nodes.removeSubrange(sign...)
    }
    self.nodes = nodes
    var reader = ClosedNumericReader(nodes, NumericReading())
    numeric = reader.whole()
    traits = reader.traits
    if margin.contains(where: { $0.numeric == nil }) { numeric = nil }
    switch numeric {
    case .pi, .euler: isBareConstant = true
    default: break
    }
    isCycle = nodes.isCycle
  }

  func read(_ reading: NumericReading) -> ClosedNumeric? {
    var reader = ClosedNumericReader(nodes, reading)
    return reader.whole()
  }

  var printed: PrintedNumber? { numeric?.printed }

  /// A number as the author prints it in degrees.
  var isInDegrees: Bool {
    switch numeric {
    case .degrees, .negated(.degrees): true
    default: false
    }
  }
}

extension TeXNode {
  /// The words of a text behind a number, with what is raised of them: `\text{m/s}`, `\text{years}^2`.
  fileprivate var unitWords: String? {
    if case .scripts(let base?, nil, let sup?, _) = content, case .number(let digits) = sup.lone.content {
      return base.words.map { "\($0)^\(digits)" }
    }
    return words
  }
}

extension [TeXNode] {
  /// `(126)(35)`: nothing but integers in parentheses.
  fileprivate var isCycle: Bool {
    var index = startIndex
    while index + 2 < endIndex {
      guard self[index].bracket == "(", self[index + 1].isInteger, self[index + 2].bracket == ")" else { return false }
      index += 3
    }
    return index == endIndex && !isEmpty
  }
}
