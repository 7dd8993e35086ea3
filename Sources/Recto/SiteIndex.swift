import Diagnostics

/// What is only known when every article has been read: what the home pages list.
struct SiteIndex {
  let plan: SitePlan
  private(set) var pages: [SitePage] = []

  init(_ plan: SitePlan) { self.plan = plan }

  mutating func add(_ page: SitePage) {
    // What the run keeps of an article does not grow with its text.
    var page = page
    page.report = Report()
    pages.append(page)
  }

  /// Writes what is only known now: the home page of each language and of the site, the pages of the tags, and the
  /// ledger.
  func write(_ theme: Theme, _ writer: SiteWriter) throws(Diagnostic) {
    for language in plan.languages { try writeFolder(language + "/", theme, writer) }
    let hasRootArticles = pages.contains { plan.folder(of: $0.name).isEmpty }
    if hasRootArticles || plan.languages.isEmpty {
      try writeFolder("", theme, writer)
    } else if let first = plan.languages.first {
      try writeHome(FolderIndex(first + "/", self), at: "index.html", theme, writer)
    }
    try writeNotFound(theme, writer)
  }

  private func writeFolder(_ folder: String, _ theme: Theme, _ writer: SiteWriter) throws(Diagnostic) {
    let index = FolderIndex(folder, self)
    try writeHome(index, at: folder + "index.html", theme, writer)
    try writeTags(index, theme, writer)
    try writeLedger(index, theme, writer)
  }

  private func writeHome(
    _ index: FolderIndex, at path: String, _ theme: Theme, _ writer: SiteWriter
  ) throws(Diagnostic) {
    let root = SitePlan.root(of: path)
    var context = index.context(at: path)
    context.title = context.siteTitle
    context.home = root + path
    let introduction = index.introduction?.introduction
    context.body = String(
      decoding: (path.contains("/") ? introduction?.inFolder : introduction?.atRoot) ?? [], as: UTF8.self)
    context.articles = index.entries(index.listed, from: path)
    context.tags = index.tagEntries(from: path)
    if !context.tags.isEmpty { context.tagsHref = SitePlan.href(of: plan.tags(ofFolder: index.folder), from: path) }
    if plan.languages.count > 1 {
      context.translations = plan.languages.map {
        Translation(language: $0, href: "\(root)\($0)/index.html", isCurrent: $0 + "/" == index.folder)
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
