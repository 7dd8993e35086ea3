// What the ranges of the variables tell of the sign and the size of a form.

extension SymbolTable {
  /// An interval that holds the value of the form at every point where it is defined.
  func bounds(of form: Form) -> Bounds {
    var result = Bounds.point(form.coefficient) * bounds(of: form.monomial)
    for (factor, exponent) in form.factors { result = result * bounds(of: factor).power(Rational(exponent)) }
    return result
  }

  func bounds(of monomial: Monomial) -> Bounds {
    monomial.powers.reduce(.point(.one)) { $0 * self[$1.atom].bounds.power($1.exponent) }
  }

  func bounds(of polynomial: Polynomial) -> Bounds {
    polynomial.terms.reduce(.point(.zero)) { $0 + .point($1.coefficient) * bounds(of: $1.monomial) }
  }

  /// The sign of the form wherever it is defined.
  func sign(of form: Form) -> KnownSign {
    if form.isZero { return .nonNegative }
    return form.factors.reduce(sign(of: form.coefficient, form.monomial)) { sign, factor in
      sign * power(self.sign(of: factor.key), Rational(factor.value))
    }
  }

  /// The sign of a polynomial: from the signs of its terms, else from the interval of its values.
  func sign(of polynomial: Polynomial) -> KnownSign {
    guard let first = polynomial.terms.first else { return .nonNegative }
    let bySigns = polynomial.terms.dropFirst().reduce(sign(of: first.coefficient, first.monomial)) {
      $0 + sign(of: $1.coefficient, $1.monomial)
    }
    return bySigns == .unknown || bySigns == .nonNegative || bySigns == .nonPositive
      ? stronger(bounds(of: polynomial).sign, bySigns) : bySigns
  }

  func sign(of atom: Int, power exponent: Rational) -> KnownSign { power(self[atom].sign, exponent) }

  private func stronger(_ a: KnownSign, _ b: KnownSign) -> KnownSign { a == .unknown ? b : a }

  private func sign(of coefficient: Rational, _ monomial: Monomial) -> KnownSign {
    monomial.powers.reduce(coefficient.sign < 0 ? .negative : .positive) { sign, power in
      sign * self.power(self[power.atom].sign, power.exponent)
    }
  }

  /// The sign of `x ** exponent`, wherever that is defined.
  private func power(_ sign: KnownSign, _ exponent: Rational) -> KnownSign {
    guard let n = exponent.intValue else { return sign == .positive ? .positive : .nonNegative }
    // Where a negative power is defined, its base is not 0.
    let isStrict = sign == .positive || sign == .negative || n < 0
    switch sign {
    case .positive, .nonNegative: return isStrict ? .positive : .nonNegative
    case .negative, .nonPositive:
      if n % 2 == 0 { return isStrict ? .positive : .nonNegative }
      return isStrict ? .negative : .nonPositive
    case .unknown: return n % 2 == 0 ? (n < 0 ? .positive : .nonNegative) : .unknown
    }
  }
}
