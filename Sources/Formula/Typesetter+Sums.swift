extension Typesetter {
  /// `∑ᵢ pᵢ log pᵢ` of a vector, `∑ₖ₌₁ⁿ 1/k²` of a range.
  func bigOperator(_ symbol: String, _ arguments: [Argument], followed: Bool) throws(NoNotation) -> Piece {
    if substitutes {
      if let terms = try terms(arguments, isSum: symbol == "∑") { return terms }
      return try keepingNames.bigOperator(symbol, arguments, followed: followed)
    }
    let node = MathNode.operator(symbol)
    let sum: (head: MathNode, body: Piece)
    if let (limits, body) = try overArguments(arguments) {
      sum = (.underOver(node, under: limits.under, over: limits.over), body)
    } else {
      guard arguments.count == 1 else { throw NoNotation() }
      sum = (node, try typeset(arguments[0].value))
    }
    let body = sum.body.grouped(.division)
    let piece = Piece([sum.head] + body.nodes, .application, first: .bigOperator, last: body.last)
    return followed ? .fenced("(", piece.node, ")") : piece
  }

  /// The mean of a name has an overline; any other is a sum divided by the number of its terms.
  func mean(_ arguments: [Argument], followed: Bool) throws(NoNotation) -> Piece {
    guard let argument = arguments.first?.value, arguments.count == 1 else { throw NoNotation() }
    if case .name(let name) = argument.unparenthesized.kind, !substitutes, var notation = overlined(name) {
      notation.isLetter = true
      return Piece(notation)
    }
    guard case .vector(let count?)? = shape(argument), count > 0 else {
      return applied(functionSymbol("mean"), [try typeset(argument).node])
    }
    let divisor = MathNode.number(String(count))
    if substitutes, let terms = try inFraction.terms(arguments, isSum: true) {
      return Piece(.fraction(terms.node, divisor), .power, .fraction)
    }
    let sum = try bigOperator("∑", arguments, followed: followed)
    return Piece.product(Piece(.fraction(.number("1"), divisor), .power, .fraction), sum)
  }

  private func overlined(_ name: String) -> NameNotation? {
    var notation = locals[name]?.piece?.name ?? self.notation(name)
    guard notation.isLetter, case .identifier = notation.base else { return nil }
    notation.base = .accent(notation.base, "ˉ")
    return names.isTaken(notation.node) ? nil : notation
  }

  // MARK: Indices

  private struct Limits {
    var under: MathNode
    var over: MathNode?
  }

  /// What a sum's arguments go over, and the term: `sum(p)`, `sum(p) { … }`, `sum(1...n) { k in … }`.
  private func overArguments(_ arguments: [Argument]) throws(NoNotation) -> (Limits, Piece)? {
    guard let first = arguments.first?.value else { return nil }
    guard arguments.count == 2 else {
      guard arguments.count == 1 else { return nil }
      return try over(first)
    }
    guard let closure = arguments[1].value.closure else { return nil }
    let map = Expression(.member(first, name: "map", nameSpan: first.span), first.span)
    return try over(Expression(.call(map, [arguments[1]]), first.span), binder: closure.parameters.first?.name)
  }

  /// The index and the element of a vector or matrix, where the source tells that it is one.
  func overElements(_ expression: Expression) throws(NoNotation) -> (limit: MathNode, element: Piece)? {
    guard let (limits, element) = try over(expression), limits.over == nil else { return nil }
    return (limits.under, element)
  }

  /// - Parameter binder: the name that the closure gives to an element, which a range uses as its index.
  private func over(_ expression: Expression, binder: String? = nil) throws(NoNotation) -> (Limits, Piece)? {
    if let (range, binder) = rangeBehind(expression, binder: binder) {
      let letter: String
      let node: MathNode
      if let binder, binder != "$0" {
        (letter, node) = (binder, notation(binder).node)
      } else {
        letter = freshLetters(1, startingAt: "k")[0]
        node = .identifier(letter)
      }
      var inner = self
      inner.index = .letters([node])
      inner.usedLetters.insert(letter)
      let lower = try unindexed.inScript.typeset(range.lower)
      let upper = try unindexed.inScript.upperBound(range.upper, isClosed: range.isClosed)
      return (
        Limits(under: .row([node, .operator("=")] + lower.nodes), over: upper.node), try inner.element(expression)
      )
    }
    guard let shape = shape(expression), !shape.isScalar else { return nil }
    var count = 1
    if case .matrix = shape { count = 2 }
    let letters = freshLetters(count, startingAt: "i")
    var inner = self
    inner.index = .letters(letters.map { .identifier($0) })
    inner.usedLetters.formUnion(letters)
    return (Limits(under: commaSeparated(letters.map { .identifier($0) })), try inner.element(expression))
  }

  /// The range that `(1...n).map { … }` goes over, possibly through more than one `map`, and the name that its
  /// first closure gives to a number.
  private func rangeBehind(
    _ expression: Expression, binder: String?
  ) -> (range: (lower: Expression, upper: Expression, isClosed: Bool), binder: String?)? {
    switch expression.unparenthesized.kind {
    case .range(let lower, let upper, let isClosed): return ((lower, upper, isClosed), binder)
    case .call(let callee, let arguments):
      guard case .member(let base, "map", _) = callee.unparenthesized.kind, arguments.count == 1 else { return nil }
      return rangeBehind(base, binder: arguments[0].value.closure?.parameters.first?.name)
    default: return nil
    }
  }

  /// The element of a vector at the index that is set. Ranges and pairs are no values but have elements.
  private func element(_ expression: Expression) throws(NoNotation) -> Piece {
    guard case .range = expression.unparenthesized.kind, let index else { return try typeset(expression) }
    switch index {
    case .letters(let letters): return Piece(letters[0], .atom, .letter)
    case .place(let places): return Piece(decimal: String(places[0]))
    }
  }

  /// Letters that are no names, and no indices of the sums around.
  private func freshLetters(_ count: Int, startingAt first: String) -> [String] {
    let all = ["i", "j", "k", "l", "m", "n", "r", "s", "t", "u", "v"]
    let ordered = all.filter { $0 >= first } + all.filter { $0 < first }
    let taken = names.letters.union(usedLetters)
    let free = ordered.filter { !taken.contains($0) }
    return Array((free + ordered.map { $0 + "′" }).prefix(count))
  }

  // MARK: Methods

  func method(
    _ name: String, _ base: Expression, _ arguments: [Argument], followed: Bool
  ) throws(NoNotation) -> Piece {
    guard name == "map", arguments.count == 1 else { throw NoNotation() }
    guard index == nil else { return try mapped(base, arguments[0].value) }
    // The vector itself is the family of its elements.
    let expression = Expression(
      .call(Expression(.member(base, name: name, nameSpan: base.span), base.span), arguments), base.span)
    guard let (limits, element) = try keepingNames.over(expression) else { throw NoNotation() }
    return Piece(
      [.scripts(.fenced("(", element.node, ")"), sub: limits.under, sup: limits.over)], .atom, first: .open,
      last: .close)
  }

  /// The closure's expression, with the element that is meant in place of its parameter.
  private func mapped(_ base: Expression, _ function: Expression) throws(NoNotation) -> Piece {
    guard let closure = function.closure else {
      return applied(try unindexed.keepingNames.typeset(function).node, [try element(base).node])
    }
    let value = try value(of: closure)
    var inner = self
    if case .call(let callee, let pair) = base.unparenthesized.kind, case .name("zip") = callee.unparenthesized.kind,
      !names.declares("zip"), pair.count == 2
    {
      let parameters = closure.parameters.isEmpty ? ["$0", "$1"] : closure.parameters.map(\.name)
      guard parameters.count == 2 else { throw NoNotation() }
      for (parameter, vector) in zip(parameters, pair) {
        inner = inner.binding(parameter, to: try bounded(element(vector.value)), shape: .scalar)
      }
    } else {
      let shape = shape(base)
      var row = self
      if case .matrix? = shape, let index {
        // The closure sees a whole row.
        switch index {
        case .letters(let letters): row.index = .letters([letters[0]])
        case .place(let places): row.index = .place([places[0]])
        }
        inner.index = index.dropFirst
      } else {
        inner.index = nil
      }
      inner = inner.binding(
        closure.parameters.first?.name ?? "$0", to: try bounded(row.element(base)),
        shape: shape?.element ?? .scalar)
    }
    return try inner.typeset(value)
  }

  /// What stands wherever a closure names it: in a chain of closures it would grow without bound.
  private func bounded(_ piece: Piece) throws(NoNotation) -> Piece {
    guard piece.node.width < 200 else { throw NoNotation() }
    return piece
  }

  // MARK: Numbers in place of names

  /// The terms of a sum or product one by one, where everything in them has a value: up to six, then an ellipsis.
  private func terms(_ arguments: [Argument], isSum: Bool) throws(NoNotation) -> Piece? {
    guard !isInTerm, let first = arguments.first?.value else { return nil }
    var expression = first
    if arguments.count == 2 {
      let map = Expression(.member(first, name: "map", nameSpan: first.span), first.span)
      expression = Expression(.call(map, [arguments[1]]), first.span)
    }
    guard hasValues(expression) else { return nil }
    var terms: [Piece] = []
    let count: Int
    if let (range, _) = rangeBehind(expression, binder: nil) {
      guard let lower = range.lower.integer, let upper = range.upper.integer else { return nil }
      count = upper - lower + (range.isClosed ? 1 : 0)
      for place in 0..<max(0, min(count, 6)) { terms.append(try term(expression, range: lower + place, at: place)) }
    } else {
      guard case .vector(let known?)? = shape(expression) else { return nil }
      count = known
      for place in 0..<min(count, 6) { terms.append(try term(expression, range: nil, at: place)) }
    }
    guard var result = terms.first else { return nil }
    for term in terms.dropFirst() {
      let next = isSum ? term.grouped(.division) : term.grouped(.power)
      if isSum {
        result = Piece(
          result.nodes + [.operator("+")] + next.nodes, .additive, first: result.first, last: next.last,
          isSigned: result.isSigned)
      } else {
        result = .product(result.grouped(.multiplicative), next)
      }
    }
    if count > terms.count {
      result.nodes += [.operator(isSum ? "+" : "×"), .ellipsis]
      result.level = isSum ? .additive : .multiplicative
    }
    return result
  }

  private func term(_ expression: Expression, range: Int?, at place: Int) throws(NoNotation) -> Piece {
    var inner = self
    inner.index = .place([range ?? place])
    inner.isInTerm = true
    return try inner.element(expression)
  }

  /// Whether every name in it is a number, a vector or a function that is known.
  private func hasValues(_ expression: Expression) -> Bool {
    expression.parts.allSatisfy { part in
      switch part.kind {
      case .name(let name):
        if let local = locals[name] { return local.piece != nil }
        return context.value(name) != nil || !names.declares(name) || context.program.functions[name] != nil
      case .closure(let closure):
        guard let value = try? value(of: closure) else { return false }
        var inner = self
        for name in closure.parameterNames {
          inner.locals[name] = Local(piece: Piece(word: name), shape: nil)
        }
        return inner.hasValues(value)
      default: return true
      }
    }
  }
}

extension Typesetter.Index {
  /// Without the first of two.
  fileprivate var dropFirst: Typesetter.Index? {
    switch self {
    case .letters(let letters): letters.count > 1 ? .letters(Array(letters.dropFirst())) : nil
    case .place(let places): places.count > 1 ? .place(Array(places.dropFirst())) : nil
    }
  }
}
