import NumericCore

/// Where the operators and functions of a compiled program compute: the precision, and what happened there.
///
/// ```swift
/// let outcomes = Session.run {
///   let p: [Real] = [0.7, 0.2, 0.1]
///   expect(entropy(p), "≈", "0.802", at: "article.md:3")
/// }
/// ```
/// The body runs at 64 bits. If a comparison or an expectation was not decided there, it runs again at twice the
/// precision, and so on up to the limit: so it should do nothing but compute. A fault, such as `log(0)`, stops the
/// process with a message, as an index out of range does.
public final class Session: @unchecked Sendable {
  // Unchecked: a session is used by the one task that runs its body, and never handed out.
  @TaskLocal static var current: Session?

  let arithmetic: Arithmetic
  private(set) var outcomes: [Outcome] = []
  /// The first question of this run that was not decided: the run is to be repeated.
  private(set) var doubt: Fault?
  /// Inside `derivative`, `solve` and their like: the first fault of the function's body, for the caller to throw.
  private(set) var caught: Fault?

  private enum Role {
    case run(isLast: Bool)
    case functionBody
  }
  private let role: Role

  private init(_ arithmetic: Arithmetic, _ role: Role) {
    self.arithmetic = arithmetic
    self.role = role
  }

  /// Runs a program until nothing in it is undecided, or the precision has reached the limit; gives what was expected
  /// in the last run.
  @discardableResult
  public static func run(
    at precision: Int = 64, upTo limit: Int = 16_384, _ body: () throws -> Void
  ) rethrows -> [Outcome] {
    var precision = precision
    while true {
      let session = Session(.generous(precision), .run(isLast: precision >= limit))
      try $current.withValue(session) { try body() }
      if session.doubt == nil || precision >= limit { return session.outcomes }
      precision *= 2
    }
  }

  /// The session of the task, or one of 64 bits that lasts for one operation.
  static var active: Session { current ?? Session(.generous(64), .run(isLast: true)) }

  /// From here on, bits that agree count as equality.
  var decidesByAgreement: Bool { arithmetic.precision >= 4_096 }

  // MARK: Computing

  /// The value of a computation; where it has none, a stand-in, with which the run goes on to its end.
  func value<Value>(
    orElse standIn: @autoclosure () -> Value, _ body: (Arithmetic) throws(Fault) -> Value
  ) -> Value {
    do { return try body(arithmetic) } catch {
      meet(error)
      return standIn()
    }
  }

  /// The value of a function of numbers; where the enclosures do not decide it, that at their midpoints.
  func value(_ x: Real, _ body: (Arithmetic, Real) throws(Fault) -> Real) -> Real {
    value(orElse: (try? body(arithmetic, Real(x.enclosure.midpoint))) ?? .zero) { arithmetic throws(Fault) in
      try body(arithmetic, x)
    }
  }

  func value(_ a: Real, _ b: Real, _ body: (Arithmetic, Real, Real) throws(Fault) -> Real) -> Real {
    value(
      orElse: (try? body(arithmetic, Real(a.enclosure.midpoint), Real(b.enclosure.midpoint))) ?? .zero
    ) { arithmetic throws(Fault) in try body(arithmetic, a, b) }
  }

  /// How two numbers lie to each other; where that is not decided, how their midpoints do, for the rest of this run.
  func order(_ a: Real, _ b: Real) -> Order {
    do { return try arithmetic.compare(a, b) } catch {
      if decidesByAgreement, error.kind == .undecided { return .equal }
      meet(error)
      let (x, y) = (a.enclosure.midpoint, b.enclosure.midpoint)
      return x == y ? .equal : x < y ? .less : .greater
    }
  }

  private func meet(_ fault: Fault) {
    switch role {
    case .functionBody: caught = caught ?? fault
    case .run(isLast: false) where fault.kind == .undecided: doubt = doubt ?? fault
    // What follows from a stand-in is no news.
    case .run(isLast: false) where doubt != nil: break
    case .run(isLast: true), .run(isLast: false): Session.stop(fault)
    }
  }

  /// Stops the process: an operator has no other way to say that it has no value.
  private static func stop(_ fault: Fault) -> Never {
    fatalError(([fault.message] + fault.notes + fault.help).joined(separator: "; "))
  }

  /// Calls the body of a function that an operation of `arithmetic` was given, and throws what went wrong in it.
  static func call<Value>(_ arithmetic: Arithmetic, _ body: () -> Value) throws(Fault) -> Value {
    let session = Session(arithmetic, .functionBody)
    let value = $current.withValue(session) { body() }
    if let fault = session.caught { throw fault }
    return value
  }

  // MARK: Expectations

  /// What a program expected of a value, and whether it was right.
  public struct Outcome: Sendable {
    /// Where the expectation stands: `article.md:3`.
    public let place: String
    /// The value, element by element.
    public let values: [Real]
    /// Nil where it is not decided at the highest precision.
    public let holds: Bool?
  }

  func record(_ place: String, _ values: [Real], _ holds: Bool?) {
    outcomes.append(Outcome(place: place, values: values, holds: holds))
    if holds == nil { doubt = doubt ?? Fault(.undecided, "the expectation at \(place) is not decided") }
  }
}

extension Arithmetic {
  /// With a budget for what may search for long, such as `solve`: it is the author's own program.
  fileprivate static func generous(_ precision: Int) -> Arithmetic {
    Arithmetic(precision: precision, meter: Meter(workLimit: 1_000_000_000, elementLimit: .max))
  }
}
