import Diagnostics
import Formula
import NumericCore

/// A document whose every claim has a verdict, and all that there is to say about those that fail. Only of this
/// can a page be made.
package struct JudgedDocument: Sendable {
  package var evaluated: EvaluatedDocument
  /// In the order of the file.
  package var claims: [JudgedClaim]
  /// The place in `claims` of a claim of the program; exempt ones have none.
  package var positions: [Int: Int]
  package var exemptCount: Int
  /// Everything that was found, in the order of the file.
  package var diagnostics: [Diagnostic]
  package var audience = Audience.readers

  /// Whom a page of the document is for.
  package enum Audience: Sendable {
    case readers
    /// Is told at each place what is wrong there.
    case author
  }

  package var document: Document { evaluated.document }

  /// The claims of a formula in LaTeX, by its index in `Document.math`: places in `claims`.
  package func claims(ofMath id: Int) -> [Int] {
    (evaluated.math.claims[id] ?? []).compactMap { positions[$0] }
  }

  /// The claim that a printed number makes, by its index in `Document.numbers`.
  package func claim(ofNumber number: Int) -> JudgedClaim? {
    evaluated.numberClaims[number].flatMap { positions[$0] }.map { claims[$0] }
  }
}

extension JudgedDocument {
  /// The same findings for a text of whatever dialect: what its LaTeX needs to be set is a warning, its front matter and
  /// its links are another system's, and its labels may be those of figures or of another file.
  func passingOverDialect() -> JudgedDocument {
    var judged = self
    judged.diagnostics = diagnostics.compactMap { diagnostic in
      if [.frontMatter, .link, .mathLabel].contains(diagnostic.code) { return nil }
      var diagnostic = diagnostic
      if diagnostic.code.isAboutRendering { diagnostic.severity = .warning }
      return diagnostic
    }
    return judged
  }
}

extension DiagnosticCode {
  /// The family `math-*`.
  fileprivate var isAboutRendering: Bool {
    switch self {
    case .mathSyntax, .mathUnknownCommand, .mathUnclosed, .mathSplitByTable, .mathLimit, .mathMacro, .mathLabel: true
    default: false
    }
  }
}

/// A claim with its verdict, in words and digits.
package struct JudgedClaim: Sendable {
  package var claim: Claim
  package var judgement: Judgement
  /// The sides as they are written.
  package var left: String
  package var right: String
  /// Whether nothing was decided: an error is in the way, or it takes more than a draft.
  package var isOpen = false

  package var verdict: Verdict { judgement.verdict }
}

/// Puts the verdicts into words.
package func verify(_ evaluated: EvaluatedDocument) -> JudgedDocument {
  let file = evaluated.document.file
  let verification = evaluated.verification
  var diagnostics = evaluated.document.diagnostics + evaluated.diagnostics
  var judged: [(index: Int, claim: JudgedClaim)] = []
  for (index, claim) in verification.claims.enumerated() where !evaluated.exemptClaims.contains(index) {
    // What an error kept from being evaluated has been reported; it is counted, since it is not proved.
    let isOpen = verification.judgements[index] == nil
    let judgement =
      verification.judgements[index] ?? Judgement(.undecided, .enclosure, detail: "it could not be evaluated")
    if evaluated.depth == .whole, !isOpen, let diagnostic = claim.diagnostic(judgement, in: file) {
      diagnostics.append(diagnostic)
    }
    let (left, right) = claim.sides(in: file)
    judged.append((index, JudgedClaim(claim: claim, judgement: judgement, left: left, right: right, isOpen: isOpen)))
  }
  // An error is behind every claim without a verdict. Should one be missing, the claim must not pass in silence.
  if evaluated.depth == .whole, !diagnostics.contains(where: { $0.severity == .error }) {
    for (index, judgement) in verification.judgements.enumerated() where judgement == nil {
      diagnostics.append(
        Diagnostic(
          .internal, "this claim was not evaluated, and nothing says why", at: verification.claims[index].literal,
          help: ["this is a defect in Recto; please report it"]))
    }
  }
  judged.sort { ($0.claim.claim.span.start, $0.index) < ($1.claim.claim.span.start, $1.index) }
  diagnostics.sort { ($0.span?.start ?? 0, $0.code.rawValue) < ($1.span?.start ?? 0, $1.code.rawValue) }
  var positions: [Int: Int] = [:]
  for (position, entry) in judged.enumerated() { positions[entry.index] = position }
  return JudgedDocument(
    evaluated: evaluated, claims: judged.map(\.claim), positions: positions,
    exemptCount: evaluated.exemptClaims.count + evaluated.document.exempt.count { evaluated.numberClaims[$0] == nil }
      + evaluated.math.exemptCount,
    diagnostics: diagnostics)
}

extension Claim {
  /// What stands at both sides of the relation, as it is written.
  fileprivate func sides(in file: SourceFile) -> (left: String, right: String) {
    if let operands { return (file.text(operands.left).collapsed, file.text(operands.right).collapsed) }
    // A truth value by itself, such as `forAll`.
    if literal == subject, source == .swift { return (file.text(subject).collapsed, "true") }
    return (file.text(subject).collapsed, file.text(literal).collapsed)
  }
}
