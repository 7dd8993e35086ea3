/// A range of bytes of one source file, as its author has it: half open, counted from 0.
package struct Span: Hashable, Sendable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  package var count: Int { end - start }
  package var range: Range<Int> { start..<end }

  package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// The smallest span that covers both.
  package func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }
}
