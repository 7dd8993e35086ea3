/// What an article has spent of its budget, over all precisions. Confined to one thread.
package final class Meter {
  package let workLimit: Int
  package let elementLimit: Int
  /// Units of work: an operation costs one plus the words of its operands, a transcendental function at high precision
  /// more.
  package private(set) var spent = 0
  /// Elements of vectors and matrices that were made since the program was started last.
  package private(set) var elements = 0
  private var tags = 0

  package init(workLimit: Int = 10_000_000, elementLimit: Int = 1_000_000) {
    self.workLimit = workLimit
    self.elementLimit = elementLimit
  }

  package func spend(_ units: Int) throws(Fault) {
    spent += units
    guard spent <= workLimit else {
      throw Fault(
        .budgetExceeded, "the article takes more than \(workLimit) units of work",
        help: ["look for a loop that does not end, or shorten the ranges and vectors"])
    }
  }

  package func allocate(elements count: Int) throws(Fault) {
    let (total, overflow) = elements.addingReportingOverflow(count)
    guard !overflow, total <= elementLimit else {
      throw Fault(
        .budgetExceeded, "the article takes more than \(elementLimit) elements",
        notes: ["\(elements) were made before, and \(count) more are asked for"])
    }
    elements = total
  }

  /// The program starts again at another precision: what it held is free, what it spent is spent.
  package func restart() { elements = 0 }

  /// A new tag for a derivative, greater than all before: an inner derivative has the greater one.
  package func newTag() -> Int {
    tags += 1
    return tags
  }
}
