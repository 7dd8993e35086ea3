extension MathNode {
  /// A formula in a line in pieces between which the line may break: behind its relations, as TeX breaks. A browser
  /// breaks no formula by itself. A short one stays whole.
  package var linePieces: [MathNode] {
    guard case .row(let nodes) = self, nodes.count > Self.unbrokenLength else { return [self] }
    var pieces: [[MathNode]] = [[]]
    for (index, node) in nodes.enumerated() {
      pieces[pieces.count - 1].append(node)
      if node.isRelation, index > 0, index < nodes.count - 1 { pieces.append([]) }
    }
    return pieces.map { .row($0) }
  }

  /// So many nodes fit on the narrowest screen.
  private static let unbrokenLength = 8

  private var isRelation: Bool {
    guard case .operator(let text, _) = self else { return false }
    return Self.relations.contains(text)
  }

  private static let relations: Set<String> = [
    "=", "≈", "≠", "≉", "<", ">", "≤", "≥", "∼", "≡", "→", "⇒", "⟹", "⇔", "∈", "∝", "≃", "≅",
  ]
}
