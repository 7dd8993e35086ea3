import Diagnostics
import NumericCore

extension Parser {
  /// A literal, a name, an array, a closure or an expression in parentheses.
  func parseOperand() throws(Failure) -> Expression {
    let start = token
    switch start.kind {
    case .number:
      advance()
      return Expression(.number(try numberLiteral(start)), leaf(start))
    case .identifier:
      advance()
      return Expression(.name(text(start)), leaf(start))
    case .keyword(.true), .keyword(.false):
      advance()
      return Expression(.boolean(start.kind == .keyword(.true)), leaf(start))
    case .string:
      advance()
      return Expression(.string(try stringValue(start)), leaf(start))
    case .implicitParameter: return try parseImplicitParameter()
    case .leftParenthesis: return try parseParenthesized()
    case .leftBracket: return try parseArray()
    case .leftBrace: return try parseClosure()
    default: throw unexpected("an expression")
    }
  }

  private func leaf(_ token: Token) -> Span {
    height = 1
    return span(token)
  }

  private func parseParenthesized() throws(Failure) -> Expression {
    let opening = token
    let outer = try enterBracket()
    defer { leaveBracket(outer) }
    let inner = try parseExpression()
    if token.kind == .comma || token.kind == .colon {
      throw unsupported("tuples", at: span(opening), help: "write an array: `[a, b]`")
    }
    try close(.rightParenthesis, opening)
    let span = span(from: opening)
    try grow(height, at: span)
    return Expression(.parenthesized(inner), span)
  }

  private func parseArray() throws(Failure) -> Expression {
    let opening = token
    var tallest = 0
    let outer = try enterBracket()
    defer { leaveBracket(outer) }
    var elements: [Expression] = []
    while token.kind != .rightBracket {
      elements.append(try parseExpression())
      tallest = max(tallest, height)
      if token.kind == .colon {
        throw unsupported("dictionaries", at: span(opening), help: "write two arrays, one of keys and one of values")
      }
      guard skip(.comma) else { break }
    }
    try close(.rightBracket, opening, or: "`,`")
    let span = span(from: opening)
    try grow(tallest, at: span)
    return Expression(.array(elements), span)
  }

  // MARK: Calls

  func parseCall(of callee: Expression) throws(Failure) -> Expression {
    var tallest = height
    var arguments = try parseArguments()
    tallest = max(tallest, height)
    if token.kind == .leftBrace, !token.startsLine, context.allowsTrailingClosure {
      let closure = try parseClosure()
      tallest = max(tallest, height)
      arguments.append(Argument(label: nil, labelSpan: nil, value: closure, isTrailing: true))
    }
    let span = span(from: callee.span)
    try grow(tallest, at: span)
    return Expression(.call(callee, arguments), span)
  }

  /// `x.map { … }`: a call with nothing but a closure.
  func parseTrailingClosure(of callee: Expression) throws(Failure) -> Expression {
    let tallest = height
    let closure = try parseClosure()
    let span = callee.span.union(closure.span)
    try grow(max(tallest, height), at: span)
    return Expression(
      .call(callee, [Argument(label: nil, labelSpan: nil, value: closure, isTrailing: true)]), span)
  }

  /// `(a, label: b)`.
  private func parseArguments() throws(Failure) -> [Argument] {
    let opening = token
    let outer = try enterBracket()
    defer { leaveBracket(outer) }
    var tallest = 0
    var arguments: [Argument] = []
    while token.kind != .rightParenthesis {
      arguments.append(try parseArgument())
      tallest = max(tallest, height)
      guard skip(.comma) else { break }
    }
    try close(.rightParenthesis, opening, or: "`,`")
    height = tallest
    return arguments
  }

  private func parseArgument() throws(Failure) -> Argument {
    // A label may be a reserved word: `solve(in: 0...1)`.
    if case .keyword(let keyword) = token.kind, keyword != .underscore, keyword != .inout, peek().kind == .colon {
      let label = token
      advance()
      return try parseArgument(labelled: text(label), span(label))
    }
    if case .infix = token.kind, [.comma, .rightParenthesis].contains(peek().kind) {
      throw unsupported(
        "operators as arguments", at: span(token), help: "write a closure: `{ $0 \(text(token)) $1 }`")
    }
    let value = try parseExpression()
    guard token.kind == .colon, case .name(let label) = value.kind else {
      return Argument(label: nil, labelSpan: nil, value: value)
    }
    return try parseArgument(labelled: label, value.span)
  }

  private func parseArgument(labelled label: String, _ labelSpan: Span) throws(Failure) -> Argument {
    advance()
    return Argument(label: label, labelSpan: labelSpan, value: try parseExpression())
  }

  // MARK: Literals

  private func numberLiteral(_ token: Token) throws(Failure) -> NumberLiteral {
    let digits = excerpt.bytes[token.start..<token.end].filter { $0 != UInt8(ascii: "_") }
    let text = String(decoding: digits, as: UTF8.self)
    let value: Rational? =
      switch digits.count > 1 && digits[0] == UInt8(ascii: "0") ? digits[1] : 0 {
      case UInt8(ascii: "x"): integer(digits.dropFirst(2), radix: 16)
      case UInt8(ascii: "o"): integer(digits.dropFirst(2), radix: 8)
      case UInt8(ascii: "b"): integer(digits.dropFirst(2), radix: 2)
      default: Rational(decimal: digits)
      }
    guard let value else {
      throw failure(
        .budgetExceeded, "a number of more than \(Rational.longestDecimal) digits", at: span(token),
        label: "it is too long, or its exponent too large")
    }
    return NumberLiteral(text: text, value: value)
  }

  /// The value of binary, octal or hexadecimal digits.
  private func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> Rational? {
    guard digits.count <= Rational.longestDecimal else { return nil }
    var value = Rational(0)
    var rest = digits
    while !rest.isEmpty {
      // As many digits as a machine word surely holds.
      let chunk = rest.prefix(15)
      let text = String(decoding: chunk, as: UTF8.self)
      let scale = (0..<chunk.count).reduce(1) { product, _ in product * radix }
      value = value * Rational(scale) + Rational(Int(text, radix: radix) ?? 0)
      rest = rest.dropFirst(15)
    }
    return value
  }

  /// The text of a string literal, its escapes replaced.
  func stringValue(_ token: Token) throws(Failure) -> String {
    let bytes = excerpt.bytes[(token.start + 1)..<(token.end - 1)]
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var result = ""
    var rest = String(decoding: bytes, as: UTF8.self)[...]
    while let character = rest.popFirst() {
      guard character == "\\" else {
        result.append(character)
        continue
      }
      switch rest.popFirst() {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case "0": result.append("\0")
      case "\\": result.append("\\")
      case "\"": result.append("\"")
      case "'": result.append("'")
      case "u":
        guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}"), rest[..<end].allSatisfy(\.isHexDigit),
          let code = UInt32(rest[..<end], radix: 16), rest[..<end].count <= 8, let scalar = Unicode.Scalar(code)
        else { throw .found(fault(.invalidEscape, token)) }
        result.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: end)...]
      default: throw .found(fault(.invalidEscape, token))
      }
    }
    return result
  }
}
