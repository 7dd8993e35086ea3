import Synchronization

/// The formulas of a run as they were written. Texts repeat theirs, and to set one costs ten times as much as to find it.
package final class FormulaMemory: Sendable {
  private struct Key: Hashable {
    var source: [UInt8]
    var isDisplay: Bool
  }

  private let written = Mutex<[Key: [UInt8]]>([:])

  /// How many formulas are kept, and how long one is at most: some megabytes in all.
  private static let capacity = 4096
  private static let longest = 4096

  package init() {}

  /// Appends a formula: as it was written before, else as `write` has it.
  ///
  /// - Parameter source: what stands between the delimiters.
  package func append(
    _ formula: TeXFormula, _ source: [UInt8], isDisplay: Bool, to html: inout [UInt8], write: (inout [UInt8]) -> Void
  ) {
    guard formula.dependsOnNothing, source.count <= Self.longest else { return write(&html) }
    let key = Key(source: source, isDisplay: isDisplay)
    if let known = written.withLock({ $0[key] }) {
      html.append(contentsOf: known)
      return
    }
    let start = html.count
    write(&html)
    guard html.count - start <= Self.longest else { return }
    let bytes = Array(html[start...])
    written.withLock { if $0.count < Self.capacity { $0[key] = bytes } }
  }
}

extension TeXFormula {
  /// Whether its source alone says how it looks: no macro, number or reference of the article takes part.
  fileprivate var dependsOnNothing: Bool {
    isValid && !usesMacros && references.isEmpty && numbered.isEmpty && numbering == Numbering()
  }
}
