import Diagnostics

/// What is only known when every article has been read: what the home pages list.
struct SiteIndex {
  let plan: SitePlan
  let theme: Theme
  private(set) var pages: [SitePage] = []
  private var search = SearchIndex()
  /// The pages of the ledger that are still to be written, by their paths.
  private var ledgerParts: [String: LedgerPart] = [:]

  init(_ plan: SitePlan, _ theme: Theme) {
    self.plan = plan
    self.theme = theme
    for name in plan.ledgerParts.keys { ledgerParts[plan.ledger(of: name), default: LedgerPart()].awaited += 1 }
  }

  mutating func add(_ page: SitePage, _ writer: SiteWriter) throws(Diagnostic) {
    // What the run keeps of an article does not grow with its text.
    var page = page
    page.report = Report()
    if !page.search.isEmpty {
      try search.add(page.search, to: SitePlan.searchIndex(of: plan.folderLanguage(of: page.name)), writer)
      page.search = []
    }
    if let number = plan.ledgerParts[page.name] {
      try add(page.ledger, toPart: number, of: plan.folder(of: page.name), writer)
      page.ledger = nil
    }
    pages.append(page)
  }

  private mutating func add(
    _ section: LedgerSection?, toPart number: Int, of folder: String, _ writer: SiteWriter
  ) throws(Diagnostic) {
    let path = plan.ledger(ofFolder: folder, part: number)
    guard var part = ledgerParts.removeValue(forKey: path) else { return }
    part.awaited -= 1
    if let section { part.sections.append(section) }
    if part.awaited > 0 {
      ledgerParts[path] = part
    } else if !part.sections.isEmpty {
      try write(part, number, in: folder, writer)
    }
  }

  /// Writes what is only known now: the home page of each language and of the site, the pages of the tags, and the
  /// ledger.
  func write(_ writer: SiteWriter) throws(Diagnostic) {
    for language in plan.languages { try writeFolder(language + "/", writer) }
    if hasRootArticles || plan.languages.isEmpty {
      try writeFolder("", writer)
    } else if let first = plan.languages.first {
      try writeHome(FolderIndex(first + "/", self), at: "index.html", writer)
    }
    try writeNotFound(writer)
  }

  private func writeFolder(_ folder: String, _ writer: SiteWriter) throws(Diagnostic) {
    let index = FolderIndex(folder, self)
    try writeHome(index, at: folder + "index.html", writer)
    try writeTags(index, writer)
    try writeLedger(index, writer)
  }

  /// The articles that have a page of their own.
  private var published: [SitePage] { pages.filter { !$0.isDraft && !plan.isHome($0.name) } }

  private var hasRootArticles: Bool { pages.contains { plan.folderLanguage(of: $0.name) == nil } }

  /// The parts of the site that have a home page, a feed and a search index: a language, or the articles in none.
  private var folders: [String?] { plan.languages + (hasRootArticles ? [nil] : []) }

  /// Writes what is for machines: the search indexes, `robots.txt`, and if the site's address is known a feed for
  /// each language and `sitemap.xml`.
  func writeIndexes(_ writer: SiteWriter) throws(Diagnostic) {
    try search.finish(folders.map(SitePlan.searchIndex), writer)
    var robots = "User-agent: *\nAllow: /\n"
    if let sitemap = plan.canonical("sitemap.xml") {
      robots += "Sitemap: \(sitemap)\n"
      try writer.add("sitemap.xml", Sitemap(pages: sitemapPages).xml())
      for folder in folders { if let feed = feed(of: folder) { try writer.add(SitePlan.feed(of: folder), feed.xml()) } }
    }
    try writer.add("robots.txt", Array(robots.utf8))
  }

  /// Each page once: what stands at the root is a language's home page, unless it has articles of its own.
  private var sitemapPages: [(address: String, date: String?)] {
    let indexes = folders.map { FolderIndex($0.map { $0 + "/" } ?? "", self) }
    let lists = indexes.flatMap { index -> [String] in
      let tags = index.tags
      let pages = tags.isEmpty ? [] : [plan.tags(ofFolder: index.folder)] + tags.map(\.path)
      return [index.folder + "index.html"] + pages + [plan.ledger(ofFolder: index.folder)]
    }
    return (lists.map { ($0, nil) } + published.map { ($0.name + ".html", $0.entry.date) })
      .compactMap { path, date in plan.canonical(path).map { ($0, date) } }
  }

  private func feed(of folder: String?) -> Feed? {
    let home = (folder.map { $0 + "/" } ?? "") + "index.html"
    guard let address = plan.canonical(SitePlan.feed(of: folder)), let homeAddress = plan.canonical(home) else {
      return nil
    }
    let own = published.filter { plan.folderLanguage(of: $0.name) == folder }
    let language = folder ?? own.first?.language ?? "en"
    let title = plan.siteTitle(inFolder: folder.map { $0 + "/" } ?? "", language)
    return Feed(
      language: language, title: title, subtitle: plan.settings.description?.text(in: language), address: address,
      home: homeAddress, author: plan.settings.author ?? title, rights: plan.settings.license?.name,
      entries: own.compactMap { page in
        guard let date = page.entry.date, let address = plan.canonical(page.name + ".html") else { return nil }
        return Feed.Entry(title: page.title, address: address, date: date, summary: page.description)
      })
  }

  private func writeHome(
    _ index: FolderIndex, at path: String, _ writer: SiteWriter
  ) throws(Diagnostic) {
    let root = SitePlan.root(of: path)
    var context = index.context(at: path)
    context.title = context.siteTitle
    context.home = root + path
    context.canonical = plan.canonical(index.folder + "index.html")
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
    try writer.add(path, plan.render(context, at: path, in: index.folder, theme, .home))
  }

  /// Copies the images and other files beside the articles that their pages need.
  func copyFiles(_ writer: SiteWriter) throws(Diagnostic) {
    var copied: Set<String> = []
    for links in pages.compactMap(\.links) where !links.isDraft {
      for path in links.files(plan) where copied.insert(path).inserted {
        try writer.copy(links.file(path), from: links.article.folder, to: path)
      }
    }
  }
}
