import Diagnostics

/// Where the links and the images of an article lead: for the stage *link*, which needs all articles. Nothing of the
/// article's text is kept; a link that leads nowhere is looked up in the file again.
package struct ArticleLinks: Sendable {
  package struct Target: Sendable {
    /// Below the content's folder, without `.` and `..`.
    var path: String
    var anchor: String?
    /// What the author wrote, and the block that it stands in.
    var destination: String
    var block: Span
  }

  let article: Project.Article
  /// What links to the article can name.
  let anchors: Set<String>
  /// Links to articles, to this one too.
  private(set) var links: [Target] = []
  /// Images that stand beside the article.
  private(set) var images: [Target] = []

  init(_ judged: JudgedDocument, _ article: Project.Article, _ plan: SitePlan) {
    let document = judged.document
    self.article = article
    anchors = Set(document.headings.map(\.anchor)).union(judged.evaluated.equationNumbers.labels)
    for link in document.links {
      guard let (path, anchor) = plan.target(of: link.destination, from: article.name) else { continue }
      let target = Target(path: path, anchor: anchor, destination: link.destination, block: link.block)
      if path.hasSuffix(".md") {
        links.append(target)
      } else if link.isImage, !path.isEmpty {
        images.append(target)
      }
    }
  }

  /// Where a target is on the disk.
  func file(_ target: Target) -> String { article.folder + target.path }
}

extension Project {
  /// What is wrong with the links and images of articles, in their order.
  ///
  /// - Parameter articles: all articles of the run that could be read.
  func brokenLinks(in articles: [ArticleLinks]) -> [LocatedDiagnostic] {
    let known = Dictionary(articles.map { ($0.article.path, $0.anchors) }, uniquingKeysWith: { first, _ in first })
    var found: [LocatedDiagnostic] = []
    for links in articles {
      var diagnostics: [(target: ArticleLinks.Target, diagnostic: Diagnostic)] = []
      for link in links.links {
        if let diagnostic = check(link, links, known) { diagnostics.append((link, diagnostic)) }
      }
      for image in links.images where !isFile(links.file(image), in: links.article.folder) {
        diagnostics.append((image, Diagnostic(.link, "there is no image `\(image.path)`", at: nil)))
      }
      guard !diagnostics.isEmpty, let file = try? SourceFile.load(links.article.path) else { continue }
      for (target, diagnostic) in diagnostics {
        var diagnostic = diagnostic
        diagnostic.span = file.place(of: target.destination, in: target.block)
        found.append(diagnostic.located(in: file))
      }
    }
    return found
  }

  private func check(
    _ link: ArticleLinks.Target, _ links: ArticleLinks, _ known: [String: Set<String>]
  ) -> Diagnostic? {
    guard let anchors = known[links.file(link)] else {
      // The rest of a project is there, although only a part of it is checked.
      if !isWhole, isFile(links.file(link), in: links.article.folder) { return nil }
      let names = known.keys.filter { $0.hasPrefix(links.article.folder) }
        .map { String($0.dropFirst(links.article.folder.count)) }
      return Diagnostic(
        .link, "there is no article `\(link.path)`", at: nil,
        help: nearestName(to: link.path, among: names).map { ["did you mean `\($0)`?"] } ?? [])
    }
    guard let anchor = link.anchor, !anchor.isEmpty, !anchors.contains(anchor) else { return nil }
    // Those of footnotes are made by the page.
    guard !anchor.hasPrefix("fn-"), !anchor.hasPrefix("fnref-") else { return nil }
    return Diagnostic(
      .anchor, "`\(link.path)` has no heading `#\(anchor)`", at: nil,
      help: nearestName(to: anchor, among: anchors.sorted()).map { ["did you mean `#\($0)`?"] } ?? [])
  }
}

extension SourceFile {
  /// Where a text stands in a part of the file; the whole part if it is not found, such as one with escapes.
  fileprivate func place(of text: String, in block: Span) -> Span {
    let part = bytes[block.range.clamped(to: 0..<bytes.count)]
    guard let range = part.firstRange(of: Array(text.utf8)) else { return block }
    return Span(range.lowerBound, range.upperBound)
  }
}
