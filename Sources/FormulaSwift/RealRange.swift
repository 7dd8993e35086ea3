import NumericCore

/// The numbers from one to another: `0...1` as a domain, `1...10` and `0..<n` to go through.
///
/// Going through it needs exact integers as its ends, and yields the integers between them.
public struct RealRange: Sequence, Sendable {
  /// Its least number.
  public let lower: Real
  /// The number where it ends.
  public let upper: Real
  /// Whether the upper end belongs to it.
  public let isClosed: Bool

  /// The integers of the range, from the lowest.
  public func makeIterator() -> AnyIterator<Real> {
    guard let low = lower.exact?.intValue, let high = upper.exact?.intValue else {
      preconditionFailure("a range that is gone through runs between integers, not from \(lower) to \(upper)")
    }
    let end = isClosed ? high : high - 1
    precondition(low <= end || (!isClosed && low == high), "the range from \(low) to \(high) ends before it begins")
    var next = low
    return AnyIterator {
      guard next <= end else { return nil }
      defer { next += 1 }
      return Real(next)
    }
  }
}

extension RealRange: CustomStringConvertible {
  /// As it is written: `0...1`.
  public var description: String { "\(lower)\(isClosed ? "..." : "..<")\(upper)" }
}

extension Real {
  /// The range with both ends.
  public static func ... (lower: Real, upper: Real) -> RealRange {
    RealRange(lower: lower, upper: upper, isClosed: true)
  }

  /// The range without its upper end.
  public static func ..< (lower: Real, upper: Real) -> RealRange {
    RealRange(lower: lower, upper: upper, isClosed: false)
  }
}
