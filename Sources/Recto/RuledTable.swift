import Diagnostics
import Formula

/// A table with rules below it (§2.4 of the design): its columns are vectors.
package struct RuledTable: Sendable {
  package struct Column: Sendable {
    /// The identifier in the header; `nil` if there is none or a cell is no number.
    package var name: Identifier?
    /// The header cell's text.
    package var header: Span
    /// Set in place of the name if a cell is no number.
    package var broken: BrokenColumn?
  }

  /// A column that is no vector, since a cell of it is no number.
  package struct BrokenColumn: Sendable {
    package var name: String
    package var cell: Span
  }

  package struct Cell: Sendable {
    /// The cell's text without the spaces around it.
    package var span: Span
    /// The cell's number, if it is one: an index into `Document.numbers`.
    package var number: Int?
  }

  package enum Row: Sendable {
    case values([Cell])
    /// A last row whose first cell is `Σ`, `mean` or the like.
    case aggregate(Aggregate, [Cell])

    /// The number in a column of a row of values.
    func number(in column: Int) -> Int? {
      guard case .values(let cells) = self, cells.indices.contains(column) else { return nil }
      return cells[column].number
    }
  }

  package enum Aggregate: Sendable {
    case sum
    case mean
  }

  package var columns: [Column]
  package var rows: [Row]
  /// The statements of the rules, each the text of one comment after `recto:`.
  package var rules: [Excerpt]
  package var checking: Checking
  /// From the header to the last rule.
  package var span: Span
}
