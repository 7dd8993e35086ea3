import Formula
import NumericCore

/// Certain bounds of a value; here `Enclosure` is what is drawn around a part.
typealias Interval = NumericCore.Enclosure

/// Two closed numeric sides and the relation between them.
struct ClaimPair {
  var left: LaTeXSide
  var relation: Relation
  var right: LaTeXSide
  var context: LaTeXContext
  /// The numeric sides before the left one, which equations join to it.
  var earlier: [ClosedNumeric] = []
  var isEndOfChain = true
  var quantities: QuantityValues?

  /// How the two sides are read.
  private struct View {
    var left: ClosedNumeric
    var right: ClosedNumeric
    var logarithm: NumericReading.LogarithmBase
  }

  /// The verdict; nil where the relation is no claim about numbers.
  func judge() -> Judgement? {
    guard unitsAgree else { return nil }
    if left.array != nil || right.array != nil { return judgeElements() }
    guard !left.margin.isEmpty || !right.margin.isEmpty else { return judgeNumbers() }
    // `a \pm b = c \pm d`: the middles and the margins.
    guard left.margin.count == right.margin.count, relation == .equal || relation == .approximately else { return nil }
    var margins = self
    (margins.left, margins.right, margins.earlier) = (left.margin[0], right.margin[0], [])
    guard let middle = judgeNumbers(), let margin = margins.judgeNumbers() else { return nil }
    return middle.verdict == .verified ? margin : middle
  }

  private func judgeNumbers() -> Judgement? {
    guard let a = left.numeric, let b = right.numeric else { return nil }
    let base: NumericReading.LogarithmBase =
      switch context.logarithm {
      case .natural, .undeclared: .natural
      case .two: .two
      case .ten: .ten
      }
    guard let plain = decide(View(left: a, right: b, logarithm: base)) else { return nil }
    if plain.verdict == .verified || plain.verdict == .undecided { return plain }
    if let rounded = readAsRounded(a, b, base) { return rounded }
    if let (reading, judgement) = otherReading(a, b, base) {
      var result = judgement
      result.verdict = .ambiguous
      result.detail = "it holds \(reading.text)"
      result.advice = reading.advice
      (result.replacement, result.printed) = (nil, nil)
      return result
    }
    if isNoAssertion { return nil }
    return explained(withHiddenDigits(plain, a, b, base), a, b, base)
  }

  /// Vectors and matrices, element by element.
  private func judgeElements() -> Judgement? {
    guard let a = left.array, let b = right.array, a.fits(b), left.margin.isEmpty, right.margin.isEmpty,
      relation == .equal || relation == .approximately || relation == .notEqual || relation == .notApproximately
    else { return nil }
    let isEquation = relation == .equal || relation == .approximately
    var result: Judgement?
    var values: [Interval] = []
    var basis = Basis.exact
    var failing: [Correction] = []
    for (index, (x, y)) in zip(a.elements, b.elements).enumerated() {
      var pair = self
      (pair.left, pair.right, pair.earlier) = (x, y, [])
      guard var judgement = pair.judgeNumbers() else { return nil }
      values.append(contentsOf: judgement.value?.elements.prefix(1) ?? [])
      if basis.weakness < judgement.basis.weakness { basis = judgement.basis }
      judgement.element = index
      failing += judgement.corrections
      guard let current = result else {
        result = judgement
        continue
      }
      // Vectors are equal if all elements are, and differ if one does.
      let isWorse = current.verdict.severity < judgement.verdict.severity
      if isEquation ? isWorse : current.verdict != .verified && !isWorse { result = judgement }
    }
    if result?.verdict == .verified { result?.basis = basis }
    result?.failingElements = failing
    if values.count == a.elements.count { result?.value = .vector(values) }
    return result
  }

  // MARK: What is no claim

  /// A unit on the last side alone, or the same on both, is inert.
  private var unitsAgree: Bool {
    switch (left.unit, right.unit) {
    case (nil, nil): true
    case (nil, _?): isEndOfChain
    case (let a?, let b?): a == b
    case (_?, nil): false
    }
  }

  /// A false relation whose sides are usually no numbers. What the author binds is meant as a claim.
  private var isNoAssertion: Bool {
    if left.isBound || right.isBound { return false }
    if left.isBareConstant || right.isBareConstant { return true }
    // `e` that is no base is as often a variable.
    if left.traits.contains(.looseEuler) || right.traits.contains(.looseEuler) { return true }
    // The cycles of a permutation.
    if left.isCycle, right.isCycle { return true }
    // `512^3 \approx 1` GB: the unit scales the number.
    // … and a word that is no unit may be anything.
    if let unit = right.unit {
      switch UnitWord(unit) {
      case .plain?: break
      case .scaling?: if left.unit == nil { return true }
      case nil: return true
      }
    }
    // `5 = 101`: digits of another base.
    if let a = left.printed, let b = right.printed, a.isBinary(for: b) || b.isBinary(for: a) { return true }
    // Two given numbers, one of them a percentage: they are not the same quantity.
    if let a = left.printed, let b = right.printed, a.decimal.isPercent != b.decimal.isPercent { return true }
    return false
  }

