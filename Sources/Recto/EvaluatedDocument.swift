import Diagnostics
import Formula
import NumericCore
import TeXMath

/// A document whose formulas have been parsed and run. Running and deciding alternate, since a claim that the
/// balls leave open is evaluated again at twice the precision; so the verdicts are here as well, without the
/// words for them.
package struct EvaluatedDocument: Sendable {
  package var document: Document
  /// What is to be shown of `Document.math`, in the same order.
  package var formulas: [TeXFormula]
  package var equationNumbers: EquationNumbers
  /// The statements of the formula blocks, by their index in `Document.program`.
  package var statements: [Int: [Statement]]
  /// The ruled tables that take part, by their index in `Document.program`.
  package var tables: [Int: TableProgram]
  /// What the plot blocks draw, by their index in `Document.program`; those in error are missing.
  package var figures: [Int: Figure]
  package var program: Program
  package var verification: Verification
  /// The claims of deliberate falsehoods and unchecked blocks: counted, not listed.
  package var exemptClaims: Set<Int>
  /// The claim of a printed number, by its index in `Document.numbers`.
  package var numberClaims: [Int: Int]
  /// The claims of the formulas in LaTeX; they follow those of the program.
  package var math: MathClaims
  /// What a logarithm without a base means; nil where neither the article nor the site says so.
  package var logarithm: LogarithmBase?
  package var depth: Depth
  package var diagnostics: [Diagnostic]
}

/// What a project gives to every article.
package struct Prelude: Sendable {
  /// Those of `Content/prelude.swift`.
  package var statements: [Statement]
  /// Those of `Site/site.yml`.
  package var macros = MacroTable()
  /// What a logarithm without a base means where an article does not say, by `Site/site.yml`.
  package var logarithm: LogarithmBase?
  package var diagnostics: [Diagnostic]

  /// Whether HTML in articles is left out of their pages.
  package var dropsHTML = false

  /// The names that its faulty statements would have declared.
  package var brokenNames: Set<String> = []

  package static let none = Prelude(statements: [], diagnostics: [])

  /// Reads the prelude, and finds what is wrong with it once for all articles.
  package init(_ file: SourceFile) {
    let block = parseBlock(Excerpt(file))
    statements = block.statements
    brokenNames = Set(block.brokenNames)
    diagnostics = block.diagnostics
    for statement in statements {
      guard let expectation = statement.expectations.first else { continue }
      diagnostics.append(
        Diagnostic(
          .expectationMisplaced, "the prelude only defines: it makes no claims", at: expectation.span,
          help: ["assert it in an article"]))
    }
    diagnostics += Program(items: [.block(statements)]).verify(lostNames: brokenNames).diagnostics
  }

  private init(statements: [Statement], diagnostics: [Diagnostic]) {
    self.statements = statements
    self.diagnostics = diagnostics
  }
}

/// Parses and runs the formulas of a document.
package func evaluate(
  _ document: Document, prelude: Prelude = .none, depth: Depth = .whole
) -> EvaluatedDocument {
  var macros = prelude.macros
  let formulas = document.math.map { parseTeX($0.source, macros: &macros) }
  var assembly = ProgramAssembly(document, prelude, formulas)
  assembly.assemble()
  let program = assembly.program
  var diagnostics = assembly.diagnostics
  var verification = program.verify(lostNames: assembly.lostNames, depth: depth)
  diagnostics += verification.diagnostics.map { assembly.explaining($0) }
  for formula in formulas { diagnostics += formula.diagnostics }
  let numbers = EquationNumbers(formulas, diagnostics: &diagnostics)
  let logarithm = document.frontMatter.logarithm ?? prelude.logarithm
  let math = MathClaims(
    document, formulas, assembly.mathBindings, program, &verification, logarithm: logarithm, depth: depth)
  diagnostics += math.diagnostics
  var exemptClaims = assembly.exemptClaims
  exemptClaims.formUnion(math.exempt)
  diagnostics += duplicateAnchors(formulas, in: document)
  if prelude.dropsHTML, let first = document.html.first {
    let more = document.html.count - 1
    diagnostics.append(
      Diagnostic(
        .warning, .htmlLeftOut, "HTML is left out of the page", at: first,
        notes: more > 0 ? ["and so it is in \(more) other place\(more == 1 ? "" : "s")"] : [],
        help: ["write it in Markdown; or, if every author is trusted, set `html: allow` in `Site/site.yml`"]))
  }
  return EvaluatedDocument(
    document: document, formulas: formulas, equationNumbers: numbers, statements: assembly.statements,
    tables: assembly.tables,
    figures: Dictionary(
      uniqueKeysWithValues: verification.figures.compactMap { item, figure in
        assembly.figures[item].map { ($0, figure) }
      }), program: program, verification: verification, exemptClaims: exemptClaims,
    numberClaims: assembly.numberClaims, math: math, logarithm: logarithm, depth: depth,
    diagnostics: diagnostics)
}
