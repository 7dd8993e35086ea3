/// Why a value could not be computed: a bare fact, to which the caller adds the place in the source.
package struct Fault: Error, Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// An argument for which the function has no value, or whose value is too large to hold.
    case outsideDomain
    /// An argument that should be a probability distribution and provably is not.
    case notADistribution
    case shapeMismatch
    case typeMismatch
    case wrongArguments
    /// The precision at hand does not decide; a higher one may.
    case undecided
    case budgetExceeded
  }

  package var kind: Kind
  /// Lower case, no full stop: `log is not defined at 0`.
  package var message: String
  package var notes: [String]
  package var help: [String]
  /// Which argument is at fault, from 0.
  package var argument: Int?
  /// Where in a vector (`[i]`) or matrix (`[row, column]`) argument the fault is.
  package var element: [Int]

  package init(
    _ kind: Kind, _ message: String, notes: [String] = [], help: [String] = [], argument: Int? = nil,
    element: [Int] = []
  ) {
    self.kind = kind
    self.message = message
    self.notes = notes
    self.help = help
    self.argument = argument
    self.element = element
  }

  /// The same fault, of the element `index` of a vector.
  package func at(_ index: Int) -> Fault {
    var fault = self
    fault.element.insert(index, at: 0)
    return fault
  }
}
