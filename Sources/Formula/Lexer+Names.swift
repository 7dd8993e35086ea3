// Identifiers (The Swift Programming Language, "Identifiers"), less the characters that look like mathematics or like
// punctuation, and those that cannot be seen.
extension Lexer {
  mutating func scanName() -> Token.Kind {
    let start = offset
    var cursor = start
    while cursor < end {
      let byte = bytes[cursor]
      if byte < 0x80 {
        guard isNameByte(byte) else { break }
        cursor += 1
      } else {
        guard let scalar = scalar(at: cursor),
          isNameScalar(scalar.value) || cursor > start && isCombiningMark(scalar.value)
        else { break }
        cursor += scalar.length
      }
    }
    guard cursor > start else { return scanForeignCharacter() }
    advance(to: cursor)
    // All reserved words are short, but for `_` longer than a letter, and ASCII.
    if 2...15 ~= cursor - start || bytes[start] == UInt8(ascii: "_"), bytes[start] < 0x80,
      let keyword = Keyword.byName[String(decoding: bytes[start..<cursor], as: UTF8.self)]
    {
      return .keyword(keyword)
    }
    return .identifier
  }

  /// A character that no token begins with. A run of superscripts is kept together, to be shown as a power.
  private mutating func scanForeignCharacter() -> Token.Kind {
    guard let first = scalar(at: offset) else {
      advance(to: offset + 1)
      return .invalid(.unknownCharacter)
    }
    advance(to: offset + first.length)
    switch first.value {
    case 0x2018...0x201F: return .invalid(.foreignQuote)
    case _ where superscript(first.value) != nil:
      while let next = scalar(at: offset), superscript(next.value) != nil { advance(to: offset + next.length) }
      return .invalid(.superscript)
    default: return .invalid(.unknownCharacter)
    }
  }

  /// Whether a letter, a digit or `_` stands at an offset.
  func startsName(at offset: Int) -> Bool {
    guard offset < end else { return false }
    if bytes[offset] < 0x80 { return isNameByte(bytes[offset]) }
    return scalar(at: offset).map { isNameScalar($0.value) } ?? false
  }

  /// The Unicode scalar that begins at an offset; nil where the bytes are no UTF-8, or at the end.
  func scalar(at offset: Int) -> (value: UInt32, length: Int)? {
    guard offset < end else { return nil }
    return decodeScalar(bytes[offset..<end])
  }
}

func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}

/// The first Unicode scalar of some bytes, strictly decoded; nil where there is none.
func decodeScalar(_ bytes: ArraySlice<UInt8>) -> (value: UInt32, length: Int)? {
  guard let head = bytes.first else { return nil }
  if head < 0x80 { return (UInt32(head), 1) }
  let length = head >= 0xF0 ? 4 : head >= 0xE0 ? 3 : 2
  guard head >= 0xC2, head <= 0xF4, bytes.count >= length else { return nil }
  var value = UInt32(head) & (0x7F >> UInt32(length))
  for byte in bytes[(bytes.startIndex + 1)..<(bytes.startIndex + length)] {
    guard byte & 0xC0 == 0x80 else { return nil }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  let isShortest = value >= (length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80)
  return isShortest && Unicode.Scalar(value) != nil ? (value, length) : nil
}

/// Whether a scalar that is not ASCII may begin an identifier.
private func isNameScalar(_ value: UInt32) -> Bool {
  switch value {
  // Superscripts, fractions and the middle dot are letters to the compiler, and arithmetic to a reader.
  case 0xB2, 0xB3, 0xB7, 0xB9, 0xBC...0xBE, 0x2070...0x207F, 0x2150...0x215F, 0x2189: false
  // Not seen, or turning the direction of writing.
  case 0xAD, 0x061C, 0x115F, 0x1160, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0,
    0xE0000...0xEFFFD:
    false
  // Full-width digits and punctuation.
  case 0xFF01...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFE0...0xFFEE, 0xFFF9...0xFFFD: false
  case 0xA8, 0xAA, 0xAF, 0xB4, 0xB5, 0xB8, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x167F,
    0x1681...0x180D, 0x180F...0x1DBF, 0x1E00...0x1FFF, 0x203F...0x2040, 0x2054, 0x2080...0x20CF, 0x2100...0x218F,
    0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF, 0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F,
    0x3031...0xD7FF, 0xF900...0xFD3D, 0xFD40...0xFDCF, 0xFDF0...0xFE1F, 0xFE30...0xFE44, 0xFE47...0xFFF8:
    true
  // The supplementary planes, without the last two scalars of each.
  case 0x10000...0xDFFFF: value & 0xFFFF <= 0xFFFD
  default: false
  }
}

/// A mark that may follow in an identifier, but not begin one: the hat of `ŷ`.
private func isCombiningMark(_ value: UInt32) -> Bool {
  switch value {
  case 0x300...0x36F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
  default: false
  }
}

/// The character that a superscript raises: `2` for `²`.
func superscript(_ value: UInt32) -> Character? {
  switch value {
  case 0xB2: "2"
  case 0xB3: "3"
  case 0xB9: "1"
  case 0x2070, 0x2074...0x2079: Character(Unicode.Scalar(UInt8(value - 0x2070) + UInt8(ascii: "0")))
  case 0x207A: "+"
  case 0x207B: "-"
  case 0x2071: "i"
  case 0x207F: "n"
  default: nil
  }
}
