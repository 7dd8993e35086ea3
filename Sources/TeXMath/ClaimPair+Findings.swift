import Diagnostics
import Formula
import NumericCore

extension ClaimPair {
  // MARK: Hidden digits

  /// A number that is right only if what it is computed from was rounded for the reader: wrong as printed, but in its
  /// last digits only.
  func withHiddenDigits(
    _ judgement: Judgement, _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) throws(Fault) -> Judgement {
    guard judgement.verdict == .refuted, let printed = judgement.printed, printed.decimal.isRounded else {
      return judgement
    }
    // Only the last digit may differ, and of several: with few digits, nearly everything holds for some inputs. What
    // these digits hold exactly needs no hidden ones: another digit is simply wrong.
    guard case .number(let value)? = judgement.value, printed.decimal.significantDigits >= 3,
      (value.midpoint - printed.decimal.value).magnitude <= printed.decimal.ulp * Rational(10),
      !value.isPoint || printed.decimal.rounding(value)?.value != value.lower
    else { return judgement }
    let isRight = b.printed != nil
    guard (isRight ? left : right).traits.contains(.decimals), (isRight ? a : b).printed == nil,
      let widened = try enclosure(isRight ? a : b, base, widening: .decimals), widened.overlaps(printed.decimal.cell)
    else { return judgement }
    var result = judgement
    result.verdict = .imprecise
    result.detail = "it holds only for inputs with more digits than are printed"
    return result
  }

  // MARK: Explanations

  /// A failing judgement with the usual mistake that certainly yields the printed number, if there is one. Where fewer
  /// than three digits are printed, chance explains too much.
  func explained(
    _ judgement: Judgement, _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) -> Judgement {
    guard judgement.verdict == .refuted || judgement.verdict == .imprecise, let printed = judgement.printed else {
      return judgement
    }
    let subject = b.printed != nil ? a : b
    let cell = printed.decimal.cell
    let text = printed.decimal.text
    func yields(_ candidate: ClosedNumeric) -> Bool { (try? enclosure(candidate, base))?.isInside(cell) ?? false }
    var result = judgement
    if let inDegrees = subject.withAnglesInDegrees, yields(inDegrees) {
      // What is wrong is the angle, not the number.
      (result.verdict, result.replacement, result.detail) = (.refuted, nil, nil)
      result.explanation = "\(text) is what you get with the angle in degrees, `^\\circ`; without it, it is in radians"
      return result
    }
    guard printed.decimal.significantDigits >= 3 else { return judgement }
    for mistake in Self.mistakes(in: subject, decimals: -printed.decimal.ulpExponent) where yields(mistake.value) {
      result.explanation = "\(text) is what you get \(mistake.text)"
      return result
    }
    guard let value = try? enclosure(subject, base) else { return result }
    if (-value).isInside(cell) {
      result.explanation = "\(text) has the wrong sign"
    } else if [2, -2].contains(where: { exponent in
      let factor = Rational.powerOfTen(exponent)
      return Interval(value.lower * factor, value.upper * factor).isInside(cell)
    }) {
      result.explanation = "\(text) is off by a factor of 100: a percentage, or one that is none"
    } else if let right = printed.decimal.rounding(value), right.isSwapped(of: printed.decimal) {
      result.explanation = "two digits of \(right.text) have changed places in \(text)"
    }
    return result
  }

  private struct Mistake {
    var value: ClosedNumeric
    /// Ends the sentence "0.804 is what you get …".
    var text: String
  }

