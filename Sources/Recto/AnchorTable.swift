/// The anchors of an article's headings, each unique.
struct AnchorTable {
  /// Every anchor so far, with the number that the next one of its name gets.
  private var used: [String: Int] = [:]

  /// As GitHub makes them: lower case, letters, digits, `-` and `_` of every script kept, spaces to hyphens, all
  /// else left out; a second one of a name gets `-1`.
  mutating func anchor(for text: String) -> String {
    var name = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII {
        switch scalar {
        case "a"..."z", "0"..."9", "-", "_": name.unicodeScalars.append(scalar)
        case " ": name += "-"
        default: break
        }
        continue
      }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
        name.unicodeScalars.append(scalar)
      case .spaceSeparator: name += "-"
      default: break
      }
    }
    if name.isEmpty { name = "section" }
    var anchor = name
    if Self.isOfPage(name) {
      name = "section-" + name
      anchor = name
    }
    if var number = used[name] {
      repeat {
        anchor = "\(name)-\(number)"
        number += 1
      } while used[anchor] != nil
      used[name] = number
    }
    used[anchor] = 1
    return anchor
  }

  /// Whether the page gives an anchor to something of its own: a claim, a footnote, its main part.
  static func isOfPage(_ name: String) -> Bool {
    if ["main", "search", "search-results"].contains(name) { return true }
    return ["claim-", "card-", "fn-", "fnref-", "search-result-"].contains { prefix in
      name.hasPrefix(prefix) && name.utf8.dropFirst(prefix.utf8.count).first.map(isDigit) == true
    }
  }
}
