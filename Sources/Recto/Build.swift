import Diagnostics
import Formula

// The whole story: load → read → evaluate → verify → render → link → write. `Project.load` has been before.

/// The journey of one article up to its verdicts: read → evaluate → verify.
package func judge(_ file: SourceFile, prelude: Prelude = .none, depth: Depth = .whole) -> JudgedDocument {
  verify(evaluate(Document(reading: file), prelude: prelude, depth: depth))
}

extension Project {
  /// Judges every article, and hands each one's report over, in the order of the files. That of what the articles
  /// have in common comes first, that of the links between them last.
  ///
  /// - Parameters:
  ///   - width: how many articles are under way at a time.
  ///   - listsClaims: whether the reports tell of each claim, or only count them.
  ///   - measuresCoverage: whether the reports tell how many numbers nothing vouches for.
  package func check(
    width: Int, listsClaims: Bool = true, measuresCoverage: Bool = false, each: (Report) throws -> Void
  ) async rethrows {
    let (_, themeFindings) = Theme.make(templates: templates, assets: assets)
    let (prelude, preludeFindings) = preludeAndFindings()
    let plan = SitePlan(self)
    try each(Report(diagnostics: diagnostics + themeFindings + preludeFindings))
    var links: [ArticleLinks] = []
    try await transformInOrder(articles, width: width) { article in
      let judged = article.judged(prelude, isForeign: article.isForeign)
      let report = judged.report(listsClaims: listsClaims, measuresCoverage: measuresCoverage)
      // Where the links of a text from elsewhere lead is its own system's matter.
      return (report, article.isForeign ? nil : judged.links(article, plan))
    } consume: { report, found in
      try each(report)
      if let found { links.append(found) }
    }
    try each(Report(diagnostics: brokenLinks(in: links)))
  }

  /// Checks the project and writes its site. Unless everything passes, nothing is written and the last site stays.
  ///
  /// - Parameters:
  ///   - output: absent, empty, or a site that Recto wrote.
  ///   - allowsFailures: whether claims that fail are marked on their pages instead.
  ///   - progress: told of each article that is done.
  package func build(
    into output: String, allowsFailures: Bool = false, width: Int, onWait: @Sendable () -> Void = {},
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(Diagnostic) -> Report {
    let (theme, themeFindings) = Theme.make(templates: templates, assets: assets)
    let (prelude, preludeFindings) = preludeAndFindings()
    let plan = SitePlan(self).ordering(articles)
    let writer = try FolderWriter(output: output, onWait: onWait)

    var report = Report(diagnostics: diagnostics + themeFindings + preludeFindings)
    var index = SiteIndex(plan, theme)
    var failure: Diagnostic?
    await transformInOrder(articles, width: width) { article in
      plan.page(article, article.judged(prelude), theme, writer)
    } consume: { page in
      switch page {
      case .success(let page):
        report += page.report
        do throws(Diagnostic) { try index.add(page, writer) } catch { failure = failure ?? error }
        progress(index.pages.count, articles.count)
      case .failure(let diagnostic): failure = failure ?? diagnostic
      }
    }
    if let failure { throw failure }

    report.diagnostics += brokenLinks(in: index.pages.compactMap(\.links))
    report.sortDiagnostics(by: articles.map(\.path))
    guard report.allowsPublishing(withFailures: allowsFailures) else { return report }
    try write(index, report, writer)
    try writer.publish()
    return report
  }

  /// Writes all of the site that is no page of an article.
  func write(_ index: SiteIndex, _ report: Report, _ writer: SiteWriter) throws(Diagnostic) {
    try index.write(writer)
    try index.writeIndexes(writer)
    try index.copyFiles(writer)
    for asset in index.theme.assets { try writer.add(asset) }
    try writer.add("claims.json", report.json())
  }

  /// Judges one of the articles.
  package func judged(_ article: Article) -> JudgedArticle { article.judged(preludeAndFindings().prelude) }

  func preludeAndFindings() -> (prelude: Prelude, findings: [LocatedDiagnostic]) {
    var read = prelude.map { Prelude($0) } ?? .none
    read.macros = settings.macros
    read.logarithm = settings.log
    read.dropsHTML = settings.html == .drop
    let file = prelude
    return (read, file.map { file in read.diagnostics.map { $0.located(in: file) } } ?? [])
  }
}

/// An article that was judged, or why it could not be read.
package enum JudgedArticle: Sendable {
  case document(JudgedDocument)
  case unreadable(LocatedDiagnostic)

  package func report(listsClaims: Bool = true, measuresCoverage: Bool = false) -> Report {
    switch self {
    case .document(let judged): judged.report(listsClaims: listsClaims, measuresCoverage: measuresCoverage)
    case .unreadable(let diagnostic): Report(tally: Tally(files: 1), diagnostics: [diagnostic])
    }
  }

  func links(_ article: Project.Article, _ plan: SitePlan) -> ArticleLinks? {
    guard case .document(let judged) = self else { return nil }
    return ArticleLinks(judged, article, plan)
  }
}

extension Project.Article {
  /// Loads and judges the article.
  ///
  /// - Parameter isForeign: whether it may be written in any dialect of Markdown and LaTeX.
  package func judged(_ prelude: Prelude, isForeign: Bool = false) -> JudgedArticle {
    do throws(LoadError) {
      let judged = judge(try SourceFile.load(path), prelude: sees(prelude))
      return .document(isForeign ? judged.passingOverDialect() : judged)
    } catch {
      return .unreadable(error.diagnostic)
    }
  }

  /// What the article has of a project's definitions: one that belongs to no project has nothing of that beside it.
  func sees(_ prelude: Prelude) -> Prelude { self.isForeign ? .none : prelude }
}

extension Report {
  /// Whether a site may be written.
  ///
  /// - Parameter withFailures: whether it may if nothing is wrong but what can be shown as a mark on a page.
  package func allowsPublishing(withFailures: Bool) -> Bool { withFailures ? !hasErrorsBesidesClaims : !hasErrors }

  private var hasErrorsBesidesClaims: Bool {
    diagnostics.contains { found in
      switch found.diagnostic.code {
      case .claimRefuted, .claimImprecise, .claimUndecided, .claimAmbiguous, .claimPrintedChain,
        .expectationMissingValue:
        false
      default: found.diagnostic.severity == .error
      }
    }
  }
}
