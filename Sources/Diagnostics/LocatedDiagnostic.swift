/// A diagnostic with the lines it speaks of, so that the file itself can be let go.
package struct LocatedDiagnostic: Sendable {
  /// A label on a line of the source.
  package struct Mark: Sendable {
    package let start: Position
    package let end: Position
    package let text: String
    package let isPrimary: Bool
  }

  package let diagnostic: Diagnostic
  package let file: String
  /// The primary place; line 1, column 1 for a finding about the file as a whole.
  package let start: Position
  package let end: Position
  package let marks: [Mark]
  /// The source text of each line that carries a mark, without its line break.
  package let lines: [Int: String]
}

extension Diagnostic {
  /// Finds the lines and columns of the diagnostic's spans.
  package func located(in file: SourceFile) -> LocatedDiagnostic {
    var marks: [LocatedDiagnostic.Mark] = []
    var lines: [Int: String] = [:]
    func mark(_ span: Span, _ text: String, isPrimary: Bool) {
      let start = file.position(of: span.start)
      let end = file.position(of: span.end)
      marks.append(.init(start: start, end: end, text: text, isPrimary: isPrimary))
      lines[start.line] = file.text(file.line(start.line))
    }
    if let span { mark(span, label, isPrimary: true) }
    for label in labels { mark(label.span, label.text, isPrimary: false) }
    let origin = Position(line: 1, column: 1)
    return LocatedDiagnostic(
      diagnostic: self, file: file.path, start: marks.first?.start ?? origin, end: marks.first?.end ?? origin,
      marks: marks, lines: lines)
  }
}
