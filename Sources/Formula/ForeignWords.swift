import Diagnostics

// Words of Swift, and of other languages, that formula Swift does not have.

extension Keyword {
  /// What formula Swift does not have, and what to write in place of it; nil for a word that it knows.
  var unsupported: (feature: String, instead: String)? {
    switch self {
    case .let, .var, .func, .return, .if, .else, .while, .for, .in, .break, .continue, .true, .false, .underscore: nil
    case .as, .is: ("`\(rawValue)`", "there is nothing to convert: every number is a `Real`")
    case .nil: ("`nil`", "there are no optionals: every name has a value")
    case .self, .super, .capitalSelf, .any:
      ("`\(rawValue)`", "there are numbers, truth values, arrays and functions only")
    case .try, .throw, .throws, .rethrows, .catch, .do:
      ("`\(rawValue)`", "leave it out: nothing is thrown, what cannot be computed is reported where it stands")
    case .defer: ("`defer`", "write the statement where it is to run")
    case .guard: ("`guard`", "write `if`")
    case .switch, .case, .default, .fallthrough: ("`\(rawValue)`", "write `if … else if … else`")
    case .repeat: ("`repeat`", "write `while`")
    case .where: ("`where`", "write an `if` inside the loop")
    case .import: ("`import`", "leave it out: every function is there already")
    case .class, .struct, .enum, .protocol, .extension:
      ("`\(rawValue)`", "compute with numbers, arrays and functions (`func`)")
    case .typealias, .associatedtype: ("`\(rawValue)`", "write the type itself")
    case .`init`, .deinit, .subscript, .operator, .precedencegroup: ("`\(rawValue)`", "write a function (`func`)")
    case .inout: ("`inout`", "return the new value")
    case .static, .public, .private, .fileprivate, .internal: ("`\(rawValue)`", "leave it out")
    }
  }
}

extension Parser {
  /// A word that something else would be written with; nil where the current token and the one before are no such.
  func foreignWord() -> Diagnostic? {
    func syntax(_ word: Token, _ expected: String, _ help: String) -> Diagnostic {
      Diagnostic(.syntax, "expected \(expected), found `\(text(word))`", at: span(word), help: [help])
    }
    if token.kind == .identifier {
      switch text(token) {
      case "and": return syntax(token, "`&&`", "write `a && b`")
      case "or": return syntax(token, "`||`", "write `a || b`")
      case "mod": return syntax(token, "`%`", "write `a % b`")
      case "xor": return syntax(token, "`!=`", "write `a != b`")
      default: break
      }
    }
    if token.kind == .keyword(.if) { return syntax(token, "an operator", "write `condition ? a : b`") }
    guard previous.kind == .identifier else { return nil }
    switch text(previous) {
    case "not": return syntax(previous, "`!`", "write `!a`")
    case "def", "function", "fn", "fun": return syntax(previous, "`func`", "write `func f(_ x: Real) -> Real { … }`")
    case "lambda": return syntax(previous, "a closure", "write `{ x in … }`")
    case "const", "val", "auto", "local", "set": return syntax(previous, "`let`", "write `let name = value`")
    case "elif", "elsif", "elseif": return syntax(previous, "`else if`", "write `else if condition { … }`")
    case "async", "await", "actor", "macro", "some", "any", "lazy", "final", "override", "mutating", "nonisolated",
      "weak",
      "unowned", "indirect", "convenience", "required", "open", "package", "consuming", "borrowing", "each", "dynamic":
      return lacking("`\(text(previous))`", at: span(previous), help: "leave it out")
    default: return nil
    }
  }

  // MARK: Operators

