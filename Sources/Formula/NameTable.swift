/// How the names of one program are typeset: two different names never alike, so that a reader can tell what
/// the program tells apart.
package struct NameTable: Sendable {
  private var notations: [String: NameNotation]
  private var keys: Set<String> = []
  private var functionKeys: Set<String> = []

  /// - Parameters:
  ///   - names: all names of the program, in the order in which they are declared.
  ///   - functions: those that can be called.
  package init(_ names: [String], functions: Set<String>) {
    notations = [:]
    // A name that looks like itself comes first: where `θ` and `theta` both occur, `theta` is spelled out. Of two
    // that look alike in the source already, the one in ASCII does.
    var known: Set<String> = []
    let names = names.filter { known.insert($0).inserted }.map { name in
      let notation = NameNotation(name)
      let isPlain = lookalikeKey(notation.node) == lookalikeKey(NameNotation(asWritten: name).node)
      return (name, notation, rank: isPlain ? isASCII(name) ? 0 : 1 : 2)
    }
    for rank in 0...2 {
      for (name, notation, own) in names where own == rank {
        take(name, notation, isFunction: functions.contains(name))
      }
    }
  }

  private mutating func take(_ name: String, _ notation: NameNotation, isFunction: Bool) {
    var notation = notation
    var key = lookalikeKey(notation.node)
    for next in [NameNotation.init(asWritten:), NameNotation.init(spelled:)] where keys.contains(key) {
      notation = next(name)
      key = lookalikeKey(notation.node)
    }
    guard keys.insert(key).inserted else { return }
    notations[name] = notation
    if isFunction { functionKeys.insert(key) }
  }

  /// The notation of a name, also of one that the table was not told of.
  package subscript(name: String) -> NameNotation { notations[name] ?? NameNotation(name) }

  package func declares(_ name: String) -> Bool { notations[name] != nil }

  /// Whether a notation looks like one of the program's names.
  package func isTaken(_ node: MathNode) -> Bool { keys.contains(lookalikeKey(node)) }

  /// Whether a notation looks like a function of the program.
  package func isTakenByFunction(_ node: MathNode) -> Bool { functionKeys.contains(lookalikeKey(node)) }

  /// The letters that are names or subscripts, which no index of a sum may be.
  package var letters: Set<String> {
    var result: Set<String> = []
    for notation in notations.values {
      for node in [notation.base] + notation.subscripts {
        if case .identifier(let name, _) = node, name.count == 1 { result.insert(name) }
      }
    }
    return result
  }
}

extension NameNotation {
  /// For a name that looks like another in the source already: with the numbers of its characters outside ASCII.
  fileprivate init(spelled name: String) {
    self.init(asWritten: name)
    subscripts = name.unicodeScalars.filter { !$0.isASCII }.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return .text("U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    }
  }
}

/// Equal for notations that readers would take for one another: slant and weight make no difference, nor does
/// the script that a letter of Latin shape is from.
private func lookalikeKey(_ node: MathNode) -> String {
  switch node {
  case .identifier(let name, _), .number(let name), .operator(let name, _), .text(let name):
    isASCII(name)
      ? name
      : String(String.UnicodeScalarView(name.unicodeScalars.map { lookalikes[$0] ?? $0 }))
  case .accent(let base, let mark): "{\(lookalikeKey(base))}\(mark)"
  case .scripts(let base, let sub, let sup):
    "\(lookalikeKey(base))_{\(sub.map(lookalikeKey) ?? "")}^{\(sup.map(lookalikeKey) ?? "")}"
  case .row(let nodes): nodes.map(lookalikeKey).joined()
  default: "\(node)"
  }
}

private func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

/// Letters of other scripts that look like a Latin one.
private let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
  let pairs: [(String, String)] = [
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
    ("АВСЕНІЈКМОРЅТХУаеорсухіјѕ", "ABCEHIJKMOPSTXYaeopcyxijs"),
    ("\u{B5}", "μ"),
  ]
  var result: [Unicode.Scalar: Unicode.Scalar] = [:]
  for (others, latin) in pairs {
    for (other, letter) in zip(others.unicodeScalars, latin.unicodeScalars) { result[other] = letter }
  }
  // The full-width forms of Chinese input methods.
  for value in UInt32(0x21)...0x7E { result[Unicode.Scalar(value + 0xFEE0)!] = Unicode.Scalar(value)! }
  return result
}()
