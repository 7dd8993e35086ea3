// Sums, products and what else is made of the elements of a vector.

extension Arithmetic {
  /// Σ xᵢ; of an empty vector 0.
  package func sum(_ x: [Real]) throws(Fault) -> Real {
    var total = Real.zero
    for element in x { total = try add(total, element) }
    return total
  }

  /// Π xᵢ; of an empty vector 1.
  package func product(_ x: [Real]) throws(Fault) -> Real {
    var total = Real.one
    for element in x { total = try multiply(total, element) }
    return total
  }

  /// Σ aᵢ bᵢ, of vectors of one length.
  package func dot(_ a: [Real], _ b: [Real]) throws(Fault) -> Real {
    try checkSameCount(a, b)
    var total = Real.zero
    for (x, y) in zip(a, b) { total = try add(total, multiply(x, y)) }
    return total
  }

  /// The Euclidean length √(Σ xᵢ²); of an empty vector 0.
  package func norm(_ x: [Real]) throws(Fault) -> Real { try apply(.sqrt, dot(x, x)) }

  /// The sums of the first 1, 2, … elements.
  package func cumulativeSum(_ x: [Real]) throws(Fault) -> [Real] {
    try meter.allocate(elements: x.count)
    var total = Real.zero
    var sums: [Real] = []
    for element in x {
      total = try add(total, element)
      sums.append(total)
    }
    return sums
  }

  /// The index, from 0, of the largest element; of several equal ones the first.
  package func argmax(_ x: [Real]) throws(Fault) -> Real { Real(try extremum(x, "argmax", .greater)) }

  /// The index, from 0, of the smallest element; of several equal ones the first.
  package func argmin(_ x: [Real]) throws(Fault) -> Real { Real(try extremum(x, "argmin", .less)) }

  /// The largest element.
  package func maximum(of x: [Real]) throws(Fault) -> Real {
    try checkNotEmpty(x, "max")
    return try folded(x, maximum)
  }

  /// The smallest element.
  package func minimum(of x: [Real]) throws(Fault) -> Real {
    try checkNotEmpty(x, "min")
    return try folded(x, minimum)
  }

  private func folded(_ x: [Real], _ join: (Real, Real) throws(Fault) -> Real) throws(Fault) -> Real {
    var result = x[0]
    for element in x.dropFirst() { result = try join(result, element) }
    return result
  }

  private func extremum(_ x: [Real], _ name: String, _ order: Order) throws(Fault) -> Int {
    try checkNotEmpty(x, name)
    var best = 0
    for index in x.indices.dropFirst() where try compare(x[index], x[best]) == order { best = index }
    return best
  }

  /// The elements in ascending order. Source: merge sort, n log₂ n comparisons.
  package func sorted(_ x: [Real]) throws(Fault) -> [Real] {
    try meter.allocate(elements: x.count)
    return try mergeSorted(x[...])
  }

  private func mergeSorted(_ x: ArraySlice<Real>) throws(Fault) -> [Real] {
    if x.count < 2 { return Array(x) }
    let middle = x.startIndex + x.count / 2
    let left = try mergeSorted(x[..<middle])
    let right = try mergeSorted(x[middle...])
    var result: [Real] = []
    result.reserveCapacity(x.count)
    var (i, j) = (0, 0)
    while i < left.count && j < right.count {
      if try compare(right[j], left[i]) == .less {
        result.append(right[j])
        j += 1
      } else {
        result.append(left[i])
        i += 1
      }
    }
    return result + left[i...] + right[j...]
  }

  // MARK: Shapes

  /// Two vectors that are taken element by element have one length.
  package func checkSameCount(_ a: [Real], _ b: [Real]) throws(Fault) {
    if a.count != b.count {
      throw Fault(.shapeMismatch, "shapes do not agree: \(a.count) and \(b.count)", argument: 1)
    }
  }

  package func checkNotEmpty(_ x: [Real], _ name: String) throws(Fault) {
    if x.isEmpty { throw Fault(.outsideDomain, "\(name) of an empty vector is not defined", argument: 0) }
  }
}
