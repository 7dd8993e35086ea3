import Formula

/// How many numbers a text has. What is part of a word is none: `H2`, `x_1`; nor is `1.2.3`.
struct NumberCount: Hashable {
  /// With a fraction, an exponent, a percent sign, or separated thousands.
  var fractional = 0
  var whole = 0

  var all: Int { fractional + whole }

  init(_ bytes: some Sequence<UInt8>) {
    let text = bytes.withASCIIDigits
    var cursor = 0
    while cursor < text.count {
      guard isDigit(text[cursor]) else {
        cursor += 1
        continue
      }
      let start = cursor
      let isFractional = Self.skipNumber(text, &cursor)
      let before = start > 0 ? text[start - 1] : UInt8(ascii: " ")
      let after = cursor < text.count ? text[cursor] : UInt8(ascii: " ")
      let isName = isWord(before) || before == UInt8(ascii: ".") && start > 1 && isDigit(text[start - 2])
      // `0.802nats` is a number all the same, `1.2.3` and `2x` are not.
      let goesOn = after == UInt8(ascii: ".") && cursor + 1 < text.count && isDigit(text[cursor + 1])
      if goesOn {
        while cursor < text.count, isDigit(text[cursor]) || text[cursor] == UInt8(ascii: ".") { cursor += 1 }
      } else if !isName {
        if isFractional { fractional += 1 } else { whole += 1 }
      }
    }
  }

  /// Skips a number; tells whether it is more than a whole one.
  private static func skipNumber(_ text: [UInt8], _ cursor: inout Int) -> Bool {
    var isFractional = false
    func digits(from start: Int) -> Int {
      var end = start
      while end < text.count, isDigit(text[end]) || text[end] == UInt8(ascii: "_") && end > start { end += 1 }
      return end - start
    }
    cursor += digits(from: cursor)
    while cursor < text.count, text[cursor] == UInt8(ascii: ","), digits(from: cursor + 1) == 3 {
      cursor += 4
      isFractional = true
    }
    if cursor < text.count, text[cursor] == UInt8(ascii: ".") {
      let count = digits(from: cursor + 1)
      if count > 0 {
        cursor += 1 + count
        isFractional = true
      }
    }
    if cursor < text.count, text[cursor] | 0x20 == UInt8(ascii: "e") {
      let sign = cursor + 1 < text.count && "+-".utf8.contains(text[cursor + 1]) ? 1 : 0
      let count = digits(from: cursor + 1 + sign)
      if count > 0 {
        cursor += 1 + sign + count
        isFractional = true
      }
    }
    // The backslash of LaTeX.
    let percent = cursor < text.count && text[cursor] == UInt8(ascii: "\\") ? cursor + 1 : cursor
    if percent < text.count, text[percent] == UInt8(ascii: "%") {
      cursor = percent + 1
      isFractional = true
    }
    return isFractional
  }
}

/// An ASCII letter, a digit or `_`. Letters of other scripts stand right beside numbers.
private func isWord(_ byte: UInt8) -> Bool {
  isDigit(byte) || byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte | 0x20)
}

extension Sequence<UInt8> {
  /// With the full-width digits, points and percent signs as ASCII.
  fileprivate var withASCIIDigits: [UInt8] {
    var result: [UInt8] = []
    for byte in self {
      result.append(byte)
      // U+FF05, U+FF0E and U+FF10 … U+FF19 are EF BC 85, 8E and 90 … 99.
      guard byte >= 0x80, result.count >= 3, result[result.count - 3] == 0xEF, result[result.count - 2] == 0xBC else {
        continue
      }
      switch byte {
      case 0x85: result.replaceSubrange((result.count - 3)..., with: [UInt8(ascii: "%")])
      case 0x8E: result.replaceSubrange((result.count - 3)..., with: [UInt8(ascii: ".")])
      case 0x90...0x99: result.replaceSubrange((result.count - 3)..., with: [byte - 0x90 + 0x30])
      default: break
      }
    }
    return result
  }
}
