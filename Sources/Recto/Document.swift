import Diagnostics
import Formula

/// An article as its author wrote it: the text to be shown, and what of it is to be computed or checked. The
/// outcome of the stage *read*; nothing in it has been evaluated.
package struct Document: Sendable {
  package var file: SourceFile
  package var frontMatter: FrontMatter
  package var blocks: [Block]
  package var footnotes: [Footnote]
  /// Formula blocks and ruled tables: one program, in the order of the article.
  package var program: [ProgramItem]
  /// The relations that comments assert of numbers and formulas, in the order of the article.
  package var bindings: [Binding]
  /// Every formula in LaTeX, in the order of the article.
  package var math: [MathSpan]
  /// The printed numbers that bindings and ruled tables speak of.
  package var numbers: [PrintedNumber]
  /// Printed numbers that the author exempts and that nothing binds: to be counted.
  package var exempt: [Int]
  package var headings: [HeadingEntry]
  /// Links and images.
  package var links: [LinkEntry]
  /// Tags and blocks of HTML, comments apart; of a block the first line.
  package var html: [Span]
  package var diagnostics: [Diagnostic]
}

/// What an article contributes to its program.
package enum ProgramItem: Sendable {
  case formula(FormulaBlock)
  case table(RuledTable)
}

/// What a directive says of the checking of the next block, or of one number or formula.
package enum Checking: String, Sendable {
  case normal
  /// A deliberate falsehood: counted, not listed.
  case exempt
  /// The author asks for a check: what cannot be checked is an error.
  case check
  case noCheck = "no-check"
}

/// A fenced block ```` ```swift recto ````.
package struct FormulaBlock: Sendable {
  /// The further words of the info string.
  package struct Display: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Symbolic, then with numbers substituted, then the result.
    package static let steps = Display(rawValue: 1)
    /// The source beside the mathematics.
    package static let code = Display(rawValue: 2)
    /// Evaluated and asserted, not shown.
    package static let hidden = Display(rawValue: 4)
    /// A figure.
    package static let plot = Display(rawValue: 8)
  }

  package var source: Excerpt
  package var display: Display
  package var checking: Checking
  /// The block with its fences.
  package var span: Span
}

/// `<!-- = H -->`: what a comment asserts of the number or formula right before it.
package struct Binding: Sendable {
  package enum Target: Hashable, Sendable {
    /// An index into `Document.numbers`.
    case number(Int)
    /// An index into `Document.math`.
    case math(Int)
  }

  /// From the relation to the end of the comment's text: `= H`, `≈ a; b`, `< 1e-6`.
  package var relation: Excerpt
  package var target: Target
  package var checking: Checking
  /// The comment with its delimiters.
  package var span: Span
}

/// A formula in LaTeX.
package struct MathSpan: Sendable {
  package enum Kind: Sendable {
    case inline
    case display
    /// `\eqref{…}` in a text.
    case reference
  }

  /// Between the delimiters; for `\begin{align}…\end{align}` and `\eqref{…}` the whole.
  package var source: Excerpt
  package var kind: Kind
  package var checking: Checking
  /// With the delimiters.
  package var span: Span
  /// The characters right behind it up to a space, for a unit that stands outside: `$= 90$ bps`.
  package var wordAfter: Span?
}

/// A heading for the table of contents and for links to it.
package struct HeadingEntry: Hashable, Sendable {
  package var level: Int
  package var anchor: String
  package var text: String
  package var content: [Inline]
}

/// The place of a link or an image.
package struct LinkEntry: Hashable, Sendable {
  package var destination: String
  package var isImage: Bool
  /// The block that holds it; its destination is searched there when a message needs its place.
  package var block: Span
}
