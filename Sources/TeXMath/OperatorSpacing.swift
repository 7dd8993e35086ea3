/// Space around operators, in eighteenths of an em.
enum OperatorSpacing {
  /// What TeX puts between two atoms (The TeXbook, chapter 18): in a script only what is in the second table.
  static func between(_ left: AtomClass, _ right: AtomClass, isScript: Bool) -> Int {
    let entry = table[Int(left.rawValue) * 8 + Int(right.rawValue)]
    return entry < 0 ? (isScript ? 0 : -entry) : entry
  }

  /// Rows are the left atom, columns the right one: ordinary, large operator, binary, relation, opening,
  /// closing, punctuation, inner. What is negative is left out of scripts.
  private static let table: [Int] = [
    0, 3, -4, -5, 0, 0, 0, -3,
    3, 3, 0, -5, 0, 0, 0, -3,
    -4, -4, 0, 0, -4, 0, 0, -4,
    -5, -5, 0, 0, -5, 0, 0, -5,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 3, -4, -5, 0, 0, 0, -3,
    -3, -3, 0, -3, -3, -3, -3, -3,
    -3, 3, -4, -5, -3, 0, -3, -3,
  ]

  /// What MathML puts around an operator of which a formula says nothing, where all browsers agree on it
  /// (MathML Core, appendix B, the operator dictionary).
  ///
  /// - Parameter isFirst: whether it is the first of several in its row: then it is a prefix.
  static func byDefault(_ symbol: String, isFirst: Bool) -> (leading: Int, trailing: Int)? {
    guard let scalar = symbol.onlyScalar else { return nil }
    switch scalar {
    case "=", "<", ">", "≈", "≤", "≥", "≠", "∈", "∉", "≡", "→", "←", "⇒", "⇔", "⟹", "⟺", "⊂", "⊆", "≪", "≫", "∝", "∣":
      return (5, 5)
    case "∼": return isFirst ? nil : (5, 5)
    case "+", "−", "±", "∓": return isFirst ? (0, 0) : (4, 4)
    case ",", ";": return (0, 3)
    case "(", "[", "{", ")", "]", "}", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉": return (0, 0)
    default: return nil
    }
  }
}

extension String {
  /// The character of a text of one; nothing for others.
  var onlyScalar: Unicode.Scalar? {
    let count = utf8.count
    if count == 1, let byte = utf8.first { return Unicode.Scalar(byte) }
    guard (2...4).contains(count), let first = unicodeScalars.first, count == UTF8.width(first) else { return nil }
    return first
  }
}
