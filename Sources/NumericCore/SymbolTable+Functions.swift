// The laws by which logarithms, exponentials and powers are taken apart. Each holds wherever the expression that it
// is applied to is defined; the signs that it asks for are known from the ranges of the variables.

extension SymbolTable {
  /// log of a product is the sum of the logarithms of those factors that are known not to be negative (where the
  /// logarithm is defined they are not 0), and the logarithm of what is left.
  func log(_ form: Form) throws(Fault) -> Form {
    var total = Form.zero
    var rest = Form.one
    var isNegative = form.coefficient.sign < 0
    for part in parts(of: form) {
      switch sign(of: part.base) {
      case .positive, .nonNegative:
        total = try sum(total, Form(part.exponent) * logarithm(ofOne: part.base))
      case .negative, .nonPositive:
        total = try sum(total, Form(part.exponent) * logarithm(ofOne: -part.base))
        if part.isOdd { isNegative.toggle() }
      case .unknown:
        if part.isOdd {
          rest = rest * part.form
        } else {
          total = try sum(total, Form(part.exponent) * logarithm(ofOne: absolute(part.base)))
        }
      }
    }
    if rest.constant != nil {
      if isNegative || form.isZero { throw .notSymbolic("a logarithm is not defined") }
    } else {
      total = try sum(total, try opaque(.log, [isNegative ? -rest : rest], bounds: .real))
    }
    return try sum(total, try logarithm(of: form.coefficient.magnitude))
  }

  /// log of a single atom or factor that is positive.
  private func logarithm(ofOne form: Form) throws(Fault) -> Form {
    if form.factors.isEmpty, form.coefficient.isOne, let power = form.monomial.powers.first {
      switch self[power.atom].kind {
      case .function(.exp, let arguments): return Form(power.exponent) * arguments[0]
      case .root(let base): return Form(power.exponent) * (try log(Form(base)))
      case .variable, .constant, .function: break
      }
    }
    return try opaque(.log, [form], bounds: .real)
  }

  /// log of a positive rational: integer multiples of the logarithms of its prime factors.
  private func logarithm(of number: Rational) throws(Fault) -> Form {
    var total = Form.zero
    for (prime, exponent) in try primeFactors(of: number) {
      let log = try opaque(.log, [Form(prime)], bounds: .nonNegative)
      total = try sum(total, Form(Rational(exponent)) * log)
    }
    return total
  }

  /// exp of a sum is the product of the exponentials; that of a multiple of a logarithm is a power.
  func exp(_ form: Form) throws(Fault) -> Form {
    let denominator = form.factors.filter { $0.value < 0 }
    let numerator = form.factors.filter { $0.value > 0 }
    var product = Form.one
    for term in try expanded(Form(form.coefficient, form.monomial, numerator)).terms {
      let argument = Form(.one, term.monomial, denominator)
      if denominator.isEmpty, let logarithm = logarithmArgument(term.monomial) {
        product = product * (try power(logarithm, term.coefficient))
      } else {
        let atom = try function(.exp, [argument], bounds: .nonNegative, sign: .positive)
        product = product * Form(atom: atom, exponent: term.coefficient)
      }
    }
    return product
  }

  /// u where the monomial is log u.
  private func logarithmArgument(_ monomial: Monomial) -> Form? {
    guard monomial.powers.count == 1, monomial.powers[0].exponent.isOne,
      case .function(.log, let arguments) = self[monomial.powers[0].atom].kind
    else { return nil }
    return arguments[0]
  }

  /// A power with a rational exponent; one that is no integer is defined where the base is not negative.
  func power(_ base: Form, _ exponent: Rational) throws(Fault) -> Form {
    if base.isZero {
      if exponent.sign > 0 { return .zero }
      throw .notSymbolic("a power of 0 is not defined")
    }
    if exponent.isInteger { return try integerPower(base, exponent) }
    var result = Form.one
    for (prime, count) in try primeFactors(of: base.coefficient.magnitude) {
      result = result * (try root(Form(prime), Rational(count) * exponent))
    }
    let isNegative = base.coefficient.sign < 0
    let variable = Form(Rational(isNegative ? -1 : 1), base.monomial, base.factors)
    let parts = parts(of: base)
    if parts.contains(where: { $0.isOdd && sign(of: $0.base) == .unknown }) {
      // Where the others are 0 the unknown one may be negative, so that they must not be separated.
      return result * (try opaquePower(variable, exponent))
    }
    var isDefined = !isNegative
    for part in parts {
      switch sign(of: part.base) {
      case .positive, .nonNegative: result = result * (try root(part.base, part.exponent * exponent))
      case .negative, .nonPositive:
        result = result * (try root(-part.base, part.exponent * exponent))
        if part.isOdd { isDefined.toggle() }
      case .unknown: result = result * (try root(absolute(part.base), part.exponent * exponent))
      }
    }
    if !isDefined { throw .notSymbolic("a power is not defined") }
    return result
  }

