import Formula
import NumericCore

extension ClosedNumeric {
  /// The value with the outermost parts changed for which `change` has a replacement; nil where it has none for any.
  func rewritten(_ change: (ClosedNumeric) -> ClosedNumeric?) -> ClosedNumeric? {
    var isChanged = false
    func visit(_ part: ClosedNumeric) -> ClosedNumeric {
      if let replacement = change(part) {
        isChanged = true
        return replacement
      }
      return part.mappingOperands(visit)
    }
    let result = visit(self)
    return isChanged ? result : nil
  }

  /// The same operation on other operands.
  func mappingOperands(_ change: (ClosedNumeric) -> ClosedNumeric) -> ClosedNumeric {
    switch self {
    case .literal, .integer, .pi, .euler, .variable, .bound: self
    case .negated(let a): .negated(change(a))
    case .sum(let a, let b): .sum(change(a), change(b))
    case .difference(let a, let b): .difference(change(a), change(b))
    case .product(let a, let b): .product(change(a), change(b))
    case .quotient(let a, let b): .quotient(change(a), change(b))
    case .power(let a, let b): .power(change(a), change(b))
    case .reciprocal(let a): .reciprocal(change(a))
    case .function(let function, let a): .function(function, change(a))
    case .logarithm(let a): .logarithm(change(a))
    case .logarithmToBase(let a, let base): .logarithmToBase(change(a), base: change(base))
    case .root(let a, let degree): .root(change(a), degree: change(degree))
    case .rounded(let a, let decimals): .rounded(change(a), decimals: decimals)
    case .minimum(let parts): .minimum(parts.map(change))
    case .maximum(let parts): .maximum(parts.map(change))
    case .greatestCommonDivisor(let parts): .greatestCommonDivisor(parts.map(change))
    case .modulo(let a, let b): .modulo(change(a), change(b))
    case .binomial(let a, let b): .binomial(change(a), change(b))
    // What stands behind a sign of a sum is computed for each index; nobody rounds it by hand.
    case .series, .integral: self
    case .degrees(let a): .degrees(change(a))
    case .inDegrees(let a): .inDegrees(change(a))
    case .percent(let a): .percent(change(a))
    }
  }

  /// The value with the angles of sine, cosine and tangent in degrees; nil where there are none that are usual as such:
  /// 30, 45, 60 and other multiples of 15.
  var withAnglesInDegrees: ClosedNumeric? {
    rewritten { part in
      guard case .function(let function, let angle) = part, [.sin, .cos, .tan].contains(function),
        case .literal(let number) = angle, let degrees = number.decimal.value.intValue, degrees > 0, degrees % 15 == 0
      else { return nil }
      return .function(function, .degrees(angle))
    }
  }

  /// What a sum adds up, from left to right; the value itself if it is none.
  var summands: [(term: ClosedNumeric, isNegative: Bool)] {
    switch self {
    case .sum(let a, let b): a.summands + b.summands
    case .difference(let a, let b): a.summands + b.summands.map { ($0.term, !$0.isNegative) }
    case .negated(let a): a.summands.map { ($0.term, !$0.isNegative) }
    default: [(self, false)]
    }
  }

  /// A sum of printed decimals: `0.51 + 0.36 + 0.11`.
  var printedTerms: [(number: PrintedNumber, isNegative: Bool)]? {
    var terms: [(number: PrintedNumber, isNegative: Bool)] = []
    for (term, isNegative) in summands {
      guard case .literal(let number) = term, number.decimal.isRounded else { return nil }
      terms.append((number, isNegative))
    }
    return terms
  }

  // MARK: Rounding by hand

  /// The sum of the rounded terms.
  func roundingSummands(to decimals: Int) -> ClosedNumeric {
    switch self {
    case .sum(let a, let b): .sum(a.roundingSummands(to: decimals), b.roundingSummands(to: decimals))
    case .difference(let a, let b): .difference(a.roundingSummands(to: decimals), b.roundingSummands(to: decimals))
    case .negated(let a): .negated(a.roundingSummands(to: decimals))
    default: .rounded(self, decimals: decimals)
    }
  }

  /// Whether something is computed on the way that somebody may have rounded.
  var hasIntermediates: Bool { operands.contains { $0.isIntermediate || $0.hasIntermediates } }

  /// Every intermediate result rounded, from the inside out.
  func roundingIntermediates(to decimals: Int) -> ClosedNumeric {
    mappingOperands { part in
      let inner = part.roundingIntermediates(to: decimals)
      return part.isIntermediate ? .rounded(inner, decimals: decimals) : inner
    }
  }

  private var isIntermediate: Bool {
    switch self {
    case .function, .logarithm, .logarithmToBase, .quotient, .root, .power, .reciprocal, .bound: true
    case .product: printed == nil
    default: false
    }
  }
}
