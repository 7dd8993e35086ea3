// Numbers (The Swift Programming Language, "Literals").
extension Lexer {
  mutating func scanNumber() -> Token.Kind {
    if bytes[offset] == UInt8(ascii: "0") {
      switch byte(at: offset + 1) {
      case UInt8(ascii: "x"): return scanDigits(ofRadix: 16)
      case UInt8(ascii: "o"): return scanDigits(ofRadix: 8)
      case UInt8(ascii: "b"): return scanDigits(ofRadix: 2)
      default: break
      }
    }
    skipDigits()
    if byte(at: offset) == UInt8(ascii: ".") {
      let next = byte(at: offset + 1)
      if isDigit(next) {
        advance(to: offset + 1)
        skipDigits()
      } else if next != UInt8(ascii: "."), !startsName(at: offset + 1) {
        advance(to: offset + 1)
        return .invalid(.missingFractionDigits)
      }
    }
    if byte(at: offset) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(at: offset + 1)
      let hasSign = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      if isDigit(byte(at: offset + (hasSign ? 2 : 1))) {
        advance(to: offset + (hasSign ? 3 : 2))
        skipDigits()
      } else if !startsName(at: offset + 1) {
        advance(to: offset + 1)
        return .invalid(.missingExponentDigits)
      }
    }
    return endNumber()
  }

  /// No letter may touch a number: `2x`.
  private mutating func endNumber() -> Token.Kind {
    guard startsName(at: offset) else { return .number }
    _ = scanName()
    return .invalid(.numberSuffix)
  }

  /// `0x1F`, `0o17`, `0b101`.
  private mutating func scanDigits(ofRadix radix: Int) -> Token.Kind {
    advance(to: offset + 2)
    let start = offset
    while digitValue(byte(at: offset)) < radix || byte(at: offset) == UInt8(ascii: "_") && offset > start {
      advance(to: offset + 1)
    }
    let hasDigits = offset > start
    if radix == 16, byte(at: offset) == UInt8(ascii: "."), digitValue(byte(at: offset + 1)) < 16 {
      return .invalid(.hexadecimalFraction)
    }
    guard startsName(at: offset) || isDigit(byte(at: offset)) else {
      return hasDigits ? .number : .invalid(.invalidDigits)
    }
    let isFraction = radix == 16 && byte(at: offset) | 0x20 == UInt8(ascii: "p")
    _ = scanName()
    return .invalid(isFraction ? .hexadecimalFraction : .invalidDigits)
  }

  private mutating func skipDigits() {
    var cursor = offset
    while cursor < end, isDigit(bytes[cursor]) || bytes[cursor] == UInt8(ascii: "_") { cursor += 1 }
    advance(to: cursor)
  }

  func countDigits(from start: Int) -> Int {
    var cursor = start
    while cursor < end, isDigit(bytes[cursor]) { cursor += 1 }
    return cursor - start
  }
}

func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }

/// The value of a digit of any radix up to 16; 255 for another byte.
private func digitValue(_ byte: UInt8) -> Int {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
  default: 255
  }
}
