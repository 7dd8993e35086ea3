import Diagnostics
import Formula

/// Where everything stands on the site: known before any article is read.
package struct SitePlan: Equatable, Sendable {
  package let settings: Settings
  package let languages: [String]
  /// The articles' names, such as `en/entropy`.
  package let names: Set<String>
  /// What stands before and after an article, in a plan that is `ordering` them.
  private var order = ReadingOrder()
  /// What stands beside each article of a folder inside that of its language, in a plan that is `ordering` them.
  private var sections: [Substring: SectionList] = [:]
  /// The titles of the articles that introduce the folders of the languages, or of their newest ones.
  private var titles: [String: String] = [:]
  /// Where the claims of a folder would be too many for one page of the ledger: the page that lists an article's,
  /// counted from 1.
  private(set) var ledgerParts: [String: Int] = [:]
  /// The paths of the pages, below the site's root.
  private let pages: Set<String>

  package init(_ project: Project) {
    settings = project.settings
    languages = project.languages
    names = Set(project.articles.map(\.name))
    pages = Set(names.map { $0 + ".html" } + languages.map { $0 + "/index.html" } + ["index.html"])
    for names in Dictionary(grouping: names, by: folder).values where names.count > Self.largestLedger {
      for (place, name) in names.sorted().enumerated() { ledgerParts[name] = place / Self.largestLedger + 1 }
    }
  }

  /// The same plan with the reading order, which only pages need.
  ///
  /// - Parameter entry: looks into an article: what stands after one is not read yet when its page is written.
  func ordering(
    _ articles: [Project.Article], entry: (Project.Article) -> ReadingOrder.Entry? = { ReadingOrder.Entry($0) }
  ) -> SitePlan {
    var plan = self
    let entries = articles.compactMap(entry)
    plan.order = ReadingOrder(
      entries.filter { !isHome($0.name) }, introductions: entries.filter { isHome($0.name) })
    plan.titles = Dictionary(grouping: entries) { folder(of: $0.name) }.compactMapValues { own in
      let newest = own.min { ($1.date ?? "", $0.name) < ($0.date ?? "", $1.name) }
      return (own.first { isHome($0.name) } ?? newest)?.title
    }
    for (folder, entries) in plan.order.sections where !folder.isEmpty && folder + "/" != self.folder(of: folder + "/")
    {
      // A list of one or of very many helps nobody.
      guard (2...100).contains(entries.count) else { continue }
      plan.sections[folder] = SectionList(entries, folder: folder.split(separator: "/").last.map(String.init) ?? "")
    }
    return plan
  }

  /// What the page of an article shows of the reading order. The articles beside it are listed where it stands in a
  /// folder of its own, such as that of a manual.
  func surroundings(of name: String) -> ReadingOrder.Surroundings {
    ReadingOrder.Surroundings(
      before: order.before(name), after: order.after(name),
      section: sections[name[..<(name.lastIndex(of: "/") ?? name.startIndex)]],
      siteTitle: settings.title == nil ? titles[folder(of: name)] : nil)
  }

  func hasPage(_ path: String) -> Bool { pages.contains(path) }

  /// Whether the site has a file that does not stand in the content. Which tags there are is not known yet.
  func isWritten(_ path: String) -> Bool {
    if pages.contains(path) || path.hasPrefix("assets/") || ["claims.json", "robots.txt", "404.html"].contains(path) {
      return true
    }
    let folders = [""] + languages.map { $0 + "/" }
    if folders.contains(where: { path == ledger(ofFolder: $0) || path == tags(ofFolder: $0) }) { return true }
    guard settings.baseURL != nil else { return false }
    return path == "sitemap.xml" || folders.contains { path == $0 + "feed.xml" }
  }

  /// The language of an article: what it says itself, its folder, or the first of the site.
  func language(of name: String, _ frontMatter: FrontMatter) -> String {
    frontMatter.language ?? folderLanguage(of: name) ?? languages.first ?? "en"
  }

  /// The language folder that an article stands in.
  func folderLanguage(of name: String) -> String? {
    languages.first { name.hasPrefix($0 + "/") }
  }

  /// The folder of the articles that share a home page, a ledger and tags: that of a language with a `/` at its
  /// end, or empty.
  func folder(of name: String) -> String { folderLanguage(of: name).map { $0 + "/" } ?? "" }

  /// The home page that lists an article: of its language, or of the whole site.
  func home(of name: String) -> String { folder(of: name) + "index.html" }

  /// Whether an article is the introduction of a home page.
  func isHome(_ name: String) -> Bool { name == "index" || languages.contains { name == $0 + "/index" } }

  /// The way from a page to the site's root: `../` for each folder.
  static func root(of path: String) -> String {
    String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// The pages of an article in every language, seen from itself: the home page of a language that does not have it.
  func translations(of name: String) -> [Translation] {
    guard let language = folderLanguage(of: name), languages.count > 1 else { return [] }
    let slug = name.dropFirst(language.count + 1)
    return languages.map {
      let isThere = names.contains("\($0)/\(slug)")
      return Translation(
        language: $0, href: Self.root(of: name) + Self.escaped("\($0)/\(isThere ? slug : "index").html"),
        isCurrent: $0 == language, isHome: !isThere)
    }
  }

  /// What a link of an article leads to.
  enum Destination: Hashable, Sendable {
    /// A path below `Content/`, without `.` and `..`, and the anchor.
    case content(path: String, anchor: String?)
    /// A relative path that leaves the content.
    case outside
    /// A path from the root of whatever server the site will stand on.
    case server
    /// An address elsewhere.
    case web
  }

  func destination(of link: String, from name: String) -> Destination {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].prefix { $0 != "?" }
    let anchor = parts.count > 1 ? parts[1].removingPercentEscapes : nil
    if path.isEmpty { return .content(path: name + ".md", anchor: anchor) }
    if path.hasPrefix("//") || path.utf8.contains(UInt8(ascii: ":")) { return .web }
    if path.hasPrefix("/") { return .server }
    var folders = name.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": guard folders.popLast() != nil else { return .outside }
      default: folders.append(part.removingPercentEscapes)
      }
    }
    return .content(path: folders.joined(separator: "/"), anchor: anchor)
  }

  /// The address that the page's link gets: that of the page for an article's file.
  func href(of link: String, from name: String) -> String {
    guard !link.hasPrefix("#"), !link.hasPrefix("?"), case .content(let path, _) = destination(of: link, from: name),
      Project.isArticle(path)
    else { return link }
    let written = link.prefix { $0 != "#" && $0 != "?" }
    return Project.articleName(String(written)) + ".html" + link.dropFirst(written.count)
  }

  /// Whether a link does not lead to a file of the content: an address, or an anchor of the same page.
  func isElsewhere(_ destination: String) -> Bool {
    destination.hasPrefix("#") || destination.hasPrefix("/") || destination.utf8.contains(UInt8(ascii: ":"))
  }

  /// What the site is called where its settings give it no title: as the article that introduces the folder.
  func siteTitle(inFolder folder: String, _ language: String) -> String {
    settings.title?.text(in: language) ?? titles[folder] ?? "Recto"
  }

  /// The whole address of a page, if the site's is known.
  func canonical(_ path: String) -> String? { settings.baseURL.map { "\($0)/\(Self.escaped(path))" } }
}

extension Substring {
  /// The text with `%20` and its like as what they stand for; as it is where they say nothing.
  fileprivate var removingPercentEscapes: String {
    utf8.contains(UInt8(ascii: "%")) ? decodingEscapes(of: utf8) ?? String(self) : String(self)
  }
}
