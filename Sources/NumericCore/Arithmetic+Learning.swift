// What classifiers compute and are trained with.

extension Arithmetic {
  /// log Σ exp zᵢ, with the largest element taken out first: `m + log(1 + Σ exp(zᵢ − m))` over the others.
  package func logSumExp(_ z: [Real]) throws(Fault) -> Real {
    try checkNotEmpty(z, "logSumExp")
    let largest = leading(z)
    var others = Real.zero
    for (index, element) in z.enumerated() where index != largest {
      others = try add(others, apply(.exp, subtract(element, z[largest])))
    }
    return try add(z[largest], apply(.log1p, others))
  }

  /// exp zᵢ / Σ exp zⱼ, a distribution.
  package func softmax(_ z: [Real]) throws(Fault) -> [Real] {
    try checkNotEmpty(z, "softmax")
    try meter.allocate(elements: z.count)
    // The same number may be taken from every element: the quotient does not change.
    let shift = z[leading(z)]
    var powers: [Real] = []
    for element in z { powers.append(try apply(.exp, subtract(element, shift))) }
    let total = try sum(powers)
    var result: [Real] = []
    for power in powers { result.append(try divide(power, total)) }
    return result
  }

  /// log softmax, zᵢ − log Σ exp zⱼ, without the cancellation.
  package func logSoftmax(_ z: [Real]) throws(Fault) -> [Real] {
    try checkNotEmpty(z, "logSoftmax")
    try meter.allocate(elements: z.count)
    var result: [Real] = []
    for index in z.indices { result.append(try negate(excess(z, over: index))) }
    return result
  }

  /// −log of the softmax at the right class, counted from 0: `−z[k] + log Σ exp zⱼ`.
  package func negativeLogLikelihood(_ logits: [Real], _ index: Real) throws(Fault) -> Real {
    try checkNotEmpty(logits, "negativeLogLikelihood")
    let k = try count(index, "negativeLogLikelihood", from: 0, argument: 1)
    guard k < logits.count else {
      throw Fault(
        .outsideDomain, "there is no class \(k) among \(logits.count)", notes: ["classes count from 0"], argument: 1)
    }
    return try excess(logits, over: k)
  }

  /// log Σ exp(zⱼ − zₖ): small numbers keep their digits, since zₖ − zₖ is exactly 0.
  private func excess(_ z: [Real], over k: Int) throws(Fault) -> Real {
    var differences: [Real] = []
    for (index, element) in z.enumerated() {
      differences.append(index == k ? .zero : try subtract(element, z[k]))
    }
    return try logSumExp(differences)
  }

  /// An index whose element is about the largest: which one is taken changes only how tight the result is.
  private func leading(_ z: [Real]) -> Int {
    if z.contains(where: \.isSymbolic) { return 0 }
    var best = 0
    var largest = z[0].enclosure.midpoint
    for index in z.indices.dropFirst() {
      let middle = z[index].enclosure.midpoint
      if middle > largest { (best, largest) = (index, middle) }
    }
    return best
  }

  /// The mean of (target − prediction)².
  package func meanSquaredError(_ targets: [Real], _ predictions: [Real]) throws(Fault) -> Real {
    try checkSameCount(targets, predictions)
    try checkNotEmpty(targets, "meanSquaredError")
    var total = Real.zero
    for (target, prediction) in zip(targets, predictions) {
      let residual = try subtract(target, prediction)
      total = try add(total, multiply(residual, residual))
    }
    return try divide(total, Real(targets.count))
  }

  /// −[y log q + (1 − y) log(1 − q)], the loss of one yes/no question: y is the label, q the predicted probability.
  package func binaryCrossEntropy(_ label: Real, _ prediction: Real) throws(Fault) -> Real {
    try binaryLoss(label, prediction, element: [])
  }

  /// The losses of several yes/no questions, one each: take their sum or mean.
  package func binaryCrossEntropy(_ labels: [Real], _ predictions: [Real]) throws(Fault) -> [Real] {
    try checkSameCount(labels, predictions)
    try meter.allocate(elements: labels.count)
    var losses: [Real] = []
    for (index, (label, prediction)) in zip(labels, predictions).enumerated() {
      losses.append(try binaryLoss(label, prediction, element: [index]))
    }
    return losses
  }

  private func binaryLoss(_ y: Real, _ q: Real, element: [Int]) throws(Fault) -> Real {
    try checkProbability(y, argument: 0, element: element)
    try checkProbability(q, argument: 1, element: element)
    let name = "binaryCrossEntropy"
    let yes = try weightedLog(y, q, base: nil, name, element: element)
    let no = try weightedLog(subtract(.one, y), subtract(.one, q), base: nil, name, element: element)
    return try negate(add(yes, no))
  }
}
