import Diagnostics

/// A formula as it was read.
package struct TeXFormula: Sendable, Hashable {
  package var nodes: [TeXNode] = []
  /// The label and the tag of the formula as a whole.
  package var numbering = Numbering()
  /// All that have a label or a tag, in the order of the source: those of rows, and its own.
  package var numbered: [Numbering] = []
  /// What `\eqref` and `\ref` refer to.
  package var references: [Numbering.Label] = []
  package var diagnostics: [Diagnostic] = []
  /// Whether there is a relation anywhere in it: without one it asserts nothing.
  package var hasRelation = false
  /// Whether there is a number, π, e or a question mark anywhere in it: without one, no relation of it is a claim
  /// by itself, or a question.
  package var hasNumber = false
  /// Whether a macro stood in it, of its own or of the article.
  package var usesMacros = false

  package init() {}

  /// Whether it can be shown.
  package var isValid: Bool { !diagnostics.contains { $0.severity == .error } }
}
