import Diagnostics
import NumericCore

/// Evaluates formula Swift at one precision. A pure function of program and precision: it reads nothing but
/// its scopes, and everything it does is paid for from the meter.
package final class Interpreter {
  /// The nesting of evaluations, calls of user functions included, that a thread's stack certainly holds.
  static let depthLimit = 1_000

  package private(set) var arithmetic: Arithmetic
  var depth = 0
  var callDepth = 0
  /// An interruption on its way through a function of the numeric core, which knows only faults.
  var tunnelled: Interruption?
  /// The formulas of the constants at the top level, for explanations.
  var definitions: [String: Expression] = [:]
  /// What the calls of plot functions add to.
  var drawing = Drawing.outside
  private var scopes: [Scope] = []
  /// The newest scope from before a function began to be tried at points; none as old may change meanwhile.
  private(set) var frozen = 0

  package init(precision: Int, meter: Meter) {
    arithmetic = Arithmetic(precision: precision, meter: meter)
  }

  /// Evaluates at another precision, as `solve` and `forAll` need it. They try a function as often as they like, so what
  /// stands around it must not change.
  ///
  /// - Parameter home: where the function is declared; `nil` for one that may change what it sees.
  func at<Result>(
    _ arithmetic: Arithmetic, _ home: Scope?, _ body: () throws(Interruption) -> Result
  ) throws(Interruption) -> Result {
    let outer = (self.arithmetic, frozen)
    self.arithmetic = arithmetic
    if let home { frozen = home.newest }
    defer { (self.arithmetic, frozen) = outer }
    return try body()
  }

  /// Notes a scope that holds a function: the two may keep each other alive.
  func register(_ scope: Scope) { if scopes.last !== scope { scopes.append(scope) } }

  /// Breaks the cycles between functions and their scopes; nothing may be evaluated after it.
  package func tearDown() {
    for scope in scopes { scope.removeAll() }
    scopes.removeAll()
  }

  // MARK: Expressions

  package func evaluate(_ expression: Expression, in scope: Scope) throws(Interruption) -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw tooDeep(expression.span) }
    try spend(1, at: expression.span)
    switch expression.kind {
    case .number(let literal): return .real(Real(literal.value))
    case .boolean(let value): return .bool(value)
    case .string(let text): return .string(text)
    case .name(let name): return try lookup(name, at: expression.span, in: scope)
    case .implicitParameter(let index): return try lookup("$\(index)", at: expression.span, in: scope)
    case .array(let elements): return try array(elements, at: expression.span, in: scope)
    case .unary(let op, let operand): return try unary(op, operand, at: expression.span, in: scope)
    case .binary: return try binary(expression, in: scope)
    case .range(let lower, let upper, let isClosed):
      return .range(
        lower: try real(lower, in: scope), upper: try real(upper, in: scope), isClosed: isClosed)
    case .conditional(let condition, let then, let otherwise):
      return try evaluate(try bool(condition, in: scope) ? then : otherwise, in: scope)
    case .call(let callee, let arguments):
      return try call(callee, arguments, at: expression.span, in: scope)
    case .member(let base, let name, let nameSpan):
      return try property(name, nameSpan, of: base, in: scope)
    case .subscript(let base, let index): return try element(base, index, at: expression.span, in: scope)
    case .closure(let closure): return .function(.closure(closure, scope))
    case .parenthesized(let inner): return try evaluate(inner, in: scope)
    }
  }

  private func lookup(_ name: String, at span: Span, in scope: Scope) throws(Interruption) -> Value {
    if let entry = scope.lookup(name) {
      guard let value = entry.value else { throw .missing }
      return value
    }
    switch Builtins.named(name) {
    case .constant(let constant)?:
      return .real(constant == .pi ? arithmetic.pi : arithmetic.e)
    case .function(let builtin)?: return .function(.builtin(builtin))
    // The name check has said so, at each name once.
    case nil: throw .missing
    }
  }

  private func array(
    _ elements: [Expression], at span: Span, in scope: Scope
  ) throws(Interruption) -> Value {
    var numbers: [Real] = []
    var rows: [[Real]] = []
    var texts: [String] = []
    for element in elements {
      switch try evaluate(element, in: scope) {
      case .real(let number) where rows.isEmpty && texts.isEmpty: numbers.append(number)
      case .string(let text) where numbers.isEmpty && rows.isEmpty: texts.append(text)
      case .vector(let row) where numbers.isEmpty && texts.isEmpty:
        if let first = rows.first, first.count != row.count {
          throw .failure(
            Diagnostic(
              .shapeMismatch, "the rows of a matrix have the same length", at: element.span,
              label: "\(row.count) elements, where the first row has \(first.count)"))
        }
        rows.append(row)
      case let other:
        throw .failure(
          Diagnostic(
            .typeMismatch, "an array holds numbers, vectors of one length, or strings", at: element.span,
            label: "this is \(other.kindDescription)"))
      }
    }
    do { try arithmetic.meter.allocate(elements: numbers.count + rows.reduce(texts.count) { $0 + $1.count }) } catch {
      throw interruption(error, at: span)
    }
    if !texts.isEmpty { return .strings(texts) }
    if let first = rows.first {
      guard !first.isEmpty else {
        throw .failure(Diagnostic(.shapeMismatch, "a matrix has at least one column", at: span))
      }
      return .matrix(rows)
    }
    return .vector(numbers)
  }

  // MARK: Typed results

  package func real(_ expression: Expression, in scope: Scope) throws(Interruption) -> Real {
    let value = try evaluate(expression, in: scope)
    guard case .real(let number) = value else { throw mismatch("a number", value, expression.span) }
    return number
  }

  package func bool(_ expression: Expression, in scope: Scope) throws(Interruption) -> Bool {
    let value = try evaluate(expression, in: scope)
    guard case .bool(let truth) = value else { throw mismatch("a truth value", value, expression.span) }
    return truth
  }

  // MARK: Errors

  func mismatch(_ expected: String, _ value: Value, _ span: Span) -> Interruption {
    .failure(
      Diagnostic(
        .typeMismatch, "\(expected) is needed here", at: span, label: "this is \(value.kindDescription)"))
  }

  func spend(_ units: Int, at span: Span) throws(Interruption) {
    do { try arithmetic.meter.spend(units) } catch { throw interruption(error, at: span) }
  }

  func tooDeep(_ span: Span) -> Interruption {
    .failure(
      Diagnostic(
        .budgetExceeded, "calls and expressions are nested too deeply", at: span,
        notes: ["\(callDepth) calls of functions are open here"],
        help: ["write a loop in place of the recursion"]))
  }

  /// Takes an interruption through a function of the numeric core, which may catch it; `interruption(_:at:)`
  /// takes it out again. The fault has no message of its own.
  func tunnel(_ interruption: Interruption) -> Fault {
    tunnelled = interruption
    switch interruption {
    case .undecided: return Fault(.undecided, "")
    case .missing: return Fault(.typeMismatch, "")
    case .failure(let diagnostic):
      let kind = Fault.Kind.allCases.first { $0.code == diagnostic.code }
      return Fault(kind ?? .typeMismatch, "")
    }
  }

  /// Gives a fault of the numeric core its place.
  func interruption(_ fault: Fault, at span: Span, labels: [Diagnostic.Label] = []) -> Interruption {
    if fault.message.isEmpty, let tunnelled { return tunnelled.adding(fault) }
    let diagnostic = Diagnostic(
      fault.kind.code, fault.message, at: span, labels: labels, notes: fault.notes, help: fault.help)
    return fault.kind == .undecided ? .undecided(diagnostic) : .failure(diagnostic)
  }
}

extension Interruption {
  /// What a function that the interruption went through has to say of it.
  fileprivate func adding(_ fault: Fault) -> Interruption {
    switch self {
    case .missing: return self
    case .failure(var diagnostic), .undecided(var diagnostic):
      diagnostic.notes += fault.notes
      diagnostic.help += fault.help
      if case .failure = self { return .failure(diagnostic) }
      return .undecided(diagnostic)
    }
  }
}

extension Fault.Kind {
  var code: DiagnosticCode {
    switch self {
    case .outsideDomain: .outsideDomain
    case .notADistribution: .notADistribution
    case .shapeMismatch: .shapeMismatch
    case .typeMismatch: .typeMismatch
    case .wrongArguments: .wrongArguments
    case .undecided: .undecidedComparison
    case .budgetExceeded: .budgetExceeded
    }
  }
}
