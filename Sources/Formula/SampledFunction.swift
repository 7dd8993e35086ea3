import NumericCore

/// A function of numbers as figures see it: a value that is known well enough to be drawn, or none.
struct SampledFunction {
  /// The bits to begin with, and those that are tried where they leave too much open.
  private static let precisions = [64, 256, 1_024]

  let meter: Meter
  let function: (Arithmetic, [Value]) throws(Fault) -> Real

  /// The value at a point; nil where there is none, or none that balls can bound.
  func value(at point: [Rational]) throws(Fault) -> Double? {
    let values = point.map { Value.real(Real($0)) }
    for precision in Self.precisions {
      switch try outcome(values, precision) {
      case .none: return nil
      case .open: continue
      case .within(let lower, let upper):
        let (middle, radius) = ((lower + upper) / 2, (upper - lower) / 2)
        if radius <= 1e-12 || radius <= 1e-6 * abs(middle) { return middle }
      }
    }
    return nil
  }

  /// An interval that holds every value between two points, corner to corner; nil where none is certain.
  func enclosure(from a: [Rational], to b: [Rational]) throws(Fault) -> (lower: Double, upper: Double)? {
    let precision = Self.precisions[0]
    let values = zip(a, b).map { a, b in
      Value.real(a == b ? Real(a) : Real(Ball(from: min(a, b), to: max(a, b), precision: precision)))
    }
    guard case .within(let lower, let upper) = try outcome(values, precision) else { return nil }
    return (lower, upper)
  }

  /// Why there is no value at a point.
  func fault(at point: [Rational]) -> Fault? {
    do throws(Fault) {
      _ = try function(Arithmetic(precision: 64, meter: meter), point.map { .real(Real($0)) })
      return nil
    } catch {
      return error
    }
  }

  private enum Outcome {
    /// The function is certainly not defined there.
    case none
    /// More precision may tell.
    case open
    case within(Double, Double)
  }

  private func outcome(_ values: [Value], _ precision: Int) throws(Fault) -> Outcome {
    do throws(Fault) {
      let value = try function(Arithmetic(precision: precision, meter: meter), values)
      return value.doubles.map { .within($0.lower, $0.upper) } ?? .open
    } catch {
      switch error.kind {
      case .outsideDomain, .notADistribution: return .none
      case .undecided: return .open
      case .shapeMismatch, .typeMismatch, .wrongArguments, .budgetExceeded: throw error
      }
    }
  }
}
