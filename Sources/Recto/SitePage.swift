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
    let article = ArticlePage(document, report, language: language, allowsHTML: settings.html == .allow) {
      href(of: $0, from: name)
    }
    let tally = TallyContext(report.tally, language: language)
    page.language = language
    page.isDraft = frontMatter.isDraft
    page.title = article.title
    page.description = frontMatter.description ?? (isHome(name) ? nil : document.document.summary)
    page.entry = ArticleEntry(
      title: article.title, href: Self.escaped(name + ".html"), date: frontMatter.date,
      description: frontMatter.description,
      claims: wording.summary(report.tally))
    if page.isDraft { return .success(page) }
    if isHome(name) {
      let folder = name.dropLast("index".count)
      let atRoot = ArticlePage(document, report, language: language, allowsHTML: settings.html == .allow) {
        isElsewhere($0) ? $0 : folder + href(of: $0, from: name)
      }
      page.introduction = (article.body, atRoot.body)
      page.search = SearchIndex.entry(
        name + ".html", title: siteTitle(article.title, in: language), body: article.body)
      return .success(page)
    }
    page.search = SearchIndex.entry(name + ".html", title: article.title, body: article.body)
    let hasHeading = document.document.headings.first?.level == 1
    var context = PageContext(
      language: language, title: article.title, description: page.description,
      root: Self.root(of: name), canonical: canonical(name + ".html"), siteTitle: siteTitle("Recto", in: language),
      home: Self.root(of: name) + home(of: name), body: String(decoding: article.body, as: UTF8.self),
      article: ArticleContext(
        heading: hasHeading ? nil : article.title, date: frontMatter.date, tags: frontMatter.tags, tally: tally))
    context.translations = translations(of: name)
    context.article?.source = source
    frame(&context, at: name + ".html", in: folderLanguage(of: name))
    do throws(Diagnostic) { try writer.add(name + ".html", theme.render(context, with: .article)) } catch {
      return .failure(error)
    }
    return .success(page)
  }
}
