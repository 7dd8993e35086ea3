/// The name of an article's file, made of its title: `Cross-entropy, by example` is `cross-entropy-by-example`, and
/// `交叉熵` stays as it is.
package struct Slug: Hashable, Sendable {
  package let text: String

  /// File systems take 255 bytes; an ending, a number and a language's page must fit as well.
  private static let byteLimit = 180

  /// Letters and digits of every script are kept, in lower case; everything between them becomes one hyphen. Never
  /// empty, never hidden, never a path.
  package init(_ title: String) {
    var slug = ""
    var isPending = false
    for scalar in title.lowercased().unicodeScalars where !Self.apostrophes.contains(scalar) {
      guard Self.isKept(scalar) else {
        isPending = !slug.isEmpty
        continue
      }
      let part = (isPending ? "-" : "") + String(scalar)
      guard slug.utf8.count + part.utf8.count <= Self.byteLimit else { break }
      slug += part
      isPending = false
    }
    text = slug.isEmpty ? "article" : slug
  }

  /// What is left out of a word: `Bayes’ rule`, `don't`.
  private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{02BC}", "\u{AD}"]

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber:
      true
    default: false
    }
  }
}
