import Diagnostics
import NumericCore

extension Claim {
  /// What there is to say about a claim that fails; `nil` for one that passes.
  package func diagnostic(_ judgement: Judgement, in file: SourceFile) -> Diagnostic? {
    guard var diagnostic = finding(judgement, in: file) else { return nil }
    diagnostic.edits = edits(judgement, in: file)
    return diagnostic
  }

  private func finding(_ judgement: Judgement, in file: SourceFile) -> Diagnostic? {
    let subjectText = file.text(subject).collapsed
    let printed = judgement.printed.map { file.text($0.span) }
    let place = judgement.printed?.span ?? literal
    var diagnostic = Diagnostic(.claimRefuted, "", at: place)
    if subject != place, !subject.contains(place) { diagnostic.labels = [.init(subject, "")] }
    switch judgement.verdict {
    case .verified, .exempt: return nil
    case .ambiguous:
      (diagnostic.severity, diagnostic.code, diagnostic.span) = (.warning, .claimAmbiguous, span)
      diagnostic.labels = []
      diagnostic.message = "`\(file.text(span).collapsed)` holds in one reading only"
      if let detail = judgement.detail { diagnostic.notes = [detail] }
      if let advice = judgement.advice { diagnostic.help = ["to say that it is meant, \(advice)"] }
    case .undecided:
      if isQuestion(judgement, in: file) { return question(judgement, subjectText, place) }
      diagnostic.code = .claimUndecided
      diagnostic.message =
        literal == subject
        ? "cannot decide whether `\(subjectText)` holds"
        : "cannot decide whether `\(subjectText)` \(relation.rawValue) \(file.text(literal).collapsed)"
      if let value = judgement.value {
        diagnostic.notes.append("at \(judgement.precision) bits the value is \(value.digits(20))")
      }
      diagnostic.notes.append(judgement.detail ?? "more precision than \(judgement.precision) bits is not tried")
    case .imprecise, .refuted:
      if judgement.verdict == .imprecise { diagnostic.code = .claimImprecise }
      diagnostic.message = message(judgement, subjectText, printed, file)
      diagnostic.label = label(judgement)
      if let explanation = judgement.explanation { diagnostic.notes.append(explanation) }
      if let detail = judgement.detail { diagnostic.notes.append(detail) }
      if relation == .approximately || relation == .equal {
        if let replacement = judgement.replacement {
          let edits = edits(judgement, in: file)
          diagnostic.help.append("write \(edits.count == 1 ? edits[0].text : replacement)")
        } else {
          diagnostic.help += equalityHelp(judgement, in: file)
        }
      }
      if let percentage = percentage(judgement, in: file) { diagnostic.help.append("or \(percentage)") }
      if judgement.explanation?.contains("rounded to") == true {
        diagnostic.help.append("or assert the rounded steps as they are printed")
      }
    }
    return diagnostic
  }

  /// The printed number with the sign that it lacks: `15` where the value is 0.15.
  private func percentage(_ judgement: Judgement, in file: SourceFile) -> String? {
    guard relation == .equal || relation == .approximately, let printed = judgement.printed,
      let value = judgement.value,
      judgement.element < value.elements.count, !printed.decimal.isPercent, !printed.decimal.isScientific
    else { return nil }
    let number = value.elements[judgement.element]
    guard !number.contains(.zero),
      Enclosure(number.lower * Rational(100), number.upper * Rational(100)).isInside(printed.decimal.cell)
    else { return nil }
    return file.text(printed.span) + (source == .latex ? "\\%" : "%")
  }

  private func question(_ judgement: Judgement, _ subject: String, _ place: Span) -> Diagnostic {
    Diagnostic(
      .expectationMissingValue, "`\(subject)` has no value written yet", at: place,
      label: judgement.value.map { "it is \($0.digits(16))" } ?? "",
      help: [answer(to: judgement).map { "write \($0)" } ?? "`≈` takes digits: write `≈ ?`"])
  }

  private func message(_ judgement: Judgement, _ subject: String, _ printed: String?, _ file: SourceFile) -> String {
    let right = printed ?? file.text(literal).collapsed
    let element = judgement.value.map { $0.shape.isEmpty ? "" : " (element \($0.indexText(judgement.element)))" } ?? ""
    if judgement.printed?.isTruncated == true { return "the digits of `\(subject)`\(element) are not \(right)" }
    if source == .table { return "the cell is \(right), and its value does not round to that" }
    switch relation {
    case .approximately where judgement.printed == nil: return "`\(subject)`\(element) is not within \(right)"
    case .approximately: return "`\(subject)`\(element) does not round to \(right)"
    case .notApproximately: return "`\(subject)`\(element) does round to \(right)"
    case .equal where judgement.printed != nil && judgement.replacement == nil:
      return "`\(subject)`\(element) is not \(right)"
    case .equal where judgement.printed != nil: return "`\(subject)`\(element) does not round to \(right)"
    case .notEqual where judgement.printed != nil: return "`\(subject)` does round to \(right)"
    case .element: return "`\(subject)`\(element) is not in \(right)"
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      if subject == right { return "`\(subject)` does not hold\(element)" }
      if source == .prose { return "\(right) \(relation.rawValue) `\(subject)` does not hold" }
      return "`\(subject)` \(relation.rawValue) \(right) does not hold\(element)"
    }
  }

  private func label(_ judgement: Judgement) -> String {
    guard let value = judgement.value, judgement.element < value.elements.count else { return "" }
    let number = value.elements[judgement.element]
    let digits = "it is \(number.digits(16))"
    guard let replacement = judgement.replacement else { return digits }
    return judgement.printed?.isTruncated == true
      ? "\(digits), which begins with \(replacement)" : "\(digits), which rounds to \(replacement)"
  }
}

extension Operand {
  /// The value in decimal digits that are certainly right, or exactly where it is short.
  package func digits(_ count: Int) -> String {
    switch self {
    case .number(let number): number.digits(count)
    case .vector(let elements): "[\(elements.map { $0.digits(count) }.joined(separator: ", "))]"
    case .matrix(let rows): "[\(rows.map { Operand.vector($0).digits(count) }.joined(separator: ", "))]"
    case .truth(let truth): String(truth)
    }
  }

  /// `[2]`, or `[1][0]` of a matrix.
  package func indexText(_ index: Int) -> String {
    guard shape.count == 2 else { return "[\(index)]" }
    return "[\(index / shape[1])][\(index % shape[1])]"
  }
}

extension Enclosure {
  /// Certainly right digits with an ellipsis; an exact value that is short stands as it is.
  package func digits(_ count: Int) -> String {
    if isPoint {
      if let decimals = lower.terminatingDecimals, decimals <= count { return lower.decimalText(decimals: decimals) }
      if lower.bitCount <= 32 { return lower.description }
    }
    return certainDigits(max: count)
  }
}

extension String {
  /// On one line, with single spaces.
  package var collapsed: String {
    guard contains(where: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }) else { return self }
    return split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