  // MARK: Readings

  private func otherReading(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) -> (AlternativeReading, Judgement)? {
    let traits = left.traits.union(right.traits)
    func attempt(_ change: (inout NumericReading) -> Void) -> Judgement? {
      var reading = NumericReading()
      reading.logarithm = base
      change(&reading)
      guard let x = left.read(reading), let y = right.read(reading) else { return nil }
      let result = decide(View(left: x, right: y, logarithm: reading.logarithm))
      return result?.verdict == .verified ? result : nil
    }
    if traits.contains(.logarithm), context.logarithm == .undeclared {
      if let result = attempt({ $0.logarithm = .two }) { return (.logarithm(2), result) }
      if let result = attempt({ $0.logarithm = .ten }) { return (.logarithm(10), result) }
    }
    if traits.contains(.mixedNumber), let result = attempt({ $0.addsFractions = true }) {
      return (.mixedNumber, result)
    }
    if traits.contains(.slashBeforeFactors), let result = attempt({ $0.juxtapositionBindsTighter = true }) {
      return (.factorsBehindSlash, result)
    }
    if traits.contains(.powerOfTenAfterSlash), let result = attempt({ $0.joinsPowersOfTen = true }) {
      return (.powerOfTenBehindSlash, result)
    }
    if let result = percentAsUnit(a, b, base) { return (.percentAsUnit, result) }
    if let result = asRounded(a, b, base) { return result }
    if relation == .approximately { return approximation(a, b, base) }
    return nil
  }

  /// `0.707107\ldots`, whose digits are rounded and not cut off; `\sqrt{196608/4} = 222`, of at least two digits.
  private func asRounded(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) -> (AlternativeReading, Judgement)? {
    guard var printed = b.printed, let x = enclosure(a, base) else { return nil }
    let isWhole = relation == .equal && !printed.decimal.isRounded && printed.decimal.significantDigits >= 2
    guard printed.isTruncated || isWhole, left.printed == nil else { return nil }
    printed.isTruncated = false
    let cell = printed.decimal.cell
    // At a tie the other neighbour is as near.
    guard let judgement = DecisionRule(precision: 256).rounds(x, to: printed), judgement.verdict == .verified,
      x.lower != cell.lower, x.upper != cell.upper
    else { return nil }
    return (isWhole ? .roundedToInteger : .roundedDigits, judgement)
  }

  /// `\frac{2}{10}\times100 = 20\%`.
  private func percentAsUnit(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) -> Judgement? {
    guard case .percent(let number) = b, left.printed == nil else { return nil }
    let result = decide(View(left: a, right: number, logarithm: base))
    return result?.verdict == .verified ? result : nil
  }

  /// ≈ where no digits are printed that it could be held against, or only a power of ten.
  private func approximation(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) -> (AlternativeReading, Judgement)? {
    guard let x = enclosure(a, base), let y = enclosure(b, base), x.lower.sign == y.lower.sign else { return nil }
    let judgement = Judgement(.ambiguous, .enclosure, value: .number(x), precision: 256)
    if b.exponentOfTen != nil || a.exponentOfTen != nil {
      // Less than a decade to either side.
      guard let quotient = x.midpoint.divided(by: y.midpoint)?.magnitude, quotient > Rational.powerOfTen(-1),
        quotient < Rational.powerOfTen(1)
      else { return nil }
      return (.orderOfMagnitude, judgement)
    }
    // A given number close to a closed form, or two expressions: they must agree when they are rounded.
    let digits: Int
    if right.printed == nil, !right.traits.contains(.decimals) {
      digits = left.printed == nil ? 2 : 3
    } else {
      return nil
    }
    guard !x.midpoint.isZero, !y.midpoint.isZero else { return nil }
    let decimals = digits - 1 - y.midpoint.magnitude.decimalExponent
    guard x.midpoint.rounded(decimals: decimals) == y.midpoint.rounded(decimals: decimals) else { return nil }
    return (.bothRounded(digits: digits), judgement)
  }

  // MARK: Rounded steps

  /// A step that holds once the decimals of its later side are read as rounded, or whose later side prints the value
  /// of an earlier one.
  private func readAsRounded(
    _ a: ClosedNumeric, _ b: ClosedNumeric, _ base: NumericReading.LogarithmBase
  ) -> Judgement? {
    guard relation == .equal || relation == .approximately else { return nil }
    if b.printed != nil {
      // The end of a chain, computed from the beginning rather than from the rounded step before it.
      for side in earlier {
        if var result = decide(View(left: side, right: b, logarithm: base)), result.verdict == .verified {
          result.basis = .printedRounding
          return result
        }
      }
      return nil
    }
    guard right.traits.contains(.decimals), let y = enclosure(b, base, widened: true) else { return nil }
    for side in [a] + earlier {
      guard let x = enclosure(side, base), x.isInside(y) else { continue }
      return Judgement(.verified, .printedRounding, value: .number(x), precision: 256)
    }
    return nil
  }

