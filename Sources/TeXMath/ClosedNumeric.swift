import Formula
import NumericCore

/// A side that is made of numbers alone, as a tree that can be evaluated at any precision.
package indirect enum ClosedNumeric: Sendable {
  case literal(PrintedNumber)
  /// A number that the formula does not print, such as the integrand of `\int_0^2 dx`.
  case integer(Int)
  case pi
  case euler
  /// Bound by a sum, a product or an integral around it.
  case variable(String)
  /// One element of a value that the author binds: an index into `Program.quantities`.
  case bound(quantity: Int, element: Int)
  case negated(ClosedNumeric)
  case sum(ClosedNumeric, ClosedNumeric)
  case difference(ClosedNumeric, ClosedNumeric)
  case product(ClosedNumeric, ClosedNumeric)
  case quotient(ClosedNumeric, ClosedNumeric)
  case power(ClosedNumeric, ClosedNumeric)
  case reciprocal(ClosedNumeric)
  case function(UnaryFunction, ClosedNumeric)
  /// `\log` without a base.
  case logarithm(ClosedNumeric)
  case logarithmToBase(ClosedNumeric, base: ClosedNumeric)
  case root(ClosedNumeric, degree: ClosedNumeric)
  /// As somebody rounded it who computed by hand; no formula says so.
  case rounded(ClosedNumeric, decimals: Int)
  case minimum([ClosedNumeric])
  case maximum([ClosedNumeric])
  case greatestCommonDivisor([ClosedNumeric])
  case modulo(ClosedNumeric, ClosedNumeric)
  case binomial(ClosedNumeric, ClosedNumeric)
  case series(isProduct: Bool, variable: String, lower: ClosedNumeric, upper: ClosedNumeric, term: ClosedNumeric)
  /// A definite integral of one variable.
  case integral(variable: String, lower: ClosedNumeric, upper: ClosedNumeric, integrand: ClosedNumeric)
  case degrees(ClosedNumeric)
  /// An angle in radians as a number of degrees.
  case inDegrees(ClosedNumeric)
  case percent(ClosedNumeric)
}

/// The functions that a side may name.
enum NamedFunction: Equatable {
  case unary(UnaryFunction)
  /// Of the reciprocal: `\sec`, `\csc`, `\cot`.
  case reciprocal(UnaryFunction)
  case logarithm
  case minimum, maximum, greatestCommonDivisor

  init?(_ name: String) {
    switch name {
    case "ln": self = .unary(.log)
    case "log": self = .logarithm
    case "lg": self = .unary(.log10)
    case "exp": self = .unary(.exp)
    case "sin": self = .unary(.sin)
    case "cos": self = .unary(.cos)
    case "tan", "tg": self = .unary(.tan)
    case "sec": self = .reciprocal(.cos)
    case "csc": self = .reciprocal(.sin)
    case "cot", "ctg": self = .reciprocal(.tan)
    case "arcsin", "asin": self = .unary(.asin)
    case "arccos", "acos": self = .unary(.acos)
    case "arctan", "atan", "arctg": self = .unary(.atan)
    case "sinh": self = .unary(.sinh)
    case "cosh": self = .unary(.cosh)
    case "tanh": self = .unary(.tanh)
    case "sqrt": self = .unary(.sqrt)
    case "min": self = .minimum
    case "max": self = .maximum
    case "gcd": self = .greatestCommonDivisor
    default: return nil
    }
  }

  /// Whether its argument is a list of numbers.
  var takesList: Bool {
    switch self {
    case .minimum, .maximum, .greatestCommonDivisor: true
    case .unary, .reciprocal, .logarithm: false
    }
  }

  /// The inverse function: what `\sin^{-1}` names.
  var inverse: UnaryFunction? {
    switch self {
    case .unary(.sin): .asin
    case .unary(.cos): .acos
    case .unary(.tan): .atan
    default: nil
    }
  }
}

/// One of the ways in which the notation can be read.
package struct NumericReading: Sendable, Hashable {
  package enum LogarithmBase: Sendable, Hashable {
    case natural, two, ten
  }

  var logarithm = LogarithmBase.natural
  /// `2\frac{25}{66}` is a sum.
  var addsFractions = false
  /// `1/2\pi` is 1/(2π).
  var juxtapositionBindsTighter = false
  /// `3\times10^{-6}/4\times10^{-8}` divides two numbers.
  var joinsPowersOfTen = false
  /// `\sum_k 2k+1` adds 1 for each index.
  var sumsTakeAll = false
}

/// What a side holds that may be read in more than one way, or that is no number everywhere.
struct NumericTraits: OptionSet, Sendable {
  let rawValue: UInt16
  static let logarithm = NumericTraits(rawValue: 1)
  static let mixedNumber = NumericTraits(rawValue: 2)
  static let slashBeforeFactors = NumericTraits(rawValue: 4)
  static let powerOfTenAfterSlash = NumericTraits(rawValue: 8)
  /// `e` that is no base of a power.
  static let looseEuler = NumericTraits(rawValue: 16)
  static let degrees = NumericTraits(rawValue: 32)
  static let percent = NumericTraits(rawValue: 64)
  /// A decimal point is printed in it.
  static let decimals = NumericTraits(rawValue: 128)
  /// A sum or a product over an index, with a sign of addition behind it.
  static let seriesBeforeTerms = NumericTraits(rawValue: 256)
}
