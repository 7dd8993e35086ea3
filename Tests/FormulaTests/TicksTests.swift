import Formula
import Testing

@Suite struct TicksTests {
  /// By hand: the shortest step of 1, 2 or 5 times a power of ten that leaves so many.
  @Test(arguments: [
    (0.0...1.0, 6, [0, 0.2, 0.4, 0.6, 0.8, 1], 1),
    (0.0...1.0, 5, [0, 0.5, 1], 1),
    (0.001...1.0, 6, [0.2, 0.4, 0.6, 0.8, 1], 1),
    (-6.0...6.0, 7, [-6, -4, -2, 0, 2, 4, 6], 0),
    (0.0...0.3, 7, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3], 2),
    (-0.7...0.2, 6, [-0.6, -0.4, -0.2, 0, 0.2], 1),
    (0.0...12_345.0, 6, [0, 5_000, 10_000], 0),
    (
      1_000_000.0...1_000_003.0, 7,
      [1_000_000, 1_000_000.5, 1_000_001, 1_000_001.5, 1_000_002, 1_000_002.5, 1_000_003], 1
    ),
    (2e-7...9e-7, 6, [2e-7, 4e-7, 6e-7, 8e-7], 7),
    (3.0...3.0, 6, [], 0),
  ]) func linear(_ range: ClosedRange<Double>, _ limit: Int, _ values: [Double], _ decimals: Int) {
    let ticks = Ticks(range, atMost: limit)
    // To the bit: 0.3, not 0.1 + 0.2.
    #expect(ticks.values == values)
    #expect(ticks.decimals == decimals)
  }

  @Test(arguments: [
    (0.001...1_000.0, 8, [0.001, 0.01, 0.1, 1, 10, 100, 1_000]),
    (0.001...1_000.0, 4, [0.01, 1, 100]),
    (0.3...20.0, 8, [0.5, 1, 2, 5, 10, 20]),
    (0.9...110.0, 8, [1, 10, 100]),
    (4.0...6.0, 5, [4, 4.5, 5, 5.5, 6]),
  ]) func logarithmic(_ range: ClosedRange<Double>, _ limit: Int, _ values: [Double]) {
    let ticks = Ticks(range, scale: .logarithmic, atMost: limit)
    #expect(ticks.values.count == values.count)
    for (a, b) in zip(ticks.values, values) { #expect(abs(a / b - 1) < 1e-12) }
  }
}
