import NumericCore

// The operators of compiled programs. They compute in the session of the task (see `Session`).

/// Powers bind tighter than products and group to the right: `2 ** 3 ** 2` is 2⁹.
precedencegroup ExponentiationPrecedence {
  associativity: right
  higherThan: MultiplicationPrecedence
}

/// Powers.
infix operator ** : ExponentiationPrecedence
/// `x **= n` is `x = x ** n`.
infix operator **= : AssignmentPrecedence

extension Real {
  /// The sum. Exact for exact numbers.
  public static func + (a: Real, b: Real) -> Real { combine(.add, a, b) }
  /// The difference. Exact for exact numbers.
  public static func - (a: Real, b: Real) -> Real { combine(.subtract, a, b) }
  /// The product. Exact for exact numbers.
  public static func * (a: Real, b: Real) -> Real { combine(.multiply, a, b) }
  /// The quotient, by a number that is not 0. Exact for exact numbers: `1/3` is one third.
  public static func / (a: Real, b: Real) -> Real { combine(.divide, a, b) }
  /// What is left after the truncated division, with the sign of `a`, by a number that is not 0.
  public static func % (a: Real, b: Real) -> Real { combine(.remainder, a, b) }
  /// The power. Exact for exact numbers and integer exponents, and where the root is rational: `4 ** (1/2)` is 2.
  /// `0 ** 0` is 1; a negative base has integer powers only. Source: `fmpq_pow_si`, `arb_pow`.
  public static func ** (base: Real, exponent: Real) -> Real { combine(.power, base, exponent) }

  /// The opposite number.
  public static prefix func - (a: Real) -> Real {
    Session.active.value(a) { arithmetic, x throws(Fault) in try arithmetic.negate(x) }
  }
  /// The number itself.
  public static prefix func + (a: Real) -> Real { a }

  /// Adds.
  public static func += (a: inout Real, b: Real) { a = a + b }
  /// Subtracts.
  public static func -= (a: inout Real, b: Real) { a = a - b }
  /// Multiplies.
  public static func *= (a: inout Real, b: Real) { a = a * b }
  /// Divides.
  public static func /= (a: inout Real, b: Real) { a = a / b }
  /// Keeps the remainder.
  public static func %= (a: inout Real, b: Real) { a = a % b }
  /// Raises to a power.
  public static func **= (a: inout Real, b: Real) { a = a ** b }

  /// Whether the numbers are equal: proved for exact numbers, otherwise agreement to 4,096 bits.
  public static func == (a: Real, b: Real) -> Bool { Session.active.order(a, b) == .equal }
  /// Whether the numbers differ.
  public static func != (a: Real, b: Real) -> Bool { Session.active.order(a, b) != .equal }
  /// Whether the first number is less.
  public static func < (a: Real, b: Real) -> Bool { Session.active.order(a, b) == .less }
  /// Whether the first number is less, or equal (see `==`).
  public static func <= (a: Real, b: Real) -> Bool { Session.active.order(a, b) != .greater }
  /// Whether the first number is greater.
  public static func > (a: Real, b: Real) -> Bool { Session.active.order(a, b) == .greater }
  /// Whether the first number is greater, or equal (see `==`).
  public static func >= (a: Real, b: Real) -> Bool { Session.active.order(a, b) != .less }

  /// One of the operations on two numbers, in the session of the task.
  static func combine(_ operation: Operation, _ a: Real, _ b: Real) -> Real {
    Session.active.value(a, b) { arithmetic, x, y throws(Fault) in
      switch operation {
      case .add: try arithmetic.add(x, y)
      case .subtract: try arithmetic.subtract(x, y)
      case .multiply: try arithmetic.multiply(x, y)
      case .divide: try arithmetic.divide(x, y)
      case .remainder: try arithmetic.remainder(x, y)
      case .power: try arithmetic.power(x, y)
      default: throw Fault(.typeMismatch, "\(operation.name) is no operator")
      }
    }
  }
}

// An order of a vector and a number is that of every element.

/// Whether every element is less.
public func < (a: [Real], b: Real) -> Bool { a.allSatisfy { $0 < b } }
/// Whether every element is less, or equal.
public func <= (a: [Real], b: Real) -> Bool { a.allSatisfy { $0 <= b } }
/// Whether every element is greater.
public func > (a: [Real], b: Real) -> Bool { a.allSatisfy { $0 > b } }
/// Whether every element is greater, or equal.
public func >= (a: [Real], b: Real) -> Bool { a.allSatisfy { $0 >= b } }
