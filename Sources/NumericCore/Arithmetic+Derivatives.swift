import CArb

// Forward-mode differentiation: every operation on jets computes its value and, by the chain rule, the derivatives of
// it. The rules use the operations themselves, so that nested jets differentiate the rules too.

extension Arithmetic {
  /// An operation on two numbers, of which at least one is a jet: by the derivatives along each of them.
  func differentiated(_ operation: Operation, _ a: Real, _ b: Real) throws(Fault) -> Real {
    let tag = max(a.tag, b.tag)
    let (x, y) = (a.primal(of: tag), b.primal(of: tag))
    let value = try plain(operation, x, y)
    var slopes: [(slope: Real, tangents: [Real])] = []
    if case .jet(let jet) = a.storage, jet.tag == tag {
      slopes.append((try slope(operation, x, y, value, along: 0), jet.tangents))
    }
    if case .jet(let jet) = b.storage, jet.tag == tag {
      slopes.append((try slope(operation, x, y, value, along: 1), jet.tangents))
    }
    var tangents = try scaled(slopes[0].tangents, by: slopes[0].slope)
    for (slope, others) in slopes.dropFirst() {
      for (index, other) in try scaled(others, by: slope).enumerated() {
        tangents[index] = try add(tangents[index], other)
      }
    }
    return Real(Jet(tag: tag, primal: value, tangents: tangents))
  }

  private func scaled(_ tangents: [Real], by slope: Real) throws(Fault) -> [Real] {
    var result: [Real] = []
    result.reserveCapacity(tangents.count)
    for tangent in tangents { result.append(try multiply(slope, tangent)) }
    return result
  }

  private func plain(_ operation: Operation, _ x: Real, _ y: Real) throws(Fault) -> Real {
    switch operation {
    case .add: try add(x, y)
    case .subtract: try subtract(x, y)
    case .multiply: try multiply(x, y)
    case .divide: try divide(x, y)
    case .power: try power(x, y)
    case .atan2: try atan2(x, y)
    case .minimum: try minimum(x, y)
    case .maximum: try maximum(x, y)
    default: throw Fault(.typeMismatch, "\(operation.name) has no derivative")
    }
  }

  /// The partial derivative of an operation at (x, y), where it has the value `value`.
  private func slope(_ operation: Operation, _ x: Real, _ y: Real, _ value: Real, along side: Int) throws(Fault) -> Real
  {
    let isFirst = side == 0
    switch operation {
    case .add: return .one
    case .subtract: return isFirst ? .one : Real(-1)
    case .multiply: return isFirst ? y : x
    case .divide: return isFirst ? try divide(.one, y) : try negate(divide(value, y))
    case .power:
      if isFirst {
        // y·xʸ⁻¹, which for y = 0 is 0 wherever x is.
        return y.isExactZero ? .zero : try multiply(y, power(x, subtract(y, .one)))
      }
      return try multiply(value, apply(.log, x))
    case .atan2:
      // On the cut it jumps from -π to π.
      if isFirst, x.withoutDerivatives.isExactZero, try compare(y.withoutDerivatives, .zero) == .less {
        throw notDifferentiable(operation, x)
      }
      let square = try add(multiply(x, x), multiply(y, y))
      return isFirst ? try divide(y, square) : try negate(divide(x, square))
    case .minimum, .maximum:
      switch try compare(x, y) {
      case .equal: throw notDifferentiable(operation, x)
      case .less: return (operation == .minimum) == isFirst ? .one : .zero
      case .greater: return (operation == .maximum) == isFirst ? .one : .zero
      }
    default: throw Fault(.typeMismatch, "\(operation.name) has no derivative")
    }
  }

  /// A function of a jet: its value, and its derivative times those of the argument.
  func differentiated(_ function: UnaryFunction, _ jet: Jet) throws(Fault) -> Real {
    let value = try apply(function, jet.primal)
    let slope = try slope(function, jet.primal, value)
    // Between its steps it depends on nothing.
    if function == .floor || function == .ceil { return value }
    return Real(Jet(tag: jet.tag, primal: value, tangents: try scaled(jet.tangents, by: slope)))
  }

