extension Typesetter {
  func call(_ callee: Expression, _ arguments: [Argument], followed: Bool) throws(NoNotation) -> Piece {
    switch callee.unparenthesized.kind {
    case .name(let name):
      if locals[name] == nil, !names.declares(name), let notation = Notation.of(name) {
        return try builtin(name, notation, arguments, followed: followed)
      }
      let symbol = try unindexed.keepingNames.typeset(callee)
      return try result(of: self.shape(Expression(.call(callee, arguments), callee.span))) { inner throws(NoNotation) in
        inner.applied(symbol.node, try inner.inArguments.nodes(arguments.map(\.value)))
      }
    case .member(let base, let method, _):
      return try self.method(method, base, arguments, followed: followed)
    default:
      let function = try typeset(callee).grouped(.atom)
      return applied(function.node, try nodes(arguments.map(\.value)))
    }
  }

  var inArguments: Typesetter {
    var copy = self
    copy.keepsVectors = true
    return copy
  }

  /// With names as names: a function's letter, not its value.
  var keepingNames: Typesetter {
    var copy = self
    copy.substitutes = false
    return copy
  }

  /// A function as a value or before its arguments: σ, log, ReLU.
  func functionSymbol(_ name: String) -> MathNode {
    let spelled = MathNode.identifier(name, variant: .normal)
    switch Notation.of(name)?.form {
    case .symbol(let symbol, _)?: return names.isTakenByFunction(symbol) ? spelled : symbol
    case .operatorName(let word, let sub)?:
      let symbol = MathNode.identifier(word == "log" ? context.naturalLogarithm(sub) : word, variant: .normal)
      return sub.map { .scripts(symbol, sub: .number($0), sup: nil) } ?? symbol
    default: return spelled
    }
  }

  /// A call that yields several elements out of whole vectors is typeset whole; the element that is meant is
  /// written behind it.
  private func result(
    of shape: Shape?, _ typeset: (Typesetter) throws(NoNotation) -> Piece
  ) throws(NoNotation) -> Piece {
    guard let index, let shape, !shape.isScalar else { return try typeset(unindexed) }
    let whole = try typeset(unindexed)
    switch index {
    case .letters(let letters): return piece(whole, at: letters)
    case .place(let places): return piece(whole, at: places.map { .number(String($0)) })
    }
  }

  private func builtin(
    _ name: String, _ notation: Notation, _ arguments: [Argument], followed: Bool
  ) throws(NoNotation) -> Piece {
    let call = BuiltinNotation(name: name, notation: notation, arguments: arguments, followed: followed)
    switch notation.yield {
    case .elementwise: return try form(call)
    case .scalar: return try unindexed.form(call)
    case .vector, .matrix, .other:
      let expression = Expression(.call(Expression(.name(name), .init(0, 0)), arguments), .init(0, 0))
      return try result(of: shape(expression)) { inner throws(NoNotation) in try inner.form(call) }
    }
  }

  private struct BuiltinNotation {
    var name: String
    var notation: Notation
    var arguments: [Argument]
    var followed: Bool

    /// The arguments that a form is made for.
    func values(_ count: Int) throws(NoNotation) -> [Expression] {
      guard arguments.count == count else { throw NoNotation() }
      return arguments.map(\.value)
    }
  }

