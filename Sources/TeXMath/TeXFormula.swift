import Diagnostics

/// A formula as it was read.
package struct TeXFormula: Sendable, Hashable {
  package var nodes: [TeXNode] = []
  /// The label and the tag of the formula as a whole.
  package var numbering = Numbering()
  package var diagnostics: [Diagnostic] = []

  package init() {}

  /// Whether it can be shown.
  package var isValid: Bool { !diagnostics.contains { $0.severity == .error } }
}