  /// `base ** exponent` with anything for the exponent: `exp(exponent · log base)` where the base is known positive.
  func power(_ base: Form, _ exponent: Form) throws(Fault) -> Form {
    if let exponent = exponent.constant { return try power(base, exponent) }
    if sign(of: base) == .positive { return try exp(exponent * log(base)) }
    return try opaque(.power, [base, exponent], bounds: .real)
  }

  /// A power of one positive atom, factor or number.
  private func root(_ base: Form, _ exponent: Rational) throws(Fault) -> Form {
    if exponent.isInteger { return try integerPower(base, exponent) }
    if base.factors.isEmpty, base.coefficient.isOne { return Form(.one, base.monomial.power(exponent)) }
    return Form(atom: try root(of: expanded(base)), exponent: exponent)
  }

  private func integerPower(_ base: Form, _ exponent: Rational) throws(Fault) -> Form {
    guard let n = exponent.intValue, n.magnitude <= Arithmetic.exactBits / max(base.coefficient.bitCount, 1) else {
      throw .notSymbolic("a power is too large")
    }
    return base.power(n)
  }

  private func opaquePower(_ base: Form, _ exponent: Rational) throws(Fault) -> Form {
    guard base.monomial.powers.allSatisfy({ $0.exponent.sign > 0 }), base.factors.values.allSatisfy({ $0 > 0 }) else {
      return try opaque(.power, [base, Form(exponent)], bounds: .nonNegative)
    }
    return Form(atom: try root(of: expanded(base)), exponent: exponent)
  }

  /// |u|, factor by factor.
  func absolute(_ form: Form) throws(Fault) -> Form {
    var result = Form(form.coefficient.magnitude)
    for part in parts(of: form) {
      switch sign(of: part.base) {
      case .positive, .nonNegative: result = result * part.form
      case .negative, .nonPositive: result = result * (part.isOdd ? -part.form : part.form)
      case .unknown:
        guard part.isOdd, let n = part.exponent.intValue else {
          result = result * part.form
          continue
        }
        let polynomial = try expanded(part.base)
        let square = try reduced(product(polynomial, polynomial))
        let atom = try function(.absolute, [part.base], bounds: .nonNegative, relation: (2, square))
        result = result * Form(atom: atom, exponent: Rational(n))
      }
    }
    return result
  }

  /// A function that is kept as it is.
  func opaque(_ function: SymbolicFunction, _ arguments: [Form], bounds: Bounds) throws(Fault) -> Form {
    Form(atom: try self.function(function, arguments, bounds: bounds))
  }

  // MARK: Taking apart

  private struct Part {
    let base: Form
    let exponent: Rational
    var form: Form {
      guard let n = exponent.intValue else { return Form(.one, base.monomial.power(exponent)) }
      return base.power(n)
    }
    var isOdd: Bool { exponent.intValue.map { $0 % 2 != 0 } ?? true }
  }

  /// The atoms and factors of a form with their exponents, in an order that does not change from run to run.
  private func parts(of form: Form) -> [Part] {
    form.monomial.powers.map { Part(base: Form(atom: $0.atom), exponent: $0.exponent) }
      + form.factors.sorted { Polynomial.precedes($0.key, $1.key) }
      .map { Part(base: Form($0.key), exponent: Rational($0.value)) }
  }

  /// The prime factors below 2¹⁶ of a positive rational with their exponents; what is left of a numerator or a
  /// denominator counts as one.
  private func primeFactors(of number: Rational) throws(Fault) -> [(prime: Rational, exponent: Int)] {
    var result: [(prime: Rational, exponent: Int)] = []
    for (part, sign) in [(number.numerator, 1), (number.denominator, -1)] {
      guard var rest = part.intValue else {
        result.append((part, sign))
        continue
      }
      var divisor = 2
      while divisor * divisor <= rest && divisor < 1 << 16 {
        var count = 0
        while rest % divisor == 0 {
          rest /= divisor
          count += 1
        }
        if count > 0 { result.append((Rational(divisor), sign * count)) }
        divisor += divisor == 2 ? 1 : 2
      }
      try spend(divisor / 16 + 1)
      if rest > 1 { result.append((Rational(rest), sign)) }
    }
    return result
  }
}
