/// Finds the parts of a code block, in one pass over its bytes.
///
/// A part is a range and what it is; parts rise and do not overlap. What lies between them is plain. So whatever a
/// lexer makes of the code, no byte of it is lost or written twice.
struct CodeLexer {
  let bytes: [UInt8]
  var offset = 0
  private var parts: [(token: CodeToken, range: Range<Int>)] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Writes the code with its parts.
  func finish(into html: inout [UInt8]) {
    var written = 0
    for (token, range) in parts {
      html.append(escaping: bytes[written..<range.lowerBound])
      html.append(html: "<span class=\"")
      html.append(contentsOf: token.rawValue.utf8)
      html.append(html: "\">")
      html.append(escaping: bytes[range])
      html.append(html: "</span>")
      written = range.upperBound
    }
    html.append(escaping: bytes[written...])
  }

  /// Marks what lies between an offset and the lexer's.
  mutating func mark(_ token: CodeToken, from start: Int) {
    guard start < offset else { return }
    parts.append((token, start..<offset))
  }

  // MARK: Looking

  var isAtEnd: Bool { offset >= bytes.count }

  func byte(at offset: Int) -> UInt8? { offset >= 0 && offset < bytes.count ? bytes[offset] : nil }

  func hasPrefix(_ text: StaticString, at offset: Int) -> Bool {
    text.withUTF8Buffer { text in
      guard !text.isEmpty, offset + text.count <= bytes.count else { return false }
      for index in 0..<text.count where bytes[offset + index] != text[index] { return false }
      return true
    }
  }

  /// Whether nothing but space lies between the beginning of the line and an offset.
  func isLineStart(_ offset: Int) -> Bool {
    var offset = offset
    while let byte = byte(at: offset - 1), byte != UInt8(ascii: "\n") {
      guard isSpace(byte) else { return false }
      offset -= 1
    }
    return true
  }

  // MARK: Moving

  mutating func skip(while condition: (UInt8) -> Bool) {
    while offset < bytes.count, condition(bytes[offset]) { offset += 1 }
  }

  mutating func skipLine() { skip { $0 != UInt8(ascii: "\n") } }

  /// Moves behind the next `text`, or to the end.
  mutating func skip(past text: StaticString) {
    while offset < bytes.count {
      if hasPrefix(text, at: offset) {
        offset += text.utf8CodeUnitCount
        return
      }
      offset += 1
    }
  }

  /// The first of some texts that stands here.
  func match(_ texts: [StaticString]) -> StaticString? { texts.first { hasPrefix($0, at: offset) } }
}

func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

extension UInt8 {
  func isOne(of bytes: StaticString) -> Bool { bytes.withUTF8Buffer { $0.contains(self) } }
}
