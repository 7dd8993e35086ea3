/// What a reader can search a page for: its sections, as text.
///
/// It is taken from the finished page and not from the Markdown, since what is found should be what is seen: formulas
/// as they are typeset, without commands, and the numbers in them.
struct SearchText {
  /// `["","","text","anchor","heading","text",…]`: an anchor, a heading and a text for each section.
  private(set) var json: [UInt8] = [UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "\"")]
  /// The element that is left out, and how deep in others of its name.
  private var skipped: (name: ElementName, depth: Int)?
  /// Whether the last link is a number with a card.
  private var isInNumber = false
  private var isInHeading = false
  /// Whether a space is due before the next text.
  private var needsSpace = false
  private var hasText = false
  /// Whether a space is due behind the operator at hand.
  private var isSpaced = false
  /// Whether the last term is a name or a number of more than one character.
  private var isAfterName = false
  private var isAfterOperator = false
  private var isInFigure = false
  /// How many elements of a formula are open.
  private var mathDepth = 0
  /// The depths of the fractions at hand, and whether their numerators have ended.
  private var fractions: [(depth: Int, isBelow: Bool)] = []
  private var formulaStart = 0
  private var groupStart = 0

  /// - Parameter html: the body of a page, as `HTMLWriter` makes it.
  init(_ html: [UInt8]) {
    json.reserveCapacity(html.count / 4)
    append(separator: ",\"\",\"")
    var offset = 0
    while offset < html.count {
      if html[offset] == UInt8(ascii: "<") {
        let end = html[offset...].firstIndex(of: UInt8(ascii: ">")) ?? html.count
        read(tag: offset + 1..<end, html)
        offset = end + 1
      } else {
        let end = html[offset...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
        if skipped == nil { append(text: html[offset..<end]) }
        offset = end
      }
    }
    append(separator: "\"]")
  }

  // MARK: Elements

  private mutating func read(tag: Range<Int>, _ html: [UInt8]) {
    guard let first = tag.first else { return }
    let isEnd = html[first] == UInt8(ascii: "/")
    let start = isEnd ? first + 1 : first
    var name = ElementName()
    var end = start
    while end < tag.upperBound, html[end] > 0x20, html[end] != UInt8(ascii: "/") {
      name.append(html[end])
      end += 1
    }
    if let (outer, depth) = skipped {
      guard name == outer else { return }
      skipped = isEnd && depth == 1 ? nil : (outer, isEnd ? depth - 1 : depth + 1)
      return
    }
    let element = name.element
    let attributes = end..<tag.upperBound
    if !isEnd, isUnread(element, html[attributes]) {
      skipped = (name, 1)
      return
    }
    if element == .fraction || mathDepth > 0 { step(isEnd, element == .fraction && !html[attributes].hasNoBar) }
    switch element {
    case .heading: isEnd ? endHeading() : beginHeading(html[attributes])
    case .operator: isEnd ? endOperator() : beginOperator(text(after: tag, html))
    case .term:
      // `0.2` over `0.3` in a fraction is not one number, nor is `log` beside `p` one word.
      if !isEnd { beginTerm(text(after: tag, html)) }
    case .math:
      guard !isEnd else { return }
      formulaStart = json.count
      groupStart = json.count
      isAfterOperator = false
    case .row:
      // What begins a group is a sign of it: the exponent of 10⁻³ is no subtraction.
      if !isEnd { groupStart = json.count }
    case .figure:
      isInFigure = !isEnd
      needsSpace = true
    case .link, .span, .small, .inline, .fraction:
      if isEnd, element == .link { isInNumber = false }
      if !isEnd, html[attributes].starts(with: " class=\"note".utf8) { needsSpace = true }
    case .block, .drawing, .details: needsSpace = true
    }
  }

  /// Goes into or out of an element of a formula. Between the parts of a fraction stands what is typed for its bar.
  private mutating func step(_ isEnd: Bool, _ isFraction: Bool) {
    guard isEnd else {
      if isFraction { fractions.append((mathDepth, isBelow: false)) }
      mathDepth += 1
      return
    }
    mathDepth = max(0, mathDepth - 1)
    guard let last = fractions.last else { return }
    if mathDepth <= last.depth {
      fractions.removeLast()
    } else if mathDepth == last.depth + 1, !last.isBelow {
      fractions[fractions.count - 1].isBelow = true
      needsSpace = false
      append(UInt8(ascii: "/"))
      isAfterOperator = true
    }
  }

  /// What stands between a tag and the next one.
  private func text(after tag: Range<Int>, _ html: [UInt8]) -> ArraySlice<UInt8> {
    html.dropFirst(tag.upperBound + 1).prefix { $0 != UInt8(ascii: "<") }
  }

  /// Whether an element says nothing that belongs to the text: the signs and the cards of claims, marks of footnotes, links of headings to themselves,
  /// drawings.
  private mutating func isUnread(_ element: ElementName.Element, _ attributes: ArraySlice<UInt8>) -> Bool {
    switch element {
    case .drawing: return true
    // The data of a figure are drawn in it.
    case .details: return isInFigure
    case .link, .span:
      if attributes.starts(with: " class=\"num".utf8) { isInNumber = true }
      return [" class=\"mark", " class=\"sign", " class=\"unseen", " class=\"anchor", " href=\"#fnref"].contains {
        attributes.starts(with: $0.utf8)
      }
    case .small:
      defer { isInNumber = false }
      return isInNumber
    default: return false
    }
  }

  private mutating func beginHeading(_ attributes: ArraySlice<UInt8>) {
    guard attributes.starts(with: " id=\"".utf8) else { return needsSpace = true }
    append(separator: "\",\n\"")
    append(text: attributes.dropFirst(5).prefix { $0 != UInt8(ascii: "\"") })
    append(separator: "\",\"")
    isInHeading = true
  }

  private mutating func endHeading() {
    guard isInHeading else { return needsSpace = true }
    isInHeading = false
    append(separator: "\",\"")
  }

  /// There is space around what stands between two terms: so `0.7 × 0.36` is found as it is seen.
  private mutating func beginOperator(_ sign: ArraySlice<UInt8>) {
    let isRelation = relations.contains(sign)
    let isBinary = !isAfterOperator && json.count > groupStart && operators.contains(sign)
    isSpaced = hasText && (isRelation || isBinary)
    isAfterOperator = !sign.allSatisfy { $0.isOne(of: ")]}|!%'") }
    if isSpaced { needsSpace = true } else { isSpaced = sign.count == 1 && sign.first?.isOne(of: ",;") == true }
  }

  private mutating func beginTerm(_ text: ArraySlice<UInt8>) {
    let isName = text.count > 1
    if hasText, !isAfterOperator, endsWithTerm, json.count > formulaStart, isName || isAfterName { needsSpace = true }
    isAfterName = isName
    isAfterOperator = false
  }

  private mutating func endOperator() {
    if isSpaced { needsSpace = true }
    isSpaced = false
  }

  // MARK: Text

  private mutating func append(separator: StaticString) {
    json.append(html: separator)
    needsSpace = false
    hasText = false
  }

  private var endsWithTerm: Bool { json.last.map { isDigit($0) || isLetter($0) } ?? false }

  /// Text of a page as the text of a string in JSON, with single spaces.
  private mutating func append(text: ArraySlice<UInt8>) {
    var offset = text.startIndex
    while offset < text.endIndex {
      let byte = text[offset]
      offset += 1
      switch byte {
      case 0...0x20: needsSpace = true
      case UInt8(ascii: "&"):
        let (decoded, count) = entity(text[offset...])
        append(decoded)
        offset += count
      case 0xE2 where text[offset...].starts(with: [0x81, 0xA1]):
        // The invisible sign between a function and what it is applied to.
        needsSpace = true
        offset += 2
      case 0xE2
      where text[offset...].starts(with: [0x81])
        && text.dropFirst(offset + 1 - text.startIndex).first.map { (0xA2...0xA4).contains($0) } == true:
        offset += 2
      default:
        let end = endOfRun(text, from: offset)
        // A byte of its own is escaped, or begins what looked like an invisible sign.
        if end > offset { append(run: text[offset - 1..<end]) } else { append(byte) }
        offset = end
      }
    }
  }

  /// Where the text ends that is its own form in JSON: words, with single spaces between them.
  private func endOfRun(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
    func isPlain(_ byte: UInt8) -> Bool {
      byte > 0x20 && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        && byte != 0xE2
    }
    guard isPlain(text[start - 1]) else { return start }
    var end = start
    while end < text.endIndex {
      if isPlain(text[end]) {
        end += 1
      } else if text[end] == UInt8(ascii: " "), end + 1 < text.endIndex, isPlain(text[end + 1]) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private mutating func append(run: ArraySlice<UInt8>) {
    if needsSpace, hasText { json.append(UInt8(ascii: " ")) }
    needsSpace = false
    hasText = true
    json.append(contentsOf: run)
  }

  private mutating func append(_ byte: UInt8) {
    if needsSpace, hasText { json.append(UInt8(ascii: " ")) }
    needsSpace = false
    hasText = true
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { json.append(UInt8(ascii: "\\")) }
    json.append(byte)
  }

  /// What the entities that `append(escaping:)` writes stand for, and their length; `&` itself for any other.
  private func entity(_ rest: ArraySlice<UInt8>) -> (UInt8, Int) {
    for (name, byte) in entities where rest.starts(with: name) { return (byte, name.count) }
    return (UInt8(ascii: "&"), 0)
  }
}

extension ArraySlice<UInt8> {
  /// Whether a fraction is a binomial, or the like.
  fileprivate var hasNoBar: Bool { starts(with: " linethickness".utf8) }
}

private let relations = WordSet("= ≈ ≉ ≠ ≤ ≥ &lt; &gt; ∈ ≡ → ⇒ ↦ :=")
private let operators = WordSet("+ − - × ± · ⋅")

private let entities: [([UInt8], UInt8)] = [
  ("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'"), ("#x27;", "'"),
].map { (Array($0.utf8), UInt8(ascii: $1)) }
