import Diagnostics
import Formula
import NumericCore

/// Decides the claims of one chain.
struct ChainChecker {
  private let chain: Chain
  private let context: LaTeXContext
  private let isLast: Bool
  private var sides: [LaTeXSide]
  private var binding: LaTeXBinding?
  var quantities: QuantityValues?

  init(_ chain: Chain, _ context: LaTeXContext, isFirst: Bool, isLast: Bool, percentSigns: Set<Int>) {
    self.chain = chain
    self.context = context
    self.isLast = isLast
    sides = chain.sides.map { LaTeXSide($0) }
    // `= 83.3%` without a backslash.
    if let last = sides.last, percentSigns.contains(last.span.end), let number = last.numeric {
      sides[sides.count - 1].numeric = .percent(number)
      sides[sides.count - 1].traits.insert(.percent)
    }
    // `colour$(-1)\times…$`: the formula is an operand of the text before it.
    if isFirst, context.isOperandOfText { sides[0].numeric = nil }
    // A chain of residues says nothing about the numbers themselves.
    if chain.sides.contains(where: { $0.nodes.contains(where: \.isModulus) }) || isLast && context.isFollowedByModulus {
      for index in sides.indices { sides[index].numeric = nil }
    }
  }

  /// Gives the symbolic sides a value.
  mutating func bind(_ binding: LaTeXBinding) {
    self.binding = binding
    let shape = quantities?.shape(of: binding.quantity) ?? []
    if shape.count == 1 {
      for index in sides.indices where !sides[index].isNumeric {
        sides[index].array = NumericArray(tuple: sides[index].nodes)
      }
    }
    var symbols = sides.indices.filter { !sides[$0].isNumeric }
    // `\pi` alone is a symbol where nothing else is one.
    if symbols.isEmpty { symbols = sides.indices.filter { sides[$0].isBareConstant } }
    for index in symbols {
      let side = LaTeXSide(bound: binding.quantity, shape: shape, sides[index].span)
      sides[index].numeric = side.numeric
      sides[index].array = side.array
      (sides[index].isBound, sides[index].nodes, sides[index].isBareConstant) = (true, [], false)
      sides[index].traits = []
    }
  }

  // MARK: Claims

  mutating func check(_ result: inout LaTeXClaims) {
    if isLast, sides.contains(where: \.isNumeric), sides[sides.count - 1].unit == nil, let word = context.wordAfter,
      UnitWord(word) != nil
    {
      sides[sides.count - 1].unit = word
    }
    let firstClaim = result.claims.count
    var run = Run()
    for index in sides.indices {
      if index > 0 {
        switch chain.relations[index - 1] {
        case .questioned:
          result.exemptCount += 1
          run = Run()
        case .other:
          leaveOut(index, isEquation: false, &result)
          run = Run()
        case .relation(let relation):
          check(relation, index, &run, &result)
          // What follows is not joined to what was before by equations alone.
          if run.last != nil, !sides[index].isNumeric, relation == .approximately || sides[index].nodes.areStatements {
            run = Run()
          }
        }
      }
      if sides[index].isNumeric {
        if let last = run.last {
          run.earlier.append(last)
          // The first, and those that are near.
          if run.earlier.count > Self.mostEarlier { run.earlier.remove(at: 1) }
        }
        run.last = index
        if sides[index].isBound, run.bound == nil { run.bound = index }
      }
    }
    if let binding, !result.claims[firstClaim...].contains(where: { $0.claim.quantity != nil }) {
      report(binding, &result)
    }
  }

  /// How many sides before the last two are tried for a step that goes back to them.
  private static let mostEarlier = 12

  /// Sides that equations join, while a chain is read.
  private struct Run {
    /// The last numeric side that only equations separate from the one at hand, and those before it.
    var last: Int?
    var earlier: [Int] = []
    var previousPasses = true
    /// The first bound side.
    var bound: Int?
    /// Whether a step since then holds for printed terms that are rounded.
    var isRounded = false
  }

  private func check(_ relation: Relation, _ index: Int, _ run: inout Run, _ result: inout LaTeXClaims) {
    let isEquation = relation == .equal || relation == .approximately
    if !isEquation || relation == .approximately && run.last.map({ $0 < index - 1 }) ?? false {
      if run.last != index - 1 { run.last = nil }
      (run.earlier, run.bound, run.isRounded) = ([], run.last.flatMap { sides[$0].isBound ? $0 : nil }, false)
    }
    defer { if !isEquation { run = Run() } }
    guard let left = run.last, sides[index].isNumeric else { return leaveOut(index, isEquation: isEquation, &result) }
    // Both are the bound value.
    if sides[left].isBound, sides[index].isBound { return }
    if sides[left].isBound || sides[index].isBound, let binding, quantities?.shape(of: binding.quantity) == nil {
      result.claims.append((claim(left, relation, index), nil))
      return
    }
    let found: Judgement?
    do throws(Fault) {
      found = try pair(left, relation, index, run.previousPasses ? run.earlier : []).judge()
    } catch {
      return leaveOut(index, isEquation: isEquation, because: error, &result)
    }
    guard let judgement = found else { return leaveOut(index, isEquation: isEquation, &result) }
    run.previousPasses = judgement.verdict == .verified
    // The end of a bound chain is the bound value, whatever was rounded on the way.
    if judgement.verdict == .verified, run.isRounded, let bound = run.bound, sides[index].printed != nil,
      var whole = try? pair(bound, relation, index, []).judge(), !whole.verdict.passes, let printed = whole.printed
    {
      whole.explanation = "\(printed.decimal.text) is what the rounded terms yield"
      result.claims.append((claim(bound, relation, index), whole))
      return
    }
    if judgement.verdict == .verified, judgement.basis == .printedRounding {
      run.isRounded = true
      if let warning = printedChain(left, index, run.earlier) { result.diagnostics.append(warning) }
    }
    result.claims.append((claim(left, relation, index), judgement))
  }