  /// The error for an operator that formula Swift does not have, or not with this space around it.
  func operatorFault(_ fixity: Token.Fixity) -> Diagnostic {
    let sign = text(token)
    let place = span(token)
    if fixity == .prefix, !isBehindOperand, sign == "|" || sign == "||" {
      let (function, bars) = sign == "|" ? ("abs", "|x|") : ("norm", "‖x‖")
      return Diagnostic(
        .syntax, "expected an expression, found `\(sign)`", at: place, help: ["write `\(function)(x)` for \(bars)"])
    }
    if let (feature, instead) = unsupportedOperator(sign, fixity) {
      return lacking(feature, at: place, help: instead)
    }
    func syntax(_ message: String, _ help: String, label: String = "") -> Diagnostic {
      Diagnostic(.syntax, message, at: place, label: label, help: [help])
    }
    if BinaryOperator(rawValue: sign) != nil || AssignmentOperator(rawValue: sign) != nil || sign == "..<" {
      let sides = fixity == .prefix ? "a space before, and none behind" : "a space behind, and none before"
      if sign == "%", fixity == .postfix {
        return syntax("expected the same space on both sides of `%`", "write `/ 100` for percent", label: sides)
      }
      return syntax(
        "expected the same space on both sides of `\(sign)`", "write `a \(sign) b` or `a\(sign)b`", label: sides)
    }
    if let right = rightSpelling[sign] { return syntax("expected \(expectedHere), found `\(sign)`", right) }
    // `2**-1`: two operators without a space between.
    if let last = sign.last, "-+!".contains(last) {
      let first = String(sign.dropLast())
      if BinaryOperator(rawValue: first) != nil || AssignmentOperator(rawValue: first) != nil || first == "..."
        || first == "..<"
      {
        return syntax(
          "expected \(expectedHere), found `\(sign)`", "write a space between the two: `a \(first) \(last)b`",
          label: "Swift takes this for one operator")
      }
    }
    return syntax(
      "expected \(expectedHere), found `\(sign)`",
      "the operators are `+ - * / % **`, `== != < <= > >=`, `&& || !`, `... ..<` and `= += -= *= /=`")
  }

  /// What an operator of Swift is for, and what to write in place of it; nil where it is no operator of Swift's.
  private func unsupportedOperator(_ sign: String, _ fixity: Token.Fixity) -> (feature: String, instead: String)? {
    switch (sign, fixity) {
    case ("!", .postfix):
      if token.end < excerpt.bytes.count, excerpt.bytes[token.end] == UInt8(ascii: "=") {
        return ("`!` behind a value", "write `a != b`, with spaces, to compare; `factorial(n)` for n!")
      }
      return ("`!` behind a value", "write `factorial(n)` for n!; there are no optionals")
    case ("?", .postfix): return ("optionals", "write a space before the `?` of `condition ? a : b`")
    case ("...", .prefix), ("..<", .prefix): return ("one-sided ranges", "write both ends: `0\(sign)n`")
    case ("...", .postfix): return ("one-sided ranges", "write both ends, with the same space on both sides: `0...n`")
    case ("===", _): return ("`===`", "write `==`")
    case ("!==", _): return ("`!==`", "write `!=`")
    case ("??", _): return ("`??`", "there are no optionals")
    case ("&", .prefix): return ("`inout`", "return the new value")
    case ("&+", _), ("&-", _), ("&*", _): return ("`\(sign)`", "write `\(sign.dropFirst())`: numbers do not overflow")
    case ("%=", _): return ("`%=`", "write `x = x % n`")
    case ("&", _), ("|", .infix), ("~", .prefix), ("<<", _), (">>", _), ("&=", _), ("|=", _), ("^=", _), ("<<=", _),
      (">>=", _):
      return ("operations on bits: `\(sign)`", "write `&&`, `||` and `!` for and, or and not; `2 ** k` for a shift")
    case ("~=", _): return ("`~=`", "write an expectation in a comment: `H   // ≈ 0.802`")
    case ("/", .prefix): return ("regular expressions", "write `a / b`, with the same space on both sides")
    default: return nil
    }
  }
}

/// Operators of other languages and of mathematics.
private let rightSpelling = [
  "^": "write a power with `**`: `x ** 2`",
  "++": "write `x += 1`", "--": "write `x -= 1`, or a space between the two signs",
  "<>": "write `!=`", "/=": "write `!=`", "=/=": "write `!=`", "=<": "write `<=`",
  "=>": "write `>=`, or `in` in a closure",
  "<-": "write `=`, or a space before the `-`", "<->": "write `==`", "<=>": "write `==`",
  "->": "write `in` in a closure",
  ".*": "write `*`: vectors are multiplied element by element",
  "./": "write `/`: vectors are divided element by element",
  ".^": "write `**`: vectors are raised element by element", "//": "write `floor(a / b)`",
  "~": "write an expectation in a comment: `H   // ≈ 0.802`",
  "~~": "write an expectation in a comment: `H   // ≈ 0.802`",
]
