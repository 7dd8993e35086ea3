import CArb

extension Arithmetic {
  /// Rounded to `decimals` digits after the point, half away from 0. Undecided where the enclosure holds numbers that
  /// round differently.
  package func round(_ x: Real, to decimals: Real) throws(Fault) -> Real { try rounded(.round, x, decimals) }

  /// Cut off after `decimals` digits after the point, towards 0.
  package func truncate(_ x: Real, to decimals: Real) throws(Fault) -> Real { try rounded(.truncate, x, decimals) }

  private func rounded(_ operation: Operation, _ x: Real, _ decimals: Real) throws(Fault) -> Real {
    try meter.spend(1 + x.words)
    guard let places = decimals.withoutDerivatives.exact?.intValue, places.magnitude <= Rational.longestDecimal else {
      throw Fault(
        .wrongArguments, "\(operation.name)(to:) takes a whole number of decimals, not \(decimals.shortText)",
        argument: 1)
    }
    if case .symbolic = x.storage { return try symbolic(operation, [x, decimals]) }
    func value(_ rational: Rational) -> Rational {
      operation == .round ? rational.rounded(decimals: places) : rational.truncated(decimals: places)
    }
    if case .jet(let jet) = x.storage {
      // It is constant between its steps.
      let result = try rounded(operation, jet.primal, decimals)
      if let point = jet.primal.withoutDerivatives.exact {
        let scaled = point * Rational.powerOfTen(places) + (operation == .round ? .half : .zero)
        let isStep = scaled.isInteger && (operation == .round || !point.isZero)
        if isStep { throw notDifferentiable(operation, jet.primal) }
      }
      return result
    }
    if let rational = x.exact { return bounded(value(rational)) }
    let e = x.enclosure
    let result = value(e.lower)
    guard result == value(e.upper) else {
      throw Fault(
        .undecided, "\(operation.name) is not decided at \(precision) bits", notes: ["the argument is \(x.shortText)"],
        argument: 0)
    }
    return bounded(result)
  }

  /// `floor` or `ceil` of a ball: an integer, where the ball lies between two steps.
  func step(_ function: UnaryFunction, _ argument: Real, _ x: Ball) throws(Fault) -> Real {
    let e = Enclosure(x)
    let (low, high) = function == .floor ? (e.lower.floor, e.upper.floor) : (e.lower.ceiling, e.upper.ceiling)
    guard low == high else {
      throw Fault(
        .undecided, "\(function.rawValue) is not decided at \(precision) bits",
        notes: ["the argument is \(argument.shortText)"], argument: 0)
    }
    return bounded(low)
  }

  /// The fault of a derivative that does not exist.
  func notDifferentiable(_ operation: Operation, _ x: Real) -> Fault {
    Fault(.outsideDomain, "\(operation.name) is not differentiable at \(x.shortText)", argument: 0)
  }
}
