import Testing

@testable import Formula
@testable import Recto

/// The manual says what the program does.
@Suite struct ManualTests {
  /// What a page of the functions says of one of them.
  private struct Entry {
    var name: String
    /// The items of the list below its heading, without their bullets.
    var items: [String] = []
    /// The formula blocks, without the lines of their fences.
    var code = ""
  }

  /// A heading `###`, a list and formula blocks for each function.
  private func entries(_ language: String) throws -> [Entry] {
    let page = try #require(ContentFolder.articles().first { $0.path == "\(language)/manual/functions.md" })
    var entries: [Entry] = []
    var isInCode = false
    for line in String(decoding: page.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInCode = line.hasPrefix("```swift recto")
      } else if line.hasPrefix("### ") {
        entries.append(Entry(name: String(line.dropFirst("### ".count))))
      } else if let last = entries.indices.last {
        if isInCode {
          entries[last].code += line + "\n"
        } else if line.hasPrefix("- ") {
          entries[last].items.append(String(line.dropFirst("- ".count)))
        }
      }
    }
    return entries
  }

  @Test(arguments: ["en", "zh"]) func everyFunctionHasAnEntryAndNothingElseDoes(language: String) throws {
    #expect(try entries(language).map(\.name) == Builtins.names)
  }

  @Test(arguments: ["en", "zh"]) func everyEntryHasTheSignatureAndAnExample(language: String) throws {
    let entries = Dictionary(uniqueKeysWithValues: try entries(language).map { ($0.name, $0) })
    for function in Builtins.all {
      let entry = try #require(entries[function.name])
      #expect(entry.items.first?.hasPrefix("`\(function.signature)`") == true, "\(function.name) in \(language)")
      #expect(entry.code.contains(function.name + "("), "\(function.name) in \(language)")
    }
    for constant in Builtins.constants {
      #expect(entries[constant.name]?.code.contains(constant.name) == true, "\(constant.name) in \(language)")
    }
  }

  @Test func theEnglishPageSaysWhatTheTableSays() throws {
    let entries = Dictionary(uniqueKeysWithValues: try entries("en").map { ($0.name, $0) })
    for constant in Builtins.constants {
      #expect(entries[constant.name]?.items == ["`\(constant.name)`: \(constant.meaning)"])
    }
    for function in Builtins.all {
      var items = ["`\(function.signature)`: \(function.meaning)"]
      items.append("Domain: \(function.domain)")
      items.append("Source: \(function.source)")
      if let definition = function.definition { items.append("Same as: `\(definition)`") }
      #expect(entries[function.name]?.items == items)
    }
  }

  /// Both languages compute the same: the same formulas with the same claims.
  @Test func bothLanguagesHaveTheSameExamples() throws {
    // Titles and descriptions of figures are in the language of the page.
    let figures = Builtins.all.filter { $0.domain == "in a plot block" }.map(\.name)
    func claims(_ language: String) throws -> [String] {
      try entries(language).filter { !figures.contains($0.name) }.map(\.code)
    }
    #expect(try claims("en") == claims("zh"))
  }
}
