import ArgumentParser
import Diagnostics
import Recto

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Check a project and write its site.",
    discussion: """
      Unless everything passes, nothing is written and the last site stays as it is. The output folder must be absent, \
      empty, or a site that Recto wrote.

      Examples:
        recto build
        recto build notes -o /srv/www/notes
        recto build --allow-failures     what does not hold is marked on its page
      """)

  @Argument(help: "A folder with `Content/`, or any folder of Markdown.", completion: .directory)
  var folder = "."

  @Option(
    name: [.short, .long], help: "Where to write the site. (default: `_site` in the project)", completion: .directory)
  var output: String?

  @Flag(help: "Write the site even if claims fail, and mark them on its pages.")
  var allowFailures = false

  @Flag(name: [.short, .long], help: "Say nothing but what is wrong.")
  var quiet = false

  func run() async throws {
    try await end { () throws(Diagnostic) in
      let project = try Project.load([folder])
      var progress = Progress(isQuiet: quiet)
      let target = output ?? (folder == "." ? "_site" : folder.hasSuffix("/") ? folder + "_site" : folder + "/_site")
      let report = try await project.build(
        into: target, allowsFailures: allowFailures, width: processorCount,
        onWait: { Terminal.say("waiting for another run that writes '\(target)'\n") },
        progress: { progress.show($0, of: $1) })
      progress.clear()
      Terminal.show(report.diagnostics)
      if !quiet { try Terminal.write(report.tally.text + "\n") }
      if !report.allowsPublishing(withFailures: allowFailures) {
        Terminal.say("nothing was written to '\(target)'\n")
      }
      return Ending(report.diagnostics)
    }
  }
}
