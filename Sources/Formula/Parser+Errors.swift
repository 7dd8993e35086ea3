import Diagnostics

// The words of the syntax errors. Each says what was expected, and the help how it is rightly written.
extension Parser {
  func failure(
    _ code: DiagnosticCode, _ message: String, at span: Span, label: String = "", labels: [Diagnostic.Label] = [],
    help: [String] = []
  ) -> Failure {
    .found(Diagnostic(code, message, at: span, label: label, labels: labels, help: help))
  }

  /// The error for a token that does not go on what stands before it.
  func unexpected(_ expected: String, help: String? = nil) -> Failure {
    var error = diagnosis(expected)
    if let help, error.code == .syntax { error.help = [help] }
    return .found(error)
  }

  /// The error for a bracket that is not closed where it should be.
  func unclosed(_ kind: Token.Kind, _ opening: Token, or expected: String = "") -> Failure {
    let bracket = kind == .rightParenthesis ? "`)`" : kind == .rightBracket ? "`]`" : "`}`"
    let isList = !expected.isEmpty
    var error = diagnosis(isList ? "\(expected) or \(bracket)" : bracket)
    if error.code == .syntax, error.help.isEmpty {
      error.labels.append(Diagnostic.Label(span(opening), "opened here"))
      let help = juxtapositionHelp()
      error.help = isList && !help.isEmpty ? ["write `,` between the two"] : help
    }
    return .found(error)
  }

  func unsupported(_ feature: String, at span: Span, help: String) -> Failure {
    .found(lacking(feature, at: span, help: help))
  }

  func lacking(_ feature: String, at span: Span, help: String) -> Diagnostic {
    Diagnostic(.unsupportedSyntax, "formula Swift has no \(feature)", at: span, help: [help])
  }

  private func diagnosis(_ expected: String) -> Diagnostic {
    let isFirst = token.start == statementStart || previous.kind == .end
    switch token.kind {
    case .invalid(let fault): return self.fault(fault, token)
    case .otherOperator(let fixity): return operatorFault(fixity)
    case .keyword(let keyword) where isFirst || !token.startsLine:
      if let (instead, help) = keyword.unsupported { return lacking(instead, at: span(token), help: help) }
    default: break
    }
    let isStatement = isFirst && statementStart >= 0 && expected == "an expression"
    if isFirst && token.kind == .end {
      return Diagnostic(.syntax, "expected \(expected), found nothing", at: span(token))
    }
    guard isFirst || !token.startsLine else {
      // The fault is that the line before ends: point there.
      let behind = span(previous).end
      return Diagnostic(
        .syntax, "expected \(expected), found the end of the line", at: Span(behind, behind))
    }
    return Diagnostic(
      .syntax, "expected \(isStatement ? "a statement" : expected), found `\(text(token))`", at: span(token),
      help: operandHelp(expected))
  }

  /// Whether an operand stands before the current token, on its line.
  var isBehindOperand: Bool {
    guard !token.startsLine else { return false }
    switch previous.kind {
    case .identifier, .number, .string, .implicitParameter, .keyword(.true), .keyword(.false), .rightParenthesis,
      .rightBracket, .rightBrace:
      return true
    default: return false
    }
  }

  /// The error for something on the same line behind a complete statement or expression.
  func missingSeparator(or end: String) -> Failure {
    if let foreign = foreignWord() { return .found(foreign) }
    switch token.kind {
    case .prefix(let symbol):
      return failure(
        .syntax, "expected the same space on both sides of `\(symbol.rawValue)`", at: span(token),
        label: "a space before, and none behind",
        help: ["write `a \(symbol.rawValue) b` or `a\(symbol.rawValue)b`; as it stands, Swift reads two statements"])
    case .identifier where previous.kind == .rightBrace && peek().kind == .colon:
      return unsupported(
        "several trailing closures", at: span(token), help: "write the closures between the parentheses")
    case .keyword(let keyword) where keyword.beginsStatement && keyword.unsupported == nil:
      return failure(
        .syntax, "expected \(end), found `\(text(token))`", at: span(token),
        help: ["write each statement on a line of its own, or `;` between them"])
    default:
      var error = diagnosis("an operator or \(end)")
      if error.code == .syntax, error.help.isEmpty {
        error.help = separatorHelp() + juxtapositionHelp()
      }
      return .found(error)
    }
  }

  private func separatorHelp() -> [String] {
    switch token.kind {
    case .assignment: ["an assignment is a statement of its own"]
    case .comma: numberHelp().map { [$0] } ?? []
    case .colon where peek().kind == .assignment(.assign): ["write `=`"]
    case .arrow: ["the type of a result is declared with `func`: `func f(_ x: Real) -> Real { … }`"]
    default: []
    }
  }

  /// What to write for two operands side by side.
  func juxtapositionHelp() -> [String] {
    guard isBehindOperand, previous.kind != .rightBrace else { return [] }
    switch token.kind {
    case .identifier, .number, .leftParenthesis, .implicitParameter:
      return ["a product is written with `*`: `\(shown(previous)) * \(shown(token))`"]
    default: return []
    }
  }