  private func form(_ call: BuiltinNotation) throws(NoNotation) -> Piece {
    switch call.notation.form {
    case .operatorName: return try operatorName(call)
    case .symbol(_, let separator): return try symbol(call, separator: separator)
    case .fences(let open, let close):
      let edges: (Piece.Edge, Piece.Edge) = open == "⌊" || open == "⌈" ? (.open, .close) : (.bar, .bar)
      return Piece(
        [.fenced(open, try typeset(call.values(1)[0]).node, close)], .atom, first: edges.0, last: edges.1)
    case .exponential: return try exponential(call.values(1)[0])
    case .exponentialMinusOne:
      let power = try exponential(call.values(1)[0])
      return Piece(power.nodes + [.operator("−"), .number("1")], .additive, first: power.first, last: .digit)
    case .logarithmOfOnePlus:
      let argument = try typeset(call.values(1)[0]).grouped(.division)
      return applied(functionSymbol("log"), [.row([.number("1"), .operator("+")] + argument.nodes)]).asFunction
    case .logarithmOfGamma:
      let gamma = applied(functionSymbol("gamma"), [try typeset(call.values(1)[0]).node])
      if call.followed { return applied(functionSymbol("log"), [gamma.node]).asFunction }
      return Piece(
        [functionSymbol("log"), .spacedApplication] + gamma.nodes, .application, first: .function, last: .close)
    case .squareRoot:
      return Piece(.squareRoot(try typeset(call.values(1)[0]).node), .atom, .radical)
    case .cubeRoot:
      return Piece(.root(try typeset(call.values(1)[0]).node, degree: .number("3")), .atom, .radical)
    case .factorial:
      let operand = try typeset(call.values(1)[0]).grouped(.atom)
      return Piece(operand.nodes + [.operator("!", .postfix)], .power, first: operand.first, last: .close)
    case .binomial:
      let pair = try nodes(call.values(2))
      return .fenced("(", .fraction(pair[0], pair[1], hasBar: false), ")")
    case .bigOperator(let symbol): return try bigOperator(symbol, call.arguments, followed: call.followed)
    case .mean: return try mean(call.arguments, followed: call.followed)
    case .logSumExp:
      let argument = try call.values(1)[0]
      if shape(argument) != nil { return try typeset(argument.logSumExp, followed: call.followed) }
      return applied(.identifier("LSE", variant: .normal), [try typeset(argument).node])
    case .dot: return try pair(call, .operator("⋅"))
    case .juxtaposition: return try pair(call, nil)
    case .superscript(let mark):
      let operand = try typeset(call.values(1)[0]).grouped(.atom)
      if let name = operand.name, name.mark == nil {
        return Piece([name.node(indices: [], power: mark)], .power, first: operand.first, last: operand.last)
      }
      return Piece([.scripts(operand.node, sub: nil, sup: mark)], .power, first: operand.first, last: operand.last)
    case .subscripted(let symbol):
      return Piece(.scripts(symbol, sub: try inScript.typeset(call.values(1)[0]).node, sup: nil), .atom, .letter)
    case .derivative: return try derivative(call.arguments)
    case .gradient: return try gradient(call.arguments)
    case .root: return try root(call.arguments, followed: call.followed)
    case .forAll: return try forAll(call.arguments)
    case .zip: return applied(functionSymbol("zip"), try nodes(call.values(2)))
    case .code: throw NoNotation()
    }
  }

  /// `log x`, `log(x + 1)`, `max(a, b)`.
  private func operatorName(_ call: BuiltinNotation) throws(NoNotation) -> Piece {
    var symbol = functionSymbol(call.name)
    let plain = call.arguments.filter { $0.label == nil }
    if let base = call.arguments.first(where: { $0.label != nil })?.value {
      // With its base, it is the logarithm also where the natural one has another name.
      let word: MathNode =
        if case .operatorName(let word, _) = call.notation.form { .identifier(word, variant: .normal) } else {
          symbol.base
        }
      symbol = .scripts(word, sub: try inScript.typeset(base).node, sup: nil)
    }
    guard plain.count == 1 else { return applied(symbol, try nodes(plain.map(\.value))).asFunction }
    if call.notation.yield == .scalar, call.name != "determinant", !substitutes,
      let (over, element) = try overElements(plain[0].value)
    {
      let piece = Piece(
        [.underOver(symbol, under: over, over: nil), .spacedApplication] + element.grouped(.multiplicative).nodes,
        .application, first: .function, last: element.last)
      return call.followed ? .fenced("(", piece.node, ")") : piece
    }
    let argument = try typeset(plain[0].value)
    // `log x!` could be the factorial of the logarithm.
    let isSimple = argument.level == .atom || (argument.level == .power && argument.nodes.count == 1)
    let isBare = isSimple || (argument.level == .application && argument.first == .bigOperator)
    if call.followed || !isBare || argument.isSigned {
      return applied(symbol, [argument.node]).asFunction
    }
    return Piece(
      [symbol, .spacedApplication] + argument.nodes, .application, first: .function, last: argument.last)
  }

