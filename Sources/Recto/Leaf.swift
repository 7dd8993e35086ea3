import Diagnostics

/// A block of text while its inlines are read: where its bytes stand in the file, which is only found out if
/// something in it needs a place.
struct Leaf {
  let node: MarkdownNode
  /// The text, once it has been placed; of an environment's paragraph, what follows the environment.
  var text: LeafText?
  /// What of the text is a formula or a comment that has been read, in rising order.
  var taken: [Range<Int>] = []
  /// Lines that cmark did not count up to the node at hand: it misses a line break behind a backslash.
  private var missedLines = 0
  /// For a cell, whose columns cmark counts from a place that it does not tell.
  private var shift: Int?
  /// Whether cmark's columns have led to the right places so far.
  private var areColumnsRight = true
  let isCell: Bool

  init(_ node: MarkdownNode, text: LeafText? = nil, isCell: Bool = false) {
    self.node = node
    self.text = text
    self.isCell = isCell
  }

  /// The offset in the text of a piece of raw HTML, which stands there as it is.
  ///
  /// cmark's column of it is the distance from the last line break that cmark counted. Which one that was is
  /// found by looking: the bytes at the place must be those of the literal.
  mutating func locate(_ literal: [UInt8], of inline: MarkdownNode) -> Int? {
    guard let text else { return nil }
    let from = taken.last?.upperBound ?? 0
    func isThere(_ offset: Int) -> Bool {
      offset >= from && offset + literal.count <= text.bytes.count
        && text.bytes[offset..<(offset + literal.count)] == literal[...]
    }
    let column = inline.startColumn - node.startColumn
    if !areColumnsRight {
      // Fall through to the search.
    } else if isCell {
      if let shift, isThere(column - shift) { return column - shift }
      var candidate = 0
      while column - candidate >= from {
        if isThere(column - candidate) {
          shift = candidate
          return column - candidate
        }
        candidate += 1
      }
    } else {
      let lines = inline.startLine - node.startLine
      var missed = missedLines
      while lines >= 0, lines + missed < text.lineStarts.count {
        let line = lines + missed
        // On the first line the column counts from the block's, on the others from the line's own beginning.
        let offset = text.lineStarts[line] + column
        if isThere(offset) {
          missedLines = missed
          return offset
        }
        missed += 1
      }
    }
    // Not where cmark says: the next one that reads so.
    areColumnsRight = false
    return text.bytes.firstRange(of: literal, from: from)
  }
}

extension [UInt8] {
  /// The offset of the first occurrence of `pattern` at or after an offset.
  func firstRange(of pattern: [UInt8], from: Int) -> Int? {
    guard let first = pattern.first, count >= pattern.count else { return nil }
    var offset = from
    while offset + pattern.count <= count {
      if self[offset] == first, self[offset..<(offset + pattern.count)] == pattern[...] { return offset }
      offset += 1
    }
    return nil
  }
}
