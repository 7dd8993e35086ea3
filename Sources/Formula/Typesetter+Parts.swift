extension Typesetter {
  func array(_ elements: [Expression]) throws(NoNotation) -> Piece {
    if case .place(let places) = index {
      guard elements.indices.contains(places[0]) else { throw NoNotation() }
      var copy = self
      copy.index = places.count > 1 ? .place(Array(places.dropFirst())) : nil
      return try copy.typeset(elements[places[0]])
    }
    let plain = unindexed
    var rows: [[MathNode]] = []
    for element in elements {
      guard case .array(let cells) = element.unparenthesized.kind else { break }
      rows.append(try plain.nodes(cells))
    }
    let piece: Piece
    if !rows.isEmpty, rows.count == elements.count {
      piece = .matrix(rows)
    } else {
      piece = .vector(try plain.nodes(elements))
    }
    guard let index, case .letters(let letters) = index else { return piece }
    return self.piece(piece, at: rows.isEmpty ? [letters[0]] : letters)
  }

  func nodes(_ expressions: [Expression]) throws(NoNotation) -> [MathNode] {
    var result: [MathNode] = []
    for expression in expressions { result.append(try typeset(expression).node) }
    return result
  }

  /// `p[0]`, `A[i][j]`: indices as subscripts, counted from 0 as in the source.
  func element(_ base: Expression, _ position: Expression) throws(NoNotation) -> Piece {
    var positions = [position]
    var receiver = base.unparenthesized
    while case .subscript(let inner, let outer) = receiver.kind {
      positions.insert(outer, at: 0)
      receiver = inner.unparenthesized
    }
    var indices: [MathNode] = []
    for position in positions { indices.append(try unindexed.inScript.typeset(position).node) }
    var keepsName = self
    keepsName.index = nil
    // The values of a vector, just to pick one of them, would be long.
    if substitutes, case .name(let name) = receiver.kind, let value = context.value(name),
      let element = value.value.element(positions.map(\.integer))
    {
      return Piece(decimal: element)
    }
    keepsName.substitutes = false
    let whole = try keepsName.typeset(receiver)
    let result = piece(whole, at: indices)
    // Where `p1` is a name, `p[1]` keeps its brackets.
    if names.isTaken(result.node) {
      return Piece(
        [whole.grouped(.atom).node, .fenced("[", commaSeparated(indices), "]")], .atom, first: whole.first,
        last: .close)
    }
    guard let shape = shape(receiver) else { return result }
    var element: Shape? = shape
    for _ in positions { element = element?.element }
    return try indexed(result, element)
  }

  func cases(_ expression: Expression) throws(NoNotation) -> Piece {
    var rows: [[MathNode]] = []
    var rest = expression.unparenthesized
    while case .conditional(let condition, let then, let otherwise) = rest.kind {
      rows.append([try typeset(then).node, try typeset(condition).node])
      rest = otherwise.unparenthesized
    }
    rows.append([try typeset(rest).node, .text(context.words.otherwise)])
    return Piece([.fenced("{", .table(rows, .cases), "")], .mapping, first: .open, last: .close)
  }

  /// `x ↦ x²`.
  func mapping(_ closure: Closure) throws(NoNotation) -> Piece {
    let body = try value(of: closure)
    let parameters = closure.parameterNames
    var inner = self
    var heads: [MathNode] = []
    for name in parameters {
      heads.append(Piece(notation(name)).node)
      inner = inner.binding(name, to: nil, shape: inner.locals[name]?.shape)
    }
    let head: MathNode =
      heads.count == 1
      ? heads[0] : .fenced("(", .row(Array(heads.map { [$0] }.joined(separator: [.operator(",")]))), ")")
    return Piece(
      [head, .operator("↦")] + (try inner.typeset(body).nodes), .mapping, first: .letter, last: .letter)
  }

  /// The expression that a closure yields.
  func value(of closure: Closure) throws(NoNotation) -> Expression {
    guard let (bindings, value) = functionValue(closure.body), bindings.isEmpty else { throw NoNotation() }
    return value
  }

  /// The last integer of a range.
  func upperBound(_ upper: Expression, isClosed: Bool) throws(NoNotation) -> Piece {
    let piece = try unindexed.typeset(upper)
    if isClosed { return piece }
    if let end = upper.integer { return Piece(decimal: String(end - 1)) }
    return Piece(
      piece.grouped(.additive, allowsSign: true).nodes + [.operator("−"), .number("1")], .additive,
      first: piece.first, last: .digit, isSigned: piece.isSigned)
  }

  /// A function before its arguments.
  func applied(_ symbol: MathNode, _ arguments: [MathNode], separator: String = ",") -> Piece {
    let list = MathNode.row(Array(arguments.map { [$0] }.joined(separator: [.operator(separator)])))
    let isWord = if case .identifier(let name, _) = symbol { name.count > 1 } else { false }
    return Piece(
      [symbol, .functionApplication, .fenced("(", arguments.count == 1 ? arguments[0] : list, ")")], .atom,
      first: isWord ? .word : .letter, last: .close)
  }
}

extension DisplayValue {
  /// The element at a known place.
  fileprivate func element(_ places: [Int?]) -> String? {
    switch self {
    case .scalar: nil
    case .vector(let texts):
      if places.count == 1, let place = places[0], texts.indices.contains(place) { texts[place] } else { nil }
    case .matrix(let rows):
      if places.count == 2, let row = places[0], let column = places[1], rows.indices.contains(row),
        rows[row].indices.contains(column)
      {
        rows[row][column]
      } else {
        nil
      }
    }
  }
}
