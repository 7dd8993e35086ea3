import Testing

@testable import NumericCore

/// The law of normal forms: evaluated at a point, the form of an expression encloses what the expression does.
@Suite struct NormalFormTests {
  @Test(arguments: 0..<6) func formsOfRandomExpressionsKeepTheirValues(_ seed: Int) throws {
    var generator = Seeded(state: UInt64(seed))
    var compared = 0
    for _ in 0..<600 {
      let expression = RandomExpression.random(depth: 4, using: &generator)
      let lowers = (0..<2).map { _ in Rational(Int.random(in: -2...1, using: &generator)) }
      let table = SymbolTable(workLimit: 20_000)
      let symbols = Arithmetic(precision: 64, meter: Meter(), symbols: table)
      let variables = lowers.map { Real(.symbolic(table.variable(from: $0, to: $0 + .one))) }
      guard case .success(let form) = result({ () throws(Fault) in try expression.value(symbols, variables) })
      else { continue }
      for _ in 0..<4 {
        let point = lowers.map { Real($0 + (Rational(Int.random(in: 0...8, using: &generator)) / 8)) }
        let plain = Arithmetic(precision: 256, meter: Meter())
        guard case .success(let direct) = result({ () throws(Fault) in try expression.value(plain, point) }),
          case .success(let value) = result({ () throws(Fault) in
            try FormEvaluation(table: table, arithmetic: plain, point: point).value(of: form)
          })
        else { continue }
        compared += 1
        #expect(direct.enclosure.overlaps(value.enclosure), "\(expression) at \(point.map(\.shortText))")
      }
    }
    #expect(compared > 300)
  }
}

/// What a form is worth at a point.
private struct FormEvaluation {
  let table: SymbolTable
  let arithmetic: Arithmetic
  let point: [Real]

  func value(of result: Real) throws(Fault) -> Real {
    guard case .symbolic(let symbolic) = result.storage else { return result }
    return try value(of: symbolic.form)
  }

  private func value(of form: Form) throws(Fault) -> Real {
    var product = try arithmetic.multiply(Real(form.coefficient), value(of: form.monomial))
    for (factor, exponent) in form.factors {
      product = try arithmetic.multiply(product, arithmetic.power(value(of: factor), Real(exponent)))
    }
    return product
  }

  private func value(of monomial: Monomial) throws(Fault) -> Real {
    var product = Real.one
    for power in monomial.powers {
      product = try arithmetic.multiply(product, arithmetic.power(value(of: power.atom), Real(power.exponent)))
    }
    return product
  }

  private func value(of polynomial: Polynomial) throws(Fault) -> Real {
    var sum = Real.zero
    for term in polynomial.terms {
      sum = try arithmetic.add(sum, arithmetic.multiply(Real(term.coefficient), value(of: term.monomial)))
    }
    return sum
  }

  private func value(of atom: Int) throws(Fault) -> Real {
    switch table[atom].kind {
    case .variable(let index): return point[index]
    case .constant(let ball): return Real(ball)
    case .root(let base): return try value(of: base)
    case .function(let function, let forms):
      var arguments: [Real] = []
      for form in forms { arguments.append(try value(of: form)) }
      switch function {
      case .exp: return try arithmetic.apply(.exp, arguments[0])
      case .log: return try arithmetic.apply(.log, arguments[0])
      case .absolute: return try arithmetic.apply(.abs, arguments[0])
      case .power: return try arithmetic.power(arguments[0], arguments[1])
      case .pi: return arithmetic.pi
      case .other("min"): return try arithmetic.minimum(arguments[0], arguments[1])
      case .other("max"): return try arithmetic.maximum(arguments[0], arguments[1])
      case .other(let name):
        guard let unary = UnaryFunction(rawValue: name) else { throw Fault(.typeMismatch, "not used here") }
        return try arithmetic.apply(unary, arguments[0])
      }
    }
  }
}
