import Diagnostics

/// What cmark-gfm 0.29.0.gfm.6 must not be given by a stranger: a few hundred kilobytes that take it minutes or
/// gigabytes. The estimate is linear in the text, and far above what people write.
///
/// The costs were measured against that version, in nanoseconds; each comes from a loop inside a loop:
/// declarations, CDATA sections and processing instructions that nothing closes (CVE-2023-22484), images that
/// nothing closes (CVE-2023-22486), cells kept in a linked list, the header of a table sought again in its whole
/// paragraph (CVE-2023-37463), and rows filled up with empty cells.
struct MarkdownLimits {
  /// Deeper nesting than the reader follows is refused before it is parsed.
  static let depth = DocumentReader.depthLimit
  /// Cells of all tables, those that only fill up a row included.
  static let cells = 250_000
  /// Addresses are sought at every `@`, at ten microseconds each.
  static let addresses = 100_000
  /// Characters that may make a node of the tree, at some hundred bytes each.
  static let marks = 1_000_000
  /// A second.
  static let cost = 1_000_000_000

  private var cost = 0
  private var cells = 0
  private var addresses = 0
  private var marks = 0
  /// Of the lines at hand up to an empty one, which is the most that one paragraph or table can hold.
  private var run = Run()

  private struct Run {
    var bytes = 0
    var openers = 0
    var images = 0
    var closers = 0
    /// The distance at each line's end from the last `|`, added up.
    var gaps = 0
    /// The offset in the run after the last `|`.
    var lastPipe = 0
    /// Columns of the widest table that may have begun.
    var columns = 0

    /// Each opener looks for its end in the rest of the run; each bracket that closes passes every open image.
    var cost: Int { openers * bytes + 10 * images * closers }
  }

  /// The first thing that is too much; `nil` if nothing is.
  ///
  /// - Parameter file: the text is its bytes from `start` on.
  static func problem(in file: SourceFile, from start: Int) -> Diagnostic? {
    file.bytes.withUnsafeBufferPointer { bytes in
      var limits = MarkdownLimits()
      var start = start
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
        if let problem = limits.read(Line(bytes: bytes, start: start, end: end)) {
          return Diagnostic(.tooLarge, problem, at: Span(start, end), help: ["split the text, or leave an empty line"])
        }
        start = end + 1
      }
      return nil
    }
  }

  private mutating func read(_ line: Line) -> String? {
    let (content, depth) = line.content
    guard depth <= Self.depth else { return "nested deeper than \(Self.depth) levels" }
    if content == line.end, line.isBlank {
      cost += run.cost
      run = Run()
      return nil
    }
    // An item of a list is a node, and so are its paragraph and mostly the list.
    marks += 1 + 3 * depth
    let pipes = count(line, from: content)
    run.bytes += line.end - line.start + 1
    run.gaps += run.bytes - run.lastPipe
    cost += pipes * pipes / 2
    if line.isDelimiter(from: content) {
      cost += 20 * run.bytes + run.gaps / 3
      run.columns = max(run.columns, pipes + 1)
    }
    cells += run.columns
    guard cells <= Self.cells else { return "tables of more than \(Self.cells) cells" }
    guard addresses <= Self.addresses else { return "more than \(Self.addresses) signs `@`" }
    guard marks <= Self.marks else { return "more than \(Self.marks) signs that may be Markdown" }
    guard cost + run.cost <= Self.cost else { return "too many unclosed tags, images or rows between two empty lines" }
    return nil
  }

  /// Adds what is in a line to its run.
  ///
  /// - Returns: the number of `|`.
  private mutating func count(_ line: Line, from start: Int) -> Int {
    var pipes = 0
    for offset in start..<line.end where Line.isOfInterest(line.bytes[offset]) {
      marks += 1
      let next = offset + 1 < line.end ? line.bytes[offset + 1] : 0
      switch line.bytes[offset] {
      case UInt8(ascii: "|"):
        pipes += 1
        run.lastPipe = run.bytes + offset + 1 - line.start
      case UInt8(ascii: "@"): addresses += 1
      case UInt8(ascii: "]"): run.closers += 1
      case UInt8(ascii: "!"): if next == UInt8(ascii: "[") { run.images += 1 }
      case UInt8(ascii: "<"):
        // `<?` and `<!A` look for their ends; a comment is cheap.
        let isComment =
          next == UInt8(ascii: "!") && offset + 2 < line.end && line.bytes[offset + 2] == UInt8(ascii: "-")
        if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") && !isComment { run.openers += 1 }
      default: break
      }
    }
    return pipes
  }
}

/// A line of the text, without its line break.
private struct Line {
  var bytes: UnsafeBufferPointer<UInt8>
  var start: Int
  var end: Int

  /// Whether a byte may begin or end an inline, by a bit for each of the 128 of ASCII.
  @inline(__always)
  static func isOfInterest(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 64 ? lowMarks : byte < 128 ? highMarks : 0
    return bits >> UInt64(byte & 63) & 1 != 0
  }

  /// `! $ & * <`
  private static let lowMarks: UInt64 = 1 << 0x21 | 1 << 0x24 | 1 << 0x26 | 1 << 0x2A | 1 << 0x3C
  /// ``@ [ \ ] _ ` | ~``, less 64
  private static let highMarks: UInt64 =
    1 << 0x00 | 1 << 0x1B | 1 << 0x1C | 1 << 0x1D | 1 << 0x1F | 1 << 0x20 | 1 << 0x3C | 1 << 0x3E

  /// Whether the line ends a paragraph: spaces and the marks of quotes alone. (An empty item of a list does not.)
  var isBlank: Bool {
    (start..<end).allSatisfy { isSpace(bytes[$0]) || bytes[$0] == UInt8(ascii: ">") }
  }

  /// Whether this is a line such as `|---|:-:|`, which makes a table of what stands before it.
  func isDelimiter(from start: Int) -> Bool {
    var hasHyphen = false
    var hasMark = false
    for offset in start..<end {
      switch bytes[offset] {
      case UInt8(ascii: "-"): hasHyphen = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"): hasMark = true
      case let byte: if !isSpace(byte) { return false }
      }
    }
    return hasHyphen && hasMark
  }

  /// Where the line's text begins behind the marks of quotes and lists, and how many of these there are; an
  /// indented mark may be as deep as its indentation allows.
  var content: (start: Int, depth: Int) {
    var offset = start
    var depth = 0
    var indentation = 0
    while offset < end {
      if bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t") {
        indentation += bytes[offset] == UInt8(ascii: " ") ? 1 : 4
        offset += 1
        continue
      }
      let length = markLength(at: offset)
      if length == 0 { break }
      depth += 1
      offset += length
    }
    return (offset, depth == 0 ? 0 : depth + indentation / 2)
  }

  /// The length of the mark of a quote or a list item at an offset, or 0.
  private func markLength(at start: Int) -> Int {
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let first = bytes[start]
    if first == UInt8(ascii: ">") { return 1 }
    var offset = start + 1
    if isDigit(first) {
      while offset < end, isDigit(bytes[offset]) { offset += 1 }
      guard offset < end, bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ")") else { return 0 }
      offset += 1
    } else if first != UInt8(ascii: "-"), first != UInt8(ascii: "+"), first != UInt8(ascii: "*") {
      return 0
    }
    return offset == end || bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t")
      ? offset - start : 0
  }
}
