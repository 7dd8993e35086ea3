/// What the lexer of a programming language keeps in mind from one part to the next.
private struct ProgramState {
  var depth = 0
  /// Whether a value may begin here, so that `/` is no division.
  var expectsValue = true
  /// Up to where no regular expression ends: looked for once a line.
  var noRegularExpressionBefore = 0
}

extension CodeLexer {
  mutating func read(_ rules: CodeRules) {
    var state = ProgramState()
    while offset < bytes.count {
      let byte = bytes[offset]
      if isSpace(byte) {
        offset += 1
      } else if readComment(rules) || readQuote(rules) || readSpecial(rules, &state) {
        continue
      } else if isDigit(byte) || byte == UInt8(ascii: ".") && self.byte(at: offset + 1).map(isDigit) == true {
        readNumber(rules)
        state.expectsValue = false
      } else if rules.isWordByte(byte) {
        readWord(rules, &state)
      } else if byte.isOne(of: rules.sigils) {
        readSigil(rules)
      } else {
        if byte.isOne(of: "([{") { state.depth += 1 }
        if byte.isOne(of: ")]}") { state.depth -= 1 }
        state.expectsValue = !byte.isOne(of: ")]}")
        offset += 1
      }
    }
  }

  private mutating func readComment(_ rules: CodeRules) -> Bool {
    let start = offset
    if match(rules.lineComments) != nil,
      !rules.commentsNeedSpace || byte(at: start - 1).map(isSpace) ?? true
    {
      skipLine()
    } else if let comment = rules.blockComment, hasPrefix(comment.open, at: offset) {
      offset += comment.open.utf8CodeUnitCount
      var depth = 1
      while depth > 0, !isAtEnd {
        if hasPrefix(comment.close, at: offset) {
          depth -= 1
          offset += comment.close.utf8CodeUnitCount
        } else if comment.nests, hasPrefix(comment.open, at: offset) {
          depth += 1
          offset += comment.open.utf8CodeUnitCount
        } else {
          offset += 1
        }
      }
    } else {
      return false
    }
    mark(.comment, from: start)
    return true
  }

  // MARK: Strings

  private mutating func readQuote(_ rules: CodeRules) -> Bool {
    guard let quote = rules.quotes.first(where: { hasPrefix($0.open, at: offset) }) else { return false }
    if rules.quotesBeginWords, byte(at: offset - 1).map({ isLetter($0) || isDigit($0) }) == true { return false }
    let start = offset
    if quote.isCharacter, !isCharacter(quote) {
      // A lifetime: the quote and the word behind it.
      offset += 1
      skip { isLetter($0) || isDigit($0) }
      mark(.variable, from: start)
      return true
    }
    offset += quote.open.utf8CodeUnitCount
    skip(to: quote)
    mark(isKey(rules) ? .key : .string, from: start)
    return true
  }

  /// `'x'` or `'\n'`.
  private func isCharacter(_ quote: CodeRules.Quote) -> Bool {
    var end = offset + 1
    if byte(at: end) == quote.escape { return true }
    guard byte(at: end) != nil else { return false }
    end += 1
    while let byte = byte(at: end), byte & 0xC0 == 0x80 { end += 1 }
    return hasPrefix(quote.close, at: end)
  }

  /// Moves behind the end of a string, or to the end of the line if it is not closed there.
  private mutating func skip(to quote: CodeRules.Quote) {
    while let byte = byte(at: offset) {
      if byte == UInt8(ascii: "\n"), !quote.isMultiline { return }
      if hasPrefix(quote.close, at: offset) {
        offset += quote.close.utf8CodeUnitCount
        return
      }
      if let code = quote.interpolation, hasPrefix(code.open, at: offset) {
        offset += code.open.utf8CodeUnitCount
        skip(interpolation: code.deeper, code.end)
      } else if byte == quote.escape {
        offset = min(offset + 2, bytes.count)
      } else {
        offset += 1
      }
    }
  }

  /// Code in a string, on its line: the quotes in it do not end the string.
  private mutating func skip(interpolation deeper: UInt8, _ end: UInt8) {
    var depth = 1
    while let byte = byte(at: offset), byte != UInt8(ascii: "\n"), depth > 0 {
      if byte == deeper { depth += 1 }
      if byte == end { depth -= 1 }
      offset += 1
    }
  }

  // MARK: Words and numbers

