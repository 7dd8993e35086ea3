/// A link at the head of a page.
package struct NavigationLink: Sendable {
  package var label: String
  package var href: String
  package var isCurrent: Bool
}

/// The page in another language, or in any (`x-default`), for `hreflang`.
package struct Alternate: Sendable {
  package var language: String
  package var href: String
}

/// Under which terms the site may be used.
package struct LicenseContext: Sendable {
  package var name: String
  package var url: String?
}

extension NavigationLink: TemplateValue {
  static let fields: [String: @Sendable (NavigationLink) -> Any?] = [
    "label": { $0.label }, "href": { $0.href }, "isCurrent": { $0.isCurrent },
  ]
}

extension Alternate: TemplateValue {
  static let fields: [String: @Sendable (Alternate) -> Any?] = [
    "language": { $0.language }, "href": { $0.href },
  ]
}

extension LicenseContext: TemplateValue {
  static let fields: [String: @Sendable (LicenseContext) -> Any?] = [
    "name": { $0.name }, "url": { $0.url },
  ]
}
