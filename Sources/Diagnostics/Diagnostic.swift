/// One finding about a source file.
///
/// The message states the fact, in lower case without a full stop; a note says what was computed; a help
/// says what to do.
package struct Diagnostic: Error, Hashable, Sendable {
  /// A second place that belongs to the finding.
  package struct Label: Hashable, Sendable {
    package var span: Span
    package var text: String

    package init(_ span: Span, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  package var severity: Severity
  package var code: DiagnosticCode
  package var message: String
  /// The place; for a claim, the printed literal. A finding about a file as a whole has none.
  package var span: Span?
  /// What is written beside the carets.
  package var label: String
  package var labels: [Label]
  package var notes: [String]
  package var help: [String]
  /// What `recto fix` would write in the place of what is wrong; all of them, or none.
  package var edits: [Edit] = []

  package init(
    _ severity: Severity, _ code: DiagnosticCode, _ message: String, at span: Span?, label: String = "",
    labels: [Label] = [], notes: [String] = [], help: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.label = label
    self.labels = labels
    self.notes = notes
    self.help = help
  }
  /// An error.
  package init(
    _ code: DiagnosticCode, _ message: String, at span: Span?, label: String = "", labels: [Label] = [],
    notes: [String] = [], help: [String] = []
  ) {
    self.init(.error, code, message, at: span, label: label, labels: labels, notes: notes, help: help)
  }
}
