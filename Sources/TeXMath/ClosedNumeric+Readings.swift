import Formula
import NumericCore

/// What other readings make of a side.
extension ClosedNumeric {
  /// `10^6`, `1000`.
  var isPowerOfTen: Bool {
    if exponentOfTen != nil { return true }
    guard case .literal(let number) = self, number.decimal.text.utf8.count > 1 else { return false }
    return number.decimal.text.utf8.first == UInt8(ascii: "1")
      && number.decimal.text.utf8.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
  }

  // MARK: Remainders

  /// Two sides with the remainder taken of the whole of one or both, not of its last term: `8 + 9 \bmod 17`. Nil where
  /// that changes nothing.
  func withRemainderOfWhole(_ other: ClosedNumeric) -> (ClosedNumeric, ClosedNumeric)? {
    let (a, b) = (remainderOfWhole, other.remainderOfWhole)
    return a == nil && b == nil ? nil : (a ?? self, b ?? other)
  }

  private var remainderOfWhole: ClosedNumeric? {
    switch self {
    case .sum(let a, .modulo(let b, let n)): .modulo(.sum(a, b), n)
    case .difference(let a, .modulo(let b, let n)): .modulo(.difference(a, b), n)
    case .negated(.modulo(let a, let n)): .modulo(.negated(a), n)
    default: nil
    }
  }

  // MARK: Degrees

  /// The number without signs of degrees, but for those of the angles of functions; nil where there are none.
  var withDegreesAsUnit: ClosedNumeric? {
    rewritten { part in
      switch part {
      case .degrees(let inner): inner
      case .function: part
      default: nil
      }
    }
  }

  /// Whether it may be an angle in radians: π stands in it, or an inverse function.
  var yieldsAngle: Bool {
    parts.contains { part in
      switch part {
      case .pi, .function(.asin, _), .function(.acos, _), .function(.atan, _): true
      default: false
      }
    }
  }

  /// Whether 180 or 360 stands in it, by which degrees are converted.
  var convertsAngles: Bool {
    parts.contains { part in
      if case .literal(let number) = part { return ["180", "360"].contains(number.decimal.text) }
      return false
    }
  }

  /// Whether a sum over an index or an integral is part of it.
  var isAccumulated: Bool {
    parts.contains { part in
      switch part {
      case .series, .integral: true
      default: false
      }
    }
  }

  // MARK: Parts

  /// All parts, itself first.
  var parts: [ClosedNumeric] { [self] + operands.flatMap(\.parts) }
}
