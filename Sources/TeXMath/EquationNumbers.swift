import Diagnostics

/// What the labelled formulas of an article are called: `1`, `2`, or what a `\tag` says; without parentheses.
package struct EquationNumbers: Sendable, Hashable {
  private var names: [String: String] = [:]

  package init() {}

  package var labels: Dictionary<String, String>.Keys { names.keys }

  package func number(of label: String) -> String? { names[label] }

  /// Numbers the formulas of an article in their order, and finds labels that are given twice or to nothing.
  package init(_ formulas: [TeXFormula], diagnostics: inout [Diagnostic]) {
    var places: [String: Span] = [:]
    var count = 0
    for formula in formulas where formula.isValid {
      for numbering in formula.numbered {
        guard let label = numbering.label else { continue }
        if let first = places[label.name] {
          diagnostics.append(
            Diagnostic(
              .mathLabel, "`\(label.name)` labels two formulas", at: label.span,
              labels: [.init(first, "the first one")]))
          continue
        }
        places[label.name] = label.span
        if let tag = numbering.tag {
          names[label.name] = tag.nodes.map(\.plainText).joined()
        } else {
          count += 1
          names[label.name] = String(count)
        }
      }
    }
    for formula in formulas where formula.isValid {
      for reference in formula.references where names[reference.name] == nil {
        diagnostics.append(
          Diagnostic(
            .mathLabel, "no formula is labelled `\(reference.name)`", at: reference.span,
            help: nearestName(to: reference.name, among: names.keys).map { ["did you mean `\($0)`?"] } ?? []))
      }
    }
  }
}

extension TeXNode {
  /// The text of a tag without its layout.
  fileprivate var plainText: String {
    switch content {
    case .words(let text, _), .symbol(let text, _), .number(let text), .function(let text, _): text
    case .group(let nodes), .text(let nodes), .math(let nodes), .styled(_, let nodes):
      nodes.map(\.plainText).joined()
    case .scripts(let base, let sub, let sup, _): [base, sub, sup].compactMap { $0?.plainText }.joined()
    case .space: " "
    default: ""
    }
  }
}
