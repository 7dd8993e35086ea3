/// A text as it stands on disk, with the beginnings of its lines.
package struct SourceFile: Sendable {
  /// The path as the user gave it, or relative to the project.
  package let path: String
  package let bytes: [UInt8]
  /// The offset of the first byte of each line; a file has at least one line.
  package let lineStarts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      // A lone carriage return ends a line too (CommonMark 2.1).
      if byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && (offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\n"))
      {
        starts.append(offset + 1)
      }
    }
    lineStarts = starts
  }

  package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The number of lines; the empty one after a final line break counts.
  package var lineCount: Int { lineStarts.count }

  /// The bytes of a line (counted from 1) without its line break.
  package func line(_ number: Int) -> Span {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Span(start, end)
  }

  package func text(_ span: Span) -> String {
    String(decoding: bytes[span.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// Line and column of an offset.
  package func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Position(line: low + 1, column: 1 + scalarCount(lineStarts[low]..<offset))
  }

  /// The offset of a line and column; past the line's end it is the line's end.
  package func offset(of position: Position) -> Int {
    guard position.line >= 1, position.line <= lineCount else { return bytes.count }
    let line = line(position.line)
    var offset = line.start
    for _ in 1..<max(position.column, 1) where offset < line.end {
      offset += 1
      while offset < line.end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }

  private func scalarCount(_ range: Range<Int>) -> Int {
    bytes[range].reduce(into: 0) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
  }
}

/// A place that a person can find: lines and columns count from 1, columns in Unicode scalars.
package struct Position: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
