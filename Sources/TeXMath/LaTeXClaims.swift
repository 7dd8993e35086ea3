import Diagnostics
import Formula
import NumericCore

/// What surrounds a formula.
package struct LaTeXContext: Sendable {
  package enum LogarithmConvention: Sendable {
    case natural, two, ten
    /// The page says nothing: natural first, then the others.
    case undeclared
  }

  package var logarithm = LogarithmConvention.undeclared
  /// The text right before and right after the formula's delimiters, of the same line.
  package var before = ""
  package var after = ""

  package init(logarithm: LogarithmConvention = .undeclared, before: String = "", after: String = "") {
    self.logarithm = logarithm
    self.before = before
    self.after = after
  }
}

/// The value that an author's comment gives to the symbolic sides of one chain: `<!-- = H -->`.
package struct LaTeXBinding: Sendable {
  /// An index into `Program.quantities`.
  package var quantity: Int
  /// The expression.
  package var span: Span

  package init(quantity: Int, span: Span) {
    self.quantity = quantity
    self.span = span
  }
}

/// What a formula asserts of numbers, decided.
package struct LaTeXClaims: Sendable {
  /// A relation that is no claim, because one side at least is symbolic, or takes more work than is allowed.
  package struct Unchecked: Sendable {
    package var span: Span
    /// Whether it is an equation that prints a number, which a binding could check.
    package var printsNumber: Bool
    /// What stands in the way where both sides are numbers.
    package var obstacle: Fault?
  }

  /// In the order of the formula; no judgement where the bound value is not known.
  package var claims: [(claim: Claim, judgement: Judgement?)] = []
  package var unchecked: [Unchecked] = []
  /// Relations that ask: `\overset{?}{=}`.
  package var exemptCount = 0
  /// Bindings that bind nothing, and sums of rounded terms.
  package var diagnostics: [Diagnostic] = []
}

/// Decides every relation between two closed numeric sides of a formula (§5 of the design).
///
/// - Parameters:
///   - bindings: for the chains of the formula, in their order.
///   - quantities: the values that the bindings name.
package func latexClaims(
  in formula: TeXFormula, context: LaTeXContext = LaTeXContext(), bindings: [LaTeXBinding] = [],
  quantities: QuantityValues? = nil
) -> LaTeXClaims {
  var result = LaTeXClaims()
  let chains = formula.hasRelation ? ChainCutter.chains(of: formula.nodes) : []
  for (index, chain) in chains.enumerated() {
    let isLast = index == chains.count - 1
    var checker = ChainChecker(
      chain, context, isFirst: index == 0, isLast: isLast, percentSigns: isLast ? formula.commentStarts : [])
    checker.quantities = quantities
    if index < bindings.count { checker.bind(bindings[index]) }
    checker.check(&result)
  }
  for binding in bindings.dropFirst(chains.count) {
    result.diagnostics.append(
      Diagnostic(
        .bindingWithoutClaim, "the formula has no statement for this value", at: binding.span,
        notes: [chains.isEmpty ? "it has no relation" : "it has \(chains.count), and each takes one value"]))
  }
  return result
}

/// A formula that is a number and nothing else, as it is printed: `$0.802$`, `$-4.3\times10^{-5}$`.
package func loneNumber(in formula: TeXFormula) -> PrintedNumber? {
  let nodes = formula.nodes.flattened()
  guard !nodes.isEmpty, nodes.allSatisfy({ ChainRelation($0) == nil }) else { return nil }
  let side = LaTeXSide(nodes: nodes)
  guard side.margin.isEmpty, var number = side.printed else { return nil }
  number.span = side.span
  return number
}

extension ClosedNumeric {
  /// Where the digits of a lone literal stand.
  var literalSpan: Span? {
    if case .literal(let number) = self { return number.span }
    return nil
  }
}

extension TeXFormula {
  /// Where a percent sign without a backslash ends the formula, of which the parser warns.
  fileprivate var commentStarts: Set<Int> {
    Set(diagnostics.compactMap { $0.code == .mathSyntax && $0.severity == .warning ? $0.span?.start : nil })
  }
}
