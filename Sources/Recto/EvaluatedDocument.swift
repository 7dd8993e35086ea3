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
  diagnostics += verification.diagnostics
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

/// Makes one program of a document's blocks, tables and bindings.
private struct ProgramAssembly {
  let document: Document
  let formulas: [TeXFormula]
  var program: Program
  var statements: [Int: [Statement]] = [:]
  var tables: [Int: TableProgram] = [:]
  /// The plot blocks by their place among the program's items.
  var figures: [Int: Int] = [:]
  var diagnostics: [Diagnostic] = []
  var lostNames: Set<String> = []
  var exemptClaims: Set<Int> = []
  var numberClaims: [Int: Int] = [:]
  var mathBindings: [Int: MathBinding] = [:]

  init(_ document: Document, _ prelude: Prelude, _ formulas: [TeXFormula]) {
    self.document = document
    self.formulas = formulas
    program = Program(prelude: prelude.statements)
    lostNames = prelude.brokenNames
  }

  mutating func assemble() {
    var exempted: [Range<Int>] = []
    var known = program.preludeNames
    var count = 0
    for (index, item) in document.program.enumerated() {
      let first = count
      let checking: Checking
      switch item {
      case .formula(let block):
        checking = block.checking
        let parsed = parseBlock(block.source)
        diagnostics += parsed.diagnostics
        lostNames.formUnion(parsed.brokenNames)
        statements[index] = parsed.statements
        let isFigure = block.display.contains(.plot)
        if isFigure { figures[program.items.count] = index }
        let item: Program.Item =
          isFigure
          ? .plot(
            PlotProgram(statements: parsed.statements, isBroken: !parsed.diagnostics.isEmpty, span: block.span))
          : .block(parsed.statements)
        program.items.append(item)
        count += item.claims(known: &known).count
      case .table(let table):
        checking = table.checking
        if let (items, numbers) = tableProgram(table, known: known) {
          tables[index] = items
          program.items.append(.table(items))
          let claims = Program.Item.table(items).claims(known: &known)
          count += claims.count
          note(claims, from: first, numbers)
        }
      }
      if checking == .exempt || checking == .noCheck { exempted.append(first..<count) }
    }
    for binding in document.bindings { add(binding, claim: count + program.bindings.count) }
    exemptClaims.formUnion(exempted.joined())
  }

  /// Finds the claims of a table's cells by their places.
  private mutating func note(_ claims: [Claim], from first: Int, _ numbers: [Int]) {
    var byPlace: [Span: Int] = [:]
    for (index, claim) in claims.enumerated() { byPlace[claim.literal] = first + index }
    for number in numbers { numberClaims[number] = byPlace[document.numbers[number].span] }
  }

  /// - Parameter known: the names that stand above.
  private mutating func tableProgram(
    _ table: RuledTable, known above: Set<String>
  ) -> (TableProgram, numbers: [Int])? {
    var rules: [Formula.Binding] = []
    for text in table.rules {
      do throws(Diagnostic) { rules += try parseRules(text) } catch {
        var error = error
        if error.code == .syntax { error.code = .tableRule }
        diagnostics.append(error)
        if let name = table.columns.compactMap(\.name?.name).last { lostNames.insert(name) }
      }
    }
    reportBrokenColumns(table, rules, known: above)
    var columns = table.columns.map { TableProgram.Column(name: $0.name, cells: []) }
    var aggregates: [TableProgram.Aggregate] = []
    var numbers: [Int] = []
    for row in table.rows {
      switch row {
      case .values(let cells):
        for (column, cell) in cells.enumerated() where column < columns.count {
          guard let number = cell.number else { continue }
          numbers.append(number)
          columns[column].cells.append(document.numbers[number])
        }
      case .aggregate(let kind, let cells):
        numbers += cells.compactMap(\.number)
        aggregates.append(
          .init(
            kind: kind == .sum ? .sum : .mean, cells: cells.map { $0.number.map { document.numbers[$0] } }))
      }
    }
    let rowCount = table.rows.count { if case .values = $0 { true } else { false } }
    for index in columns.indices where columns[index].cells.count != rowCount {
      columns[index].cells = []
      columns[index].name = nil
    }
    // Of two columns with one name, and of a rule without a column, the reader has said so.
    var known: Set<String> = []
    for index in columns.indices {
      if let name = columns[index].name, !known.insert(name.name).inserted { columns[index].name = nil }
    }
    lostNames.formUnion(rules.map(\.name.name).filter { !known.contains($0) })
    return (TableProgram(columns: columns, aggregates: aggregates, rules: rules), numbers)
  }

  /// A rule that reads a column in which a cell is no number.
  private mutating func reportBrokenColumns(
    _ table: RuledTable, _ rules: [Formula.Binding], known above: Set<String>
  ) {
    // Of a ruled column the reader has said so.
    let read = Set(rules.flatMap(\.value.names)).subtracting(rules.map(\.name.name)).subtracting(above)
    for broken in table.columns.compactMap(\.broken) where read.contains(broken.name) {
      lostNames.insert(broken.name)
      diagnostics.append(
        Diagnostic(
          .tableCell, "this cell is no number, so that the column `\(broken.name)` cannot be computed with",
          at: broken.cell, help: ["write a number, or leave the row out"]))
    }
  }

  private mutating func add(_ binding: Recto.Binding, claim: Int) {
    do throws(Diagnostic) {
      switch binding.target {
      case .number(let number):
        guard try add(binding, of: document.numbers[number], claim: claim) else { return }
        numberClaims[number] = claim
      case .math(let id):
        // What is wrong with a formula that cannot be read has been said.
        guard formulas[id].isValid else { return }
        if let number = loneNumber(in: formulas[id]) {
          guard try add(binding, of: number, claim: claim) else { return }
          mathBindings[id, default: MathBinding()].numberClaims.append(claim)
        } else {
          try bindSides(of: id, binding)
        }
      }
    } catch {
      diagnostics.append(error)
    }
  }

  /// `0.802<!-- = H -->`, also for a formula that is a number alone.
  private mutating func add(
    _ binding: Recto.Binding, of number: PrintedNumber, claim: Int
  ) throws(Diagnostic) -> Bool {
    guard let expectation = try parseExpectation(binding.relation),
      case .expression(let expression) = expectation.right
    else { return false }
    if binding.checking == .exempt || binding.checking == .noCheck { exemptClaims.insert(claim) }
    program.bindings.append(
      BindingClaim(
        number: number, relation: expectation.relation, expression: expression,
        span: number.span.union(binding.span)))
    return true
  }

  /// `$H = -\sum_i p_i \log p_i \approx 0.802$ <!-- = H -->`.
  private mutating func bindSides(of id: Int, _ binding: Recto.Binding) throws(Diagnostic) {
    guard let (relation, values) = try parseValues(binding.relation) else { return }
    guard relation == .equal else {
      throw Diagnostic(
        .bindingWithoutClaim, "the symbolic sides of a formula are bound with `=`", at: binding.span,
        help: ["write `<!-- = … -->`; the relation that is checked is the formula's own"])
    }
    guard mathBindings[id] == nil else {
      throw Diagnostic(
        .bindingWithoutClaim, "the formula is bound already", at: binding.span,
        help: ["give the values of its statements in one comment: `<!-- = a; b -->`"])
    }
    mathBindings[id] = MathBinding(
      chains: values.enumerated().map { index, value in
        LaTeXBinding(quantity: program.quantities.count + index, span: value.span)
      })
    program.quantities += values
  }
}
