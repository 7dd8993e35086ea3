import Diagnostics
import Formula
import NumericCore

/// What surrounds a formula.
package struct LaTeXContext: Sendable {
  package enum LogarithmConvention: Sendable {
    case natural, two, ten
    /// The page says nothing: natural first, then the others.
    case undeclared
  }

  package var logarithm = LogarithmConvention.undeclared
  /// The text right before and right after the formula's delimiters, of the same line.
  package var before = ""
  package var after = ""

  package init(logarithm: LogarithmConvention = .undeclared, before: String = "", after: String = "") {
    self.logarithm = logarithm
    self.before = before
    self.after = after
  }
}

/// What a formula asserts of numbers, decided.
package struct LaTeXClaims: Sendable {
  /// In the order of the formula.
  package var claims: [(claim: Claim, judgement: Judgement)] = []
  /// Relations that are no claims, because one side at least is symbolic.
  package var symbolicCount = 0
  /// Relations that ask: `\overset{?}{=}`.
  package var exemptCount = 0
}

/// Decides every relation between two closed numeric sides of a formula (§5 of the design).
package func latexClaims(in formula: TeXFormula, context: LaTeXContext = LaTeXContext()) -> LaTeXClaims {
  var result = LaTeXClaims()
  let chains = ChainCutter.chains(of: formula.nodes)
  for (index, chain) in chains.enumerated() {
    let isLast = index == chains.count - 1
    let checker = ChainChecker(
      chain, context, isFirst: index == 0, isLast: isLast, percentSigns: isLast ? formula.commentStarts : [])
    checker.check(&result)
  }
  return result
}

/// Decides the claims of one chain.
struct ChainChecker {
  private let chain: Chain
  private let context: LaTeXContext
  private var sides: [LaTeXSide]

  init(_ chain: Chain, _ context: LaTeXContext, isFirst: Bool, isLast: Bool, percentSigns: Set<Int>) {
    self.chain = chain
    self.context = context
    sides = chain.sides.map { LaTeXSide($0) }
    if isLast, let word = context.wordAfter, UnitWord(word) != nil, sides[sides.count - 1].unit == nil {
      sides[sides.count - 1].unit = word
    }
    // `= 83.3%` without a backslash.
    if let last = sides.last, percentSigns.contains(last.span.end), let number = last.numeric {
      sides[sides.count - 1].numeric = .percent(number)
      sides[sides.count - 1].traits.insert(.percent)
    }
    // `colour$(-1)\times…$`: the formula is an operand of the text before it.
    if isFirst, context.isOperandOfText { sides[0].numeric = nil }
    // A chain of residues says nothing about the numbers themselves.
    if chain.sides.contains(where: { $0.nodes.contains(where: \.isModulus) }) {
      for index in sides.indices { sides[index].numeric = nil }
    }
  }

  func check(_ result: inout LaTeXClaims) {
    // The last numeric side that only equations separate from the one at hand, and those before it.
    var last: Int?
    var earlier: [Int] = []
    var previousPasses = true
    for index in sides.indices {
      if index > 0 {
        switch chain.relations[index - 1] {
        case .questioned:
          result.exemptCount += 1
          (last, earlier) = (nil, [])
        case .other:
          result.symbolicCount += 1
          (last, earlier) = (nil, [])
        case .relation(let relation):
          let isEquation = relation == .equal || relation == .approximately
          if !isEquation || relation == .approximately && last.map({ $0 < index - 1 }) ?? false {
            if last != index - 1 { last = nil }
            earlier = []
          }
          guard let left = last, sides[index].numeric != nil,
            let judgement = judge(left, relation, index, previousPasses ? earlier : [])
          else {
            result.symbolicCount += 1
            if !isEquation { last = nil }
            break
          }
          previousPasses = judgement.verdict.passes
          result.claims.append((claim(left, relation, index), judgement))
          if !isEquation { (last, earlier) = (nil, []) }
        }
      }
      if sides[index].numeric != nil {
        if let last { earlier.append(last) }
        last = index
      }
    }
  }

  private func judge(_ left: Int, _ relation: Relation, _ right: Int, _ earlier: [Int]) -> Judgement? {
    var pair = ClaimPair(left: sides[left], relation: relation, right: sides[right], context: context)
    pair.earlier = earlier.compactMap { sides[$0].margin.isEmpty ? sides[$0].numeric : nil }
    pair.isEndOfChain = right == sides.count - 1
    return pair.judge()
  }

  private func claim(_ left: Int, _ relation: Relation, _ right: Int) -> Claim {
    let (a, b) = (sides[left], sides[right])
    let literal = b.printed != nil ? b : a.printed != nil ? a : b
    let subject = literal.span == b.span ? a : b
    return Claim(
      source: .latex, span: a.span.union(b.span),
      literal: literal.margin.isEmpty ? literal.numeric?.literalSpan ?? literal.span : literal.span,
      subject: subject.span, relation: relation)
  }
}

extension ClosedNumeric {
  /// Where the digits of a lone literal stand.
  fileprivate var literalSpan: Span? {
    if case .literal(let number) = self { return number.span }
    return nil
  }
}

extension TeXFormula {
  /// Where a percent sign without a backslash ends the formula, of which the parser warns.
  fileprivate var commentStarts: Set<Int> {
    Set(diagnostics.compactMap { $0.code == .mathSyntax && $0.severity == .warning ? $0.span?.start : nil })
  }
}

extension TeXNode {
  fileprivate var isModulus: Bool {
    if case .modulus = content { return true }
    return false
  }
}

extension LaTeXContext {
  /// The first word after the formula.
  fileprivate var wordAfter: String? {
    let rest = after.drop { $0 == " " }
    let word = rest.prefix { $0.isLetter || $0 == "°" || $0 == "%" }
    return word.isEmpty ? nil : String(word)
  }

  /// Whether a letter or a digit touches the opening delimiter.
  fileprivate var isOperandOfText: Bool {
    before.last.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
  }
}
