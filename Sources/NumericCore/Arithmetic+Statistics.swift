// Means and spreads of the elements of a vector.

extension Arithmetic {
  /// Σ xᵢ / n.
  package func mean(_ x: [Real]) throws(Fault) -> Real {
    try checkNotEmpty(x, "mean")
    return try divide(sum(x), Real(x.count))
  }

  /// The middle element in ascending order, or the mean of the two middle ones.
  package func median(_ x: [Real]) throws(Fault) -> Real {
    try checkNotEmpty(x, "median")
    let ordered = try sorted(x)
    let middle = ordered.count / 2
    if ordered.count % 2 == 1 { return ordered[middle] }
    return try divide(add(ordered[middle - 1], ordered[middle]), Real(2))
  }

  /// Σ (xᵢ − mean)² / (n − ddof): of a whole population with `ddof` 0, estimated from a sample with 1.
  package func variance(_ x: [Real], ddof: Real = .zero) throws(Fault) -> Real {
    try checkNotEmpty(x, "variance")
    let divisor = try subtract(Real(x.count), ddof)
    guard try compare(divisor, .zero) == .greater else {
      throw Fault(
        .outsideDomain, "variance is not defined for \(x.count) elements with ddof \(ddof.shortText)",
        notes: ["it divides by the number of elements less ddof"], argument: 1)
    }
    let center = try mean(x)
    var total = Real.zero
    for element in x {
      let deviation = try subtract(element, center)
      total = try add(total, multiply(deviation, deviation))
    }
    return try divide(total, divisor)
  }

  /// The square root of the variance.
  package func standardDeviation(_ x: [Real], ddof: Real = .zero) throws(Fault) -> Real {
    try apply(.sqrt, variance(x, ddof: ddof))
  }
}
