import Formula
import Mustache

/// Everything that a template can name, and nothing else: `Theme` checks each tag against the fields of this
/// value, since a name that does not exist would print nothing.
package struct PageContext: Sendable {
  /// BCP 47.
  package var language: String
  package var title: String
  package var description: String?
  /// The way from the page to the site's root: empty, `../`, `../../` …
  package var root: String
  /// The page's address, if the site's is known.
  package var canonical: String?
  /// The site's name, or that of its first article.
  package var siteTitle: String
  /// The home page of the page's language, seen from the page.
  package var home: String
  /// The page in each language, this one included; empty on a site of one language.
  package var translations: [Translation] = []
  package var wording: Wording { Wording.of(language) }
  package var generator: String
  /// The text, as HTML.
  package var body: String
  /// The ledger of the page's language, seen from the page.
  package var ledgerHref: String?
  /// On an article's page.
  package var article: ArticleContext?
  /// On a home page, on that of a tag, and on that of a ledger with a page for each article.
  package var articles: [ArticleEntry] = []
  /// On a home page and on the page of all tags.
  package var tags: [TagEntry] = []
  /// The page of all tags, where there are any, seen from a home page.
  package var tagsHref: String?
  /// On a page of the ledger that lists claims.
  package var ledger: LedgerContext?
  /// On the page for an address that leads nowhere: what it says, in each language.
  package var notices: [Notice] = []

  // What `SitePlan.frame` adds.
  package var navigation: [NavigationLink] = []
  package var alternates: [Alternate] = []
  /// The feed of the page's language, seen from the page; `nil` if the site's address is not known.
  package var feed: String?
  /// The script with the texts to search, below the site's root.
  package var search = ""
  package var author: String?
  package var license: LicenseContext?
  package var repository: String?

  package init(
    language: String, title: String, description: String? = nil, root: String, canonical: String? = nil,
    siteTitle: String, home: String, body: String, article: ArticleContext? = nil, articles: [ArticleEntry] = []
  ) {
    self.language = language
    self.title = title
    self.description = description
    self.root = root
    self.canonical = canonical
    self.siteTitle = siteTitle
    self.home = home
    self.body = body
    self.article = article
    self.articles = articles
    generator = Recto.generator
  }
}

/// The page in one language.
package struct Translation: Sendable {
  package var language: String
  package var name: String
  package var href: String
  package var isCurrent: Bool
  /// Whether the language does not have the page, and its home page stands for it.
  package var isHome: Bool

  package init(language: String, href: String, isCurrent: Bool, isHome: Bool = false) {
    self.language = language
    self.href = href
    self.isCurrent = isCurrent
    self.isHome = isHome
    name = Wording.name(ofLanguage: language)
  }
}

package struct ArticleContext: Sendable {
  /// The element `h1`, as HTML.
  package var heading: String
  /// ISO 8601.
  package var date: String?
  /// The date in words.
  package var day: String?
  package var tags: [TagEntry]
  package var tally: TallyContext
  /// The table of contents, as HTML: lists in lists.
  package var contents: String?
  /// The article's claims in the ledger, seen from the page.
  package var ledgerHref: String?
  /// The articles before and after this one.
  package var previous: Neighbour?
  package var next: Neighbour?
  /// The articles beside this one, where they are a part of the site such as a manual.
  package var section: SectionContext?
  /// Where its Markdown can be read.
  package var source: String?

  package init(
    heading: String, date: String?, day: String? = nil, tags: [TagEntry], tally: TallyContext, contents: String? = nil,
    ledgerHref: String? = nil, previous: Neighbour? = nil, next: Neighbour? = nil, section: SectionContext? = nil
  ) {
    self.heading = heading
    self.date = date
    self.day = day
    self.tags = tags
    self.tally = tally
    self.contents = contents
    self.ledgerHref = ledgerHref
    self.previous = previous
    self.next = next
    self.section = section
  }
}

/// An article in a list of articles.
package struct ArticleEntry: Sendable {
  package var title: String
  package var href: String
  package var date: String?
  /// The date in words.
  package var day: String?
  package var description: String?
  /// The tally, if there is one.
  package var claims: String?

  package init(
    title: String, href: String, date: String?, day: String? = nil, description: String?, claims: String?
  ) {
    self.title = title
    self.href = href
    self.date = date
    self.day = day
    self.description = description
    self.claims = claims
  }
}

/// The tally of an article, in words.
package struct TallyContext: Sendable {
  package struct Item: Sendable {
    package var count: Int
    package var label: String
    /// A class for the style sheet.
    package var kind: String
  }

  package var sentence: String
  /// Shorter than the sentence; only if there are claims.
  package var summary: String?
  /// Whether no claim fails.
  package var isSound: Bool
  package var items: [Item]

  package init(_ tally: Tally, language: String) {
    let wording = Wording.of(language)
    sentence = wording.sentence(tally)
    summary = wording.summary(tally)
    isSound = tally.claims == tally.verified + tally.ambiguous
    items = []
    for basis in [Basis.exact, .enclosure, .printedRounding, .agreement, .sampled] {
      if let count = tally.bases[basis] {
        items.append(Item(count: count, label: wording.of(basis), kind: "verified"))
      }
    }
    for (count, verdict) in [
      (tally.imprecise, Verdict.imprecise), (tally.refuted, .refuted), (tally.undecided, .undecided),
      (tally.exempt, .exempt),
    ] where count > 0 {
      items.append(Item(count: count, label: wording.of(verdict), kind: verdict.rawValue))
    }
  }
}

