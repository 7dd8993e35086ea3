import NumericCore

// Learning: activations of vectors, and losses. Logarithms are natural.

/// `exp(z) / sum(exp(z))`, without overflow.
///
/// - Domain: Vectors with an element.
/// - Enclosure: Balls; exact for equal elements.
/// - Source: definition.
public func softmax(_ z: [Real]) -> [Real] {
  Session.active.value(orElse: z) { arithmetic throws(Fault) in try arithmetic.softmax(z) }
}

/// The logarithm of `softmax(z)`, without overflow.
///
/// - Domain: Vectors with an element.
/// - Enclosure: Balls.
/// - Source: definition.
public func logSoftmax(_ z: [Real]) -> [Real] {
  Session.active.value(orElse: z) { arithmetic throws(Fault) in try arithmetic.logSoftmax(z) }
}

/// `log(sum(exp(z)))`, without overflow.
///
/// - Domain: Vectors with an element.
/// - Enclosure: A ball.
/// - Source: definition.
public func logSumExp(_ z: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.logSumExp(z) }
}

/// The mean of the squared differences.
///
/// - Domain: Vectors of one length, with an element.
/// - Enclosure: Exact for exact numbers.
/// - Source: definition.
public func meanSquaredError(_ targets: [Real], _ predictions: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in
    try arithmetic.meanSquaredError(targets, predictions)
  }
}

/// The two-class loss of a prediction: `-(y * log(q) + (1 - y) * log(1 - q))`.
///
/// - Domain: `0 ≤ y ≤ 1`; `0 < q < 1`, or an end where its term has weight 0.
/// - Enclosure: A ball; exact where the logarithms are.
/// - Source: definition.
public func binaryCrossEntropy(_ label: Real, _ prediction: Real) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.binaryCrossEntropy(label, prediction)
  }
}

/// The vector of the two-class losses, node by node: take its `sum` or its `mean`.
///
/// - Domain: Vectors of one length, as for one node.
/// - Enclosure: Balls; exact where the logarithms are.
/// - Source: definition.
public func binaryCrossEntropy(_ labels: [Real], _ predictions: [Real]) -> [Real] {
  Session.active.value(orElse: labels) { arithmetic throws(Fault) in
    try arithmetic.binaryCrossEntropy(labels, predictions)
  }
}

/// `-logSoftmax(logits)[index]`, the loss of the class at an index, counted from 0.
///
/// - Domain: An index of the vector.
/// - Enclosure: A ball.
/// - Source: definition.
public func negativeLogLikelihood(_ logits: [Real], _ index: Real) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.negativeLogLikelihood(logits, index)
  }
}

// MARK: Distributions

/// The density of the normal distribution.
///
/// - Domain: A standard deviation above 0.
/// - Enclosure: A ball.
/// - Source: definition, `arb_exp`.
public func normalPDF<X: Elementwise>(_ x: X, mean: Real = 0, standardDeviation: Real = 1) -> X {
  let session = Session.active
  return x.mapNumbers { number in
    session.value(number) { arithmetic, x throws(Fault) in
      try arithmetic.normalPDF(x, mean: mean, standardDeviation: standardDeviation)
    }
  }
}

/// The distribution function of the normal distribution.
///
/// - Domain: A standard deviation above 0.
/// - Enclosure: A ball; exactly 1/2 at the mean.
/// - Source: DLMF 7.18, `arb_hypgeom_erfc`.
public func normalCDF<X: Elementwise>(_ x: X, mean: Real = 0, standardDeviation: Real = 1) -> X {
  let session = Session.active
  return x.mapNumbers { number in
    session.value(number) { arithmetic, x throws(Fault) in
      try arithmetic.normalCDF(x, mean: mean, standardDeviation: standardDeviation)
    }
  }
}

/// The probability of k successes in independent trials.
///
/// - Domain: `0 ≤ probability ≤ 1`; integers `0 ≤ k ≤ trials`.
/// - Enclosure: Exact for exact probabilities.
/// - Source: definition.
public func binomialPMF<K: Elementwise>(_ k: K, trials: Real, probability: Real) -> K {
  let session = Session.active
  return k.mapNumbers { number in
    session.value(number) { arithmetic, k throws(Fault) in
      try arithmetic.binomialPMF(k, trials: trials, probability: probability)
    }
  }
}

/// The probability of k events where their mean number is given.
///
/// - Domain: `mean ≥ 0`; an integer `k ≥ 0`.
/// - Enclosure: A ball.
/// - Source: definition.
public func poissonPMF<K: Elementwise>(_ k: K, mean: Real) -> K {
  let session = Session.active
  return k.mapNumbers { number in
    session.value(number) { arithmetic, k throws(Fault) in try arithmetic.poissonPMF(k, mean: mean) }
  }
}
