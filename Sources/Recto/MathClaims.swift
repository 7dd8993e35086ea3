import Diagnostics
import Formula
import TeXMath

/// What comments bind to a formula in LaTeX.
struct MathBinding {
  /// Of a formula that is a number alone: its claims, by their indices in the program.
  var numberClaims: [Int] = []
  /// The values of its statements, in their order.
  var chains: [LaTeXBinding] = []
}

/// What the formulas in LaTeX assert, decided (§5 of the design).
package struct MathClaims: Sendable {
  /// The claims of a formula, by its index in `Document.math`: indices of `Verification.claims`.
  package private(set) var claims: [Int: [Int]] = [:]
  /// Formulas of which nothing is a claim.
  package private(set) var symbolicCount = 0
  /// Those among them that print a number which a binding could check.
  package private(set) var unboundCount = 0
  /// Claims of formulas that the author exempts.
  private(set) var exempt: Set<Int> = []
  /// Relations that ask and formulas that are exempt although nothing in them can be checked: counted, too.
  package private(set) var exemptCount = 0
  private(set) var diagnostics: [Diagnostic] = []

  /// Decides the claims, and adds them to those of the program.
  init(
    _ document: Document, _ formulas: [TeXFormula], _ bindings: [Int: MathBinding], _ program: Program,
    _ verification: inout Verification, logarithm: LogarithmBase?, depth: Depth
  ) {
    let quantities = QuantityValues(program, verification)
    var unexplained: [Int: (judgement: Judgement, quantity: Int, span: Span)] = [:]
    for (id, formula) in formulas.enumerated() {
      let span = document.math[id]
      if span.kind == .reference { continue }
      let binding = bindings[id] ?? MathBinding()
      guard binding.numberClaims.isEmpty else {
        claims[id] = binding.numberClaims
        continue
      }
      let isSymbolic = !formula.hasNumber && binding.chains.isEmpty && span.checking == .normal
      guard formula.isValid, !isSymbolic else {
        symbolicCount += 1
        continue
      }
      let found = latexClaims(
        in: formula, context: LaTeXContext(of: span, in: document.file, logarithm), bindings: binding.chains,
        quantities: quantities)
      let first = verification.claims.count
      for (claim, judgement) in found.claims {
        if let quantity = claim.quantity, let judgement, !judgement.verdict.passes, judgement.explanation == nil {
          unexplained[verification.claims.count] = (judgement, quantity, claim.span)
        }
        verification.claims.append(claim)
        verification.judgements.append(judgement)
      }
      if found.claims.isEmpty {
        symbolicCount += 1
        if found.unchecked.contains(where: \.printsNumber) { unboundCount += 1 }
      } else {
        claims[id] = Array(first..<verification.claims.count)
      }
      exemptCount += found.exemptCount
      switch span.checking {
      case .normal:
        diagnostics += found.diagnostics
        for relation in found.unchecked {
          guard let obstacle = relation.obstacle else { continue }
          diagnostics.append(
            Diagnostic(
              .warning, .budgetExceeded, "this is not checked: \(obstacle.message)", at: relation.span,
              notes: obstacle.notes))
        }
      case .exempt, .noCheck:
        exempt.formUnion(first..<verification.claims.count)
        if span.checking == .exempt, found.claims.isEmpty { exemptCount += 1 }
      case .check:
        diagnostics += found.diagnostics
        reportUnchecked(found, in: span)
      }
    }
    guard depth == .whole else { return }
    for (index, text) in program.explanations(of: unexplained) { verification.judgements[index]?.explanation = text }
  }

  /// Where the author asks for a check, what cannot be checked is an error.
  private mutating func reportUnchecked(_ found: LaTeXClaims, in span: MathSpan) {
    let help = ["bind the symbolic sides: `<!-- = H -->` right after the formula"]
    for relation in found.unchecked {
      if let obstacle = relation.obstacle {
        diagnostics.append(
          Diagnostic(
            .budgetExceeded, "this cannot be checked: \(obstacle.message)", at: relation.span, notes: obstacle.notes))
        continue
      }
      diagnostics.append(
        Diagnostic(
          .bindingWithoutClaim, "this relation cannot be checked: a side of it is no number", at: relation.span,
          help: help))
    }
    if found.claims.isEmpty, found.unchecked.isEmpty {
      diagnostics.append(
        Diagnostic(.bindingWithoutClaim, "nothing in this formula can be checked", at: span.span, help: help))
    }
  }
}

extension LaTeXContext {
  /// What surrounds a formula in its article.
  fileprivate init(of span: MathSpan, in file: SourceFile, _ logarithm: LogarithmBase?) {
    let convention: LogarithmConvention =
      switch logarithm {
      case nil: .undeclared
      case .natural: .natural
      case .two: .two
      case .ten: .ten
      }
    guard span.kind == .inline else {
      self.init(logarithm: convention)
      return
    }
    var before = ""
    if span.span.start > 0, file.bytes[span.span.start - 1] < 0x80 {
      before = file.text(Span(span.span.start - 1, span.span.start))
    }
    self.init(logarithm: convention, before: before, after: span.wordAfter.map { file.text($0) } ?? "")
  }
}
