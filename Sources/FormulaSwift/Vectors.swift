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

  fileprivate static func combine(_ operation: Operation, _ a: [Element], _ b: [Element]) -> [Element] {
    a.combineNumbers(b) { Real.combine(operation, $0, $1) }
  }
  fileprivate static func combine(_ operation: Operation, _ a: [Element], _ b: Real) -> [Element] {
    a.mapNumbers { Real.combine(operation, $0, b) }
  }
  fileprivate static func combine(_ operation: Operation, _ a: Real, _ b: [Element]) -> [Element] {
    b.mapNumbers { Real.combine(operation, a, $0) }
  }
}

extension Elementwise {
  /// A function of one number, in the session of the task.
  func apply(_ function: UnaryFunction) -> Self {
    let session = Session.active
    return mapNumbers { number in
      session.value(number) { arithmetic, x throws(Fault) in try arithmetic.apply(function, x) }
    }
  }

  /// A function of each number and one other, in the session of the task.
  func combine(
    _ other: Real, _ function: (Arithmetic, Real, Real) throws(Fault) -> Real
  ) -> Self {
    let session = Session.active
    return mapNumbers { number in session.value(number, other, function) }
  }
}

extension [Real] {
  /// The sums, element by element.
  public static func + (a: [Real], b: [Real]) -> [Real] { combine(.add, a, b) }
  /// The sums of each element and one number.
  public static func + (a: [Real], b: Real) -> [Real] { combine(.add, a, b) }
  /// The sums of one number and each element.
  public static func + (a: Real, b: [Real]) -> [Real] { combine(.add, a, b) }
  /// The differences, element by element.
  public static func - (a: [Real], b: [Real]) -> [Real] { combine(.subtract, a, b) }
  /// The differences of each element and one number.
  public static func - (a: [Real], b: Real) -> [Real] { combine(.subtract, a, b) }
  /// The differences of one number and each element.
  public static func - (a: Real, b: [Real]) -> [Real] { combine(.subtract, a, b) }
  /// The products, element by element.
  public static func * (a: [Real], b: [Real]) -> [Real] { combine(.multiply, a, b) }
  /// The products of each element and one number.
  public static func * (a: [Real], b: Real) -> [Real] { combine(.multiply, a, b) }
  /// The products of one number and each element.
  public static func * (a: Real, b: [Real]) -> [Real] { combine(.multiply, a, b) }
  /// The quotients, element by element.
  public static func / (a: [Real], b: [Real]) -> [Real] { combine(.divide, a, b) }
  /// The quotients of each element and one number.
  public static func / (a: [Real], b: Real) -> [Real] { combine(.divide, a, b) }
  /// The quotients of one number and each element.
  public static func / (a: Real, b: [Real]) -> [Real] { combine(.divide, a, b) }
  /// The remainders, element by element.
  public static func % (a: [Real], b: [Real]) -> [Real] { combine(.remainder, a, b) }
  /// The remainders of each element and one number.
  public static func % (a: [Real], b: Real) -> [Real] { combine(.remainder, a, b) }
  /// The remainders of one number and each element.
  public static func % (a: Real, b: [Real]) -> [Real] { combine(.remainder, a, b) }
  /// The powers, element by element.
  public static func ** (a: [Real], b: [Real]) -> [Real] { combine(.power, a, b) }
  /// The powers of each element and one number.
  public static func ** (a: [Real], b: Real) -> [Real] { combine(.power, a, b) }
  /// The powers of one number and each element.
  public static func ** (a: Real, b: [Real]) -> [Real] { combine(.power, a, b) }

  /// The opposite numbers.
  public static prefix func - (a: [Real]) -> [Real] { a.mapNumbers { -$0 } }

  /// Adds, element by element.
  public static func += (a: inout [Real], b: [Real]) { a = a + b }
  /// Adds, with each element and one number.
  public static func += (a: inout [Real], b: Real) { a = a + b }
  /// Subtracts, element by element.
  public static func -= (a: inout [Real], b: [Real]) { a = a - b }
  /// Subtracts, with each element and one number.
  public static func -= (a: inout [Real], b: Real) { a = a - b }
  /// Multiplies, element by element.
  public static func *= (a: inout [Real], b: [Real]) { a = a * b }
  /// Multiplies, with each element and one number.
  public static func *= (a: inout [Real], b: Real) { a = a * b }
  /// Divides, element by element.
  public static func /= (a: inout [Real], b: [Real]) { a = a / b }
  /// Divides, with each element and one number.
  public static func /= (a: inout [Real], b: Real) { a = a / b }

