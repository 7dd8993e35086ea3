/// What the commands of LaTeX do, by their names without the backslash.
enum CommandTable {
  static func command(_ name: String) -> Command? { table[name] }

  /// For "did you mean".
  static var names: Dictionary<String, Command>.Keys { table.keys }

  /// The class of a character that is typed as itself.
  static func atomClass(of character: Unicode.Scalar) -> AtomClass? { classes[character] }

  private static let table: [String: Command] = {
    var table = commands
    for (atomClass, names) in symbolNames {
      forEachPair(names) { table[$0] = .symbol($1, atomClass) }
    }
    forEachPair(largeOperatorNames) { table[$0] = .largeOperator($1) }
    for name in functionNames.split(separator: " ") { table[String(name)] = .function(String(name), hasLimits: false) }
    for name in limitNames.split(separator: " ") { table[String(name)] = .function(String(name), hasLimits: true) }
    for (index, prefix) in ["big", "Big", "bigg", "Bigg"].enumerated() {
      table[prefix] = .delimiter(size: index + 1, .ordinary)
      table[prefix + "l"] = .delimiter(size: index + 1, .opening)
      table[prefix + "r"] = .delimiter(size: index + 1, .closing)
      table[prefix + "m"] = .delimiter(size: index + 1, .relation)
    }
    return table
  }()

  private static let classes: [Unicode.Scalar: AtomClass] = {
    var classes: [Unicode.Scalar: AtomClass] = [:]
    func note(_ character: String, _ atomClass: AtomClass) {
      let scalars = character.unicodeScalars
      // A character of several classes (`|`) is ordinary, which comes first.
      if let scalar = scalars.first, scalars.count == 1, classes[scalar] == nil { classes[scalar] = atomClass }
    }
    for (atomClass, names) in symbolNames { forEachPair(names) { note($1, atomClass) } }
    forEachPair(largeOperatorNames) { note($1, .largeOperator) }
    note("·", .binary)
    return classes
  }()

  private static func forEachPair(_ text: String, _ body: (String, String) -> Void) {
    var name: Substring?
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let key = name {
        body(String(key), String(word))
        name = nil
      } else {
        name = word
      }
    }
  }
}

private let largeOperatorNames = """
  sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄
  bigsqcup ⨆ int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ smallint ∫ intop ∫ idotsint ∫⋯∫
  """
private let functionNames =
  "arccos arcsin arctan arctg arcctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg dim exp hom ker lg ln log"
  + " sec sin sinh sh tan tanh tg th sgn Tr tr arccot arcsec arccsc arsinh arcosh artanh erf"
private let limitNames = "det gcd inf lim max min Pr sup lcm"
