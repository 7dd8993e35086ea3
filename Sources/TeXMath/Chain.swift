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
    case .symbol(let text, let atomClass):
      guard let scalar = text.onlyScalar else {
        if atomClass != .relation { return nil }
        self = .other
        return
      }
      guard atomClass == .relation && !Self.isOperator(scalar) || scalar == "≈" else { return nil }
      self = Self.relation(scalar).map { .relation($0) } ?? .other
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

  private static func relation(_ scalar: Unicode.Scalar) -> Relation? {
    switch scalar {
    case "=": .equal
    case "≈", "≃", "≐", "≅", "≒": .approximately
    case "≠": .notEqual
    case "≉": .notApproximately
    case "<": .less
    case ">": .greater
    case "≤", "⩽", "≦": .lessOrEqual
    case "≥", "⩾", "≧": .greaterOrEqual
    default: nil
    }
  }

  /// Of the class of relations, but used as operators: shifts, ratios, divisibility, Knuth's arrows.
  private static func isOperator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "≪", "≫", ":", "∶", "∣", "∤", "∥", "|", "↑", "↓": true
    default: false
    }
  }
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
