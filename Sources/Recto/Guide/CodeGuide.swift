import Diagnostics

/// What an error code means: for `recto explain CODE`, the reports, and the manual.
package struct CodeGuide: Sendable {
  package var code: DiagnosticCode
  /// The fact, in one sentence.
  package var summary: String
  /// What lies behind it, and what to do.
  package var advice: String
  package var example: Example

  /// Something that really produces the code.
  package enum Example: Sendable {
    /// An article.
    case article(String)
    /// Several files, by their paths.
    case files([File])
    /// What a user types in an empty folder.
    case commands(String)
    /// Nothing that could be shown produces it.
    case none
  }

  package struct File: Sendable {
    package var path: String
    package var text: String
  }

  init(_ code: DiagnosticCode, _ summary: String, _ advice: String, _ example: Example) {
    self.code = code
    self.summary = summary
    self.advice = advice
    self.example = example
  }

  /// One a code, in the order of the codes.
  package static let all: [CodeGuide] = formulas + claims + mathematics + articles + projects
}

extension CodeGuide.Example {
  /// A formula block as an article.
  static func formulas(_ source: String) -> Self { .article("```swift recto\n\(source)\n```\n") }

  static func files(_ files: KeyValuePairs<String, String>) -> Self {
    .files(files.map { CodeGuide.File(path: $0.key, text: $0.value) })
  }
}

extension DiagnosticCode {
  package var guide: CodeGuide? { CodeGuide.all.first { $0.code == self } }
}

extension CodeGuide {
  /// As a person reads it on a terminal.
  package var text: String {
    var text = "\(code.rawValue): \(summary)\n\n\(advice.wrapped(to: 80))\n"
    switch example {
    case .none: break
    case .article(let article): text += "\nFor example, in an article:\n\n\(article.indented)"
    case .commands(let commands): text += "\nFor example, on the command line:\n\n\(commands.indented)"
    case .files(let files):
      text += "\nFor example, in these files:\n"
      for file in files { text += "\n  \(file.path)\n\n\(file.text.indented)" }
    }
    return text
  }
}

extension String {
  /// Each line four spaces to the right, ending in a line break.
  fileprivate var indented: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }

  /// Broken between words into lines of at most so many characters.
  fileprivate func wrapped(to width: Int) -> String {
    var lines = [""]
    for word in split(separator: " ") {
      if let last = lines.last, !last.isEmpty, last.count + 1 + word.count > width { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.joined(separator: "\n")
  }
}
