import Diagnostics
import Formula

/// Where everything stands on the site: known before any article is read.
package struct SitePlan: Equatable, Sendable {
  package let settings: Settings
  package let languages: [String]
  /// The articles' names, such as `en/entropy`.
  package let names: Set<String>

  package init(_ project: Project) {
    settings = project.settings
    languages = project.languages
    names = Set(project.articles.map(\.name))
  }

  /// The language of an article: what it says itself, its folder, or the first of the site.
  func language(of name: String, _ frontMatter: FrontMatter) -> String {
    frontMatter.language ?? folderLanguage(of: name) ?? languages.first ?? "en"
  }

  /// The language folder that an article stands in.
  func folderLanguage(of name: String) -> String? {
    languages.first { name.hasPrefix($0 + "/") }
  }

  /// The home page that lists an article: of its language, or of the whole site.
  func home(of name: String) -> String { folderLanguage(of: name).map { $0 + "/index.html" } ?? "index.html" }

  /// Whether an article is the introduction of a home page.
  func isHome(_ name: String) -> Bool { name == "index" || languages.contains { name == $0 + "/index" } }

  /// The way from a page to the site's root: `../` for each folder.
  static func root(of path: String) -> String {
    String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// The pages of an article in every language that has it, seen from itself.
  func translations(of name: String) -> [Translation] {
    guard let language = folderLanguage(of: name) else { return [] }
    let slug = name.dropFirst(language.count + 1)
    let pages = languages.filter { names.contains("\($0)/\(slug)") }
    guard pages.count > 1 else { return [] }
    return pages.map {
      Translation(language: $0, href: "\(Self.root(of: name))\($0)/\(slug).html", isCurrent: $0 == language)
    }
  }

  /// What a link of an article leads to, if that is on the site.
  ///
  /// - Returns: the path below `Content/`, without `.` and `..`, and the anchor; `nil` for an address elsewhere or
  ///   a path that leaves the content.
  func target(of destination: String, from name: String) -> (path: String, anchor: String?)? {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(parts[0])
    let anchor = parts.count > 1 ? String(parts[1]) : nil
    if path.isEmpty { return (name + ".md", anchor) }
    if path.contains(":") || path.hasPrefix("/") || path.contains("?") { return nil }
    var folders = name.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard folders.popLast() != nil else { return nil }
      default: folders.append(part.removingPercentEscapes)
      }
    }
    return (folders.joined(separator: "/"), anchor)
  }

  /// The address that the page's link gets: that of the page for an article's file.
  func href(of destination: String, from name: String) -> String {
    guard let (path, anchor) = target(of: destination, from: name), !destination.hasPrefix("#"), path.hasSuffix(".md")
    else { return destination }
    let written = destination.prefix { $0 != "#" }
    return written.dropLast(3) + ".html" + (anchor.map { "#" + $0 } ?? "")
  }

  /// Whether a link does not lead to a file of the content: an address, or an anchor of the same page.
  func isElsewhere(_ destination: String) -> Bool {
    destination.hasPrefix("#") || destination.hasPrefix("/") || destination.contains(":")
  }

  func siteTitle(_ fallback: String) -> String { settings.title ?? fallback }

  func canonical(_ path: String) -> String? { settings.baseURL.map { "\($0)/\(path)" } }
}

extension Substring {
  /// The text with `%20` and its like as what they stand for.
  fileprivate var removingPercentEscapes: String {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
