import Diagnostics
import NumericCore

/// What a program's claims came to.
package struct Verification: Sendable {
  package var claims: [Claim]
  /// One a claim; `nil` for a claim that an error kept from being evaluated.
  package var judgements: [Judgement?]
  /// What is wrong with names, and errors of evaluation; the verdicts are told by `Claim.diagnostic`.
  package var diagnostics: [Diagnostic]
  /// The values of `Program.quantities`, by their indices; one that could not be evaluated is missing.
  package var quantities: [Int: Operand]
  /// The bits of the run that computed them.
  package var quantityPrecision: Int
  /// Whether a step of the program could not be done.
  package var hasFailures: Bool
  /// The values of the article's names at its end.
  package var values: [String: Operand]
  /// The rules of tables that hold of each row's numbers, by where they begin: the places of what is of whole columns in
  /// them.
  package var rowRules: [Int: [Span]]
  /// The figures of the plot blocks, by their place among the program's items.
  package var figures: [Int: Figure]
  /// The work spent, over all precisions.
  package var work: Int
}

/// How far the claims of an article are decided.
package enum Depth: Sendable {
  /// Every claim, with the figures and with what is to be said of the mistakes.
  case whole
  /// Only what few bits decide, and nothing besides: what is left open has no judgement. A judgement that there is, is
  /// the one that the whole would have.
  case draft

  /// Where Ziv's strategy ends, in bits.
  var lastPrecision: Int {
    switch self {
    case .whole: DecisionRule.lastPrecision
    case .draft: 256
    }
  }
}

/// What one article may spend.
package struct Budget: Sendable {
  package var work: Int
  package var elements: Int

  package init(work: Int = 10_000_000, elements: Int = 1_000_000) {
    self.work = work
    self.elements = elements
  }
}

extension Program {
  /// Decides every claim of the program by Ziv's strategy: what the balls do not decide is evaluated again at
  /// twice the precision, from 64 to 16,384 bits, with what it needs and without the rest.
  ///
  /// - Parameter lostNames: names that faulty statements would have declared, whose uses are not reported as well.
  package func verify(
    budget: Budget = Budget(), lostNames: Set<String> = [], depth: Depth = .whole
  ) -> Verification {
    let claims = claims
    let meter = Meter(workLimit: budget.work, elementLimit: budget.elements)
    var judgements = [Judgement?](repeating: nil, count: claims.count)
    var open: [Int: Comparison] = [:]
    var precision = DecisionRule.firstPrecision
    var known = Evaluation()
    var quantityPrecision = precision
    let undrawn = depth == .draft ? Set(items.indices) : []
    let steps = steps
    var pending = steps
    var asked: Set<Int>?
    lazy var dependencies = StepDependencies(steps)
    while true {
      let rule = DecisionRule(precision: precision)
      let run = evaluate(
        pending, asking: asked, precision: precision, meter: meter, isLast: precision >= DecisionRule.lastPrecision,
        drawn: undrawn.union(known.figures.keys))
      // What a part lacks may be what was left out of it.
      if asked != nil, run.hasFailures {
        (dependencies, pending, asked) = (nil, steps, nil)
        continue
      }
      // What a later run leaves out is known as precisely as it was.
      if known.quantities.keys.allSatisfy({ run.quantities[$0] != nil }) { quantityPrecision = precision }
      known.add(run, isPart: asked != nil)
      for (index, comparison) in run.comparisons where judgements[index] == nil {
        judgements[index] = rule.decide(comparison)
        open[index] = judgements[index] == nil ? comparison : nil
      }
      if open.isEmpty, run.isComplete { break }
      if precision >= depth.lastPrecision || meter.isExhausted { break }
      precision *= 2
      // What has failed may have taken values away from what follows: then everything is done again.
      guard !known.hasFailures, let dependencies else {
        (pending, asked) = (steps, nil)
        continue
      }
      asked = Set(judgements.indices.filter { judgements[$0] == nil })
      pending = dependencies.steps { step in
        step.claims.contains { open[$0] != nil } || run.undecidedStep.map { step.index >= $0 } ?? false
      }
    }
    for (index, comparison) in open where depth == .whole {
      judgements[index] = DecisionRule(precision: precision).decide(comparison, isFinal: true)
      guard judgements[index] == nil else { continue }
      judgements[index] = Judgement(
        .undecided, .enclosure, value: comparison.value, precision: precision, printed: comparison.firstPrinted,
        detail: meter.isExhausted ? "the budget of the article is spent" : nil)
    }
    if depth == .whole { explain(&judgements) }
    return Verification(
      claims: claims, judgements: judgements,
      diagnostics: NameCheck.check(self, lostNames: lostNames) + known.diagnostics,
      quantities: known.quantities, quantityPrecision: quantityPrecision, hasFailures: known.hasFailures,
      values: known.values, rowRules: known.rowRules, figures: known.figures, work: meter.spent)
  }

