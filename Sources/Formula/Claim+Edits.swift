import Diagnostics
import NumericCore

extension Claim {
  /// What would make a claim hold that fails, if printing other digits does: the wrong numbers exchanged, `?` filled
  /// in. Nothing else that an author wrote is touched, neither inputs nor errata.
  package func edits(_ judgement: Judgement, in file: SourceFile) -> [Edit] {
    guard relation == .approximately || relation == .equal, !judgement.verdict.passes else { return [] }
    if isQuestion(judgement, in: file) { return answer(to: judgement).map { [Edit(literal, $0)] } ?? [] }
    let edits: [Edit]
    if judgement.corrections.isEmpty {
      edits = equalityEdits(judgement, in: file) ?? []
    } else {
      edits = judgement.corrections.compactMap { file.edit($0.printed, $0.replacement) }
      guard edits.count == judgement.corrections.count else { return [] }
    }
    // What is written already does not help.
    return edits.contains { file.text($0.span) == $0.text } ? [] : edits.sorted { $0.span.start < $1.span.start }
  }

  // MARK: ?

  /// Whether the claim asks for its value.
  func isQuestion(_ judgement: Judgement, in file: SourceFile) -> Bool {
    judgement.verdict == .undecided && judgement.detail == nil && judgement.printed == nil && file.text(literal) == "?"
  }

  /// What to write in place of `?`: behind `≈` digits, behind `=` the exact value, where there is a short one.
  func answer(to question: Judgement) -> String? {
    guard let value = question.value else { return nil }
    switch relation {
    case .approximately: return value.text { $0.answer(significant: DecisionRule.answerDigits) }
    case .equal: return value.text { $0.isPoint ? $0.lower.shortExactText : nil }
    default: return nil
    }
  }

  // MARK: =

  private func equalityEdits(_ judgement: Judgement, in file: SourceFile) -> [Edit]? {
    guard relation == .equal, let elements = judgement.value?.elements else { return nil }
    // Beside an integer in LaTeX `=` means exactly as well.
    if let printed = judgement.printed {
      let number = WrittenNumber(span: printed.span, value: printed.decimal.value, decimal: printed.decimal)
      guard judgement.element < elements.count, elements[judgement.element].isPoint, !printed.isTruncated,
        let text = number.writing(elements[judgement.element].lower)
      else { return nil }
      return file.edit(printed, text).map { [$0] }
    }
    guard judgement.verdict == .refuted, elements.count == writtenNumbers.count else { return nil }
    var edits: [Edit] = []
    for (number, element) in zip(writtenNumbers, elements) where !(element.isPoint && element.lower == number.value) {
      guard element.isPoint, let text = number.writing(element.lower), let edit = file.edit(number, text) else {
        return nil
      }
      edits.append(edit)
    }
    return edits
  }

  /// What to do about an equation with a number that is not equal.
  func equalityHelp(_ judgement: Judgement, in file: SourceFile) -> [String] {
    if let edits = equalityEdits(judgement, in: file) { return edits.first.map { ["write \($0.text)"] } ?? [] }
    guard relation == .equal, writtenNumbers.count == 1, let decimal = writtenNumbers[0].decimal,
      case .number(let value)? = judgement.value, let rounded = decimal.rounding(value)
    else { return [] }
    return ["`=` means exactly equal; for rounded digits write `≈ \(rounded.text)`"]
  }
}

extension SourceFile {
  /// Another number in the place of a printed one, printed as its author prints.
  fileprivate func edit(_ printed: PrintedNumber, _ replacement: String) -> Edit? {
    guard let style = PrintedStyle(printed, in: self), let text = style.text(replacement) else { return nil }
    return Edit(style.span, text)
  }

  fileprivate func edit(_ number: WrittenNumber, _ text: String) -> Edit? {
    guard let decimal = number.decimal else { return Edit(number.span, text) }
    return edit(PrintedNumber(decimal: decimal, span: number.span), text)
  }
}

extension Operand {
  /// The value as an author writes it; nil where one of its numbers cannot be written.
  fileprivate func text(_ number: (Enclosure) -> String?) -> String? {
    func list(_ parts: [String?]) -> String? {
      parts.contains { $0 == nil } ? nil : "[\(parts.compactMap { $0 }.joined(separator: ", "))]"
    }
    return switch self {
    case .number(let value): number(value)
    case .vector(let elements): list(elements.map(number))
    case .matrix(let rows): list(rows.map { list($0.map(number)) })
    case .truth(let truth): String(truth)
    }
  }
}

extension Enclosure {
  /// Rounded to significant digits, half away from 0; nil where the enclosure leaves them open.
  func rounded(significant count: Int) -> String? {
    let text = lower.rounded(significant: count)
    return isPoint || upper.rounded(significant: count) == text ? text : nil
  }

  /// Rounded to significant digits, also where it is too close to a border to tell.
  fileprivate func answer(significant count: Int) -> String {
    rounded(significant: count) ?? (contains(.zero) ? "0" : midpoint.rounded(significant: count))
  }
}

extension Rational {
  /// An integer of at most 60 digits, a short decimal, a short fraction.
  fileprivate var shortExactText: String? {
    if bitCount <= 64 { return shortText }
    return isInteger && bitCount <= 200 ? description : nil
  }

  /// As an author prints it: `0.802`, `1.48e-6`; the digits before the point are all given.
  fileprivate func rounded(significant count: Int) -> String {
    guard !isZero else { return "0" }
    // Rounding up may reach the next power of ten.
    let exponent = rounded(decimals: count - 1 - decimalExponent).decimalExponent
    guard -6..<15 ~= exponent else {
      let significand = (self * Rational.powerOfTen(-exponent)).decimalText(decimals: count - 1)
      return "\(significand)e\(exponent)"
    }
    return decimalText(decimals: max(0, count - 1 - exponent))
  }
}
