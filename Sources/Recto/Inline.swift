/// The content of a paragraph, a heading or a table cell.
package enum Inline: Hashable, Sendable {
  case text(String)
  case softBreak
  case lineBreak
  /// A code span: text, and at most one number that a comment binds.
  case code([Inline])
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  indirect case link(Link)
  indirect case image(Link)
  /// Raw HTML, comments included but for Recto's own.
  case html(String)
  /// A formula: an index into `Document.math`.
  case math(Int)
  /// A printed number that is, or may be, a claim: an index into `Document.numbers`.
  case number(Int, String)
  /// A reference to the footnote of that number, and which reference to it this is; both count from 1.
  case footnote(Int, reference: Int)
}

/// The target and the text of a link or an image.
package struct Link: Hashable, Sendable {
  /// An index into `Document.links`, for both links and images.
  package var id: Int
  package var destination: String
  package var title: String
  package var content: [Inline]

  package init(id: Int, destination: String, title: String, content: [Inline]) {
    self.id = id
    self.destination = destination
    self.title = title
    self.content = content
  }
}

extension Inline {
  /// The text without its markup, as for the title of a page or the description of an image. Formulas are
  /// left to the caller.
  package func appendPlainText(to text: inout String, math: (Int) -> String) {
    switch self {
    case .text(let part), .number(_, let part): text += part
    case .softBreak, .lineBreak: text += " "
    case .code(let content), .emphasis(let content), .strong(let content), .strikethrough(let content):
      for inline in content { inline.appendPlainText(to: &text, math: math) }
    case .link(let link), .image(let link):
      for inline in link.content { inline.appendPlainText(to: &text, math: math) }
    case .math(let id): text += math(id)
    case .html, .footnote: break
    }
  }
}
