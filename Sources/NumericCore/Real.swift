/// A real number: exact where it is rational, otherwise enclosed by a ball.
public struct Real: Sendable {
  package enum Storage: Sendable {
    case exact(Rational)
    case ball(Ball)
    /// A value that is being differentiated.
    indirect case jet(Jet)
    /// An expression in variables, for the proof of an identity.
    indirect case symbolic(Symbolic)
  }

  package let storage: Storage

  package init(_ storage: Storage) { self.storage = storage }
  package init(_ rational: Rational) { storage = .exact(rational) }
  package init(_ ball: Ball) { storage = .ball(ball) }
  package init(_ jet: Jet) { storage = .jet(jet) }
  package init(_ n: Int) { storage = .exact(Rational(n)) }

  package static let zero = Real(Rational.zero)
  package static let one = Real(Rational.one)

  /// The value where it is an exact rational.
  package var exact: Rational? {
    if case .exact(let rational) = storage { return rational }
    return nil
  }

  /// Whether it is an expression in variables, or the derivative of one.
  var isSymbolic: Bool {
    if case .symbolic = withoutDerivatives.storage { return true }
    return false
  }

  /// Whether it is exactly 0.
  package var isExactZero: Bool { exact?.isZero ?? false }

  /// An interval that certainly holds the value; of a jet, that of its value. A symbolic value has none: all it can
  /// say is that it is undecided, so callers take it apart before.
  package var enclosure: Enclosure {
    switch storage {
    case .exact(let rational): Enclosure(rational)
    case .ball(let ball): Enclosure(ball)
    case .jet(let jet): jet.primal.enclosure
    case .symbolic(let symbolic): symbolic.enclosure
    }
  }

  /// How a message writes it.
  package var shortText: String {
    switch storage {
    case .exact(let rational): rational.shortText
    case .jet(let jet): jet.primal.shortText
    case .ball, .symbolic: enclosure.certainDigits(max: 17)
    }
  }
}

// MARK: Literals

extension Real: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// The integer, of any size.
  public init(integerLiteral value: StaticBigInt) { self.init(Rational(value)) }

  /// The decimal that is the shortest one for this `Double`: what was written, up to 15 significant digits.
  /// For more digits: `Real("0.12345678901234567890")`.
  public init(floatLiteral value: Double) {
    guard let rational = Rational(value.description) else {
      preconditionFailure("this literal is too large for a Double: write Real(\"…\") with the number as text")
    }
    self.init(rational)
  }

  /// The exact number that the text writes: `12`, `-0.5`, `1e-3`, `5/3`; nil for anything else.
  public init?(_ text: String) {
    guard let rational = Rational(text) else { return nil }
    self.init(rational)
  }
}

extension Real {
  /// The value where it is an exact integer that fits.
  package var integer: Int? { exact?.intValue }
}

extension Real: CustomStringConvertible {
  /// The exact value, `5/3`, or the first digits that are certainly right, `0.80181855254333730…`.
  public var description: String { shortText }
}
