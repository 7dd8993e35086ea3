/// What can go wrong: a closed list, each with a page in the manual and a test case.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // The formula language
  case syntax
  case unsupportedSyntax = "unsupported-syntax"
  case unknownName = "unknown-name"
  case duplicateName = "duplicate-name"
  case wrongArguments = "wrong-arguments"
  case typeMismatch = "type-mismatch"
  case shapeMismatch = "shape-mismatch"
  case outsideDomain = "outside-domain"
  case notADistribution = "not-a-distribution"
  case undecidedComparison = "undecided-comparison"
  case budgetExceeded = "budget-exceeded"
  // Expectations
  case expectationMalformed = "expectation-malformed"
  case expectationMisplaced = "expectation-misplaced"
  case expectationMissingValue = "expectation-missing-value"
  // Claims
  case claimRefuted = "claim-refuted"
  case claimImprecise = "claim-imprecise"
  case claimUndecided = "claim-undecided"
  case claimAmbiguous = "claim-ambiguous"
  case claimPrintedChain = "claim-printed-chain"
  // Comments and bindings
  case bindingWithoutNumber = "binding-without-number"
  case bindingWithoutClaim = "binding-without-claim"
  case commentMalformed = "comment-malformed"
  case commentAtLineStart = "comment-at-line-start"
  case directiveUnknown = "directive-unknown"
  // Tables
  case tableRule = "table-rule"
  case tableColumn = "table-column"
  case tableCell = "table-cell"
  // The rendering of LaTeX
  case mathSyntax = "math-syntax"
  case mathUnknownCommand = "math-unknown-command"
  case mathUnclosed = "math-unclosed"
  case mathSplitByTable = "math-split-by-table"
  case mathLimit = "math-limit"
  case mathMacro = "math-macro"
  case mathLabel = "math-label"
  // Links
  case link
  case anchor
  case duplicateAnchor = "duplicate-anchor"
  case htmlLeftOut = "html-left-out"
  // The project
  case frontMatter = "front-matter"
  case settings
  case template
  case figure
  case encoding
  case unreadable
  case tooLarge = "too-large"
  case noArticles = "no-articles"
  case outputFolder = "output-folder"
  case `internal`
}

package enum Severity: String, Sendable {
  case error
  case warning
}
