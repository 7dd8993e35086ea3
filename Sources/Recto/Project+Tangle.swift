import Diagnostics

extension Project {
  /// The formulas of all articles as one Swift source, and what is wrong with them.
  package func tangled() -> (source: String, diagnostics: [LocatedDiagnostic]) {
    let prelude = self.prelude.map { Prelude($0) } ?? .none
    var found = diagnostics
    var evaluated: [EvaluatedDocument] = []
    for article in articles {
      let judged = article.judged(prelude)
      found += judged.report(listsClaims: false).diagnostics
      if case .document(let document) = judged { evaluated.append(document.evaluated) }
    }
    return (tangle(evaluated, prelude: self.prelude), found)
  }
}