  private static func mistakes(in subject: ClosedNumeric, decimals: Int) -> [Mistake] {
    var mistakes: [Mistake] = []
    // The value itself is no intermediate result, whatever its sign.
    if case .negated(let inner) = subject {
      return Self.mistakes(in: inner, decimals: decimals).map { Mistake(value: .negated($0.value), text: $0.text) }
    }
    for places in [decimals, decimals - 1] where places >= 1 {
      let digits = "\(places) decimal\(places == 1 ? "" : "s")"
      if subject.summands.count > 1 {
        mistakes.append(
          Mistake(value: subject.roundingSummands(to: places), text: "when each term is rounded to \(digits)"))
      }
      if subject.hasIntermediates {
        mistakes.append(
          Mistake(
            value: subject.roundingIntermediates(to: places), text: "when intermediate results are rounded to \(digits)"
          ))
      }
    }
    for (base, name) in [(2, "2"), (10, "10")] {
      let changed = subject.rewritten { part in
        switch part {
        case .logarithm(let x), .function(.log, let x): .logarithmToBase(x, base: .integer(base))
        default: nil
        }
      }
      if let changed { mistakes.append(Mistake(value: changed, text: "with the logarithm to base \(name)")) }
    }
    let natural = subject.rewritten { part in
      switch part {
      case .logarithmToBase(let x, _), .function(.log2, let x), .function(.log10, let x): .function(.log, x)
      default: nil
      }
    }
    if let natural { mistakes.append(Mistake(value: natural, text: "with the natural logarithm")) }
    if case .quotient(let a, .literal(let divisor)) = subject, let n = divisor.decimal.value.intValue, n > 2 {
      mistakes.append(Mistake(value: .quotient(a, .integer(n - 1)), text: "with \(n - 1) as the divisor"))
      mistakes.append(Mistake(value: a, text: "with the sum in place of the mean"))
    }
    return mistakes
  }

  // MARK: Printed chains

  /// The warning that printed terms do not add up to the printed sum, although each is right for the unrounded ones.
  func printedChain(_ terms: [(number: PrintedNumber, isNegative: Bool)], _ total: PrintedNumber) -> Diagnostic? {
    let sum = terms.reduce(Rational.zero) {
      $1.isNegative ? $0 - $1.number.decimal.value : $0 + $1.number.decimal.value
    }
    guard !total.decimal.cell.contains(sum) else { return nil }
    var help = ["print each term with more digits"]
    for side in earlier {
      guard let better = betterDigits(for: side.summands, printed: terms, total) else { continue }
      help = ["with more digits it adds up: \(better)"]
      break
    }
    let place = terms[0].number.span.union(total.span)
    return Diagnostic(
      .warning, .claimPrintedChain, "the printed terms add up to \(sum.shortText), not to \(total.decimal.text)",
      at: place, notes: ["each is right by itself, and so is the sum of the unrounded terms"], help: help)
  }

  /// The same sum with the fewest further digits with which it adds up.
  private func betterDigits(
    for unrounded: [(term: ClosedNumeric, isNegative: Bool)], printed: [(number: PrintedNumber, isNegative: Bool)],
    _ total: PrintedNumber
  ) -> String? {
    guard unrounded.count == printed.count else { return nil }
    var values: [Rational] = []
    for (unrounded, printed) in zip(unrounded, printed) {
      guard var value = try? enclosure(unrounded.term, .natural) else { return nil }
      if unrounded.isNegative != printed.isNegative { value = -value }
      guard value.isInside(printed.number.decimal.cell) else { return nil }
      values.append(printed.isNegative ? -value.midpoint : value.midpoint)
    }
    let exact = values.reduce(.zero, +)
    let first = -total.decimal.ulpExponent + 1
    for decimals in first..<(first + 4) where decimals > 0 {
      let rounded = values.map { $0.rounded(decimals: decimals) }
      guard rounded.reduce(.zero, +) == exact.rounded(decimals: decimals) else { continue }
      var text = ""
      for (index, value) in rounded.enumerated() {
        let digits = value.magnitude.decimalText(decimals: decimals)
        text += index == 0 ? (value.sign < 0 ? "−" : "") + digits : (value.sign < 0 ? " − " : " + ") + digits
      }
      return text + " = " + exact.rounded(decimals: decimals).decimalText(decimals: decimals)
    }
    return nil
  }
}
