/// What the articles of a project say of themselves in the reading order. Only what has changed is read again.
struct KnownEntries: Sendable {
  /// By the paths of the articles. A draft, and what cannot be read, has no entry.
  private var known: [String: (stamp: FileStamp, entry: ReadingOrder.Entry?)] = [:]

  /// The plan with the order of the articles as their files are now; what is known of others is forgotten.
  mutating func order(_ plan: SitePlan, _ articles: [Project.Article]) -> SitePlan {
    let last = known
    known = [:]
    return plan.ordering(articles) { article in
      // Before the text: if that changes in between, the stamp is of neither and the article is read again.
      guard let stamp = FileStamp(settled: article.path) else { return ReadingOrder.Entry(article) }
      let entry =
        if let last = last[article.path], last.stamp == stamp { last.entry } else { ReadingOrder.Entry(article) }
      known[article.path] = (stamp, entry)
      return entry
    }
  }
}