  /// `H(p, q)`, `H₂(p)` with a base, `φ(x; μ = 1)`.
  private func symbol(_ call: BuiltinNotation, separator: String) throws(NoNotation) -> Piece {
    let typesetter = inArguments
    var symbol = functionSymbol(call.name)
    var list: [MathNode] = []
    var labelled: [MathNode] = []
    for argument in call.arguments {
      switch argument.label {
      case nil:
        if !list.isEmpty { list.append(.operator(separator)) }
        list += try typesetter.typeset(argument.value).nodes
      case "base"?, "to"?, "classes"?:
        let sub = try inScript.typeset(argument.value).node
        if case .scripts(let base, let first?, nil) = symbol {
          symbol = .scripts(base, sub: commaSeparated([first, sub]), sup: nil)
        } else {
          symbol = .scripts(symbol, sub: sub, sup: nil)
        }
      case let label?:
        if !labelled.isEmpty { labelled.append(.operator(",")) }
        let value = try typeset(argument.value).nodes
        labelled += label == "trials" || label == "probability" ? value : [labelSymbol(label), .operator("=")] + value
      }
    }
    if !labelled.isEmpty { list += [.operator(";")] + labelled }
    var piece = applied(symbol, [.joined(list)])
    if case .identifier(let word, _) = symbol.base, word.count > 1 { piece.first = .word }
    return piece
  }

  private func labelSymbol(_ label: String) -> MathNode {
    switch label {
    case "mean": .identifier("μ")
    case "standardDeviation": .identifier("σ")
    default: .identifier(label, variant: .normal)
    }
  }

  /// `eˣ`; `exp(…)` where the exponent would be tall, or stand three levels up.
  private func exponential(_ argument: Expression) throws(NoNotation) -> Piece {
    if scriptDepth < 2, !argument.isTall {
      let exponent = try inScript.typeset(argument).node
      if !exponent.isTall {
        let base: MathNode = .identifier("e", variant: names.isTaken(.identifier("e")) ? .normal : .automatic)
        return Piece(.scripts(base, sub: nil, sup: exponent), .power, .letter)
      }
    }
    return applied(.identifier("exp", variant: .normal), [try typeset(argument).node]).asFunction
  }

  private func pair(_ call: BuiltinNotation, _ sign: MathNode?) throws(NoNotation) -> Piece {
    let values = try call.values(2)
    var product = Piece.product(
      try typeset(values[0]).grouped(.power), try typeset(values[1]).grouped(.power), sign: sign)
    product.level = .division
    return product
  }
}

extension Piece {
  /// A function in upright letters with its parentheses: not to be raised to a power as it is.
  var asFunction: Piece {
    var copy = self
    copy.level = .power
    copy.first = .function
    return copy
  }
}

extension Expression {
  /// Contains what is sure to be too high for an exponent, so that it need not be tried.
  fileprivate var isTall: Bool {
    parts.contains { part in
      guard let name = part.calledName else { return false }
      switch Notation.of(name)?.form {
      case .squareRoot?, .cubeRoot?, .binomial?, .bigOperator?, .derivative?: return true
      default: return false
      }
    }
  }
}

extension MathNode {
  /// Without scripts and limits.
  var base: MathNode {
    switch self {
    case .scripts(let base, _, _), .underOver(let base, _, _): base.base
    default: self
    }
  }

  /// Too high for an exponent.
  var isTall: Bool {
    switch self {
    case .row(let nodes): nodes.contains(where: \.isTall)
    case .identifier, .number, .operator, .text, .space: false
    case .fraction, .squareRoot, .root, .underOver, .table: true
    case .scripts(let base, let sub, let sup):
      base.isTall || sub?.isTall == true || sup?.isTall == true
    case .accent(let base, _): base.isTall
    case .fenced(_, let body, _): body.isTall
    case .marked(let node, _): node.isTall
    default: false  // What only LaTeX makes.
    }
  }
}

extension TypesettingContext {
  /// A logarithm that shows its base is `log`.
  fileprivate func naturalLogarithm(_ base: String?) -> String { base == nil ? naturalLogarithm : "log" }
}
