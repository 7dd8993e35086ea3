/// What the labelled formulas of an article are called: `1`, `2`, or what a `\tag` says; without parentheses.
package struct EquationNumbers: Sendable, Hashable {
  private var names: [String: String] = [:]

  package init() {}

  package var labels: Dictionary<String, String>.Keys { names.keys }

  package func number(of label: String) -> String? { names[label] }

  package mutating func set(_ label: String, to number: String) { names[label] = number }
}
