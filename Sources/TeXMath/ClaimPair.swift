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
  struct View {
    var left: ClosedNumeric
    var right: ClosedNumeric
    var logarithm: NumericReading.LogarithmBase
  }

  /// The verdict; nil where the relation is no claim about numbers.
  ///
  /// - Throws: `budgetExceeded`, for numbers that cannot be had at a reasonable price.
  func judge() throws(Fault) -> Judgement? {
    do throws(Fault) { return try verdict() } catch {
      let isSpent = quantities?.isSpentOnFormulas ?? false
      // Where the author asks for a check, nothing is left out in silence.
      guard isSpent || left.isBound || right.isBound else { throw error }
      return Judgement(
        .undecided, .enclosure, precision: DecisionRule.firstPrecision,
        detail: isSpent ? "the budget of the article's formulas is spent" : error.message)
    }
  }

  private func verdict() throws(Fault) -> Judgement? {
    guard unitsAgree else { return nil }
    if left.array != nil || right.array != nil { return try judgeElements() }
    guard !left.margin.isEmpty || !right.margin.isEmpty else { return try judgeNumbers() }
    // `a \pm b = c \pm d`: the middles and the margins.
    guard left.margin.count == right.margin.count, left.margin[0].margin.isEmpty, right.margin[0].margin.isEmpty,
      relation == .equal || relation == .approximately
    else { return nil }
    var margins = self
    (margins.left, margins.right, margins.earlier) = (left.margin[0], right.margin[0], [])
    guard let middle = try judgeNumbers(), let margin = try margins.judgeNumbers() else { return nil }
    return middle.verdict == .verified ? margin : middle
  }

  private func judgeNumbers() throws(Fault) -> Judgement? {
    guard let a = left.numeric, let b = right.numeric else { return nil }
    let base: NumericReading.LogarithmBase =
      switch context.logarithm {
      case .natural, .undeclared: .natural
      case .two: .two
      case .ten: .ten
      }
    guard let plain = try decide(View(left: a, right: b, logarithm: base)) else { return nil }
    if plain.verdict == .verified || plain.verdict == .undecided { return plain }
    if let inDegrees = try withDegreesAsUnit(plain) { return inDegrees }
    if let rounded = try readAsRounded(a, b, base) { return rounded }
    if let (reading, judgement) = try otherReading(a, b, base) {
      var result = judgement
      result.verdict = .ambiguous
      result.detail = "it holds \(reading.text)"
      result.advice = reading.advice
      (result.replacement, result.printed) = (nil, nil)
      return result
    }
    if isNoAssertion || isOtherEuler(plain) { return nil }
    if try isCongruence(a, b) { return nil }
    if try isLooseApproximation(a, b, base) { return nil }
    return explained(try withHiddenDigits(plain, a, b, base), a, b, base)
  }

  /// Vectors and matrices, element by element.
  private func judgeElements() throws(Fault) -> Judgement? {
    guard let a = left.array, let b = right.array, a.fits(b, turnsVectors: left.isBound || right.isBound),
      left.margin.isEmpty, right.margin.isEmpty,
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
      guard var judgement = try pair.judgeNumbers() else { return nil }
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

  // MARK: The decision

  /// What one computation of a claim may cost.
  private static let workLimit = 1_000_000

  /// Decides by Ziv's strategy; nil where a side has no value.
  ///
  /// - Throws: `budgetExceeded`.
  func decide(_ view: View) throws(Fault) -> Judgement? {
    try withMeter { meter throws(Fault) in
      var precision = DecisionRule.firstPrecision
      while precision <= DecisionRule.lastPrecision {
        let start = meter.spent
        do throws(Fault) {
          var setting = ClosedNumeric.Setting(arithmetic: Arithmetic(precision: precision, meter: meter))
          setting.logarithm = view.logarithm
          setting.quantities = quantities
          setting.sharpensQuantities = true
          let x = try value(view.left, setting, in: view)
          let y = try value(view.right, setting, in: view)
          if let result = compare(x, y, view, DecisionRule(precision: precision)) { return result }
        } catch {
          switch error.kind {
          case .undecided: break
          case .budgetExceeded: throw error
          default:
            // Where the author asks for a check, nothing is left out in silence.
            guard left.isBound || right.isBound else { return nil }
            return Judgement(.undecided, .enclosure, precision: precision, detail: error.message)
          }
        }
        // What only agreement can decide goes on to thousands of bits: what that takes can be told long before.
        let rest = (meter.spent - start) * (DecisionRule.agreementPrecision / precision)
        if precision >= 128, takesAgreement(view), rest > meter.workLimit - meter.spent { throw Self.tooMuchWork }
        precision *= 2
      }
      return Judgement(.undecided, .enclosure, precision: DecisionRule.lastPrecision)
    }
  }

  /// Encloses a side at 256 bits, its printed numbers as they are or as all numbers that round to them; nil where it has
  /// no value.
  ///
  /// - Throws: `budgetExceeded`.
  func enclosure(
    _ side: ClosedNumeric, _ base: NumericReading.LogarithmBase, widening: ClosedNumeric.Widening = .none
  ) throws(Fault) -> Interval? {
    try withMeter { meter throws(Fault) in
      var setting = ClosedNumeric.Setting(arithmetic: Arithmetic(precision: 256, meter: meter))
      setting.logarithm = base
      setting.widening = widening
      setting.quantities = quantities
      do throws(Fault) { return try side.value(setting).enclosure } catch {
        if error.kind == .budgetExceeded { throw error }
        return nil
      }
    }
  }

  /// Does one computation on account of the article's formulas.
  private func withMeter<Result>(_ body: (Meter) throws(Fault) -> Result) throws(Fault) -> Result {
    let meter = quantities?.meter(atMost: Self.workLimit) ?? Meter(workLimit: Self.workLimit)
    defer { quantities?.account(for: meter) }
    do throws(Fault) { return try body(meter) } catch {
      guard meter.isExhausted else { throw error }
      throw Self.tooMuchWork
    }
  }

  private static let tooMuchWork = Fault(.budgetExceeded, "it takes more than 1,000,000 units of work")

  /// Whether equal sides would have to agree to thousands of bits: no digits are printed to which one could round.
  private func takesAgreement(_ view: View) -> Bool {
    ![view.left, view.right].contains { $0.printed?.decimal.isRounded ?? false }
  }

  /// `0.5236 = 30^\circ`: the decimals are those of the angle in radians.
  private func printsRadians(_ view: View) -> Bool {
    right.isInDegrees && view.left.printed?.decimal.isRounded ?? false && !left.isInDegrees
  }

  /// The value of a side; in degrees where a side is printed so.
  private func value(
    _ side: ClosedNumeric, _ setting: ClosedNumeric.Setting, in view: View
  ) throws(Fault) -> Interval {
    // A number that is printed without the sign of degrees is in radians.
    guard right.isInDegrees && !printsRadians(view) || left.isInDegrees && right.printed == nil else {
      return try side.value(setting).enclosure
    }
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
    if printsRadians(view), (x.midpoint - y.midpoint).magnitude * Rational(200) > x.midpoint.magnitude {
      return rule.compare(x, .equal, y)
    }
    if let printed = view.right.printed, !printsRadians(view) {
      if view.left.printed != nil, let result = rule.compare(x, .equal, y), result.verdict == .verified {
        return result
      }
      return holds(x, printed, rule)
    }
    if let printed = view.left.printed {
      return holds(y, printed, rule)
    }
    return rule.compare(x, .equal, y)
  }

  /// Whether a value is printed so.
  private func holds(_ value: Interval, _ printed: PrintedNumber, _ rule: DecisionRule) -> Judgement? {
    let isWhole = !printed.decimal.isRounded
    guard let rounded = rule.rounds(value, to: printed) else { return nil }
    if relation == .equal, isWhole || printed.decimal.text.hasPrefix("1e") {
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
    // With one digit left, as far as 60 from 100, it is an order of magnitude.
    if rounded.verdict != .verified, relation == .approximately, isWhole, let coarse = coarse(printed),
      let result = rule.rounds(value, to: coarse), result.verdict == .verified,
      (value.midpoint - printed.decimal.value).magnitude * Rational(5) <= printed.decimal.value.magnitude
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
