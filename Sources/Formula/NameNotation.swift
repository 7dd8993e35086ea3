/// A name as mathematics: `yHat` is ŷ, `w1` is w₁, `lossCat` is loss with the subscript cat, `theta` is θ.
///
/// What does not follow a known pattern stays as it is written, upright.
package struct NameNotation: Sendable, Hashable {
  /// The letter or word, with its accent.
  package var base: MathNode
  package var subscripts: [MathNode] = []
  /// A prime or a star.
  package var mark: String?
  /// Whether it is one letter, so that it may stand beside another without a sign of multiplication.
  package var isLetter: Bool

  package init(_ name: String) {
    // Most names are one letter, which needs no reading.
    if name.utf8.count == 1, let letter = name.first, isMathematicalLetter(letter) {
      self.init(base: .identifier(name), isLetter: true)
      return
    }
    self = NameParser(name).notation() ?? NameNotation(asWritten: name)
  }

  /// The name itself, upright if it is more than one letter.
  package init(asWritten name: String) {
    base = .identifier(name, variant: .normal)
    isLetter = name.count == 1 && name.allSatisfy(isMathematicalLetter)
  }

  fileprivate init(base: MathNode, isLetter: Bool) {
    self.base = base
    self.isLetter = isLetter
  }

  package var node: MathNode { node(indices: []) }

  /// The name with indices behind its own subscripts: `w1` at i is w with the subscript 1, i.
  /// - Precondition: a name with a mark is not raised to a power without parentheses.
  package func node(indices: [MathNode], power: MathNode? = nil) -> MathNode {
    let all = subscripts + indices
    let sub = all.isEmpty ? nil : commaSeparated(all)
    // Fonts have the prime at its height already.
    if mark == "′" {
      return .row([sub.map { .scripts(base, sub: $0, sup: nil) } ?? base, .operator("′", .tight)])
    }
    let sup = power ?? mark.map { .operator($0) }
    if sub == nil && sup == nil { return base }
    return .scripts(base, sub: sub, sup: sup)
  }
}

/// `1, i` in a subscript, where there is no room for space.
func commaSeparated(_ nodes: [MathNode]) -> MathNode {
  .joined(Array(nodes.map { [$0] }.joined(separator: [.operator(",", .tight)])))
}

/// Splits an identifier at its underscores, humps and digits, and reads the parts.
private struct NameParser {
  private let words: [Word]?
  private let name: String

  private struct Word {
    var text: String
    /// Behind a hump: `Hat` of `yHat`, which is the word `hat`.
    var isHump: Bool
    var isDigits: Bool { text.first?.isNumber ?? false }
    var lowercased: String { isHump ? text.lowercased() : text }
  }

  init(_ name: String) {
    self.name = name
    words = Self.split(name)
  }

  func notation() -> NameNotation? {
    guard let words, let first = words.first, var result = base(first.text) else { return nil }
    var rest = words.dropFirst()
    let isWord = !result.isLetter
    if !isWord, let accent = rest.first.flatMap({ accents[$0.lowercased] }) {
      result.base = .accent(result.base, accent)
      rest = rest.dropFirst()
    } else if !isWord, let accent = rest.last.flatMap({ accents[$0.lowercased] }) {
      result.base = .accent(result.base, accent)
      rest = rest.dropLast()
    }
    if let last = rest.last, let mark = marks[last.lowercased], !isWord {
      result.mark = mark
      rest = rest.dropLast()
    }
    if isWord, rest.contains(where: { !$0.isDigits }) {
      // `lossCat`, `loss_cat`; but no part of `ReLU`, and `crossEntropyLoss` would have too long a subscript.
      guard first.text.allSatisfy(\.isLowercase), rest.first?.isDigits == false, rest.dropFirst().allSatisfy(\.isDigits)
      else { return nil }
    }
    guard rest.count(where: { !$0.isDigits }) <= 2 else { return nil }
    for (word, previous) in zip(rest, [first] + rest) {
      // `H2O` is one word.
      if word.isHump, word.text.count == 1, previous.isDigits { return nil }
      guard let part = subscriptPart(word) else { return nil }
      result.subscripts.append(part)
    }
    return result
  }

