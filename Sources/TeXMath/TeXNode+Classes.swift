extension TeXNode {
  /// Whether TeX sees it between two atoms.
  var isAtom: Bool {
    switch content {
    case .space, .declaration: false
    default: true
    }
  }

  /// Without braces around one node.
  package var lone: TeXNode {
    if case .group(let nodes) = content, nodes.count == 1 { return nodes[0].lone }
    return self
  }

  /// The class that an atom shows to what stands before it.
  package var leadingClass: AtomClass { edgeClass(isLeading: true) }
  /// The class that it shows to what stands behind it.
  package var trailingClass: AtomClass { edgeClass(isLeading: false) }

  private func edgeClass(isLeading: Bool) -> AtomClass {
    switch content {
    case .symbol(_, let atomClass), .delimiter(_, _, let atomClass), .classed(let atomClass, _),
      .stack(_, _, _, let atomClass):
      return atomClass
    case .function, .sideScripts: return .largeOperator
    case .fenced: return .inner
    case .environment(let environment):
      return environment.open.isEmpty && environment.close.isEmpty ? .ordinary : .inner
    case .arrow: return .relation
    case .middle: return isLeading ? .closing : .opening
    case .scripts(let base?, _, _, _): return base.edgeClass(isLeading: isLeading)
    case .styled(let style, let nodes):
      if nodes.count == 1 { return nodes[0].edgeClass(isLeading: isLeading) }
      // A colour is no group.
      guard case .color = style else { return .ordinary }
      return (isLeading ? nodes.first(where: \.isAtom) : nodes.last(where: \.isAtom))?
        .edgeClass(isLeading: isLeading) ?? .ordinary
    case .enclosed(let enclosure, let nodes):
      guard nodes.count == 1, enclosure != .box, enclosure != .circle else { return .ordinary }
      return nodes[0].edgeClass(isLeading: isLeading)
    default: return .ordinary
    }
  }
}
