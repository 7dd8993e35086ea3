import Diagnostics
import NumericCore

/// What became of a claim.
package enum Verdict: String, Sendable, CaseIterable {
  case verified
  case ambiguous
  case imprecise
  case refuted
  case undecided
  case exempt

  package var passes: Bool {
    switch self {
    case .verified, .ambiguous, .exempt: true
    case .imprecise, .refuted, .undecided: false
    }
  }

  /// How bad it is: the verdict of a vector is the worst of its elements'.
  package var severity: Int {
    switch self {
    case .exempt: 0
    case .verified: 1
    case .ambiguous: 2
    case .undecided: 3
    case .imprecise: 4
    case .refuted: 5
    }
  }
}

/// What a verdict rests on.
package enum Basis: String, Sendable {
  /// Rational arithmetic.
  case exact
  /// A ball that certainly holds the value.
  case enclosure
  /// The sides agree to thousands of bits: reported as that, never as proved.
  case agreement
  /// An identity that holds at many points.
  case sampled
  /// Right once printed numbers are read as rounded.
  case printedRounding = "printed-rounding"

  /// How weak it is: a vector's basis is the weakest of its elements'.
  package var weakness: Int {
    switch self {
    case .exact: 0
    case .enclosure: 1
    case .printedRounding: 2
    case .agreement: 3
    case .sampled: 4
    }
  }
}

/// A decided claim.
package struct Judgement: Sendable {
  package var verdict: Verdict
  package var basis: Basis
  /// The value of the side that is no printed literal.
  package var value: Operand?
  /// The bits at which it was decided.
  package var precision: Int
  /// The element that fails first, counted along the rows; 0 for a number.
  package var element: Int
  /// The printed number that fails, where one does.
  package var printed: PrintedNumber?
  /// What should be printed in its place.
  package var replacement: String?
  /// Of a vector or a matrix: all elements that fail, each with what should be printed.
  package var failingElements: [Correction] = []
  /// What the message says beyond the numbers, such as "at x = 0.5".
  package var detail: String?
  /// How the wrong number may have come about.
  package var explanation: String?
  /// How an author settles which of several readings is meant.
  package var advice: String?

  package init(
    _ verdict: Verdict, _ basis: Basis, value: Operand? = nil, precision: Int = 0, element: Int = 0,
    printed: PrintedNumber? = nil, replacement: String? = nil, detail: String? = nil
  ) {
    self.verdict = verdict
    self.basis = basis
    self.value = value
    self.precision = precision
    self.element = element
    self.printed = printed
    self.replacement = replacement
    self.detail = detail
  }
}

/// A printed number that is wrong, and the one that should stand in its place.
package struct Correction: Hashable, Sendable {
  package var printed: PrintedNumber
  /// In plain ASCII, as `PrintedDecimal` has it: `-1234.5`, `1.2e-3`, `80.2%`.
  package var replacement: String
}

extension Judgement {
  /// Every printed number of the claim that is wrong; none where it passes, or where no digits would make it pass.
  package var corrections: [Correction] {
    guard !verdict.passes else { return [] }
    if !failingElements.isEmpty { return failingElements }
    guard let printed, let replacement else { return [] }
    return [Correction(printed: printed, replacement: replacement)]
  }
}
