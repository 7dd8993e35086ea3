import ArgumentParser
import CSystem
import Diagnostics
import Recto

@main
struct RectoCommand: AsyncParsableCommand {
  /// `eval '-log(0.5)'`: what begins like an option and is an expression goes to the end.
  static func separatingExpression(_ arguments: [String]) -> [String] {
    let isExpression = { (argument: String) in
      argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.dropFirst().contains { !$0.isLetter }
    }
    guard arguments.first == "eval", !arguments.contains("--"),
      let place = arguments.firstIndex(where: isExpression), arguments[place - 1] != "--digits"
    else { return arguments }
    return arguments[..<place] + arguments[(place + 1)...] + ["--", arguments[place]]
  }

  static func main() async {
    recto_keep_memory()
    let arguments = separatingExpression(Array(CommandLine.arguments.dropFirst()))
    if let first = arguments.first, let message = unknownCommand(first) { exit(withError: ValidationError(message)) }
    await main(arguments)
  }

  /// What is wrong with a first argument that is neither a command nor an option.
  static func unknownCommand(_ name: String) -> String? {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !name.hasPrefix("-"), !known.contains(name) else { return nil }
    let help = nearestName(to: name, among: known).map { "Did you mean `\($0)`?" }
    return "There is no command `\(name)`. " + (help ?? "The commands are \(known.dropLast().joined(separator: ", ")).")
  }

  static let configuration = CommandConfiguration(
    commandName: "recto",
    abstract: "Checks every number in Markdown, and makes a site of what holds.",
    discussion: """
      Recto recomputes the worked examples of an article, proves that each printed digit is right, and writes a \
      static site. When a number is wrong it says which one, what it should be, and how the wrong one may have come \
      about; and nothing is published.

      Examples:
        recto init notes                   a new project
        recto check Content/en/entropy.md  check one article
        recto fix                          put wrong digits right
        recto build                        check this project and write _site/
        recto eval 'entropy([0.7, 0.2, 0.1])'

      Completions for a shell: `recto --generate-completion-script bash` (or `zsh`, `fish`) prints a script; the manual \
      of your shell says where it goes.

      Exit status: 0 all is well, 1 something is wrong in what was read, 2 the run could not begin or its \
      results not be written, 64 wrong usage, 70 a defect in Recto.
      """,
    version: versionText,
    subcommands: [
      BuildCommand.self, CheckCommand.self, FixCommand.self, ExplainCommand.self, NewCommand.self, InitCommand.self,
      ServeCommand.self, EvalCommand.self, RenderCommand.self, TangleCommand.self,
    ])
}
