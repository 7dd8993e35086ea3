import Foundation
import Testing

@testable import NumericCore

/// A seeded generator (SplitMix64, Steele, Lea and Flood 2014), so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A rational that likes 0, ±1, the huge and the tiny.
  mutating func rational() -> Rational {
    let sign = Bool.random(using: &self) ? 1 : -1
    switch Int.random(in: 0..<10, using: &self) {
    case 0: return Rational(Int.random(in: -2...2, using: &self))
    case 1: return Rational(sign) + tiny()
    case 2: return tiny()
    case 3:
      return Rational(Int.random(in: 1...999, using: &self) * sign)
        * Rational.powerOfTen(.random(in: 3...40, using: &self))
    default:
      let denominator = Int.random(in: 1...1000, using: &self)
      return Rational(Int.random(in: -5000...5000, using: &self), over: denominator) ?? .zero
    }
  }

  mutating func tiny() -> Rational {
    Rational(Int.random(in: -99...99, using: &self)) * Rational.powerOfTen(-Int.random(in: 3...40, using: &self))
  }
}

extension Arithmetic {
  /// With a budget of its own.
  init(_ precision: Int = 64) { self.init(precision: precision, meter: Meter()) }
}

/// An exact number from its text.
func exact(_ text: String) throws -> Rational { try #require(Rational(text)) }

/// The fault that an evaluation ends with.
func fault(_ body: () throws(Fault) -> some Any) -> Fault? {
  do {
    _ = try body()
    return nil
  } catch {
    return error
  }
}

/// The rows of a table of reference values.
func reference(_ name: String) throws -> [[String]] {
  let url = try #require(Bundle.module.url(forResource: "Reference/\(name)", withExtension: "tsv"))
  return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: "\t").map(String.init) }
}
