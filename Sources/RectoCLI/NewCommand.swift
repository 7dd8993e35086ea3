import ArgumentParser
import Diagnostics
import Recto

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a new article.",
    discussion: """
      The file's name is made of the title, in whatever script it is, and its path is printed. It goes into the folder \
      of the language that the title's letters tell, or that `--lang` names. No file is ever overwritten: a second \
      article of a name gets a number.

      Examples:
        recto new "Entropy of a loaded die"     Content/en/entropy-of-a-loaded-die.md
        recto new 交叉熵                         Content/zh/交叉熵.md
        $EDITOR "$(recto new --lang fr Entropie)"
      """)

  @Argument(help: "The title; several words need no quotes.")
  var title: [String]

  @Option(help: ArgumentHelp("The language of the article. (default: what the title tells)", valueName: "tag"))
  var lang: String?

  @Option(name: [.customShort("C"), .long], help: "The project, or any folder of Markdown.", completion: .directory)
  var directory = "."

  func validate() throws {
    guard title.joined().contains(where: { !$0.isWhitespace }) else { throw ValidationError("the title is empty") }
    if let lang, !Settings.isLanguageTag(lang) {
      throw ValidationError("--lang is a language tag such as en or zh-Hans")
    }
  }

  func run() async throws {
    try await end { () throws(Diagnostic) in
      let words = title.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let article = try NewArticle(title: words, language: lang, in: directory, date: today())
      try article.files.write()
      try Terminal.write(article.path + "\n")
      if let remark = article.remark { Terminal.say(remark + "\n") }
      return .clean
    }
  }
}
