import Diagnostics
import NumericCore

/// Reads the text of a comment that begins with a relation: `≈ 0.802 nats; = log(6)`.
struct ExpectationParser {
  /// What a comment says.
  struct Reading {
    var expectations: [Expectation] = []
    /// A remark behind a second `//`.
    var note: String?
    var diagnostics: [Diagnostic] = []
  }

  let excerpt: Excerpt
  /// The comment without the space around it.
  let start: Int
  let end: Int
  /// The relation that the comment begins with.
  let opening: RelationReading

  /// - Parameter comment: a comment's text, or that of a binding.
  init(_ excerpt: Excerpt, _ comment: Comment) {
    var start = comment.start
    var end = comment.end
    let bytes = excerpt.bytes
    // The third slash of `///`, too.
    while start < end, isBlank(bytes[start]) || bytes[start] == UInt8(ascii: "/") { start += 1 }
    while start < end, isBlank(bytes[end - 1]) { end -= 1 }
    self.excerpt = excerpt
    self.start = start
    self.end = end
    opening = readRelation(bytes, start..<end)
  }

  /// Whether the comment begins with a relation, and so is no note.
  var isExpectation: Bool { if case .none = opening { false } else { true } }
  var span: Span { excerpt.span(start, end) }
  var text: String { String(decoding: excerpt.bytes[start..<end], as: UTF8.self) }

  // MARK: Expectations

  /// All expectations of the comment; those that can be read, where one cannot.
  func read() -> Reading {
    var reading = Reading()
    var cursor = start
    while true {
      var relationStart = cursor
      do throws(Diagnostic) {
        let (relation, behind) = try relation(&relationStart)
        cursor = behind
        var expectation = try value(of: relation, from: relationStart, &cursor)
        try readUnit(of: &expectation, &cursor)
        reading.expectations.append(expectation)
      } catch {
        reading.diagnostics.append(error)
        // The next claim stands behind the next semicolon.
        cursor = max(cursor, relationStart)
        while cursor < end, separator(at: cursor) == nil { cursor += 1 }
      }
      guard cursor < end, let length = separator(at: cursor) else { break }
      cursor += length
    }
    if cursor < end, isComment(at: cursor) {
      reading.note =
        ExpectationParser(
          excerpt, Comment(start: cursor + 2, end: end, isBlock: false, isTrailing: true)
        ).text
    }
    return reading
  }

  /// A binding: a relation, and an expression in every case.
  func readBinding() throws(Diagnostic) -> Expectation? {
    var cursor = start
    guard isExpectation else { return nil }
    let (relation, behind) = try relation(&cursor)
    let relationSpan = excerpt.span(cursor, behind)
    var parser = Parser(excerpt, behind..<end, isComment: false)
    guard parser.token.kind != .end else {
      throw missing(relation, relationSpan, help: "write the expression that the number has to agree with: `= H`")
    }
    let right: Expectation.Right
    let span: Span
    do throws(Diagnostic) {
      if relation == .element {
        (right, span) = try rangeValue(&parser)
      } else {
        let expression = try parser.parseExpression()
        (right, span) = (.expression(expression), expression.span)
      }
      guard parser.token.kind == .end else { throw parser.missingSeparator(or: "the end of the comment") }
      if let first = parser.diagnosticsInOrder().first { throw first }
    } catch { throw malformed(error) }
    return Expectation(relation: relation, right: right, unit: nil, span: relationSpan.union(span), valueSpan: span)
  }

  /// The relation at an offset, spaces apart, and the offset behind it.
  private func relation(_ cursor: inout Int) throws(Diagnostic) -> (Relation, Int) {
    cursor = skipSpace(cursor)
    switch cursor == start ? opening : readRelation(excerpt.bytes, cursor..<end) {
    case .relation(let relation, let behind): return (relation, behind)
    case .lookalike(let behind, let help):
      throw Diagnostic(
        .expectationMalformed, "expected a relation, found `\(source(cursor, behind))`",
        at: excerpt.span(cursor, behind), help: [help])
    case .none:
      let behind = wordEnd(cursor)
      let found = behind > cursor ? "`\(source(cursor, behind))`" : "nothing"
      throw Diagnostic(
        .expectationMalformed, "expected a relation behind `;`, found \(found)",
        at: behind > cursor ? excerpt.span(cursor, behind) : excerpt.span(cursor - 1, cursor),
        help: ["each claim begins with a relation: `≈ 0.802; < 1`"])
    }
  }

