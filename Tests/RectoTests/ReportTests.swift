import Diagnostics
import Formula
import Foundation
import Testing

@testable import Recto

struct ReportTests {
  private var report: Report {
    let file = SourceFile(path: "a.md", text: "\n\nπ: $-\\log 0.6 \\approx 0.510$\n")
    let refuted = Diagnostic(
      .claimRefuted, "a \"quote\", \\ and\ttab\u{1}", at: Span(25, 30), notes: ["n"], help: ["h\n2"])
    var tally = Tally(files: 1, mathSpans: 9, symbolic: 5, unbound: 2)
    tally.count(.verified, .enclosure)
    tally.count(.refuted, .enclosure)
    tally.count(.exempt, .exact)
    return Report(
      tally: tally,
      claims: [
        ReportedClaim(
          file: "a.md", start: Position(line: 3, column: 5), end: Position(line: 3, column: 27), origin: .latex,
          left: "-\\log 0.6", relation: "≈", right: "0.511", verdict: .verified, basis: .enclosure,
          value: "0.510825623765990", enclosure: .init(lower: "0.5108256237659906", upper: "0.5108256237659908")),
        ReportedClaim(
          file: "a.md", start: Position(line: 3, column: 5), end: Position(line: 3, column: 27), origin: .table,
          left: "x", relation: "=", right: "1", verdict: .refuted, basis: .printedRounding, explanation: "why"),
      ],
      diagnostics: [refuted.located(in: file)])
  }

  @Test func theFormatIsTheOneThatIsDocumented() {
    #expect(
      String(decoding: report.json(), as: UTF8.self) == #"""
        {"version": 1, "generator": "recto 0.1.0",
         "summary": {"files": 1, "claims": 2, "verified": 1, "ambiguous": 0, "imprecise": 0, "refuted": 1, "undecided": 0, "exempt": 1, "mathSpans": 9, "symbolic": 5, "unbound": 2},
         "claims": [
          {"file": "a.md", "line": 3, "column": 5, "endLine": 3, "endColumn": 27, "origin": "latex", "left": "-\\log 0.6", "relation": "≈", "right": "0.511", "verdict": "verified", "basis": "enclosure", "value": "0.510825623765990", "enclosure": ["0.5108256237659906", "0.5108256237659908"], "explanation": null},
          {"file": "a.md", "line": 3, "column": 5, "endLine": 3, "endColumn": 27, "origin": "table", "left": "x", "relation": "=", "right": "1", "verdict": "refuted", "basis": "printed-rounding", "value": null, "enclosure": null, "explanation": "why"}],
         "diagnostics": [
          {"severity": "error", "code": "claim-refuted", "message": "a \"quote\", \\ and\ttab\u0001", "file": "a.md", "line": 3, "column": 23, "endLine": 3, "endColumn": 28, "notes": ["n"], "help": ["h\n2"]}]}

        """#)
  }

  @Test func itIsJSON() throws {
    let value = try #require(try JSONSerialization.jsonObject(with: Data(report.json())) as? [String: Any])
    let diagnostics = try #require(value["diagnostics"] as? [[String: Any]])
    #expect(diagnostics[0]["message"] as? String == "a \"quote\", \\ and\ttab\u{1}")
    let empty = try #require(try JSONSerialization.jsonObject(with: Data(Report().json())) as? [String: Any])
    #expect((empty["claims"] as? [Any])?.count == 0)
  }

  @Test func aRunFailsByItsErrorsAlone() {
    #expect(report.hasErrors)
    var warned = report
    warned.diagnostics = [Diagnostic(.warning, .settings, "w", at: nil).located(atPath: "a")]
    #expect(!warned.hasErrors)
  }

  @Test func talliesAddUp() {
    var sum = report
    sum += report
    #expect(sum.tally.claims == 4)
    #expect(sum.tally.bases == [.enclosure: 2])
    #expect(sum.claims.count == 4)
    #expect(
      sum.tally.text
        == "4 claims in 2 files: 2 verified, 2 refuted, 2 exempt; 18 formulas, 10 of them symbolic, 4 unbound")
    #expect(Tally(files: 1).text == "0 claims in 1 file")
  }
}
