extension Document {
  /// The beginning of the first paragraph, for those who have not opened the article: search engines, feeds.
  package var summary: String? {
    for case .paragraph(let content) in blocks {
      var text = ""
      for inline in content { inline.appendPlainText(to: &text) { sourceText(ofMath: $0) } }
      // Of a long paragraph the beginning is enough.
      let words = text.prefix(400).utf8.split(whereSeparator: isSpace).map { Substring($0) }
      if !words.isEmpty { return words.joined(separator: " ").shortened(to: 160) }
    }
    return nil
  }
}

extension String {
  /// So many characters at most, and no half word at the end.
  fileprivate func shortened(to count: Int) -> String {
    let short = prefix(count)
    guard short.endIndex < endIndex else { return self }
    // Chinese has no spaces between words.
    let cut = short.suffix(20).lastIndex(of: " ") ?? short.endIndex
    return short[..<cut] + "…"
  }
}
