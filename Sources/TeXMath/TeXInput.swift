import Diagnostics

/// The bytes of a formula and, while a macro is expanded, those of its replacement. Knows where each stands in
/// the file.
struct TeXInput {
  /// From `textStart` on, the bytes of a replacement are those of the formula from `sourceStart` on; without
  /// one they were written by the macro.
  struct Piece {
    var textStart: Int
    var sourceStart: Int?
  }

  private struct Frame {
    var bytes: [UInt8]
    var position: Int
    var pieces: [Piece]
    var call: Span
  }

  private(set) var bytes: [UInt8]
  var position = 0
  /// Of the replacement at hand; empty for the formula itself.
  private var pieces: [Piece] = []
  private var call = Span(0, 0)
  private var outer: [Frame] = []
  private let excerpt: Excerpt

  init(_ excerpt: Excerpt) {
    self.excerpt = excerpt
    bytes = excerpt.bytes
  }

  var isExpanding: Bool { !outer.isEmpty }

  // MARK: Reading

  /// The next byte as it is; leaves replacements that are used up.
  @inline(__always)
  mutating func byte() -> UInt8? {
    if position < bytes.count { return bytes[position] }
    return outer.isEmpty ? nil : byteOfOuter()
  }

  private mutating func byteOfOuter() -> UInt8? {
    while position >= bytes.count, let frame = outer.popLast() {
      bytes = frame.bytes
      position = frame.position
      pieces = frame.pieces
      call = frame.call
    }
    return position < bytes.count ? bytes[position] : nil
  }

  /// The byte behind the next one, in the same text.
  func byte(after distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  /// Whether the next bytes, in the same text, are these.
  func isAt(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      for index in 0..<count where bytes[position + index] != buffer[index] { return false }
      return true
    }
  }

  /// Skips white space; returns the next byte.
  mutating func skipSpace() -> UInt8? {
    while let next = byte() {
      guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return next }
      position += 1
    }
    return nil
  }

  /// The letters of a command's name after its backslash, or the one character that is its name. Moves behind
  /// it, and behind the space that follows a name of letters.
  mutating func commandName() -> Range<Int> {
    position += 1
    let start = position
    while position < bytes.count, bytes[position].isASCIILetter { position += 1 }
    if position == start {
      if position < bytes.count { position += bytes[position].utf8Length }
      position = min(position, bytes.count)
    }
    return start..<position
  }

  /// The next character, which may be of several bytes.
  mutating func scalar() -> Unicode.Scalar {
    let first = bytes[position]
    let length = min(first.utf8Length, bytes.count - position)
    var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<max(length, 1) { value = value << 6 | UInt32(bytes[position + index] & 0x3F) }
    position += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Places

  /// Where what comes next begins in the file.
  mutating func start() -> Int {
    _ = byte()
    return fileStart(position)
  }

  /// Where what was read last ends in the file.
  func end() -> Int {
    guard position > 0 else { return fileStart(0) }
    if outer.isEmpty { return excerpt.fileOffset(position - 1) + 1 }
    guard let source = source(position - 1) else { return call.end }
    return excerpt.fileOffset(source) + 1
  }

  /// The span of bytes of the text at hand.
  func span(_ range: Range<Int>) -> Span {
    if outer.isEmpty { return excerpt.span(range.lowerBound, range.upperBound) }
    guard let first = source(range.lowerBound), !range.isEmpty, let last = source(range.upperBound - 1) else {
      return call
    }
    return Span(excerpt.fileOffset(first), excerpt.fileOffset(last) + 1)
  }

  private func fileStart(_ offset: Int) -> Int {
    if outer.isEmpty { return excerpt.fileOffset(offset) }
    return source(offset).map(excerpt.fileOffset) ?? call.start
  }

  /// Where a byte of a replacement stands in the formula.
  private func source(_ offset: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].textStart <= offset { low = middle } else { high = middle }
    }
    return pieces[low].sourceStart.map { $0 + offset - pieces[low].textStart }
  }

  // MARK: Macros

  /// Reads on in a replacement, then behind the call.
  mutating func enter(_ replacement: Replacement, call: Span) {
    // A call at the end of a replacement takes its place: a chain of macros needs no depth.
    if position < bytes.count || outer.isEmpty {
      outer.append(Frame(bytes: bytes, position: position, pieces: pieces, call: self.call))
    }
    bytes = replacement.bytes
    pieces = replacement.pieces
    position = 0
    self.call = call
  }

  /// A replacement that is being put together.
  struct Replacement {
    var bytes: [UInt8] = []
    var pieces: [Piece] = []

    mutating func append(written part: ArraySlice<UInt8>) {
      guard !part.isEmpty else { return }
      if pieces.isEmpty || pieces[pieces.count - 1].sourceStart != nil {
        pieces.append(Piece(textStart: bytes.count, sourceStart: nil))
      }
      bytes += part
    }
  }

  /// Adds bytes of the text at hand, such as an argument, with their places.
  func append(_ range: Range<Int>, to replacement: inout Replacement) {
    guard !range.isEmpty else { return }
    let shift = replacement.bytes.count - range.lowerBound
    if outer.isEmpty {
      replacement.pieces.append(Piece(textStart: replacement.bytes.count, sourceStart: range.lowerBound))
    } else {
      for (index, piece) in pieces.enumerated() {
        let end = index + 1 < pieces.count ? pieces[index + 1].textStart : bytes.count
        let part = range.clamped(to: piece.textStart..<end)
        guard !part.isEmpty else { continue }
        replacement.pieces.append(
          Piece(
            textStart: part.lowerBound + shift,
            sourceStart: piece.sourceStart.map { $0 + part.lowerBound - piece.textStart }))
      }
    }
    replacement.bytes += bytes[range]
  }
}

extension UInt8 {
  @inline(__always)
  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  @inline(__always)
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inline(__always)
  var isTeXSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

  /// How many bytes a character has that begins with this one.
  @inline(__always)
  var utf8Length: Int { self < 0x80 ? 1 : self < 0xE0 ? 2 : self < 0xF0 ? 3 : 4 }
}
