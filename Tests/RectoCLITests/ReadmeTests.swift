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
