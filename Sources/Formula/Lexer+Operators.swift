// Operators, by the rules of the Swift compiler (lib/Parse/Lexer.cpp): the longest run of operator characters, made
// prefix, infix or postfix by the space around it.
extension Lexer {
  mutating func scanOperator() -> Token.Kind {
    let start = offset
    let isBoundOnLeft = isBoundOnLeft(start)
    let head = bytes[start]
    // `!` and `?` right behind an operand are postfix, whatever follows.
    if isBoundOnLeft, head == UInt8(ascii: "!") || head == UInt8(ascii: "?") {
      advance(to: start + 1)
      return .otherOperator(.postfix)
    }
    var cursor = start + 1
    while cursor < end {
      let byte = bytes[cursor]
      guard isOperatorCharacter(byte) || byte == UInt8(ascii: ".") && head == UInt8(ascii: ".") else { break }
      // A comment ends the operator before it.
      if byte == UInt8(ascii: "/"), cursor + 1 < end,
        bytes[cursor + 1] == UInt8(ascii: "/") || bytes[cursor + 1] == UInt8(ascii: "*")
      {
        break
      }
      cursor += 1
    }
    advance(to: cursor)
    let isBoundOnRight = isBoundOnRight(cursor, isBoundOnLeft: isBoundOnLeft)
    let length = cursor - start
    if length == 2, head == UInt8(ascii: "-"), bytes[start + 1] == UInt8(ascii: ">") { return .arrow }
    switch (isBoundOnLeft, isBoundOnRight) {
    case (true, true), (false, false): return infix(start, length) ?? .otherOperator(.infix)
    case (false, true):
      switch (length, head) {
      case (1, UInt8(ascii: "-")): return .prefix(.minus)
      case (1, UInt8(ascii: "+")): return .prefix(.plus)
      case (1, UInt8(ascii: "!")): return .prefix(.not)
      // `c ?a :b`: nothing else can be meant.
      case (1, UInt8(ascii: "?")): return .question
      default: return .otherOperator(.prefix)
      }
    case (true, false): return .otherOperator(.postfix)
    }
  }

  private func infix(_ start: Int, _ length: Int) -> Token.Kind? {
    let head = bytes[start]
    switch length {
    case 1:
      switch head {
      case UInt8(ascii: "+"): return .infix(.add)
      case UInt8(ascii: "-"): return .infix(.subtract)
      case UInt8(ascii: "*"): return .infix(.multiply)
      case UInt8(ascii: "/"): return .infix(.divide)
      case UInt8(ascii: "%"): return .infix(.remainder)
      case UInt8(ascii: "<"): return .infix(.less)
      case UInt8(ascii: ">"): return .infix(.greater)
      case UInt8(ascii: "="): return .assignment(.assign)
      case UInt8(ascii: "?"): return .question
      default: return nil
      }
    case 2:
      switch (head, bytes[start + 1]) {
      case (UInt8(ascii: "*"), UInt8(ascii: "*")): return .infix(.power)
      case (UInt8(ascii: "="), UInt8(ascii: "=")): return .infix(.equal)
      case (UInt8(ascii: "!"), UInt8(ascii: "=")): return .infix(.notEqual)
      case (UInt8(ascii: "<"), UInt8(ascii: "=")): return .infix(.lessOrEqual)
      case (UInt8(ascii: ">"), UInt8(ascii: "=")): return .infix(.greaterOrEqual)
      case (UInt8(ascii: "&"), UInt8(ascii: "&")): return .infix(.and)
      case (UInt8(ascii: "|"), UInt8(ascii: "|")): return .infix(.or)
      case (UInt8(ascii: "+"), UInt8(ascii: "=")): return .assignment(.add)
      case (UInt8(ascii: "-"), UInt8(ascii: "=")): return .assignment(.subtract)
      case (UInt8(ascii: "*"), UInt8(ascii: "=")): return .assignment(.multiply)
      case (UInt8(ascii: "/"), UInt8(ascii: "=")): return .assignment(.divide)
      default: return nil
      }
    case 3:
      guard head == UInt8(ascii: "."), bytes[start + 1] == UInt8(ascii: ".") else { return nil }
      switch bytes[start + 2] {
      case UInt8(ascii: "."): return .range(isClosed: true)
      case UInt8(ascii: "<"): return .range(isClosed: false)
      default: return nil
      }
    default: return nil
    }
  }

  func isOperatorCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "!"),
      UInt8(ascii: "*"), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
      UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  /// Something that an operator can belong to stands right before it.
  func isBoundOnLeft(_ start: Int) -> Bool {
    switch byte(at: start - 1) {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "("),
      UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), 0:
      false
    case UInt8(ascii: "/"): byte(at: start - 2) != UInt8(ascii: "*")
    case 0xA0: byte(at: start - 2) != 0xC2
    default: true
    }
  }

  private func isBoundOnRight(_ end: Int, isBoundOnLeft: Bool) -> Bool {
    switch byte(at: end) {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), 0:
      false
    case UInt8(ascii: "."): !isBoundOnLeft
    case UInt8(ascii: "/"):
      byte(at: end + 1) != UInt8(ascii: "/") && byte(at: end + 1) != UInt8(ascii: "*")
    case 0xC2: byte(at: end + 1) != 0xA0
    default: true
    }
  }
}
