import Diagnostics

/// `\begin{aligned}…\end{aligned}` and its like: rows of cells.
package struct TeXEnvironment: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// Pairs of a right and a left column: `align`, `aligned`, `split`, `alignat` …
    case aligned
    /// `eqnarray`: right, centre, left.
    case eqnarray
    /// Centred lines: `gather`, `equation`, `displaymath`. Also lines that `\\` parts without an environment.
    case gathered
    /// First line left, last line right.
    case multline
    case matrix
    case smallMatrix
    /// `array` with its columns.
    case array
    /// `cases` (and `dcases`, `rcases`).
    case cases
    /// `\substack`, `subarray`.
    case substack
  }

  package var kind: Kind
  /// As it is written, without a star: `align`, `pmatrix`; empty for lines without an environment.
  package var name: String
  /// What stands around it; empty if nothing: `[` and `]` for `bmatrix`.
  package var open = ""
  package var close = ""
  /// Of an `array`, and of matrices with an alignment.
  package var columns: [TeXColumn] = []
  package var rows: [TeXRow] = []
  /// Rules below the last row.
  package var rulesBelow = 0
  /// Whether cells are set in display style.
  package var isDisplay = false
}

package struct TeXColumn: Sendable, Hashable {
  package enum Alignment: String, Sendable, Hashable {
    case left, center, right
  }

  package var alignment: Alignment
  /// How many vertical rules stand before and, at the last column, after it.
  package var rulesBefore = 0
  package var rulesAfter = 0
}

package struct TeXRow: Sendable, Hashable {
  package var cells: [TeXCell] = []
  /// How many horizontal rules stand above it.
  package var rulesAbove = 0
  /// Further space below it, in eighteenths of an em: `\\[6pt]`.
  package var gapBelow = 0
  package var numbering = Numbering()
  package var span = Span(0, 0)
}

package struct TeXCell: Sendable, Hashable {
  package var nodes: [TeXNode]
  package var span: Span
  /// How many columns it covers: `\multicolumn`.
  package var columnSpan = 1
  /// How it is aligned and ruled, if not as its column.
  package var column: TeXColumn?
}

/// What numbers a formula or a row of it.
package struct Numbering: Sendable, Hashable {
  package struct Label: Sendable, Hashable {
    package var name: String
    package var span: Span
  }

  package struct Tag: Sendable, Hashable {
    /// What is shown, as in a text.
    package var nodes: [TeXNode]
    /// `\tag*`: without parentheses.
    package var isBare: Bool
    package var span: Span
  }

  package var label: Label?
  package var tag: Tag?
  /// `\nonumber`, `\notag`.
  package var isSuppressed = false

  package init() {}
}