  /// Notes a relation that is no claim.
  private func leaveOut(
    _ index: Int, isEquation: Bool, because obstacle: Fault? = nil, _ result: inout LaTeXClaims
  ) {
    let (a, b) = (sides[index - 1], sides[index])
    let printsNumber = isEquation && (a.printed != nil) != (b.printed != nil)
    result.unchecked.append(.init(span: a.span.union(b.span), printsNumber: printsNumber, obstacle: obstacle))
  }

  private func pair(_ left: Int, _ relation: Relation, _ right: Int, _ earlier: [Int]) -> ClaimPair {
    var pair = ClaimPair(left: sides[left], relation: relation, right: sides[right], context: context)
    pair.quantities = quantities
    pair.earlier = earlier.compactMap { sides[$0].margin.isEmpty ? sides[$0].numeric : nil }
    pair.isEndOfChain = right == sides.count - 1
    return pair
  }

  private func claim(_ left: Int, _ relation: Relation, _ right: Int) -> Claim {
    let (a, b) = (sides[left], sides[right])
    let literal = b.printed != nil ? b : a.printed != nil ? a : b
    let subject = literal.span == b.span ? a : b
    var claim = Claim(
      source: .latex, span: a.span.union(b.span),
      literal: literal.margin.isEmpty ? literal.numeric?.literalSpan ?? literal.span : literal.span,
      subject: subject.span, relation: relation)
    claim.operands = Claim.Operands(left: a.span, right: b.span)
    claim.quantity = a.isBound || b.isBound ? binding?.quantity : nil
    return claim
  }

  // MARK: Findings

  private func report(_ binding: LaTeXBinding, _ result: inout LaTeXClaims) {
    var notes: [String] = []
    let arrays = sides.filter { !$0.isBound }.compactMap(\.array)
    if !sides.contains(where: \.isBound) {
      notes = ["every side of the statement is a number already"]
    } else if let shape = quantities?.shape(of: binding.quantity), !shape.isEmpty || !arrays.isEmpty {
      let value = shape.isEmpty ? "a number" : "of shape \(shape.map(String.init).joined(separator: "×"))"
      let printed = arrays.first.map { "of shape \($0.shape.rows)×\($0.shape.columns)" } ?? "no vector or matrix"
      notes = ["the value is \(value); what the formula prints is \(printed)"]
    } else {
      notes = ["no side of the statement is a number that the value could be held against"]
    }
    result.diagnostics.append(
      Diagnostic(
        .bindingWithoutClaim, "this binding makes no claim", at: binding.span, notes: notes,
        help: ["a binding gives the symbolic sides of a statement their value: `$H \\approx 0.802$ <!-- = H -->`"]))
  }

  /// A sum of rounded terms that is right as the value of the unrounded ones, but not as their printed sum.
  private func printedChain(_ left: Int, _ right: Int, _ earlier: [Int]) -> Diagnostic? {
    guard let terms = sides[left].numeric?.printedTerms, terms.count >= 2, let total = sides[right].printed else {
      return nil
    }
    return pair(left, .equal, right, earlier).printedChain(terms, total)
  }
}

extension LaTeXContext {
  /// The first word after the formula.
  fileprivate var wordAfter: String? {
    let rest = after.drop { $0 == " " }
    let word = rest.drop { $0 == "\\" }.prefix { $0.isLetter || "°%‰/".contains($0) }
    return word.isEmpty ? nil : String(word)
  }

  /// `$5 \times 3 = 1$ (mod 7)`.
  fileprivate var isFollowedByModulus: Bool {
    after.drop { $0 == " " || $0 == "(" || $0 == "（" }.namesModulus
  }

  /// Whether a letter or a digit touches the opening delimiter.
  fileprivate var isOperandOfText: Bool {
    before.last.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
  }
}

extension StringProtocol {
  /// Whether it begins with `mod`, `modulo` or 模 as a word of its own.
  var namesModulus: Bool {
    for word in ["modulo", "mod", "模"] where hasPrefix(word) {
      guard let next = dropFirst(word.count).first else { return true }
      return word == "模" ? !next.isLetter || next.isASCII : !next.isLetter
    }
    return false
  }
}

extension TeXNode {
  fileprivate var isModulus: Bool {
    if case .modulus = content { return true }
    return false
  }
}
