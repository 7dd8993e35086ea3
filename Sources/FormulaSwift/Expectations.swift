import NumericCore

// Expectations of compiled programs: the comments `// ≈ 0.802` of an article, as calls. They are recorded in the
// session, which gives them back when it has run (see `Session.run`).

/// What is said of a value.
///
/// - Parameters:
///   - relation: `≈`, `≉`, `=`, `≠`, `<`, `≤`, `>` or `≥`.
///   - right: A number as it is printed: `0.802`, `1.2e-3`, `80.2%`; after `≈` also `0.8018…` and `0.80 ± 0.01`.
///   - place: Where the expectation stands: `article.md:3`.
public func expect(_ value: Real, _ relation: String, _ right: String, at place: String) {
  Session.active.expect([value], relation, [.printed(right)], at: place)
}

/// What is said of the elements of a vector, one by one.
public func expect(_ value: [Real], _ relation: String, _ right: [String], at place: String) {
  Session.active.expect(value, relation, right.map { .printed($0) }, at: place)
}

/// What is said of the elements of a matrix, one by one.
public func expect(_ value: [[Real]], _ relation: String, _ right: [[String]], at place: String) {
  Session.active.expect(value.numbers, relation, right.joined().map { .printed($0) }, at: place)
}

/// What is said of a number, vector or matrix and another one of its shape, or one number.
public func expect<X: Elementwise>(_ value: X, _ relation: String, _ right: X, at place: String) {
  Session.active.expect(value.numbers, relation, right.numbers.map { .value($0) }, at: place)
}

/// What is said of every element of a vector and one number.
public func expect(_ value: [Real], _ relation: String, _ right: Real, at place: String) {
  Session.active.expect(value, relation, value.map { _ in .value(right) }, at: place)
}

/// What is said of two truth values; the relation is `=` or `≠`.
public func expect(_ value: Bool, _ relation: String, _ right: Bool, at place: String) {
  Session.active.record(place, [], (value == right) == (relation == "="))
}

/// That a value lies in a range; the relation is `∈`.
public func expect(_ value: Real, _ relation: String, _ right: RealRange, at place: String) {
  Session.active.expect([value], relation, [.range(right)], at: place)
}

/// That every element of a vector lies in a range.
public func expect(_ value: [Real], _ relation: String, _ right: RealRange, at place: String) {
  Session.active.expect(value, relation, value.map { _ in .range(right) }, at: place)
}

/// That a statement is true.
public func expect(_ statement: Bool, at place: String) {
  Session.active.record(place, [], statement)
}

extension Session {
  /// The right side of an expectation.
  fileprivate enum Expected {
    case printed(String)
    case value(Real)
    case range(RealRange)
  }

  fileprivate func expect(_ values: [Real], _ relation: String, _ expected: [Expected], at place: String) {
    precondition(values.count == expected.count, "shapes do not agree at \(place)")
    var verdicts: [Bool?] = []
    for (value, right) in Swift.zip(values, expected) { verdicts.append(holds(value, relation, right)) }
    // One that is wrong is enough (for `≠`, one that is right), and one that is not decided leaves the rest open.
    let decisive = relation == "≠" || relation == "≉"
    let holds: Bool? = verdicts.contains(decisive) ? decisive : verdicts.contains(nil) ? nil : !decisive
    record(place, values, holds)
  }

  /// Nil where the enclosures do not decide it.
  private func holds(_ value: Real, _ relation: String, _ expected: Expected) -> Bool? {
    switch (relation, expected) {
    case ("≈", .printed(let text)): return isInside(value, text)
    case ("≉", .printed(let text)): return isInside(value, text).map { !$0 }
    case ("∈", .range(let range)):
      let above = compared(value, range.lower).map { $0 != .less }
      let below = compared(value, range.upper).map { range.isClosed ? $0 != .greater : $0 == .less }
      return above == false || below == false ? false : above == nil || below == nil ? nil : true
    case (_, .value(let right)): return compared(value, right).map { Session.satisfies($0, relation) }
    case (_, .printed(let text)):
      guard let right = number(text) else {
        preconditionFailure("\(text) is no number")
      }
      return compared(value, Real(right)).map { Session.satisfies($0, relation) }
    case (_, .range): preconditionFailure("\(relation) does not take a range")
    }
  }

  /// `0.8`, `80%`.
  private func number(_ text: String) -> Rational? { Rational(text) ?? PrintedDecimal(parsing: text.utf8)?.value }

  private func compared(_ a: Real, _ b: Real) -> Order? {
    do { return try arithmetic.compare(a, b) } catch { return decidesByAgreement ? .equal : nil }
  }

  private static func satisfies(_ order: Order, _ relation: String) -> Bool {
    switch relation {
    case "=": order == .equal
    case "≠": order != .equal
    case "<": order == .less
    case "≤": order != .greater
    case ">": order == .greater
    case "≥": order != .less
    default: preconditionFailure("\(relation) is no relation")
    }
  }

  /// Whether a value lies in the cell of a printed decimal.
  private func isInside(_ value: Real, _ text: String) -> Bool? {
    let cell: Enclosure
    let parts = text.split(separator: "±").map { $0.filter { $0 != " " } }
    if parts.count == 2, let middle = number(parts[0]), let error = number(parts[1]) {
      cell = Enclosure(middle - error, middle + error)
    } else if text.hasSuffix("…"), let printed = PrintedDecimal(parsing: text.dropLast().utf8) {
      cell = printed.truncationCell
    } else if let printed = PrintedDecimal(parsing: text.utf8) {
      cell = printed.cell
    } else {
      preconditionFailure("\(text) is no printed number")
    }
    let enclosure = value.enclosure
    if enclosure.isInside(cell) { return true }
    if !enclosure.overlaps(cell) { return false }
    // On the border to 4,096 bits: a tie, at which both neighbours are right.
    return decidesByAgreement ? true : nil
  }
}
