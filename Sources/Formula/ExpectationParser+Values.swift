import Diagnostics
import NumericCore

extension ExpectationParser {
  /// What `≈` takes: a printed number, an array of them, or a number with a tolerance.
  func printedValue(
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
  func expressionValue(
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
    let parser = Parser(excerpt, cursor..<end, isComment: true)
    let result: (Expectation.Right, Span)
    do throws(Failure) { result = try expressionOrRange(relation, parser) } catch { throw malformed(error.diagnostic) }
    cursor = parser.previous.end
    return result
  }

  /// What a parser reads from where it stands: for `∈` a range, else an expression.
  func expressionOrRange(_ relation: Relation, _ parser: Parser) throws(Failure) -> (Expectation.Right, Span) {
    let expression = try parser.parseExpression()
    if let first = parser.diagnosticsInOrder().first { throw .found(first) }
    guard relation == .element else { return (.expression(expression), expression.span) }
    guard case .range(let lower, let upper, let isClosed) = expression.kind else {
      throw .found(
        Diagnostic(
          .expectationMalformed, "expected a range", at: expression.span,
          help: ["write `∈ 0.80...0.81` or `∈ 0.80..<0.81`"]))
    }
    return (.range(lower, upper, isClosed: isClosed), expression.span)
  }
}
