extension Typesetter {
  /// `f′(x)`; of a closure, `d/dx … |` with the place below the bar.
  func derivative(_ arguments: [Argument]) throws(NoNotation) -> Piece {
    guard arguments.count == 2 else { throw NoNotation() }
    let (function, place) = (arguments[0].value, arguments[1].value)
    if let closure = function.closure {
      let (parameter, body) = try self.body(closure, shape: .scalar)
      let operatorNode = MathNode.fraction(.identifier("d"), .row([.identifier("d"), parameter]))
      return try evaluated([operatorNode], body, parameter, at: place)
    }
    let symbol = try keepingNames.unindexed.typeset(function)
    var prime = symbol.name ?? NameNotation(asWritten: "")
    if symbol.name == nil { prime.base = symbol.node }
    guard prime.mark == nil else { throw NoNotation() }
    prime.mark = "′"
    guard !names.isTaken(prime.node) else { throw NoNotation() }
    return applied(prime.node, [try typeset(place).node])
  }

  /// `∇f(x)`.
  func gradient(_ arguments: [Argument]) throws(NoNotation) -> Piece {
    guard arguments.count == 2 else { throw NoNotation() }
    let (function, place) = (arguments[0].value, arguments[1].value)
    let nabla = MathNode.operator("∇", .prefix)
    if let closure = function.closure {
      let (parameter, body) = try self.body(closure, shape: .vector(nil))
      return try evaluated([.scripts(nabla, sub: parameter, sup: nil)], body, parameter, at: place)
    }
    let symbol = try keepingNames.unindexed.typeset(function).grouped(.atom)
    var piece = applied(symbol.node, [try typeset(place).node])
    piece.nodes.insert(nabla, at: 0)
    piece.level = .power
    return piece
  }

  /// `root` with the interval below it, then the expression that is 0 there.
  func root(_ arguments: [Argument], followed: Bool) throws(NoNotation) -> Piece {
    guard arguments.count == 2, let closure = arguments[1].value.closure else { throw NoNotation() }
    let (parameter, body) = try self.body(closure, shape: .scalar)
    let domain = try MathNode.row([parameter, .operator("∈"), inScript.interval(arguments[0].value)])
    let piece = Piece(
      [.underOver(.identifier("root", variant: .normal), under: domain, over: nil), .functionApplication]
        + [.fenced("(", body.node, ")")], .power, first: .function, last: .close)
    return piece
  }

  /// `∀x ∈ [a, b], y ∈ [c, d]: …`.
  func forAll(_ arguments: [Argument]) throws(NoNotation) -> Piece {
    guard let closure = arguments.last?.value.closure, arguments.count > 1 else { throw NoNotation() }
    let count = arguments.count - 1
    let parameters = closure.parameters.isEmpty ? (0..<count).map { "$\($0)" } : closure.parameters.map(\.name)
    guard parameters.count == count else { throw NoNotation() }
    var inner = self
    var nodes: [MathNode] = [.operator("∀", .prefix)]
    for (parameter, argument) in zip(parameters, arguments) {
      if nodes.count > 1 { nodes.append(.operator(",")) }
      nodes += [notation(parameter).node, .operator("∈"), try interval(argument.value)]
      inner = inner.binding(parameter, to: nil, shape: .scalar)
    }
    nodes.append(.operator(":", .spaced(1, 5)))
    nodes += try inner.typeset(value(of: closure)).nodes
    return Piece(nodes, .mapping, first: .open, last: .letter)
  }

  private func body(_ closure: Closure, shape: Shape) throws(NoNotation) -> (parameter: MathNode, body: Piece) {
    guard closure.parameters.count <= 1 else { throw NoNotation() }
    let parameter = closure.parameters.first?.name ?? "$0"
    let inner = unindexed.keepingNames.binding(parameter, to: nil, shape: shape)
    return (notation(parameter).node, try inner.typeset(try value(of: closure)))
  }

  private func evaluated(
    _ head: [MathNode], _ body: Piece, _ parameter: MathNode, at place: Expression
  ) throws(NoNotation) -> Piece {
    let operand = body.grouped(.application)
    let sub = MathNode.row([parameter, .operator("="), try inScript.typeset(place).node])
    let whole = MathNode.fenced("", .row(head + [.spacedApplication] + operand.nodes), "|")
    return Piece([.scripts(whole, sub: sub, sup: nil)], .power, first: .fraction, last: .bar)
  }

  private func interval(_ range: Expression) throws(NoNotation) -> MathNode {
    guard case .range(let lower, let upper, let isClosed) = range.unparenthesized.kind else { throw NoNotation() }
    let ends = try [typeset(lower).node, .operator(","), typeset(upper).node]
    return .fenced("[", .row(ends), isClosed ? "]" : ")")
  }
}
