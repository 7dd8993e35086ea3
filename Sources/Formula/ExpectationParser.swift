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
    let parser = Parser(excerpt, behind..<end, isComment: false)
    guard parser.token.kind != .end else {
      throw missing(relation, relationSpan, help: "write the expression that the number has to agree with: `= H`")
    }
    let right: Expectation.Right
    let span: Span
    do throws(Failure) {
      (right, span) = try expressionOrRange(relation, parser)
      guard parser.token.kind == .end else { throw parser.missingSeparator(or: "the end of the comment") }
    } catch {
      throw malformed(error.diagnostic)
    }
    return Expectation(relation: relation, right: right, unit: nil, span: relationSpan.union(span), valueSpan: span)
  }

  /// A relation and the expressions behind it.
  func readValues() throws(Diagnostic) -> (relation: Relation, values: [Expression])? {
    var cursor = start
    guard isExpectation else { return nil }
    let (relation, behind) = try relation(&cursor)
    let parser = Parser(excerpt, behind..<end, isComment: false)
    var values: [Expression] = []
    do throws(Failure) {
      while true {
        values.append(try parser.parseExpression())
        if let first = parser.diagnosticsInOrder().first { throw .found(first) }
        guard parser.token.kind == .semicolon else { break }
        parser.advance()
      }
      guard parser.token.kind == .end else { throw parser.missingSeparator(or: "the end of the comment") }
    } catch {
      throw malformed(error.diagnostic)
    }
    return (relation, values)
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
}

/// Parses the text of a comment that binds a number or a formula in the text: a relation, a space, and an expression.
///
/// Nil where the comment does not begin with a relation. `∈` takes a range; `≈` takes an expression here, since the
/// digits stand in the text.
package func parseExpectation(_ excerpt: Excerpt) throws(Diagnostic) -> Expectation? {
  try ExpectationParser(excerpt, Comment(start: 0, end: excerpt.bytes.count, isBlock: false, isTrailing: true))
    .readBinding()
}

/// Parses the text of a comment that gives the symbolic sides of a formula their values, one for each of its statements:
/// `= a; b`.
///
/// Nil where the comment does not begin with a relation.
package func parseValues(_ excerpt: Excerpt) throws(Diagnostic) -> (relation: Relation, values: [Expression])? {
  try ExpectationParser(excerpt, Comment(start: 0, end: excerpt.bytes.count, isBlock: false, isTrailing: true))
    .readValues()
}
