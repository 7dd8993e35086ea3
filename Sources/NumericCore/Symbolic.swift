/// A value that stands for an expression in the variables of a proof, in a normal form that decides identities.
///
/// Evaluating a program with symbolic inputs gives the normal form of its result. What the form says holds at every
/// point of the variables' ranges at which the program is defined; whether it is defined has to be shown apart.
package struct Symbolic: Sendable {
  let form: Form
  let table: SymbolTable

  /// An interval that holds the value at every point of the ranges. Where nothing is known: all that a value may be.
  package var enclosure: Enclosure {
    let bounds = table.bounds(of: form)
    guard let lower = bounds.lower, let upper = bounds.upper else { return Self.everything }
    return Enclosure(lower, upper)
  }

  private static let everything: Enclosure = {
    let limit = Rational(2).power(Ball.exponentLimit)
    return Enclosure(-limit, limit)
  }()
}

extension Arithmetic {
  /// An operation of which at least one argument is symbolic, or whose exact arguments have no exact result while
  /// symbols are computed with.
  func symbolic(_ operation: Operation, _ arguments: [Real]) throws(Fault) -> Real {
    guard let table = try symbolTable(of: arguments) else {
      throw Fault(.typeMismatch, "\(operation.name) takes numbers")
    }
    try meter.spend(1)
    var forms: [Form] = []
    for argument in arguments { forms.append(try form(of: argument, in: table)) }
    let result = try table.checked(table.apply(operation, forms))
    return result.constant.map { Real($0) } ?? Real(.symbolic(Symbolic(form: result, table: table)))
  }

  /// Whether both are the same function, as far as the laws of `SymbolTable` show: true is a proof, false is not.
  package func areIdentical(_ a: Real, _ b: Real) throws(Fault) -> Bool {
    guard let table = try symbolTable(of: [a, b]) else { return a.exact != nil && a.exact == b.exact }
    return try table.areIdentical(form(of: a, in: table), form(of: b, in: table))
  }

  /// Whether a value is known to be at least another on the whole range.
  func isKnown(_ a: Real, atLeast b: Real) throws(Fault) -> Bool {
    guard let table = try symbolTable(of: [a, b]) else { return try compare(a, b) != .less }
    let difference = try table.sum(form(of: a, in: table), -form(of: b, in: table))
    return difference.isZero || table.sign(of: difference).isNonNegative
  }

  /// The order of two values of which at least one is symbolic, where it is the same on the whole range.
  func symbolicOrder(_ a: Real, _ b: Real) throws(Fault) -> Order {
    guard let table = try symbolTable(of: [a, b]) else { throw Fault(.typeMismatch, "an order takes numbers") }
    let difference = try table.sum(form(of: a, in: table), -form(of: b, in: table))
    if difference.isZero { return .equal }
    switch table.sign(of: difference) {
    case .positive: return .greater
    case .negative: return .less
    case .nonNegative, .nonPositive, .unknown: throw .notSymbolic("a comparison depends on the variables")
    }
  }

  private func symbolTable(of arguments: [Real]) throws(Fault) -> SymbolTable? {
    var table = symbols
    for argument in arguments {
      guard case .symbolic(let symbolic) = argument.storage else { continue }
      if let table, table !== symbolic.table { throw .notSymbolic("the variables belong to different proofs") }
      table = symbolic.table
    }
    return table
  }

  private func form(of value: Real, in table: SymbolTable) throws(Fault) -> Form {
    switch value.storage {
    case .exact(let rational): Form(rational)
    case .ball(let ball): Form(atom: try table.constant(ball))
    case .symbolic(let symbolic): symbolic.form
    case .jet: throw Fault(.typeMismatch, "a derivative has no normal form here")
    }
  }
}

extension SymbolTable {
  /// The normal form of an operation.
  func apply(_ operation: Operation, _ x: [Form]) throws(Fault) -> Form {
    switch operation {
    case .add: return try sum(x[0], x[1])
    case .subtract: return try sum(x[0], -x[1])
    case .multiply: return x[0] * x[1]
    case .divide:
      if x[1].isZero { throw .notSymbolic("a division by 0") }
      return x[0] * x[1].power(-1)
    case .negate: return -x[0]
    case .power: return try power(x[0], x[1])
    case .minimum, .maximum:
      let difference = sign(of: try sum(x[0], -x[1]))
      if difference.isNonNegative { return operation == .maximum ? x[0] : x[1] }
      if difference.isNonPositive { return operation == .maximum ? x[1] : x[0] }
      return try opaque(.other(operation.name), x, bounds: .real)
    case .remainder, .atan2, .binomial, .round, .truncate:
      return try opaque(.other(operation.name), x, bounds: .real)
    case .function(let function): return try apply(function, x[0])
    }
  }

  /// The normal form of a function: by logarithms and exponentials where it is made of them.
  private func apply(_ function: UnaryFunction, _ x: Form) throws(Fault) -> Form {
    let one = Form.one
    func quotient(_ a: Form, _ b: Form) throws(Fault) -> Form { try apply(.divide, [a, b]) }
    switch function {
    case .abs: return try absolute(x)
    case .sqrt: return try power(x, .half)
    case .cbrt:
      return sign(of: x).isNonNegative ? try power(x, Rational(1) / 3) : try opaque(.other("cbrt"), [x], bounds: .real)
    case .exp: return try exp(x)
    case .expm1: return try sum(exp(x), -one)
    case .log: return try log(x)
    case .log1p: return try log(sum(one, x))
    case .log2: return try quotient(log(x), log(Form(Rational(2))))
    case .log10: return try quotient(log(x), log(Form(Rational(10))))
    case .sin: return try sine(x)
    case .cos: return try cosine(x)
    case .tan: return try quotient(sine(x), cosine(x))
    case .sinh: return Form(.half) * (try sum(exp(x), -exp(-x)))
    case .cosh: return Form(.half) * (try sum(exp(x), exp(-x)))
    case .tanh: return try quotient(sum(exp(x), -exp(-x)), sum(exp(x), exp(-x)))
    case .sigmoid: return try quotient(exp(x), sum(one, exp(x)))
    case .softplus: return try log(sum(one, exp(x)))
    case .relu: return try apply(.maximum, [x, .zero])
    case .asin, .acos, .atan, .floor, .ceil, .gamma, .lgamma, .erf, .factorial:
      return try opaque(.other(function.rawValue), [x], bounds: .real)
    }
  }

  private func cosine(_ x: Form) throws(Fault) -> Form {
    if x.isZero { return .one }
    return try opaque(.other("cos"), [x.coefficient.sign < 0 ? -x : x], bounds: .real)
  }

  /// sin u, with sin² u = 1 − cos² u.
  private func sine(_ x: Form) throws(Fault) -> Form {
    if x.isZero { return .zero }
    if x.coefficient.sign < 0 { return -(try sine(-x)) }
    let cosine = try expanded(cosine(x))
    let square = Polynomial.one + -(try product(cosine, cosine))
    return Form(atom: try function(.other("sin"), [x], bounds: .real, relation: (2, square)))
  }
}
