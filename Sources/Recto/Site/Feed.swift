/// An Atom feed (RFC 4287) of the articles of one language that have a date.
struct Feed {
  var language: String
  var title: String
  var subtitle: String?
  /// Its own address, and that of the home page that lists the same articles.
  var address: String
  var home: String
  var author: String
  var rights: String?
  var entries: [Entry]

  struct Entry {
    var title: String
    var address: String
    /// A day, as ISO 8601 has it.
    var date: String
    var summary: String?
  }

  /// Readers ask for a feed every hour: the newest articles are enough.
  static let limit = 30

  /// No clock shows in it: the feed was changed when its newest article was.
  func xml() -> [UInt8] {
    let entries = entries.sorted { ($1.date, $0.address) < ($0.date, $1.address) }.prefix(Self.limit)
    var xml: [UInt8] = []
    xml.append(
      html: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    xml.append(xml: language)
    xml.append(html: "\">\n")
    xml.append(element: "title", title)
    if let subtitle { xml.append(element: "subtitle", subtitle) }
    xml.append(element: "id", address)
    xml.append(link: "self", type: "application/atom+xml", address)
    xml.append(link: "alternate", type: "text/html", home)
    xml.append(element: "updated", Self.midnight(entries.first?.date))
    xml.append(html: "<author>\n")
    xml.append(element: "name", author)
    xml.append(html: "</author>\n")
    if let rights { xml.append(element: "rights", rights) }
    xml.append(element: "generator", generator)
    for entry in entries {
      xml.append(html: "<entry>\n")
      xml.append(element: "title", entry.title)
      xml.append(element: "id", entry.address)
      xml.append(link: "alternate", type: "text/html", entry.address)
      xml.append(element: "published", Self.midnight(entry.date))
      xml.append(element: "updated", Self.midnight(entry.date))
      if let summary = entry.summary { xml.append(element: "summary", summary) }
      xml.append(html: "</entry>\n")
    }
    xml.append(html: "</feed>\n")
    return xml
  }

  /// The beginning of a day. A feed without articles has the date that computers begin to count at.
  private static func midnight(_ date: String?) -> String { (date ?? "1970-01-01") + "T00:00:00Z" }
}

/// The pages of a site for search engines (sitemaps.org).
struct Sitemap {
  /// Whole addresses, each with the day of its last change if that is known.
  var pages: [(address: String, date: String?)]

  func xml() -> [UInt8] {
    var xml: [UInt8] = []
    xml.append(
      html:
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for (address, date) in pages.sorted(by: { $0.address < $1.address }) {
      xml.append(html: "<url><loc>")
      xml.append(xml: address)
      xml.append(html: "</loc>")
      if let date {
        xml.append(html: "<lastmod>")
        xml.append(xml: date)
        xml.append(html: "</lastmod>")
      }
      xml.append(html: "</url>\n")
    }
    xml.append(html: "</urlset>\n")
    return xml
  }
}

extension [UInt8] {
  fileprivate mutating func append(element name: StaticString, _ text: String) {
    append(html: "<")
    append(html: name)
    append(html: ">")
    append(xml: text)
    append(html: "</")
    append(html: name)
    append(html: ">\n")
  }

  fileprivate mutating func append(link relation: StaticString, type: StaticString, _ address: String) {
    append(html: "<link rel=\"")
    append(html: relation)
    append(html: "\" type=\"")
    append(html: type)
    append(html: "\" href=\"")
    append(xml: address)
    append(html: "\"/>\n")
  }

  /// Text without the characters that XML forbids, however they are written.
  fileprivate mutating func append(xml text: String) {
    let allowed = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...0x10FFFF: true
      default: false
      }
    }
    append(escaping: String(String.UnicodeScalarView(allowed)))
  }
}
