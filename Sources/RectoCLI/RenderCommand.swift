import ArgumentParser
import Diagnostics
import Recto

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Turn one Markdown text into HTML.",
    discussion: """
      A fragment without a page around it goes to standard output, also when something in the text is wrong: a formula \
      in error is shown as its source.

      Examples:
        recto render article.md > article.html
        recto render --plain < README.md
      """)

  @Argument(help: "A file, or `-` for standard input.", completion: .file())
  var file = "-"

  @Flag(help: "CommonMark and GFM alone: no formulas, no checks.")
  var plain = false

  func run() async throws {
    try await end { () throws(Diagnostic) in
      let fragment: Fragment
      do throws(LoadError) {
        let text = file == "-" ? try SourceFile.loadStandardInput() : try SourceFile.load(file)
        fragment = plain ? Fragment(plain: text) : Fragment(text)
      } catch {
        Terminal.show([error.diagnostic])
        return .notBegun
      }
      try Terminal.write(fragment.html)
      Terminal.show(fragment.diagnostics)
      return Ending(fragment.diagnostics)
    }
  }
}
