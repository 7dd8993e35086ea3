import Foundation
import Testing

@testable import TeXMath

/// A formula of a public text, with where it is from.
struct CorpusSpan: Decodable, Sendable {
  var repo: String
  var path: String
  var display: Bool
  var tex: String
}

/// Formulas of public books and course notes as they are (`Corpus/spans.jsonl`: one a line, with its repository and
/// path), and the commands by their frequency there, without those that their authors defined.
enum Corpus {
  static let spans: [CorpusSpan] = lines("spans", "jsonl").compactMap {
    try? JSONDecoder().decode(CorpusSpan.self, from: Data($0.utf8))
  }
  static let commands = lines("commands", "txt")

  private static func lines(_ name: String, _ ending: String) -> [String] {
    guard let url = Bundle.module.url(forResource: name, withExtension: ending, subdirectory: "Corpus"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").map(String.init)
  }
}

struct CorpusTests {
  @Test func corpusIsRead() {
    #expect(Corpus.spans.count == 1038)
    #expect(Corpus.commands.count == 416)
  }

  @Test func everySpanIsMathMLCore() {
    for span in Corpus.spans {
      let formula = parse(span.tex)
      let errors = formula.diagnostics.filter { $0.severity == .error }.map(\.message)
      #expect(errors == [], "\(span.repo) \(span.path): \(span.tex)")
      for isDisplay in [true, false] {
        let problems = MathMLCheck(mathML(formula, isDisplay: isDisplay)).problems
        #expect(problems == [], "\(span.tex)")
      }
    }
  }

  /// Numbers are found where they are, but for those that a macro wrote.
  @Test func spansHoldTheirText() {
    for span in Corpus.spans where !span.tex.contains("def") && !span.tex.contains("newcommand") {
      let bytes = Array(span.tex.utf8)
      for (digits, place) in numbers(parse(span.tex).nodes) {
        let text = String(decoding: bytes[place.range], as: UTF8.self)
        #expect(text == digits, "\(span.tex)")
      }
    }
  }

  @Test(arguments: Corpus.commands)
  func everyCommandIsKnown(_ name: String) {
    if name == #"\operatorname*"# { return }
    if name.hasPrefix(#"\begin{"#) {
      #expect(TeXEnvironment(named: String(name.dropFirst(7).dropLast())) != nil)
    } else {
      #expect(CommandTable.command(String(name.dropFirst())) != nil)
    }
  }
}
