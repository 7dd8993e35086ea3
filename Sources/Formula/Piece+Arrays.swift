extension MathNode {
  static let ellipsis = MathNode.identifier("⋯", variant: .normal)
}

extension Piece {
  /// A value by the digits it is given with.
  init(_ value: DisplayValue) {
    switch value {
    case .scalar(let text): self.init(decimal: text)
    case .vector(let texts): self = .vector(texts.map { Piece(decimal: $0).node })
    case .matrix(let rows): self = .matrix(rows.map { $0.map { Piece(decimal: $0).node } })
    }
  }

  /// A row in brackets; a long one without its middle.
  static func vector(_ elements: [MathNode]) -> Piece {
    let shown = elided(elements, limit: 12, by: .ellipsis)
    return .fenced("[", .row(Array(shown.map { [$0] }.joined(separator: [.operator(",")]))), "]")
  }

  /// A table in brackets; a large one without its middle.
  static func matrix(_ rows: [[MathNode]]) -> Piece {
    let narrow = rows.map { elided($0, limit: 8, by: .ellipsis) }
    let dots = [MathNode](repeating: .identifier("⋮", variant: .normal), count: narrow.first?.count ?? 0)
    return .fenced("[", .table(elided(narrow, limit: 8, by: dots), .matrix), "]")
  }

  private static func elided<Element>(_ elements: [Element], limit: Int, by dots: Element) -> [Element] {
    elements.count <= limit ? elements : elements.prefix(limit - 2) + [dots] + elements.suffix(1)
  }
}
