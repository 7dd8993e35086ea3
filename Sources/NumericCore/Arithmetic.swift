import CArb

/// How numbers are computed: at a working precision, and on account of a meter.
///
/// Exact values stay exact while numerator and denominator have at most 65,536 bits; everything else is a ball of
/// `precision` bits that certainly holds the true value. Evaluation is a pure function of the arguments and the
/// precision; a question that the balls at hand do not decide is a fault of the kind `undecided`.
package struct Arithmetic {
  /// Bits of the midpoint of a ball.
  package let precision: Int
  package let meter: Meter
  /// While an identity is being proved: what is not exact is an expression over these symbols, never a ball.
  package let symbols: SymbolTable?

  package init(precision: Int, meter: Meter, symbols: SymbolTable? = nil) {
    self.precision = precision
    self.meter = meter
    self.symbols = symbols
  }

  /// The bits that the numerator and the denominator of an exact value may have.
  package static let exactBits = 65_536

  package func add(_ a: Real, _ b: Real) throws(Fault) -> Real { try basic(.add, a, b) }
  package func subtract(_ a: Real, _ b: Real) throws(Fault) -> Real { try basic(.subtract, a, b) }
  package func multiply(_ a: Real, _ b: Real) throws(Fault) -> Real { try basic(.multiply, a, b) }
  package func divide(_ a: Real, _ b: Real) throws(Fault) -> Real { try basic(.divide, a, b) }

  package func negate(_ a: Real) throws(Fault) -> Real {
    try meter.spend(1 + a.words)
    switch a.storage {
    case .exact(let rational): return Real(-rational)
    case .ball where symbols != nil: return try symbolic(.negate, [a])
    case .ball(let ball):
      let result = Ball.Storage()
      arb_neg(&result.value, &ball.storage.value)
      return Real(Ball(taking: result))
    case .jet(let jet):
      var tangents: [Real] = []
      for tangent in jet.tangents { tangents.append(try negate(tangent)) }
      return Real(Jet(tag: jet.tag, primal: try negate(jet.primal), tangents: tangents))
    case .symbolic: return try symbolic(.negate, [a])
    }
  }

  /// One of the four operations that rationals know.
  private func basic(_ operation: Operation, _ a: Real, _ b: Real) throws(Fault) -> Real {
    try meter.spend(1 + a.words + b.words)
    switch (a.storage, b.storage) {
    case (.exact(let x), .exact(let y)): return try exact(operation, x, y)
    case (.jet, _), (_, .jet): return try differentiated(operation, a, b)
    case (.symbolic, _), (_, .symbolic): return try symbolic(operation, [a, b])
    default: if symbols != nil { return try symbolic(operation, [a, b]) }
    }
    // What is exactly 0, or does not change, needs no ball.
    if let x = a.exact, x.isZero {
      switch operation {
      case .add: return b
      case .multiply: return a
      case .divide where try !mayBeZero(b): return a
      default: break
      }
    }
    if let y = b.exact {
      if y.isZero {
        switch operation {
        case .add, .subtract: return a
        case .multiply: return b
        default: break
        }
      } else if y.isOne, operation == .multiply || operation == .divide {
        return a
      }
    }
    let (x, y) = (ball(a), ball(b))
    let result = Ball.Storage()
    switch operation {
    case .add: arb_add(&result.value, &x.storage.value, &y.storage.value, precision)
    case .subtract: arb_sub(&result.value, &x.storage.value, &y.storage.value, precision)
    case .multiply: arb_mul(&result.value, &x.storage.value, &y.storage.value, precision)
    default:
      if try mayBeZero(b) { throw divisionByZero() }
      arb_div(&result.value, &x.storage.value, &y.storage.value, precision)
    }
    return try checked(result, operation, a, b)
  }

  private func exact(_ operation: Operation, _ x: Rational, _ y: Rational) throws(Fault) -> Real {
    switch operation {
    case .add: return bounded(x + y)
    case .subtract: return bounded(x - y)
    case .multiply: return bounded(x * y)
    default:
      guard let quotient = x.divided(by: y) else { throw divisionByZero() }
      return bounded(quotient)
    }
  }

  private func divisionByZero() -> Fault { Fault(.outsideDomain, "division by zero", argument: 1) }

  /// Whether a divisor is exactly 0; undecided where its ball holds 0 and more.
  private func mayBeZero(_ divisor: Real) throws(Fault) -> Bool {
    let ball = ball(divisor)
    guard ball.containsZero else { return false }
    if ball.isPoint { return true }
    throw Fault(
      .undecided, "the divisor may be 0", notes: ["it is \(divisor.shortText)"], argument: 1)
  }
}

