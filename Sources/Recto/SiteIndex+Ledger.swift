import Diagnostics
import Formula

/// The sections of a page of the ledger that lists a part of a folder's claims, until the last one is there.
struct LedgerPart {
  var sections: [LedgerSection] = []
  /// How many articles are still to come.
  var awaited = 0
}

extension SiteIndex {
  /// Writes the ledger of a folder: every claim, or, where those are on several pages, what leads there.
  func writeLedger(_ index: FolderIndex, _ writer: SiteWriter) throws(Diagnostic) {
    let path = plan.ledger(ofFolder: index.folder)
    let pages = (index.introduction.map { [$0] } ?? []) + index.articles
    var context = index.context(at: path)
    context.title = index.wording.ledger
    if pages.contains(where: { plan.ledgerParts[$0.name] != nil }) {
      context.articles = pages.map { page in
        var entry = page.entry
        entry.href = SitePlan.href(of: plan.ledger(of: page.name), from: path) + "#" + plan.ledgerAnchor(of: page.name)
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

  /// Writes a page of the ledger that lists a part of a folder's claims.
  func write(_ part: LedgerPart, _ number: Int, in folder: String, _ writer: SiteWriter) throws(Diagnostic) {
    let path = plan.ledger(ofFolder: folder, part: number)
    let language = folder.isEmpty ? plan.languages.first ?? "en" : String(folder.dropLast())
    var context = PageContext(
      language: language, title: Wording.of(language).ledger(part: number), root: SitePlan.root(of: path),
      canonical: plan.canonical(path), siteTitle: plan.siteTitle(inFolder: folder, language),
      home: SitePlan.href(of: folder + "index.html", from: path), body: "")
    context.ledgerHref = SitePlan.href(of: plan.ledger(ofFolder: folder), from: path)
    context.ledger = LedgerContext(part.sections)
    try writer.add(path, plan.render(context, at: path, in: folder, theme, .ledger))
  }
}

extension LedgerContext {
  init(_ sections: [LedgerSection]) {
    claims = String(decoding: sections.flatMap(\.html), as: UTF8.self)
    self.sections = sections.compactMap(\.link)
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
