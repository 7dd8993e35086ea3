import Diagnostics
import Formula

/// What stands side by side in a formula, joined by relations: `H = -\log 0.6 \approx 0.511` has three sides.
package struct Chain: Sendable {
  package var sides: [Side]
  /// One fewer than the sides.
  package var relations: [ChainRelation]

  package struct Side: Sendable {
    package var nodes: [TeXNode]
    package var span: Span
  }
}

package enum ChainRelation: Sendable, Hashable {
  case relation(Relation)
  /// `\overset{?}{=}`: asked, not asserted.
  case questioned
  /// `\equiv`, `\sim`, `\in` …: nothing that is checked.
  case other

  var relation: Relation? {
    if case .relation(let relation) = self { return relation }
    return nil
  }
}

extension ChainRelation {
  /// The relation that a node is; nil for one that is none.
  init?(_ node: TeXNode) {
    switch node.content {
    case .symbol(let text, .relation):
      guard !Self.operators.contains(text) else { return nil }
      self = Self.relations[text].map { .relation($0) } ?? .other
    case .symbol("≈", _): self = .relation(.approximately)
    case .stack(let base, let under, let over, _):
      guard let relation = ChainRelation(base.lone) else { return nil }
      let asks = [under, over].contains { $0?.asks ?? false }
      self = asks ? .questioned : relation
    case .scripts(let base?, let sub, let sup, _):
      // What bears scripts and is none of the known relations is an operator.
      guard let relation = ChainRelation(base.lone), relation != .other else { return nil }
      self = sub?.asks ?? false || sup?.asks ?? false ? .questioned : relation
    case .arrow("=", let under, let over):
      self = under?.asks ?? false || over?.asks ?? false ? .questioned : .relation(.equal)
    case .classed(.relation, let nodes) where nodes.count == 1: self.init(nodes[0])
    case .group(let nodes) where nodes.count == 1: self.init(nodes[0])
    default: return nil
    }
  }

  private static let relations: [String: Relation] = [
    "=": .equal, "≈": .approximately, "≃": .approximately, "≐": .approximately, "≅": .approximately,
    "≒": .approximately, "≠": .notEqual, "≉": .notApproximately, "<": .less, ">": .greater, "≤": .lessOrEqual,
    "≥": .greaterOrEqual, "⩽": .lessOrEqual, "⩾": .greaterOrEqual, "≦": .lessOrEqual, "≧": .greaterOrEqual,
  ]

  /// Of the class of relations, but used as operators: shifts, ratios, divisibility, Knuth's arrows.
  private static let operators: Set<String> = ["≪", "≫", ":", "∶", "∣", "∤", "∥", "|", "↑", "↓"]
}

extension TeXNode {
  /// Whether it holds a question mark.
  fileprivate var asks: Bool {
    switch content {
    case .symbol("?", _): true
    case .words(let words, _): words.contains("?")
    case .group(let nodes), .text(let nodes), .styled(_, let nodes): nodes.contains(where: \.asks)
    default: false
    }
  }
}
