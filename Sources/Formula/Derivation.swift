import Diagnostics
import NumericCore

/// How the two sides of a claim come about, at one precision.
package struct Derivation: Sendable {
  /// A part of the formula, and what is known of its value.
  package struct Step: Sendable {
    package var text: String
    package var value: Operand
  }

  /// The formula as it is written, then what its name is defined as, then what its functions are.
  package var formulas: [String]
  /// The last of them with numbers in place of the names; `nil` where that says nothing new.
  package var substituted: String?
  /// Innermost parts first; the last one is the whole formula.
  package var steps: [Step]
  package var comparison: Comparison
}

extension Program {
  /// The derivations of some claims.
  ///
  /// - Parameter precisions: by the index of a claim, the bits at which it was decided.
  package func derivations(at precisions: [Int: Int]) -> [Int: Derivation] {
    var derivations: [Int: Derivation] = [:]
    for (precision, claims) in Dictionary(grouping: precisions.keys, by: { precisions[$0] ?? 0 }) {
      let bits = max(precision, DecisionRule.firstPrecision)
      let evaluation = evaluate(
        precision: bits, meter: Meter(), isLast: true, deriving: Set(claims),
        drawn: Set(items.indices))
      for claim in claims {
        // The footer of a table is computed from its columns, not from a formula.
        derivations[claim] =
          evaluation.derivations[claim]
          ?? evaluation.comparisons[claim].map { Derivation(formulas: [], steps: [], comparison: $0) }
      }
    }
    return derivations
  }
}

extension Interpreter {
  /// More parts than these nobody reads.
  private static let stepLimit = 40

  func derivation(of subject: Expression, _ comparison: Comparison, in scope: Scope) -> Derivation {
    var formulas = [subject.unparenthesized]
    while case .name(let name) = formulas[formulas.count - 1].kind, let definition = definitions[name],
      formulas.count < Self.stepLimit
    {
      formulas.append(definition.unparenthesized)
    }
    var formula = formulas[formulas.count - 1]
    let unfolded = formula.rewritten { $0.unfolded }
    if unfolded.sketch != formula.sketch {
      formula = unfolded
      formulas.append(unfolded)
    }
    let substituted = formula.rewritten { part in
      guard part.isName || part.calledName == "printed", let text = text(of: part, in: scope) else { return nil }
      return Expression(.name(text), part.span)
    }.sketch
    return Derivation(
      formulas: formulas.map(\.sketch), substituted: substituted == formula.sketch ? nil : substituted,
      steps: steps(of: formula, in: scope), comparison: comparison)
  }

  /// The values of the parts that have one: not those of closures, which have many.
  private func steps(of formula: Expression, in scope: Scope) -> [Derivation.Step] {
    var steps: [Derivation.Step] = []
    var known: Set<String> = []
    for part in formula.parts.reversed() where !part.isLiteral && known.count < Self.stepLimit {
      if case .parenthesized = part.kind { continue }
      guard known.insert(part.sketch).inserted, let value = try? evaluate(part, in: scope),
        let operand = Operand(value), !operand.isTruth
      else { continue }
      steps.append(Derivation.Step(text: part.sketch, value: operand))
    }
    return steps
  }

  /// A short value in place of its name.
  private func text(of name: Expression, in scope: Scope) -> String? {
    guard let value = try? evaluate(name, in: scope), let operand = Operand(value), operand.elements.count <= 6,
      !operand.isTruth
    else { return nil }
    return operand.digits(6)
  }
}

extension Expression {
  fileprivate var isName: Bool { if case .name = kind { true } else { false } }
}
