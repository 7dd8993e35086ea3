import Foundation
import Testing

/// The first page that anybody reads shows what Recto really does.
struct ReadmeTests {
  private let readme: String

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
  }

  /// The first block between two fences.
  private func block(from opening: String, to closing: String) throws -> String {
    let start = try #require(readme.range(of: opening + "\n")).upperBound
    let end = try #require(readme.range(of: "\n" + closing + "\n", range: start..<readme.endIndex)).lowerBound
    return String(readme[start..<end]) + "\n"
  }

  @Test func theExampleSaysWhatTheProgramSays() throws {
    let sandbox = try Sandbox()
    let article = try block(from: "````markdown", to: "````")
    try sandbox.write("entropy.md", article)
    let outcome = try sandbox.run("check", "entropy.md")
    // The time is another one each time.
    let time = /\(\d+\.\d\d s\)/
    let shown = try block(from: "````\n\n```", to: "```")
    #expect(shown.contains(time))
    #expect((outcome.errors + outcome.output).replacing(time, with: "") == shown.replacing(time, with: ""))
    try sandbox.write("entropy.md", article.replacingOccurrences(of: "≈ 0.804", with: "≈ 0.802"))
    #expect(try sandbox.run("check", "entropy.md").output.hasPrefix("4 claims in 1 file: 4 verified ("))
  }

  /// Each formula of the table under "Numbers in LaTeX" gets the verdict that stands beside it.
  @Test func formulasGetTheVerdictsThatTheTableTells() throws {
    let sandbox = try Sandbox()
    let verdicts = [
      "proved": "verified", "imprecise": "imprecise", "refuted": "refuted", "ambiguous": "ambiguous", "symbolic": nil,
    ]
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| `$") }
    #expect(rows.count == 6)
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let word = try #require(cells[1].split { ",: ".contains($0) }.first)
      let expected = try #require(verdicts[String(word)])
      for source in cells[0].split(separator: "`").map(String.init) where source.hasPrefix("$") {
        let page = "```swift recto hidden\nlet H = entropy([0.7, 0.2, 0.1])\n```\n\n\(source)\n"
        try sandbox.write("formula.md", page)
        let report = try sandbox.run("check", "formula.md", "--format", "json").output
        let found = report.components(separatedBy: "\"verdict\": \"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(found.map(String.init) == (expected.map { [$0] } ?? []), "\(source)")
      }
    }
  }

  @Test func everyCommandIsListed() throws {
    let help = try Sandbox().run("--help").output
    let commands = help.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst()
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.compactMap { $0.split(separator: " ").first }
    for command in commands where command != "See" {
      #expect(readme.contains("| `recto \(command) "), "\(command)")
    }
    #expect(commands.count > 4)
  }
}
