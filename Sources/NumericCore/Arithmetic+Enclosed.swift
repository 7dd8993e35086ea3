import CArb

extension Arithmetic {
  /// A function of a number that is no jet, as a ball.
  func enclosed(_ function: UnaryFunction, _ argument: Real) throws(Fault) -> Real {
    let x = ball(argument)
    if argument.exact == nil { try checkDomain(function, argument, x) }
    try checkSize(function, argument, x)
    let (result, value) = (Ball.Storage(), x.storage)
    switch function {
    case .abs:
      let size = Ball.Storage()
      arb_abs(&size.value, &value.value)
      arb_nonnegative_part(&result.value, &size.value)
    case .sqrt: arb_sqrt(&result.value, &value.value, precision)
    case .cbrt: cubeRoot(result, x)
    case .exp: arb_exp(&result.value, &value.value, precision)
    case .expm1: arb_expm1(&result.value, &value.value, precision)
    case .log: arb_log(&result.value, &value.value, precision)
    case .log1p: arb_log1p(&result.value, &value.value, precision)
    case .log2: arb_log_base_ui(&result.value, &value.value, 2, precision)
    case .log10: arb_log_base_ui(&result.value, &value.value, 10, precision)
    case .sin: arb_sin(&result.value, &value.value, precision)
    case .cos: arb_cos(&result.value, &value.value, precision)
    case .tan: arb_tan(&result.value, &value.value, precision)
    case .asin: arb_asin(&result.value, &value.value, precision)
    case .acos: arb_acos(&result.value, &value.value, precision)
    case .atan: arb_atan(&result.value, &value.value, precision)
    case .sinh: arb_sinh(&result.value, &value.value, precision)
    case .cosh: arb_cosh(&result.value, &value.value, precision)
    case .tanh: arb_tanh(&result.value, &value.value, precision)
    case .floor, .ceil: return try step(function, argument, x)
    case .gamma: arb_gamma(&result.value, &value.value, precision)
    case .lgamma: logGamma(result, x)
    case .erf: arb_hypgeom_erf(&result.value, &value.value, precision)
    case .factorial:
      throw Fault(.undecided, "factorial takes an integer", notes: ["\(argument.shortText) may be one"], argument: 0)
    case .sigmoid: sigmoid(result, x)
    case .relu: arb_nonnegative_part(&result.value, &value.value)
    case .softplus: softplus(result, x)
    }
    return try checked(result, .function(function), argument)
  }

  /// A ball must lie in the domain as a whole; where it straddles the border, more precision may decide.
  private func checkDomain(_ function: UnaryFunction, _ argument: Real, _ x: Ball) throws(Fault) {
    let isInside: Bool?
    switch function.domain {
    case .allReals: return
    case .above(0): isInside = x.isPositive ? true : x.isNonpositive ? false : nil
    case .from(0): isInside = x.isNonnegative ? true : x.isNegative ? false : nil
    default: isInside = function.domain.contains(Enclosure(x))
    }
    switch isInside {
    case true?: return
    case false?: throw outside(function, argument)
    case nil:
      throw Fault(
        .undecided, "the argument of \(function.rawValue) may lie outside its domain, \(function.domain.text)",
        notes: ["it is \(argument.shortText)"], argument: 0)
    }
  }

  /// The fault of an argument that is certainly outside the domain.
  func outside(_ function: UnaryFunction, _ argument: Real) -> Fault {
    var notes = ["its domain is \(function.domain.text)"]
    if argument.exact == nil {
      let e = argument.enclosure
      notes.insert("the argument lies between \(e.digitsDown(17)) and \(e.digitsUp(17))", at: 0)
    }
    return Fault(
      .outsideDomain, "\(function.rawValue) is not defined at \(argument.shortText)", notes: notes, argument: 0)
  }

