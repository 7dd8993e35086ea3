import CArb

extension Arithmetic {
  /// π, the ratio of a circle's circumference to its diameter. Source: `arb_const_pi`.
  package var pi: Real {
    if let symbols { return Real(.symbolic(symbols.pi)) }
    let result = Ball.Storage()
    arb_const_pi(&result.value, precision)
    return Real(Ball(taking: result))
  }

  /// e, the base of the natural logarithm. Source: `arb_const_e`.
  package var e: Real {
    if let symbols { return Real(.symbolic(symbols.e)) }
    let result = Ball.Storage()
    arb_const_e(&result.value, precision)
    return Real(Ball(taking: result))
  }

  /// A function of one number: exact where its value is rational and recognised, otherwise a ball.
  package func apply(_ function: UnaryFunction, _ x: Real) throws(Fault) -> Real {
    try meter.spend(1 + x.words + cost(of: function))
    switch x.storage {
    case .exact(let rational):
      if let value = try exactValue(function, rational) { return value }
      if symbols != nil { return try symbolic(.function(function), [x]) }
      return try enclosed(function, x)
    case .ball where symbols != nil: return try symbolic(.function(function), [x])
    case .ball: return try enclosed(function, x)
    case .jet(let jet): return try differentiated(function, jet)
    case .symbolic: return try symbolic(.function(function), [x])
    }
  }

  /// What a function costs beyond its operand: at high precision a series of multiplications.
  private func cost(of function: UnaryFunction) -> Int {
    let words = precision / 64
    return switch function {
    case .abs, .sqrt, .cbrt, .floor, .ceil, .relu, .factorial: 0
    case .gamma, .lgamma, .erf: words * words / 2
    default: words * words / 16
    }
  }
}