// MARK: Values

extension Real {
  /// The machine words of its significand: what an operation on it costs.
  var words: Int {
    switch storage {
    case .exact(let rational):
      Int(fmpz_size(&rational.storage.value.num) + fmpz_size(&rational.storage.value.den))
    case .ball(let ball): (arb_bits(&ball.storage.value) + 63) / 64
    case .jet(let jet): jet.primal.words * (1 + jet.tangents.count)
    case .symbolic: 1
    }
  }
}

extension Arithmetic {
  /// An exact result, or the ball around it where it has become too large.
  package func bounded(_ rational: Rational) -> Real {
    rational.bitCount <= Arithmetic.exactBits ? Real(rational) : Real(Ball(rational, precision: precision))
  }

  /// The ball around a number that is neither a jet nor symbolic.
  package func ball(_ value: Real) -> Ball {
    switch value.storage {
    case .exact(let rational): Ball(rational, precision: precision)
    case .ball(let ball): ball
    case .jet(let jet): ball(jet.primal)
    case .symbolic(let symbolic): Ball(symbolic.enclosure, precision: precision)
    }
  }

  /// What Arb has computed: a number, where it is finite and within the range of exponents.
  func checked(_ result: Ball.Storage, _ operation: Operation, _ a: Real, _ b: Real? = nil) throws(Fault) -> Real {
    let limit = Ball.exponentLimit
    // Arb's zero has exponent 0; its infinities and NaN, and exponents that are big integers, lie far outside.
    let (middle, radius) = (result.value.mid.exp, result.value.rad.exp)
    // Exactly 0, such as 1 − e⁰: it may be what a logarithm is multiplied by.
    if middle == 0, arb_is_zero(&result.value) != 0 { return .zero }
    if -limit <= middle, middle <= limit, -2 * limit <= radius, radius <= limit { return Real(Ball(taking: result)) }

    let notes = ["at \([a, b].compactMap { $0?.shortText }.joined(separator: ", "))"]
    guard arb_is_finite(&result.value) != 0 else {
      throw Fault(.undecided, "\(operation.name) is not bounded on its argument", notes: notes)
    }
    var bound = arf_struct()
    arf_init(&bound)
    defer { arf_clear(&bound) }
    arb_get_abs_lbound_arf(&bound, &result.value, 64)
    if arf_cmpabs_2exp_si(&bound, limit) >= 0 {
      throw Fault(.budgetExceeded, "\(operation.name) overflows: the result is above 2 ** \(limit)", notes: notes)
    }
    arb_get_abs_ubound_arf(&bound, &result.value, 64)
    if arf_cmpabs_2exp_si(&bound, limit) > 0 {
      throw Fault(.undecided, "\(operation.name) is not bounded on its argument", notes: notes)
    }
    // Tiny: enclosed with 0, or with a radius that is not smaller than the range allows.
    if arf_cmpabs_2exp_si(&result.value.mid, -limit) < 0 {
      arf_zero(&result.value.mid)
      arb_add_error_2exp_si(&result.value, -limit)
    } else if mag_cmp_2exp_si(&result.value.rad, -2 * limit) < 0 {
      mag_set_ui_2exp_si(&result.value.rad, 1, -2 * limit)
    }
    return Real(Ball(taking: result))
  }
}
