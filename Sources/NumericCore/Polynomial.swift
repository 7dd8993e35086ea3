/// A product of powers of atoms, `x² y⁻¹ E^{1/2}`: atoms are numbers given out by a `SymbolTable`, exponents are
/// rational and not 0, and the powers are sorted by atom.
struct Monomial: Hashable, Sendable {
  struct Power: Hashable, Sendable {
    let atom: Int
    let exponent: Rational
  }
  let powers: [Power]

  static let one = Monomial(powers: [])

  /// One atom to a power (the exponent must not be 0).
  init(atom: Int, exponent: Rational = Rational(1)) { powers = [Power(atom: atom, exponent: exponent)] }

  private init(powers: [Power]) { self.powers = powers }

  var isOne: Bool { powers.isEmpty }

  func exponent(of atom: Int) -> Rational { powers.first { $0.atom == atom }?.exponent ?? Rational(0) }

  static func * (a: Monomial, b: Monomial) -> Monomial { merged(a, b) { $0 + $1 } }

  /// The quotient, which always exists since exponents may be negative.
  static func / (a: Monomial, b: Monomial) -> Monomial { merged(a, b) { $0 - $1 } }

  /// The largest monomial that divides both.
  static func common(_ a: Monomial, _ b: Monomial) -> Monomial { merged(a, b) { min($0, $1) } }

  func power(_ exponent: Rational) -> Monomial {
    if exponent.sign == 0 { return .one }
    return Monomial(powers: powers.map { Power(atom: $0.atom, exponent: $0.exponent * exponent) })
  }

  func without(_ atom: Int) -> Monomial { Monomial(powers: powers.filter { $0.atom != atom }) }

  /// Lexicographic order by atom: a total order that multiplication respects, also with negative exponents.
  static func precedes(_ a: Monomial, _ b: Monomial) -> Bool {
    var i = 0
    var j = 0
    while i < a.powers.count || j < b.powers.count {
      let p = i < a.powers.count ? a.powers[i] : nil
      let q = j < b.powers.count ? b.powers[j] : nil
      let atom = min(p?.atom ?? .max, q?.atom ?? .max)
      var difference = 0
      if let p, p.atom == atom {
        i += 1
        difference = p.exponent.sign
        if let q, q.atom == atom { difference = (p.exponent - q.exponent).sign }
      } else if let q {
        difference = -q.exponent.sign
      }
      if let q, q.atom == atom { j += 1 }
      if difference != 0 { return difference > 0 }
    }
    return false
  }

  private static func merged(_ a: Monomial, _ b: Monomial, _ join: (Rational, Rational) -> Rational) -> Monomial {
    var powers: [Power] = []
    powers.reserveCapacity(a.powers.count + b.powers.count)
    var i = 0
    var j = 0
    let zero = Rational(0)
    while i < a.powers.count || j < b.powers.count {
      let left = i < a.powers.count ? a.powers[i].atom : .max
      let right = j < b.powers.count ? b.powers[j].atom : .max
      let atom = min(left, right)
      let exponent = join(left == atom ? a.powers[i].exponent : zero, right == atom ? b.powers[j].exponent : zero)
      if exponent.sign != 0 { powers.append(Power(atom: atom, exponent: exponent)) }
      if left == atom { i += 1 }
      if right == atom { j += 1 }
    }
    return Monomial(powers: powers)
  }
}

