import Diagnostics

/// The text of a leaf block as cmark has it, without the marks of quotes and lists, and the place of each of
/// its lines in the file.
///
/// cmark makes the text of a paragraph, a code block or a piece of HTML of the *ends* of source lines: it takes
/// off what belongs to the containers, and indentation, and nothing else. So each line is found from its end,
/// and found means that the bytes agree. (The columns that cmark reports for inlines are not to be relied on.)
struct LeafText {
  let excerpt: Excerpt
  /// The offset of each line's first byte in `excerpt`.
  let lineStarts: [Int]

  var bytes: [UInt8] { excerpt.bytes }

  /// Places the lines of `bytes` on the file's lines from `line` (counted from 1) on.
  init(_ bytes: [UInt8], on line: Int, in file: SourceFile) {
    var pieces: [Excerpt.Piece] = []
    var starts: [Int] = []
    var start = 0
    var number = line
    while start < bytes.count || starts.isEmpty {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      starts.append(start)
      Self.place(start..<end, of: bytes, on: file.lineOrLast(number), in: file, &pieces)
      start = end + 1
      number += 1
    }
    excerpt = Excerpt(bytes: bytes, pieces: pieces)
    lineStarts = starts
  }

  /// Text of one line that begins at an offset of the file.
  init(_ bytes: [UInt8], at offset: Int) {
    excerpt = Excerpt(bytes: bytes, pieces: [.init(textStart: 0, fileStart: offset)])
    lineStarts = [0]
  }

  /// A table cell: the text that stands in `span` but for the spaces around it, with `\|` read as `|`.
  init?(cell bytes: [UInt8], in span: Span, of file: SourceFile) {
    guard let pieces = Self.alignFromEnd(bytes[...], with: span, of: file) else { return nil }
    excerpt = Excerpt(bytes: bytes, pieces: pieces)
    lineStarts = [0]
  }

  /// Whether the lines of `bytes` are the ends of the file's lines from `line` on.
  static func matches(_ bytes: [UInt8], on line: Int, in file: SourceFile) -> Bool {
    var start = 0
    var number = line
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      guard number >= 1, number <= file.lineCount else { return false }
      guard suffixStart(bytes[start..<end], file.line(number), file) != nil else { return false }
      start = end + 1
      number += 1
    }
    return true
  }

  private static func place(
    _ range: Range<Int>, of bytes: [UInt8], on line: Span, in file: SourceFile, _ pieces: inout [Excerpt.Piece]
  ) {
    if let fileStart = suffixStart(bytes[range], line, file) {
      pieces.append(.init(textStart: range.lowerBound, fileStart: fileStart))
      return
    }
    // A tab that belongs in part to a container: the rest of it stands here as spaces.
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == UInt8(ascii: " ") {
      start += 1
      guard let fileStart = suffixStart(bytes[start..<range.upperBound], line, file) else { continue }
      for space in range.lowerBound..<start {
        pieces.append(.init(textStart: space, fileStart: max(line.start, fileStart - 1)))
      }
      pieces.append(.init(textStart: start, fileStart: fileStart))
      return
    }
    // Only a paragraph before a table (`\|`) and a line with a NUL come here.
    let aligned = alignFromEnd(bytes[range], with: line, of: file)
    pieces += aligned ?? [.init(textStart: range.lowerBound, fileStart: line.start)]
  }

  /// Where `text` begins if the line ends with it.
  private static func suffixStart(_ text: ArraySlice<UInt8>, _ line: Span, _ file: SourceFile) -> Int? {
    let start = line.end - text.count
    return start >= line.start && file.bytes[start..<line.end] == text ? start : nil
  }

  /// Pairs the bytes from the end, where `|` may stand for `\|`.
  private static func alignFromEnd(
    _ text: ArraySlice<UInt8>, with span: Span, of file: SourceFile
  ) -> [Excerpt.Piece]? {
    var offset = span.end
    if let last = text.last, !isSpace(last) {
      while offset > span.start, isSpace(file.bytes[offset - 1]) { offset -= 1 }
    }
    var pieces: [Excerpt.Piece] = []
    var index = text.endIndex
    while index > text.startIndex {
      guard offset > span.start, file.bytes[offset - 1] == text[index - 1] else { return nil }
      index -= 1
      offset -= 1
      if text[index] == UInt8(ascii: "|"), offset > span.start, file.bytes[offset - 1] == UInt8(ascii: "\\") {
        pieces.append(.init(textStart: index, fileStart: offset))
        offset -= 1
      }
    }
    if pieces.last?.textStart != text.startIndex {
      pieces.append(.init(textStart: text.startIndex, fileStart: offset))
    }
    return pieces.reversed()
  }
}

extension SourceFile {
  /// The bytes of a line, or of the last line if there is none of that number.
  func lineOrLast(_ number: Int) -> Span { line(min(max(number, 1), lineCount)) }
}
