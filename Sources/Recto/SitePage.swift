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
  package var anchors: Set<String>
  /// Links that lead to other files of the content, each with the finding there is if they lead nowhere.
  package var links: [(path: String, anchor: String?, finding: LocatedDiagnostic)]
  /// Images beside the article: their paths in the folder of the content, each with the finding there is if it is
  /// not there.
  package var images: [(path: String, folder: String, finding: LocatedDiagnostic)]
}

extension SitePlan {
  /// Renders and writes one article's page.
  func page(
    _ article: Project.Article, _ judged: JudgedArticle, _ theme: Theme, _ writer: SiteWriter
  ) -> Result<SitePage, Diagnostic> {
    let name = article.name
    let folder = article.folder
    let report = judged.report()
    var page = SitePage(
      name: name, language: languages.first ?? "en", report: report,
      entry: ArticleEntry(title: "", href: "", date: nil, description: nil, claims: ""), isDraft: true, title: "",
      anchors: [], links: [], images: [])
    guard case .document(let document) = judged else { return .success(page) }
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
    page.description = frontMatter.description
    page.anchors = article.anchors
    page.entry = ArticleEntry(
      title: article.title, href: name + ".html", date: frontMatter.date, description: frontMatter.description,
      claims: wording.sentence(report.tally))
    collectLinks(of: document, article, folder, &page)
    if page.isDraft { return .success(page) }
    if isHome(name) {
      let folder = name.dropLast("index".count)
      let atRoot = ArticlePage(document, report, language: language, allowsHTML: settings.html == .allow) {
        isElsewhere($0) ? $0 : folder + href(of: $0, from: name)
      }
      page.introduction = (article.body, atRoot.body)
      return .success(page)
    }
    let hasHeading = document.document.headings.first?.level == 1
    var context = PageContext(
      language: language, title: article.title, description: frontMatter.description,
      root: Self.root(of: name), canonical: canonical(name + ".html"), siteTitle: siteTitle("Recto"),
      home: Self.root(of: name) + home(of: name), body: String(decoding: article.body, as: UTF8.self),
      article: ArticleContext(
        heading: hasHeading ? nil : article.title, date: frontMatter.date, tags: frontMatter.tags, tally: tally))
    context.translations = translations(of: name)
    do throws(Diagnostic) { try writer.add(name + ".html", theme.render(context, with: .article)) } catch {
      return .failure(error)
    }
    return .success(page)
  }

  private func collectLinks(
    of judged: JudgedDocument, _ article: ArticlePage, _ folder: String, _ page: inout SitePage
  ) {
    let file = judged.document.file
    for link in article.links {
      guard let (path, anchor) = target(of: link.destination, from: page.name) else { continue }
      let place = file.place(of: link.destination, in: link.block)
      let finding = Diagnostic(.link, "`\(link.destination)` leads nowhere", at: place).located(in: file)
      if path.hasSuffix(".md") {
        page.links.append((path, anchor, finding))
      } else if link.isImage, !path.isEmpty {
        page.images.append((path, folder, finding))
      }
    }
  }
}

extension SourceFile {
  /// Where a text stands in a part of the file; the whole part if it is not found, such as one with escapes.
  fileprivate func place(of text: String, in block: Span) -> Span {
    let part = bytes[block.range]
    guard let range = part.firstRange(of: Array(text.utf8)) else { return block }
    return Span(range.lowerBound, range.upperBound)
  }
}