  /// The derivative of a function at `x`, where its value is `y`.
  private func slope(_ function: UnaryFunction, _ x: Real, _ y: Real) throws(Fault) -> Real {
    switch function {
    case .abs, .relu:
      switch try compare(x, .zero) {
      case .equal: throw notDifferentiable(.function(function), x)
      case .less: return function == .abs ? Real(-1) : .zero
      case .greater: return .one
      }
    case .sqrt:
      guard !y.withoutDerivatives.isExactZero else { throw notDifferentiable(.function(function), x) }
      return try divide(Real(.half), y)
    case .cbrt:
      guard !y.withoutDerivatives.isExactZero else { throw notDifferentiable(.function(function), x) }
      return try divide(.one, multiply(Real(3), multiply(y, y)))
    case .exp: return y
    case .expm1: return try add(y, .one)
    case .log: return try divide(.one, x)
    case .log1p: return try divide(.one, add(x, .one))
    case .log2: return try divide(.one, multiply(x, apply(.log, Real(2))))
    case .log10: return try divide(.one, multiply(x, apply(.log, Real(10))))
    case .sin: return try apply(.cos, x)
    case .cos: return try negate(apply(.sin, x))
    case .tan: return try add(.one, multiply(y, y))
    case .asin: return try inverseRoot(function, x)
    case .acos: return try negate(inverseRoot(function, x))
    case .atan: return try divide(.one, add(.one, multiply(x, x)))
    case .sinh: return try apply(.cosh, x)
    case .cosh: return try apply(.sinh, x)
    case .tanh: return try subtract(.one, multiply(y, y))
    case .floor, .ceil:
      if x.withoutDerivatives.exact?.isInteger == true { throw notDifferentiable(.function(function), x) }
      return .zero
    case .gamma: return try multiply(y, polygamma(0, x))
    case .lgamma: return try polygamma(0, x)
    case .erf:
      // 2/√π · exp(-x²), DLMF 7.2.1
      let gauss = try apply(.exp, negate(multiply(x, x)))
      return try divide(multiply(Real(2), gauss), apply(.sqrt, pi))
    case .factorial:
      throw Fault(
        .outsideDomain, "factorial has no derivative: it is defined at integers only", help: ["gamma(x + 1) has one"])
    case .sigmoid: return try multiply(y, subtract(.one, y))
    case .softplus: return try apply(.sigmoid, x)
    }
  }

  /// `1 / √(1 - x²)`
  private func inverseRoot(_ function: UnaryFunction, _ x: Real) throws(Fault) -> Real {
    let square = try subtract(.one, multiply(x, x))
    guard !square.withoutDerivatives.isExactZero else { throw notDifferentiable(.function(function), x) }
    return try divide(.one, apply(.sqrt, square))
  }

  /// The polygamma function ψ⁽ⁿ⁾, the derivatives of `lgamma`. Source: DLMF 5.15, `acb_polygamma`.
  private func polygamma(_ n: Int, _ x: Real) throws(Fault) -> Real {
    try meter.spend(1 + x.words)
    if case .jet(let jet) = x.storage {
      let slope = try polygamma(n + 1, jet.primal)
      return Real(
        Jet(
          tag: jet.tag, primal: try polygamma(n, jet.primal), tangents: try scaled(jet.tangents, by: slope)))
    }
    var (order, argument, value) = (acb_struct(), acb_struct(), acb_struct())
    acb_init(&order)
    acb_init(&argument)
    acb_init(&value)
    defer {
      acb_clear(&order)
      acb_clear(&argument)
      acb_clear(&value)
    }
    acb_set_si(&order, n)
    arb_set(&argument.real, &ball(x).storage.value)
    acb_polygamma(&value, &order, &argument, precision)
    let result = Ball.Storage()
    arb_set(&result.value, &value.real)
    return try checked(result, .function(.lgamma), x)
  }
}
