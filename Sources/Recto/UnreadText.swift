import Diagnostics

/// What in the text of a leaf looks like mathematics or a comment for Recto, and was taken for neither.
struct UnreadText {
  /// A `$` or `$$` that neither opens nor closes a formula.
  var dollars: [Range<Int>] = []
  /// A comment that is for Recto but that CommonMark does not read as one.
  var comments: [(range: Range<Int>, malformation: RectoComment.Malformation)] = []

  /// - Parameter taken: the formulas and comments that were read, in rising order.
  init(_ bytes: [UInt8], taken: [Range<Int>]) {
    var offset = 0
    var next = taken[...]
    var openRuns: Set<Int> = []
    var line = LineEnds(bytes)
    while offset < bytes.count {
      if let range = next.first, range.lowerBound <= offset {
        offset = max(offset, range.upperBound)
        next.removeFirst()
        continue
      }
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "`"): offset = Self.end(ofCodeAt: offset, in: bytes, &openRuns)
      case UInt8(ascii: "$"):
        let isDouble = offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "$")
        dollars.append(offset..<(offset + (isDouble ? 2 : 1)))
        offset += isDouble ? 2 : 1
      case UInt8(ascii: "<") where bytes[offset...].starts(with: RectoComment.opening):
        let end = line.end(ofCommentAt: offset)
        if case .malformed(let malformation)? = RectoComment(bytes[offset..<end]) {
          comments.append((offset..<end, malformation))
        }
        offset += 4
      default: offset += 1
      }
    }
  }

  /// The offset after a code span, or after the backticks if they open none (CommonMark 6.3).
  private static func end(ofCodeAt start: Int, in bytes: [UInt8], _ openRuns: inout Set<Int>) -> Int {
    func run(_ offset: Int) -> Int {
      var end = offset
      while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
      return end - offset
    }
    let count = run(start)
    var offset = start + count
    // A length that was once not closed is not closed later either.
    guard !openRuns.contains(count) else { return offset }
    while offset < bytes.count {
      let other = run(offset)
      offset += max(1, other)
      if other == count { return offset }
    }
    openRuns.insert(count)
    return start + count
  }

  /// Where the comments of a line end, found once for all of them.
  private struct LineEnds {
    private let bytes: [UInt8]
    private var known = 0..<0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The offset after `-->`, or of the line's end: comments of interest stand on one line.
    mutating func end(ofCommentAt start: Int) -> Int {
      if known.contains(start + 4) { return known.upperBound }
      var offset = start + 4
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
        if bytes[offset...].starts(with: RectoComment.closing) {
          known = start..<(offset + 3)
          return offset + 3
        }
        offset += 1
      }
      known = start..<offset
      return offset
    }
  }
}

extension DocumentReader {
  /// Reports what looks like mathematics or a comment for Recto and could not be read as such.
  mutating func reportUnread(in leaf: inout Leaf) {
    guard isRecto, leaf.text != nil || leaf.node.mayHoldMathOrComments else { return }
    let text = place(&leaf)
    let unread = UnreadText(text.bytes, taken: leaf.taken)
    for (range, malformation) in unread.comments {
      var span = text.excerpt.span(range.lowerBound, range.upperBound)
      if leaf.isCell, malformation == .isUnclosed {
        while span.end < file.bytes.count, file.bytes[span.end] == UInt8(ascii: " ") { span.end += 1 }
        report(
          .commentMalformed, "this comment is cut by the border of the cell", at: span,
          help: ["a `|` ends a table cell; write `\\|`"])
      } else {
        reportMalformed(span, malformation)
      }
    }
    for range in unread.dollars { reportUnclosed(range, in: text) }
    if text.bytes.starts(with: "\\begin{".utf8), leaf.node.syntaxExtension == extensions.math {
      reportUnclosed(text.excerpt.span(0, text.bytes.firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? 6), "\\end")
    }
  }

  private mutating func reportUnclosed(_ range: Range<Int>, in text: LeafText) {
    let span = text.excerpt.span(range.lowerBound, range.upperBound)
    if range.count == 2 { return reportUnclosed(span, "$$") }
    // A single dollar may be money: only one that TeX follows is meant as mathematics.
    let end = text.bytes[range.upperBound...].firstIndex(of: UInt8(ascii: "$")) ?? text.bytes.count
    let content = text.bytes[range.upperBound..<end]
    guard content.holdsCommand else { return }
    if let first = content.first, isSpace(first) {
      guard end < text.bytes.count, !content.contains(UInt8(ascii: "\n")) else { return }
      report(
        .mathUnclosed, "this `$` opens no formula: a space follows it", at: span,
        help: ["write `$x$`, without spaces inside the dollars"])
    } else {
      reportUnclosed(span, "$")
    }
  }

  private mutating func reportUnclosed(_ span: Span, _ delimiter: String) {
    report(
      .mathUnclosed, "this formula is not closed", at: span,
      help: [
        delimiter == "$$"
          ? "close it by `$$` before the next empty line, or write `\\$\\$` for two dollar signs"
          : "close it by `\(delimiter)` before the next empty line"
            + (delimiter == "$" ? ", or write `\\$` for a dollar sign" : "")
      ])
  }
}

extension ArraySlice<UInt8> {
  /// Whether a TeX command such as `\log` stands in the text.
  fileprivate var holdsCommand: Bool {
    zip(self, dropFirst()).contains { byte, next in
      byte == UInt8(ascii: "\\") && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20)
    }
  }
}
