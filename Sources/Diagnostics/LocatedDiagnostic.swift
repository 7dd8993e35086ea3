/// A diagnostic with the lines it speaks of, so that the file itself can be let go.
package struct LocatedDiagnostic: Sendable {
  /// A label on one or more lines of the source.
  package struct Mark: Sendable {
    package let start: Position
    package let end: Position
    package let text: String
    package let isPrimary: Bool
  }

  /// An edit of the diagnostic, where a person can find it.
  package struct Replacement: Sendable {
    package let start: Position
    package let end: Position
    package let text: String
  }

  package var diagnostic: Diagnostic
  package let file: String
  /// The primary place; line 1, column 1 for a finding about the file as a whole.
  package let start: Position
  package let end: Position
  /// Where they are shown; none for a finding about the file as a whole.
  package let marks: [Mark]
  /// The source text of the first and the last line of each mark, without its line break.
  package let lines: [Int: String]
  package let replacements: [Replacement]
}

extension Diagnostic {
  /// Finds the lines and columns of the diagnostic's spans.
  package func located(in file: SourceFile) -> LocatedDiagnostic {
    var marks: [LocatedDiagnostic.Mark] = []
    var lines: [Int: String] = [:]
    func mark(_ span: Span, _ text: String, isPrimary: Bool) {
      let shown = file.withoutTrailingBreaks(span)
      let start = file.position(of: shown.start)
      let end = file.position(of: shown.end)
      marks.append(.init(start: start, end: end, text: text, isPrimary: isPrimary))
      for line in [start.line, end.line] { lines[line] = file.text(file.line(line)) }
    }
    if let span { mark(span, label, isPrimary: true) }
    for label in labels { mark(label.span, label.text, isPrimary: false) }
    let origin = Position(line: 1, column: 1)
    return LocatedDiagnostic(
      diagnostic: self, file: file.path, start: span.map { file.position(of: $0.start) } ?? origin,
      end: span.map { file.position(of: $0.end) } ?? origin, marks: marks, lines: lines,
      replacements: edits.map {
        .init(start: file.position(of: $0.span.start), end: file.position(of: $0.span.end), text: $0.text)
      })
  }

  /// A finding about a file that cannot be shown, such as one that could not be read.
  package func located(atPath path: String) -> LocatedDiagnostic {
    let origin = Position(line: 1, column: 1)
    return LocatedDiagnostic(
      diagnostic: self, file: path, start: origin, end: origin, marks: [], lines: [:], replacements: [])
  }
}

extension SourceFile {
  /// The span up to its last byte that is not a line break: nobody can see a mark under a line break.
  fileprivate func withoutTrailingBreaks(_ span: Span) -> Span {
    var end = min(span.end, bytes.count)
    while end > span.start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Span(min(span.start, end), end)
  }
}
