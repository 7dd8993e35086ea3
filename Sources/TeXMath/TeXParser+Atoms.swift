import Diagnostics

extension TeXParser {
  /// An atom that is typed as itself; nothing for what is not seen, such as a space of no width.
  mutating func atom(_ byte: UInt8, isArgument: Bool) throws(Stop) -> TeXNode? {
    let start = input.start()
    switch byte {
    case UInt8(ascii: "{"): return try group()
    case 0x30...0x39: return number(isArgument: isArgument, from: start)
    case UInt8(ascii: "."):
      if !isArgument, let next = input.byte(after: 1), next.isASCIIDigit {
        return number(isArgument: false, from: start)
      }
      return ascii(.ordinary, start)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return ascii(.binary, start)
    case UInt8(ascii: "*"):
      input.position += 1
      return node(.symbol("∗", .binary), from: start)
    case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ":"): return ascii(.relation, start)
    case UInt8(ascii: "("), UInt8(ascii: "["): return ascii(.opening, start)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "?"): return ascii(.closing, start)
    case UInt8(ascii: ","), UInt8(ascii: ";"): return ascii(.punctuation, start)
    case UInt8(ascii: "~"):
      input.position += 1
      return node(.space(mu: 6), from: start)
    case UInt8(ascii: "#"):
      throw fault(
        .mathSyntax, "`#` outside of a macro", at: input.span(input.position..<input.position + 1),
        help: ["write `\\#` for the sign"])
    case 0..<0x20, 0x7F:
      throw fault(
        .mathSyntax, "a control character in a formula", at: input.span(input.position..<input.position + 1))
    case 0x80...: return nonASCII(from: start)
    default: return ascii(.ordinary, start)
    }
  }

  @inline(__always)
  private mutating func ascii(_ atomClass: AtomClass, _ start: Int) -> TeXNode {
    let byte = input.bytes[input.position]
    input.position += 1
    var text = String(Unicode.Scalar(byte))
    if atomClass == .ordinary { appendMarks(to: &text) }
    return node(.symbol(text, atomClass), from: start)
  }

  /// Combining marks belong to the letter before them.
  private mutating func appendMarks(to text: inout String) {
    while let byte = input.byte(after: 0), byte == 0xCC || byte == 0xCD || byte == 0xE2 {
      let position = input.position
      let mark = input.scalar()
      guard (0x300...0x36F).contains(mark.value) || (0x20D0...0x20FF).contains(mark.value) else {
        input.position = position
        return
      }
      text.unicodeScalars.append(mark)
    }
  }

  /// Digits, with a point that is followed by more.
  private mutating func number(isArgument: Bool, from start: Int) -> TeXNode {
    let first = input.position
    input.position += 1
    if !isArgument {
      var hasPoint = input.bytes[first] == UInt8(ascii: ".")
      while let byte = input.byte(after: 0) {
        if byte == UInt8(ascii: "."), !hasPoint, let next = input.byte(after: 1), next.isASCIIDigit {
          hasPoint = true
        } else if !byte.isASCIIDigit {
          break
        }
        input.position += 1
      }
    }
    return node(.number(input.text(first..<input.position)), from: start)
  }

  private mutating func nonASCII(from start: Int) -> TeXNode? {
    let first = input.position
    let scalar = input.scalar()
    switch scalar.value {
    case 0xA0, 0x202F, 0x2000...0x200A, 0x205F, 0x3000: return node(.space(mu: 6), from: start)
    case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F, 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069:
      return nil
    // The Greek point, which Unicode takes for the one in the middle.
    case 0x0387: return node(.symbol("·", .binary), from: start)
    case 0x2212: return node(.symbol("-", .binary), from: start)
    case 0xFF08: return node(.symbol("(", .opening), from: start)
    case 0xFF09: return node(.symbol(")", .closing), from: start)
    case 0xFF0B: return node(.symbol("+", .binary), from: start)
    case 0xFF1D: return node(.symbol("=", .relation), from: start)
    default: break
    }
    if scalar.isEastAsian {
      var end = input.position
      while let byte = input.byte(after: 0), byte >= 0xE2 {
        guard input.scalar().isEastAsian else { break }
        end = input.position
      }
      input.position = end
      let words = node(.words(input.text(first..<end), nil), from: start)
      return node(.text([words]), from: start)
    }
    var text = String(scalar)
    if let atomClass = CommandTable.atomClass(of: scalar) { return node(.symbol(text, atomClass), from: start) }
    appendMarks(to: &text)
    let isRelation = (0x2190...0x21FF).contains(scalar.value) || (0x27F0...0x27FF).contains(scalar.value)
    return node(.symbol(text, isRelation ? .relation : .ordinary), from: start)
  }
}

extension Unicode.Scalar {
  /// Chinese, Japanese and Korean characters with their punctuation.
  var isEastAsian: Bool {
    switch value {
    case 0x2E80...0x2FDF, 0x3001...0x303F, 0x3041...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFF07, 0xFF0C...0xFF0F, 0xFF1A...0xFF1C, 0xFF1E...0xFF20, 0xFF5F...0xFF65,
      0x2018...0x2019, 0x201C...0x201D, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