  private func value(
    of relation: Relation, from relationStart: Int, _ cursor: inout Int
  ) throws(Diagnostic) -> Expectation {
    let relationSpan = excerpt.span(relationStart, cursor)
    cursor = skipSpace(cursor)
    guard cursor < end, separator(at: cursor) == nil, !isComment(at: cursor) else {
      throw missing(relation, relationSpan, help: "write the value, or `?` for `recto fix` to fill it in")
    }
    let right: Expectation.Right
    let valueSpan: Span
    if excerpt.bytes[cursor] == UInt8(ascii: "?") {
      cursor += 1
      right = .question
      valueSpan = excerpt.span(cursor - 1, cursor)
    } else if relation == .approximately || relation == .notApproximately {
      (right, valueSpan) = try printedValue(relation, &cursor)
    } else {
      (right, valueSpan) = try expressionValue(relation, &cursor)
    }
    return Expectation(
      relation: relation, right: right, unit: nil, span: Span(relationSpan.start, excerpt.span(cursor - 1, cursor).end),
      valueSpan: valueSpan)
  }

  // MARK: Values

  /// What `≈` takes: a printed number, an array of them, or a number with a tolerance.
  private func printedValue(
    _ relation: Relation, _ cursor: inout Int
  ) throws(Diagnostic) -> (Expectation.Right, Span) {
    if excerpt.bytes[cursor] == UInt8(ascii: "[") {
      let start = cursor
      return (.printed(try printedArray(relation, &cursor, depth: 1)), excerpt.span(start, cursor))
    }
    let number = try printedNumber(relation, &cursor)
    let plusMinus = skipSpace(cursor)
    guard let length = toleranceSign(at: plusMinus) else { return (.printed(.number(number)), number.span) }
    let sign = excerpt.span(plusMinus, plusMinus + length)
    cursor = skipSpace(plusMinus + length)
    guard relation == .approximately else {
      throw Diagnostic(
        .expectationMalformed, "a tolerance is for `≈`", at: sign,
        help: ["write `≈`, or two order relations: `< a; > b`"])
    }
    let tolerance = try printedNumber(relation, &cursor)
    guard tolerance.decimal.value.sign >= 0, !number.isTruncated, !tolerance.isTruncated else {
      throw Diagnostic(
        .expectationMalformed, "expected a number and a tolerance, such as `0.80 ± 0.01`",
        at: number.span.union(tolerance.span), help: ["write both without `…`, and the tolerance without a sign"])
    }
    guard number.decimal.isPercent || !tolerance.decimal.isPercent else {
      throw Diagnostic(
        .expectationMalformed, "the tolerance is in percent, and the number is not",
        at: number.span.union(tolerance.span),
        help: ["write `%` behind both: `\(number.decimal.text)% ± \(tolerance.decimal.text)`"])
    }
    return (.tolerance(number, tolerance), number.span)
  }

  private func printedNumber(_ relation: Relation, _ cursor: inout Int) throws(Diagnostic) -> PrintedNumber {
    let reader = PrintedNumberReader(bytes: excerpt.bytes, end: end, isSource: true)
    guard let reading = reader.number(at: cursor) else { throw notPrinted(relation, cursor) }
    // `4/5` and `log(6) / 2` are expressions, `1,234` is two numbers.
    let next = reader.scalar(at: reading.end)?.value ?? 0x20
    let goesOn = next >= 0x80 ? superscript(next) != nil : "*/^%!(_.".utf8.contains(UInt8(next))
    if goesOn, !isComment(at: reading.end) { throw notPrinted(relation, cursor) }
    let start = cursor
    cursor = reading.end
    return PrintedNumber(
      decimal: reading.decimal, span: excerpt.span(start, reading.end), isTruncated: reading.isTruncated)
  }

