extension MathNode {
  /// A formula in a line in pieces between which the line may break: behind its relations, as TeX breaks. The style
  /// sheet keeps browsers from breaking elsewhere. A short one stays whole.
  package var linePieces: [MathNode] {
    guard case .row(let nodes) = self,
      nodes.count > Self.unbrokenLength || nodes.reduce(0, { $0 + $1.digitCount }) > Self.unbrokenDigits
    else { return [self] }
    var pieces: [[MathNode]] = [[]]
    for (index, node) in nodes.enumerated() {
      pieces[pieces.count - 1].append(node)
      if node.isRelation, index > 0, index < nodes.count - 1 { pieces.append([]) }
    }
    return pieces.map { .row($0) }
  }

  /// So many nodes fit on the narrowest screen.
  private static let unbrokenLength = 8
  private static let unbrokenDigits = 16

  private var digitCount: Int {
    if case .number(let digits) = self { return digits.utf8.count }
    return 0
  }

  private var isRelation: Bool {
    guard case .operator(let text, _) = self else { return false }
    return Self.relations.contains(text)
  }

  private static let relations: Set<String> = [
    "=", "≈", "≠", "≉", "<", ">", "≤", "≥", "∼", "≡", "→", "⇒", "⟹", "⇔", "∈", "∝", "≃", "≅",
  ]
}
