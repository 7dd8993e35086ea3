import Diagnostics
import Foundation
import Recto
import Testing

/// What `recto explain CODE` shows really happens: each example is run.
struct CodeGuideTests {
  @Test func eachCodeHasOneGuide() {
    #expect(CodeGuide.all.map(\.code) == DiagnosticCode.allCases)
  }

  @Test(arguments: CodeGuide.all) func anExampleProducesItsCode(guide: CodeGuide) throws {
    let sandbox = try Sandbox()
    let outcome: Sandbox.Outcome
    switch guide.example {
    case .none: return
    case .article(let article):
      try sandbox.write("Content/en/a.md", article)
      outcome = try sandbox.run("check")
    case .files(let files):
      for file in files { try sandbox.write(file.path, file.text) }
      outcome = try sandbox.run("check")
    case .commands(let commands): outcome = try sandbox.shell(commands)
    }
    #expect(outcome.errors.contains("[\(guide.code.rawValue)]: "), "\(guide.code): \(outcome.errors)")
  }

  @Test func aCodeIsExplained() throws {
    let outcome = try Sandbox().run("explain", "claim-refuted")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("claim-refuted: a printed number is wrong\n"))
    #expect(outcome.output.contains("\n    entropy([0.7, 0.2, 0.1])   // ≈ 0.804\n"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let list = try Sandbox().run("explain").output.split(separator: "\n")
    #expect(list.count == DiagnosticCode.allCases.count)
    let unknown = try Sandbox().run("explain", "claim-refutd")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean `claim-refuted`?"))
  }
}

extension CodeGuide: CustomTestStringConvertible {
  /// The code, where a test is told.
  public var testDescription: String { code.rawValue }
}
