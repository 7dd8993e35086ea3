import NumericCore

// Information theory. Logarithms are natural, and information is in nats, unless a base is given. A probability
// distribution is a vector of numbers from 0 that sum to 1; one that provably is not stops the program. `0 · log 0` is
// taken as 0 here, its limit.

extension Elementwise {
  fileprivate func measure(_ function: (Arithmetic, Real) throws(Fault) -> Real) -> Self {
    let session = Session.active
    return mapNumbers { number in session.value(number, function) }
  }
}

/// The information in an event of probability p: `-log(p)`.
///
/// - Domain: `0 < p ≤ 1`.
/// - Enclosure: Exact where the logarithm is: `selfInformation(0.25, base: 2)` is 2.
/// - Source: Shannon 1948.
public func selfInformation<P: Elementwise>(_ p: P, base: Real? = nil) -> P {
  p.measure { arithmetic, p throws(Fault) in try arithmetic.selfInformation(p, base: base) }
}

/// The entropy of an event of probability p and its opposite.
///
/// - Domain: `0 ≤ p ≤ 1`.
/// - Enclosure: Exact where the logarithms are: `binaryEntropy(0.5, base: 2)` is 1.
/// - Source: Shannon 1948.
public func binaryEntropy<P: Elementwise>(_ p: P, base: Real? = nil) -> P {
  p.measure { arithmetic, p throws(Fault) in try arithmetic.binaryEntropy(p, base: base) }
}

/// The entropy of a distribution: `-sum(p * log(p))`.
///
/// - Domain: Distributions.
/// - Enclosure: Exact where all logarithms are rational.
/// - Source: Shannon 1948.
public func entropy(_ p: [Real], base: Real? = nil) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.entropy(p, base: base) }
}

/// The expected information of the prediction's events under the label's distribution: `-sum(label * log(prediction))`.
///
/// - Domain: Two distributions of one length; the prediction is not 0 where the label is not.
/// - Enclosure: Exact where all logarithms are rational.
/// - Source: Cover and Thomas, Elements of Information Theory, 2006.
public func crossEntropy(_ label: [Real], _ prediction: [Real], base: Real? = nil) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in
    try arithmetic.crossEntropy(label, prediction, base: base)
  }
}

/// The Kullback–Leibler divergence of q from p: `sum(p * log(p / q))`.
///
/// - Domain: Two distributions of one length; q is not 0 where p is not.
/// - Enclosure: Exact where all logarithms are rational.
/// - Source: Kullback and Leibler 1951.
public func klDivergence(_ p: [Real], _ q: [Real], base: Real? = nil) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.klDivergence(p, q, base: base) }
}

/// The Jensen–Shannon divergence: the mean divergence of p and of q from their mean.
///
/// - Domain: Two distributions of one length.
/// - Enclosure: Exact where all logarithms are rational.
/// - Source: Lin 1991.
public func jensenShannon(_ p: [Real], _ q: [Real], base: Real? = nil) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.jensenShannon(p, q, base: base) }
}

/// The mutual information of the rows and the columns of a joint distribution.
///
/// - Domain: Matrices whose elements are a distribution.
/// - Enclosure: Exact where all logarithms are rational.
/// - Source: Cover and Thomas, Elements of Information Theory, 2006.
public func mutualInformation(_ joint: [[Real]], base: Real? = nil) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.mutualInformation(joint, base: base)
  }
}

/// `exp(entropy(p))`: the number of equally likely outcomes with as much entropy.
///
/// - Domain: Distributions.
/// - Enclosure: A ball.
/// - Source: Jelinek et al. 1977.
public func perplexity(_ p: [Real]) -> Real {
  Session.active.value(orElse: .zero) { arithmetic throws(Fault) in try arithmetic.perplexity(p) }
}

/// The vector with 1 at an index, counted from 0, and 0 elsewhere.
///
/// - Domain: `0 ≤ index < classes`, integers.
/// - Enclosure: Exact.
/// - Source: definition.
public func oneHot(_ index: Real, classes: Real) -> [Real] {
  Session.active.value(orElse: []) { arithmetic throws(Fault) in try arithmetic.oneHot(index, classes: classes) }
}