  /// `[0.36, 1.61]`, and arrays of them.
  private func printedArray(
    _ relation: Relation, _ cursor: inout Int, depth: Int
  ) throws(Diagnostic) -> PrintedValue {
    let start = cursor
    guard depth <= 8 else {
      throw Diagnostic(
        .expectationMalformed, "expected a vector or a matrix", at: excerpt.span(start, start + 1),
        help: ["write `[0.36, 1.61]` or `[[1, 2], [3, 4]]`"])
    }
    var elements: [PrintedValue] = []
    cursor = skipSpace(cursor + 1)
    while cursor < end, excerpt.bytes[cursor] != UInt8(ascii: "]") {
      if excerpt.bytes[cursor] == UInt8(ascii: "[") {
        elements.append(try printedArray(relation, &cursor, depth: depth + 1))
      } else {
        elements.append(.number(try printedNumber(relation, &cursor)))
      }
      cursor = skipSpace(cursor)
      guard cursor < end, excerpt.bytes[cursor] == UInt8(ascii: ",") else { break }
      cursor = skipSpace(cursor + 1)
    }
    guard cursor < end, excerpt.bytes[cursor] == UInt8(ascii: "]") else {
      let behind = min(wordEnd(cursor), end)
      let place = cursor < end ? excerpt.span(cursor, max(behind, cursor + 1)) : Span(span.end, span.end)
      throw Diagnostic(
        .expectationMalformed, "expected `,` or `]`\(cursor < end ? "" : " at the end of the comment")", at: place,
        labels: [Diagnostic.Label(excerpt.span(start, start + 1), "opened here")],
        help: ["write an array of numbers: `≈ [0.36, 1.61]`"])
    }
    cursor += 1
    return .array(elements, excerpt.span(start, cursor))
  }

  /// What the relations other than `≈` and `≉` take: an expression, or a range.
  private func expressionValue(
    _ relation: Relation, _ cursor: inout Int
  ) throws(Diagnostic) -> (Expectation.Right, Span) {
    // `= 80%`: no expression of Swift.
    let numbers = PrintedNumberReader(bytes: excerpt.bytes, end: end, isSource: true)
    if relation != .element, let reading = numbers.number(at: cursor), reading.decimal.isPercent, !reading.isTruncated {
      let span = excerpt.span(cursor, reading.end)
      cursor = reading.end
      let literal = NumberLiteral(text: reading.decimal.text, value: reading.decimal.value)
      return (.expression(Expression(.number(literal), span)), span)
    }
    var parser = Parser(excerpt, cursor..<end, isComment: true)
    let result: (Expectation.Right, Span)
    do throws(Diagnostic) {
      if relation == .element {
        result = try rangeValue(&parser)
      } else {
        let expression = try parser.parseExpression()
        result = (.expression(expression), expression.span)
      }
      if let first = parser.diagnosticsInOrder().first { throw first }
    } catch { throw malformed(error) }
    cursor = parser.previous.end
    return result
  }

  private func rangeValue(_ parser: inout Parser) throws(Diagnostic) -> (Expectation.Right, Span) {
    let expression = try parser.parseExpression()
    guard case .range(let lower, let upper, let isClosed) = expression.kind else {
      throw Diagnostic(
        .expectationMalformed, "expected a range", at: expression.span,
        help: ["write `∈ 0.80...0.81` or `∈ 0.80..<0.81`"])
    }
    return (.range(lower, upper, isClosed: isClosed), expression.span)
  }

  // MARK: Units

  /// The words behind a value, up to the next claim.
  private func readUnit(of expectation: inout Expectation, _ cursor: inout Int) throws(Diagnostic) {
    var start = skipSpace(cursor)
    // `≈ 0.802, as printed`
    if start < end, excerpt.bytes[start] == UInt8(ascii: ","), start + 1 < end, isBlank(excerpt.bytes[start + 1]) {
      start = skipSpace(start + 1)
    }
    let valueEnd = cursor
    cursor = start
    guard start < end, separator(at: start) == nil, !isComment(at: start) else { return }
    guard let first = decodeScalar(excerpt.bytes[start..<end]) else { return }
    let isGlued = start == valueEnd
    let isWord =
      first.value < 0x80
      ? !isGlued && (isLetter(UInt8(first.value)) || first.value == 0x28)
      : superscript(first.value) == nil && readRelation(excerpt.bytes, start..<end).isNone
    guard isWord, Unicode.Scalar(first.value).map({ !isMathematical($0) }) ?? false else {
      throw notUnit(start, isGlued)
    }
    while cursor < end, separator(at: cursor) == nil, !isComment(at: cursor) {
      if !isNameByte(excerpt.bytes[cursor]), !readRelation(excerpt.bytes, cursor..<end).isNone {
        throw Diagnostic(
          .expectationMalformed, "expected `;` before the next claim", at: excerpt.span(cursor, wordEnd(cursor)),
          help: ["separate claims by semicolons: `≈ 0.802 nats; ≈ 1.157 bits`"])
      }
      cursor += 1
    }
    var last = cursor
    while last > start, isBlank(excerpt.bytes[last - 1]) { last -= 1 }
    expectation.unit = source(start, last)
  }

  // MARK: Errors

