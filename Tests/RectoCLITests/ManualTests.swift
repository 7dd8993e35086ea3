import Foundation
import Recto
import Testing

/// The manual tells what the program really does, in each language.
@Suite(.serialized) struct ManualTests {
  private static let languages = ["en", "zh"]

  private func page(_ name: String, _ language: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("Content/\(language)/manual/\(name).md"), encoding: .utf8)
  }

  /// What stands below each heading of a level that is code, by that code.
  private func sections(_ page: String, level: Int) -> [String: String] {
    var sections: [String: String] = [:]
    var current: String?
    var fence: Substring?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      let ticks = line.prefix { $0 == "`" }
      if fence == nil, ticks.count >= 3 { fence = ticks } else if line == fence { fence = nil }
      // In a block of code `#` begins a comment.
      let depth = fence == nil ? line.prefix { $0 == "#" }.count : 0
      if (1...level).contains(depth), line.dropFirst(depth).first == " " {
        let title = line.dropFirst(depth + 1)
        let isCode = depth == level && title.hasPrefix("`") && title.hasSuffix("`")
        current = isCode ? title.trimmingCharacters(in: ["`"]) : nil
        if let current { sections[current] = "" }
      } else if let current {
        sections[current, default: ""] += line + "\n"
      }
    }
    return sections
  }

  /// The options that a text names: `-q`, `--quiet`.
  private func options(_ text: some StringProtocol) -> Set<String> {
    // Not what only looks like one inside of a word, a comment or a file of changes.
    Set(
      String(text).matches(of: /(?:^|[\s`(,])(--[a-z][a-z-]*|-[A-Za-z])(?=$|[\s`,)\]])/.anchorsMatchLineEndings())
        .map { String($0.output.1) })
  }

  private func help(_ arguments: String...) throws -> String {
    let outcome = try Sandbox().shell("recto \(arguments.joined(separator: " ")) --help")
    #expect(outcome.status == 0)
    return outcome.output
  }

  /// The lines of a help under a title.
  private func lines(of help: String, under title: String) -> [Substring] {
    help.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "\(title):" }.dropFirst()
      .prefix { !$0.isEmpty }.map { $0 }
  }

  private func commands() throws -> [String] {
    lines(of: try help(), under: "SUBCOMMANDS").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test(arguments: languages) func eachCommandHasASection(language: String) throws {
    let page = try page("commands", language)
    let commands = try commands()
    #expect(commands.count > 8)
    let sections = sections(page, level: 2).keys.filter { $0.hasPrefix("recto ") }.map { String($0.dropFirst(6)) }
    #expect(Set(commands).subtracting(sections).isEmpty)
    // A build without the server has no preview.
    #expect(Set(sections).subtracting(commands).isEmpty)
    for command in sections { #expect(page.contains("| [`recto \(command)`](#recto-\(command)) |")) }
  }

  @Test(arguments: languages) func eachOptionStandsInTheSectionOfItsCommand(language: String) throws {
    let page = try page("commands", language)
    let sections = sections(page, level: 2)
    let common: Set = ["-h", "--help", "--version"]
    #expect(options(page).isSuperset(of: common))
    for command in try commands() {
      let section = try #require(sections["recto \(command)"])
      let offered = options(
        lines(of: try help(command), under: "OPTIONS").map { $0.prefix(25) }.joined(separator: "\n"))
      #expect(offered.isSuperset(of: ["--help", "--version"]), "\(command)")
      let told = options(section)
      #expect(offered.subtracting(common).subtracting(told).isEmpty, "\(command) has options that are not told of")
      #expect(told.subtracting(offered).isEmpty, "\(command) has no such options")
    }
  }

  /// The first block between two fences.
  private func block(_ page: String, from opening: String, to closing: String) throws -> String {
    let start = try #require(page.range(of: opening + "\n")).upperBound
    let end = try #require(page.range(of: "\n" + closing + "\n", range: start..<page.endIndex)).lowerBound
    return String(page[start..<end]) + "\n"
  }

  @Test(arguments: languages) func theReportIsWhatTheProgramPrints(language: String) throws {
    let page = try page("commands", language)
    let sandbox = try Sandbox()
    try sandbox.write("a.md", block(page, from: "````markdown", to: "````"))
    #expect(try sandbox.run("check", "--format", "json", "a.md").output == block(page, from: "```json", to: "```"))
    #expect(try sandbox.run("explain", "a.md:1").output.hasSuffix(block(page, from: "```text", to: "```")))
  }

  @Test(arguments: languages) func eachCodeHasASectionWithItsExample(language: String) throws {
    let sections = sections(try page("errors", language), level: 3)
    #expect(Set(sections.keys) == Set(CodeGuide.all.map(\.code.rawValue)))
    for guide in CodeGuide.all {
      let section = try #require(sections[guide.code.rawValue])
      let blocks: [(file: String?, text: String)] =
        switch guide.example {
        case .none: []
        case .article(let text), .commands(let text): [(nil, text)]
        case .files(let files): files.map { ($0.path, $0.text) }
        }
      let shown = blocks.map { ($0.file.map { "`\($0)`:\n\n" } ?? "") + "````text\n\($0.text.trimmed)\n````\n" }
      for block in shown { #expect(section.contains("\n\n" + block), "\(guide.code)") }
      #expect(section.components(separatedBy: "````text").count == shown.count + 1, "\(guide.code)")
    }
  }

  @Test func eachCodeMeansWhatTheProgramSays() throws {
    let sections = sections(try page("errors", "en"), level: 3)
    for guide in CodeGuide.all {
      let text = "**\(guide.summary.prefix(1).uppercased())\(guide.summary.dropFirst()).** \(guide.advice)"
      let section = try #require(sections[guide.code.rawValue])
      #expect(section.words.hasPrefix(text.words), "\(guide.code)")
    }
  }
}

extension String {
  /// In one line, with one space between two words.
  fileprivate var words: String { split { $0 == " " || $0 == "\n" }.joined(separator: " ") }

  /// Without the line break at the end.
  fileprivate var trimmed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
