import ArgumentParser
import Diagnostics
import Recto

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new project that builds and passes.",
    discussion: """
      There will be an article that shows each syntax, the settings in `Site/site.yml`, a `.gitignore`, and a workflow \
      for GitHub that checks each push and publishes the site. Files that are there already stay as they are.

      Examples:
        recto init                    in this folder
        recto init notes && cd notes && recto build
        recto init --lang zh 笔记
      """)

  @Argument(help: "Where to make it.", completion: .directory)
  var folder = "."

  @Option(help: ArgumentHelp("The language of the site.", valueName: "tag"))
  var lang = "en"

  @Flag(name: [.short, .long], help: "Say nothing but what is wrong.")
  var quiet = false

  func validate() throws {
    guard Settings.isLanguageTag(lang) else { throw ValidationError("--lang is a language tag such as en or zh-Hans") }
  }

  func run() async throws {
    try await end { () throws(Diagnostic) in
      let project = try NewProject(in: folder, language: lang, date: today())
      try project.files.write()
      let place = folder == "." ? "" : " \(folder)"
      if !quiet {
        try Terminal.write("\(project.files.files.count) files made; `recto build\(place)` makes the site\n")
      }
      return .clean
    }
  }
}
