/// The articles of a folder as links, in their order: made once for the folder, since each of its pages has the list.
struct SectionList: Hashable, Sendable {
  /// The title of the article that speaks for the folder, or the folder's name.
  let title: String
  /// `<ol>…</ol>`, with addresses as seen from inside the folder.
  private var html: [UInt8] = []
  /// Where an article's link is told to be that of the page at hand.
  private var places: [String: Int] = [:]

  /// - Parameters:
  ///   - entries: of one folder.
  ///   - folder: its name.
  init(_ entries: some Collection<ReadingOrder.Entry>, folder: String) {
    title = entries.first { $0.isIndex }?.title ?? folder
    html.append(html: "<ol>\n")
    for entry in entries {
      html.append(html: "<li><a href=\"")
      html.append(escaping: SitePlan.href(of: entry.name + ".html", from: entry.name))
      html.append(html: "\"")
      places[entry.name] = html.count
      html.append(html: ">")
      html.append(escaping: entry.title)
      html.append(html: "</a></li>\n")
    }
    html.append(html: "</ol>\n")
  }

  /// The list on the page of one of the articles.
  func html(on name: String) -> [UInt8] {
    guard let place = places[name] else { return html }
    return html[..<place] + Array(" aria-current=\"page\"".utf8) + html[place...]
  }
}
