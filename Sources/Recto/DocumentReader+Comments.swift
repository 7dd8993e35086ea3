import CCMarkGFM
import Diagnostics
import Formula

extension DocumentReader {
  // MARK: Comments in a line of text

  /// Raw HTML in a line: a comment that binds what stands before it, or HTML.
  mutating func readHTML(_ node: MarkdownNode, in leaf: inout Leaf, _ inlines: inout [Inline]) {
    let literal = node.literalBytes
    guard isRecto, let comment = RectoComment(literal[...]) else {
      inlines.append(.html(node.literal))
      guard isRecto, !literal.starts(with: RectoComment.opening) else { return }
      let text = place(&leaf)
      if let offset = leaf.locate(literal, of: node) {
        document.html.append(text.excerpt.span(offset, offset + literal.count))
      }
      return
    }
    let text = place(&leaf)
    guard let offset = leaf.locate(literal, of: node) else {
      report(.internal, "a comment cannot be placed", at: span(ofLines: leaf.node))
      return
    }
    leaf.taken.append(offset..<(offset + literal.count))
    let span = text.excerpt.span(offset, offset + literal.count)
    switch comment {
    case .binding(let range):
      let relation = text.excerpt.slice((offset + range.lowerBound)..<(offset + range.upperBound))
      bind(relation, span, to: target(before: offset, in: text, &inlines))
    case .directive(.exempt):
      switch target(before: offset, in: text, &inlines) {
      case nil: reportNoNumber(span, "nothing to exempt stands before this comment")
      case let target?: exempt(target)
      }
    case .directive(let checking):
      report(
        .directiveUnknown, "`\(checking.rawValue)` is for a whole block", at: span,
        help: ["write it on a line of its own before the block"])
    case .rule: reportMisplacedRule(span)
    case .unknown(let range):
      reportUnknown(
        text.excerpt.span(offset + range.lowerBound, offset + range.upperBound))
    case .malformed(let malformation): reportMalformed(span, malformation)
    }
  }

  private mutating func bind(_ relation: Excerpt, _ span: Span, to target: Binding.Target?) {
    guard let target else {
      return reportNoNumber(span, "no number or formula stands right before this comment")
    }
    document.bindings.append(Binding(relation: relation, target: target, checking: checking, span: span))
  }

  private mutating func exempt(_ target: Binding.Target) {
    // Those of one target stand together, at the end.
    var index = document.bindings.count
    while index > 0, document.bindings[index - 1].target == target {
      index -= 1
      document.bindings[index].checking = .exempt
    }
    let isBound = index < document.bindings.count
    switch target {
    case .math(let id): document.math[id].checking = .exempt
    case .number(let id): if !isBound { document.exempt.append(id) }
    }
  }

  /// What a comment at an offset of the text speaks of: the formula or the number right before it. A number
  /// becomes a node of its own.
  private mutating func target(
    before offset: Int, in text: LeafText, _ inlines: inout [Inline]
  ) -> Binding.Target? {
    var end = offset
    while end > 0, text.bytes[end - 1] == UInt8(ascii: " ") || text.bytes[end - 1] == UInt8(ascii: "\t") { end -= 1 }
    var last = inlines.count - 1
    if last >= 0, case .text(let space) = inlines[last], space.utf8.allSatisfy(isSpace) { last -= 1 }
    guard last >= 0 else { return nil }
    if case .math(let id) = inlines[last] { return .math(id) }
    if let id = inlines[last].lastNumber { return .number(id) }
    if inlines[last].endsWithLink { end = text.endOfLinkText(before: end) }
    // Step over what closes emphasis and code.
    while end > 0, "*_~`".utf8.contains(text.bytes[end - 1]) { end -= 1 }
    // The digits behind the comment belong to the number, too: `0.8<!-- = p -->02`.
    if let behind = text.comment(at: offset)?.range.upperBound, behind < text.bytes.count,
      isDigit(text.bytes[behind])
    {
      return nil
    }
    guard let number = PrintedNumber(endingAt: end, in: text.excerpt) else { return nil }
    let printed = file.text(number.span)
    guard let marked = inlines[last].marking(number: document.numbers.count, printed) else { return nil }
    document.numbers.append(number)
    inlines.replaceSubrange(last...last, with: marked)
    return .number(document.numbers.count - 1)
  }

