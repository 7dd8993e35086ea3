extension MathMLWriter {
  mutating func append(_ markup: StaticString) {
    markup.withUTF8Buffer { buffer.append(contentsOf: $0) }
  }

  mutating func tenths(_ size: Int16) {
    buffer.append(contentsOf: String(size / 10).utf8)
    if size % 10 > 0 {
      append(".")
      buffer.append(UInt8(0x30 + size % 10))
    }
    append("em")
  }

  /// A width in em, to four decimals: 3 mu is `0.1667em`.
  mutating func length(_ mu: Int) {
    let tenThousandths = (abs(mu) * 10_000 + 9) / 18
    if mu < 0 { append("-") }
    escape(String(tenThousandths / 10_000))
    var fraction = tenThousandths % 10_000
    if fraction > 0 {
      append(".")
      var unit = 1_000
      while fraction > 0 {
        buffer.append(UInt8(0x30 + fraction / unit))
        fraction %= unit
        unit /= 10
      }
    }
    append("em")
  }

  /// Space at the ends of `mtext` would be dropped, and several in a row become one: so they are made to stay.
  mutating func text(_ words: String) {
    let last = words.utf8.count - 1
    var previousIsSpace = false
    for (index, byte) in words.utf8.enumerated() {
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if isSpace, index == 0 || index == last || previousIsSpace {
        append("\u{A0}")
      } else {
        escape(byte)
      }
      previousIsSpace = isSpace
    }
  }

  mutating func escape(_ string: String) {
    if string.utf8.allSatisfy(\.isPlain) {
      buffer.append(contentsOf: string.utf8)
    } else {
      for byte in string.utf8 { escape(byte) }
    }
  }

  /// A label as the fragment of an address: what a fragment cannot hold is given by its number (RFC 3986, 3.5).
  mutating func fragment(_ id: String) {
    for byte in id.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: ":"):
        buffer.append(byte)
      default:
        append("%")
        for digit in [byte >> 4, byte & 15] { buffer.append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
      }
    }
  }

  /// Characters that no HTML or XML may hold become the replacement character.
  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case UInt8(ascii: "\""): append("&quot;")
    case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: append("\u{FFFD}")
    default: buffer.append(byte)
    }
  }
}

extension UInt8 {
  /// Whether it stands in markup as it is.
  fileprivate var isPlain: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x7F: false
    case 0x09, 0x0A, 0x0D: true
    default: self >= 0x20
    }
  }
}
