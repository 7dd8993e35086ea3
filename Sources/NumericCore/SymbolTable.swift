import Synchronization

/// The atoms that symbolic expressions of one proof are made of: its variables, and functions applied to normal forms.
///
/// An atom is interned: asking twice for `log` of identical arguments gives the same number, so that atoms compare by
/// number. The table also bounds the work of a proof.
package final class SymbolTable: Sendable {
  /// What an atom stands for.
  enum Kind: Sendable {
    /// A variable of the proof, by its position.
    case variable(Int)
    /// A number that is known as this one ball; the ball's identity is that of the number.
    case constant(Ball)
    /// The base of fractional powers: the atom to the power 1 is the polynomial, to the power ½ its square root.
    case root(Polynomial)
    /// A function that is not taken apart any further, applied to normal forms.
    case function(SymbolicFunction, [Form])
  }

  struct Atom: Sendable {
    let kind: Kind
    let bounds: Bounds
    let sign: KnownSign
    /// `atom ** power == polynomial`, where there is such a law: sin² u = 1 − cos² u, |u|² = u².
    let relation: (power: Int, value: Polynomial)?
  }

  private struct State {
    var atoms: [Atom] = [
      Atom(
        kind: .function(.pi, []), bounds: Bounds(lower: Rational(3), upper: Rational(4)), sign: .positive, relation: nil
      ),
      Atom(
        kind: .function(.exp, [.one]), bounds: Bounds(lower: Rational(2), upper: Rational(3)), sign: .positive,
        relation: nil),
    ]
    var variables = 0
    var work = 0
  }

  private let state = Mutex(State())
  private let workLimit: Int

  /// No polynomial may have more terms than this.
  static let termLimit = 2_000
  static let wordLimit = 20_000
  private static let atomLimit = 400
  private static let exponentLimit = 1 << 20

  package init(workLimit: Int = 300_000) { self.workLimit = workLimit }

  /// The work done so far, in terms that were handled and words of their coefficients.
  package var work: Int { state.withLock { $0.work } }

  subscript(atom: Int) -> Atom { state.withLock { $0.atoms[atom] } }

  /// Counts work; the proof ends when there was too much.
  func spend(_ units: Int) throws(Fault) {
    let work = state.withLock { state in
      state.work += units
      return state.work
    }
    if work > workLimit { throw .notSymbolic("the expressions grow too large") }
  }

  /// The constants π and e, the first two atoms of every table.
  var pi: Symbolic { Symbolic(form: Form(atom: 0), table: self) }
  var e: Symbolic { Symbolic(form: Form(atom: 1), table: self) }

  /// Passes a form that is small enough: its exponents and its coefficient are bounded, so that no operation overflows.
  func checked(_ form: Form) throws(Fault) -> Form {
    try spend(form.size)
    guard form.coefficient.bitCount <= Arithmetic.exactBits,
      form.factors.values.allSatisfy({ abs($0) <= Self.exponentLimit }),
      form.monomial.powers.allSatisfy({ $0.exponent.bitCount <= 40 })
    else { throw .notSymbolic("the expressions grow too large") }
    return form
  }

  /// A new variable that ranges over `bounds`.
  package func variable(from lower: Rational, to upper: Rational) -> Symbolic {
    let bounds = Bounds(lower: lower, upper: upper)
    let atom = state.withLock { state in
      state.atoms.append(
        Atom(kind: .variable(state.variables), bounds: bounds, sign: bounds.sign, relation: nil))
      state.variables += 1
      return state.atoms.count - 1
    }
    return Symbolic(form: Form(atom: atom), table: self)
  }

  /// The atom for a number known as a ball.
  func constant(_ ball: Ball) throws(Fault) -> Int {
    try intern(.constant(ball), bounds: Bounds(lower: ball.lower, upper: ball.upper)) { kind in
      if case .constant(let other) = kind { other.isSame(as: ball) } else { false }
    }
  }

  /// The atom whose fractional powers are the roots of a polynomial.
  func root(of base: Polynomial) throws(Fault) -> Int {
    try intern(.root(base), bounds: .nonNegative, relation: (1, base)) { kind in
      if case .root(let other) = kind { other == base } else { false }
    }
  }

  /// The atom for a function applied to normal forms.
  func function(
    _ function: SymbolicFunction, _ arguments: [Form], bounds: Bounds, sign: KnownSign? = nil,
    relation: (power: Int, value: Polynomial)? = nil
  ) throws(Fault) -> Int {
    for (index, atom) in state.withLock({ $0.atoms }).enumerated() {
      if case .function(function, let others) = atom.kind, others.count == arguments.count {
        var isSame = true
        for (a, b) in zip(arguments, others) where isSame { isSame = try areIdentical(a, b) }
        if isSame { return index }
      }
    }
    return try append(
      Atom(kind: .function(function, arguments), bounds: bounds, sign: sign ?? bounds.sign, relation: relation))
  }

  private func intern(
    _ kind: Kind, bounds: Bounds, relation: (power: Int, value: Polynomial)? = nil, where isSame: (Kind) -> Bool
  ) throws(Fault) -> Int {
    if let index = state.withLock({ $0.atoms }).firstIndex(where: { isSame($0.kind) }) { return index }
    return try append(Atom(kind: kind, bounds: bounds, sign: bounds.sign, relation: relation))
  }

  private func append(_ atom: Atom) throws(Fault) -> Int {
    let index = state.withLock { state in
      state.atoms.append(atom)
      return state.atoms.count - 1
    }
    if index >= Self.atomLimit { throw .notSymbolic("there are too many different terms") }
    return index
  }
}

/// A function that a normal form may contain as it stands.
enum SymbolicFunction: Hashable, Sendable {
  case exp, log, absolute, power, pi
  /// Any other function: nothing is known of it but that equal arguments give equal values.
  case other(String)
}

extension Fault {
  /// An expression has no normal form (within the limits); a proof then has to do without it.
  static func notSymbolic(_ reason: String) -> Fault {
    Fault(.undecided, "no normal form was found: \(reason)")
  }
}
