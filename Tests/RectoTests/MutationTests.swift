import Diagnostics
import Formula
import NumericCore
import Recto
import Testing

/// Changes one digit at a time, in every article: `check` must fail each time.
@Suite struct MutationTests {
  @Test func everyChangedDigitIsCaught() async throws {
    let articles = try ContentFolder.articles()
    try #require(!articles.isEmpty)
    var count = 0
    for article in articles {
      let judged = judge(article)
      #expect(judged.diagnostics.filter { $0.severity == .error }.isEmpty, "\(article.path)")
      let mutants = judged.claims.flatMap { Mutant.all(of: $0, in: article) }
      count += mutants.count
      let missed = await withTaskGroup(of: String?.self) { group in
        for mutant in mutants {
          group.addTask {
            let diagnostics = judge(mutant.file).diagnostics
            return diagnostics.contains { $0.severity == .error } ? nil : mutant.description
          }
        }
        return await group.reduce(into: [String]()) { missed, mutant in if let mutant { missed.append(mutant) } }
      }
      #expect(missed.isEmpty, "not noticed: \(missed.joined(separator: "; "))")
    }
    // At least two mutants a claim: a test over nothing would pass.
    #expect(count > 100)
  }
}

extension MutationTests {
  /// A changed input need not be noticed: an article may well be right for other numbers too. The share is reported.
  @Test func mostChangedInputsAreNoticed() throws {
    var noticed = 0
    var count = 0
    for article in try ContentFolder.articles() {
      for mutant in Mutant.inputs(of: judge(article), in: article) {
        count += 1
        if judge(mutant.file).diagnostics.contains(where: { $0.severity == .error }) { noticed += 1 }
      }
    }
    print("changed inputs that are noticed: \(noticed) of \(count)")
    #expect(count > 50)
    #expect(Double(noticed) > 0.8 * Double(count))
  }
}

/// An article with one printed digit changed.
private struct Mutant {
  var file: SourceFile
  var description: String

  /// The literal of a verified `≈` or `=`, one unit of its last digit up and down.
  static func all(of claim: JudgedClaim, in article: SourceFile) -> [Mutant] {
    guard claim.verdict == .verified, [.approximately, .equal].contains(claim.claim.relation) else { return [] }
    // `0.80 ± 0.01` does not say that its digits are those of the value, and the terms of a step may be rounded.
    if claim.claim.relation == .approximately || claim.claim.source == .latex, claim.judgement.printed == nil {
      return []
    }
    let values = claim.judgement.value?.elements ?? []
    let literals = numbers(in: claim.claim.literal, of: article)
    return literals.enumerated().flatMap { index, literal -> [Mutant] in
      let (span, decimal) = literal
      return [1, -1].compactMap { step -> Mutant? in
        let changed = decimal.value + decimal.ulp * Rational(step)
        // At a tie both neighbours are right; each number of a vector is held against its own element.
        if values.count == literals.count, values[index].isPoint,
          (values[index].lower - changed).magnitude == decimal.ulp / 2
        {
          return nil
        }
        guard let text = PrintedDecimal.plain(changed, decimals: -decimal.ulpExponent) else { return nil }
        var bytes = article.bytes
        bytes.replaceSubrange(span.range, with: Array(text.utf8))
        let place = article.position(of: span.start)
        return Mutant(
          file: SourceFile(path: article.path, bytes: bytes),
          description: "\(article.path):\(place.line):\(place.column) \(article.text(span)) → \(text)")
      }
    }
  }

  /// The numbers of the article's `let`s, one unit of the last digit up.
  static func inputs(of judged: JudgedDocument, in article: SourceFile) -> [Mutant] {
    judged.evaluated.statements.values.joined().flatMap { statement -> [Mutant] in
      guard case .binding(let binding) = statement.kind else { return [] }
      return numbers(in: binding.value.span, of: article).compactMap { span, decimal in
        guard let text = PrintedDecimal.plain(decimal.value + decimal.ulp, decimals: -decimal.ulpExponent) else {
          return nil
        }
        var bytes = article.bytes
        bytes.replaceSubrange(span.range, with: Array(text.utf8))
        return Mutant(file: SourceFile(path: article.path, bytes: bytes), description: "")
      }
    }
  }

  /// The plain unsigned decimals in a literal, such as those of an array.
  private static func numbers(in literal: Span, of article: SourceFile) -> [(Span, PrintedDecimal)] {
    let text = Array(article.bytes[literal.range])
    var found: [(Span, PrintedDecimal)] = []
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, isNumeric(text[index]) { index += 1 }
      // Digits within a name, or of an index, are no printed number.
      let isWord = start > 0 && (isLetter(text[start - 1]) || text[start - 1] == UInt8(ascii: "["))
      if index > start, !isWord, let decimal = PrintedDecimal(parsing: text[start..<index]) {
        found.append((Span(literal.start + start, literal.start + index), decimal))
      }
      if index == start { index += 1 }
    }
    return found
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: ".")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}

extension PrintedDecimal {
  /// A number that is not negative with so many decimals, as an author prints it.
  fileprivate static func plain(_ value: Rational, decimals: Int) -> String? {
    value.sign < 0 || decimals < 0 ? nil : value.decimalText(decimals: decimals)
  }
}
