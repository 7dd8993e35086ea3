import Diagnostics

/// Which article stands before and which after another one: those of one folder by their dates, those of one day or
/// of none by their names.
struct ReadingOrder: Sendable {
  /// What a link to an article needs.
  struct Entry: Sendable {
    var name: String
    var title: String
    var date: String?
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]

  init() {}

  /// Looks into every article: what stands after one is not read yet when its page is written.
  init(_ articles: [Project.Article]) {
    entries = articles.compactMap { Entry($0) }
      .sorted { ($0.folder, $0.date ?? "", $0.name) < ($1.folder, $1.date ?? "", $1.name) }
    for (place, entry) in entries.enumerated() { places[entry.name] = place }
  }

  func before(_ name: String) -> Entry? { neighbour(of: name, -1) }
  func after(_ name: String) -> Entry? { neighbour(of: name, 1) }

  private func neighbour(of name: String, _ step: Int) -> Entry? {
    guard let place = places[name], entries.indices.contains(place + step) else { return nil }
    let entry = entries[place + step]
    return entry.folder == entries[place].folder ? entry : nil
  }
}

extension ReadingOrder.Entry {
  /// `nil` for a draft, and for what cannot be read.
  fileprivate init?(_ article: Project.Article) {
    guard let file = try? SourceFile.load(article.path) else { return nil }
    var findings: [Diagnostic] = []
    let frontMatter = FrontMatter(at: file, &findings)
    guard !frontMatter.isDraft else { return nil }
    name = article.name
    date = frontMatter.date
    title = frontMatter.title ?? Document(reading: file).headings.first?.text ?? file.baseName
  }

  fileprivate var folder: Substring { name[..<(name.lastIndex(of: "/") ?? name.startIndex)] }
}
