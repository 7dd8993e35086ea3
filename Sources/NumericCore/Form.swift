/// A symbolic expression as a product: `coefficient × monomial × Π factor ** exponent`, over the atoms of a
/// `SymbolTable`. The factors are polynomials of two or more terms that no atom divides, with leading coefficient 1.
///
/// Sums are expanded, products are not. Two forms stand for the same function exactly if the numerator of their
/// difference is the zero polynomial; the form itself need not be unique.
struct Form: Sendable {
  var coefficient: Rational
  var monomial: Monomial
  var factors: [Polynomial: Int]

  init(_ coefficient: Rational, _ monomial: Monomial = .one, _ factors: [Polynomial: Int] = [:]) {
    self.coefficient = coefficient
    self.monomial = coefficient.sign == 0 ? .one : monomial
    self.factors = coefficient.sign == 0 ? [:] : factors
  }

  init(atom: Int, exponent: Rational = Rational(1)) {
    self.init(Rational(1), Monomial(atom: atom, exponent: exponent))
  }

  /// A polynomial as it stands: its content, and what is left as one factor.
  init(_ polynomial: Polynomial) {
    if polynomial.isZero {
      self.init(Rational(0))
    } else {
      let (coefficient, monomial, primitive) = polynomial.content
      self.init(coefficient, monomial, primitive.terms.count > 1 ? [primitive: 1] : [:])
    }
  }

  static let zero = Form(Rational(0))
  static let one = Form(Rational(1))

  var isZero: Bool { coefficient.sign == 0 }

  /// The number of powers and terms that it is made of.
  var size: Int { 1 + monomial.powers.count + factors.keys.reduce(0) { $0 + $1.terms.count } }

  /// The number that this is, nil if it contains an atom.
  var constant: Rational? { monomial.isOne && factors.isEmpty ? coefficient : nil }

  static prefix func - (a: Form) -> Form { Form(-a.coefficient, a.monomial, a.factors) }

  static func * (a: Form, b: Form) -> Form {
    Form(
      a.coefficient * b.coefficient, a.monomial * b.monomial,
      a.factors.merging(b.factors) { $0 + $1 }.filter { $0.value != 0 })
  }

  /// An integer power (of a form that is not 0 if the exponent is negative).
  func power(_ exponent: Int) -> Form {
    if exponent == 0 { return .one }
    let isUnit = coefficient.magnitude.isOne
    return Form(
      isUnit && exponent % 2 == 0 ? .one : isUnit ? coefficient : coefficient.power(exponent),
      monomial.power(Rational(exponent)), factors.mapValues { $0 * exponent })
  }
}

extension SymbolTable {
  /// a + b: what both have in common stays a product, the rest is multiplied out.
  func sum(_ a: Form, _ b: Form) throws(Fault) -> Form {
    if a.isZero { return b }
    if b.isZero { return a }
    var common = Form(Rational(1), Monomial.common(a.monomial, b.monomial))
    for factor in Set(a.factors.keys).union(b.factors.keys) {
      let exponent = min(a.factors[factor] ?? 0, b.factors[factor] ?? 0)
      if exponent != 0 { common.factors[factor] = exponent }
    }
    try spend(a.size + b.size)
    let inverse = common.power(-1)
    let total = Form(try reduced(try expanded(a * inverse) + expanded(b * inverse)))
    return total.isZero ? .zero : try cancelled(common * total, new: total)
  }

  /// Whether both forms stand for the same function.
  func areIdentical(_ a: Form, _ b: Form) throws(Fault) -> Bool { try sum(a, -b).isZero }

  /// A form without negative powers of factors, multiplied out.
  func expanded(_ form: Form) throws(Fault) -> Polynomial {
    var product = Polynomial(form.monomial, form.coefficient)
    // Any order of the factors gives the same polynomial.
    for (factor, exponent) in form.factors {
      for _ in 0..<exponent { product = try self.product(product, factor) }
    }
    return try reduced(product)
  }

  func product(_ a: Polynomial, _ b: Polynomial) throws(Fault) -> Polynomial {
    try spend(a.terms.count * b.words + b.terms.count * a.words)
    let product = a * b
    if product.terms.count > Self.termLimit || product.words > Self.wordLimit {
      throw .notSymbolic("the expressions grow too large")
    }
    return product
  }

  /// The polynomial with the laws of its atoms applied (`sin² u` becomes `1 − cos² u`) until none applies.
  func reduced(_ polynomial: Polynomial) throws(Fault) -> Polynomial {
    var current = polynomial
    while current.terms.contains(where: { reducible($0.monomial) != nil }) {
      var done = Polynomial.zero
      for term in current.terms {
        if let (atom, count, relation) = reducible(term.monomial) {
          let rest = term.monomial * Monomial(atom: atom, exponent: Rational(-count * relation.power))
          var product = Polynomial(rest, term.coefficient)
          for _ in 0..<count { product = try self.product(product, relation.value) }
          done = done + product
        } else {
          done = done + Polynomial(term.monomial, term.coefficient)
        }
        try spend(1)
      }
      current = done
    }
    return current
  }

  private func reducible(_ monomial: Monomial) -> (atom: Int, count: Int, relation: (power: Int, value: Polynomial))? {
    for power in monomial.powers {
      if let relation = self[power.atom].relation,
        let quotient = power.exponent.divided(by: Rational(relation.power)),
        let count = quotient.floor.intValue, count > 0
      {
        return (power.atom, count, relation)
      }
    }
    return nil
  }

  /// The form with its newest factor divided by those of the denominator that divide it.
  private func cancelled(_ form: Form, new: Form) throws(Fault) -> Form {
    guard var numerator = new.factors.keys.first, form.factors[numerator] == 1 else { return form }
    var result = form
    for (factor, exponent) in form.factors where exponent < 0 {
      for _ in exponent..<0 {
        try spend(numerator.terms.count)
        guard let quotient = numerator.divided(by: factor, limit: 64) else { break }
        result.factors[numerator] = nil
        result = result * Form(Rational(1), .one, [factor: 1]) * Form(quotient)
        guard let next = Form(quotient).factors.keys.first, result.factors[next] == 1 else { return result }
        numerator = next
      }
    }
    return result
  }
}