  // MARK: Comments on lines of their own

  /// A block of raw HTML: one or more comments for Recto, or HTML.
  ///
  /// - Returns: the directive for the next block, if there is one.
  mutating func readComments(
    _ node: MarkdownNode, after previous: Block?, _ blocks: inout [Block]
  ) -> (checking: Checking, span: Span)? {
    let text = LeafText(node.literalBytes, on: fileLine(node.startLine), in: file)
    var comments: [(span: Span, content: RectoComment)] = []
    var offset = 0
    while let comment = text.comment(at: offset) {
      offset = comment.range.upperBound
      if let content = comment.content {
        comments.append((text.excerpt.span(comment.range.lowerBound, comment.range.upperBound), content))
      }
    }
    let rest = text.bytes[offset...].trimmingSpaces()
    if !comments.isEmpty {
      guard rest.isEmpty else {
        report(
          .commentAtLineStart, "the comment that begins this line takes these words with it",
          at: text.excerpt.span(rest.startIndex, rest.endIndex),
          help: ["write it behind the number or formula it is for, or alone on its line"])
        blocks.append(.paragraph([.text(String(decoding: rest, as: UTF8.self))]))
        return nil
      }
      return read(comments, in: text, after: previous)
    }
    for hidden in text.commentsForRecto() {
      report(
        .commentMalformed, "a comment for Recto inside raw HTML is not read",
        at: text.excerpt.span(hidden.lowerBound, hidden.upperBound),
        help: ["put an empty line between the HTML and the Markdown"])
    }
    for hidden in text.formulaFences() {
      report(
        .htmlLeftOut, "a formula block inside raw HTML is not read",
        at: text.excerpt.span(hidden.lowerBound, hidden.upperBound),
        help: ["put an empty line between the HTML and the block"])
    }
    if !rest.isEmpty, !rest.starts(with: RectoComment.opening) {
      document.html.append(file.lineOrLast(fileLine(node.startLine)))
    }
    blocks.append(.html(node.literal))
    return nil
  }

  private mutating func read(
    _ comments: [(span: Span, content: RectoComment)], in text: LeafText, after previous: Block?
  ) -> (checking: Checking, span: Span)? {
    var directive: (Checking, Span)?
    for (span, content) in comments {
      switch content {
      case .binding(let range):
        if case .math(let id)? = previous {
          bind(text.excerpt.slice(range), span, to: .math(id))
        } else {
          reportNoNumber(span, "no number or formula stands right before this comment")
        }
      case .directive(let checking): directive = (checking, span)
      case .rule: reportMisplacedRule(span)
      case .unknown(let range): reportUnknown(text.excerpt.span(range.lowerBound, range.upperBound))
      case .malformed(let malformation): reportMalformed(span, malformation)
      }
    }
    return directive
  }

  // MARK: Diagnostics

  private mutating func reportNoNumber(_ span: Span, _ message: String) {
    report(
      .bindingWithoutNumber, message, at: span,
      help: ["write the comment right after the number: `0.802<!-- = H -->`"])
  }

  mutating func reportMisplacedRule(_ span: Span) {
    report(
      .tableRule, "a rule stands below no table", at: span,
      help: ["write it on a line of its own below the last row of its table"])
  }

  private mutating func reportUnknown(_ span: Span) {
    let word = file.text(span).split(separator: " ").first.map(String.init) ?? ""
    let nearest = nearestName(to: word, among: ["exempt", "check", "no-check", "let"])
    report(
      .directiveUnknown, word.isEmpty ? "a directive is missing" : "unknown directive `\(word)`", at: span,
      help: [
        nearest.map { "did you mean `\($0)`?" }
          ?? "there are `exempt`, `check`, `no-check`, and below a table `let name = expression`"
      ])
  }

  mutating func reportMalformed(_ span: Span, _ malformation: RectoComment.Malformation) {
    report(
      .commentMalformed, "this comment cannot be read: \(malformation.explanation)", at: span,
      help: ["write `<!-- = expression -->` or `<!-- recto: directive -->` on one line"])
  }
}

