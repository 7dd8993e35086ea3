import Diagnostics

extension [TeXNode] {
  /// The nodes as a reader of numbers wants them: without what only changes how they look, digits that are grouped
  /// by thousands joined, and letters that spell a function or a word as that.
  ///
  /// - Parameter isList: whether commas part numbers, and group no thousands.
  func flattened(isList: Bool = false) -> [TeXNode] {
    if isFlat { return self }
    var result: [TeXNode] = []
    result.reserveCapacity(count)
    for node in self { node.flatten(into: &result) }
    result = result.withDotsJoined().withNamesJoined().withThousandsJoined(isList: isList)
    if result.contains(where: \.isNarrowSpace) { result.removeAll(where: \.isNarrowSpace) }
    return result
  }

  /// Whether there is nothing to join or to take away, as in most lists.
  private var isFlat: Bool {
    var isAfterLetter = false
    var isAfterNumber = false
    for node in self {
      var (isLetter, isNumber) = (false, false)
      switch node.content {
      case .number: isNumber = true
      case .symbol(let text, .ordinary):
        if text == "." { return false }
        isLetter = node.letter != nil
        if isLetter, isAfterLetter { return false }
      case .symbol(let text, _):
        if text == "." || isAfterNumber && text == "," { return false }
      case .function, .fraction, .root, .environment, .modulus, .words, .math, .reference, .sideScripts, .arrow: break
      case .scripts(let base, _, _, _):
        switch base?.content {
        case .symbol, .number, .function, .fenced, nil: break
        default: return false
        }
      case .fenced(let open, _, let close):
        if open.isEmpty, close.isEmpty { return false }
      default: return false
      }
      (isAfterLetter, isAfterNumber) = (isLetter, isNumber)
    }
    return true
  }