  private func base(_ word: String) -> NameNotation? {
    if let letter = greekLetters[word] {
      return NameNotation(base: identifier(letter), isLetter: true)
    }
    if word.count == 1, let character = word.first {
      if let (letter, mark) = accentedLetters[character] {
        return NameNotation(base: .accent(identifier(letter), mark), isLetter: true)
      }
      return NameNotation(base: identifier(character), isLetter: isMathematicalLetter(character))
    }
    return NameNotation(base: .identifier(word, variant: .normal), isLetter: false)
  }

  private func identifier(_ letter: Character) -> MathNode {
    // The micro sign of the keyboard is meant as a mu. Greek capitals are upright, as in LaTeX.
    if letter == "\u{B5}" { return .identifier("μ") }
    let isCapitalGreek = ("Α"..."Ω").contains(letter)
    return .identifier(String(letter), variant: isCapitalGreek ? .normal : .automatic)
  }

  private func subscriptPart(_ word: Word) -> MathNode? {
    if word.isDigits { return .number(word.text) }
    if word.text.count == 1, let letter = word.text.first { return identifier(letter) }
    if let letter = greekLetters[word.lowercased] { return identifier(letter) }
    // `dLdw` has no word `ldw` in it.
    if word.isHump, word.text.dropFirst().allSatisfy(\.isLowercase) {
      guard word.lowercased.contains(where: { "aeiouy".contains($0) }) else { return nil }
      return .identifier(word.lowercased, variant: .normal)
    }
    return .identifier(word.text, variant: .normal)
  }

  /// `nil` where a part begins in a way that no pattern knows: `x2y`, `_x`, `a__b`.
  private static func split(_ name: String) -> [Word]? {
    var words: [Word] = []
    for part in name.split(separator: "_", omittingEmptySubsequences: false) {
      guard !part.isEmpty else { return nil }
      var current: [Character] = []
      var isHump = false
      let characters = Array(part)
      func finish() {
        if !current.isEmpty { words.append(Word(text: String(current), isHump: isHump)) }
        current = []
      }
      for (index, character) in characters.enumerated() {
        guard let previous = current.last else {
          current = [character]
          continue
        }
        let next = index + 1 < characters.count ? characters[index + 1] : nil
        let startsDigits = isDigit(character) && !isDigit(previous)
        let endsDigits = isDigit(previous) && !isDigit(character)
        if endsDigits && !character.isUppercase { return nil }
        let startsHump =
          character.isUppercase && (previous.isLowercase || (previous.isUppercase && next?.isLowercase == true))
        if startsDigits || endsDigits || startsHump {
          finish()
          isHump = character.isUppercase
        }
        current.append(character)
      }
      finish()
    }
    guard words.allSatisfy({ $0.isDigits || $0.text.allSatisfy(\.isLetter) }), words.first?.isDigits == false else {
      return nil
    }
    return words
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}

/// Latin or Greek: letters that stand side by side as factors. Two of another script would be read as a word.
private func isMathematicalLetter(_ character: Character) -> Bool {
  ("a"..."z").contains(character) || ("A"..."Z").contains(character) || ("Α"..."ω").contains(character)
    || character == "\u{B5}"
}

private let accents = ["hat": "ˆ", "bar": "ˉ", "tilde": "˜", "vec": "→", "dot": "˙"]

private let marks = ["prime": "′", "star": "∗"]

/// Letters that are written with their accent: `ŷ`, in either of Unicode's forms, which a `Character` does not
/// tell apart.
private let accentedLetters: [Character: (letter: Character, mark: String)] = {
  var result: [Character: (letter: Character, mark: String)] = [:]
  let combining: [(Unicode.Scalar, String)] = [
    ("\u{302}", "ˆ"), ("\u{304}", "ˉ"), ("\u{303}", "˜"), ("\u{20D7}", "→"), ("\u{307}", "˙"),
  ]
  for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + String(greekLetters.values) {
    for (mark, symbol) in combining {
      result[Character(String(letter) + String(mark))] = (letter, symbol)
    }
  }
  return result
}()

private let greekLetters: [String: Character] = {
  let lower: [(String, Character)] = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"), ("eta", "η"),
    ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
    ("omicron", "ο"), ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"),
    ("chi", "χ"), ("psi", "ψ"), ("omega", "ω"),
  ]
  var result = Dictionary(uniqueKeysWithValues: lower)
  for (name, letter) in lower {
    result[name.prefix(1).uppercased() + name.dropFirst()] = Character(letter.uppercased())
  }
  return result
}()