  /// Refuses at once what would take long to find out to be too large.
  private func checkSize(_ function: UnaryFunction, _ argument: Real, _ x: Ball) throws(Fault) {
    let limit: Int
    switch function {
    // exp(2 ** 20) is above 2 ** (2 ** 20).
    case .exp, .expm1, .sinh, .cosh: limit = 20
    // So is gamma(2 ** 17).
    case .gamma: limit = 17
    default: return
    }
    var bound = arf_struct()
    arf_init(&bound)
    defer { arf_clear(&bound) }
    if function == .exp || function == .expm1 || function == .gamma {
      arb_get_lbound_arf(&bound, &x.storage.value, 64)
      guard arf_sgn(&bound) > 0 else { return }
    } else {
      arb_get_abs_lbound_arf(&bound, &x.storage.value, 64)
    }
    guard arf_cmpabs_2exp_si(&bound, limit) >= 0 else { return }
    throw Fault(
      .budgetExceeded, "\(function.rawValue) overflows at \(argument.shortText)",
      notes: ["the result is above 2 ** \(Ball.exponentLimit)"], argument: 0)
  }
}

// MARK: Functions that Arb has not, or not everywhere

extension Arithmetic {
  /// The real cube root, of negative numbers too.
  private func cubeRoot(_ result: Ball.Storage, _ x: Ball) {
    if x.isNonnegative {
      arb_root_ui(&result.value, &x.storage.value, 3, precision)
    } else if x.isNegative {
      let size = Ball.Storage()
      arb_neg(&size.value, &x.storage.value)
      arb_root_ui(&size.value, &size.value, 3, precision)
      arb_neg(&result.value, &size.value)
    } else {
      // Between ± the root of the largest magnitude.
      let bound = Ball.Storage()
      arb_get_abs_ubound_arf(&bound.value.mid, &x.storage.value, precision)
      let root = Ball.Storage()
      arb_root_ui(&root.value, &bound.value, 3, precision)
      arb_add_error(&result.value, &root.value)
    }
  }

  /// `log |Γ(x)|`; below 0 by the reflection formula, DLMF 5.5.3: `log(π / |sin πx|) - log Γ(1 - x)`.
  private func logGamma(_ result: Ball.Storage, _ x: Ball) {
    guard !x.isPositive else { return arb_lgamma(&result.value, &x.storage.value, precision) }
    let (sine, pi, reflected) = (Ball.Storage(), Ball.Storage(), Ball.Storage())
    arb_sin_pi(&sine.value, &x.storage.value, precision)
    let size = Ball.Storage()
    arb_abs(&size.value, &sine.value)
    arb_const_pi(&pi.value, precision)
    let quotient = Ball.Storage()
    arb_div(&quotient.value, &pi.value, &size.value, precision)
    let logarithm = Ball.Storage()
    arb_log(&logarithm.value, &quotient.value, precision)
    arb_sub_ui(&reflected.value, &x.storage.value, 1, precision)
    let opposite = Ball.Storage()
    arb_neg(&opposite.value, &reflected.value)
    let other = Ball.Storage()
    arb_lgamma(&other.value, &opposite.value, precision)
    arb_sub(&result.value, &logarithm.value, &other.value, precision)
  }

  /// `1 / (1 + exp(-x))`, for a negative x as `1 - 1 / (1 + exp(x))` would lose digits: `exp(x) / (1 + exp(x))`.
  private func sigmoid(_ result: Ball.Storage, _ x: Ball) {
    let (argument, exponential, denominator) = (Ball.Storage(), Ball.Storage(), Ball.Storage())
    if x.isPositive {
      arb_neg(&argument.value, &x.storage.value)
    } else {
      arb_set(&argument.value, &x.storage.value)
    }
    arb_exp(&exponential.value, &argument.value, precision)
    arb_add_ui(&denominator.value, &exponential.value, 1, precision)
    if x.isPositive {
      arb_inv(&result.value, &denominator.value, precision)
    } else {
      arb_div(&result.value, &exponential.value, &denominator.value, precision)
    }
  }

  /// `log(1 + exp(x))`, as `max(x, 0) + log1p(exp(-|x|))`.
  private func softplus(_ result: Ball.Storage, _ x: Ball) {
    let (size, exponential, logarithm, positive) = (Ball.Storage(), Ball.Storage(), Ball.Storage(), Ball.Storage())
    arb_abs(&size.value, &x.storage.value)
    arb_neg(&positive.value, &size.value)
    arb_exp(&exponential.value, &positive.value, precision)
    arb_log1p(&logarithm.value, &exponential.value, precision)
    arb_nonnegative_part(&positive.value, &x.storage.value)
    arb_add(&result.value, &logarithm.value, &positive.value, precision)
  }
}
