import Diagnostics
import Foundation
import Recto
import Testing

/// A plain page with the diagnostics that it must raise written above the lines where they stand:
/// `<!-- expect: error claim-refuted 7-21: message -->`, or `// expect: …` in a formula block. Columns count from 1
/// and include the last; the message may be left out, or be a beginning. `4:7-21` is on the fourth line below, for
/// places where no comment can stand, such as a table.
struct Case: CustomStringConvertible, Sendable {
  struct Expected: Sendable, CustomStringConvertible {
    var line: Int
    var severity: String
    var code: String
    /// `nil` where only the line matters; a finding about the file as a whole stands on its first one.
    var columns: ClosedRange<Int>?
    var message: String

    var description: String {
      "\(line): \(severity) \(code) \(columns.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "")"
    }

    func matches(_ found: LocatedDiagnostic) -> Bool {
      guard found.diagnostic.severity.rawValue == severity, found.diagnostic.code.rawValue == code,
        found.diagnostic.message.hasPrefix(message), found.start.line == line
      else { return false }
      guard let columns else { return true }
      let last = found.end.line == found.start.line ? max(found.end.column - 1, found.start.column) : nil
      return found.start.column == columns.lowerBound
        && (last == nil || last == columns.upperBound)
    }
  }

  var file: SourceFile
  var description: String { file.path }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Cases")

  static let all: [Case] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
      return Case(file: SourceFile(path: name, bytes: Array(data)))
    }
  }()

  /// What the page says of itself. An expectation is about the next line that is none.
  var expected: [Expected] {
    var found: [Expected] = []
    var pending: [Expected] = []
    for number in 1...file.lineCount {
      let line = file.text(file.line(number))
      if let match = line.firstMatch(
        of: /(?:<!--|\/\/|#) expect: (error|warning) ([a-z-]+)(?: (?:(\d+):)?(\d+)-(\d+))?(?:: (.*?))?\s*(?:-->.*)?$/)
      {
        let columns = match.4.flatMap { Int($0) }.flatMap { low in match.5.flatMap { Int($0) }.map { low...$0 } }
        pending.append(
          Expected(
            line: match.3.flatMap { Int($0) } ?? 1, severity: String(match.1), code: String(match.2),
            columns: columns, message: match.6.map(String.init) ?? ""))
      } else {
        found += pending.map { expected in
          var expected = expected
          expected.line += number - 1
          return expected
        }
        pending = []
      }
    }
    return found + pending
  }
}

@Suite struct CaseTests {
  @Test func thereAreCases() { #expect(Case.all.count >= 40) }

  /// Every diagnostic is expected, and every expectation met.
  @Test(arguments: Case.all) func page(_ page: Case) {
    var found = judge(page.file).diagnostics.map { $0.located(in: page.file) }
    for expected in page.expected {
      guard let index = found.firstIndex(where: expected.matches) else {
        Issue.record("missing: \(expected)\nfound: \(found.map(summary))")
        continue
      }
      found.remove(at: index)
    }
    #expect(found.isEmpty, "unexpected: \(found.map(summary).joined(separator: "\n"))")
  }

  private func summary(_ found: LocatedDiagnostic) -> String {
    "\(found.start.line): \(found.diagnostic.severity) \(found.diagnostic.code.rawValue) "
      + "\(found.start.column)-\(found.end.column - 1): \(found.diagnostic.message)"
  }
}