  /// Whether all elements are equal, of arrays of one shape.
  public static func == (a: [Real], b: [Real]) -> Bool {
    a.endIndex == b.endIndex && Swift.zip(a, b).allSatisfy { $0 == $1 }
  }
  /// Whether some elements differ.
  public static func != (a: [Real], b: [Real]) -> Bool { !(a == b) }
}

extension [[Real]] {
  /// The sums, element by element.
  public static func + (a: [[Real]], b: [[Real]]) -> [[Real]] { combine(.add, a, b) }
  /// The sums of each element and one number.
  public static func + (a: [[Real]], b: Real) -> [[Real]] { combine(.add, a, b) }
  /// The sums of one number and each element.
  public static func + (a: Real, b: [[Real]]) -> [[Real]] { combine(.add, a, b) }
  /// The differences, element by element.
  public static func - (a: [[Real]], b: [[Real]]) -> [[Real]] { combine(.subtract, a, b) }
  /// The differences of each element and one number.
  public static func - (a: [[Real]], b: Real) -> [[Real]] { combine(.subtract, a, b) }
  /// The differences of one number and each element.
  public static func - (a: Real, b: [[Real]]) -> [[Real]] { combine(.subtract, a, b) }
  /// The products, element by element.
  public static func * (a: [[Real]], b: [[Real]]) -> [[Real]] { combine(.multiply, a, b) }
  /// The products of each element and one number.
  public static func * (a: [[Real]], b: Real) -> [[Real]] { combine(.multiply, a, b) }
  /// The products of one number and each element.
  public static func * (a: Real, b: [[Real]]) -> [[Real]] { combine(.multiply, a, b) }
  /// The quotients, element by element.
  public static func / (a: [[Real]], b: [[Real]]) -> [[Real]] { combine(.divide, a, b) }
  /// The quotients of each element and one number.
  public static func / (a: [[Real]], b: Real) -> [[Real]] { combine(.divide, a, b) }
  /// The quotients of one number and each element.
  public static func / (a: Real, b: [[Real]]) -> [[Real]] { combine(.divide, a, b) }
  /// The remainders, element by element.
  public static func % (a: [[Real]], b: [[Real]]) -> [[Real]] { combine(.remainder, a, b) }
  /// The remainders of each element and one number.
  public static func % (a: [[Real]], b: Real) -> [[Real]] { combine(.remainder, a, b) }
  /// The remainders of one number and each element.
  public static func % (a: Real, b: [[Real]]) -> [[Real]] { combine(.remainder, a, b) }
  /// The powers, element by element.
  public static func ** (a: [[Real]], b: [[Real]]) -> [[Real]] { combine(.power, a, b) }
  /// The powers of each element and one number.
  public static func ** (a: [[Real]], b: Real) -> [[Real]] { combine(.power, a, b) }
  /// The powers of one number and each element.
  public static func ** (a: Real, b: [[Real]]) -> [[Real]] { combine(.power, a, b) }

  /// The opposite numbers.
  public static prefix func - (a: [[Real]]) -> [[Real]] { a.mapNumbers { -$0 } }

  /// Adds, element by element.
  public static func += (a: inout [[Real]], b: [[Real]]) { a = a + b }
  /// Adds, with each element and one number.
  public static func += (a: inout [[Real]], b: Real) { a = a + b }
  /// Subtracts, element by element.
  public static func -= (a: inout [[Real]], b: [[Real]]) { a = a - b }
  /// Subtracts, with each element and one number.
  public static func -= (a: inout [[Real]], b: Real) { a = a - b }
  /// Multiplies, element by element.
  public static func *= (a: inout [[Real]], b: [[Real]]) { a = a * b }
  /// Multiplies, with each element and one number.
  public static func *= (a: inout [[Real]], b: Real) { a = a * b }
  /// Divides, element by element.
  public static func /= (a: inout [[Real]], b: [[Real]]) { a = a / b }
  /// Divides, with each element and one number.
  public static func /= (a: inout [[Real]], b: Real) { a = a / b }

  /// Whether all elements are equal, of arrays of one shape.
  public static func == (a: [[Real]], b: [[Real]]) -> Bool {
    a.endIndex == b.endIndex && Swift.zip(a, b).allSatisfy { $0 == $1 }
  }
  /// Whether some elements differ.
  public static func != (a: [[Real]], b: [[Real]]) -> Bool { !(a == b) }
}
