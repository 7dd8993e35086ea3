import Diagnostics

extension ExpectationParser {
  func missing(_ relation: Relation, _ span: Span, help: String) -> Diagnostic {
    Diagnostic(.expectationMalformed, "expected a value behind `\(relation.rawValue)`", at: span, help: [help])
  }

  /// An error of the expression is one of the expectation.
  func malformed(_ error: Diagnostic) -> Diagnostic {
    guard error.code == .syntax else { return error }
    var error = error
    error.code = .expectationMalformed
    error.notes.append("the comment begins with a relation, and so is an expectation; a note begins with a word")
    return error
  }

  /// The error for what stands in place of a printed number.
  func notPrinted(_ relation: Relation, _ offset: Int) -> Diagnostic {
    let parser = Parser(excerpt, offset..<end, isComment: true)
    let expression = try? parser.parseExpression()
    let place =
      offset < end
      ? expression?.span ?? excerpt.span(offset, max(wordEnd(offset), offset + 1)) : Span(span.end, span.end)
    let sign = relation.rawValue
    if let number = PrintedNumberReader(bytes: excerpt.bytes, end: end, isSource: true).number(at: offset),
      number.end < end, excerpt.bytes[number.end] == UInt8(ascii: "."), skipSpace(number.end + 1) == end
    {
      return Diagnostic(
        .expectationMalformed, "a full stop stands behind the number", at: excerpt.span(number.end, number.end + 1),
        help: ["write `\(sign) \(source(offset, number.end))`"])
    }
    return Diagnostic(
      .expectationMalformed, "expected a printed number behind `\(sign)`", at: place,
      notes: expression == nil || parser.previous.end == offset
        ? [] : ["`\(sign)` compares digits as they are printed"],
      help: [
        "write the digits, as in `\(sign) 0.802`, or `?` for `recto fix` to fill them in; `=` takes any expression"
      ])
  }

  func notUnit(_ start: Int, _ last: Int, _ mathematics: Mathematics) -> Diagnostic {
    let help =
      switch mathematics {
      case .powerOfTen: "write the power with `×` or `e`: `3.0 × 10^5`, `3.0e5`"
      case .exponent: "write the exponent without a space: `3.0e5`"
      case .factor(let factor): "write a product behind `=`, such as `= 2 * \(factor)`"
      case .operation: "write an expression behind `=`, and no unit in it"
      }
    return Diagnostic(
      .expectationMalformed, "`\(source(start, last))` is mathematics, and no unit", at: excerpt.span(start, last),
      help: [help])
  }

  func notUnit(_ start: Int, _ isGlued: Bool) -> Diagnostic {
    let behind = max(wordEnd(start), start + 1)
    let word = source(start, behind)
    let help: String
    switch excerpt.bytes[start] {
    case _ where isGlued && isLetter(excerpt.bytes[start]): help = "write a space before a unit: `0.802 nats`"
    case UInt8(ascii: ","):
      help = "write a decimal point, `0.802`, and thousands without a separator or with `_`: `1_234.5`"
    case 0xE2 where ["‰", "‱"].contains(where: { word.hasPrefix($0) }): help = "write a percentage, or a number: `0.5%`"
    case 0xC2, UInt8(ascii: "+"): help = "a tolerance is for `≈`: `≈ 0.80 ± 0.01`"
    case 0xE2, UInt8(ascii: "."): help = "leading digits are for `≈`: `≈ 0.8018…`"
    default: help = "words that are shown as a unit begin with a letter; claims are separated by `;`"
    }
    return Diagnostic(
      .expectationMalformed, "expected a unit, `;` or the end of the comment, found `\(word)`",
      at: excerpt.span(start, behind), help: [help])
  }
}
