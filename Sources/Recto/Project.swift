import Diagnostics

/// What a run works on: which files, and with which settings. The texts are read one by one, when their turn comes.
package struct Project: Sendable {
  /// In the order of their paths.
  package var articles: [Article] = []
  /// The definitions that every article sees.
  package var prelude: SourceFile?
  package var settings = Settings()
  /// The project's own templates, by their names without the ending.
  package var templates: [String: SourceFile] = [:]
  /// The project's own assets; their paths begin with `assets/`.
  package var assets: [Theme.File] = []
  /// Whether all articles are there that a link can lead to, and not only those that were asked for.
  package var isWhole = true
  /// What is wrong with the project itself.
  package var diagnostics: [LocatedDiagnostic] = []

  /// A Markdown file of a project.
  package struct Article: Hashable, Sendable {
    /// As given on the command line, or below a folder that was.
    package var path: String
    /// Below `Content/`, without the ending: `en/entropy`. What the page's path and address are made of.
    package var name: String
    /// Whether it belongs to no project: Markdown of whatever dialect, in which only numbers are looked at.
    package var isForeign: Bool

    package init(path: String, name: String, isForeign: Bool = false) {
      self.path = path
      self.name = name
      self.isForeign = isForeign
    }

    /// The folder that the name begins in: empty for the current one, else with a `/` at its end.
    package var folder: String { String(Project.articleName(path).dropLast(name.count)) }
  }

  package init() {}

  /// The languages of the site, in the order in which they are offered: those of the settings, or else the
  /// folders of the content that are called like a language. Empty for a site of one language that is not named.
  package var languages: [String] {
    if !settings.languages.isEmpty { return settings.languages }
    var folders: [String] = []
    for article in articles {
      guard let slash = article.name.firstIndex(of: "/") else { return [] }
      let folder = String(article.name[..<slash])
      guard Settings.isLanguageTag(folder) else { return [] }
      if folders.last != folder { folders.append(folder) }
    }
    return folders
  }
}

extension Project {
  /// The article that a path leads to, however it is written.
  package func article(atPath path: String) -> Article? {
    if let article = articles.first(where: { $0.path == path }) { return article }
    guard let real = realPath(path) else { return nil }
    return articles.first { realPath($0.path) == real }
  }
}
