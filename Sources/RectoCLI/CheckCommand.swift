import ArgumentParser
import Diagnostics
import Recto

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check numbers, and write nothing.",
    discussion: """
      Text reports go to a person: what is wrong to standard error, the tally to standard output. The other formats go \
      to standard output as a whole: `json` for programs, `sarif` (2.1.0, with fixes) for code scanning, `github` for \
      the annotations of GitHub Actions, `junit` for test reports, with one test case for each claim.

      Coverage is the share of the printed results that are verified. A number with a fraction, an exponent or a percent \
      sign that nothing binds counts against it; a bare whole number does not.

      Examples:
        recto check                          this project
        recto check README.md notes/         single files and folders of any Markdown
        recto check --format json > report.json
        recto check --format github          in a workflow
        recto check --coverage --min-coverage 80
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

  @Flag(help: "Tell for each article how many of its numbers are verified. (text and json)")
  var coverage = false

  @Option(help: ArgumentHelp("Fail if less of the results is verified than this.", valueName: "percent"))
  var minCoverage: Double?

  @Flag(name: [.short, .long], help: "Say nothing but what is wrong.")
  var quiet = false

  func validate() throws {
    if let minCoverage, !(0...100).contains(minCoverage) {
      throw ValidationError("--min-coverage is a percentage, from 0 to 100")
    }
  }

  func run() async throws {
    try await end { () throws(Diagnostic) in
      let stopwatch = Stopwatch()
      let project = try Project.load(paths)
      let report = await report(of: project)
      switch format {
      case .text:
        Terminal.show(report.diagnostics)
        for claim in report.claims { try Terminal.write(claim.text + "\n") }
        if coverage { try Terminal.write(report.coverageText) }
        if !quiet { try Terminal.write("\(report.tally.text) (\(stopwatch.text))\n") }
      case .json: try Terminal.write(report.json())
      case .sarif: try Terminal.write(report.sarif())
      case .github: try Terminal.write(report.github())
      case .junit: try Terminal.write(report.junit(timestamp: timestamp(), seconds: stopwatch.seconds))
      }
      let ending = Ending(report.diagnostics)
      if let missing = missingCoverage(report) {
        Terminal.say(missing + "\n")
        return ending == .clean ? .errors : ending
      }
      return ending
    }
  }

  private func report(of project: Project) async -> Report {
    var progress = Progress(isQuiet: quiet || format != .text)
    var report = Report()
    var done = 0
    await project.check(
      width: processorCount, listsClaims: strict || format != .text,
      measuresCoverage: coverage || minCoverage != nil
    ) { part in
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
    return report
  }

  /// What is said if less is covered than was asked for. Where there are no results, nothing is missing.
  private func missingCoverage(_ report: Report) -> String? {
    guard let minCoverage, let share = report.totalCoverage.total.share, share < minCoverage else { return nil }
    return "coverage is \(share) %, and \(minCoverage) % are asked for"
  }
}
