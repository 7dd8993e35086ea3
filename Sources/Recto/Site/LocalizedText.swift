/// A text of the settings, in one language or in several.
package struct LocalizedText: Hashable, Sendable {
  private var texts: [String: String] = [:]
  /// For a language that has no text of its own: the first one.
  private let fallback: String

  package init(_ text: String) { fallback = text }

  /// - Returns: `nil` if there is no text.
  package init?(_ texts: [(language: String, text: String)]) {
    guard let first = texts.first else { return nil }
    fallback = first.text
    for (language, text) in texts { self.texts[language.lowercased()] = text }
  }

  /// The languages that have a text of their own; empty if one is for all.
  package var languages: [String] { texts.keys.sorted() }

  /// The text in a language (BCP 47): for `zh-Hans` that of `zh` if there is no nearer one.
  package func text(in language: String) -> String {
    var tag = language.lowercased()[...]
    while true {
      if let text = texts[String(tag)] { return text }
      guard let hyphen = tag.lastIndex(of: "-") else { return fallback }
      tag = tag[..<hyphen]
    }
  }
}