  /// How wrong numbers that are held against quantities may have come about, each by its key.
  ///
  /// - Parameter failing: what was found, of which quantity and where.
  package func explanations(
    of failing: [Int: (judgement: Judgement, quantity: Int, span: Span)]
  ) -> [Int: String] {
    var program = self
    program.quantities = []
    let first = program.claims.count
    var keys: [Int] = []
    var judgements: [Int: Judgement] = [:]
    for (key, (judgement, quantity, span)) in failing.sorted(by: { $0.key < $1.key }) {
      guard let printed = judgement.printed, quantity < quantities.count else { continue }
      judgements[first + keys.count] = judgement
      program.bindings.append(
        BindingClaim(number: printed, relation: .approximately, expression: quantities[quantity], span: span))
      keys.append(key)
    }
    let found = program.explanations(of: judgements)
    return Dictionary(uniqueKeysWithValues: found.map { (keys[$0 - first], $1) })
  }

  /// How the wrong numbers of the program's claims came about.
  private func explain(_ judgements: inout [Judgement?]) {
    var failing: [Int: Judgement] = [:]
    for (index, judgement) in judgements.enumerated() {
      guard let judgement, judgement.verdict == .refuted || judgement.verdict == .imprecise else { continue }
      if judgement.printed != nil { failing[index] = judgement }
    }
    for (index, text) in explanations(of: failing) { judgements[index]?.explanation = text }
  }

  /// Runs the program once more to explain some of its claims.
  private func explanations(of failing: [Int: Judgement]) -> [Int: String] {
    guard let precision = failing.values.map(\.precision).max() else { return [:] }
    return evaluate(
      precision: max(128, precision), meter: Meter(), isLast: true, explaining: failing, drawn: Set(items.indices)
    ).explanations
  }
}

extension Evaluation {
  /// Takes over what a later run of the same program, or of a part of it, has found.
  ///
  /// - Parameter isPart: whether it was a part, which may leave out the last changes of a variable.
  fileprivate mutating func add(_ run: Evaluation, isPart: Bool) {
    diagnostics = run.diagnostics
    hasFailures = hasFailures || run.hasFailures
    rowRules.merge(run.rowRules) { _, new in new }
    quantities.merge(run.quantities) { _, new in new }
    values.merge(isPart ? run.values.filter { !run.variables.contains($0.key) } : run.values) { _, new in new }
    figures.merge(run.figures) { first, _ in first }
  }
}

extension Meter {
  /// Whether the work of the article has been used up.
  package var isExhausted: Bool { spent > workLimit }
}

extension Comparison {
  /// The side that is no printed literal.
  fileprivate var value: Operand? {
    switch self {
    case .printed(let value, _, _), .within(let value, _, _, _), .question(let value): value
    case .related(let parts): parts.first?.left
    case .aggregate(let computed, _, _): .number(computed)
    case .truth, .universal: nil
    }
  }

  fileprivate var firstPrinted: PrintedNumber? {
    switch self {
    case .printed(_, _, let printed): printed.numbers.first
    case .aggregate(_, _, let number): number
    case .related, .within, .truth, .universal, .question: nil
    }
  }
}
