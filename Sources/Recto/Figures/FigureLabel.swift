/// A label of a figure: plain text in which single letters are set as variables, `w_1`, `w₁`, `x^2` with scripts, and
/// a hyphen before a letter or a digit as a minus.
struct FigureLabel: Hashable {
  enum Script: Hashable {
    case none
    case sub
    case sup
  }

  struct Run: Hashable {
    var text: String
    var isItalic = false
    var script = Script.none
  }

  private(set) var runs: [Run] = []

  init(_ text: String) {
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if let (letter, script) = scripts[character] {
        append(letter, script: script)
        index += 1
      } else if character == "_" || character == "^", endsInSymbol, let group = Self.group(characters, after: index) {
        append(group.text, isItalic: isVariable(group.text), script: character == "_" ? .sub : .sup)
        index = group.end
      } else if isLetter(character) {
        let end = characters[index...].firstIndex { !isLetter($0) } ?? characters.count
        let word = String(characters[index..<end])
        append(word, isItalic: isVariable(word) && !isArticle(word, characters[end...]))
        index = end
      } else if character == "-", isSign(characters, index) {
        append("−")
        index += 1
      } else {
        append(String(character))
        index += 1
      }
    }
  }

  /// The letters alone, for a title or a description.
  var plain: String { runs.map(\.text).joined() }

  private mutating func append(_ text: String, isItalic: Bool = false, script: Script = .none) {
    if let last = runs.last, last.isItalic == isItalic, last.script == script {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, isItalic: isItalic, script: script))
    }
  }

  /// Whether something stands before that can carry a script: a letter, a digit, a closing parenthesis.
  private var endsInSymbol: Bool {
    guard let last = runs.last, let character = last.text.last, last.script == .none else { return false }
    return last.isItalic || character.isNumber || character == ")" || character == "′"
  }

  /// What a script holds: `{…}`, or all letters and digits that follow.
  private static func group(_ characters: [Character], after index: Int) -> (text: String, end: Int)? {
    let start = index + 1
    guard start < characters.count else { return nil }
    if characters[start] == "{" {
      guard let close = characters[start...].firstIndex(of: "}") else { return nil }
      return (String(characters[(start + 1)..<close]), close + 1)
    }
    let signed = ["-", "−"].contains(characters[start]) ? start + 1 : start
    let end = characters[signed...].firstIndex { !$0.isNumber && !isLetter($0) } ?? characters.count
    return end > signed ? (String(characters[start..<end]).replacing("-", with: "−"), end) : nil
  }
}

private func isVariable(_ word: String) -> Bool { word.count == 1 && word.first.map(isLetter) == true }

/// Latin and Greek: the letters that are set in italics.
private func isLetter(_ character: Character) -> Bool {
  guard character.isLetter, let scalar = character.unicodeScalars.first?.value else { return false }
  return scalar < 0x250 || 0x370..<0x400 ~= scalar || 0x1E00..<0x2000 ~= scalar
}

/// `a curve`: a word follows that is no symbol.
private func isArticle(_ word: String, _ rest: ArraySlice<Character>) -> Bool {
  guard word == "a" || word == "A", rest.first == " " else { return false }
  return rest.dropFirst().prefix(while: isLetter).count > 1
}

private func isSign(_ characters: [Character], _ index: Int) -> Bool {
  guard index + 1 < characters.count, characters[index + 1].isNumber || isLetter(characters[index + 1]) else {
    return false
  }
  return index == 0 || !(characters[index - 1].isNumber || characters[index - 1].isLetter)
}

private let scripts: [Character: (String, FigureLabel.Script)] = {
  var table: [Character: (String, FigureLabel.Script)] = [:]
  for (raised, plain) in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ", "0123456789+−ni") { table[raised] = (String(plain), .sup) }
  for (lowered, plain) in zip("₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₙₘₜ", "0123456789+−ijknmt") { table[lowered] = (String(plain), .sub) }
  return table
}()

// MARK: Writing

extension FigureLabel {
  func write(html: inout [UInt8]) {
    for run in runs {
      switch run.script {
      case .none: break
      case .sub: html.append(html: "<sub>")
      case .sup: html.append(html: "<sup>")
      }
      if run.isItalic { html.append(html: "<i>") }
      html.append(escaping: run.text)
      if run.isItalic { html.append(html: "</i>") }
      switch run.script {
      case .none: break
      case .sub: html.append(html: "</sub>")
      case .sup: html.append(html: "</sup>")
      }
    }
  }

  /// As the content of a `text` element.
  func write(svg: inout [UInt8]) {
    // In hundredths of an em of the text around, down from its baseline.
    var offset = 0
    for run in runs {
      let place =
        switch run.script {
        case .none: 0
        case .sub: 25
        case .sup: -40
        }
      guard run.isItalic || run.script != .none || offset != 0 else {
        svg.append(escaping: run.text)
        continue
      }
      svg.append(html: "<tspan")
      if run.isItalic || run.script != .none {
        svg.append(html: " class=\"")
        svg.append(html: run.isItalic ? (run.script == .none ? "variable" : "variable script") : "script")
        svg.append(html: "\"")
      }
      if place != offset {
        // An em is that of the run.
        let size = run.script == .none ? 1 : 0.7
        svg.append(html: " dy=\"")
        svg.append(decimal: Double(place - offset) / 100 / size, places: 3)
        svg.append(html: "em\"")
      }
      offset = place
      svg.append(UInt8(ascii: ">"))
      svg.append(escaping: run.text)
      svg.append(html: "</tspan>")
    }
  }
}
