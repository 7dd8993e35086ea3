import Diagnostics
import Formula
import NumericCore

/// Steps that print rounded numbers.
extension ClaimPair {
  /// A step that holds once numbers of its later side are read as rounded, or whose later side prints the value of an
  /// earlier one.
  func readAsRounded(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> Judgement? {
    guard relation == .equal || relation == .approximately else { return nil }
    if b.printed != nil {
      // The end of a chain, computed from the beginning rather than from the rounded step before it.
      for side in earlier {
        if var result = try decide(View(left: side, right: b, logarithm: base)), result.verdict == .verified {
          result.basis = .printedRounding
          return result
        }
      }
      return nil
    }
    let literals = b.literals
    guard !literals.isEmpty else { return nil }
    var known: [Interval] = []
    var inputs: [Rational] = []
    for part in ([a] + earlier).flatMap(\.parts).prefix(Self.mostParts) {
      if case .literal(let number) = part {
        inputs.append(number.decimal.value)
      } else if let value = try enclosure(part, base) {
        known.append(value)
      }
    }
    // Beside a printed number the decimals of an expression are inputs.
    for side in [a] + earlier where side.printed == nil {
      guard let x = try enclosure(side, base) else { continue }
      if right.traits.contains(.decimals), let y = try enclosure(b, base, widening: .decimals), x.isInside(y),
        x.isClose(to: y)
      {
        return Judgement(.verified, .printedRounding, value: .number(x), precision: 256)
      }
      let rounded = literals.filter { $0.isRounded(of: known, inputs, in: x) }
      guard !rounded.isEmpty,
        let y = try enclosure(b, base, widening: .literals(Set(rounded.map(\.number.span)))), x.isInside(y),
        x.isClose(to: y) || rounded.allSatisfy(\.number.decimal.isRounded)
      else { continue }
      return Judgement(.verified, .printedRounding, value: .number(x), precision: 256)
    }
    return nil
  }

  /// How many parts of the earlier sides are computed to see what a later one has rounded.
  private static let mostParts = 200
}

/// A number that a side prints among others.
private struct Literal {
  var number: PrintedNumber
  /// Whether it is raised to a power, or a power itself.
  var isRaised: Bool

  /// Whether it may be what somebody rounded on the way from an earlier side: the value of one of its parts, or at least
  /// none that needed no rounding.
  ///
  /// - Parameters:
  ///   - known: the values of what is computed in the earlier sides.
  ///   - inputs: the numbers that are printed in them.
  ///   - value: that of the whole side.
  func isRounded(of known: [Interval], _ inputs: [Rational], in value: Interval) -> Bool {
    let decimal = number.decimal
    if inputs.contains(decimal.value) { return false }
    guard !decimal.value.isZero, !known.contains(where: { $0.isPoint && $0.lower == decimal.value }) else {
      return false
    }
    guard decimal.isRounded || decimal.significantDigits >= 3 else { return false }
    if !isRaised, decimal.isRounded, inputs.contains(where: { decimal.cell.contains($0) }) { return true }
    if known.contains(where: { $0.isInside(decimal.cell) }) { return true }
    return decimal.isRounded && !isRaised && !value.isShortDecimal
  }
}

extension Interval {
  /// Whether two values differ by no more than the last digit of a number on the way may account for, of at least three.
  fileprivate func isClose(to other: Interval) -> Bool {
    (midpoint - other.midpoint).magnitude * Rational(500) <= midpoint.magnitude
  }

  /// Whether it is a number of a few decimals, which nobody needs to round.
  fileprivate var isShortDecimal: Bool { isPoint && (lower * Rational.powerOfTen(6)).isInteger }
}

extension ClosedNumeric {
  /// The numbers that are printed in it.
  fileprivate var literals: [Literal] {
    switch self {
    case .literal(let number): [Literal(number: number, isRaised: false)]
    case .power: operands.flatMap(\.literals).map { Literal(number: $0.number, isRaised: true) }
    default: operands.flatMap(\.literals)
    }
  }
}
