import Diagnostics

extension Project {
  /// What is wrong with the links and images of articles, in their order.
  ///
  /// - Parameter articles: all articles of the run that could be read.
  func brokenLinks(in articles: [ArticleLinks]) -> [LocatedDiagnostic] {
    let check = LinkCheck(self, articles)
    var found: [LocatedDiagnostic] = []
    for links in articles {
      var diagnostics: [(target: ArticleLinks.Target, occurrence: Int, diagnostic: Diagnostic)] = []
      // Of links in one block that read the same, each has its own place.
      var occurrences: [String: Int] = [:]
      for target in links.targets {
        guard let diagnostic = check.problem(target, in: links) else { continue }
        let occurrence = occurrences["\(target.block.start) \(target.written)", default: 0]
        occurrences["\(target.block.start) \(target.written)"] = occurrence + 1
        diagnostics.append((target, occurrence, diagnostic))
      }
      guard !diagnostics.isEmpty, let file = try? SourceFile.load(links.article.path) else { continue }
      for (target, occurrence, diagnostic) in diagnostics {
        var diagnostic = diagnostic
        diagnostic.span = file.place(of: target.written, occurrence, in: target.block)
        found.append(diagnostic.located(in: file))
      }
    }
    return found
  }
}

/// Tells whether there is something at the end of a link.
private struct LinkCheck {
  let plan: SitePlan
  let isWhole: Bool
  /// By the paths of the files.
  let articles: [String: ArticleLinks]

  init(_ project: Project, _ articles: [ArticleLinks]) {
    plan = SitePlan(project)
    isWhole = project.isWhole
    self.articles = Dictionary(articles.map { ($0.article.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func problem(_ target: ArticleLinks.Target, in links: ArticleLinks) -> Diagnostic? {
    switch target.destination {
    case .web: return nil
    case .outside:
      return Diagnostic(
        .link, "`\(target.written)` leads out of the content", at: nil,
        help: ["what a page links to stands beside the articles, or is a whole address"])
    case .server:
      return Diagnostic(
        .link, "`\(target.written)` depends on where the site stands", at: nil,
        help: [
          "write the way from this article, such as `\(relative(String(target.written.dropFirst()), links))`, or a whole address"
        ])
    case .content(let path, let anchor):
      if let article = article(path, links) { return problem(article, path, anchor, in: links) }
      if plan.isWritten(path), !target.isImage { return nil }
      let isThere = isFile(links.file(path), in: links.article.folder)
      // The rest of a project is there, although only a part of it is checked.
      if isThere, !Project.isArticle(path) || !isWhole { return nil }
      return missing(path, target, links)
    }
  }

  /// The article that a path is the file or the page of.
  private func article(_ path: String, _ links: ArticleLinks) -> ArticleLinks? {
    if let article = articles[links.file(path)] { return article }
    guard path.hasSuffix(".html") else { return nil }
    return articles[links.file(path.dropLast(5) + ".md")]
  }

  private func problem(
    _ article: ArticleLinks, _ path: String, _ anchor: String?, in links: ArticleLinks
  ) -> Diagnostic? {
    if article.isDraft, !links.isDraft {
      return Diagnostic(
        .link, "`\(path)` is a draft, which is not published", at: nil,
        help: ["take `draft` out of its front matter, or the link out of this article"])
    }
    guard let anchor, !article.hasAnchor(anchor) else { return nil }
    return Diagnostic(
      .anchor, "`\(path)` has no heading `#\(anchor)`", at: nil,
      help: nearestName(to: anchor, among: article.anchors.sorted()).map { ["did you mean `#\($0)`?"] } ?? [])
  }

  private func missing(_ path: String, _ target: ArticleLinks.Target, _ links: ArticleLinks) -> Diagnostic {
    let kind = target.isImage ? "image" : Project.isArticle(path) ? "article" : "file"
    let known = articles.values.filter { $0.article.folder == links.article.folder }.map {
      String($0.article.path.dropFirst($0.article.folder.count))
    }
    // A folder, an article without its ending, one of that name elsewhere, one whose name is like it.
    let stem = path.isEmpty ? "" : path + "/"
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let nearest =
      [stem + "index.md", path + ".md"].first(where: known.contains)
      ?? known.sorted().first { $0.hasSuffix("/" + name) } ?? nearestName(to: path, among: known)
    return Diagnostic(
      .link, "there is no \(kind) `\(path)`", at: nil,
      help: target.isImage ? [] : nearest.map { ["did you mean `\(relative($0, links))`?"] } ?? [])
  }

  /// The way from an article to a path.
  private func relative(_ path: String, _ links: ArticleLinks) -> String {
    var from = links.article.name.split(separator: "/").dropLast()
    var to = path.split(separator: "/")[...]
    while let folder = from.first, to.count > 1, to.first == folder {
      from.removeFirst()
      to.removeFirst()
    }
    return String(repeating: "../", count: from.count) + to.joined(separator: "/")
  }
}

extension SourceFile {
  /// Where a destination stands in a part of the file, or else in the definition of a reference; the whole part if it
  /// is in neither, such as one with escapes.
  ///
  /// - Parameter occurrence: how many to pass over.
  fileprivate func place(of text: String, _ occurrence: Int, in block: Span) -> Span {
    let pattern = Array(text.utf8)
    let range = block.range.clamped(to: 0..<bytes.count)
    var found: Int?
    var offset = range.lowerBound
    for _ in 0...occurrence {
      guard let next = bytes.firstRange(of: pattern, from: offset), next + pattern.count <= range.upperBound else {
        break
      }
      found = next
      offset = next + pattern.count
    }
    if let found { return Span(found, found + pattern.count) }
    let definition = Array("]: ".utf8)
    guard !pattern.isEmpty, let start = bytes.firstRange(of: definition + pattern, from: 0) else { return block }
    return Span(start + definition.count, start + definition.count + pattern.count)
  }
}
