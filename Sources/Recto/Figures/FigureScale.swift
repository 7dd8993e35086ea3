import Formula

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where the numbers of an axis lie in the picture, and what is written along it.
struct FigureScale: Sendable {
  struct Tick: Sendable {
    /// In the picture.
    var place: Double
    var text: String
  }

  let range: ClosedRange<Double>
  private let scale: Figure.Scale
  private let start: Double
  private let end: Double
  private(set) var ticks: [Tick] = []

  /// - Parameters:
  ///   - start: where the range begins in the picture; `end` may be less.
  ///   - limit: how many ticks there may be.
  init(_ range: ClosedRange<Double>, _ scale: Figure.Scale, from start: Double, to end: Double, atMost limit: Int) {
    self.range = range
    self.scale = scale
    self.start = start
    self.end = end
    let ticks = Ticks(range, scale: scale, atMost: limit)
    self.ticks = zip(ticks.values, Self.texts(ticks, scale)).map { Tick(place: place($0), text: $1) }
  }

  func place(_ value: Double) -> Double {
    let (low, high, x) =
      scale == .logarithmic
      ? (log(range.lowerBound), log(range.upperBound), log(value)) : (range.lowerBound, range.upperBound, value)
    return start + (x - low) / (high - low) * (end - start)
  }

  private static func texts(_ ticks: Ticks, _ scale: Figure.Scale) -> [String] {
    let largest = ticks.values.map(\.magnitude).max() ?? 0
    if scale == .logarithmic {
      let isPlain = (ticks.values.first ?? 1) >= 0.001 && largest <= 10_000
      return ticks.values.map { isPlain ? $0.figureText(digits: 3) : $0.powerText }
    }
    guard ticks.decimals <= 5, largest < 1e6 else { return ticks.values.map { $0.figureText(digits: 6) } }
    return ticks.values.map { $0.figureText(decimals: ticks.decimals) }
  }

  /// What an axis shows of the numbers on it.
  ///
  /// - Parameter isExact: whether they are the ends of a domain, beyond which there is nothing.
  static func range(of values: ClosedRange<Double>, _ axis: Figure.Axis, isExact: Bool) -> ClosedRange<Double> {
    if let range = axis.range { return range }
    var (low, high) = (values.lowerBound, values.upperBound)
    if axis.scale == .logarithmic {
      if low == high { return low / 2...high * 2 }
      let factor = isExact ? 1 : exp(log(high / low) * 0.04)
      return low / factor...high * factor
    }
    if low == high {
      let room = low == 0 ? 1 : low.magnitude / 2
      return low - room...high + room
    }
    if isExact { return values }
    let room = (high - low) * 0.05
    // An axis that nearly begins at 0 begins there.
    low = low >= 0 && low <= (high - low) * 0.25 ? 0 : low - room
    high = high <= 0 && -high <= (values.upperBound - values.lowerBound) * 0.25 ? 0 : high + room
    return low...high
  }
}

extension Double {
  /// `10^−5`, `2 × 10^4`: of a number near such a one.
  fileprivate var powerText: String {
    let text = figureText(digits: 1)
    guard !text.contains("^") else { return text }
    let exponent = Int((log10(self) + 1e-9).rounded(.down))
    let power = "10^\(exponent < 0 ? "−" : "")\(exponent.magnitude)"
    let factor = (self / pow(10, Double(exponent))).rounded()
    return factor == 1 ? power : "\(Int(factor)) × \(power)"
  }
}
