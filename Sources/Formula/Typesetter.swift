/// Typesets the expressions of one program. A value: what holds inside a sum, a closure or an exponent is a
/// changed copy.
struct Typesetter {
  let context: TypesettingContext
  /// Names of closures and functions, and what stands for them.
  var locals: [String: Local] = [:]
  /// Inside a sum over a vector: which element is meant.
  var index: Index?
  /// How many exponents or subscripts, and how many fractions, this is inside of.
  var scriptDepth = 0
  var fractionDepth = 0
  /// Whether names are replaced by their values.
  var substitutes = false
  /// The letters of the sums around this.
  var usedLetters: Set<String> = []

  struct Local {
    /// What the name stands for, such as `pᵢ`; nil for the name itself.
    var piece: Piece?
    var shape: Shape?
  }

  enum Index {
    /// By letters: one for a vector, two for a matrix.
    case letters([MathNode])
    /// An element by its place, counted from 0.
    case place([Int])
  }

  /// Thrown where an expression has no mathematical form, so that its statement is shown as code.
  struct NoNotation: Error {}

  init(context: TypesettingContext) { self.context = context }

  var names: NameTable { context.program.table }

  /// - Parameter followed: a factor follows to the right, so that `log x` needs its parentheses.
  func typeset(_ expression: Expression, followed: Bool = false) throws(NoNotation) -> Piece {
    switch expression.kind {
    case .number(let literal):
      return Piece(decimal: literal.text)
    case .boolean(let value):
      return Piece(word: value ? "true" : "false")
    case .string(let string):
      return Piece(.text("“\(string)”"), .atom, .word)
    case .name(let name):
      return try self.name(name)
    case .implicitParameter(let number):
      return try self.name("$\(number)")
    case .array(let elements):
      return try array(elements)
    case .unary(let sign, let operand):
      return try unary(sign, operand, followed: followed)
    case .binary(let sign, let left, let right):
      return try binary(sign, left, right, followed: followed)
    case .range(let lower, let upper, let isClosed):
      // The integers of a range; as an interval it is typeset by the function that takes one.
      let body = try [
        typeset(lower).grouped(.additive, allowsSign: true).node, .operator(","), .operator("…"), .operator(","),
        upperBound(upper, isClosed: isClosed).node,
      ]
      return .fenced("{", .row(body), "}")
    case .conditional:
      return try cases(expression)
    case .call(let callee, let arguments):
      return try call(callee, arguments, followed: followed)
    case .member(let base, let name, _):
      return applied(.identifier(name, variant: .normal), [try unindexed.typeset(base).node])
    case .subscript(let base, let index):
      return try element(base, index)
    case .closure(let closure):
      return try mapping(closure)
    case .parenthesized(let inner):
      return try typeset(inner, followed: followed)
    }
  }

  // MARK: Copies

  /// In an exponent or a subscript.
  var inScript: Typesetter {
    var copy = self
    copy.scriptDepth += 1
    return copy
  }

  var inFraction: Typesetter {
    var copy = self
    copy.fractionDepth += 1
    return copy
  }

  /// For the argument of a function of whole vectors.
  var unindexed: Typesetter {
    var copy = self
    copy.index = nil
    return copy
  }

  func binding(_ name: String, to piece: Piece?, shape: Shape?) -> Typesetter {
    var copy = self
    copy.locals[name] = Local(piece: piece, shape: shape)
    return copy
  }

  // MARK: Names

  private func name(_ name: String) throws(NoNotation) -> Piece {
    if let local = locals[name] {
      return try indexed(local.piece ?? Piece(self.notation(name)), local.shape)
    }
    if !names.declares(name), context.value(name) == nil {
      if let constant = constants[name], !names.isTaken(.identifier(constant)) {
        return Piece(.identifier(constant), .atom, .letter)
      }
      if constants[name] != nil || Notation.of(name) != nil { return Piece(functionSymbol(name), .atom, .word) }
    }
    if substitutes, let value = context.value(name) { return try self.value(value.value) }
    return try indexed(Piece(notation(name)), shape(ofName: name))
  }

  func notation(_ name: String) -> NameNotation {
    guard name.hasPrefix("$") else { return names[name] }
    // `$0` outside of anything that says what it is.
    let letters = ["x", "y", "z"].filter { !names.letters.contains($0) }
    let number = Int(name.dropFirst()) ?? 0
    return number < letters.count ? NameNotation(letters[number]) : NameNotation(asWritten: name)
  }

  /// A name of several elements, at the element that is meant.
  private func indexed(_ piece: Piece, _ shape: Shape?) throws(NoNotation) -> Piece {
    guard let index, let shape, !shape.isScalar else { return piece }
    let indices: [MathNode]
    switch index {
    case .letters(let letters): indices = letters
    case .place(let places): indices = places.map { .number(String($0)) }
    }
    return self.piece(piece, at: shape.isVector ? [indices[0]] : indices)
  }

  /// `pᵢ`; behind anything but a name in parentheses, unless it ends in one.
  func piece(_ piece: Piece, at indices: [MathNode]) -> Piece {
    if var notation = piece.name {
      notation.subscripts += indices
      return Piece(notation)
    }
    let base = piece.grouped(.atom)
    return Piece(
      [.scripts(base.node, sub: commaSeparated(indices), sup: nil)], .atom, first: base.first, last: .letter)
  }

  private func value(_ value: DisplayValue) throws(NoNotation) -> Piece {
    switch (value, index) {
    case (.scalar(let text), _): return Piece(decimal: text)
    case (.vector(let texts), .place(let places)):
      guard texts.indices.contains(places[0]) else { throw NoNotation() }
      return Piece(decimal: texts[places[0]])
    case (.matrix(let rows), .place(let places)):
      guard places.count == 2, rows.indices.contains(places[0]), rows[places[0]].indices.contains(places[1]) else {
        throw NoNotation()
      }
      return Piece(decimal: rows[places[0]][places[1]])
    default: return Piece(value)
    }
  }

  // MARK: Parts

  private func array(_ elements: [Expression]) throws(NoNotation) -> Piece {
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
  private func element(_ base: Expression, _ position: Expression) throws(NoNotation) -> Piece {
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

  private func cases(_ expression: Expression) throws(NoNotation) -> Piece {
    var rows: [[MathNode]] = []
    var rest = expression.unparenthesized
    while case .conditional(let condition, let then, let otherwise) = rest.kind {
      rows.append([try typeset(then).node, try unindexedCondition(condition)])
      rest = otherwise.unparenthesized
    }
    rows.append([try typeset(rest).node, .text(context.words.otherwise)])
    return Piece([.fenced("{", .table(rows, .cases), "")], .mapping, first: .open, last: .close)
  }

  private func unindexedCondition(_ condition: Expression) throws(NoNotation) -> MathNode {
    try typeset(condition).node
  }

  /// `x ↦ x²`.
  private func mapping(_ closure: Closure) throws(NoNotation) -> Piece {
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

private let constants = ["pi": "π", "e": "e"]

extension Shape {
  fileprivate var isVector: Bool { if case .vector = self { true } else { false } }
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
