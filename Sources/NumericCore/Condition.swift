/// A comparison of two values.
package struct Condition: Sendable {
  package enum Relation: String, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  package let left: Real
  package let relation: Relation
  package let right: Real

  package init(_ left: Real, _ relation: Relation, _ right: Real) {
    self.left = left
    self.relation = relation
    self.right = right
  }
}

/// A conjunction of comparisons between functions of several variables.
package typealias ConditionFunction = (Arithmetic, [Real]) throws(Fault) -> [Condition]

extension Condition {
  /// Whether the comparison holds, nil where the enclosures do not decide it.
  var isTrue: Bool? {
    let (a, b) = (left.enclosure, right.enclosure)
    let isPoint = a.isPoint && b.isPoint
    switch relation {
    case .equal, .notEqual:
      let areEqual: Bool? = isPoint ? a == b : a.overlaps(b) ? nil : false
      return areEqual.map { $0 == (relation == .equal) }
    case .less: return a.upper < b.lower ? true : a.lower >= b.upper ? false : nil
    case .lessOrEqual: return a.upper <= b.lower ? true : a.lower > b.upper ? false : nil
    case .greater: return a.lower > b.upper ? true : a.upper <= b.lower ? false : nil
    case .greaterOrEqual: return a.lower >= b.upper ? true : a.upper < b.lower ? false : nil
    }
  }

  /// The bits at which sides that agree are taken for equal where points are sampled, and how many of them must agree; the
  /// others may cancel.
  static let agreementPrecision = 1_280
  private static let agreementAccuracy = 1_000

  /// Whether both sides agree so far that they are taken for equal.
  var isAgreement: Bool {
    let (a, b) = (left.enclosure, right.enclosure)
    let width = max(a.upper, b.upper) - min(a.lower, b.lower)
    let size = max(a.lower.magnitude, a.upper.magnitude, b.lower.magnitude, b.upper.magnitude)
    let isZero = a.contains(.zero) && b.contains(.zero)
    return a.overlaps(b) && width * Rational(2).power(Self.agreementAccuracy) <= (isZero ? .one : size)
  }

  /// The sign of `left − right` that makes the comparison true; nil for equality.
  var wantedSign: (sign: Int, includesZero: Bool)? {
    switch relation {
    case .equal, .notEqual: nil
    case .less: (-1, false)
    case .lessOrEqual: (-1, true)
    case .greater: (1, false)
    case .greaterOrEqual: (1, true)
    }
  }
}
