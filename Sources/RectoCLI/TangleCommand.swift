import ArgumentParser
import Diagnostics
import Recto

struct TangleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tangle",
    abstract: "Write the formulas as a Swift program.",
    discussion: """
      The program compiles with `import FormulaSwift` and computes the same values; expectations become calls.

      Examples:
        recto tangle > Article.swift
        recto tangle Content/en/entropy.md
      """)

  @Argument(help: "Projects, folders of Markdown and single files. (default: .)", completion: .file())
  var paths: [String] = []

  func run() async throws {
    try await end { () throws(Diagnostic) in
      let (source, diagnostics) = try Project.load(paths).tangled()
      try Terminal.write(source)
      Terminal.show(diagnostics)
      return Ending(diagnostics)
    }
  }
}
