import NumericCore

/// The decision rule: a claim is verified only if the enclosures prove it, refuted only if they exclude it.
/// There is no tolerance anywhere.
package struct DecisionRule: Sendable {
  /// Where Ziv's strategy begins and ends, in bits.
  package static let firstPrecision = 64
  package static let lastPrecision = 16_384
  /// From here on, sides that have not separated count as agreeing.
  package static let agreementPrecision = 4_096
  /// … if they are known to this many bits: a value that the computation has lost agrees with everything.
  static let agreementAccuracy = 4_000
  /// What is said of such sides, in decimal digits. They are known to some more; how many depends on what was computed
  /// before.
  package static let agreementDigits = agreementAccuracy * 30_103 / 100_000

  /// How many significant digits `?` is answered with.
  static let answerDigits = 3

  package var precision: Int

  package init(precision: Int) { self.precision = precision }

  /// The verdict, or `nil` where more precision may give one.
  ///
  /// - Parameter isFinal: whether there is no more precision to be had, so that what is known must do.
  package func decide(_ comparison: Comparison, isFinal: Bool = false) -> Judgement? {
    switch comparison {
    case .printed(let value, let relation, let printed):
      let pairs = zip(value.elements, printed.numbers)
      var result: Judgement?
      if relation == .approximately {
        let parts = pairs.map { rounds($0, to: $1) }
        // All wrong elements are told at once, each with its right digits.
        if !isFinal, parts.contains(where: { $0?.isComplete != true }) { return nil }
        result = worst(parts)
      } else {
        result = best(pairs.map { differs($0, from: $1) })
      }
      result?.value = value
      return result
    case .related(let parts):
      var judgements: [Judgement?] = []
      for (left, relation, right) in parts {
        if case .truth(let a) = left, case .truth(let b) = right {
          judgements.append(Judgement((a == b) == (relation == .equal) ? .verified : .refuted, .exact))
        } else {
          let elements = zip(left.elements, right.elements).map { compare($0, relation, $1) }
          var result = relation == .notEqual ? best(elements) : worst(elements)
          result?.value = left
          judgements.append(result)
        }
      }
      return worst(judgements)
    case .within(let value, let lower, let upper, let includesUpper):
      var result = worst(
        value.elements.map { e in
          worst([compare(lower, .lessOrEqual, e), compare(e, includesUpper ? .lessOrEqual : .less, upper)])
        })
      result?.value = value
      return result
    case .aggregate(let computed, let printed, let number):
      guard let first = rounds(computed, to: number) else { return nil }
      if first.verdict == .verified { return first }
      guard let second = rounds(printed, to: number) else { return nil }
      guard second.verdict == .verified else { return first }
      var result = second
      result.basis = .printedRounding
      result.value = .number(computed)
      return result
    case .truth(let truth): return judgement(truth ? .verified : .refuted, .exact)
    case .universal(let outcome): return judgement(of: outcome)
    case .question(let value):
      if !isFinal, value.elements.contains(where: { $0.rounded(significant: Self.answerDigits) == nil }) { return nil }
      return Judgement(.undecided, .exact, value: value, precision: precision)
    }
  }

  // MARK: Printed digits

  /// Whether a value rounds to a printed number, or has its digits at the front if it is printed with `…`.
  package func rounds(_ value: Enclosure, to number: PrintedNumber) -> Judgement? {
    let cell = number.isTruncated ? number.decimal.truncationCell : number.decimal.cell
    // The truncation cell is open at its far end: a value on that border has other leading digits.
    let onOpenBorder = number.isTruncated && value.isPoint && value.lower == number.decimal.openBorder
    var result: Judgement
    if value.isInside(cell), !onOpenBorder {
      result = judgement(.verified, value.isPoint ? .exact : .enclosure)
    } else if onOpenBorder || !value.overlaps(cell) {
      result = judgement(.refuted, value.isPoint ? .exact : .enclosure)
      result.replacement = replacement(for: number, value)
      result.detail = impreciseness(value, number)
      if result.detail != nil { result.verdict = .imprecise }
    } else if agrees(value, beside: max(magnitude(value), number.decimal.ulp)) {
      result = judgement(.verified, .agreement)
    } else {
      return nil
    }
    result.value = .number(value)
    result.printed = number
    return result
  }

  private func differs(_ value: Enclosure, from number: PrintedNumber) -> Judgement? {
    guard var result = rounds(value, to: number), result.basis != .agreement else { return nil }
    result.verdict = result.verdict == .verified ? .refuted : .verified
    if result.verdict == .verified { (result.replacement, result.detail) = (nil, nil) }
    return result
  }

  /// What the author should have printed, in the same format.
  private func replacement(for number: PrintedNumber, _ value: Enclosure) -> String? {
    var value = value
    // What cannot be told from a border is taken to stand on it.
    if agrees(value, beside: max(magnitude(value), number.decimal.ulp)) {
      value = Enclosure(value.midpoint.rounded(decimals: Self.agreementDigits / 2 - number.decimal.ulpExponent))
    }
    if number.isTruncated { return number.decimal.truncating(value)?.text }
    return number.decimal.rounding(value)?.text
  }

  /// How a number is wrong in its last digits only: truncated in place of rounded, or one unit off; `nil` if it is
  /// wrong otherwise.
  private func impreciseness(_ value: Enclosure, _ number: PrintedNumber) -> String? {
    let text = number.decimal.text
    // What these digits hold exactly needs no rounding: another digit is simply wrong.
    if value.isPoint, number.decimal.rounding(value)?.value == value.lower { return nil }
    if number.isTruncated { return value.isInside(number.decimal.cell) ? "\(text) is rounded, not truncated" : nil }
    if value.isInside(number.decimal.truncationCell) { return "\(text) is truncated, not rounded" }
    guard let right = number.decimal.rounding(value),
      (right.value - number.decimal.value).magnitude <= number.decimal.ulp
    else { return nil }
    return "\(text) is one unit in the last place off"
  }

  // MARK: Relations

  package func compare(_ left: Enclosure, _ relation: Relation, _ right: Enclosure) -> Judgement? {
    let basis: Basis = left.isPoint && right.isPoint ? .exact : .enclosure
    func decided(_ truth: Bool) -> Judgement {
      var result = judgement(truth ? .verified : .refuted, basis)
      result.value = .number(left)
      return result
    }
    let isSeparate = !left.overlaps(right)
    let isEqual = left.isPoint && right.isPoint && left.lower == right.lower
    switch relation {
    case .equal, .approximately:
      if isSeparate { return decided(false) }
      if isEqual { return decided(true) }
    case .notEqual, .notApproximately:
      if isSeparate { return decided(true) }
      if isEqual { return decided(false) }
      return nil
    case .less:
      if left.upper < right.lower { return decided(true) }
      if left.lower >= right.upper { return decided(false) }
      return nil
    case .greater:
      if left.lower > right.upper { return decided(true) }
      if left.upper <= right.lower { return decided(false) }
      return nil
    case .lessOrEqual:
      if left.upper <= right.lower { return decided(true) }
      if left.lower > right.upper { return decided(false) }
    case .greaterOrEqual:
      if left.lower >= right.upper { return decided(true) }
      if left.upper < right.lower { return decided(false) }
    case .element: return nil
    }
    // Sides that may both be 0 have no size of their own.
    let mayVanish = left.contains(.zero) && right.contains(.zero)
    let size = mayVanish ? max(magnitude(left), magnitude(right), .one) : max(magnitude(left), magnitude(right))
    guard agrees(left, beside: size), agrees(right, beside: size) else { return nil }
    var result = judgement(.verified, .agreement)
    result.value = .number(left)
    return result
  }

  /// Whether a value is known to so many digits, counted from the first one of a number beside it, that what it touches
  /// counts as equal.
  private func agrees(_ value: Enclosure, beside size: Rational) -> Bool {
    guard precision >= Self.agreementPrecision else { return false }
    guard let quotient = size.divided(by: value.width) else { return true }
    return quotient.numerator.bitCount - quotient.denominator.bitCount - 1 >= Self.agreementAccuracy
  }

  private func magnitude(_ value: Enclosure) -> Rational { max(value.lower.magnitude, value.upper.magnitude) }

  // MARK: Several parts

  private func judgement(_ verdict: Verdict, _ basis: Basis) -> Judgement {
    Judgement(verdict, basis, precision: precision)
  }

  /// That of several judgements which is not worse than any: vectors differ where one of their elements does. `nil`
  /// while none holds and one is open.
  private func best(_ parts: [Judgement?]) -> Judgement? {
    if let verified = parts.compactMap({ $0 }).first(where: { $0.verdict == .verified }) { return verified }
    // Vectors without elements are equal.
    return parts.isEmpty ? judgement(.refuted, .exact) : worst(parts.contains { $0 == nil } ? [nil] : parts)
  }

  /// The worst of several judgements, `nil` while one that could be worse is open.
  private func worst(_ parts: [Judgement?]) -> Judgement? {
    var result: Judgement?
    var isOpen = false
    var basis = Basis.exact
    var failing: [Correction] = []
    for (index, part) in parts.enumerated() {
      guard var part else {
        isOpen = true
        continue
      }
      failing += part.corrections
      if basis.weakness < part.basis.weakness { basis = part.basis }
      if parts.count > 1 { part.element = index }
      if let current = result, current.verdict.severity >= part.verdict.severity { continue }
      result = part
    }
    // A refutation stands whatever the open parts turn out to be.
    if isOpen, result?.verdict != .refuted { return nil }
    if result?.verdict == .verified { result?.basis = basis }
    if parts.count > 1 { result?.failingElements = failing }
    return result ?? judgement(.verified, .exact)
  }
}

extension Judgement {
  /// Whether a wrong printed number comes with the right one, as far as precision may tell.
  fileprivate var isComplete: Bool {
    if verdict.passes || replacement != nil { return true }
    if case .number(let number)? = value { return number.isPoint }
    return false
  }
}
