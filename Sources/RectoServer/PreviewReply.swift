import Recto

/// What the preview answers to a path.
enum PreviewReply: Sendable {
  case page(SentPage)
  case file(SiteFile, path: String)
  /// A folder was asked for without the `/` at its end, which relative links count on.
  case folder
}

/// A page as it is sent, with all that the preview adds to it.
struct SentPage: Sendable {
  enum Status: String, Sendable {
    case found
    case notFound = "not-found"
    /// Something is wrong, and the page says what.
    case broken
  }

  var status: Status
  var html: [UInt8]
  /// Of the page in this state, and of what it shows and runs besides its text: `5ba4f40f8d32c987-af63dc4c8601ec8c`. A
  /// browser that has another one is behind.
  var digest: String
}

extension PreviewSite {
  func reply(to path: SitePath) -> PreviewReply {
    if problem != nil { return .page(sent(path)) }
    if let file = files[path.file], page(path.file) == nil { return .file(file, path: path.file) }
    if files[path.file] == nil, absent[path.file] == nil, files[path.text + "/index.html"] != nil { return .folder }
    return .page(sent(path))
  }

  /// The page at a path: that of the site, or one that says why there is none.
  func sent(_ path: SitePath) -> SentPage {
    let panel = PreviewPanel(self, path.file).html
    if let problem { return finish(.broken, OwnPage.page(for: problem), []) }
    if let page = page(path.file) { return finish(.found, page, panel) }
    switch absent[path.file] {
    case .unreadable: return finish(.broken, OwnPage.unreadable(sources[path.file] ?? path.file), panel)
    case .draft: return finish(.notFound, OwnPage.draft(sources[path.file] ?? path.file), panel)
    case nil: return finish(.notFound, page("404.html").map(\.fromRoot) ?? OwnPage.missing(path.file, self), panel)
    }
  }

  /// Puts the panel and the script at the end of a page.
  private func finish(_ status: SentPage.Status, _ page: [UInt8], _ panel: [UInt8]) -> SentPage {
    let digest = [fnv1a(page + panel), appearance].map { String($0, radix: 16) }.joined(separator: "-")
    var addition: [UInt8] = []
    addition.append(html: "<link rel=\"stylesheet\" href=\"/_recto/preview.css\">\n")
    addition += panel
    let data = "data-status=\"\(status.rawValue)\" data-digest=\"\(digest)\""
    addition.append(contentsOf: "<script src=\"/_recto/reload.js\" \(data)></script>\n".utf8)
    var html = page
    let end = html.lastOffset(of: "</body>") ?? html.count
    html.insert(contentsOf: addition, at: end)
    return SentPage(status: status, html: html, digest: digest)
  }
}

extension [UInt8] {
  /// A page of the site's root as it can be shown at any address.
  fileprivate var fromRoot: [UInt8] {
    guard let head = firstRange(of: Array("<head>".utf8)) else { return self }
    return self[..<head.upperBound] + Array("\n<base href=\"/\">".utf8) + self[head.upperBound...]
  }

  /// Where a text begins for the last time.
  fileprivate func lastOffset(of text: StaticString) -> Int? {
    text.withUTF8Buffer { text in
      stride(from: count - text.count, through: 0, by: -1).first { self[$0..<$0 + text.count].elementsEqual(text) }
    }
  }

  /// Whether the text stands somewhere.
  func contains(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
