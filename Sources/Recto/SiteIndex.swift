import Diagnostics

/// What is only known when every article has been read: what the home pages list.
struct SiteIndex {
  private let plan: SitePlan
  private(set) var pages: [SitePage] = []

  init(_ plan: SitePlan) { self.plan = plan }

  mutating func add(_ page: SitePage) {
    // What the run keeps of an article does not grow with its text.
    var page = page
    page.report = Report()
    pages.append(page)
  }

  /// Writes the home page of each language, and that of the site at its root.
  func writeHomes(_ theme: Theme, _ writer: SiteWriter) throws(Diagnostic) {
    let hasRootArticles = pages.contains { plan.folderLanguage(of: $0.name) == nil }
    for language in plan.languages { try writeHome(of: language, at: "\(language)/index.html", theme, writer) }
    try writeHome(of: hasRootArticles ? nil : plan.languages.first, at: "index.html", theme, writer)
  }

  /// - Parameter folder: the language whose articles are listed; `nil` for all that stand in no language's folder.
  private func writeHome(
    of folder: String?, at path: String, _ theme: Theme, _ writer: SiteWriter
  ) throws(Diagnostic) {
    let root = SitePlan.root(of: path)
    let own = pages.filter { plan.folderLanguage(of: $0.name) == folder && !$0.isDraft }
    let introduction = own.first { plan.isHome($0.name) }
    let language = introduction?.language ?? folder ?? own.first?.language ?? "en"
    let title = plan.siteTitle(introduction?.title ?? own.first?.title ?? "Recto")
    var context = PageContext(
      language: language, title: title, description: introduction?.description ?? plan.settings.description,
      root: root, canonical: plan.canonical(path), siteTitle: title, home: root + path,
      body: String(
        decoding: (path.contains("/") ? introduction?.introduction?.inFolder : introduction?.introduction?.atRoot)
          ?? [],
        as: UTF8.self))
    context.articles = own.filter { !plan.isHome($0.name) }.map(\.entry)
      // The newest first; of one day, in the order of their names.
      .sorted { ($1.date ?? "", $0.href) < ($0.date ?? "", $1.href) }
      .map { entry in
        var entry = entry
        entry.href = root + entry.href
        return entry
      }
    if plan.languages.count > 1 {
      context.translations = plan.languages.map {
        Translation(language: $0, href: "\(root)\($0)/index.html", isCurrent: $0 == folder)
      }
    }
    try writer.add(path, theme.render(context, with: .home))
  }

  /// Copies the images that articles show and that stand beside them.
  func copyImages(_ writer: SiteWriter) throws(Diagnostic) {
    var copied: Set<String> = []
    for links in pages.compactMap(\.links) {
      for image in links.images where copied.insert(image.path).inserted {
        try writer.copy(links.file(image), from: links.article.folder, to: image.path)
      }
    }
  }
}