  /// From its first digit on: `0xFF`, `1_000`, `1.5e-3`, `40rem`. A point is a part of it before a digit only.
  private mutating func readNumber(_ rules: CodeRules) {
    let start = offset
    while let byte = byte(at: offset) {
      if isDigit(byte) || isLetter(byte) && byte < 0x80 || byte.isOne(of: rules.wordBytes) {
        offset += 1
      } else if byte == UInt8(ascii: "."), self.byte(at: offset + 1).map(isDigit) == true {
        offset += 1
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"),
        bytes[offset - 1] | 0x20 == UInt8(ascii: "e"), isDigit(bytes[start]),
        self.byte(at: offset + 1).map(isDigit) == true
      {
        offset += 1
      } else {
        break
      }
    }
    mark(isKey(rules) ? .key : .number, from: start)
  }

  private mutating func readWord(_ rules: CodeRules, _ state: inout ProgramState) {
    let start = offset
    skip { rules.isWordByte($0) || isDigit($0) }
    let word = bytes[start..<offset]
    if let next = byte(at: offset), word.count <= 2, word.allSatisfy({ $0.isOne(of: rules.quotePrefixes) }),
      next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
    {
      // The mark of the string takes in its prefix.
      if let quote = rules.quotes.first(where: { !$0.isCharacter && hasPrefix($0.open, at: offset) }) {
        offset += quote.open.utf8CodeUnitCount
        skip(to: quote)
        mark(.string, from: start)
        return
      }
    }
    let isMember = byte(at: start - 1) == UInt8(ascii: ".") && !UInt8(ascii: ".").isOne(of: rules.wordBytes)
    state.expectsValue = false
    if !rules.keysNeedBrackets || state.depth > 0, isKey(rules) {
      mark(.key, from: start)
    } else if !isMember, rules.keywords.contains(word, ignoringCase: rules.ignoresCase) {
      mark(.keyword, from: start)
      state.expectsValue = true
    } else if !isMember, rules.constants.contains(word, ignoringCase: rules.ignoresCase) {
      mark(.number, from: start)
    } else if rules.types.contains(word, ignoringCase: rules.ignoresCase) {
      mark(.type, from: start)
    } else if rules.marksCalls, byte(at: offset) == UInt8(ascii: "(") {
      mark(isType(word, rules) ? .type : .function, from: start)
    } else if isType(word, rules) {
      mark(.type, from: start)
    }
  }

  private func isType(_ word: ArraySlice<UInt8>, _ rules: CodeRules) -> Bool {
    // A capital alone is as often a value, as in mathematics.
    rules.capitalsAreTypes && word.count > 1
      && word.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } == true
  }

  /// Whether what was just read is the name of a property.
  private func isKey(_ rules: CodeRules) -> Bool {
    guard let mark = rules.keyMark else { return false }
    var next = offset
    // Not far: a long run of spaces must not be looked through for each word before it.
    while next < bytes.count, next - offset < 64, bytes[next] == UInt8(ascii: " ") { next += 1 }
    return byte(at: next) == mark
  }

  private mutating func readSigil(_ rules: CodeRules) {
    let start = offset
    offset += 1
    if byte(at: offset) == UInt8(ascii: "{"), bytes[start] == UInt8(ascii: "$") {
      skip { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\n") }
      if byte(at: offset) == UInt8(ascii: "}") { offset += 1 }
    } else {
      skip { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") && $0.isOne(of: rules.wordBytes) }
    }
    // A sign alone is an operator.
    if offset > start + 1 { mark(rules.keysNeedBrackets ? .keyword : .variable, from: start) }
  }

  // MARK: What few languages have

  private mutating func readSpecial(_ rules: CodeRules, _ state: inout ProgramState) -> Bool {
    let start = offset
    switch (rules.special, bytes[offset]) {
    case (.preprocessor, UInt8(ascii: "#")) where isLineStart(offset):
      offset += 1
      skip { $0 == UInt8(ascii: " ") }
      skip(while: isLetter)
      mark(.keyword, from: start)
    case (.tableHeaders, UInt8(ascii: "[")) where isLineStart(offset):
      skipLine()
      mark(.heading, from: start)
    case (.bracketedAttributes, UInt8(ascii: "#"))
    where byte(at: offset + 1) == UInt8(ascii: "[") || hasPrefix("#![", at: offset):
      skip { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "\n") }
      if !isAtEnd { offset += bytes[offset] == UInt8(ascii: "]") ? 1 : 0 }
      mark(.variable, from: start)
    case (.colors, UInt8(ascii: "#")):
      offset += 1
      skip { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
      mark(state.depth > 0 ? .number : .variable, from: start)
    case (.colors, UInt8(ascii: ".")) where byte(at: offset + 1).map({ isLetter($0) }) == true:
      offset += 1
      skip { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
      mark(.variable, from: start)
    case (.regularExpressions, UInt8(ascii: "/")) where state.expectsValue && offset >= state.noRegularExpressionBefore:
      guard let end = endOfRegularExpression() else {
        skipLine()
        state.noRegularExpressionBefore = offset
        offset = start
        return false
      }
      offset = end
      mark(.string, from: start)
      state.expectsValue = false
    default: return false
    }
    return true
  }

  private func endOfRegularExpression() -> Int? {
    var end = offset + 1
    var isInClass = false
    while let byte = byte(at: end), byte != UInt8(ascii: "\n") {
      switch byte {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass:
        end += 1
        while let flag = self.byte(at: end), isLetter(flag) { end += 1 }
        return end
      default: break
      }
      end += 1
    }
    return nil
  }
}
