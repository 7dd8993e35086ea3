import Diagnostics

@testable import Recto

/// The law of places: what the reader takes out of a page stands at its place in the file, byte for byte.
extension Document {
  /// Where the law is broken.
  var misplaced: [String] {
    var found: [String] = []
    func check(_ excerpt: Excerpt, _ what: String) {
      for (offset, byte) in excerpt.bytes.enumerated() {
        let place = excerpt.fileOffset(offset)
        let source = file.bytes.indices.contains(place) ? file.bytes[place] : 0
        // A line break may be written as CR or CRLF, the rest of a tab stands as spaces, and so does a NUL's sign.
        let isSame =
          source == byte || byte == UInt8(ascii: "\n") && source == UInt8(ascii: "\r")
          || byte == UInt8(ascii: " ") && source == UInt8(ascii: "\t")
        guard !isSame, !(byte == UInt8(ascii: "\n") && place == file.bytes.count) else { continue }
        found.append("\(what) at \(place): \(String(decoding: excerpt.bytes, as: UTF8.self))")
        return
      }
    }
    func check(_ span: Span, _ what: String, from opening: [String], to closing: String) {
      let text = file.text(span)
      if !opening.contains(where: text.hasPrefix) || !text.hasSuffix(closing) {
        found.append("\(what) at \(span.start): \(text)")
      }
    }
    for binding in bindings {
      check(binding.relation, "relation")
      check(binding.span, "comment", from: ["<!--"], to: "-->")
    }
    for formula in math {
      check(formula.source, "formula")
      let text = file.text(formula.span)
      switch text.first {
      case "$": check(formula.span, "formula", from: ["$"], to: "$")
      case "\\": check(formula.span, "formula", from: ["\\begin{"], to: "}")
      default: check(formula.span, "fence", from: ["```", "~~~"], to: "")
      }
    }
    for item in program {
      switch item {
      case .formula(let block): check(block.source, "formula block")
      case .table(let table): for rule in table.rules { check(rule, "rule") }
      }
    }
    var numbers: [Int: String] = [:]
    for block in blocks { block.collect(&numbers) }
    for footnote in footnotes { for block in footnote.content { block.collect(&numbers) } }
    for (id, text) in numbers where file.text(self.numbers[id].span) != text {
      found.append("number \(text) at \(self.numbers[id].span)")
    }
    for diagnostic in diagnostics {
      if let span = diagnostic.span, span.end > file.bytes.count { found.append("\(diagnostic)") }
    }
    return found
  }
}

extension Block {
  /// The numbers in a block, by their ids.
  fileprivate func collect(_ numbers: inout [Int: String]) {
    switch self {
    case .paragraph(let content): for inline in content { inline.collect(&numbers) }
    case .heading(let heading): for inline in heading.content { inline.collect(&numbers) }
    case .quote(let blocks), .alert(_, let blocks): for block in blocks { block.collect(&numbers) }
    case .list(let list): for item in list.items { for block in item.content { block.collect(&numbers) } }
    case .table(let table):
      for cell in table.header + table.rows.joined() { for inline in cell { inline.collect(&numbers) } }
    case .thematicBreak, .code, .html, .formula, .math: break
    }
  }
}

extension Inline {
  fileprivate func collect(_ numbers: inout [Int: String]) {
    switch self {
    case .number(let id, let text): numbers[id] = text
    case .code(let content), .emphasis(let content), .strong(let content), .strikethrough(let content):
      for inline in content { inline.collect(&numbers) }
    case .link(let link), .image(let link): for inline in link.content { inline.collect(&numbers) }
    case .text, .softBreak, .lineBreak, .html, .math, .footnote: break
    }
  }
}

/// Numbers that are the same on every machine (xorshift64*).
struct Random {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 2_685_821_657_736_338_717) >> 33) % max(1, limit)
  }
}
