import Diagnostics

extension ClosedNumericReader {
  /// What stands behind `\int_a^b`: the integrand and its differential.
  mutating func integral(_ sub: TeXNode, _ sup: TeXNode) throws(Symbolic) -> ClosedNumeric {
    let (lower, upper) = (try argument(sub), try argument(sup))
    let variable: String
    let integrand: ClosedNumeric
    if case .fraction(let above, let below, let style)? = next?.content, style.hasBar, style.open.isEmpty,
      let (name, start) = above.members.differential(from: 0), start + 2 == above.members.count
    {
      // `\int_1^2 \frac{dx}{x}`
      position += 1
      variable = name
      let numerator = Array(above.members[..<start])
      integrand = try bound(to: name) { (reader) throws(Symbolic) in
        .quotient(
          numerator.isEmpty
            ? .integer(1) : try reader.inside(numerator) { (inner) throws(Symbolic) in try inner.expression() },
          try reader.argument(below))
      }
    } else {
      guard let (name, start) = nodes.differential(from: position),
        !nodes[position..<start].contains(where: \.isIntegral)
      else { throw Symbolic() }
      variable = name
      let inner = Array(nodes[position..<start])
      position = start + 2
      integrand = try bound(to: name) { (reader) throws(Symbolic) in
        inner.isEmpty ? .integer(1) : try reader.inside(inner) { (inner) throws(Symbolic) in try inner.expression() }
      }
    }
    // `\int_0^1 x\,dx\,y` is something else.
    if let next, startsFactor(next) { throw Symbolic() }
    return .integral(variable: variable, lower: lower, upper: upper, integrand: integrand)
  }

  /// Reads with a name that stands for a number.
  private mutating func bound(
    to name: String, _ read: (inout ClosedNumericReader) throws(Symbolic) -> ClosedNumeric
  ) throws(Symbolic) -> ClosedNumeric {
    let isNew = variables.insert(name).inserted
    defer { if isNew { variables.remove(name) } }
    return try read(&self)
  }
}

extension [TeXNode] {
  /// The first `dx` from an index on that stands in no brackets: the variable, and where the `d` stands.
  fileprivate func differential(from start: Int) -> (name: String, index: Int)? {
    var depth = 0
    for index in start..<Swift.max(start, count - 1) {
      if self[index].isOpeningBracketAlone { depth += 1 }
      if self[index].closesBracket { depth -= 1 }
      guard depth == 0, case .symbol("d", .ordinary) = self[index].content,
        case .symbol(let name, .ordinary) = self[index + 1].content, name != "π",
        name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic })
      else { continue }
      return (name, index)
    }
    return nil
  }
}

extension TeXNode {
  /// The nodes of a group, as a reader of numbers wants them, or the node itself.
  fileprivate var members: [TeXNode] {
    if case .group(let nodes) = content { return nodes.flattened() }
    return [self].flattened()
  }

  fileprivate var isIntegral: Bool {
    switch content {
    case .symbol("∫", _): true
    case .scripts(let base?, _, _, _): base.isIntegral
    default: false
    }
  }
}