/// A sum of monomials with rational coefficients: no coefficient is 0, and the terms are sorted, so that equal
/// polynomials have equal terms.
struct Polynomial: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    let monomial: Monomial
    let coefficient: Rational
  }
  let terms: [Term]

  static let zero = Polynomial(sorted: [])
  static let one = Polynomial(.one, Rational(1))

  init(_ monomial: Monomial, _ coefficient: Rational) {
    terms = coefficient.sign == 0 ? [] : [Term(monomial: monomial, coefficient: coefficient)]
  }

  private init(sorted terms: [Term]) { self.terms = terms }

  private init(collecting sums: [Monomial: Rational]) {
    terms =
      sums.filter { $0.value.sign != 0 }
      .map { Term(monomial: $0.key, coefficient: $0.value) }
      .sorted { Monomial.precedes($0.monomial, $1.monomial) }
  }

  var isZero: Bool { terms.isEmpty }

  /// The machine words of its coefficients.
  var words: Int { terms.reduce(0) { $0 + $1.coefficient.bitCount / 64 + 1 } }

  static prefix func - (a: Polynomial) -> Polynomial { a.scaled(by: Rational(-1), .one) }

  static func + (a: Polynomial, b: Polynomial) -> Polynomial {
    var sums: [Monomial: Rational] = [:]
    for term in a.terms { sums[term.monomial] = term.coefficient }
    for term in b.terms { sums[term.monomial] = sums[term.monomial].map { $0 + term.coefficient } ?? term.coefficient }
    return Polynomial(collecting: sums)
  }

  static func * (a: Polynomial, b: Polynomial) -> Polynomial {
    if a.terms.count == 1 { return b.scaled(by: a.terms[0].coefficient, a.terms[0].monomial) }
    if b.terms.count == 1 { return a.scaled(by: b.terms[0].coefficient, b.terms[0].monomial) }
    var sums: [Monomial: Rational] = [:]
    for p in a.terms {
      for q in b.terms {
        let monomial = p.monomial * q.monomial
        let product = p.coefficient * q.coefficient
        sums[monomial] = sums[monomial].map { $0 + product } ?? product
      }
    }
    return Polynomial(collecting: sums)
  }

  /// Every term times `coefficient` (not 0) and `monomial`; the order of the terms does not change.
  func scaled(by coefficient: Rational, _ monomial: Monomial) -> Polynomial {
    Polynomial(
      sorted: terms.map { Term(monomial: $0.monomial * monomial, coefficient: $0.coefficient * coefficient) })
  }

  /// This polynomial (not 0) as coefficient × monomial × a polynomial that no atom divides and whose leading
  /// coefficient is 1.
  var content: (coefficient: Rational, monomial: Monomial, primitive: Polynomial) {
    let leading = terms[0].coefficient
    let monomial = terms.dropFirst().reduce(terms[0].monomial) { Monomial.common($0, $1.monomial) }
    let inverse = Rational(1).divided(by: leading) ?? Rational(1)
    return (leading, monomial, scaled(by: inverse, Monomial.one / monomial))
  }

  /// The exact quotient by a polynomial of several terms, nil if there is a remainder or it takes more than `limit`
  /// steps.
  func divided(by divisor: Polynomial, limit: Int) -> Polynomial? {
    guard let lead = divisor.terms.first, let tail = divisor.terms.last, let last = terms.last else { return nil }
    var remainder = self
    var quotient: [Term] = []
    // The last term of the quotient is known beforehand: anything below it means that there is a remainder.
    let floor = last.monomial / tail.monomial
    while let term = remainder.terms.first {
      let monomial = term.monomial / lead.monomial
      guard quotient.count < limit, !Monomial.precedes(floor, monomial),
        let coefficient = term.coefficient.divided(by: lead.coefficient)
      else { return nil }
      quotient.append(Term(monomial: monomial, coefficient: coefficient))
      remainder = remainder + divisor.scaled(by: -coefficient, monomial)
    }
    return Polynomial(sorted: quotient)
  }
}

extension Polynomial {
  /// An order that is the same in every run.
  static func precedes(_ a: Polynomial, _ b: Polynomial) -> Bool {
    for (p, q) in zip(a.terms, b.terms) {
      if p.monomial != q.monomial { return Monomial.precedes(p.monomial, q.monomial) }
      if p.coefficient != q.coefficient { return p.coefficient < q.coefficient }
    }
    return a.terms.count < b.terms.count
  }
}
