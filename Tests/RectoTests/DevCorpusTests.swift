import Diagnostics
import Foundation
import Testing

@testable import Formula
@testable import Recto

/// The relations of public texts that were judged by hand: what the checker says of each, on a page of its own.
struct DevCorpusTests {
  struct Record {
    var label: String
    var left: String
    var relation: String
    var right: String
    var tex: String
    var before: String
    var after: String
    var place: String
  }

  static func records() throws -> [Record] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: tests.appending(path: "TeXMathTests/Corpus/claims.tsv"), encoding: .utf8)
    return text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
      return Record(
        label: fields[0], left: fields[1], relation: fields[2], right: fields[3], tex: fields[4], before: fields[5],
        after: fields[6], place: "\(fields[7])/\(fields[8]):\(fields[9])")
    }
  }

  static func unescaped(_ field: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in field {
      if isEscaped {
        result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// The digits of a side, by which the judged relation is found among those of the formula.
  static func digits(_ text: String) -> String {
    var text = text
    while let start = text.range(of: "\\text{"), let end = text[start.upperBound...].firstIndex(of: "}") {
      let rest = text[text.index(after: end)...]
      text = String(text[..<start.lowerBound]) + (rest.first == "^" ? rest.dropFirst(2) : rest)
    }
    return text.filter { $0.isASCII && $0.isNumber }
  }

  /// The formula as an article has it, with the letter or digit that touches it and the word behind it.
  static func page(of record: Record) -> String {
    let tex = record.tex.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n")
    if tex.contains("\n") || tex.contains("$") || tex.contains("\\begin{") { return "$$\n\(tex)\n$$\n" }
    let before = record.before.last.map { $0.isLetter || $0.isNumber ? String($0) : " " } ?? ""
    let space = record.after.prefix { $0 == " " }
    let word = record.after.dropFirst(space.count).prefix { $0.isLetter || $0 == "°" || $0 == "%" }
    return "So \(before)$\(tex)$\(space)\(word)\n"
  }

  /// The verdict on a record's relation, `none` where the checker makes no claim of it.
  static func verdict(of record: Record, cache: inout [String: [(key: String, verdict: String)]]) -> String {
    let key = record.tex + "\u{0}" + record.before + "\u{0}" + record.after
    let claims: [(key: String, verdict: String)]
    if let known = cache[key] {
      claims = known
    } else {
      let judged = judge(SourceFile(path: "a.md", text: page(of: record)))
      claims = judged.claims.map { claim in
        let sides = claim.claim.operands.map {
          [digits(judged.document.file.text($0.left)), digits(judged.document.file.text($0.right))]
        }
        return ((sides ?? []).joined(separator: "|"), claim.verdict.rawValue)
      }
      cache[key] = claims
    }
    let wanted = digits(record.left) + "|" + digits(record.right)
    return claims.first { $0.key == wanted }?.verdict ?? "none"
  }

  @Test func verdictsAgreeWithTheJudges() throws {
    var table: [String: [String: Int]] = [:]
    var cache: [String: [(key: String, verdict: String)]] = [:]
    var misses: [String] = []
    for record in try Self.records() {
      let verdict = Self.verdict(of: record, cache: &cache)
      table[record.label, default: [:]][verdict, default: 0] += 1
      let isFlagged = verdict == "refuted" || verdict == "imprecise"
      let isFault = Self.faults.contains(record.label)
      let isRight = record.label.hasPrefix("ok") ? verdict == "verified" : isFault ? isFlagged : !isFlagged
      if !isRight {
        misses.append(
          "\(record.label) → \(verdict): \(record.left) \(record.relation) \(record.right)   [\(record.tex.prefix(200))]"
        )
      }
    }
    let rows = table.sorted { $0.key < $1.key }.map { label, row in
      "\(label): " + row.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
    let text = (rows + misses.map { $0.replacing("\n", with: " ") }).joined(separator: "\n")
    // Standard output goes through the test runner line by line, and loses some.
    try FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))

    func count(_ labels: (String) -> Bool, _ verdicts: Set<String>) -> Int {
      table.filter { labels($0.key) }.values.reduce(0) { sum, row in
        sum + row.filter { verdicts.contains($0.key) }.values.reduce(0, +)
      }
    }
    let flagged: Set = ["refuted", "imprecise"]
    let isOK = { (label: String) in label.hasPrefix("ok") }
    #expect(count(Self.faults.contains, flagged) >= 48)
    #expect(Double(count(isOK, ["verified"])) >= 0.97 * 1260)
    #expect(count(isOK, flagged) == 0)
    #expect(count({ !isOK($0) && !Self.faults.contains($0) }, flagged) <= 6)
  }

  static let faults: Set<String> = ["genuine-error", "notation-error", "imprecise"]
}
