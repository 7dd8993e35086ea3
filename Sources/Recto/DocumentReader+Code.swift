import CCMarkGFM
import Diagnostics

extension DocumentReader {
  /// A code block: a formula block, a ```` ```math ```` fence, or plain code.
  mutating func code(_ node: MarkdownNode) -> Block {
    let info = node.fenceInfo
    guard isRecto else { return .code(info: info, text: node.literal) }
    let words = info.split { $0.isASCII && $0.isWhitespace }
    if words.first == "math" { return .math(mathFence(node)) }
    guard words.count >= 2, words[0] == "swift", words[1] == "recto" else {
      warnOfSimilarWords(info, on: node)
      return .code(info: info, text: node.literal)
    }
    var display: FormulaBlock.Display = []
    for word in words.dropFirst(2) {
      if let known = Self.displays[String(word)] {
        display.insert(known)
        if display.contains(.plot), let senseless = Self.senseless(display) {
          report(
            .directiveUnknown, "`\(senseless)` has no meaning for a figure", at: place(of: String(word), on: node),
            help: ["a plot block may be shown with its source: `plot code`"])
        }
      } else {
        reportDisplay(String(word), on: node)
      }
    }
    let block = FormulaBlock(
      source: codeText(node), display: display, checking: checking, span: span(ofLines: node))
    if let fence = openFence(node) {
      document.diagnostics.append(
        Diagnostic(
          .warning, .syntax, "the block that begins here does not end", at: file.lineOrLast(fileLine(node.startLine)),
          help: ["close it by a line `\(fence)`"]))
    }
    document.program.append(.formula(block))
    return .formula(document.program.count - 1)
  }

  /// The fence of a block that no other one closes: the end of the page does, or that of a list or a quote. (The last
  /// line of such a block is not the same in every container.)
  private func openFence(_ node: MarkdownNode) -> String? {
    let first = fileLine(node.startLine)
    let opening = file.lineOrLast(first)
    guard let mark = file.bytes[opening.start..<opening.end].first(where: { "`~".utf8.contains($0) }) else {
      return nil
    }
    let lines = node.literalBytes.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let closing = first + lines + 1
    if closing <= file.lineCount {
      let line = file.line(closing)
      let text = file.bytes[line.start..<line.end].drop { " \t>".utf8.contains($0) }.trimmingSpaces()
      if text.count >= 3, text.allSatisfy({ $0 == mark }) { return nil }
    }
    return String(decoding: [mark, mark, mark], as: UTF8.self)
  }

  private static let displays: [String: FormulaBlock.Display] = [
    "steps": .steps, "code": .code, "hidden": .hidden, "plot": .plot,
  ]

  private static func senseless(_ display: FormulaBlock.Display) -> String? {
    display.contains(.steps) ? "steps" : display.contains(.hidden) ? "hidden" : nil
  }

  private func place(of word: String, on node: MarkdownNode) -> Span {
    let line = file.lineOrLast(fileLine(node.startLine))
    return file.bytes.firstRange(of: Array(word.utf8), from: line.start).map { Span($0, $0 + word.utf8.count) } ?? line
  }

  /// A block that was meant for Recto, perhaps, is not passed over in silence.
  private mutating func warnOfSimilarWords(_ info: String, on node: MarkdownNode) {
    let words = info.lowercased().split { !$0.isLetter }
    guard words.starts(with: ["swift", "recto"]) || words.first == "recto", let first = info.split(separator: " ").first
    else { return }
    document.diagnostics.append(
      Diagnostic(
        .warning, .directiveUnknown, "this block is not checked: its first line does not say `swift recto`",
        at: place(of: String(first), on: node), help: ["write ```` ```swift recto ````"]))
  }

  private mutating func reportDisplay(_ word: String, on node: MarkdownNode) {
    let nearest = nearestName(to: word, among: Self.displays.keys)
    report(
      .directiveUnknown, "unknown word `\(word)` after `swift recto`", at: place(of: word, on: node),
      help: [nearest.map { "did you mean `\($0)`?" } ?? "the words are `steps`, `code`, `hidden` and `plot`"])
  }

  private mutating func mathFence(_ node: MarkdownNode) -> Int {
    let source = codeText(node)
    let count = source.bytes.last == UInt8(ascii: "\n") ? source.bytes.count - 1 : source.bytes.count
    document.math.append(
      MathSpan(
        source: source.slice(0..<count), kind: .display, checking: checking, span: span(ofLines: node),
        wordAfter: nil))
    return document.math.count - 1
  }

  /// The text between the fences, in its place.
  private func codeText(_ node: MarkdownNode) -> Excerpt {
    let bytes = node.literalBytes
    let line = fileLine(node.startLine) + 1
    guard bytes.isEmpty else { return LeafText(bytes, on: line, in: file).excerpt }
    return Excerpt(file, Span(file.lineOrLast(line).start, file.lineOrLast(line).start))
  }
}
