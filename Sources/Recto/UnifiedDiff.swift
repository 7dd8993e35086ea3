import Diagnostics

/// What `recto fix` would change, in the format that `patch -p1` and `git apply` read.
package enum UnifiedDiff {
  /// The lines shown around a change.
  private static let context = 3

  /// - Parameter edits: of the file, in rising order; none has a line break in it.
  package static func text(of file: SourceFile, _ edits: [Edit]) -> [UInt8] {
    let old = lines(of: file.bytes)
    let changed = changedLines(old, edits)
    guard !changed.isEmpty else { return [] }
    let text = file.applying(edits).bytes
    let new = lines(of: text)
    var out: [UInt8] = []
    // An absolute path is no path below `a/`.
    let prefixes = file.path.hasPrefix("/") ? ("", "") : ("a/", "b/")
    out += "--- \(prefixes.0)\(file.path)\n+++ \(prefixes.1)\(file.path)\n".utf8
    for hunk in hunks(changed, count: old.count) {
      out += "@@ -\(hunk.lowerBound + 1),\(hunk.count) +\(hunk.lowerBound + 1),\(hunk.count) @@\n".utf8
      var line = hunk.lowerBound
      while line < hunk.upperBound {
        guard changed.contains(line) else {
          out.append(" ", file.bytes[old[line]])
          line += 1
          continue
        }
        // Neighbouring lines change together.
        let first = line
        while line < hunk.upperBound, changed.contains(line) { line += 1 }
        for index in first..<line { out.append("-", file.bytes[old[index]]) }
        for index in first..<line { out.append("+", text[new[index]]) }
      }
    }
    return out
  }

  /// The lines with their ends. Other than in Markdown, only a line feed ends one here.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(start..<(offset + 1))
      start = offset + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  private static func changedLines(_ lines: [Range<Int>], _ edits: [Edit]) -> Set<Int> {
    var changed: Set<Int> = []
    var line = 0
    for edit in edits {
      while line < lines.count, lines[line].upperBound <= edit.span.start { line += 1 }
      changed.insert(line)
    }
    return changed
  }

  /// The changes with the lines around them; those that touch are one.
  private static func hunks(_ changed: Set<Int>, count: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for line in changed.sorted() {
      let hunk = max(0, line - context)..<min(count, line + context + 1)
      if let last = hunks.last, last.upperBound >= hunk.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<hunk.upperBound
      } else {
        hunks.append(hunk)
      }
    }
    return hunks
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ mark: String, _ line: ArraySlice<UInt8>) {
    self += mark.utf8
    self += line
    if line.last != UInt8(ascii: "\n") { self += "\n\\ No newline at end of file\n".utf8 }
  }
}
