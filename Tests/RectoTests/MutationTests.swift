import Diagnostics
import Foundation
import Formula
import NumericCore
import Recto
import Testing

/// Changes one digit at a time, in every article: `check` must fail each time.
///
/// Judging an article takes long, and what an expectation prints is no input of any other claim. So digits of different
/// claims are changed in one copy, and each of these claims must fail by itself there. Where one claim's digits are
/// another's input, in formulas of LaTeX and where `printed` reads a table, and where one did not fail, every digit
/// gets a copy of its own.
@Suite struct MutationTests {
  @Test func everyChangedDigitIsCaught() async throws {
    let articles = try ContentFolder.articles()
    try #require(!articles.isEmpty)
    let outcomes = await withTaskGroup(of: (count: Int, missed: [String]).self) { group in
      for article in articles { group.addTask { Self.mutate(article) } }
      return await group.reduce(into: (count: 0, missed: [String]())) {
        $0 = ($0.count + $1.count, $0.missed + $1.missed)
      }
    }
    // The test runner loses long lines of its own.
    for missed in outcomes.missed { FileHandle.standardError.write(Data("not noticed: \(missed)\n".utf8)) }
    #expect(outcomes.missed.isEmpty, "not noticed: \(outcomes.missed.joined(separator: "; "))")
    // At least two mutants a claim: a test over nothing would pass.
    #expect(outcomes.count > 1000)
  }

  private static func mutate(_ article: SourceFile) -> (count: Int, missed: [String]) {
    let judged = judge(article)
    guard judged.diagnostics.allSatisfy({ $0.severity != .error }) else { return (0, ["\(article.path) has errors"]) }
    let mutants = judged.claims.enumerated().flatMap { Mutant.all(of: $1, at: $0, in: article) }
    let readsPrinted = article.bytes.firstRange(of: Array("printed(".utf8)) != nil
    var alone = mutants.filter { mutant in
      let source = judged.claims[mutant.claim].claim.source
      return source == .latex || readsPrinted
    }
    let together = mutants.filter { mutant in !alone.contains { $0.span == mutant.span } }
    for batch in Dictionary(grouping: together, by: \.round).values {
      let changed = judge(Mutant.file(article, batch))
      alone += batch.filter { mutant in
        changed.claims.count != judged.claims.count || changed.claims[mutant.claim].verdict.passes
      }
    }
    let missed = alone.filter { mutant in
      judge(Mutant.file(article, [mutant])).diagnostics.allSatisfy { $0.severity != .error }
    }
    return (mutants.count, missed.map(\.description))
  }
}

extension MutationTests {
  /// A changed input need not be noticed: an article may well be right for other numbers too. The share is reported.
  @Test func mostChangedInputsAreNoticed() throws {
    var noticed = 0
    var count = 0
    for article in try ContentFolder.articles() {
      let inputs = Mutant.inputs(of: judge(article), in: article)
      // From all over the article.
      for index in stride(from: 0, to: inputs.count, by: max(1, inputs.count / 8)) {
        count += 1
        let changed = judge(Mutant.file(article, [inputs[index]]))
        if changed.diagnostics.contains(where: { $0.severity == .error }) { noticed += 1 }
      }
    }
    print("changed inputs that are noticed: \(noticed) of \(count)")
    #expect(count > 50)
    #expect(Double(noticed) > 0.8 * Double(count))
  }
}

/// One printed digit that is changed.
private struct Mutant {
  struct Round: Hashable {
    var element: Int
    var step: Int
  }

  /// The claim that must fail, by its index in the article.
  var claim: Int
  var span: Span
  var text: String
  /// Mutants of one round belong to different claims.
  var round: Round
  var description: String

  /// The article with some digits changed.
  static func file(_ article: SourceFile, _ mutants: [Mutant]) -> SourceFile {
    var bytes = article.bytes
    for mutant in mutants.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(mutant.span.range, with: Array(mutant.text.utf8))
    }
    return SourceFile(path: article.path, bytes: bytes)
  }

  /// The literal of a verified `≈` or `=`, one unit of its last digit up and down.
  static func all(of claim: JudgedClaim, at number: Int, in article: SourceFile) -> [Mutant] {
    guard claim.verdict == .verified, [.approximately, .equal].contains(claim.claim.relation) else { return [] }
    // `0.80 ± 0.01` does not say that its digits are those of the value, and the terms of a step may be rounded.
    if claim.claim.relation == .approximately || claim.claim.source == .latex, claim.judgement.printed == nil {
      return []
    }
    // A statement that is a comparison prints no result: its numbers are inputs.
    if claim.claim.source == .swift, claim.claim.literal == claim.claim.subject { return [] }
    // In LaTeX a constant alone and a unit that scales are no claim where they do not hold (design §5), and the end of
    // a chain may be the value of either step before it.
    if claim.claim.source == .latex,
      claim.left == "\\pi" || claim.right.contains("\\text") || claim.judgement.basis == .printedRounding
    {
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
        let place = article.position(of: span.start)
        return Mutant(
          claim: number, span: span, text: text, round: Round(element: index, step: step),
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
        return Mutant(claim: 0, span: span, text: text, round: Round(element: 0, step: 1), description: "")
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
