import Diagnostics

/// Which article stands before and which after another one: before all of a folder its `index`, then those that this
/// one links to, in the order of its links, then the others by their dates, those of one day or of none by their names.
struct ReadingOrder: Sendable, Hashable {
  /// What a link to an article needs.
  struct Entry: Sendable, Hashable {
    var name: String
    var title: String
    var date: String?
    /// Of an `index`: the articles beside it that it links to.
    var listed: [String] = []
  }

  /// What the page of an article shows of the others.
  struct Surroundings: Sendable, Hashable {
    var before: Entry?
    var after: Entry?
    /// All articles of its section, this one too, if the page lists them.
    var section: SectionList?
    /// The title of another article, if the site is called like it.
    var siteTitle: String?
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// Where the articles of a folder stand.
  private var folders: [Substring: Range<Int>] = [:]

  init() {}

  /// - Parameter introductions: those of the entries' folders that are no entries themselves.
  init(_ entries: [Entry], introductions: [Entry] = []) {
    let ranks = Dictionary(
      (entries + introductions).flatMap { entry in entry.listed.enumerated().map { ($1, $0) } },
      uniquingKeysWith: { first, _ in first })
    let sorted = entries.map { (place: $0.place(rank: ranks[$0.name]), entry: $0) }.sorted { $0.place < $1.place }
    self.entries = sorted.map(\.entry)
    for (place, entry) in self.entries.enumerated() {
      places[entry.name] = place
      folders[entry.folder] = (folders[entry.folder]?.lowerBound ?? place)..<place + 1
    }
  }

  func before(_ name: String) -> Entry? { neighbour(of: name, -1) }
  func after(_ name: String) -> Entry? { neighbour(of: name, 1) }

  /// The articles of each folder.
  var sections: [Substring: ArraySlice<Entry>] { folders.mapValues { entries[$0] } }

  private func neighbour(of name: String, _ step: Int) -> Entry? {
    guard let place = places[name], folders[entries[place].folder]?.contains(place + step) == true else { return nil }
    return entries[place + step]
  }
}

extension ReadingOrder.Entry {
  /// Looks into the article; `nil` for a draft, and for what cannot be read.
  init?(_ article: Project.Article) {
    guard let file = try? SourceFile.load(article.path) else { return nil }
    var findings: [Diagnostic] = []
    let frontMatter = FrontMatter(at: file, &findings)
    guard !frontMatter.isDraft else { return nil }
    name = article.name
    date = frontMatter.date
    guard article.name == "index" || article.name.hasSuffix("/index") else {
      title = frontMatter.title ?? Document(reading: file).headings.first?.text ?? file.baseName
      return
    }
    let document = Document(reading: file)
    title = frontMatter.title ?? document.headings.first?.text ?? file.baseName
    for link in document.links where !link.isImage && !link.destination.contains("/") {
      let path = String(link.destination.prefix { $0 != "#" && $0 != "?" })
      if Project.isArticle(path) {
        listed.append(folder.isEmpty ? Project.articleName(path) : "\(folder)/\(Project.articleName(path))")
      }
    }
  }

  /// Whether it speaks for its folder.
  var isIndex: Bool { name.hasSuffix("/index") }

  /// The name up to the last `/`.
  fileprivate var folder: Substring { name[..<(name.lastIndex(of: "/") ?? name.startIndex)] }

  fileprivate func place(rank: Int?) -> (Substring, Int, String, String) {
    (folder, isIndex ? -1 : rank ?? .max, date ?? "", name)
  }
}
