import Diagnostics
import NumericCore

/// Everything that formula Swift knows by name: one row a function, from which the interpreter, the manual's
/// reference, completion and "did you mean" are made.
package struct Builtin: Sendable {
  package struct Parameter: Sendable {
    /// The name at the call, `nil` for none.
    package var label: String?
    package var name: String
    /// As the reference shows it; the implementation knows what it means.
    package var defaultValue: String?
  }

  package var name: String
  /// As in Swift: `round(_ x, to: decimals = 0)`.
  package var signature: String
  package var parameters: [Parameter]
  /// `min(_:…)`: any number of arguments.
  package var isVariadic = false
  package var meaning: String
  /// Where it has a value.
  package var domain: String
  /// A section of the DLMF, a function of Arb, or the literature.
  package var source: String
  /// A formula in the parameters that has the same value, for functions that others define.
  package var definition: String?
  var implementation: @Sendable (BuiltinCall) throws(Fault) -> Value

  /// - Parameter signature: in Swift's notation, with defaults after `=`, variadic with `…`.
  init(
    _ signature: String, _ meaning: String, domain: String = "everywhere", source: String,
    definition: String? = nil, _ implementation: @escaping @Sendable (BuiltinCall) throws(Fault) -> Value
  ) {
    self.signature = signature
    let open = signature.firstIndex(of: "(") ?? signature.endIndex
    name = String(signature[..<open])
    let list = signature[open...].dropFirst().dropLast()
    parameters = list.split(separator: ",").map { part in
      let sides = part.split(separator: "=")
      let words = sides[0].split { $0 == " " || $0 == ":" }.map(String.init)
      return Parameter(
        label: words[0] == "_" ? nil : words[0], name: words[words.count - 1],
        defaultValue: sides.count > 1 ? sides[1].split(separator: " ").joined(separator: " ") : nil)
    }
    isVariadic = list.hasSuffix("…")
    self.meaning = meaning
    self.domain = domain
    self.source = source
    self.definition = definition
    self.implementation = implementation
  }

  /// The parameters for a call with this many arguments. `sum`, `product`, `max` and `min` of a range take the
  /// term as a trailing closure.
  func parameters(for count: Int) -> [Parameter] { parameters }
}

/// The table of built-in functions and constants.
package enum Builtins {
  package enum Constant: String, Sendable {
    case pi
    case e
  }

  package enum Named {
    case constant(Constant)
    case function(Builtin)
  }

  /// In the order of the reference.
  package static let all: [Builtin] = scalars + vectors + information + learning + calculus + figures
  package static let constants: [(name: String, constant: Constant, meaning: String)] = [
    ("pi", .pi, "the ratio of a circle's circumference to its diameter"),
    ("e", .e, "the base of the natural logarithm"),
  ]
  package static let names: [String] = constants.map(\.name) + all.map(\.name)

  private static let table: [String: Builtin] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  package static func named(_ name: String) -> Named? {
    if let constant = constants.first(where: { $0.name == name }) { return .constant(constant.constant) }
    return table[name].map { .function($0) }
  }
}

/// The arguments of one call, taken with the types that the function needs.
struct BuiltinCall {
  let builtin: Builtin
  /// `nil` where an argument is left to its default.
  let arguments: [(value: Value, span: Span)?]
  let span: Span
  let interpreter: Interpreter

  var arithmetic: Arithmetic { interpreter.arithmetic }

  func has(_ index: Int) -> Bool { index < arguments.count && arguments[index] != nil }

  func value(_ index: Int) throws(Fault) -> Value {
    guard index < arguments.count, let argument = arguments[index] else {
      throw Fault(.wrongArguments, "`\(builtin.name)` needs more arguments", help: ["write `\(builtin.signature)`"])
    }
    return argument.value
  }

  func real(_ index: Int) throws(Fault) -> Real {
    let value = try value(index)
    guard case .real(let number) = value else { throw mismatch("a number", index, value) }
    return number
  }

  func real(_ index: Int, default number: Int) throws(Fault) -> Real {
    has(index) ? try real(index) : Real(Rational(number))
  }

  /// `nil` where it is left out.
  func optionalReal(_ index: Int) throws(Fault) -> Real? { has(index) ? try real(index) : nil }

  func integer(_ index: Int, default number: Int? = nil) throws(Fault) -> Int {
    if let number, !has(index) { return number }
    let value = try real(index)
    guard let integer = value.exact?.intValue else {
      throw Fault(
        .outsideDomain, "`\(builtin.name)` needs an integer here, not \(value.shortText)", argument: index)
    }
    return integer
  }

  func vector(_ index: Int) throws(Fault) -> [Real] {
    switch try value(index) {
    case .vector(let elements): return elements
    case .range(let lower, let upper, let isClosed): return try integers(lower, upper, isClosed)
    case let other: throw mismatch("a vector", index, other)
    }
  }

  func matrix(_ index: Int) throws(Fault) -> [[Real]] {
    let value = try value(index)
    guard case .matrix(let rows) = value else { throw mismatch("a matrix", index, value) }
    return rows
  }

  func integers(_ lower: Real, _ upper: Real, _ isClosed: Bool) throws(Fault) -> [Real] {
    do throws(Interruption) { return try interpreter.integers(lower, upper, isClosed, at: span) } catch {
      throw interpreter.tunnel(error)
    }
  }

  /// The bounds of a closed range such as `0.1...0.9`.
  func bounds(_ index: Int) throws(Fault) -> (lower: Real, upper: Real) {
    let value = try value(index)
    guard case .range(let lower, let upper, true) = value else { throw mismatch("a range `a...b`", index, value) }
    return (lower, upper)
  }

  /// A function that yields a number, at the precision that the caller asks for.
  ///
  /// - Parameter mayChangeVariables: whether it is called once for each thing, in order.
  func function(
    _ index: Int, mayChangeVariables: Bool = false
  ) throws(Fault) -> (Arithmetic, [Value]) throws(Fault) -> Real {
    let value = try value(index)
    guard case .function(let function) = value else { throw mismatch("a function", index, value) }
    let home = mayChangeVariables ? nil : function.home
    return { arithmetic, values throws(Fault) in
      let result: Value
      do throws(Interruption) {
        result = try interpreter.at(arithmetic, home) { () throws(Interruption) in
          try interpreter.invoke(function, values, at: span)
        }
      } catch {
        throw interpreter.tunnel(error)
      }
      guard case .real(let number) = result else { throw mismatch("a function that yields a number", index, result) }
      return number
    }
  }

  func mismatch(_ expected: String, _ index: Int, _ value: Value) -> Fault {
    Fault(
      .typeMismatch, "`\(builtin.name)` needs \(expected) here, not \(value.kindDescription)",
      help: ["write `\(builtin.signature)`"], argument: index)
  }
}
