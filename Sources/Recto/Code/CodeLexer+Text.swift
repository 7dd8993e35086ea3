// Languages that are text with marks in it.

extension CodeLexer {
  /// HTML, XML and what is like them.
  mutating func readMarkup() {
    while offset < bytes.count {
      let start = offset
      if bytes[offset] == UInt8(ascii: "&") {
        readEntity()
      } else if bytes[offset] != UInt8(ascii: "<") {
        offset += 1
      } else if hasPrefix("<!--", at: offset) {
        skip(past: "-->")
        mark(.comment, from: start)
      } else if hasPrefix("<![CDATA[", at: offset) {
        skip(past: "]]>")
        mark(.string, from: start)
      } else if let next = byte(at: offset + 1), next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        skip { $0 != UInt8(ascii: ">") }
        offset = min(offset + 1, bytes.count)
        mark(.variable, from: start)
      } else {
        readTag()
      }
    }
  }

  private mutating func readTag() {
    let start = offset
    offset += byte(at: offset + 1) == UInt8(ascii: "/") ? 2 : 1
    guard byte(at: offset).map(isLetter) == true else { return }
    skip(while: isNameByte)
    mark(.keyword, from: start)
    while let byte = byte(at: offset), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "<") {
      let start = offset
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        offset += 1
        skip { $0 != byte }
        offset = min(offset + 1, bytes.count)
        mark(.string, from: start)
      } else if isNameByte(byte) {
        skip(while: isNameByte)
        mark(.key, from: start)
      } else {
        offset += 1
      }
    }
    let end = offset
    if byte(at: offset) == UInt8(ascii: ">") {
      offset += 1
      mark(.keyword, from: end)
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte.isOne(of: "-:.@")
  }

  private mutating func readEntity() {
    let start = offset
    offset += 1
    // The longest of HTML's names has 31 letters.
    var room = 33
    skip {
      room -= 1
      return room > 0 && ($0 < 0x80 && isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "#"))
    }
    if byte(at: offset) == UInt8(ascii: ";") {
      offset += 1
      mark(.variable, from: start)
    }
  }

  /// Commands, comments, the marks of mathematics, and numbers.
  mutating func readLaTeX() {
    while offset < bytes.count {
      let start = offset
      switch bytes[offset] {
      case UInt8(ascii: "%"):
        skipLine()
        mark(.comment, from: start)
      case UInt8(ascii: "\\"):
        offset += 1
        if byte(at: offset).map({ $0 < 0x80 && isLetter($0) }) == true {
          skip { $0 < 0x80 && isLetter($0) || $0 == UInt8(ascii: "@") }
          if byte(at: offset) == UInt8(ascii: "*") { offset += 1 }
        } else {
          offset = min(offset + 1, bytes.count)
          skip { $0 & 0xC0 == 0x80 }
        }
        mark(.keyword, from: start)
        if hasPrefix("\\begin{", at: start) || hasPrefix("\\end{", at: start) { readEnvironmentName() }
      case UInt8(ascii: "$"):
        skip { $0 == UInt8(ascii: "$") }
        mark(.string, from: start)
      case UInt8(ascii: "&"), UInt8(ascii: "^"), UInt8(ascii: "_"):
        offset += 1
        mark(.variable, from: start)
      case let byte where isDigit(byte):
        skip { isDigit($0) || $0 == UInt8(ascii: ".") }
        mark(.number, from: start)
      default: offset += 1
      }
    }
  }

  private mutating func readEnvironmentName() {
    offset += 1
    let start = offset
    skip { isLetter($0) || $0 == UInt8(ascii: "*") }
    mark(.type, from: start)
  }

  /// A unified diff, line by line.
  mutating func readDiff() {
    while offset < bytes.count {
      let start = offset
      let isHeading = hasPrefix("@@", at: start)
      let isFileName = match(["+++ ", "--- ", "diff ", "index "]) != nil
      skipLine()
      if isHeading {
        mark(.heading, from: start)
      } else if isFileName {
        mark(.keyword, from: start)
      } else if bytes[start] == UInt8(ascii: "+") {
        mark(.inserted, from: start)
      } else if bytes[start] == UInt8(ascii: "-") {
        mark(.deleted, from: start)
      }
      offset = min(offset + 1, bytes.count)
    }
  }

  /// Markdown, line by line: headings, fences, marks at the beginning of lines, code spans, formulas and comments.
  mutating func readMarkdown() {
    var fence: Range<Int>?
    while offset < bytes.count {
      skip { $0 == UInt8(ascii: " ") }
      let start = offset
      if match(["```", "~~~"]) != nil, let change = readFence(fence) {
        fence = change
        skipLine()
        mark(.keyword, from: start)
      } else if fence?.isEmpty == false {
        readFencedLine()
      } else if hasPrefix("#", at: offset) {
        skipLine()
        mark(.heading, from: start)
      } else {
        skip { $0.isOne(of: "->*+0123456789.") }
        if isAtEnd || isSpace(bytes[offset]) { mark(.variable, from: start) } else { offset = start }
        readMarkdownLine()
      }
      offset = min(offset + 1, bytes.count)
    }
  }

  /// - Parameter open: the marks of the fence that is open; empty or `nil` if there is none.
  /// - Returns: the marks of the fence that these open; empty if they close it; `nil` if they are a part of the code.
  private func readFence(_ open: Range<Int>?) -> Range<Int>? {
    var end = offset
    while byte(at: end) == bytes[offset] { end += 1 }
    guard let open, !open.isEmpty else { return offset..<end }
    let isClosing = bytes[open.lowerBound] == bytes[offset] && end - offset >= open.count
    return isClosing ? offset..<offset : nil
  }

  /// Of what is in a fence, only the comments of a formula block, which are what one looks for.
  private mutating func readFencedLine() {
    while let byte = byte(at: offset), byte != UInt8(ascii: "\n"), !hasPrefix("//", at: offset) { offset += 1 }
    let start = offset
    skipLine()
    mark(.comment, from: start)
  }

  private mutating func readMarkdownLine() {
    // A mark without a partner is looked for once a line.
    var unpaired: Set<UInt8> = []
    while let byte = byte(at: offset), byte != UInt8(ascii: "\n") {
      let start = offset
      if hasPrefix("<!--", at: offset) {
        skip(past: "-->")
        mark(.comment, from: start)
      } else if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "$"), !unpaired.contains(byte) {
        skip { $0 == byte }
        skip { $0 != byte && $0 != UInt8(ascii: "\n") }
        if self.byte(at: offset) == byte {
          skip { $0 == byte }
          mark(byte == UInt8(ascii: "`") ? .string : .type, from: start)
        } else {
          unpaired.insert(byte)
          offset = start + 1
        }
      } else {
        offset += byte == UInt8(ascii: "\\") && self.byte(at: offset + 1) != UInt8(ascii: "\n") ? 2 : 1
      }
    }
    offset = min(offset, bytes.count)
  }
}
