import Diagnostics
import Formula

/// What a run found: every claim with its verdict, and every diagnostic, in the order of the files.
package struct Report: Sendable {
  package var tally: Tally
  package var claims: [ReportedClaim]
  package var diagnostics: [LocatedDiagnostic]
  /// One a file, where it was asked for.
  package var coverage: [FileCoverage] = []

  package init(tally: Tally = Tally(), claims: [ReportedClaim] = [], diagnostics: [LocatedDiagnostic] = []) {
    self.tally = tally
    self.claims = claims
    self.diagnostics = diagnostics
  }

  package var hasErrors: Bool { diagnostics.contains { $0.diagnostic.severity == .error } }

  /// Makes errors of the claims that hold under one reading only.
  package mutating func beStrict() {
    for index in diagnostics.indices where diagnostics[index].diagnostic.code == .claimAmbiguous {
      diagnostics[index].diagnostic.severity = .error
    }
  }

  /// Puts the findings into the order of the files, and of their places in each; first what is about no article.
  package mutating func sortDiagnostics(by files: [String]) {
    let order = Dictionary(zip(files, 0...), uniquingKeysWith: { first, _ in first })
    let keyed = diagnostics.enumerated().map { (file: order[$1.file] ?? -1, offset: $0, found: $1) }
    diagnostics = keyed.sorted { a, b in
      if a.file != b.file { return a.file < b.file }
      if a.file >= 0, a.found.start != b.found.start { return a.found.start < b.found.start }
      return a.offset < b.offset
    }.map(\.found)
  }

  /// Adds the report of a further file.
  package static func += (a: inout Report, b: Report) {
    a.tally += b.tally
    a.claims += b.claims
    a.diagnostics += b.diagnostics
    a.coverage += b.coverage
  }
}

/// A claim as a report states it: texts and places, nothing of the page it came from.
package struct ReportedClaim: Hashable, Sendable {
  /// As given on the command line.
  package var file: String
  package var start: Position
  package var end: Position
  package var origin: Claim.Source
  package var left: String
  package var relation: String
  package var right: String
  package var verdict: Verdict
  package var basis: Basis
  /// Certainly right digits of the value; `nil` where there is no single number.
  package var value: String?
  /// Decimals between which the value certainly lies.
  package var enclosure: Enclosure?
  package var explanation: String?

  package struct Enclosure: Hashable, Sendable {
    package var lower: String
    package var upper: String

    package init(lower: String, upper: String) {
      self.lower = lower
      self.upper = upper
    }
  }

  package init(
    file: String, start: Position, end: Position, origin: Claim.Source, left: String, relation: String,
    right: String, verdict: Verdict, basis: Basis, value: String? = nil, enclosure: Enclosure? = nil,
    explanation: String? = nil
  ) {
    self.file = file
    self.start = start
    self.end = end
    self.origin = origin
    self.left = left
    self.relation = relation
    self.right = right
    self.verdict = verdict
    self.basis = basis
    self.value = value
    self.enclosure = enclosure
    self.explanation = explanation
  }
}

extension ReportedClaim {
  /// Whether the claim passes without a proof: its sides agree to thousands of bits, or it holds at many points.
  package var isUnproved: Bool { verdict.passes && (basis == .agreement || basis == .sampled) }

  /// One line for a terminal: `a.md:3:5: sqrt(2) ** 2 = 2 (verified, agreement)`.
  package var text: String {
    "\(file):\(start.line):\(start.column): \(left) \(relation) \(right) (\(verdict.rawValue), \(basis.rawValue))"
  }
}
