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
  /// Addresses are sought at every `@`, at some microseconds each.
  static let addresses = 250_000
  /// A second.
  static let cost = 1_000_000_000

  private let text: ArraySlice<UInt8>
  private var cost = 0
  private var cells = 0
  private var addresses = 0
  /// Of the lines at hand up to an empty one, which is the most that one paragraph or table can hold.
  private var run = Run()

  private struct Run {
    var bytes = 0
    var openers = 0
    var images = 0
    var closers = 0
    /// Distance from the last `|`, and the sum of this distance over the lines.
    var gap = 0
    var gaps = 0
    /// Columns of the widest table that may have begun.
    var columns = 0

    /// Each opener looks for its end in the rest of the run; each bracket that closes passes every open image.
    var cost: Int { openers * bytes + 10 * images * closers }
  }

  /// The first thing that is too much; `nil` if nothing is.
  ///
  /// - Parameter file: the text is its bytes from `start` on.
  static func problem(in file: SourceFile, from start: Int) -> Diagnostic? {
    var limits = MarkdownLimits(text: file.bytes[start...])
    return limits.problem()
  }

  private init(text: ArraySlice<UInt8>) { self.text = text }

  private mutating func problem() -> Diagnostic? {
    var start = text.startIndex
    while start < text.endIndex {
      var end = start
      while end < text.endIndex, text[end] != UInt8(ascii: "\n"), text[end] != UInt8(ascii: "\r") { end += 1 }
      if let problem = read(text[start..<end]) {
        return Diagnostic(
          .error, .tooLarge, problem, at: Span(start, end), help: ["split the text, or leave an empty line in between"])
      }
      start = end + 1
    }
    return nil
  }

  private mutating func read(_ line: ArraySlice<UInt8>) -> String? {
    if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: ">") }) {
      cost += run.cost
      run = Run()
    }
    let (content, depth) = Self.content(of: line)
    guard depth <= Self.depth else { return "nested deeper than \(Self.depth) levels" }
    let pipes = count(content)
    run.bytes += line.count + 1
    run.gaps += run.gap
    cost += pipes * pipes / 2
    if let columns = Self.delimiterColumns(content) {
      cost += 20 * run.bytes + run.gaps / 3
      run.columns = max(run.columns, columns)
    }
    cells += run.columns
    guard cells <= Self.cells else { return "tables of more than \(Self.cells) cells" }
    guard addresses <= Self.addresses else { return "more than \(Self.addresses) signs `@`" }
    guard cost + run.cost <= Self.cost else { return "too much that may be a table or a tag between two empty lines" }
    return nil
  }

  /// Adds what is in a line to its run.
  ///
  /// - Returns: the number of `|`.
  private mutating func count(_ content: ArraySlice<UInt8>) -> Int {
    var pipes = 0
    var last: UInt8 = 0
    var isMarkup = false
    for byte in content {
      run.gap += 1
      switch byte {
      case UInt8(ascii: "|"):
        pipes += 1
        run.gap = 0
      case UInt8(ascii: "@"): addresses += 1
      case UInt8(ascii: "]"): run.closers += 1
      case UInt8(ascii: "[") where last == UInt8(ascii: "!"): run.images += 1
      case UInt8(ascii: "?") where last == UInt8(ascii: "<"): run.openers += 1
      case UInt8(ascii: "!") where last == UInt8(ascii: "<"): isMarkup = true
      default: break
      }
      // `<!-- `, a comment, is cheap.
      if isMarkup, byte != UInt8(ascii: "!") {
        isMarkup = false
        if byte != UInt8(ascii: "-") { run.openers += 1 }
      }
      last = byte
    }
    run.gap += 1
    return pipes
  }

  /// What stands behind the marks of quotes and lists, and how many of these there are; an indented mark may be
  /// as deep as its indentation allows.
  private static func content(of line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, depth: Int) {
    var rest = line
    var depth = 0
    var indentation = 0
    while let first = rest.first {
      if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") {
        indentation += first == UInt8(ascii: " ") ? 1 : 4
        rest.removeFirst()
        continue
      }
      guard let length = markLength(rest) else { break }
      depth += 1
      rest.removeFirst(length)
    }
    return (rest, depth == 0 ? 0 : depth + indentation / 2)
  }

  private static func markLength(_ rest: ArraySlice<UInt8>) -> Int? {
    guard let first = rest.first else { return nil }
    if first == UInt8(ascii: ">") { return 1 }
    var length = 1
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
      length += rest.dropFirst().prefix(9).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      guard let mark = rest.dropFirst(length).first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else {
        return nil
      }
      length += 1
    } else if !"-+*".utf8.contains(first) {
      return nil
    }
    guard let next = rest.dropFirst(length).first else { return length }
    return next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") ? length : nil
  }

  /// The columns of a line such as `|---|:-:|`, which makes a table of what stands before it.
  private static func delimiterColumns(_ content: ArraySlice<UInt8>) -> Int? {
    var pipes = 0
    var hasColon = false
    var hasHyphen = false
    for byte in content {
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: ":"): hasColon = true
      case UInt8(ascii: "-"): hasHyphen = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: break
      default: return nil
      }
    }
    return hasHyphen && (pipes > 0 || hasColon) ? pipes + 1 : nil
  }
}
