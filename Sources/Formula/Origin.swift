import Diagnostics

/// Where a name comes from.
package enum Origin: Sendable, Hashable {
  /// The article that is being evaluated.
  case article(Span)
  /// `Content/prelude.swift`.
  case prelude(Span)
}

/// Why an evaluation stopped.
package enum Interruption: Error {
  /// An error to report.
  case failure(Diagnostic)
  /// A comparison that the balls at hand cannot decide; the diagnostic is for when no more precision is left.
  case undecided(Diagnostic)
  /// The value of a name is missing because of an error that has been reported.
  case missing
}
