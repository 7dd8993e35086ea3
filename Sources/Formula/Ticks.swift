#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten; on a logarithmic axis powers of ten, or
/// 1, 2 and 5 times these.
package struct Ticks: Sendable, Hashable {
  /// Rising, all within the range.
  package var values: [Double]
  /// The digits after the point that all of them need.
  package var decimals: Int

  /// - Parameter limit: how many there may be, at least 2.
  package init(_ range: ClosedRange<Double>, scale: Figure.Scale = .linear, atMost limit: Int) {
    self.init(linear: range, limit)
    guard scale == .logarithmic, range.lowerBound > 0 else { return }
    let (low, high) = (log10(range.lowerBound), log10(range.upperBound))
    let powers =
      Int((low - slack).rounded(.up))...max(Int((low - slack).rounded(.up)), Int((high + slack).rounded(.down)))
    if powers.count > 2 {
      let stride = (powers.count + limit - 1) / limit
      values = powers.filter { $0 % stride == 0 }.map { power(of: $0) }
    } else {
      let parts = (powers.lowerBound - 1...powers.upperBound).flatMap { exponent in
        [1, 2, 5].map { $0 * power(of: exponent) }
      }
      let inside = parts.filter { range.lowerBound * (1 - slack) <= $0 && $0 <= range.upperBound * (1 + slack) }
      if 3...limit ~= inside.count {
        values = inside
      } else if powers.count == 2 {
        values = powers.map { power(of: $0) }
      } else {
        // So short a range is as good as linear.
        return
      }
    }
    decimals = max(0, -Int(log10(values[0]).rounded(.down)))
  }

  private init(linear range: ClosedRange<Double>, _ limit: Int) {
    values = []
    decimals = 0
    let length = range.upperBound - range.lowerBound
    guard length > 0, length.isFinite else { return }
    var exponent = Int(log10(length).rounded(.down)) - 2
    while true {
      for factor in [1.0, 2, 5] {
        // A division by a whole power of ten is the double nearest to the decimal.
        func multiple(_ count: Double) -> Double {
          exponent < 0 ? count * factor / power(of: -exponent) : count * factor * power(of: exponent)
        }
        let step = multiple(1)
        let first = (range.lowerBound / step - slack).rounded(.up)
        let last = (range.upperBound / step + slack).rounded(.down)
        guard last - first < Double(limit) else { continue }
        var count = first
        while count <= last {
          // Not −0.
          values.append(multiple(count) + 0)
          count += 1
        }
        decimals = max(0, -exponent)
        return
      }
      exponent += 1
    }
  }
}

/// A range that ends at a tick holds it, whatever the rounding.
private let slack = 1e-9

private func power(of exponent: Int) -> Double { pow(10, Double(exponent)) }
