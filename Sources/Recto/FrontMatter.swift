import Diagnostics
import Yams

/// What an article says of itself between two lines `---` at its head.
package struct FrontMatter: Sendable {
  /// Which logarithm `\log` means in LaTeX.
  package enum LogarithmBase: Sendable {
    case natural
    case two
    case ten
  }

  package var title: String?
  /// As written: an ISO 8601 date.
  package var date: String?
  /// A BCP 47 tag.
  package var language: String?
  package var tags: [String] = []
  package var description: String?
  package var isDraft = false
  package var logarithm: LogarithmBase?
  /// The whole front matter with its delimiters; empty if there is none.
  package var span = Span(0, 0)

  package init() {}
  init(at file: SourceFile, _ diagnostics: inout [Diagnostic]) {}
}
