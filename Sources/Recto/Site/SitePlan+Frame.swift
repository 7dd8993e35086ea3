import Diagnostics

extension SitePlan {
  /// What stands around every page of the site: navigation, search, feed, its other languages, who wrote it.
  ///
  /// - Parameters:
  ///   - path: of the page: `en/entropy.html`.
  ///   - folder: the language whose articles the page belongs to; `nil` for those in no language's folder.
  func frame(_ context: inout PageContext, at path: String, in folder: String?) {
    let root = context.root
    context.navigation = navigation(at: path, root: root, in: folder, language: context.language)
    context.search = Self.searchIndex(of: folder)
    context.feed = settings.baseURL == nil ? nil : root + Self.feed(of: folder)
    context.alternates = alternates(context.translations, root: root)
    context.author = settings.author
    context.license = settings.license.map { LicenseContext(name: $0.name, url: $0.url) }
    context.repository = settings.repository
  }

  /// A whole page.
  ///
  /// - Parameter folder: with a `/` at its end, or empty.
  func render(
    _ context: PageContext, at path: String, in folder: String, _ theme: Theme, _ template: Theme.Template
  ) -> [UInt8] {
    var context = context
    frame(&context, at: path, in: folder.isEmpty ? nil : String(folder.dropLast()))
    return theme.render(context, with: template)
  }

  /// The feed of the articles that a home page lists.
  static func feed(of folder: String?) -> String { (folder.map { $0 + "/" } ?? "") + "feed.xml" }

  /// The script with the texts that a page's search looks through.
  static func searchIndex(of folder: String?) -> String {
    "assets/search-index\(folder.map { "-" + $0 } ?? "").js"
  }

  /// For machines: whole addresses, if the site's is known, and the page for readers of any other language.
  private func alternates(_ translations: [Translation], root: String) -> [Alternate] {
    let translations = translations.filter { !$0.isHome }
    guard translations.count > 1 else { return [] }
    let pages = translations.map { translation in
      // The address in the translation is escaped already.
      let path = translation.href.dropFirst(root.count)
      return Alternate(
        language: translation.language, href: settings.baseURL.map { "\($0)/\(path)" } ?? translation.href)
    }
    return pages + pages.prefix(1).map { Alternate(language: "x-default", href: $0.href) }
  }

  // MARK: Navigation

  private func navigation(at path: String, root: String, in folder: String?, language: String) -> [NavigationLink] {
    settings.navigation.compactMap { item in
      let label = item.label.text(in: language)
      if Settings.isWebAddress(item.page) { return NavigationLink(label: label, href: item.page, isCurrent: false) }
      guard let target = target(of: item, in: folder ?? languages.first) else { return nil }
      return NavigationLink(
        label: label, href: root + Self.escaped(target), isCurrent: target == path)
    }
  }

  /// The page that an item of the navigation leads to for a language, if there is one.
  private func target(of item: NavigationItem, in folder: String?) -> String? {
    let page = item.page.hasPrefix("/") ? String(item.page.dropFirst()) : item.page
    let path = Project.isArticle(page) ? Project.articleName(page) + ".html" : page
    let candidates = (folder.map { ["\($0)/\(path)"] } ?? []) + [path]
    return candidates.first(where: hasPage)
  }

  /// What is wrong with the navigation: items that lead nowhere.
  func navigationFindings() -> [Diagnostic] {
    let folders: [String?] = languages.isEmpty ? [nil] : languages
    return settings.navigation.flatMap { item -> [Diagnostic] in
      if Settings.isWebAddress(item.page) { return [] }
      if folders.allSatisfy({ target(of: item, in: $0) == nil }) {
        let pages = names.flatMap { name in
          [name + ".md"] + (folderLanguage(of: name).map { [String(name.dropFirst($0.count + 1)) + ".md"] } ?? [])
        }
        return [
          Diagnostic(
            .settings, "the navigation leads to `\(item.page)`, which is no page of the site", at: item.span,
            help: [
              nearestName(to: item.page, among: pages).map { "did you mean `\($0)`?" }
                ?? "write the path of an article in the folder of its language, `manual/index.md`, or a web address"
            ])
        ]
      }
      // Who writes a label for a language wants the link on its pages.
      return item.label.languages.filter { languages.contains($0) && target(of: item, in: $0) == nil }.map {
        Diagnostic(
          .settings, "the navigation has a label for `\($0)`, but there is no `\($0)/\(item.page)`", at: item.span,
          help: ["write that page, or leave out the label"])
      }
    }
  }
}

extension SitePlan {
  /// Where an article's source can be read.
  func source(of article: Project.Article, line: Int? = nil) -> String? {
    let folder = article.folder
    let isProject = folder == "Content/" || folder.hasSuffix("/Content/")
    let path = (isProject ? "Content/" : "") + article.path.dropFirst(folder.count)
    return settings.sourceAddress(of: path, line: line)
  }

  /// A path as a part of an address.
  static func escaped(_ path: String) -> String {
    var bytes: [UInt8] = []
    bytes.append(escapingPath: path)
    return String(decoding: bytes, as: UTF8.self)
  }
}
