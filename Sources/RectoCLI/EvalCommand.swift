import ArgumentParser
import Diagnostics
import Recto

struct EvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluate an expression.",
    discussion: """
      The first line is the value: every digit of it is right, and an exact number is told exactly. The second line is \
      an interval that certainly holds it.

      Examples:
        recto eval 'entropy([0.7, 0.2, 0.1])'
        recto eval --digits 50 'exp(pi * sqrt(163))'
        recto eval '1/3 + 0.1'
      """)

  @Argument(help: "An expression of formula Swift.")
  var expression: String

  @Option(help: "How many significant digits to tell.")
  var digits = 16

  func validate() throws {
    guard (1...4000).contains(digits) else { throw ValidationError("--digits is a number from 1 to 4000") }
  }

  func run() async throws {
    try await end { () throws(Diagnostic) in
      switch Answer.evaluating(expression, digits: digits) {
      case .success(let answer):
        try Terminal.write("\(answer.value)\n\(answer.enclosure)\n")
        return .clean
      case .failure(let findings):
        Terminal.show(findings.diagnostics)
        return Ending(findings.diagnostics)
      }
    }
  }
}
