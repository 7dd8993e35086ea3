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
  /// In the arguments of a function that is not written out: vectors keep their names.
  var keepsVectors = false
  /// Inside one of the terms of a sum that is written out: the sums in it are not, for their terms would multiply.
  var isInTerm = false
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
        typeset(lower).grouped(.additive, allowsSign: true).node, .operator(","), .identifier("…", variant: .normal),
        .operator(","),
        upperBound(upper, isClosed: isClosed).node,
      ]
      return .fenced("{", .row(body), "}")
    case .conditional:
      return try cases(expression)
    case .call(let callee, let arguments):
      return try call(callee, arguments, followed: followed)
    case .member(let base, let name, _):
      if substitutes, name == "count", case .vector(let count?)? = shape(base) {
        return Piece(decimal: String(count))
      }
      return applied(.identifier(name, variant: .normal), [try unindexed.keepingNames.typeset(base).node])
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
    if substitutes, let value = context.value(name), value.value.isScalar || !keepsVectors || index != nil {
      return try self.value(value.value)
    }
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
  func indexed(_ piece: Piece, _ shape: Shape?) throws(NoNotation) -> Piece {
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

  func value(_ value: DisplayValue) throws(NoNotation) -> Piece {
    switch (value, index) {
    case (.scalar(let text), _):
      let parts = text.split(separator: "/")
      guard parts.count == 2, scriptDepth == 0, fractionDepth < 2, !text.hasPrefix("-") else {
        return Piece(decimal: text)
      }
      return Piece(.fraction(.number(String(parts[0])), .number(String(parts[1]))), .power, .fraction)
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
}

private let constants = ["pi": "π", "e": "e"]

extension Shape {
  fileprivate var isVector: Bool { if case .vector = self { true } else { false } }
}
