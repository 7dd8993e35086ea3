import Diagnostics
import NumericCore

/// What became of a `forAll`.
package enum UniversalOutcome: Sendable {
  case proved(Basis)
  case refuted(at: String)
  case holdsAt(points: Int)
  case undecided(String)
}
extension DecisionRule {
  func judgement(of outcome: UniversalOutcome) -> Judgement? { nil }
}
extension Interpreter {
  func universal(_ expression: Expression, in scope: Scope) throws(Interruption) -> UniversalOutcome? { nil }
}
