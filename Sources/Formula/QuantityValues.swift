import NumericCore

/// The values of a program's quantities at whatever precision is asked for. The program is run again only where its
/// last run was less precise.
///
/// A class, since it remembers its runs while claims are decided one after the other.
package final class QuantityValues {
  private let program: Program
  /// What the quantities need of it, and nothing else; `nil` where it must be run as a whole.
  private lazy var steps = neededSteps()
  private let hasFailures: Bool
  /// What these runs may spend: as much as the article itself.
  private let meter: Meter
  /// What the formulas in LaTeX may spend together: as much again.
  private let formulaMeter: Meter
  /// What each of them may spend when that is gone: a claim that costs next to nothing is still decided.
  private let allowance: Int
  /// The most precise run so far.
  private var best: (precision: Int, values: [Int: Operand])
  private let first: [Int: Operand]
  private var isSpent = false

  package init(_ program: Program, _ verification: Verification, budget: Budget = Budget()) {
    self.program = program
    meter = Meter(workLimit: budget.work, elementLimit: budget.elements)
    formulaMeter = Meter(workLimit: budget.work)
    allowance = budget.work / 5_000
    first = verification.quantities
    best = (verification.quantityPrecision, verification.quantities)
    hasFailures = verification.hasFailures
  }

  private func neededSteps() -> [ProgramStep]? {
    guard !hasFailures, let dependencies = StepDependencies(program.steps) else { return nil }
    return dependencies.steps { if case .quantity = $0.kind { true } else { false } }
  }

  /// For one claim of a formula: at most so much work, of what is left for all of them.
  package func meter(atMost limit: Int) -> Meter {
    Meter(workLimit: max(allowance, min(limit, formulaMeter.workLimit - formulaMeter.spent)))
  }

  /// Whether nothing of that is left.
  package var isSpentOnFormulas: Bool { formulaMeter.spent >= formulaMeter.workLimit }

  /// Takes what a claim has spent from what is left.
  package func account(for meter: Meter) { try? formulaMeter.spend(meter.spent) }

  /// The shape of a quantity: empty for a number; `nil` for one that could not be evaluated.
  package func shape(of quantity: Int) -> [Int]? { first[quantity]?.shape }

  /// One element of a quantity, counted along the rows, as precisely as it is known without another run.
  package func enclosure(_ quantity: Int, _ element: Int) -> Enclosure? {
    guard let value = best.values[quantity] ?? first[quantity], element < value.elements.count else { return nil }
    return value.elements[element]
  }

  /// One element of a quantity, at least at a precision.
  ///
  /// - Throws: `undecided` where the program cannot be run to its end at this precision, `budgetExceeded` where it has
  ///   been run too often.
  package func enclosure(_ quantity: Int, _ element: Int, precision: Int) throws(Fault) -> Enclosure {
    if precision > best.precision {
      guard !isSpent else { throw Fault(.budgetExceeded, "the budget of the article is spent") }
      let run = program.evaluate(
        steps, asking: steps == nil ? nil : [], precision: precision, meter: meter, drawn: Set(program.items.indices))
      if meter.isExhausted {
        isSpent = true
        throw Fault(.budgetExceeded, "the budget of the article is spent")
      }
      if run.isComplete { best = (precision, run.quantities) }
      guard run.isComplete else { throw Fault(.undecided, "the value is not known at \(precision) bits") }
    }
    guard let value = enclosure(quantity, element) else {
      throw Fault(.undecided, "the value is not known at \(precision) bits")
    }
    return value
  }
}
