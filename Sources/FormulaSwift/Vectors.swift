import NumericCore

// Vectors and matrices are Swift's own arrays. Operators work on them element by element, and a number spreads.

/// A number, or a vector or matrix of numbers: what functions of one number are applied to element by element.
public protocol Elementwise {
  /// The same shape, with the function applied to every number.
  func mapNumbers(_ function: (Real) -> Real) -> Self
  /// The same shape, with the function applied to every pair; shapes that do not agree stop the program.
  func combineNumbers(_ other: Self, _ function: (Real, Real) -> Real) -> Self
  /// All numbers, row by row.
  var numbers: [Real] { get }
}

extension Real: Elementwise {
  /// The function's value.
  public func mapNumbers(_ function: (Real) -> Real) -> Real { function(self) }
  /// The function's value.
  public func combineNumbers(_ other: Real, _ function: (Real, Real) -> Real) -> Real { function(self, other) }
  /// Itself alone.
  public var numbers: [Real] { [self] }
}

extension Array: Elementwise where Element: Elementwise {
  /// Applies the function to every number.
  public func mapNumbers(_ function: (Real) -> Real) -> [Element] { map { $0.mapNumbers(function) } }
  /// Applies the function to every pair of numbers.
  public func combineNumbers(_ other: [Element], _ function: (Real, Real) -> Real) -> [Element] {
    precondition(count == other.count, "shapes do not agree: \(count) and \(other.count) elements")
    return Swift.zip(self, other).map { $0.combineNumbers($1, function) }
  }
  /// All numbers, row by row.
  public var numbers: [Real] { flatMap(\.numbers) }

  private static func combine(_ operation: Operation, _ a: [Element], _ b: [Element]) -> [Element] {
    a.combineNumbers(b) { Real.combine(operation, $0, $1) }
  }
  private static func combine(_ operation: Operation, _ a: [Element], _ b: Real) -> [Element] {
    a.mapNumbers { Real.combine(operation, $0, b) }
  }
  private static func combine(_ operation: Operation, _ a: Real, _ b: [Element]) -> [Element] {
    b.mapNumbers { Real.combine(operation, a, $0) }
  }

  /// The sums, element by element.
  public static func + (a: [Element], b: [Element]) -> [Element] { combine(.add, a, b) }
  /// The sums with one number.
  public static func + (a: [Element], b: Real) -> [Element] { combine(.add, a, b) }
  /// The sums with one number.
  public static func + (a: Real, b: [Element]) -> [Element] { combine(.add, a, b) }
  /// The differences, element by element.
  public static func - (a: [Element], b: [Element]) -> [Element] { combine(.subtract, a, b) }
  /// The differences with one number.
  public static func - (a: [Element], b: Real) -> [Element] { combine(.subtract, a, b) }
  /// The differences with one number.
  public static func - (a: Real, b: [Element]) -> [Element] { combine(.subtract, a, b) }
  /// The products, element by element.
  public static func * (a: [Element], b: [Element]) -> [Element] { combine(.multiply, a, b) }
  /// The products with one number.
  public static func * (a: [Element], b: Real) -> [Element] { combine(.multiply, a, b) }
  /// The products with one number.
  public static func * (a: Real, b: [Element]) -> [Element] { combine(.multiply, a, b) }
  /// The quotients, element by element.
  public static func / (a: [Element], b: [Element]) -> [Element] { combine(.divide, a, b) }
  /// The quotients with one number.
  public static func / (a: [Element], b: Real) -> [Element] { combine(.divide, a, b) }
  /// The quotients with one number.
  public static func / (a: Real, b: [Element]) -> [Element] { combine(.divide, a, b) }
  /// The remainders, element by element.
  public static func % (a: [Element], b: [Element]) -> [Element] { combine(.remainder, a, b) }
  /// The remainders with one number.
  public static func % (a: [Element], b: Real) -> [Element] { combine(.remainder, a, b) }
  /// The remainders with one number.
  public static func % (a: Real, b: [Element]) -> [Element] { combine(.remainder, a, b) }
  /// The powers, element by element.
  public static func ** (a: [Element], b: [Element]) -> [Element] { combine(.power, a, b) }
  /// The powers with one exponent.
  public static func ** (a: [Element], b: Real) -> [Element] { combine(.power, a, b) }
  /// The powers of one base.
  public static func ** (a: Real, b: [Element]) -> [Element] { combine(.power, a, b) }

  /// The opposite numbers.
  public static prefix func - (a: [Element]) -> [Element] { a.mapNumbers { -$0 } }

  /// Adds, element by element.
  public static func += (a: inout [Element], b: [Element]) { a = a + b }
  /// Adds one number to each.
  public static func += (a: inout [Element], b: Real) { a = a + b }
  /// Subtracts, element by element.
  public static func -= (a: inout [Element], b: [Element]) { a = a - b }
  /// Subtracts one number from each.
  public static func -= (a: inout [Element], b: Real) { a = a - b }
  /// Multiplies, element by element.
  public static func *= (a: inout [Element], b: [Element]) { a = a * b }
  /// Multiplies each by one number.
  public static func *= (a: inout [Element], b: Real) { a = a * b }
  /// Divides, element by element.
  public static func /= (a: inout [Element], b: [Element]) { a = a / b }
  /// Divides each by one number.
  public static func /= (a: inout [Element], b: Real) { a = a / b }

  /// Whether all elements are equal, of arrays of one shape.
  public static func == (a: [Element], b: [Element]) -> Bool {
    a.count == b.count && Swift.zip(a.numbers, b.numbers).allSatisfy { $0 == $1 }
  }
  /// Whether some elements differ.
  public static func != (a: [Element], b: [Element]) -> Bool { !(a == b) }
}
