import NumericCore

/// What an expression of formula Swift evaluates to.
package enum Value {
  case real(Real)
  case bool(Bool)
  case string(String)
  /// Names of categories.
  case strings([String])
  case vector([Real])
  /// Rows of equal length; never ragged, never empty.
  case matrix([[Real]])
  case range(lower: Real, upper: Real, isClosed: Bool)
  /// What `zip` yields.
  case pairs([(Real, Real)])
  case function(Function)
  /// A call for its effect only.
  case nothing

  /// Something that can be called.
  package enum Function {
    case builtin(Builtin)
    case closure(Closure, Scope)
    case declared(FunctionDeclaration, Scope)

    /// The scope that it is declared in; a built-in function has none.
    var home: Scope? {
      switch self {
      case .builtin: nil
      case .closure(_, let home), .declared(_, let home): home
      }
    }
  }

  /// How messages call it: "a vector of 3", "a number".
  package var kindDescription: String {
    switch self {
    case .real: "a number"
    case .bool: "a truth value"
    case .string: "a string"
    case .strings(let texts): "an array of \(texts.count) strings"
    case .vector(let elements): "a vector of \(elements.count)"
    case .matrix(let rows): "a \(rows.count)×\(rows[0].count) matrix"
    case .range: "a range"
    case .pairs(let pairs): "\(pairs.count) pairs"
    case .function: "a function"
    case .nothing: "no value"
    }
  }
}

/// The names of a block and what they stand for. A reference, because a closure sees later changes of the
/// variables it captured, as in Swift. Confined to the evaluation that made it.
package final class Scope {
  package struct Entry {
    package var value: Value?
    package var isMutable: Bool
    /// Where the name was declared, for messages.
    package var origin: Origin
  }

  package let parent: Scope?
  package private(set) var entries: [String: Entry] = [:]

  /// Its place in the order in which the scopes of one evaluation were made.
  let serial: Int
  private let count: ScopeCount

  package init(parent: Scope?) {
    self.parent = parent
    count = parent?.count ?? ScopeCount()
    count.made += 1
    serial = count.made
  }

  /// The serial of the newest one of the evaluation.
  var newest: Int { count.made }

  /// Declares a name; `nil` for one whose value an earlier error took away.
  package func declare(_ name: String, _ value: Value?, isMutable: Bool = false, origin: Origin) {
    entries[name] = Entry(value: value, isMutable: isMutable, origin: origin)
  }

  /// The innermost entry of the name.
  package func lookup(_ name: String) -> Entry? {
    var scope: Scope? = self
    while let current = scope {
      if let entry = current.entries[name] { return entry }
      scope = current.parent
    }
    return nil
  }

  /// Changes the innermost entry of the name.
  ///
  /// - Parameter serial: no scope as old as this one is changed.
  /// - Returns: `false` if the scope that holds the name is so old.
  package func assign(_ name: String, _ value: Value?, newerThan serial: Int = 0) -> Bool {
    var scope: Scope? = self
    while let current = scope {
      if current.entries[name] != nil {
        guard current.serial > serial else { return false }
        current.entries[name]?.value = value
        return true
      }
      scope = current.parent
    }
    return true
  }

  /// Takes the value of every variable away: what a failed statement has left half done is not shown.
  func poisonVariables() {
    for (name, entry) in entries where entry.isMutable { entries[name]?.value = nil }
  }

  /// Lets go of the values; a function and the scope it is declared in would keep each other alive.
  func removeAll() { entries.removeAll() }
}

/// How many scopes an evaluation has made. Confined to it.
private final class ScopeCount {
  var made = 0
}
