// The smaller values that templates can name, each with its fields.

/// The article before or after another one.
package struct Neighbour: Sendable {
  package var title: String
  package var href: String
}

/// The articles of a folder inside that of a language.
package struct SectionContext: Sendable {
  package var title: String
  /// Links to them, as HTML: a list.
  package var list: String
}

/// A tag, and the page that lists the articles with it.
package struct TagEntry: Sendable {
  package var name: String
  package var href: String
  /// How many articles have it; on an article's page nobody asks.
  package var count = 0
}

/// The claims on a page of the ledger.
package struct LedgerContext: Sendable {
  /// A table for each article, as HTML.
  package var claims: String
  /// The articles, as links to their tables.
  package var sections: [LedgerLink]
  /// What a reader can filter by.
  package var verdicts: [FilterOption]
  package var bases: [FilterOption]
}

/// An article of a page of the ledger.
package struct LedgerLink: Sendable {
  package var href: String
  package var title: String
  /// Its tally, in words.
  package var tally: String
}

package struct FilterOption: Sendable {
  package var value: String
  package var label: String
}

/// What the page for a wrong address says in one language.
package struct Notice: Sendable {
  package var language: String
  package var title: String
  package var text: String
  package var home: String
  package var homeTitle: String
}

extension Neighbour: TemplateValue {
  static let fields: [String: @Sendable (Neighbour) -> Any?] = ["title": { $0.title }, "href": { $0.href }]
}

extension SectionContext: TemplateValue {
  static let fields: [String: @Sendable (SectionContext) -> Any?] = [
    "title": { $0.title }, "list": { $0.list },
  ]
}

extension TagEntry: TemplateValue {
  static let fields: [String: @Sendable (TagEntry) -> Any?] = [
    "name": { $0.name }, "href": { $0.href }, "count": { $0.count },
  ]
}

extension LedgerContext: TemplateValue {
  static let fields: [String: @Sendable (LedgerContext) -> Any?] = [
    "claims": { $0.claims }, "sections": { $0.sections }, "verdicts": { $0.verdicts }, "bases": { $0.bases },
  ]
}

extension LedgerLink: TemplateValue {
  static let fields: [String: @Sendable (LedgerLink) -> Any?] = [
    "href": { $0.href }, "title": { $0.title }, "tally": { $0.tally },
  ]
}

extension FilterOption: TemplateValue {
  static let fields: [String: @Sendable (FilterOption) -> Any?] = ["value": { $0.value }, "label": { $0.label }]
}

extension Notice: TemplateValue {
  static let fields: [String: @Sendable (Notice) -> Any?] = [
    "language": { $0.language }, "title": { $0.title }, "text": { $0.text }, "home": { $0.home },
    "homeTitle": { $0.homeTitle },
  ]
}
