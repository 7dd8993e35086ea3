import Formula

/// What an HTML comment says to Recto (§2.3, §2.5 of the design).
enum RectoComment: Equatable {
  /// `<!-- = H -->`: the range of the relation and what follows it.
  case binding(Range<Int>)
  /// `<!-- recto: let I = -log(p) -->`: the range of the rule.
  case rule(Range<Int>)
  /// `<!-- recto: exempt -->` and its like.
  case directive(Checking)
  /// `<!-- recto: … -->` with a word that means nothing.
  case unknown(Range<Int>)
  /// Begins as a comment for Recto, but cannot be read as one.
  case malformed(Malformation)

  enum Malformation: Equatable {
    case hasLineBreak
    case hasHyphens
    case isUnclosed
    case hasNoColon
    case hasNoSpace
    case hasNoExpression
    case hasCapitals
    /// A sign that looks like a relation, and what to write.
    case isLookalike(help: String)

    var explanation: String {
      switch self {
      case .hasLineBreak: "it has a line break in it"
      case .hasHyphens: "`--` may not stand in a comment"
      case .isUnclosed: "it is not closed by `-->`"
      case .hasNoColon: "there is no colon after `recto`"
      case .hasNoSpace: "there is no space after the relation"
      case .hasNoExpression: "nothing stands after the relation"
      case .hasCapitals: "`recto` is written in small letters"
      case .isLookalike(let help): "its sign is no relation; \(help)"
      }
    }
  }

  /// Reads a comment, from `<!--` to `-->`; `nil` if it is not for Recto.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.starts(with: Self.opening) else { return nil }
    let isClosed = text.count >= 7 && text.suffix(3).elementsEqual(Self.closing)
    let inside = text.dropFirst(4).dropLast(isClosed ? 3 : 0).trimmingSpaces()
    let isDirective = Self.isDirective(inside)
    let relation = Self.relationLength(inside)
    guard isDirective || relation > 0 else {
      guard case .lookalike(let behind, let help) = readRelation(Array(inside), 0..<inside.count) else { return nil }
      // `<!-- ~40% done -->` and `<!-- => see below -->` are notes.
      let rest = inside.dropFirst(behind).trimmingSpaces()
      let isNumber = !rest.isEmpty && rest.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
      guard inside.first.map({ $0 >= 0x80 }) ?? false || !inside.starts(with: "~".utf8) && isNumber else { return nil }
      self = .malformed(.isLookalike(help: help))
      return
    }
    let rest = inside.dropFirst(isDirective ? 5 : relation)
    if !isClosed {
      self = .malformed(.isUnclosed)
    } else if inside.containsHyphens {
      self = .malformed(.hasHyphens)
    } else if text.contains(UInt8(ascii: "\n")) {
      self = .malformed(.hasLineBreak)
    } else if isDirective {
      guard inside.starts(with: "recto".utf8) else {
        self = .malformed(.hasCapitals)
        return
      }
      guard rest.first == UInt8(ascii: ":") else {
        self = .malformed(.hasNoColon)
        return
      }
      self.init(directive: rest.dropFirst().trimmingSpaces())
    } else if let next = rest.first, next != UInt8(ascii: " "), next != UInt8(ascii: "\t") {
      self = .malformed(.hasNoSpace)
    } else if rest.isEmpty {
      self = .malformed(.hasNoExpression)
    } else {
      self = .binding(inside.startIndex..<inside.endIndex)
    }
  }

  private init(directive text: ArraySlice<UInt8>) {
    let word = String(decoding: text, as: UTF8.self)
    let range = text.startIndex..<text.endIndex
    if let checking = Checking(rawValue: word), checking != .normal {
      self = .directive(checking)
    } else if text.starts(with: "let ".utf8) {
      self = .rule(range)
    } else {
      self = .unknown(range)
    }
  }

  static let opening = Array("<!--".utf8)
  static let closing = Array("-->".utf8)

  /// `recto` as a word of its own.
  private static func isDirective(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.prefix(5).elementsEqual("recto".utf8, by: { $0 | 0x20 == $1 }) else { return false }
    let rest = text.dropFirst(5)
    let isSmall = text.starts(with: "recto".utf8)
    if rest.starts(with: ":".utf8) || rest.starts(with: "：".utf8) {
      let words = String(
        decoding: rest.dropFirst(rest.first == UInt8(ascii: ":") ? 1 : 3).trimmingSpaces(), as: UTF8.self)
      return isSmall || words.hasPrefix("let ") || Checking(rawValue: words) != nil
    }
    // `<!-- Recto is a tool -->` is a note.
    return isSmall && (rest.isEmpty || rest.first == UInt8(ascii: " "))
  }

  /// The bytes of the relation that the text begins with, or 0. `in` is one only before a range, or every
  /// English comment that begins with it would be.
  private static func relationLength(_ text: ArraySlice<UInt8>) -> Int {
    for relation in relations where text.starts(with: relation) {
      // `<!-- === -->` is an ornament.
      guard let next = text.dropFirst(relation.count).first else { return relation.count }
      if "=<>-~".utf8.contains(next) { return 0 }
      // `<!-- <img …> -->` is HTML that is commented out.
      if relation.elementsEqual("<".utf8), !isSpace(next) { return 0 }
      return relation.count
    }
    if text.starts(with: "in ".utf8) {
      let rest = String(decoding: text, as: UTF8.self)
      if rest.contains("...") || rest.contains("..<") { return 2 }
    }
    return 0
  }

  private static let relations = [
    "!~=", "~=", "==", "!=", "<=", ">=", "=", "<", ">", "≈", "≉", "≠", "≤", "≥", "∈",
  ].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  func trimmingSpaces() -> ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, isSpace(first) { slice.removeFirst() }
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return slice
  }

  fileprivate var containsHyphens: Bool {
    zip(self, dropFirst()).contains { $0 == UInt8(ascii: "-") && $1 == UInt8(ascii: "-") }
  }
}

/// A space, a tab or a line break.
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
