import Foundation
import Testing

@testable import Formula

/// One example of `Spec/typesetting.md`.
struct TypesettingExample: CustomTestStringConvertible, Sendable {
  var line: Int
  var info: String
  var source: String
  var expected: [String]

  var testDescription: String { "typesetting.md:\(line)" }

  /// Programs in fences, from their typeset lines by a line with a dot.
  static let all: [TypesettingExample] = {
    guard let url = Bundle.module.url(forResource: "typesetting", withExtension: "md", subdirectory: "Spec"),
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
            expected: parts.count > 1 ? Array(parts[1]) : []))
        current = nil
      } else {
        current = (index + 1, line.dropFirst(3).trimmingCharacters(in: .whitespaces), [])
      }
    }
    return examples
  }()
}

@Suite struct TypesettingSpecTests {
  @Test func specificationIsRead() { #expect(TypesettingExample.all.count > 50) }

  @Test(arguments: TypesettingExample.all)
  func isTypesetAsSpecified(_ example: TypesettingExample) {
    let lines = typesetLines(
      example.source, steps: example.info == "steps", language: example.info == "zh" ? "zh" : "en")
    #expect(lines.suffix(example.expected.count).map(\.linear) == example.expected)
  }
}
