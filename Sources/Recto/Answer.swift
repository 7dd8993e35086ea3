import Diagnostics
import Formula
import NumericCore

/// The value of one expression, as `recto eval` tells it.
package struct Answer: Hashable, Sendable {
  /// Digits that are certainly right (`0.80181855…`), an exact number in full (`5/3`), an array of them, `true` or `false`.
  package var value: String
  /// Decimals between which the value certainly lies, in the shape of the value.
  package var enclosure: String
}

extension Answer {
  /// Evaluates an expression of formula Swift at the precision that its digits need, up to 16,384 bits.
  ///
  /// - Parameter digits: how many significant ones are wanted; fewer are given where no more are certain.
  /// - Returns: what is wrong with the expression, if it has no value.
  package static func evaluating(_ text: String, digits: Int) -> Result<Answer, Findings> {
    let file = SourceFile(path: "expression", text: text)
    do throws(Diagnostic) {
      let expression = try parseExpression(Excerpt(file))
      let operand = try value(of: expression, digits: digits)
      return .success(Answer(value: operand.text(digits), enclosure: operand.enclosureText(digits)))
    } catch {
      return .failure(Findings(diagnostics: [error.located(in: file)]))
    }
  }

  /// Why an expression has no value.
  package struct Findings: Error, Sendable {
    package var diagnostics: [LocatedDiagnostic]
  }

  private static func value(of expression: Expression, digits: Int) throws(Diagnostic) -> Operand {
    // No name of the language is spelled like this.
    let name = Identifier("=", expression.span)
    let binding = Formula.Binding(isMutable: false, name: name, type: nil, value: expression)
    let program = Program(items: [.block([Statement(.binding(binding), expression.span)])])
    if let unknown = NameCheck.check(program, lostNames: []).first { throw unknown }
    let meter = Meter(workLimit: Budget().work, elementLimit: Budget().elements)
    var precision = DecisionRule.firstPrecision
    while true {
      let isLast = precision >= DecisionRule.lastPrecision
      let evaluation = program.evaluate(precision: precision, meter: meter, isLast: isLast)
      if let error = evaluation.diagnostics.first(where: { $0.severity == .error }) { throw error }
      if evaluation.isComplete {
        guard let operand = evaluation.values[name.name] else {
          throw Diagnostic(
            .typeMismatch, "the expression is no number", at: expression.span,
            help: ["ask for a number, a vector, a matrix or a truth value"])
        }
        if isLast || operand.elements.allSatisfy({ $0.certainDigitCount(upTo: digits) >= digits }) { return operand }
      } else if isLast, let undecided = evaluation.undecided {
        throw undecided
      }
      precision *= 2
    }
  }
}

extension Operand {
  fileprivate func text(_ digits: Int) -> String { text { $0.answer(digits) } }

  fileprivate func enclosureText(_ digits: Int) -> String {
    // Two digits more than the value shows, so that the two ends differ.
    text { "[\($0.digitsDown(digits + 2)), \($0.digitsUp(digits + 2))]" }
  }

  private func text(_ number: (Enclosure) -> String) -> String {
    func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ", "))]" }
    return switch self {
    case .number(let value): number(value)
    case .vector(let elements): list(elements.map(number))
    case .matrix(let rows): list(rows.map { list($0.map(number)) })
    case .truth(let truth): truth ? "true" : "false"
    }
  }
}

extension Enclosure {
  /// Longer exact numbers are told by their first digits.
  private static let exactLengths = (integer: 5000, fraction: 64)

  /// An exact number as a short decimal, an integer or a fraction; any other by its certain digits.
  fileprivate func answer(_ digits: Int) -> String {
    let decimal = certainDigits(max: digits)
    guard isPoint, decimal.contains("…") || decimal.contains("e") else { return decimal }
    let exact = lower.description
    return exact.utf8.count <= (lower.isInteger ? Self.exactLengths.integer : Self.exactLengths.fraction)
      ? exact : decimal
  }

  /// How many significant digits are certain, as far as anybody wants to know; an exact number has enough.
  fileprivate func certainDigitCount(upTo limit: Int) -> Int {
    if isPoint { return limit }
    let text = certainDigits(max: limit)
    guard !text.contains("±") else { return 0 }
    return text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }.count
  }
}
