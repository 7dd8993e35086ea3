import Diagnostics
import Formula
import Foundation
import Testing

@testable import Recto

/// The page of the manual on what is checked in LaTeX says of formulas in tables how they are judged. Those that fail
/// are exempt there, and so without a verdict; here they have one.
struct CheckingPageTests {
  private static let words: [String: Verdict?] = [
    "verified": .verified, "ambiguous": .ambiguous, "imprecise": .imprecise, "refuted": .refuted, "no claim": nil,
    "已验证": .verified, "有歧义": .ambiguous, "不精确": .imprecise, "已证伪": .refuted, "不是断言": nil,
  ]

  @Test(arguments: ["en", "zh"]) func verdictsAreAsThePageSays(_ language: String) throws {
    let url = ContentFolder.root.appending(path: "\(language)/manual/checking-latex.md")
    let text = try String(contentsOf: url, encoding: .utf8)
      .replacing(" <!-- recto: exempt --> |", with: " |")
    let file = SourceFile(path: "a.md", text: text)
    let judged = judge(file)
    var count = 0
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count > 1, let expected = Self.words[cells[1]] else { continue }
      count += 1
      let verdicts = judged.claims.filter { file.position(of: $0.claim.span.start).line == index + 1 }.map(\.verdict)
      #expect(Set(verdicts) == Set([expected].compactMap { $0 }), "\(line)")
    }
    #expect(count > 20)
  }
}