  /// `0.333...`
  private func withDotsJoined() -> [TeXNode] {
    guard contains(where: { $0.isDot }) else { return self }
    var result: [TeXNode] = []
    var index = 0
    while index < count {
      if index + 2 < count, self[index].isDot, self[index + 1].isDot, self[index + 2].isDot {
        result.append(TeXNode(.symbol("…", .inner), self[index].span.union(self[index + 2].span)))
        index += 3
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }

  /// `max(`, `ln(` typed as letters.
  private func withNamesJoined() -> [TeXNode] {
    guard indices.dropFirst().contains(where: { self[$0].letter != nil && self[$0 - 1].letter != nil }) else {
      return self
    }
    var result: [TeXNode] = []
    var index = 0
    while index < count {
      var end = index
      var name = ""
      while end < count, let letter = self[end].letter, end - index < 6 {
        name += letter
        end += 1
      }
      let startsWord = result.last?.letter == nil
      if name.utf8.count >= 2, startsWord, end < count, self[end].opensParenthesis, NamedFunction(name) != nil {
        result.append(
          TeXNode(.function(name, hasLimits: false), self[index].span.union(self[end - 1].span)))
        index = end
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }

  /// `1,000`, `1{,}000`, `10\,000`; `0{,}5`.
  private func withThousandsJoined(isList: Bool) -> [TeXNode] {
    guard indices.dropFirst().contains(where: { self[$0 - 1].isNumber && Separator(self[$0]) != nil }) else {
      return self
    }
    let areListed = areListed()
    var result: [TeXNode] = []
    var index = 0
    while index < count {
      guard case .number(var digits) = self[index].content else {
        result.append(self[index])
        index += 1
        continue
      }
      var span = self[index].span
      index += 1
      let first = digits.utf8.prefix { $0.isASCIIDigit }.count
      let isWhole = first == digits.utf8.count
      var mayGroup = (1...3).contains(first) && !(first > 1 && digits.hasPrefix("0"))
      var separator: Separator?
      var scripted: TeXNode?
      while mayGroup, index + 1 < count, let mark = Separator(self[index]), separator == nil || separator == mark,
        let (group, scripts) = self[index + 1].digitsAndScripts, mark == .space || isTight(index),
        mark != .comma || !isList && !areListed[index]
      {
        let next = group.utf8.prefix { $0.isASCIIDigit }.count
        let isLast = next < group.utf8.count
        if mark == .braces, separator == nil, isWhole, next != 3, !isLast {
          digits += "." + group
          mayGroup = false
        } else {
          // Behind a decimal point the last group may be shorter.
          guard isWhole ? next == 3 && !digits.hasPrefix("0") : mark == .space && next <= 3 && !isLast else { break }
          digits += group
          if isLast { mayGroup = false }
        }
        separator = mark
        let whole = span.union(self[index + 1].span)
        index += 2
        if let (base, sub, sup, placement) = scripts {
          // `8{,}000^2`
          let number = TeXNode(.number(digits), span.union(base.span))
          scripted = TeXNode(.scripts(number, sub: sub, sup: sup, placement), whole)
          break
        }
        span = whole
      }
      result.append(scripted ?? TeXNode(.number(digits), span))
    }
    return result
  }

  /// Whether a separator touches the digits on both sides.
  private func isTight(_ index: Int) -> Bool {
    (index...index + 1).allSatisfy {
      self[$0 - 1].span.end == self[$0].span.start || self[$0 - 1].span == self[$0].span
    }
  }

  /// For each node whether it stands between the brackets of a list of numbers: `\max(1,200)`.
  private func areListed() -> [Bool] {
    var result: [Bool] = []
    result.reserveCapacity(count)
    var depth = 0
    var lists: [Int] = []
    for (index, node) in enumerated() {
      if node.closesBracket {
        if lists.last == depth { lists.removeLast() }
        depth -= 1
      }
      result.append(!lists.isEmpty)
      if node.isOpeningBracketAlone {
        depth += 1
        if index > 0, self[index - 1].takesList { lists.append(depth) }
      }
    }
    return result
  }

  private enum Separator {
    case comma, braces, space

    init?(_ node: TeXNode) {
      switch node.content {
      case .symbol(",", _): self = .comma
      case .group(let nodes):
        guard nodes.count == 1, case .symbol(",", _) = nodes[0].content else { return nil }
        self = .braces
      case .space(mu: 3), .space(mu: 6): self = .space
      default: return nil
      }
    }
  }
}

extension TeXNode {
  /// Whether numbers between commas may stand behind it.
  var takesList: Bool {
    switch content {
    case .function(let name, _): NamedFunction(name)?.takesList == true
    case .scripts(let base?, _, _, _): base.takesList
    default: false
    }
  }

  fileprivate var isNumber: Bool {
    if case .number = content { return true }
    return false
  }

  /// Less than a quad, which parts statements.
  fileprivate var isNarrowSpace: Bool {
    if case .space(let mu) = content { return mu < 18 }
    return false
  }

  fileprivate var isDot: Bool {
    if case .symbol(".", _) = content { return true }
    return false
  }

  /// A number, and the scripts at it.
  fileprivate var digitsAndScripts: (String, (TeXNode, TeXNode?, TeXNode?, LimitPlacement)?)? {
    switch content {
    case .number(let digits): return (digits, nil)
    case .scripts(let base?, let sub, let sup, let placement):
      guard case .number(let digits) = base.content else { return nil }
      return (digits, (base, sub, sup, placement))
    default: return nil
    }
  }

  /// The function that a text names: `\text{max}`.
  fileprivate var asFunction: TeXNode? {
    guard let words, NamedFunction(words) != nil else { return nil }
    return TeXNode(.function(words, hasLimits: false), span)
  }

  fileprivate var letter: String? {
    guard case .symbol(let text, .ordinary) = content, text.utf8.count == 1,
      text.utf8.allSatisfy(\.isASCIILetter)
    else { return nil }
    return text
  }

  fileprivate var opensParenthesis: Bool {
    switch content {
    case .symbol("(", .opening), .delimiter("(", _, _), .fenced("(", _, _): true
    default: false
    }
  }

  fileprivate func flatten(into result: inout [TeXNode]) {
    switch content {
    case .declaration, .rule, .enclosed(.phantom, _), .enclosed(.horizontalPhantom, _),
      .enclosed(.verticalPhantom, _):
      break
    case .styled(.alphabet(let alphabet), let nodes) where alphabet != .bold && alphabet != .boldSymbol:
      // Upright letters are a word: `\mathrm{kg}`.
      let letters = nodes.compactMap(\.letter)
      if letters.count == nodes.count, letters.count >= 2 {
        let name = letters.joined()
        if NamedFunction(name) != nil {
          result.append(TeXNode(.function(name, hasLimits: false), span))
        } else {
          result.append(TeXNode(.text([TeXNode(.words(name, []), span)]), span))
        }
      } else {
        for node in nodes { node.flatten(into: &result) }
      }
    case .styled(_, let nodes), .enclosed(.box, let nodes), .enclosed(.smash, let nodes),
      .enclosed(.leftLap, let nodes), .enclosed(.rightLap, let nodes), .enclosed(.centerLap, let nodes):
      for node in nodes { node.flatten(into: &result) }
    case .classed(let atomClass, let nodes) where atomClass != .relation:
      for node in nodes { node.flatten(into: &result) }
    case .accent(let accent, let inner) where accent.takesLabels || accent.mark == "_": inner.flatten(into: &result)
    case .scripts(let base?, _, _, _) where base.takesLabels: base.flatten(into: &result)
    case .scripts(let base?, let sub, let sup, let placement) where base.asFunction != nil:
      result.append(TeXNode(.scripts(base.asFunction, sub: sub, sup: sup, placement), span))
    case .text: result.append(asFunction ?? self)
    case .delimiter("/", _, _): result.append(TeXNode(.symbol("/", .ordinary), span))
    case .group(let nodes):
      // `{,}` groups thousands. No other brace is seen: `2\times{1+2}` reads 2 × 1 + 2.
      if nodes.count == 1, case .symbol(",", _) = nodes[0].content {
        result.append(self)
      } else {
        for node in nodes { node.flatten(into: &result) }
      }
    case .fenced("", let nodes, "") where nodes.count == 1: nodes[0].flatten(into: &result)
    default: result.append(self)
    }
  }

  private var takesLabels: Bool {
    if case .accent(let accent, _) = content { return accent.takesLabels }
    return false
  }
}
