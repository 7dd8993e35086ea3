import Diagnostics
import Formula
import NumericCore

/// Why a claim has its verdict, step by step, for a person: formula, numbers, enclosures, the cell of the printed
/// digits, the decision.
package struct ClaimDerivation: Sendable {
  private let claim: JudgedClaim
  private let derivation: Derivation?
  private let place: String
  /// Whether the claim before it on the line is about the same formula, which then is not told again.
  private let isContinued: Bool

  fileprivate init(_ claim: JudgedClaim, _ derivation: Derivation?, isContinued: Bool, in file: SourceFile) {
    self.isContinued = isContinued
    self.claim = claim
    self.derivation = derivation
    let start = file.position(of: claim.claim.span.start)
    place = "\(file.path):\(start.line):\(start.column)"
  }
}

extension JudgedDocument {
  /// The derivations of the claims that stand on a line, or reach over it.
  package func derivations(onLine line: Int) -> [ClaimDerivation] {
    let file = document.file
    let found = claims.indices.filter { claims[$0].lines(in: file).contains(line) }
    let indices = Dictionary(positions.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var precisions: [Int: Int] = [:]
    for position in found {
      if let index = indices[position] { precisions[index] = claims[position].judgement.precision }
    }
    let derivations = evaluated.program.derivations(at: precisions)
    var last: (subject: Span, precision: Int)?
    return found.map { position in
      let claim = claims[position]
      let current = (subject: claim.claim.subject, precision: claim.judgement.precision)
      defer { last = current }
      return ClaimDerivation(
        claim, indices[position].flatMap { derivations[$0] }, isContinued: last.map { $0 == current } ?? false, in: file
      )
    }
  }

  /// The lines on which something is claimed, in order.
  package var claimLines: [Int] { Set(claims.map { $0.lines(in: document.file).lowerBound }).sorted() }
}

extension JudgedClaim {
  package func lines(in file: SourceFile) -> ClosedRange<Int> {
    let start = file.position(of: claim.span.start).line
    return start...max(start, file.position(of: claim.span.end).line)
  }
}

extension ClaimDerivation {
  package var text: String {
    var text = "\(place): \(claim.left) \(claim.claim.relation.rawValue) \(claim.right)\n"
    if let derivation, !isContinued { text += formulas(derivation) + steps(derivation) }
    if let derivation { text += sides(derivation.comparison) } else { text += value }
    text += row("decision", decision)
    if let explanation = claim.judgement.explanation { text += row("cause", explanation) }
    let corrections = claim.judgement.corrections
    if !corrections.isEmpty { text += row("right", corrections.map(\.replacement).joined(separator: ", ")) }
    return text
  }

  private func row(_ name: String, _ content: String) -> String {
    "  \(name)\(String(repeating: " ", count: max(1, 10 - name.count)))\(content)\n"
  }

  // MARK: Formula and values

  private func formulas(_ derivation: Derivation) -> String {
    guard let first = derivation.formulas.first else { return "" }
    var text = row("formula", first)
    for formula in derivation.formulas.dropFirst() { text += row("", "= " + formula) }
    if let numbers = derivation.substituted { text += row("numbers", numbers) }
    return text
  }

  private func steps(_ derivation: Derivation) -> String {
    let width = min(40, derivation.steps.map(\.text.count).max() ?? 0)
    var text = ""
    for (index, step) in derivation.steps.enumerated() {
      let name = step.text + String(repeating: " ", count: max(0, width - step.text.count))
      for (line, value) in lines(of: step.value).enumerated() {
        let margin = line == 0 ? name : String(repeating: " ", count: name.count)
        text += row(index == 0 && line == 0 ? "steps" : "", "\(margin) \(value)")
      }
    }
    return text
  }

  /// A value on one line, an array on one for each element; of a long one the beginning and the element at issue.
  private func lines(of value: Operand) -> [String] {
    if value.shape.isEmpty { return value.elements.map(\.derivedText) }
    let elements = value.elements
    if elements.allSatisfy(\.isPoint), elements.count <= 12 { return ["= \(value.digits(12))"] }
    var lines: [String] = []
    for (index, element) in elements.enumerated() where index < 6 || index == claim.judgement.element {
      if index > lines.count { lines.append("…") }
      lines.append("\(value.indexText(index)) \(element.derivedText)")
    }
    if elements.count > 6, claim.judgement.element < elements.count - 1 { lines.append("…") }
    return lines
  }

  /// What is known of a claim that no formula of the program makes.
  private var value: String {
    let judgement = claim.judgement
    var text =
      judgement.value.map { value in
        lines(of: value).enumerated().map { row($0 == 0 ? "value" : "", $1) }.joined()
      } ?? ""
    if let printed = judgement.printed { text += cells([printed]) }
    return text
  }

  // MARK: The comparison

  private func sides(_ comparison: Comparison) -> String {
    switch comparison {
    case .printed(_, _, let printed): return cells(printed.numbers)
    case .related(let parts):
      return parts.map { part in
        let sides = [("left", part.left), ("right", part.right)]
        return sides.map { name, side in
          lines(of: side).enumerated().map { row($0 == 0 ? name : "", $1) }.joined()
        }.joined()
      }.joined()
    case .within(_, let lower, let upper, let includesUpper):
      return row("bounds", "[\(lower.digits(20)), \(upper.digits(20))\(includesUpper ? "]" : ")")")
    case .aggregate(let computed, let printed, let number):
      return row("computed", computed.derivedText) + row("printed", "\(printed.derivedText), of the printed cells")
        + cells([number])
    case .truth(let truth): return row("value", String(truth))
    case .universal, .question: return ""
    }
  }

  /// The numbers that printed digits stand for.
  private func cells(_ numbers: [PrintedNumber]) -> String {
    var text = ""
    for (index, number) in numbers.enumerated() where index < 6 || index == claim.judgement.element {
      let cell = number.isTruncated ? number.decimal.truncationCell : number.decimal.cell
      let ellipsis = number.isTruncated ? "…" : ""
      text += row(
        index == 0 ? "cell" : "",
        "\(number.decimal.text)\(ellipsis) stands for [\(cell.lower.shortText), \(cell.upper.shortText)]")
    }
    return text
  }

  // MARK: The decision

  private var decision: String {
    let judgement = claim.judgement
    let bits = judgement.precision > 0 ? ", at \(judgement.precision) bits" : ""
    return "\(judgement.verdict.rawValue): \(reason) (basis: \(judgement.basis.rawValue)\(bits))"
  }

  private var reason: String {
    let judgement = claim.judgement
    if judgement.verdict == .undecided, judgement.detail == nil {
      return claim.right == "?" ? "no value is written yet" : "no precision that is tried tells"
    }
    if let detail = judgement.detail { return detail }
    if judgement.basis == .agreement { return "the sides agree to \(DecisionRule.agreementDigits) digits" }
    if judgement.basis == .printedRounding { return "it holds of the numbers as they are printed" }
    guard judgement.printed != nil else {
      return judgement.verdict.passes ? "the relation certainly holds" : "the relation certainly does not hold"
    }
    let isInside = judgement.verdict.passes != (claim.claim.relation == .notApproximately)
    return isInside ? "the value certainly lies in the cell" : "the value certainly lies outside of the cell"
  }
}

extension Enclosure {
  /// `= 0.7`, or `∈ [0.80181855254333730, 0.80181855254333731]`.
  fileprivate var derivedText: String {
    isPoint ? "= \(digits(20))" : "∈ [\(digitsDown(20)), \(digitsUp(20))]"
  }
}
