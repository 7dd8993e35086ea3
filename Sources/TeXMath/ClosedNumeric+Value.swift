import Diagnostics
import Formula
import NumericCore

extension ClosedNumeric {
  /// How a side is evaluated.
  struct Setting {
    var arithmetic: Arithmetic
    var logarithm = NumericReading.LogarithmBase.natural
    /// Which printed numbers stand for all numbers that round to them.
    var widening = Widening.none
    var variables: [String: Real] = [:]
    /// The values that the author binds.
    var quantities: QuantityValues?
    /// Whether these must be known to the precision at hand, and the program be run again if they are not.
    var sharpensQuantities = false
  }

  /// The printed numbers that are read as rounded.
  enum Widening {
    case none
    /// All with a decimal point.
    case decimals
    /// Those that stand at these places.
    case literals(Set<Span>)

    func includes(_ number: PrintedNumber) -> Bool {
      switch self {
      case .none: false
      case .decimals: number.decimal.isRounded
      case .literals(let places): places.contains(number.span)
      }
    }
  }

  /// The most terms of a sum that are added.
  static let longestSeries = 10_000

  func value(_ setting: Setting) throws(Fault) -> Real {
    let arithmetic = setting.arithmetic
    switch self {
    case .literal(let number):
      guard setting.widening.includes(number) else { return Real(number.decimal.value) }
      return Real(Ball(number.decimal.cell, precision: arithmetic.precision))
    case .integer(let n): return Real(n)
    case .pi: return try arithmetic.multiply(Real(4), arithmetic.apply(.atan, .one))
    case .euler: return try arithmetic.apply(.exp, .one)
    case .variable(let name):
      guard let value = setting.variables[name] else { throw Fault(.wrongArguments, "\(name) has no value") }
      return value
    case .bound(let quantity, let element):
      guard let quantities = setting.quantities else { throw Fault(.wrongArguments, "nothing is bound") }
      if setting.sharpensQuantities {
        _ = try quantities.enclosure(quantity, element, precision: arithmetic.precision)
      }
      guard let value = quantities.enclosure(quantity, element) else {
        throw Fault(.undecided, "the value is not known")
      }
      return value.isPoint ? Real(value.lower) : Real(Ball(value, precision: arithmetic.precision))
    case .integral(let variable, let lower, let upper, let integrand):
      return try Self.integral(variable, lower, upper, integrand, setting)
    case .negated(let a): return try arithmetic.negate(a.value(setting))
    case .sum(let a, let b): return try arithmetic.add(a.value(setting), b.value(setting))
    case .difference(let a, let b): return try arithmetic.subtract(a.value(setting), b.value(setting))
    case .product(let a, let b): return try arithmetic.multiply(a.value(setting), b.value(setting))
    case .quotient(let a, let b): return try arithmetic.divide(a.value(setting), b.value(setting))
    case .reciprocal(let a): return try arithmetic.divide(.one, a.value(setting))
    case .power(.euler, let b): return try arithmetic.apply(.exp, b.value(setting))
    case .power(let a, let b): return try arithmetic.power(a.value(setting), b.value(setting))
    case .function(let function, let a): return try arithmetic.apply(function, a.value(setting))
    case .logarithm(let a):
      let function: UnaryFunction =
        switch setting.logarithm {
        case .natural: .log
        case .two: .log2
        case .ten: .log10
        }
      return try arithmetic.apply(function, a.value(setting))
    case .logarithmToBase(let a, let base):
      return try arithmetic.log(a.value(setting), base: base.value(setting))
    case .root(let a, let degree):
      let (x, n) = (try a.value(setting), try degree.value(setting))
      if n.exact == Rational(3) { return try arithmetic.apply(.cbrt, x) }
      return try arithmetic.power(x, arithmetic.divide(.one, n))
    case .rounded(let a, let decimals): return try arithmetic.round(a.value(setting), to: Real(decimals))
    case .minimum(let parts):
      return try Self.fold(parts, setting) { (a, b) throws(Fault) in try arithmetic.minimum(a, b) }
    case .maximum(let parts):
      return try Self.fold(parts, setting) { (a, b) throws(Fault) in try arithmetic.maximum(a, b) }
    case .greatestCommonDivisor(let parts):
      return try Self.fold(parts, setting) { (a, b) throws(Fault) in
        guard var x = a.integer?.magnitude, var y = b.integer?.magnitude else {
          throw Fault(.outsideDomain, "gcd takes integers")
        }
        while y != 0 { (x, y) = (y, x % y) }
        guard let result = Int(exactly: x) else { throw Fault(.outsideDomain, "gcd takes integers of 64 bits") }
        return Real(result)
      }
    case .modulo(let a, let b):
      guard let x = try a.value(setting).exact, let n = try b.value(setting).exact, x.isInteger, n.isInteger,
        n.sign > 0, let quotient = x.divided(by: n)
      else { throw Fault(.outsideDomain, "mod takes integers") }
      return Real(x - n * quotient.floor)
    case .binomial(let n, let k): return try arithmetic.binomial(n.value(setting), k.value(setting))
    case .series(let isProduct, let variable, let lower, let upper, let term):
      guard let first = try lower.value(setting).integer, let last = try upper.value(setting).integer else {
        throw Fault(.outsideDomain, "the bounds of a sum are integers")
      }
      guard last < first || first.distance(below: last) < Self.longestSeries else {
        throw Fault(
          .budgetExceeded,
          "the \(isProduct ? "product" : "sum") has more than \(Self.longestSeries) \(isProduct ? "factors" : "terms")")
      }
      var result = isProduct ? Real.one : Real.zero
      var setting = setting
      for index in stride(from: first, through: last, by: 1) {
        setting.variables[variable] = Real(index)
        let next = try term.value(setting)
        result = isProduct ? try arithmetic.multiply(result, next) : try arithmetic.add(result, next)
      }
      return result
    case .degrees(let a):
      return try arithmetic.divide(arithmetic.multiply(a.value(setting), Self.pi.value(setting)), Real(180))
    case .inDegrees(let a):
      return try arithmetic.divide(arithmetic.multiply(a.value(setting), Real(180)), Self.pi.value(setting))
    case .percent(let a): return try arithmetic.divide(a.value(setting), Real(100))
    }
  }

