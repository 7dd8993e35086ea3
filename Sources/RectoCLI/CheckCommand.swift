import ArgumentParser
import Diagnostics
import Recto

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check numbers, and write nothing.",
    discussion: """
      Examples:
        recto check                          this project
        recto check README.md notes/         single files and folders of any Markdown
        recto check --format json > report.json
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case sarif
    case github
    case junit
  }

  @Argument(help: "Projects, folders of Markdown and single files. (default: .)", completion: .file())
  var paths: [String] = []

  @Option(help: "How to report.")
  var format = Format.text

  @Flag(help: "Fail for claims that hold under one reading only; list those that rest on agreement or samples.")
  var strict = false

  @Flag(name: [.short, .long], help: "Say nothing but what is wrong.")
  var quiet = false

  func run() async throws {
    try await end { () throws(Diagnostic) in
      let project = try Project.load(paths)
      let stopwatch = Stopwatch()
      var progress = Progress(isQuiet: quiet || format != .text)
      var report = Report()
      var done = 0
      await project.check(width: processorCount, listsClaims: strict || format != .text) { part in
        var part = part
        if strict { part.beStrict() }
        // A text tells of claims that are not quite proved, so that the others need not be kept.
        if format == .text { part.claims = part.claims.filter(\.isUnproved) }
        report += part
        done += part.tally.files
        progress.show(done, of: project.articles.count)
      }
      progress.clear()
      report.sortDiagnostics(by: project.articles.map(\.path))
      switch format {
      case .text:
        Terminal.show(report.diagnostics)
        for claim in report.claims { Terminal.write(claim.text + "\n") }
        if !quiet { Terminal.write(report.tally.text + "\n") }
      case .json: Terminal.write(report.json())
      case .sarif: Terminal.write(report.sarif())
      case .github: Terminal.write(report.github())
      case .junit: Terminal.write(report.junit(timestamp: timestamp(), seconds: stopwatch.seconds))
      }
      return Ending(report.diagnostics)
    }
  }
}
