/// A block of an article, as the writer and the pipeline need it.
package indirect enum Block: Hashable, Sendable {
  case paragraph([Inline])
  case heading(Heading)
  case thematicBreak
  case quote([Block])
  case alert(Alert, [Block])
  case list(ListBlock)
  /// A code block that is no formula block: the whole info string, and the text.
  case code(info: String, text: String)
  case html(String)
  case table(TableBlock)
  /// A formula block: an index into `Document.program`.
  case formula(Int)
  /// A display formula that stands by itself: an index into `Document.math`.
  case math(Int)
}

package struct Heading: Hashable, Sendable {
  package var level: Int
  package var content: [Inline]
  /// Unique in its article; empty in a plain reading.
  package var anchor: String

  package init(level: Int, content: [Inline], anchor: String) {
    self.level = level
    self.content = content
    self.anchor = anchor
  }
}

/// The kinds of `> [!NOTE]`.
package enum Alert: String, CaseIterable, Sendable {
  case note
  case tip
  case important
  case warning
  case caution
}

package struct ListBlock: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    /// Of a task list: whether it is ticked.
    package var isDone: Bool?
    package var content: [Block]

    package init(isDone: Bool?, content: [Block]) {
      self.isDone = isDone
      self.content = content
    }
  }

  /// Of an ordered list: the number of its first item.
  package var start: Int?
  /// Whether its paragraphs stand without space between them.
  package var isTight: Bool
  package var items: [Item]

  package init(start: Int?, isTight: Bool, items: [Item]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

package struct TableBlock: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable {
    case none
    case left
    case center
    case right
  }

  /// One for each column.
  package var alignments: [Alignment]
  package var header: [[Inline]]
  package var rows: [[[Inline]]]
  /// Of a table with rules: an index into `Document.program`.
  package var ruled: Int?

  package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]], ruled: Int? = nil) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
    self.ruled = ruled
  }
}

/// A footnote that is referred to; footnotes are numbered in the order of their first references.
package struct Footnote: Hashable, Sendable {
  package var content: [Block]
  /// How often it is referred to.
  package var references: Int

  package init(content: [Block], references: Int) {
    self.content = content
    self.references = references
  }
}