  func enclosure(
    _ side: ClosedNumeric, _ base: NumericReading.LogarithmBase, widened: Bool = false
  ) -> Interval? {
    var setting = ClosedNumeric.Setting(arithmetic: Arithmetic(precision: 256, meter: Meter(workLimit: 1_000_000)))
    setting.logarithm = base
    setting.widensDecimals = widened
    setting.quantities = quantities
    return try? side.value(setting).enclosure
  }

  // MARK: The decision

  /// Decides by Ziv's strategy; nil where a side has no value.
  private func decide(_ view: View) -> Judgement? {
    let meter = Meter(workLimit: 1_000_000)
    var precision = DecisionRule.firstPrecision
    while precision <= DecisionRule.lastPrecision {
      do throws(Fault) {
        var setting = ClosedNumeric.Setting(arithmetic: Arithmetic(precision: precision, meter: meter))
        setting.logarithm = view.logarithm
        setting.quantities = quantities
        setting.sharpensQuantities = true
        let x = try value(view.left, setting)
        let y = try value(view.right, setting)
        if let result = compare(x, y, view, DecisionRule(precision: precision)) { return result }
      } catch {
        guard error.kind == .undecided else {
          // Where the author asks for a check, nothing is left out in silence.
          guard left.isBound || right.isBound else { return nil }
          return Judgement(.undecided, .enclosure, precision: precision, detail: error.message)
        }
      }
      precision *= 2
    }
    return Judgement(.undecided, .enclosure, precision: DecisionRule.lastPrecision)
  }

  /// The value of a side; in degrees where a side is printed so.
  private func value(_ side: ClosedNumeric, _ setting: ClosedNumeric.Setting) throws(Fault) -> Interval {
    guard left.isInDegrees || right.isInDegrees else { return try side.value(setting).enclosure }
    switch side {
    case .degrees(let inner): return try inner.value(setting).enclosure
    case .negated(.degrees(let inner)): return -(try inner.value(setting).enclosure)
    default: return try ClosedNumeric.inDegrees(side).value(setting).enclosure
    }
  }

  private func compare(_ x: Interval, _ y: Interval, _ view: View, _ rule: DecisionRule) -> Judgement? {
    if relation == .notApproximately, let printed = view.right.printed ?? view.left.printed {
      let value = view.right.printed != nil ? x : y
      return rule.decide(.printed(.number(value), .notApproximately, .number(printed)))
    }
    guard relation == .equal || relation == .approximately else { return rule.compare(x, relation, y) }
    if let printed = view.right.printed {
      if view.left.printed != nil, let result = rule.compare(x, .equal, y), result.verdict == .verified {
        return result
      }
      return holds(x, printed, otherHasDecimals: left.traits.contains(.decimals), rule)
    }
    if let printed = view.left.printed {
      return holds(y, printed, otherHasDecimals: right.traits.contains(.decimals), rule)
    }
    return rule.compare(x, .equal, y)
  }

  /// Whether a value is printed so.
  private func holds(
    _ value: Interval, _ printed: PrintedNumber, otherHasDecimals: Bool, _ rule: DecisionRule
  ) -> Judgement? {
    let isWhole = !printed.decimal.isRounded
    guard let rounded = rule.rounds(value, to: printed) else { return nil }
    if relation == .equal, isWhole || printed.decimal.text.hasPrefix("1e"), !otherHasDecimals {
      // Beside an integer `=` means exactly.
      let exact = Interval(printed.decimal.value)
      guard var result = rule.compare(value, .equal, exact) else { return nil }
      guard result.verdict == .refuted else { return result }
      result.printed = printed
      if rounded.verdict == .verified || coarse(printed).flatMap({ rule.rounds(value, to: $0) })?.verdict == .verified {
        result.verdict = .imprecise
        result.detail = "it is rounded; `=` beside an integer means exactly"
      } else if rounded.verdict == .imprecise, value.isInside(printed.decimal.truncationCell) {
        return rounded
      }
      return result
    }
    if rounded.verdict != .verified, relation == .approximately, isWhole, let coarse = coarse(printed),
      let result = rule.rounds(value, to: coarse), result.verdict == .verified
    {
      return result
    }
    return rounded
  }

  /// An integer whose trailing zeros are not meant: `211600` as 2116 hundreds.
  private func coarse(_ printed: PrintedNumber) -> PrintedNumber? {
    guard !printed.decimal.isRounded, !printed.decimal.isPercent, !printed.decimal.value.isZero else { return nil }
    let digits = printed.decimal.text
    let zeros = digits.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    return zeros == 0 ? nil : printed.replacing("\(digits.dropLast(zeros))e\(zeros)")
  }
}

extension PrintedNumber {
  /// Whether its digits, read in base 2, are another number.
  fileprivate func isBinary(for other: PrintedNumber) -> Bool {
    let digits = decimal.text
    guard (2...62).contains(digits.utf8.count), let value = Int(digits, radix: 2) else { return false }
    return other.decimal.value == Rational(value)
  }
}
