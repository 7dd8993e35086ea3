import Diagnostics

/// Where the links and the images of an article lead: for the stage *link*, which needs all articles. Nothing of the
/// article's text is kept; a link that leads nowhere is looked up in the file again.
package struct ArticleLinks: Sendable {
  package struct Target: Sendable {
    var destination: SitePlan.Destination
    var isImage: Bool
    /// What the author wrote, and the block that it stands in.
    var written: String
    var block: Span
  }

  let article: Project.Article
  /// A draft has no page.
  let isDraft: Bool
  /// All but those to addresses elsewhere, in the order of the article.
  private(set) var targets: [Target] = []
  /// The anchors of headings, labelled formulas and, where it is kept, the author's HTML.
  let anchors: Set<String>
  private let footnotes: Int
  private let claims: Int

  init(_ judged: JudgedDocument, _ article: Project.Article, _ plan: SitePlan) {
    let document = judged.document
    self.article = article
    isDraft = document.frontMatter.isDraft && !plan.isHome(article.name)
    var anchors = Set(document.headings.map(\.anchor)).union(judged.evaluated.equationNumbers.labels)
    if plan.settings.html == .allow { anchors.formUnion(document.file.bytes.attributes(named: " id=\"")) }
    self.anchors = anchors
    footnotes = document.footnotes.count
    claims = judged.claims.count
    for link in document.links {
      let destination = plan.destination(of: link.destination, from: article.name)
      if destination == .web { continue }
      targets.append(
        Target(destination: destination, isImage: link.isImage, written: link.destination, block: link.block))
    }
  }

  /// Whether the article's page has an anchor; those of footnotes and claims are counted.
  func hasAnchor(_ anchor: String) -> Bool {
    if anchor.isEmpty || anchor == "main" || anchors.contains(anchor) { return true }
    for (prefix, count) in [("fnref-", footnotes), ("fn-", footnotes), ("claim-", claims)]
    where anchor.hasPrefix(prefix) {
      return Int(anchor.dropFirst(prefix.count)).map { (1...max(1, count)).contains($0) && count > 0 } ?? false
    }
    return false
  }

  /// Where a path below the content's folder is on the disk.
  func file(_ path: String) -> String { article.folder + path }

  /// The files beside the article that its page shows or links to.
  func files(_ plan: SitePlan) -> [String] {
    targets.compactMap { target in
      guard case .content(let path, _) = target.destination, !Project.isArticle(path), !plan.isWritten(path) else {
        return nil
      }
      return path
    }
  }
}

extension [UInt8] {
  /// The values of an attribute wherever it stands in the text.
  fileprivate func attributes(named start: String) -> [String] {
    let start = Array(start.utf8)
    var values: [String] = []
    var offset = 0
    while let found = firstRange(of: start, from: offset) {
      let value = self[(found + start.count)...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") }
      values.append(String(decoding: value, as: UTF8.self))
      offset = value.endIndex
    }
    return values
  }
}
