import Diagnostics

extension ExpectationParser {
  /// The words behind a value, up to the next claim.
  func readUnit(of expectation: inout Expectation, _ cursor: inout Int) throws(Diagnostic) {
    var start = skipSpace(cursor)
    // `≈ 0.802, as printed`
    if start < end, excerpt.bytes[start] == UInt8(ascii: ","), start + 1 < end, isBlank(excerpt.bytes[start + 1]) {
      start = skipSpace(start + 1)
    }
    let valueEnd = cursor
    cursor = start
    guard start < end, separator(at: start) == nil, !isComment(at: start) else { return }
    guard let first = decodeScalar(excerpt.bytes[start..<end]) else { return }
    let isGlued = start == valueEnd
    let isWord =
      first.value < 0x80
      ? !isGlued && (isLetter(UInt8(first.value)) || first.value == 0x28)
      : superscript(first.value) == nil && readRelation(excerpt.bytes, start..<end).isNone
    guard isWord, Unicode.Scalar(first.value).map({ !isMathematical($0) }) ?? false else {
      throw notUnit(start, isGlued)
    }
    while cursor < end, separator(at: cursor) == nil, !isComment(at: cursor) {
      if !isNameByte(excerpt.bytes[cursor]), !readRelation(excerpt.bytes, cursor..<end).isNone {
        throw Diagnostic(
          .expectationMalformed, "expected `;` before the next claim", at: excerpt.span(cursor, wordEnd(cursor)),
          help: ["separate claims by semicolons: `≈ 0.802 nats; ≈ 1.157 bits`"])
      }
      cursor += 1
    }
    var last = cursor
    while last > start, isBlank(excerpt.bytes[last - 1]) { last -= 1 }
    let unit = source(start, last)
    if let found = mathematics(in: unit) { throw notUnit(start, last, found) }
    expectation.unit = unit
  }

  /// What is meant to go on the number, and would be shown as words: `x 10^5`, `e5`, `pi`, `sqrt(2)`, `nats + 1`.
  private func mathematics(in unit: String) -> Mathematics? {
    let words = unit.split(separator: " ")
    guard let first = words.first else { return nil }
    func begins(_ word: Substring, _ letter: String) -> Bool {
      word.lowercased().hasPrefix(letter) && word.dropFirst().drop { "+-−".contains($0) }.first?.isNumber ?? false
    }
    if begins(first, "x") || first.lowercased() == "x" && words.dropFirst().first?.first?.isNumber ?? false {
      return .powerOfTen
    }
    if begins(first, "e") { return .exponent }
    if Builtins.constants.contains(where: { $0.name == first }) { return .factor(String(first)) }
    if let end = first.firstIndex(of: "("), end > first.startIndex, Builtins.named(String(first[..<end])) != nil,
      first[end...].contains(where: \.isNumber)
    {
      return .factor(unit)
    }
    let isOperation = zip(words, words.dropFirst()).contains { sign, operand in
      ["+", "-", "−", "*", "×"].contains(sign) && operand.first?.isNumber ?? false
    }
    return isOperation ? .operation : nil
  }

  enum Mathematics {
    case powerOfTen, exponent, operation
    case factor(String)
  }

  // MARK: Bytes

  func skipSpace(_ offset: Int) -> Int {
    var cursor = offset
    while cursor < end, isBlank(excerpt.bytes[cursor]) { cursor += 1 }
    return cursor
  }

  /// The length of `;` or `；`.
  func separator(at offset: Int) -> Int? {
    if excerpt.bytes[offset] == UInt8(ascii: ";") { return 1 }
    return excerpt.bytes[offset..<end].starts(with: [0xEF, 0xBC, 0x9B]) ? 3 : nil
  }

  func isComment(at offset: Int) -> Bool {
    offset + 1 < end && excerpt.bytes[offset] == UInt8(ascii: "/") && excerpt.bytes[offset + 1] == UInt8(ascii: "/")
  }

  /// The length of `±` or `+-`.
  func toleranceSign(at offset: Int) -> Int? {
    ["±", "+-", "+/-"].map(\.utf8).first { excerpt.bytes[min(offset, end)..<end].starts(with: $0) }?.count
  }

  func wordEnd(_ offset: Int) -> Int {
    var cursor = offset
    while cursor < end, !isBlank(excerpt.bytes[cursor]), separator(at: cursor) == nil { cursor += 1 }
    return cursor
  }

  func source(_ start: Int, _ end: Int) -> String {
    String(decoding: excerpt.bytes[start..<end], as: UTF8.self)
  }
}

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte }

func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

/// Symbols that go on a formula, and so begin no unit. Degrees and currencies do.
private func isMathematical(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xB0, 0x2032, 0x2033: false
  case 0x2030, 0x2031: true
  case 0xB1, 0xB7, 0xD7, 0xF7, 0x2010...0x2027, 0x2044: true
  default: scalar.properties.generalCategory == .mathSymbol && scalar.value >= 0x80
  }
}
