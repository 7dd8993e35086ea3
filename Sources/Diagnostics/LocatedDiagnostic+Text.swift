extension LocatedDiagnostic {
  /// The diagnostic as a person reads it on a terminal, ending in a line break:
  ///
  ///     error[claim-refuted]: entropy(p) does not round to 0.804
  ///       ┌─ Content/en/a.md:31:26
  ///     31 │ entropy(p)          // ≈ 0.804
  ///        │ ──────────               ^^^^^ it is 0.8018…, which rounds to 0.802
  ///        = help: write 0.802
  ///
  /// - Parameter color: whether to use the colours of an ANSI terminal.
  package func text(color: Bool = false) -> String {
    let paint = Paint(isOn: color, severity: diagnostic.severity)
    let segments = marks.flatMap(\.segments)
    let numbers = Set(segments.map(\.line)).sorted()
    let margin = String(repeating: " ", count: String(numbers.last ?? 1).count)

    let title = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    var text = "\(paint.severity(title))\(paint.bold(": " + diagnostic.message.withoutControls))\n"
    let place = marks.isEmpty ? "" : ":\(start.line):\(start.column)"
    text += "\(margin)\(paint.frame("┌─")) \(file.withoutControls)\(place)\n"

    var previous: Int?
    for number in numbers {
      if let previous, number > previous + 1 { text += "\(margin) \(paint.frame("⋮"))\n" }
      previous = number
      let line = AnnotatedLine(lines[number] ?? "", segments.filter { $0.line == number })
      let label = String(repeating: " ", count: margin.count - String(number).count) + String(number)
      text += "\(paint.frame("\(label) │"))\(line.source.isEmpty ? "" : " ")\(line.source)\n"
      for row in line.annotations(paint) { text += "\(margin) \(paint.frame("│")) \(row)\n" }
    }

    for note in diagnostic.notes { text += attachment("note", note, margin, paint) }
    for help in diagnostic.help { text += attachment("help", help, margin, paint) }
    return text
  }

  /// `   = note: …`; further lines of it stand below its first word.
  private func attachment(_ kind: String, _ body: String, _ margin: String, _ paint: Paint) -> String {
    let indent = "\n" + margin + String(repeating: " ", count: 1 + 2 + kind.count + 2)
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).withoutControls }
    return "\(margin) \(paint.frame("=")) \(paint.bold(kind)): \(lines.joined(separator: indent))\n"
  }
}

extension LocatedDiagnostic.Mark {
  /// The parts of a mark, each on one line. One of several lines is shown at its first and at its last line,
  /// where its text stands.
  fileprivate var segments: [AnnotatedLine.Segment] {
    guard start.line != end.line else {
      return [.init(line: start.line, from: start.column, to: end.column, text: text, isPrimary: isPrimary)]
    }
    return [
      .init(line: start.line, from: start.column, to: nil, text: "", isPrimary: isPrimary),
      .init(line: end.line, from: nil, to: end.column, text: text, isPrimary: isPrimary),
    ]
  }
}

/// The colours of an ANSI terminal, or none.
struct Paint {
  let isOn: Bool
  let severity: Severity

  func severity(_ text: String) -> String { paint(severity == .error ? "1;31" : "1;33", text) }
  func frame(_ text: String) -> String { paint("34", text) }
  func bold(_ text: String) -> String { paint("1", text) }

  private func paint(_ code: String, _ text: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
