/// What the page puts where the article has a formula, a number or a link. Each function appends HTML and says
/// whether it did; if not, the writer shows the source.
package struct Rendering {
  /// A formula in LaTeX, by its index in `Document.math`.
  package var math: (_ id: Int, _ html: inout [UInt8]) -> Bool = { _, _ in false }
  /// A formula block, by its index in `Document.program`.
  package var formula: (_ id: Int, _ html: inout [UInt8]) -> Bool = { _, _ in false }
  /// A number, by its index in `Document.numbers`, with its text.
  package var number: (_ id: Int, _ text: String, _ html: inout [UInt8]) -> Bool = { _, _, _ in false }
  /// A formula in LaTeX, and a number, inside a link, which can hold no other link.
  package var linkedMath: (_ id: Int, _ html: inout [UInt8]) -> Bool = { _, _ in false }
  package var linkedNumber: (_ id: Int, _ text: String, _ html: inout [UInt8]) -> Bool = { _, _, _ in false }
  /// A code block: its language and its text.
  package var code: (_ language: String, _ text: String, _ html: inout [UInt8]) -> Bool = { _, _, _ in false }
  /// What follows the text of a heading.
  package var headingLink: (_ heading: Heading, _ html: inout [UInt8]) -> Void = { _, _ in }
  /// Where a link or an image leads: its index in `Document.links`, and what the author wrote.
  package var destination: (_ id: Int, _ destination: String) -> String = { _, destination in destination }
  /// The title of an alert, in the language of the page.
  package var alertTitle: (Alert) -> String = { $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst() }
  /// What a screen reader says of the link from a footnote back to the text.
  package var backToText = "Back to the text"
  /// What it calls the box that a wide table scrolls in.
  package var tableLabel = "Table"

  package init() {}
}
