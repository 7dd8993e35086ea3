import Testing

@testable import NumericCore

/// Values are immutable and Arb's caches are a thread's own: many threads compute what one does.
@Suite struct ThreadTests {
  @Test func manyThreadsComputeWhatOneDoes() async throws {
    let shared = Real(Rational(10).power(30) + .half)
    @Sendable func compute(_ seed: Int) throws -> [Enclosure] {
      let a = Arithmetic([64, 200, 1_000, 4_000][seed % 4])
      return try UnaryFunction.allCases.compactMap { function in
        guard function != .factorial, function != .exp else { return nil }
        let x = try a.divide(a.add(shared, Real(seed)), shared)
        return try? a.apply(function, x).enclosure
      } + [a.multiply(a.pi, a.e).enclosure]
    }
    let expected = try (0..<8).map(compute)
    try await withThrowingTaskGroup(of: (Int, [Enclosure]).self) { group in
      for task in 0..<200 { group.addTask { (task % 8, try compute(task % 8)) } }
      for try await (seed, found) in group { #expect(found == expected[seed]) }
    }
  }
}
