import Diagnostics
import Formula

extension SiteIndex {
  /// Writes the ledger of a folder: every claim, or, where each article has a page of its own, what leads there.
  func writeLedger(_ index: FolderIndex, _ theme: Theme, _ writer: SiteWriter) throws(Diagnostic) {
    let path = plan.ledger(ofFolder: index.folder)
    let pages = (index.introduction.map { [$0] } ?? []) + index.articles
    var context = index.context(at: path)
    context.title = index.wording.ledger
    if plan.foldersWithSplitLedger.contains(index.folder) {
      context.articles = pages.map { page in
        var entry = page.entry
        entry.href = SitePlan.href(of: plan.ledger(of: page.name), from: path)
        return entry
      }
    } else {
      context.ledger = LedgerContext(pages.compactMap(\.ledger))
    }
    if plan.languages.count > 1, !index.folder.isEmpty {
      context.translations = plan.languages.map {
        Translation(
          language: $0, href: SitePlan.href(of: plan.ledger(ofFolder: $0 + "/"), from: path),
          isCurrent: $0 + "/" == index.folder)
      }
    }
    try writer.add(path, plan.render(context, at: path, in: index.folder, theme, .ledger))
  }
}

extension SitePlan {
  /// Writes the page of the ledger that one article has for itself.
  func writeLedger(
    _ section: LedgerSection, _ page: SitePage, _ theme: Theme, _ writer: SiteWriter
  ) throws(Diagnostic) {
    let path = ledger(of: page.name)
    var context = PageContext(
      language: page.language, title: Wording.of(page.language).ledger(of: page.title), root: Self.root(of: path),
      canonical: canonical(path), siteTitle: siteTitle("Recto", in: page.language),
      home: Self.href(of: home(of: page.name), from: path),
      body: "")
    context.ledgerHref = Self.href(of: ledger(ofFolder: folder(of: page.name)), from: path)
    context.ledger = LedgerContext([section])
    try writer.add(path, render(context, at: path, in: folder(of: page.name), theme, .ledger))
  }
}

extension LedgerContext {
  init(_ sections: [LedgerSection]) {
    claims = String(decoding: sections.flatMap(\.html), as: UTF8.self)
    func options(_ labels: [[String: String]], _ order: [String]) -> [FilterOption] {
      let known = labels.reduce(into: [String: String]()) { $0.merge($1) { first, _ in first } }
      return order.compactMap { value in known[value].map { FilterOption(value: value, label: $0) } }
    }
    verdicts = options(
      sections.map(\.kinds), ["verified", "erratum", "ambiguous", "imprecise", "refuted", "undecided", "exempt"])
    bases = options(
      sections.map(\.bases), [Basis.exact, .enclosure, .printedRounding, .agreement, .sampled].map(\.rawValue))
  }
}
