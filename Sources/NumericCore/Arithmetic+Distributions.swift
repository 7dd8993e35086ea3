// Densities and probabilities of named distributions. Source: DLMF §7.2 for erf, §26.3 for binomial coefficients.

extension Arithmetic {
  /// The density of the normal distribution.
  package func normalPDF(
    _ x: Real, mean: Real = .zero, standardDeviation: Real = .one
  ) throws(Fault) -> Real {
    let z = try standardScore(x, mean, standardDeviation, "normalPDF")
    let exponent = try divide(multiply(z, z), Real(-2))
    let scale = try multiply(standardDeviation, apply(.sqrt, multiply(Real(2), pi)))
    return try divide(apply(.exp, exponent), scale)
  }

  /// The probability that a normal variable is at most x: (1 + erf(z/√2))/2.
  package func normalCDF(
    _ x: Real, mean: Real = .zero, standardDeviation: Real = .one
  ) throws(Fault) -> Real {
    let z = try standardScore(x, mean, standardDeviation, "normalCDF")
    let error = try apply(.erf, divide(z, apply(.sqrt, Real(2))))
    return try divide(add(.one, error), Real(2))
  }

  private func standardScore(_ x: Real, _ mean: Real, _ deviation: Real, _ name: String) throws(Fault) -> Real {
    guard try compare(deviation, .zero) == .greater else {
      throw Fault(
        .outsideDomain, "\(name) takes a standardDeviation above 0, not \(deviation.shortText)", argument: 2)
    }
    return try divide(subtract(x, mean), deviation)
  }

  /// The probability of k successes in n independent trials: C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ.
  package func binomialPMF(_ k: Real, trials: Real, probability: Real) throws(Fault) -> Real {
    let n = try count(trials, "binomialPMF", from: 0, argument: 1)
    let successes = try count(k, "binomialPMF", from: 0)
    guard successes <= n else {
      throw Fault(.outsideDomain, "there are no \(successes) successes in \(n) trials", argument: 0)
    }
    try checkProbability(probability, argument: 2)
    let hits = try power(probability, k)
    let misses = try power(subtract(.one, probability), Real(n - successes))
    return try multiply(binomial(trials, k), multiply(hits, misses))
  }

  /// The probability of k events where their mean number is λ: λᵏ e^−λ / k!.
  package func poissonPMF(_ k: Real, mean: Real) throws(Fault) -> Real {
    _ = try count(k, "poissonPMF", from: 0)
    if try compare(mean, .zero) == .less {
      throw Fault(.outsideDomain, "poissonPMF takes a mean that is not negative, not \(mean.shortText)", argument: 1)
    }
    return try divide(multiply(power(mean, k), apply(.exp, negate(mean))), apply(.factorial, k))
  }
}
