import Diagnostics

/// What `\newcommand`, `\def` and the settings of a site define. Those of a formula hold from there to the end
/// of its article.
package struct MacroTable: Sendable, Hashable {
  struct Macro: Sendable, Hashable {
    var argumentCount: Int
    /// Of the first argument, which then stands in brackets or is left out.
    var defaultArgument: [UInt8]?
    /// With `#1` … `#9` for the arguments.
    var body: [UInt8]
  }

  var macros: [String: Macro] = [:]

  package init() {}

  /// Defines a macro of a site: `R: \mathbb{R}`; it has as many arguments as its text names (`#1`, `#2`).
  ///
  /// - Parameter name: with or without its backslash.
  /// - Returns: whether the name can be one: letters, or a single other character.
  @discardableResult
  package mutating func define(_ name: String, as text: String) -> Bool {
    let name = name.hasPrefix("\\") ? String(name.dropFirst()) : name
    guard Self.isName(Array(name.utf8)) else { return false }
    let body = Array(text.utf8)
    var count = 0
    for (index, byte) in body.enumerated().dropLast() where byte == UInt8(ascii: "#") {
      let next = body[index + 1]
      if next.isASCIIDigit { count = max(count, Int(next - 0x30)) }
    }
    macros[name] = Macro(argumentCount: count, defaultArgument: nil, body: body)
    return true
  }

  static func isName(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    return bytes.allSatisfy(\.isASCIILetter) || (bytes.count == Int(first.utf8Length) && !first.isTeXSpace)
  }
}
