import Formula

/// How the claims of a file, or of a run, came out.
package struct Tally: Hashable, Sendable {
  package var files = 0
  /// Claims with a verdict; exempt ones are not among them.
  package var claims: Int { verified + ambiguous + imprecise + refuted + undecided }
  package private(set) var verified = 0
  package private(set) var ambiguous = 0
  package private(set) var imprecise = 0
  package private(set) var refuted = 0
  package private(set) var undecided = 0
  package private(set) var exempt = 0
  /// LaTeX formulas, those among them that are symbolic, and those that nothing binds to a value.
  package var mathSpans = 0
  package var symbolic = 0
  package var unbound = 0
  /// What the claims that pass rest on.
  package private(set) var bases: [Basis: Int] = [:]

  package init(files: Int = 0, mathSpans: Int = 0, symbolic: Int = 0, unbound: Int = 0) {
    self.files = files
    self.mathSpans = mathSpans
    self.symbolic = symbolic
    self.unbound = unbound
  }

  package mutating func count(_ verdict: Verdict, _ basis: Basis) {
    switch verdict {
    case .verified: verified += 1
    case .ambiguous: ambiguous += 1
    case .imprecise: imprecise += 1
    case .refuted: refuted += 1
    case .undecided: undecided += 1
    case .exempt: exempt += 1
    }
    if verdict == .verified || verdict == .ambiguous { bases[basis, default: 0] += 1 }
  }

  package static func += (a: inout Tally, b: Tally) {
    a.files += b.files
    a.verified += b.verified
    a.ambiguous += b.ambiguous
    a.imprecise += b.imprecise
    a.refuted += b.refuted
    a.undecided += b.undecided
    a.exempt += b.exempt
    a.mathSpans += b.mathSpans
    a.symbolic += b.symbolic
    a.unbound += b.unbound
    a.bases.merge(b.bases, uniquingKeysWith: +)
  }

  /// One line for a terminal: `12 claims in 2 files: 11 verified, 1 refuted; 9 formulas, 5 of them symbolic`.
  package var text: String {
    var parts: [String] = []
    for (count, word) in [
      (verified, "verified"), (ambiguous, "ambiguous"), (imprecise, "imprecise"), (refuted, "refuted"),
      (undecided, "undecided"), (exempt, "exempt"),
    ] where count > 0 {
      parts.append("\(count) \(word)")
    }
    var text = "\(claims.counted("claim")) in \(files.counted("file"))"
    if !parts.isEmpty { text += ": " + parts.joined(separator: ", ") }
    if mathSpans > 0 {
      text += "; \(mathSpans.counted("formula"))"
      if symbolic > 0 { text += ", \(symbolic) of them symbolic" }
      if unbound > 0 { text += ", \(unbound) unbound" }
    }
    return text
  }
}

extension Int {
  fileprivate func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
