import NumericCore

// Vectors, matrices and statistics. They compute in the session of the task (see `Session`); a vector or a matrix
// outside the domain stops the program. Sums and products of exact numbers are exact.

/// The sum of a vector's elements; of none it is 0.
///
/// - Domain: All vectors.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func sum(_ x: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.sum(x) }
}

/// The sum of all elements of a matrix.
///
/// - Domain: All matrices.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func sum(_ x: [[Real]]) -> Real { sum(x.numbers) }

/// The sum of the integers of a range.
///
/// - Domain: Ranges between integers.
/// - Enclosure: Exact.
/// - Source: definition.
public func sum(_ range: RealRange) -> Real { sum(Array(range)) }

/// The sum of a term over a range of integers: `sum(1...10) { k in 1 / k ** 2 }`.
///
/// - Domain: Ranges between integers.
/// - Enclosure: Exact for exact terms.
/// - Source: definition.
public func sum(_ range: RealRange, _ term: (Real) -> Real) -> Real { sum(range.map(term)) }

/// The sum of a term over the elements of a vector: `sum(p) { -$0 * log($0) }`.
///
/// - Domain: All vectors.
/// - Enclosure: Exact for exact terms.
/// - Source: definition.
public func sum(_ x: [Real], _ term: (Real) -> Real) -> Real { sum(x.map(term)) }

/// The product of a vector's elements; of none it is 1.
///
/// - Domain: All vectors.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func product(_ x: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.product(x) }
}

/// The product of all elements of a matrix.
///
/// - Domain: All matrices.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func product(_ x: [[Real]]) -> Real { product(x.numbers) }

/// The product of the integers of a range.
///
/// - Domain: Ranges between integers.
/// - Enclosure: Exact.
/// - Source: definition.
public func product(_ range: RealRange) -> Real { product(Array(range)) }

/// The product of a term over a range of integers.
///
/// - Domain: Ranges between integers.
/// - Enclosure: Exact for exact terms.
/// - Source: definition.
public func product(_ range: RealRange, _ term: (Real) -> Real) -> Real { product(range.map(term)) }

/// The product of a term over the elements of a vector.
///
/// - Domain: All vectors.
/// - Enclosure: Exact for exact terms.
/// - Source: definition.
public func product(_ x: [Real], _ term: (Real) -> Real) -> Real { product(x.map(term)) }

/// The arithmetic mean.
///
/// - Domain: Vectors with an element.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func mean(_ x: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.mean(x) }
}

/// The middle one of the sorted elements, or the mean of the two in the middle.
///
/// - Domain: Vectors with an element.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func median(_ x: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.median(x) }
}

/// The sum of the squared deviations from the mean, divided by n - ddof: 0 for the variance of a population, 1 for
/// the estimate from a sample.
///
/// - Domain: Vectors with more than ddof elements.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func variance(_ x: [Real], ddof: Real = 0) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.variance(x, ddof: ddof) }
}

/// The square root of the variance.
///
/// - Domain: Vectors with more than ddof elements.
/// - Enclosure: Exact where the root is rational.
/// - Source: definition.
public func standardDeviation(_ x: [Real], ddof: Real = 0) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.standardDeviation(x, ddof: ddof) }
}

/// The scalar product of two vectors.
///
/// - Domain: Vectors of one length.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func dot(_ a: [Real], _ b: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.dot(a, b) }
}

/// The Euclidean length of a vector.
///
/// - Domain: All vectors.
/// - Enclosure: Exact where the root is rational.
/// - Source: definition.
public func norm(_ x: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.norm(x) }
}

/// The running sums of a vector's elements.
///
/// - Domain: All vectors.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func cumulativeSum(_ x: [Real]) -> [Real] {
  Session.active.value(orElse: x) { arithmetic throws(Fault) in try arithmetic.cumulativeSum(x) }
}

/// The position, from 0, of the greatest element; of equal ones the first.
///
/// - Domain: Vectors with an element.
/// - Enclosure: An exact integer, where the enclosures decide it.
/// - Source: definition.
public func argmax(_ x: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.argmax(x) }
}

/// The position, from 0, of the least element; of equal ones the first.
///
/// - Domain: Vectors with an element.
/// - Enclosure: An exact integer, where the enclosures decide it.
/// - Source: definition.
public func argmin(_ x: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.argmin(x) }
}

/// The elements in rising order.
///
/// - Domain: All vectors.
/// - Enclosure: The elements, where the enclosures decide their order.
/// - Source: definition.
public func sorted(_ x: [Real]) -> [Real] {
  Session.active.value(orElse: x) { arithmetic throws(Fault) in try arithmetic.sorted(x) }
}

/// Rows and columns exchanged.
///
/// - Domain: Matrices: rows of one length.
/// - Enclosure: The elements.
/// - Source: definition.
public func transpose(_ a: [[Real]]) -> [[Real]] {
  Session.active.value(orElse: a) { arithmetic throws(Fault) in try arithmetic.transpose(a) }
}

/// The product of two matrices.
///
/// - Domain: As many rows of b as columns of a.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func matmul(_ a: [[Real]], _ b: [[Real]]) -> [[Real]] {
  Session.active.value(orElse: a) { arithmetic throws(Fault) in try arithmetic.matmul(a, b) }
}

/// The product of a matrix and a column.
///
/// - Domain: As many elements of x as columns of a.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func matmul(_ a: [[Real]], _ x: [Real]) -> [Real] {
  Session.active.value(orElse: x) { arithmetic throws(Fault) in try arithmetic.matmul(a, x) }
}

/// The product of a row and a matrix.
///
/// - Domain: As many elements of x as rows of a.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func matmul(_ x: [Real], _ a: [[Real]]) -> [Real] {
  Session.active.value(orElse: x) { arithmetic throws(Fault) in try arithmetic.matmul(x, a) }
}

/// The determinant.
///
/// - Domain: Square matrices.
/// - Enclosure: Exact for exact numbers.
/// - Source: Gaussian elimination.
public func determinant(_ a: [[Real]]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.determinant(a) }
}

/// The inverse matrix.
///
/// - Domain: Square matrices with a determinant other than 0.
/// - Enclosure: Exact for exact numbers.
/// - Source: Gauss–Jordan elimination.
public func inverse(_ a: [[Real]]) -> [[Real]] {
  Session.active.value(orElse: a) { arithmetic throws(Fault) in try arithmetic.inverse(a) }
}

/// The identity matrix with n rows.
///
/// - Domain: n = 1, 2, ….
/// - Enclosure: Exact.
/// - Source: definition.
public func identity(_ n: Real) -> [[Real]] {
  Session.active.value(orElse: []) { arithmetic throws(Fault) in try arithmetic.identity(n) }
}