  private static func fold(
    _ parts: [ClosedNumeric], _ setting: Setting, _ combine: (Real, Real) throws(Fault) -> Real
  ) throws(Fault) -> Real {
    guard var result = try parts.first?.value(setting) else { throw Fault(.wrongArguments, "no arguments") }
    for part in parts.dropFirst() { result = try combine(result, part.value(setting)) }
    return result
  }

  // MARK: Printed numbers

  /// The number that a side prints, where it is one: `-0.5`, `4.3\times10^{-5}`, `10^{-3}`, `80.2\%`, `45^\circ`.
  var printed: PrintedNumber? {
    switch self {
    case .literal(let number): return number
    case .negated(let inner):
      guard let number = inner.printed, !number.decimal.text.hasPrefix("-") else { return nil }
      return number.replacing("-" + number.decimal.text)
    case .percent(let inner):
      guard let number = inner.printed, !number.decimal.isPercent else { return nil }
      return number.replacing(number.decimal.text + "%")
    case .degrees(let inner): return inner.printed
    case .product(let significand, let power):
      guard case .literal(let number) = significand, !number.decimal.isScientific,
        let exponent = power.exponentOfTen
      else { return nil }
      return number.replacing("\(number.decimal.text)e\(exponent)")
    default: return nil
    }
  }

  /// The exponent of a bare power of ten.
  var exponentOfTen: Int? {
    guard case .power(.literal(let base), let exponent) = self, base.decimal.text == "10" else { return nil }
    switch exponent {
    case .literal(let number): return number.decimal.value.intValue
    case .negated(.literal(let number)): return number.decimal.value.intValue.map { -$0 }
    default: return nil
    }
  }
}

extension Int {
  /// How far a larger integer is away, which may be more than an integer holds.
  fileprivate func distance(below other: Int) -> UInt { UInt(bitPattern: other) &- UInt(bitPattern: self) }
}

extension PrintedNumber {
  func replacing(_ text: String) -> PrintedNumber? {
    PrintedDecimal(parsing: text.utf8).map { PrintedNumber(decimal: $0, span: span, isTruncated: isTruncated) }
  }
}

extension PrintedDecimal {
  /// Whether it may be rounded: a decimal point is printed, or a power of ten.
  var isRounded: Bool { isScientific || text.utf8.contains(UInt8(ascii: ".")) }
}
