import Foundation
import Testing

@testable import TeXMath

/// One example of `Spec/latex.md`.
struct TypesettingExample: CustomTestStringConvertible, Sendable {
  var line: Int
  /// `inline`, or nothing for a display.
  var info: String
  var source: String
  var expected: String

  var testDescription: String { "latex.md:\(line)" }

  /// Formulas in fences, from what is made of them by a line with a dot.
  static let all: [TypesettingExample] = {
    guard let url = Bundle.module.url(forResource: "latex", withExtension: "md", subdirectory: "Spec"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    var examples: [TypesettingExample] = []
    var current: (line: Int, info: String, lines: [String])?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      guard line.hasPrefix("```") else {
        current?.lines.append(line)
        continue
      }
      if let (start, info, lines) = current {
        let parts = lines.split(separator: ".", maxSplits: 1)
        examples.append(
          TypesettingExample(
            line: start, info: info, source: parts[0].joined(separator: "\n"),
            expected: parts.count > 1 ? parts[1].joined(separator: "\n") : ""))
        current = nil
      } else {
        current = (index + 1, String(line.dropFirst(3)), [])
      }
    }
    return examples
  }()
}

struct TypesettingSpecTests {
  @Test func specificationIsRead() { #expect(TypesettingExample.all.count > 60) }

  @Test(arguments: TypesettingExample.all)
  func isTypesetAsSpecified(_ example: TypesettingExample) {
    let formula = parse(example.source)
    #expect(formula.diagnostics.map(\.message) == [])
    let set = typeset(formula, isDisplay: example.info != "inline").linear
    #expect(set == example.expected)
  }
}
