import Diagnostics
import TeXMath

/// Finds labels of formulas whose anchor something else on the page has: a link would lead to whichever comes first.
func duplicateAnchors(_ formulas: [TeXFormula], in document: Document) -> [Diagnostic] {
  let headings = Set(document.headings.map(\.anchor))
  return formulas.lazy.filter(\.isValid).flatMap(\.numbered).compactMap { numbering in
    guard let label = numbering.label else { return nil }
    let owner =
      headings.contains(label.name) ? "a heading" : AnchorTable.isOfPage(label.name) ? "the page itself" : nil
    return owner.map {
      Diagnostic(
        .duplicateAnchor, "`\(label.name)` is the anchor of \($0) already", at: label.span,
        help: ["call the formula `eq:\(label.name)`"])
    }
  }
}
