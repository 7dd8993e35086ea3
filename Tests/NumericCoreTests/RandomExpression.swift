@testable import NumericCore

/// A small expression in two variables.
indirect enum RandomExpression: CustomStringConvertible {
  case variable(Int)
  case number(Rational)
  case function(UnaryFunction, RandomExpression)
  case operation(Operation, RandomExpression, RandomExpression)

  static func random(depth: Int, using generator: inout Seeded) -> RandomExpression {
    let choice = Int.random(in: 0..<10, using: &generator)
    if depth == 0 || choice < 2 {
      if Bool.random(using: &generator) { return .variable(Int.random(in: 0...1, using: &generator)) }
      return .number(Rational(Int.random(in: -6...6, using: &generator)) / Int.random(in: 1...3, using: &generator))
    }
    let first = random(depth: depth - 1, using: &generator)
    if choice < 6 {
      let functions: [UnaryFunction] = [
        .log, .exp, .sqrt, .cbrt, .abs, .sin, .cos, .tan, .sigmoid, .softplus, .relu, .tanh, .sinh, .cosh, .log2,
        .log1p, .expm1, .atan, .log, .exp, .sqrt, .abs,
      ]
      return .function(functions.randomElement(using: &generator) ?? .exp, first)
    }
    if choice == 6 {
      let exponents = [2, 2, -1, 3, 0].map { Rational($0) } + [.half, -.half, Rational(3) / 2]
      let inner = RandomExpression.operation(.power, first, .number(exponents.randomElement(using: &generator) ?? .one))
      if Bool.random(using: &generator) { return inner }
      return .operation(.power, inner, .number(exponents.randomElement(using: &generator) ?? .one))
    }
    let operations: [Operation] = [.add, .subtract, .multiply, .divide, .power, .minimum, .maximum, .multiply, .add]
    let second = random(depth: depth - 1, using: &generator)
    return .operation(operations.randomElement(using: &generator) ?? .add, first, second)
  }

  func value(_ a: Arithmetic, _ x: [Real]) throws(Fault) -> Real {
    switch self {
    case .variable(let index): return x[index]
    case .number(let value): return Real(value)
    case .function(let function, let argument): return try a.apply(function, argument.value(a, x))
    case .operation(let operation, let left, let right):
      return try a.perform(operation, left.value(a, x), right.value(a, x))
    }
  }

  var description: String {
    switch self {
    case .variable(let index): ["x", "y"][index]
    case .number(let value): "(\(value))"
    case .function(let function, let argument): "\(function.rawValue)(\(argument))"
    case .operation(let operation, let left, let right): "(\(left) \(operation.name) \(right))"
    }
  }
}

extension Arithmetic {
  fileprivate func perform(_ operation: Operation, _ a: Real, _ b: Real) throws(Fault) -> Real {
    switch operation {
    case .add: try add(a, b)
    case .subtract: try subtract(a, b)
    case .multiply: try multiply(a, b)
    case .divide: try divide(a, b)
    case .power: try power(a, b)
    case .minimum: try minimum(a, b)
    case .maximum: try maximum(a, b)
    default: throw Fault(.typeMismatch, "not used here")
    }
  }
}
