/// A text cut out of a source file, such as a formula block inside a quote, that remembers where each byte
/// of it stands. Every parser reads excerpts, so that all spans are spans of the file.
package struct Excerpt: Sendable {
  /// From `textStart` on, the excerpt's bytes are the file's from `fileStart` on.
  package struct Piece: Sendable {
    package var textStart: Int
    package var fileStart: Int

    package init(textStart: Int, fileStart: Int) {
      self.textStart = textStart
      self.fileStart = fileStart
    }
  }

  package let bytes: [UInt8]
  private let pieces: [Piece]
  /// Where the first byte stands, if the rest follows it there.
  private let start: Int?

  /// - Parameter pieces: in rising order; the first one starts at 0.
  package init(bytes: [UInt8], pieces: [Piece]) {
    self.bytes = bytes
    self.pieces = pieces.isEmpty ? [Piece(textStart: 0, fileStart: 0)] : pieces
    start = pieces.count > 1 ? nil : pieces.first?.fileStart ?? 0
  }

  /// Consecutive bytes of a file.
  package init(_ file: SourceFile, _ span: Span) {
    self.init(bytes: Array(file.bytes[span.range]), pieces: [Piece(textStart: 0, fileStart: span.start)])
  }

  /// A whole file.
  package init(_ file: SourceFile) { self.init(file, Span(0, file.bytes.count)) }

  /// Where a byte of the excerpt stands in the file.
  package func fileOffset(_ offset: Int) -> Int {
    if let start { return start + offset }
    let piece = pieces[piece(at: offset)]
    return piece.fileStart + offset - piece.textStart
  }

  /// The index of the piece that holds a byte.
  private func piece(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].textStart <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The file's span of a range of the excerpt. An end belongs to the byte before it, so that a range that
  /// ends at a line's end does not reach into the next line.
  package func span(_ start: Int, _ end: Int) -> Span {
    let first = fileOffset(start)
    return Span(first, end > start ? fileOffset(end - 1) + 1 : first)
  }

  /// A part of the excerpt.
  package func slice(_ range: Range<Int>) -> Excerpt {
    var part = [Piece(textStart: 0, fileStart: fileOffset(range.lowerBound))]
    for piece in pieces[(piece(at: range.lowerBound) + 1)...] {
      guard piece.textStart < range.upperBound else { break }
      part.append(Piece(textStart: piece.textStart - range.lowerBound, fileStart: piece.fileStart))
    }
    return Excerpt(bytes: Array(bytes[range]), pieces: part)
  }
}