// MARK: What templates can name

/// A value whose fields a template can name. They are listed by hand, once for rendering and for checking: finding
/// them by reflection takes a millisecond a page.
protocol TemplateValue: MustacheParent {
  /// `Any`, since that is what swift-mustache asks for.
  static var fields: [String: @Sendable (Self) -> Any?] { get }
}

/// A text has no fields. Without this, swift-mustache would look for some by reflection.
extension String: @retroactive MustacheParent {
  /// Nothing, whatever the name.
  public func child(named name: String) -> Any? { nil }
}

extension TemplateValue {
  package func child(named name: String) -> Any? { Self.fields[name]?(self) }
}

extension PageContext: TemplateValue {
  static let fields: [String: @Sendable (PageContext) -> Any?] = [
    "language": { $0.language }, "title": { $0.title }, "description": { $0.description }, "root": { $0.root },
    "canonical": { $0.canonical }, "siteTitle": { $0.siteTitle }, "home": { $0.home },
    "translations": { $0.translations }, "wording": { $0.wording }, "generator": { $0.generator },
    "body": { $0.body }, "ledgerHref": { $0.ledgerHref }, "article": { $0.article }, "articles": { $0.articles },
    "tags": { $0.tags }, "tagsHref": { $0.tagsHref }, "ledger": { $0.ledger }, "notices": { $0.notices },
    "navigation": { $0.navigation }, "alternates": { $0.alternates }, "feed": { $0.feed }, "search": { $0.search },
    "author": { $0.author }, "license": { $0.license }, "repository": { $0.repository },
  ]
}

extension Translation: TemplateValue {
  static let fields: [String: @Sendable (Translation) -> Any?] = [
    "language": { $0.language }, "name": { $0.name }, "href": { $0.href }, "isCurrent": { $0.isCurrent },
    "isHome": { $0.isHome },
  ]
}

extension ArticleContext: TemplateValue {
  static let fields: [String: @Sendable (ArticleContext) -> Any?] = [
    "heading": { $0.heading }, "date": { $0.date }, "day": { $0.day }, "tags": { $0.tags }, "tally": { $0.tally },
    "contents": { $0.contents }, "ledgerHref": { $0.ledgerHref }, "previous": { $0.previous }, "next": { $0.next },
    "section": { $0.section }, "source": { $0.source },
  ]
}

extension ArticleEntry: TemplateValue {
  static let fields: [String: @Sendable (ArticleEntry) -> Any?] = [
    "title": { $0.title }, "href": { $0.href }, "date": { $0.date }, "day": { $0.day },
    "description": { $0.description }, "claims": { $0.claims },
  ]
}

extension TallyContext: TemplateValue {
  static let fields: [String: @Sendable (TallyContext) -> Any?] = [
    "sentence": { $0.sentence }, "summary": { $0.summary }, "isSound": { $0.isSound }, "items": { $0.items },
  ]
}

extension TallyContext.Item: TemplateValue {
  static let fields: [String: @Sendable (TallyContext.Item) -> Any?] = [
    "count": { $0.count }, "label": { $0.label }, "kind": { $0.kind },
  ]
}

extension Wording: TemplateValue {
  static let fields: [String: @Sendable (Wording) -> Any?] = [
    "skip": { $0.skip }, "home": { $0.home }, "languages": { $0.languages }, "articles": { $0.articles },
    "noArticles": { $0.noArticles }, "tags": { $0.tags }, "tallyTitle": { $0.tallyTitle },
    "checkedBy": { $0.checkedBy }, "allClaims": { $0.allClaims }, "allTags": { $0.allTags },
    "contents": { $0.contents }, "otherArticles": { $0.otherArticles }, "previous": { $0.previous },
    "next": { $0.next }, "ledger": { $0.ledger }, "ledgerLead": { $0.ledgerLead }, "inLedger": { $0.inLedger },
    "verdict": { $0.verdict },
    "basis": { $0.basis }, "filter": { $0.filter }, "anyVerdict": { $0.anyVerdict }, "anyBasis": { $0.anyBasis },
    "filterText": { $0.filterText }, "filterCount": { $0.filterCount }, "colours": { $0.colours },
    "systemColours": { $0.systemColours }, "lightColours": { $0.lightColours }, "darkColours": { $0.darkColours },
    "copy": { $0.copy }, "copied": { $0.copied }, "navigation": { $0.navigation },
    "sourceText": { $0.sourceText }, "repository": { $0.repository }, "feed": { $0.feed }, "search": { $0.search },
    "searchHint": { $0.searchHint }, "searchNone": { $0.searchNone }, "searchOne": { $0.searchOne },
    "searchMany": { $0.searchMany }, "searchFailed": { $0.searchFailed }, "close": { $0.close },
  ]
}
