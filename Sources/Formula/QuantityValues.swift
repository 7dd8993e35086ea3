import NumericCore

/// The values of a program's quantities at whatever precision is asked for. The program is run once a precision; claims
/// that its last run decides need no further one.
///
/// A class, since it remembers its runs while claims are decided one after the other.
package final class QuantityValues {
  private let program: Program
  private let meter: Meter
  private var runs: [Int: [Int: Operand]]
  private let first: [Int: Operand]

  package init(_ program: Program, _ verification: Verification, budget: Budget = Budget()) {
    self.program = program
    meter = Meter(workLimit: budget.work, elementLimit: budget.elements)
    // What the article has spent already counts; should that be all, the next run says so.
    try? meter.spend(verification.work)
    first = verification.quantities
    runs = [verification.precision: verification.quantities]
  }

  /// The shape of a quantity: empty for a number; `nil` for one that could not be evaluated.
  package func shape(of quantity: Int) -> [Int]? { first[quantity]?.shape }

  /// One element of a quantity, counted along the rows.
  ///
  /// - Throws: `undecided` where the program cannot be run to its end at this precision.
  package func enclosure(_ quantity: Int, _ element: Int, precision: Int) throws(Fault) -> Enclosure {
    let values = runs[precision] ?? program.evaluate(precision: precision, meter: meter).quantities
    runs[precision] = values
    guard let value = values[quantity], element < value.elements.count else {
      throw Fault(.undecided, "the value is not known at \(precision) bits")
    }
    return value.elements[element]
  }
}