extension LeafText {
  /// The comment that begins at an offset, spaces apart; its content has ranges of this text.
  fileprivate func comment(at offset: Int) -> (range: Range<Int>, content: RectoComment?)? {
    var start = offset
    while start < bytes.count, isSpace(bytes[start]) { start += 1 }
    guard bytes[start...].starts(with: RectoComment.opening) else { return nil }
    let closing = bytes.firstRange(of: RectoComment.closing, from: start + 4)
    let end = closing.map { $0 + 3 } ?? bytes[start...].trimmingSpaces().endIndex
    return (start..<end, RectoComment(bytes[start..<end]))
  }

  /// Where the text of a link ends whose destination ends at an offset: at the last `](` or `][` before it, or at
  /// the `]` of a shortcut reference.
  fileprivate func endOfLinkText(before end: Int) -> Int {
    var offset = end
    while offset > max(0, end - 4096) {
      offset -= 1
      guard bytes[offset] == UInt8(ascii: "]") else { continue }
      let next = offset + 1 < end ? bytes[offset + 1] : 0
      if next == UInt8(ascii: "(") || next == UInt8(ascii: "[") { return offset }
    }
    return end > 0 && bytes[end - 1] == UInt8(ascii: "]") ? end - 1 : end
  }

  /// The lines that would begin formula blocks in a piece of raw HTML.
  fileprivate func formulaFences() -> [Range<Int>] {
    var found: [Range<Int>] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = line.trimmingSpaces()
      guard text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) else { continue }
      let words = text.drop { $0 == text[text.startIndex] }.split(separator: UInt8(ascii: " "))
      if words.dropFirst().contains(where: { $0.elementsEqual("recto".utf8) }) {
        found.append(text.startIndex..<text.endIndex)
      }
    }
    return found
  }

  /// The comments for Recto anywhere in a piece of raw HTML.
  fileprivate func commentsForRecto() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var offset = 0
    while let start = bytes.firstRange(of: RectoComment.opening, from: offset), let comment = comment(at: start) {
      if comment.content != nil { ranges.append(comment.range) }
      offset = comment.range.upperBound
    }
    return ranges
  }
}

extension Inline {
  /// The number that this ends with, if a comment has bound it already.
  var lastNumber: Int? {
    switch self {
    case .number(let id, _): id
    case .emphasis(let content), .strong(let content), .strikethrough(let content), .code(let content):
      content.last?.lastNumber
    case .link(let link): link.content.last?.lastNumber
    default: nil
    }
  }

  /// Whether the source of this ends with the destination of a link.
  fileprivate var endsWithLink: Bool {
    switch self {
    case .link: true
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      content.last?.endsWithLink ?? false
    default: false
    }
  }

  /// The inlines that replace this one when the number it ends with becomes a node; `nil` if it does not end
  /// with that text.
  func marking(number id: Int, _ printed: String) -> [Inline]? {
    func inside(_ content: [Inline]) -> [Inline]? {
      guard let marked = content.last?.marking(number: id, printed) else { return nil }
      return content.dropLast() + marked
    }
    switch self {
    case .text(let text):
      // Spaces may stand between a number and its comment.
      var body = text[...]
      var space = ""
      while let last = body.last, last == " " || last == "\t" { space.insert(body.removeLast(), at: space.startIndex) }
      guard body.utf8.count >= printed.utf8.count, body.utf8.suffix(printed.utf8.count).elementsEqual(printed.utf8)
      else { return nil }
      let before = String(decoding: body.utf8.dropLast(printed.utf8.count), as: UTF8.self)
      return (before.isEmpty ? [] : [.text(before)]) + [.number(id, printed)] + (space.isEmpty ? [] : [.text(space)])
    case .emphasis(let content): return inside(content).map { [.emphasis($0)] }
    case .strong(let content): return inside(content).map { [.strong($0)] }
    case .strikethrough(let content): return inside(content).map { [.strikethrough($0)] }
    case .code(let content): return inside(content).map { [.code($0)] }
    case .link(var link):
      guard let content = inside(link.content) else { return nil }
      link.content = content
      return [.link(link)]
    default: return nil
    }
  }
}
