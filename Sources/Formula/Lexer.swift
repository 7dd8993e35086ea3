/// Cuts a range of bytes into tokens, one at a time, as the Swift compiler does.
struct Lexer {
  let bytes: [UInt8]
  /// The offset behind the last byte.
  let end: Int
  /// The offset of the first byte that is not read yet.
  private(set) var offset: Int
  /// The comments between the last token and the one before it.
  private(set) var comments: [Comment] = []
  private let first: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    offset = range.lowerBound
    first = range.lowerBound
  }

  mutating func next() -> Token {
    if !comments.isEmpty { comments.removeAll() }
    let atStart = offset == first
    let (brokeLine, openComment) = skipTrivia(behindToken: !atStart)
    var token = Token(kind: .end, start: offset, end: offset, startsLine: atStart || brokeLine)
    if let openComment {
      token.start = openComment
      token.kind = .invalid(.unterminatedComment)
    } else if offset < end {
      token.kind = scan()
    } else {
      token.startsLine = true
    }
    token.end = offset
    return token
  }

  /// The byte at an offset, or 0 outside the text.
  func byte(at offset: Int) -> UInt8 { offset < end && offset >= first ? bytes[offset] : 0 }

  mutating func dropComments() { comments.removeAll() }
  mutating func dropTrailingComments() { comments.removeAll(where: \.isTrailing) }

  mutating func advance(to offset: Int) { self.offset = min(offset, end) }

  // MARK: Space and comments

  /// Returns whether a line ended, and where a comment begins that does not end.
  private mutating func skipTrivia(behindToken: Bool) -> (brokeLine: Bool, openComment: Int?) {
    var brokeLine = false
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): offset += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        brokeLine = true
        offset += 1
      // U+00A0, the no-break space, which the compiler takes for a space too.
      case 0xC2 where byte(at: offset + 1) == 0xA0: offset += 2
      case UInt8(ascii: "/") where byte(at: offset + 1) == UInt8(ascii: "/"):
        let start = offset + 2
        while offset < end, bytes[offset] != UInt8(ascii: "\n"), bytes[offset] != UInt8(ascii: "\r") { offset += 1 }
        comments.append(Comment(start: start, end: offset, isBlock: false, isTrailing: behindToken && !brokeLine))
      case UInt8(ascii: "/") where byte(at: offset + 1) == UInt8(ascii: "*"):
        let start = offset
        let isTrailing = behindToken && !brokeLine
        guard let breaks = skipBlockComment() else { return (brokeLine, start) }
        brokeLine = brokeLine || breaks
        comments.append(Comment(start: start + 2, end: offset - 2, isBlock: true, isTrailing: isTrailing))
      default: return (brokeLine, nil)
      }
    }
    return (brokeLine, nil)
  }

  /// Returns whether the comment holds a line break; nil where it has no end. Block comments nest.
  private mutating func skipBlockComment() -> Bool? {
    var depth = 0
    var brokeLine = false
    while offset < end {
      switch (bytes[offset], byte(at: offset + 1)) {
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        depth += 1
        offset += 2
      case (UInt8(ascii: "*"), UInt8(ascii: "/")):
        depth -= 1
        offset += 2
        if depth == 0 { return brokeLine }
      case (UInt8(ascii: "\n"), _), (UInt8(ascii: "\r"), _):
        brokeLine = true
        offset += 1
      default: offset += 1
      }
    }
    return nil
  }

  // MARK: Tokens

  private mutating func scan() -> Token.Kind {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      return scanName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return scanNumber()
    case UInt8(ascii: "("): return punctuation(.leftParenthesis)
    case UInt8(ascii: ")"): return punctuation(.rightParenthesis)
    case UInt8(ascii: "["): return punctuation(.leftBracket)
    case UInt8(ascii: "]"): return punctuation(.rightBracket)
    case UInt8(ascii: "{"): return punctuation(.leftBrace)
    case UInt8(ascii: "}"): return punctuation(.rightBrace)
    case UInt8(ascii: ","): return punctuation(.comma)
    case UInt8(ascii: ":"): return punctuation(.colon)
    case UInt8(ascii: ";"): return punctuation(.semicolon)
    case UInt8(ascii: "\""): return scanString()
    case UInt8(ascii: "$"):
      let digits = countDigits(from: offset + 1)
      offset += 1 + digits
      return digits > 0 ? .implicitParameter : .invalid(.dollar)
    case UInt8(ascii: "."):
      if self.byte(at: offset + 1) == UInt8(ascii: ".") { return scanOperator() }
      let digits = countDigits(from: offset + 1)
      // `pair.0` is a member; `.5` behind a space or an operator is meant as a number.
      if digits > 0, !isBoundOnLeft(offset) || isOperatorCharacter(bytes[offset - 1]) {
        offset += 1 + digits
        return .invalid(.missingIntegerDigits)
      }
      return punctuation(.dot)
    case UInt8(ascii: "@"): return punctuation(.invalid(.attribute))
    case UInt8(ascii: "#"):
      if self.byte(at: offset + 1) == UInt8(ascii: "\"") { return punctuation(.invalid(.rawString)) }
      return punctuation(.invalid(.directive))
    case UInt8(ascii: "\\"): return punctuation(.invalid(.keyPath))
    case UInt8(ascii: "`"): return punctuation(.invalid(.backtick))
    case UInt8(ascii: "'"): return punctuation(.invalid(.foreignQuote))
    default:
      if isOperatorCharacter(byte) { return scanOperator() }
      return byte >= 0x80 ? scanName() : punctuation(.invalid(.unknownCharacter))
    }
  }

  private mutating func punctuation(_ kind: Token.Kind) -> Token.Kind {
    offset += 1
    return kind
  }

  /// A string in one line, without interpolation. Its escapes are read when it is asked for.
  private mutating func scanString() -> Token.Kind {
    if byte(at: offset + 1) == UInt8(ascii: "\""), byte(at: offset + 2) == UInt8(ascii: "\"") {
      offset += 3
      return .invalid(.multilineString)
    }
    offset += 1
    var hasInterpolation = false
    var hasControl = false
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return hasInterpolation ? .invalid(.interpolation) : hasControl ? .invalid(.controlCharacter) : .string
      case UInt8(ascii: "\\"):
        if byte(at: offset + 1) == UInt8(ascii: "(") { hasInterpolation = true }
        offset += 1
        if offset < end, bytes[offset] != UInt8(ascii: "\n"), bytes[offset] != UInt8(ascii: "\r") { offset += 1 }
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .invalid(.unterminatedString)
      case 0..<0x20, 0x7F:
        hasControl = true
        offset += 1
      default: offset += 1
      }
    }
    return .invalid(.unterminatedString)
  }
}
