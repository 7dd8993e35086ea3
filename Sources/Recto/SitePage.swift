import Diagnostics
import Formula

/// What the site needs to know of an article after its page is written.
package struct SitePage: Sendable {
  package var name: String
  package var language: String
  package var report: Report
  package var entry: ArticleEntry
  package var isDraft: Bool
  package var description: String?
  /// The body of a home page's introduction, as it stands in its folder, and as it stands at the site's root.
  package var introduction: (inFolder: [UInt8], atRoot: [UInt8])?
  package var title: String
  package var tags: [String] = []
  /// The article's claims as the ledger lists them.
  package var ledger: LedgerSection?
  package var links: ArticleLinks?
  /// What the page adds to the search index.
  package var search: [UInt8] = []
}

extension SitePlan {
  /// Renders and writes one article's page.
  func page(
    _ article: Project.Article, _ judged: JudgedArticle, _ theme: Theme, _ writer: SiteWriter
  ) -> Result<SitePage, Diagnostic> {
    let name = article.name
    let report = judged.report()
    let source = source(of: article)
    var page = SitePage(
      name: name, language: languages.first ?? "en", report: report,
      entry: ArticleEntry(title: "", href: "", date: nil, description: nil, claims: ""), isDraft: true, title: "")
    guard case .document(let document) = judged else { return .success(page) }
    page.links = ArticleLinks(document, article, self)
    let frontMatter = document.document.frontMatter
    let language = language(of: name, frontMatter)
    let wording = Wording.of(language)
    let path = name + ".html"
    let ledgerHref = Self.href(of: ledger(of: name), from: path)
    let claims = claimAnchor(of: name)
    let article = ArticlePage(
      document, report, language: language, allowsHTML: settings.html == .allow, ledger: "\(ledgerHref)#\(claims)",
      memory: theme.formulas
    ) { href(of: $0, from: name) }
    page.language = language
    page.isDraft = frontMatter.isDraft
    page.title = article.title
    page.description = frontMatter.description ?? (isHome(name) ? nil : document.document.summary)
    page.tags = frontMatter.tags
    page.entry = ArticleEntry(
      title: article.title, href: path, date: frontMatter.date, day: frontMatter.date.map(wording.day),
      description: frontMatter.description, claims: wording.summary(report.tally))
    if page.isDraft { return .success(page) }
    page.ledger = LedgerSection(
      article.marks, title: article.title, tally: page.entry.claims ?? "", anchor: ledgerAnchor(of: name),
      claimAnchor: claims, href: Self.href(of: path, from: ledger(of: name)), wording)
    if isHome(name) {
      let folder = name.dropLast("index".count)
      let atRoot = ArticlePage(
        document, report, language: language, allowsHTML: settings.html == .allow,
        ledger: "\(ledger(of: name))#\(claims)", memory: theme.formulas
      ) { isElsewhere($0) ? $0 : folder + href(of: $0, from: name) }
      page.introduction = (article.body, atRoot.body)
      page.search = SearchIndex.entry(
        name + ".html", title: siteTitle(inFolder: self.folder(of: name), language), body: article.body)
      return .success(page)
    }
    page.search = SearchIndex.entry(path, title: article.title, body: article.body)
    var context = PageContext(
      language: language, title: article.title, description: page.description,
      root: Self.root(of: name), canonical: canonical(path), siteTitle: siteTitle(inFolder: folder(of: name), language),
      home: Self.root(of: name) + home(of: name), body: String(decoding: article.body, as: UTF8.self),
      article: articleContext(
        article, page, "\(ledgerHref)#\(ledgerAnchor(of: name))", tally: TallyContext(report.tally, language: language))
    )
    context.ledgerHref = Self.href(of: ledger(ofFolder: folder(of: name)), from: path)
    context.translations = translations(of: name)
    context.article?.source = source
    do throws(Diagnostic) {
      try writer.add(path, render(context, at: path, in: folder(of: name), theme, .article))
    } catch {
      return .failure(error)
    }
    return .success(page)
  }

  private func articleContext(
    _ article: ArticlePage, _ page: SitePage, _ ledgerHref: String, tally: TallyContext
  ) -> ArticleContext {
    let path = page.entry.href
    let surroundings = surroundings(of: page.name)
    func neighbour(_ entry: ReadingOrder.Entry) -> Neighbour {
      Neighbour(title: entry.title, href: Self.href(of: entry.name + ".html", from: path))
    }
    var heading = article.heading
    if heading.isEmpty {
      heading.append(html: "<h1>")
      heading.append(escaping: article.title)
      heading.append(html: "</h1>\n")
    }
    return ArticleContext(
      heading: String(decoding: heading, as: UTF8.self), date: page.entry.date, day: page.entry.day,
      tags: page.tags.map {
        TagEntry(name: $0, href: Self.href(of: self.page(ofTag: $0, folder: folder(of: page.name)), from: path))
      },
      tally: tally, contents: article.contents.isEmpty ? nil : String(decoding: article.contents, as: UTF8.self),
      ledgerHref: article.marks.isEmpty ? nil : ledgerHref, previous: surroundings.before.map(neighbour),
      next: surroundings.after.map(neighbour), section: section(surroundings.section, around: page.name))
  }

  private func section(_ list: SectionList?, around name: String) -> SectionContext? {
    list.map { SectionContext(title: $0.title, list: String(decoding: $0.html(on: name), as: UTF8.self)) }
  }
}
