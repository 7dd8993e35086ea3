import ArgumentParser
import Diagnostics
import Recto

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a claim was decided, or what an error code means.",
    discussion: """
      Of a line: every claim on it with its formula, the numbers in it, an interval for each intermediate result, the \
      numbers that the printed digits stand for, and what was decided at which precision. Of a code: what is wrong, what \
      to do, and an example. With nothing: all codes.

      Examples:
        recto explain Content/en/entropy.md:31
        recto explain claim-refuted
        recto explain | grep table
      """)

  @Argument(
    help: ArgumentHelp("A line with a claim on it, or an error code.", valueName: "FILE:LINE|CODE"),
    completion: .custom { _, _, _ in DiagnosticCode.allCases.map(\.rawValue) + LinePlace.files() })
  var subject: String?

  func run() async throws {
    try await end { () throws(Diagnostic) in
      guard let subject else {
        let width = DiagnosticCode.allCases.map(\.rawValue.count).max() ?? 0
        for guide in CodeGuide.all {
          let code = guide.code.rawValue
          try Terminal.write("\(code)\(String(repeating: " ", count: width - code.count))  \(guide.summary)\n")
        }
        return .clean
      }
      if let code = DiagnosticCode(rawValue: subject), let guide = code.guide {
        try Terminal.write(guide.text)
        return .clean
      }
      guard let place = LinePlace(argument: subject) else {
        let nearest = nearestName(to: subject, among: DiagnosticCode.allCases.map(\.rawValue))
        throw Diagnostic(
          .unreadable, "'\(subject)' is neither an error code nor a line of a file", at: nil,
          help: [nearest.map { "did you mean `\($0)`?" } ?? "write `recto explain article.md:31`"])
      }
      return try explain(place)
    }
  }

  private func explain(_ place: LinePlace) throws(Diagnostic) -> Ending {
    let project = try Project.load([place.file])
    guard let article = project.article(atPath: place.file) else {
      throw Diagnostic(.unreadable, "'\(place.file)' is no article", at: nil)
    }
    switch project.judged(article) {
    case .unreadable(let diagnostic):
      Terminal.show([diagnostic])
      return .errors
    case .document(let judged):
      let derivations = judged.derivations(onLine: place.line)
      guard derivations.isEmpty else {
        try Terminal.write(derivations.map(\.text).joined(separator: "\n"))
        return .clean
      }
      // What keeps a claim from being one is told instead.
      let findings = judged.diagnostics.map { $0.located(in: judged.document.file) }
        .filter { ($0.start.line...$0.end.line).contains(place.line) }
      guard findings.isEmpty else {
        Terminal.show(findings)
        return Ending(findings)
      }
      let lines = judged.claimLines.map(String.init)
      throw Diagnostic(
        .unreadable, "there is no claim on line \(place.line) of '\(place.file)'", at: nil,
        help: lines.isEmpty ? [] : ["claims stand on the lines \(lines.joined(separator: ", "))"])
    }
  }
}
