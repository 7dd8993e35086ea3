import Diagnostics
import Foundation
import Testing

@testable import TeXMath

/// The page of the manual that shows every command, held against the tables of the parser.
struct GalleryTests {
  /// A formula's source and the formula beside it.
  private struct Pair: Hashable {
    var source: String
    var shown: String
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Content")

  /// The rows of the tables with a source and its result, and fences of LaTeX with those of mathematics below them.
  private static func pairs(_ language: String) throws -> [Pair] {
    let text = try String(contentsOf: folder.appending(path: "\(language)/manual/latex.md"), encoding: .utf8)
    let lines = text.components(separatedBy: "\n")
    var pairs: [Pair] = []
    var isGallery = false
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line == "```latex", let end = lines[index...].firstIndex(of: "```"), lines[end + 2] == "```math",
        let last = lines[(end + 2)...].firstIndex(of: "```")
      {
        pairs.append(
          Pair(
            source: lines[(index + 1)..<end].joined(separator: "\n"),
            shown: lines[(end + 3)..<last].joined(separator: "\n")))
        index = last
      } else if line.hasPrefix("| ") {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        if cells[0] == "Source" || cells[0] == "源码" { isGallery = true }
        if isGallery, cells[0].hasPrefix("`") {
          for column in stride(from: 0, to: cells.count - 1, by: 2) where !cells[column].isEmpty {
            let (source, shown) = (cells[column], cells[column + 1])
            pairs.append(
              Pair(source: String(source.dropFirst().dropLast()), shown: String(shown.dropFirst().dropLast())))
          }
        }
      } else if line.isEmpty {
        isGallery = false
      }
      index += 1
    }
    return pairs
  }

  /// The names of the commands of a formula and its environments, `begin{…}`.
  private static func names(_ source: String) -> Set<String> {
    var names: Set<String> = []
    for match in source.matches(of: /\\(?:begin\{([A-Za-z]+\*?)\}|([A-Za-z]+|.))/) {
      if let environment = match.1 { names.formUnion(["begin", "begin{\(environment)}"]) }
      if let command = match.2 { names.insert(String(command)) }
    }
    return names
  }

  @Test(arguments: ["en", "zh"]) func sourcesStandBesideTheirResults(_ language: String) throws {
    let pairs = try Self.pairs(language)
    #expect(pairs.count > 900)
    for pair in pairs { #expect(pair.source == pair.shown) }
  }

  /// A command that the parser knows and the page does not show, or the other way round.
  @Test(arguments: ["en", "zh"]) func everyCommandIsShownAndNoOther(_ language: String) throws {
    var macros = MacroTable()
    var shown: Set<String> = []
    for pair in try Self.pairs(language) {
      shown.formUnion(Self.names(pair.source))
      _ = parseTeX(.init(SourceFile(path: "", text: pair.source)), macros: &macros)
    }
    var known = Set(CommandTable.names)
    // Line breaks and tabs behind a backslash are the space that is shown.
    known.subtract(["\n", "\t", "\r"])
    known.formUnion(TeXEnvironment.allNames.map { "begin{\($0)}" })
    // A macro of the page's own is no command.
    let macrosOfThePage = Set(macros.macros.keys).subtracting(known)
    #expect(known.subtracting(shown).sorted() == [])
    #expect(shown.subtracting(known).subtracting(macrosOfThePage).sorted() == [])
  }

  @Test func bothLanguagesShowTheSame() throws {
    #expect(try Self.pairs("en") == Self.pairs("zh"))
  }
}
