import Formula
import NumericCore

extension TeXNode {
  /// The one node that a style is given to: `\mathrm{e}`.
  fileprivate var withoutStyle: TeXNode {
    let core = lone
    guard case .styled = core.content else { return core }
    let nodes = [core].flattened()
    return nodes.count == 1 ? nodes[0] : core
  }
}

extension ClosedNumericReader {
  // MARK: Scripts

  mutating func scripts(_ base: TeXNode, _ sub: TeXNode?, _ sup: TeXNode?) throws(Symbolic) -> ClosedNumeric {
    switch base.withoutStyle.content {
    case .function(let name, _): return try call(name, sub: sub, sup: sup)
    case .symbol(let text, _):
      switch text.onlyScalar {
      case "∑", "∏":
        guard let sub, let sup else { throw Symbolic() }
        return try series(isProduct: text == "∏", sub, sup)
      case "∫":
        guard let sub, let sup else { throw Symbolic() }
        return try integral(sub, sup)
      case "e":
        guard sub == nil, let sup else { throw Symbolic() }
        return .power(.euler, try argument(sup))
      default: break
      }
    default: break
    }
    guard sub == nil, let sup else { throw Symbolic() }
    let inner = try inside([base]) { (reader) throws(Symbolic) in try reader.factor() }
    if sup.isDegreeMark {
      traits.insert(.degrees)
      return .degrees(inner)
    }
    return .power(inner, try argument(sup))
  }

  private mutating func series(isProduct: Bool, _ sub: TeXNode, _ sup: TeXNode) throws(Symbolic) -> ClosedNumeric {
    guard case .group(let condition) = sub.content else { throw Symbolic() }
    let parts = condition.flattened()
    guard parts.count >= 3, case .symbol(let name, .ordinary) = parts[0].content,
      case .symbol("=", _) = parts[1].content,
      name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }), name != "π"
    else { throw Symbolic() }
    let lower = try inside(Array(parts[2...])) { (reader) throws(Symbolic) in try reader.expression() }
    let upper = try argument(sup)
    let isNew = variables.insert(name).inserted
    let term = reading.sumsTakeAll ? try expression() : try term()
    if let text = symbol(at: position), text == "+" || text == "-" || text == "−" { traits.insert(.seriesBeforeTerms) }
    if isNew { variables.remove(name) }
    return .series(isProduct: isProduct, variable: name, lower: lower, upper: upper, term: term)
  }

  // MARK: Functions

  mutating func call(_ name: String, sub: TeXNode?, sup: TeXNode?) throws(Symbolic) -> ClosedNumeric {
    guard let function = NamedFunction(name) else { throw Symbolic() }
    var exponent: ClosedNumeric?
    var inverse: UnaryFunction?
    if let sup {
      let power = try argument(sup)
      if case .negated(.literal(let one)) = power, one.decimal.text == "1" {
        guard let known = function.inverse else { throw Symbolic() }
        inverse = known
      } else {
        exponent = power
      }
    }
    func raised(_ value: ClosedNumeric) -> ClosedNumeric { exponent.map { .power(value, $0) } ?? value }
    switch function {
    case .minimum, .maximum, .greatestCommonDivisor:
      guard sub == nil else { throw Symbolic() }
      let list = try arguments()
      return raised(
        function == .minimum
          ? .minimum(list) : function == .maximum ? .maximum(list) : .greatestCommonDivisor(list))
    case .logarithm:
      let base: ClosedNumeric? = if let sub { try argument(sub) } else { nil }
      let x = try functionArgument()
      if let base { return raised(.logarithmToBase(x, base: base)) }
      traits.insert(.logarithm)
      return raised(.logarithm(x))
    case .unary(let unary):
      guard sub == nil else { throw Symbolic() }
      return raised(.function(inverse ?? unary, try functionArgument()))
    case .reciprocal(let unary):
      guard sub == nil else { throw Symbolic() }
      return raised(.reciprocal(.function(unary, try functionArgument())))
    }
  }

  /// The brackets behind a function, or the factors up to a sign of an operation or the next function.
  private mutating func functionArgument() throws(Symbolic) -> ClosedNumeric {
    guard let first = next else { throw Symbolic() }
    if first.isOpeningBracket {
      let argument = try factor()
      // `\ln(2)^2` is the square of either.
      if case .scripts = nodes[position - 1].content { throw Symbolic() }
      return argument
    }
    if let isMinus = sign() {
      let inner = try functionArgument()
      return isMinus ? .negated(inner) : inner
    }
    var result = try factor()
    while let node = next, startsFactor(node), !node.isFunction, !node.isOpeningBracket {
      result = try juxtaposed(result)
    }
    // `\cos \pi/3`: nobody knows where the argument ends.
    if symbol(at: position) == "/", position + 1 < nodes.count, nodes[position + 1].isDigits { throw Symbolic() }
    return result
  }

  /// `(1, 2.5)` behind `\max`.
  private mutating func arguments() throws(Symbolic) -> [ClosedNumeric] {
    guard let node = next else { throw Symbolic() }
    var inner: [TeXNode]
    if case .fenced(_, let nodes, _) = node.content {
      position += 1
      inner = nodes
    } else {
      guard node.isOpeningBracket, let end = closing(from: position), nodes[end].isClosingBracketAlone else {
        throw Symbolic()
      }
      inner = Array(nodes[(position + 1)..<end])
      position = end + 1
    }
    return try inside(inner, isList: true) { (reader) throws(Symbolic) in
      var result = [try reader.expression()]
      while reader.symbol(at: reader.position) == "," {
        reader.position += 1
        result.append(try reader.expression())
      }
      return result
    }
  }

  // MARK: Brackets

  /// The offset of the bracket that closes the one at `start`.
  private func closing(from start: Int) -> Int? {
    if symbol(at: start) == "|" { return (start + 1..<nodes.count).first { nodes[$0].isBar } }
    var level = 0
    for index in start..<nodes.count {
      if nodes[index].isOpeningBracketAlone { level += 1 }
      if nodes[index].closesBracket { level -= 1 }
      if level == 0 { return index }
    }
    return nil
  }

  mutating func brackets() throws(Symbolic) -> ClosedNumeric {
    guard let end = closing(from: position), end > position + 1 else { throw Symbolic() }
    let inner = Array(nodes[(position + 1)..<end])
    let open = nodes[position].bracket
    let last = nodes[end]
    position = end + 1
    if case .scripts(let base?, let sub, let sup?, _) = last.content {
      guard sub == nil else { throw Symbolic() }
      let value = try bracketed(open, inner, base.bracket)
      return .power(value, try argument(sup))
    }
    return try bracketed(open, inner, last.bracket)
  }

  mutating func bracketed(_ open: String, _ inner: [TeXNode], _ close: String) throws(Symbolic) -> ClosedNumeric {
    let value = try inside(inner) { (reader) throws(Symbolic) in try reader.expression() }
    switch (open, close) {
    case ("(", ")"), ("[", "]"), ("{", "}"): return value
    case ("⌊", "⌋"): return .function(.floor, value)
    case ("⌈", "⌉"): return .function(.ceil, value)
    case ("|", "|"), ("∣", "∣"): return .function(.abs, value)
    default: throw Symbolic()
    }
  }
}
