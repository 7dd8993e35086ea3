/// The articles that share a home page, a ledger and tags: those in the folder of a language, or those in none.
struct FolderIndex {
  /// With a `/` at its end, or empty.
  let folder: String
  /// The newest first; of one day, in the order of their names. No drafts, and not the introduction.
  let articles: [SitePage]
  /// The article that introduces the home page.
  let introduction: SitePage?
  let language: String
  let plan: SitePlan

  init(_ folder: String, _ index: SiteIndex) {
    self.folder = folder
    plan = index.plan
    let own = index.pages.filter { index.plan.folder(of: $0.name) == folder && !$0.isDraft }
    introduction = own.first { index.plan.isHome($0.name) }
    articles = own.filter { !index.plan.isHome($0.name) }
      .sorted { ($1.entry.date ?? "", $0.entry.href) < ($0.entry.date ?? "", $1.entry.href) }
    language = introduction?.language ?? (folder.isEmpty ? own.first?.language ?? "en" : String(folder.dropLast()))
  }

  /// The articles that the home page lists: of a folder inside that speaks for itself, only its `index`.
  var listed: [SitePage] {
    let spokenFor = Set(articles.map(\.name).filter { $0.hasSuffix("/index") }.map { $0.dropLast("index".utf8.count) })
    return articles.filter { page in
      guard let parent = page.name.lastIndex(of: "/") else { return true }
      return page.name.hasSuffix("/index") || !spokenFor.contains(page.name[...parent])
    }
  }

  var wording: Wording { Wording.of(language) }

  /// A tag and the articles that have it.
  struct Tag {
    /// As the first article writes it.
    var name: String
    var path: String
    var articles: [SitePage]
  }

  /// In the order of how often they are used; of the same, in that of their names.
  var tags: [Tag] {
    var tags: [String: Tag] = [:]
    for article in articles {
      var known: Set<String> = []
      for name in article.tags {
        let path = plan.page(ofTag: name, folder: folder)
        guard known.insert(path).inserted else { continue }
        tags[path, default: Tag(name: name, path: path, articles: [])].articles.append(article)
      }
    }
    return tags.values.sorted { ($1.articles.count, $0.path) < ($0.articles.count, $1.path) }
  }

  /// A page of the folder, without what makes it special.
  func context(at path: String) -> PageContext {
    let root = SitePlan.root(of: path)
    let title = plan.siteTitle(inFolder: folder, language)
    var context = PageContext(
      language: language, title: "",
      description: introduction?.description ?? plan.settings.description?.text(in: language), root: root,
      canonical: plan.canonical(path), siteTitle: title, home: SitePlan.href(of: folder + "index.html", from: path),
      body: "")
    context.ledgerHref = SitePlan.href(of: plan.ledger(ofFolder: folder), from: path)
    return context
  }

  /// Articles as a page lists them.
  func entries(_ pages: [SitePage], from path: String) -> [ArticleEntry] {
    pages.map { page in
      var entry = page.entry
      entry.href = SitePlan.href(of: entry.href, from: path)
      return entry
    }
  }

  func tagEntries(from path: String) -> [TagEntry] {
    tags.map { TagEntry(name: $0.name, href: SitePlan.href(of: $0.path, from: path), count: $0.articles.count) }
  }
}
