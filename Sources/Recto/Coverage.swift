/// How many of the numbers that a reader sees are vouched for.
package struct Coverage: Hashable, Sendable {
  /// Where a number is printed.
  package enum Place: String, CaseIterable, Sendable {
    case prose
    case tables
    case latex
    /// In formula blocks.
    case formulas
  }

  /// What becomes of a printed number.
  package enum State: Sendable {
    /// The result of a claim that passes.
    case verified
    /// … that fails, or that could not be decided.
    case failing
    /// Given, and used by claims.
    case input
    /// Left out by its author.
    case exempt
    /// A number with a fraction, an exponent or a percent sign that nothing vouches for.
    case unbound
    /// A whole number that nothing vouches for: a year, a count, an index.
    case whole
  }

  package struct Counts: Hashable, Sendable {
    package var verified = 0
    package var failing = 0
    package var inputs = 0
    package var exempt = 0
    package var unbound = 0
    package var whole = 0

    package init() {}

    /// All of them but the whole numbers, most of which are no results.
    package var numbers: Int { verified + failing + inputs + exempt + unbound }

    /// The share of the results that are verified, in percent, rounded down to one decimal; `nil` without results.
    package var share: Double? {
      let results = verified + failing + unbound
      return results == 0 ? nil : Double(verified * 1000 / results) / 10
    }
  }

  package private(set) var counts: [Place: Counts] = [:]

  package init() {}

  package subscript(_ place: Place) -> Counts { counts[place] ?? Counts() }

  package var total: Counts { counts.values.reduce(into: Counts()) { $0 += $1 } }

  mutating func count(_ state: State, _ place: Place, _ count: Int = 1) {
    guard count > 0 else { return }
    switch state {
    case .verified: counts[place, default: Counts()].verified += count
    case .failing: counts[place, default: Counts()].failing += count
    case .input: counts[place, default: Counts()].inputs += count
    case .exempt: counts[place, default: Counts()].exempt += count
    case .unbound: counts[place, default: Counts()].unbound += count
    case .whole: counts[place, default: Counts()].whole += count
    }
  }

  package static func += (a: inout Coverage, b: Coverage) { a.counts.merge(b.counts) { $0 + $1 } }
}

extension Coverage.Counts {
  static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.verified += b.verified
    sum.failing += b.failing
    sum.inputs += b.inputs
    sum.exempt += b.exempt
    sum.unbound += b.unbound
    sum.whole += b.whole
    return sum
  }

  static func += (a: inout Self, b: Self) { a = a + b }
}

/// The coverage of one article.
package struct FileCoverage: Hashable, Sendable {
  package var file: String
  package var coverage: Coverage
}
