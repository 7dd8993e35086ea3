/// A second way to read a formula, under which it holds.
enum AlternativeReading {
  case logarithm(Int)
  case mixedNumber
  case factorsBehindSlash
  case powerOfTenBehindSlash
  case percentAsUnit
  case remainderOfWhole
  case sumOfAll
  case wholePart
  case roundedToInteger
  case roundedDigits
  case orderOfMagnitude
  case bothRounded(digits: Int)

  /// Ends the sentence "it holds …".
  var text: String {
    switch self {
    case .logarithm(let base): "with the logarithm to base \(base)"
    case .mixedNumber: "with a mixed number"
    case .factorsBehindSlash: "with the factors behind the slash in the denominator"
    case .powerOfTenBehindSlash: "with the power of ten in the denominator"
    case .percentAsUnit: "with the percent sign as a unit"
    case .remainderOfWhole: "with the remainder of the whole side, not of its last term"
    case .sumOfAll: "with all that follows behind the sign of the sum or product"
    case .wholePart: "with the brackets as the whole part"
    case .roundedToInteger: "when it is rounded to a whole number"
    case .roundedDigits: "with digits that are rounded, not cut off"
    case .orderOfMagnitude: "as an order of magnitude"
    case .bothRounded(let digits): "when both sides are rounded to \(digits) digits"
    }
  }

  /// How the author says that this one is meant.
  var advice: String {
    switch self {
    case .logarithm(let base): "write `\\log_{\(base)}`, or `log: \(base)` in the front matter"
    case .mixedNumber: "write a sum"
    case .factorsBehindSlash, .powerOfTenBehindSlash: "write the denominator in parentheses, or use `\\frac`"
    case .percentAsUnit: "leave the factor 100 out, or the percent sign"
    case .remainderOfWhole: "write what is divided in parentheses"
    case .sumOfAll: "write what belongs to it in parentheses"
    case .wholePart: "write `\\lfloor … \\rfloor`"
    case .roundedToInteger: "write `\\approx`"
    case .roundedDigits: "leave the dots out"
    case .orderOfMagnitude: "write `\\sim`, or more digits"
    case .bothRounded: "write digits that the other side can be held against"
    }
  }
}