  private func missing(_ relation: Relation, _ span: Span, help: String) -> Diagnostic {
    Diagnostic(.expectationMalformed, "expected a value behind `\(relation.rawValue)`", at: span, help: [help])
  }

  /// An error of the expression is one of the expectation.
  private func malformed(_ error: Diagnostic) -> Diagnostic {
    guard error.code == .syntax else { return error }
    var error = error
    error.code = .expectationMalformed
    error.notes.append("the comment begins with a relation, and so is an expectation; a note begins with a word")
    return error
  }

  /// The error for what stands in place of a printed number.
  private func notPrinted(_ relation: Relation, _ offset: Int) -> Diagnostic {
    var parser = Parser(excerpt, offset..<end, isComment: true)
    let expression = try? parser.parseExpression()
    let place =
      offset < end
      ? expression?.span ?? excerpt.span(offset, max(wordEnd(offset), offset + 1)) : Span(span.end, span.end)
    let sign = relation.rawValue
    return Diagnostic(
      .expectationMalformed, "expected a printed number behind `\(sign)`", at: place,
      notes: expression == nil || parser.previous.end == offset
        ? [] : ["`\(sign)` compares digits as they are printed"],
      help: [
        "write the digits, as in `\(sign) 0.802`, or `?` for `recto fix` to fill them in; `=` takes any expression"
      ])
  }

  private func notUnit(_ start: Int, _ isGlued: Bool) -> Diagnostic {
    let behind = max(wordEnd(start), start + 1)
    let word = source(start, behind)
    let help: String
    switch excerpt.bytes[start] {
    case _ where isGlued && isLetter(excerpt.bytes[start]): help = "write a space before a unit: `0.802 nats`"
    case UInt8(ascii: ","): help = "write numbers without a separator, or with `_`: `1_234.5`"
    case 0xC2, UInt8(ascii: "+"): help = "a tolerance is for `≈`: `≈ 0.80 ± 0.01`"
    case 0xE2, UInt8(ascii: "."): help = "leading digits are for `≈`: `≈ 0.8018…`"
    default: help = "words that are shown as a unit begin with a letter; claims are separated by `;`"
    }
    return Diagnostic(
      .expectationMalformed, "expected a unit, `;` or the end of the comment, found `\(word)`",
      at: excerpt.span(start, behind), help: [help])
  }

  // MARK: Bytes

  private func skipSpace(_ offset: Int) -> Int {
    var cursor = offset
    while cursor < end, isBlank(excerpt.bytes[cursor]) { cursor += 1 }
    return cursor
  }

  /// The length of `;` or `；`.
  private func separator(at offset: Int) -> Int? {
    if excerpt.bytes[offset] == UInt8(ascii: ";") { return 1 }
    return excerpt.bytes[offset..<end].starts(with: [0xEF, 0xBC, 0x9B]) ? 3 : nil
  }

  private func isComment(at offset: Int) -> Bool {
    offset + 1 < end && excerpt.bytes[offset] == UInt8(ascii: "/") && excerpt.bytes[offset + 1] == UInt8(ascii: "/")
  }

  /// The length of `±` or `+-`.
  private func toleranceSign(at offset: Int) -> Int? {
    ["±", "+-", "+/-"].map(\.utf8).first { excerpt.bytes[min(offset, end)..<end].starts(with: $0) }?.count
  }

  private func wordEnd(_ offset: Int) -> Int {
    var cursor = offset
    while cursor < end, !isBlank(excerpt.bytes[cursor]), separator(at: cursor) == nil { cursor += 1 }
    return cursor
  }

  private func source(_ start: Int, _ end: Int) -> String {
    String(decoding: excerpt.bytes[start..<end], as: UTF8.self)
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte }

private func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

/// Symbols that go on a formula, and so begin no unit. Degrees and currencies do.
private func isMathematical(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xB0, 0x2030, 0x2031, 0x2032, 0x2033: false
  case 0xB1, 0xB7, 0xD7, 0xF7, 0x2010...0x2027, 0x2044: true
  default: scalar.properties.generalCategory == .mathSymbol && scalar.value >= 0x80
  }
}

/// Parses the text of a comment that binds a number or a formula in the text: a relation, a space, and an expression.
///
/// Nil where the comment does not begin with a relation. `∈` takes a range; `≈` takes an expression here, since the
/// digits stand in the text.
package func parseExpectation(_ excerpt: Excerpt) throws(Diagnostic) -> Expectation? {
  try ExpectationParser(excerpt, Comment(start: 0, end: excerpt.bytes.count, isBlock: false, isTrailing: true))
    .readBinding()
}
