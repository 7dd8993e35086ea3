import Diagnostics
import TeXMath

/// What `Site/site.yml` says. Every field has a default, so that a folder of Markdown needs no settings.
///
///     title: { en: Notes, zh: 笔记 }          # or one text for all languages
///     description: Numbers that hold.
///     baseURL: https://example.org/notes     # where the site will stand
///     languages: [en, zh]                    # the folders of Content/, in the order they are offered
///     navigation:
///       - page: manual/index.md              # in the folder of each language
///         label: { en: Manual, zh: 手册 }
///       - page: https://example.org
///         label: The lab
///     author: Ada Lovelace
///     license: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }
///     repository: https://github.com/example/notes
///     source: https://github.com/example/notes/blob/main/{path}#L{line}
///     log: natural                           # or 2, or 10
///     html: drop                             # or allow, if every author is trusted
///     macros:
///       R: \mathbb{R}
package struct Settings: Hashable, Sendable {
  /// The name of the site: on its home pages, in the title of every page, of its feeds.
  package var title: LocalizedText?
  /// Of a home page without one of its own, and of the feeds.
  package var description: LocalizedText?
  /// Where the site will stand, without a final `/`. Only whole addresses can be in feeds, in `sitemap.xml` and in
  /// canonical links: without this there are none of them.
  package var baseURL: String?
  /// Language tags (BCP 47) in the order they are offered; the first one's home page is the site's.
  package var languages: [String] = []
  /// The links at the head of each page.
  package var navigation: [NavigationItem] = []
  /// Who wrote the articles: at the foot of each page, and in the feeds.
  package var author: String?
  /// Under which terms they may be used.
  package var license: License?
  /// The web address of the repository that the articles are kept in.
  package var repository: String?
  /// The address of an article's source, in which `{path}` and `{line}` stand for what they say. A repository at
  /// GitHub or GitLab needs none.
  package var source: String?
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

  package struct License: Hashable, Sendable {
    package var name: String
    /// Its text on the web.
    package var url: String?
  }
}

/// A link at the head of each page.
package struct NavigationItem: Hashable, Sendable {
  package var label: LocalizedText
  /// A web address, or the path of an article or a page of the site, in the folder of each language.
  package var page: String
  /// In `site.yml`.
  package var span: Span
}

/// The base of a logarithm that is written without one.
package enum LogarithmBase: String, CaseIterable, Sendable {
  case natural
  case two = "2"
  case ten = "10"
}

extension Settings {
  /// Where an article's source can be read.
  ///
  /// - Parameters:
  ///   - path: of the file in the project: `Content/en/entropy.md`.
  ///   - line: counted from 1; `nil` for the file.
  package func sourceAddress(of path: String, line: Int? = nil) -> String? {
    guard var pattern = source ?? hostedSource else { return nil }
    if line == nil, let mark = pattern.firstIndex(of: "#") { pattern = String(pattern[..<mark]) }
    var address: [UInt8] = []
    address.append(escapingPath: path)
    return pattern.replacing("{path}", with: String(decoding: address, as: UTF8.self))
      .replacing("{line}", with: line.map(String.init) ?? "1")
  }

  /// The addresses of two hosts are known; that of a branch need not be.
  private var hostedSource: String? {
    guard let repository else { return nil }
    if repository.hasPrefix("https://github.com/") { return repository + "/blob/HEAD/{path}#L{line}" }
    if repository.hasPrefix("https://gitlab.com/") { return repository + "/-/blob/HEAD/{path}#L{line}" }
    return nil
  }

  /// The form of a tag of BCP 47: parts of at most eight letters or digits, the first one of two letters or three. (It
  /// knows longer ones, of which none has ever been registered.)
  package static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy {
      (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
      && parts[0].allSatisfy(\.isLetter) && (2...3).contains(parts[0].count)
  }
}
