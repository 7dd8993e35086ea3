import Diagnostics
import TeXMath

/// What `Site/site.yml` says. Every field has a default, so that a folder of Markdown needs no settings.
package struct Settings: Hashable, Sendable {
  package var title: String?
  package var description: String?
  /// Where the site will stand, without a final `/`; pages need it for canonical links only.
  package var baseURL: String?
  /// Language tags (BCP 47) in the order they are offered; the first one's home page is the site's.
  package var languages: [String] = []
  package var html = RawHTML.drop
  /// What `\log` means where an article does not say.
  package var log: LogarithmBase?
  /// Of formulas in LaTeX: `R: \mathbb{R}`.
  package var macros = MacroTable()

  package init() {}

  /// What becomes of HTML in an article's Markdown.
  package enum RawHTML: String, CaseIterable, Sendable {
    case drop
    case allow
  }
}

/// The base of a logarithm that is written without one.
package enum LogarithmBase: String, CaseIterable, Sendable {
  case natural
  case two = "2"
  case ten = "10"
}

extension Settings {
  /// Reads `site.yml`: the settings as far as they are right, and what is wrong with the others.
  package static func parse(_ file: SourceFile) -> (Settings, [Diagnostic]) {
    var fields = YAMLFields(Excerpt(file), code: .settings)
    var settings = Settings()
    settings.title = fields.string("title")
    settings.description = fields.string("description")
    if let (text, span) = fields.scalar("baseURL") {
      if isWebAddress(text) {
        settings.baseURL = String(text.reversed().drop { $0 == "/" }.reversed())
      } else {
        fields.reject(span, "`\(text)` is no web address", help: ["write `baseURL: https://example.org/notes`"])
      }
    }
    for (tag, span) in fields.strings("languages") {
      if !isLanguageTag(tag) {
        fields.reject(span, "`\(tag)` is no language tag", help: ["write `en`, `zh`, `pt-BR` …"])
      } else if settings.languages.contains(tag) {
        fields.reject(span, "`\(tag)` is listed twice")
      } else {
        settings.languages.append(tag)
      }
    }
    if let html = fields.choice("html", of: RawHTML.self) { settings.html = html }
    settings.log = fields.choice("log", of: LogarithmBase.self)
    for (name, text, span) in fields.entries("macros") where !settings.macros.define(name, as: text) {
      fields.reject(span, "`\(name)` cannot name a macro", help: ["a name is of letters: `R: \\mathbb{R}`"])
    }
    fields.finish()
    return (settings, fields.diagnostics)
  }

  private static func isWebAddress(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    return !rest.isEmpty && rest.first != UInt8(ascii: "/")
      && rest.allSatisfy { $0 > 0x20 && !"\"<>?#\u{7F}".utf8.contains($0) }
  }

  /// The form of a tag of BCP 47: parts of at most eight letters or digits, the first one of letters.
  package static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy {
      (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
      && parts[0].allSatisfy(\.isLetter) && parts[0].count >= 2
  }
}
