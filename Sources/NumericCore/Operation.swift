/// What can be done with numbers: the closed set of operations that values of every kind know.
package enum Operation: Hashable, Sendable {
  case add, subtract, multiply, divide, negate, power, remainder
  case minimum, maximum, atan2, binomial
  /// Rounding to a number of decimals.
  case round, truncate
  case function(UnaryFunction)

  /// As a message names it.
  package var name: String {
    switch self {
    case .add: "+"
    case .subtract, .negate: "-"
    case .multiply: "*"
    case .divide: "/"
    case .power: "**"
    case .remainder: "%"
    case .minimum: "min"
    case .maximum: "max"
    case .atan2: "atan2"
    case .binomial: "binomial"
    case .round: "round"
    case .truncate: "truncate"
    case .function(let function): function.rawValue
    }
  }
}

/// The functions of one real number.
package enum UnaryFunction: String, Hashable, Sendable, CaseIterable {
  case abs, sqrt, cbrt
  case exp, expm1, log, log1p, log2, log10
  case sin, cos, tan, asin, acos, atan
  case sinh, cosh, tanh
  case floor, ceil
  case gamma, lgamma, erf, factorial
  case sigmoid, relu, softplus
}
