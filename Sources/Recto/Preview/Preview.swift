import Diagnostics

/// The same story as in `Build.swift` for an author at work: the site is kept in memory, whatever is wrong is shown on
/// it, and of what is there only that is made again which a change touches.
///
///     var preview = try Preview(of: "notes", width: 2)
///     let site = await preview.update()       // everything
///     let next = await preview.update()       // what has changed since then
package struct Preview: Sendable {
  /// As given on the command line.
  package let folder: String
  /// Whether drafts have pages, too.
  package let showsDrafts: Bool
  private let width: Int

  private var frame: Frame?
  private var entries = KnownEntries()
  /// By the paths of the articles.
  private var pages: [String: PreviewPage] = [:]
  /// The articles that the last update made again, by their names.
  package private(set) var made: [String] = []

  /// - Parameter width: how many articles are under way at a time.
  /// - Throws: if there is no such folder.
  package init(of folder: String, showsDrafts: Bool = false, width: Int) throws(Diagnostic) {
    guard isFolder(folder) else { throw Diagnostic(.unreadable, "there is no folder '\(folder)'", at: nil) }
    self.folder = folder
    self.showsDrafts = showsDrafts
    self.width = width
  }

  /// Makes the site of what is on the disk now.
  ///
  /// - Parameter progress: told of each article that is done.
  package mutating func update(
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async -> PreviewSite {
    let project: Project
    do throws(Diagnostic) { project = try Project.load([folder]) } catch {
      frame = nil
      pages = [:]
      return PreviewSite(problem: error)
    }
    let inputs = Frame.Inputs(project)
    if frame?.inputs != inputs {
      frame = Frame(project, inputs)
      pages = [:]
    }
    guard var frame else { return PreviewSite() }
    frame.plan = entries.order(inputs.plan, project.articles)

    var updated: [PreviewPage] = []
    made = []
    await transformInOrder(project.articles, width: width) { [pages, frame, showsDrafts] article in
      // Before the text: if that changes in between, the stamp is of neither and the article is read again.
      let stamp = FileStamp(settled: article.path)
      if let stamp, let page = pages[article.path], page.stamp == stamp,
        page.surroundings == frame.plan.surroundings(of: article.name)
      {
        return (page, false)
      }
      return (PreviewPage(article, stamp, frame, showsDrafts: showsDrafts), true)
    } consume: { page, isNew in
      updated.append(page)
      if isNew { made.append(page.article.name) }
      progress(updated.count, project.articles.count)
    }
    pages = Dictionary(updated.map { ($0.article.path, $0) }, uniquingKeysWith: { first, _ in first })
    return PreviewSite(project, frame, updated)
  }
}

/// What every page is made with. Whether it is still the same is seen from what it was made of.
private struct Frame: Sendable {
  struct Inputs: Equatable, Sendable {
    /// Without the reading order: of that, pages show only their surroundings.
    var plan: SitePlan
    var prelude: [UInt8]?
    var templates: [String: [UInt8]]
    var assets: [String]

    init(_ project: Project) {
      plan = SitePlan(project)
      prelude = project.prelude?.bytes
      templates = project.templates.mapValues(\.bytes)
      assets = project.assets.map(\.path)
    }
  }

  let inputs: Inputs
  let theme: Theme
  let prelude: Prelude
  let findings: [LocatedDiagnostic]
  /// With the reading order as it is now.
  var plan: SitePlan

  init(_ project: Project, _ inputs: Inputs) {
    self.inputs = inputs
    plan = inputs.plan
    let (theme, themeFindings) = Theme.make(templates: project.templates, assets: project.assets)
    let (prelude, preludeFindings) = project.preludeAndFindings()
    self.theme = theme
    self.prelude = prelude
    findings = themeFindings + preludeFindings
  }
}

/// An article as it was made last.
private struct PreviewPage: Sendable {
  let article: Project.Article
  /// Of the text that the page was made of; `nil` if it may have changed unnoticed since.
  let stamp: FileStamp?
  let surroundings: ReadingOrder.Surroundings
  let page: SitePage
  /// What the page adds to the site.
  let files: [String: SiteFile]
  let twice: [String]

  init(_ article: Project.Article, _ stamp: FileStamp?, _ frame: Frame, showsDrafts: Bool) {
    self.article = article
    self.stamp = stamp
    surroundings = frame.plan.surroundings(of: article.name)
    let writer = MemoryWriter()
    let judged = article.judged(frame.prelude).forAuthor(showsDrafts: showsDrafts)
    // In memory nothing can fail.
    switch frame.plan.page(article, judged, frame.theme, writer) {
    case .success(let page): self.page = page
    case .failure(let diagnostic):
      page = SitePage(absent: article.name, Report(diagnostics: [diagnostic.located(atPath: article.path)]))
    }
    files = writer.files
    twice = writer.twice
  }
}

extension JudgedArticle {
  /// The article for the eyes of its author.
  fileprivate func forAuthor(showsDrafts: Bool) -> JudgedArticle {
    guard case .document(var judged) = self else { return self }
    judged.audience = .author
    if showsDrafts { judged.evaluated.document.frontMatter.isDraft = false }
    return .document(judged)
  }
}

extension SitePage {
  /// That of an article which has no page.
  fileprivate init(absent name: String, _ report: Report) {
    self.init(
      name: name, language: "en", report: report,
      entry: ArticleEntry(title: "", href: "", date: nil, description: nil, claims: ""), isDraft: true, title: "")
  }
}

extension PreviewSite {
  /// Puts the site together: what no article writes alone is made anew each time.
  fileprivate init(_ project: Project, _ frame: Frame, _ pages: [PreviewPage]) {
    var index = SiteIndex(frame.plan, frame.theme)
    var paths: [String: String] = [:]
    var twice: [String] = []
    report = Report(diagnostics: project.diagnostics + frame.findings)
    let writer = MemoryWriter()
    for page in pages {
      let path = page.article.name + ".html"
      paths[page.article.path] = path
      sources[path] = page.article.path
      if page.page.isDraft { absent[path] = page.page.links == nil ? .unreadable : .draft }
      report += page.page.report
      do throws(Diagnostic) { try index.add(page.page, writer) } catch {
        commonFindings.append(error.located(atPath: "_site"))
      }
      twice += page.twice + add(page.files)
    }
    report.diagnostics += project.brokenLinks(in: index.pages.compactMap(\.links))
    report.sortDiagnostics(by: project.articles.map(\.path))

    do throws(Diagnostic) { try project.write(index, report, writer) } catch {
      commonFindings.append(error.located(atPath: "_site"))
    }
    twice += writer.twice + add(writer.files)
    commonFindings += twice.sorted().map { Diagnostic.twice($0).located(atPath: $0) }
    for found in report.diagnostics {
      if let path = paths[found.file] {
        findings[path, default: []].append(found)
      } else {
        commonFindings.append(found)
      }
    }
  }

  /// - Returns: the paths at which there was a file already.
  private mutating func add(_ files: [String: SiteFile]) -> [String] {
    files.filter { self.files.updateValue($1, forKey: $0) != nil }.map(\.key)
  }
}
