/// What a comment begins with.
package enum RelationReading {
  /// A relation, and the offset behind it.
  case relation(Relation, Int)
  /// Something that can only be meant as a relation, the offset behind it, and how it is written.
  case lookalike(Int, help: String)
  /// A word: the comment is a note.
  case none

  var isNone: Bool { if case .none = self { true } else { false } }
}

/// Reads the relation that a text begins with.
package func readRelation(_ bytes: [UInt8], _ range: Range<Int>) -> RelationReading {
  let start = range.lowerBound
  let end = range.upperBound
  guard let first = decodeScalar(bytes[start..<end]) else { return .none }
  if first.value >= 0x80 { return unicodeRelation(first.value, start + first.length) }
  if first.value == UInt32(UInt8(ascii: "i")) { return rangeRelation(bytes, range) }
  if bytes[start..<end].starts(with: ":=".utf8) { return .lookalike(start + 2, help: "write `=`") }
  var cursor = start
  while cursor < end, "=<>!~".utf8.contains(bytes[cursor]) { cursor += 1 }
  guard cursor > start else { return .none }
  let sign = String(decoding: bytes[start..<cursor], as: UTF8.self)
  let next = cursor < end ? bytes[cursor] : UInt8(ascii: " ")
  if next == UInt8(ascii: "-"), sign.first == "<" || sign.first == "=" {
    // `<-0.5` is a relation, `<-` and `<--` are arrows.
    let behind = cursor + 1 < end ? bytes[cursor + 1] : UInt8(ascii: " ")
    guard isDigit(behind) || behind == UInt8(ascii: ".") || sign.first == "=" && isNameByte(behind) else {
      return .none
    }
  }
  switch sign {
  case "~=": return .relation(.approximately, cursor)
  case "!~=": return .relation(.notApproximately, cursor)
  case "=", "==": return .relation(.equal, cursor)
  case "!=": return .relation(.notEqual, cursor)
  case "<": return .relation(.less, cursor)
  case "<=": return .relation(.lessOrEqual, cursor)
  case ">": return .relation(.greater, cursor)
  case ">=": return .relation(.greaterOrEqual, cursor)
  case "~", "~~", "=~", "=~=", "~==": return .lookalike(cursor, help: "write `≈` or `~=`")
  case "===": return cursor == end ? .none : .lookalike(cursor, help: "write `=`")
  case "!==", "<>", "=!": return .lookalike(cursor, help: "write `≠` or `!=`")
  // `// => 3`
  case "=>" where bytes[cursor..<end].first(where: { !isBlank($0) }).map(isDigit) ?? false:
    return .lookalike(cursor, help: "write `=`, or `≥` for an order")
  case "=<": return .lookalike(cursor, help: "write `≤` or `<=`")
  case "!~": return .lookalike(cursor, help: "write `≉` or `!~=`")
  // Arrows, ornaments, and a mark of exclamation before a word.
  default: return .none
  }
}

private func unicodeRelation(_ value: UInt32, _ behind: Int) -> RelationReading {
  switch value {
  case 0x2248: .relation(.approximately, behind)
  case 0x2249: .relation(.notApproximately, behind)
  case 0x2260: .relation(.notEqual, behind)
  case 0x2264: .relation(.lessOrEqual, behind)
  case 0x2265: .relation(.greaterOrEqual, behind)
  case 0x2208: .relation(.element, behind)
  // ∼ ≃ ≅ ≊ ≐ ≒ ～
  case 0x223C, 0x2243, 0x2245, 0x224A, 0x2250, 0x2252, 0xFF5E: .lookalike(behind, help: "write `≈` or `~=`")
  // ≡ ＝
  case 0x2261, 0xFF1D: .lookalike(behind, help: "write `=`")
  case 0x2266, 0x2A7D, 0x2272: .lookalike(behind, help: "write `≤` or `<=`")
  case 0x2267, 0x2A7E, 0x2273: .lookalike(behind, help: "write `≥` or `>=`")
  case 0x226A, 0xFF1C: .lookalike(behind, help: "write `<`")
  case 0x226B, 0xFF1E: .lookalike(behind, help: "write `>`")
  case 0x2209: .lookalike(behind, help: "write two claims: `< a; > b`")
  case 0x226E...0x2271: .lookalike(behind, help: "write the opposite order relation")
  default: .none
  }
}

/// `in` is a relation before a range, and else an English word.
private func rangeRelation(_ bytes: [UInt8], _ range: Range<Int>) -> RelationReading {
  let behind = range.lowerBound + 2
  guard range.count > 3, bytes[range.lowerBound + 1] == UInt8(ascii: "n"), bytes[behind] == UInt8(ascii: " ") else {
    return .none
  }
  // The first bound, a number or a short expression, has the dots right behind it or behind a space.
  var lexer = Lexer(bytes, behind..<range.upperBound)
  var previous = Token.Kind.end
  while true {
    let token = lexer.next()
    switch token.kind {
    case .range: return .relation(.element, behind)
    // `0.80... 0.81`, to be reported as such.
    case .otherOperator(.postfix) where previous == .number && bytes[token.start] == UInt8(ascii: "."):
      return .relation(.element, behind)
    case .identifier where previous == .identifier || previous == .number: return .none
    case .identifier, .number, .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .dot, .comma, .infix,
      .prefix, .invalid(.missingIntegerDigits):
      previous = token.kind
    default: return .none
    }
  }
}
