import Diagnostics
import Formula

extension JudgedDocument {
  /// What becomes of each number that is printed in the article.
  package var coverage: Coverage {
    var count = CoverageCount(self)
    count.read(document.blocks, .prose)
    for footnote in document.footnotes { count.read(footnote.content, .prose) }
    return count.coverage
  }
}

/// Goes through an article and counts.
private struct CoverageCount {
  let judged: JudgedDocument
  var coverage = Coverage()

  private var document: Document { judged.document }
  private let exempt: Set<Int>
  /// Those in LaTeX; there may be many formulas, and so they are in the order of the file.
  private let latexClaims: [JudgedClaim]

  init(_ judged: JudgedDocument) {
    self.judged = judged
    exempt = Set(judged.document.exempt)
    latexClaims = judged.claims.filter { $0.claim.source == .latex }
  }

  // MARK: Blocks

  mutating func read(_ blocks: [Block], _ place: Coverage.Place) {
    for block in blocks {
      switch block {
      case .paragraph(let content): read(content, place)
      case .heading(let heading): read(heading.content, place)
      case .quote(let content), .alert(_, let content): read(content, place)
      case .list(let list): for item in list.items { read(item.content, place) }
      case .table(let table):
        for cell in table.header + table.rows.joined() { read(cell, .tables, isRuled: table.ruled != nil) }
      case .formula(let index): readFormulas(index)
      case .math(let id): readMath(id)
      case .thematicBreak, .code, .html: break
      }
    }
  }

  private mutating func read(_ inlines: [Inline], _ place: Coverage.Place, isRuled: Bool = false) {
    for inline in inlines {
      switch inline {
      case .text(let text):
        let numbers = NumberCount(text.utf8)
        coverage.count(.unbound, place, numbers.fractional)
        coverage.count(.whole, place, numbers.whole)
      case .number(let id, _): coverage.count(state(ofNumber: id, isRuled: isRuled), place)
      case .math(let id): readMath(id)
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        read(content, place, isRuled: isRuled)
      case .code(let content):
        // Of code only what a comment binds.
        for case .number(let id, _) in content { coverage.count(state(ofNumber: id, isRuled: isRuled), place) }
      case .link(let link): read(link.content, place, isRuled: isRuled)
      case .image, .softBreak, .lineBreak, .html, .footnote: break
      }
    }
  }

  private func state(ofNumber id: Int, isRuled: Bool) -> Coverage.State {
    if exempt.contains(id) { return .exempt }
    guard let claim = judged.evaluated.numberClaims[id] else { return isRuled ? .input : .unbound }
    if judged.evaluated.exemptClaims.contains(claim) { return .exempt }
    return judged.claim(ofNumber: id)?.verdict.passes == true ? .verified : .failing
  }

  // MARK: Formulas

  /// Of a claim the printed number is a result, and what else stands in it is given.
  private mutating func readMath(_ id: Int) {
    let math = document.math[id]
    let numbers = NumberCount(math.source.bytes)
    guard math.checking != .exempt, math.checking != .noCheck else {
      coverage.count(.exempt, .latex, numbers.fractional)
      coverage.count(.whole, .latex, numbers.whole)
      return
    }
    var rest = numbers
    var literals: Set<Span> = []
    for claim in latexClaims where math.span.contains(claim.claim.span) {
      let inside = NumberCount(document.file.bytes[claim.claim.span.range])
      let results = NumberCount(document.file.bytes[claim.claim.literal.range]).all
      guard literals.insert(claim.claim.literal).inserted else { continue }
      coverage.count(claim.verdict.passes ? .verified : .failing, .latex, max(1, results))
      coverage.count(.input, .latex, max(0, inside.all - max(1, results)))
      rest.fractional -= inside.fractional
      rest.whole -= inside.whole
    }
    coverage.count(.unbound, .latex, rest.fractional)
    coverage.count(.whole, .latex, rest.whole)
  }

  private mutating func readFormulas(_ index: Int) {
    guard case .formula(let block) = document.program[index] else { return }
    coverage.count(.input, .formulas, NumberCount(block.source.bytes.withoutComments[...]).all)
    for (index, claim) in judged.evaluated.verification.claims.enumerated() {
      // A truth value by itself prints no result.
      guard claim.source == .swift, claim.literal != claim.subject, block.span.contains(claim.literal) else { continue }
      let numbers = NumberCount(document.file.bytes[claim.literal.range]).all
      let passes = judged.evaluated.verification.judgements[index]?.verdict.passes == true
      let isExempt = judged.evaluated.exemptClaims.contains(index)
      coverage.count(isExempt ? .exempt : passes ? .verified : .failing, .formulas, numbers)
    }
  }
}

extension [UInt8] {
  /// Formula Swift without what stands behind `//`.
  fileprivate var withoutComments: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var isComment = false
    var isString = false
    for (index, byte) in enumerated() {
      if byte == UInt8(ascii: "\n") { (isComment, isString) = (false, false) }
      if byte == UInt8(ascii: "\""), !isComment { isString.toggle() }
      if byte == UInt8(ascii: "/"), index + 1 < count, self[index + 1] == byte, !isString { isComment = true }
      if !isComment, !isString { result.append(byte) }
    }
    return result
  }
}