  /// A token as part of an example: a bracket stands for what it encloses.
  func shown(_ token: Token) -> String {
    switch token.kind {
    case .leftParenthesis, .rightParenthesis: "(…)"
    case .leftBracket, .rightBracket: "[…]"
    default: text(token)
    }
  }

  private func operandHelp(_ expected: String) -> [String] {
    if case .keyword = token.kind, expected.contains("name") {
      return ["`\(text(token))` is a reserved word of Swift: choose another name"]
    }
    guard expected == "an expression" else { return [] }
    switch token.kind {
    case .keyword(.if): return ["an `if` has a value only behind `=` and `return`: write `condition ? a : b`"]
    case .keyword(.else): return ["`else` stands behind the `}` of an `if`"]
    case .rightParenthesis, .rightBracket, .rightBrace:
      return openBrackets.isEmpty ? ["no bracket is open here: remove it"] : []
    case .infix(.subtract), .infix(.add):
      return ["a sign stands right before its operand: `\(text(token))x`, not `\(text(token)) x`"]
    case .range: return ["a range has two ends: `0...1`"]
    case .dot: return ["write the value before the dot: `x.count`"]
    default: return []
    }
  }

  /// `1,234` in a source text is two things.
  func numberHelp() -> String? {
    guard token.kind == .comma, previous.kind == .number else { return nil }
    let next = peek()
    guard next.kind == .number, next.start == token.end, next.end - next.start >= 3 else { return nil }
    return
      "a comma separates; write `\(text(previous))_\(text(next))` or `\(text(previous))\(text(next))` for the number"
  }

  // MARK: Operators

  /// `-x ** 2`.
  func minusBeforePower(_ left: PendingOperand, _ sign: Token, _ right: PendingOperand, at span: Span) -> Failure {
    let base = source(left.start + 1, sign.start)
    let exponent = source(right.start, previous.end)
    return failure(
      .syntax, "expected parentheses: Swift takes the power of `-\(base)`, mathematics that of `\(base)`", at: span,
      help: ["write `-(\(base) ** \(exponent))` as in mathematics, or `(-\(base)) ** \(exponent)` as in Swift"])
  }

  /// A second comparison or range behind a first one.
  func notAssociative(_ left: PendingOperand, _ sign: Token) -> Failure {
    let labels = [Diagnostic.Label(span(sign), "the first one")]
    guard case .infix = sign.kind else {
      return failure(
        .syntax, "expected one range, found a second `\(text(token))`", at: span(token), labels: labels,
        help: ["a range has two ends: `0...1`"])
    }
    let middle = source(sign.end, previous.end)
    return failure(
      .syntax, "expected one comparison, found a second `\(text(token))`", at: span(token), labels: labels,
      help: ["write `\(source(left.start, sign.start)) \(text(sign)) \(middle) && \(middle) \(text(token)) …`"])
  }

  /// The text between two offsets, to be shown; a letter in its place where it is long.
  private func source(_ start: Int, _ end: Int) -> String {
    var bytes = excerpt.bytes[start..<end]
    while let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { bytes.removeLast() }
    while let first = bytes.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") { bytes.removeFirst() }
    let isLong = bytes.count > 40 || bytes.contains(UInt8(ascii: "\n")) || bytes.contains(UInt8(ascii: "\r"))
    return isLong ? "x" : String(decoding: bytes, as: UTF8.self)
  }

  /// `f(a < b, c > (d))`: to the compiler, `a` with the types `b` and `c`.
  func rejectGenericArguments() throws(Failure) {
    guard previous.kind == .identifier else { return }
    var copy = lexer
    var depth = 0
    var isBehindType = false
    while true {
      let next = copy.next()
      switch next.kind {
      case .identifier, .number:
        if isBehindType { return }
        isBehindType = true
      case .leftBracket, .leftParenthesis:
        if isBehindType { return }
        depth += 1
      case .rightBracket, .rightParenthesis:
        depth -= 1
        if depth < 0 { return }
        isBehindType = true
      case .comma, .dot, .colon, .arrow: isBehindType = false
      case .infix(.greater), .otherOperator:
        guard excerpt.bytes[next.start] == UInt8(ascii: ">"), depth == 0 else { return }
        switch copy.next().kind {
        case .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .dot, .comma,
          .semicolon, .colon, .end:
          throw failure(
            .syntax, "expected parentheses around the comparison: Swift reads `<` … `>` as a list of types",
            at: excerpt.span(token.start, next.end), help: ["write `(a < b)`"])
        default: return
        }
      default: return
      }
    }
  }
}

extension Token.Kind {
  var isClosingBracket: Bool {
    switch self {
    case .rightParenthesis, .rightBracket, .rightBrace: true
    default: false
    }
  }
}
