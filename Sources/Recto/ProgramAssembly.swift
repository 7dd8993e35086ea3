import Diagnostics
import Formula
import TeXMath

/// Makes one program of a document's blocks, tables and bindings.
struct ProgramAssembly {
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
    for number in numbers {
      numberClaims[number] = byPlace[document.numbers[number].span]
      if document.exempt.contains(number), let claim = numberClaims[number] { exemptClaims.insert(claim) }
    }
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

  /// Shows why a name that heads a column is unknown: a cell of the column is no number.
  func explaining(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.code == .unknownName, let span = diagnostic.span else { return diagnostic }
    let name = document.file.text(span)
    var explained = diagnostic
    for case .table(let table) in document.program {
      for broken in table.columns.compactMap(\.broken) where broken.name == name {
        explained.labels.append(.init(broken.cell, "this cell of its column is no number"))
      }
    }
    return explained
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
    reportUncompared(table, rules, known: above)
    reportUncheckedTotals(table)
  }

  /// A column of numbers that repeats what stands above would be compared with it.
  private mutating func reportUncompared(_ table: RuledTable, _ rules: [Formula.Binding], known above: Set<String>) {
    let ruled = Set(rules.map(\.name.name))
    for (index, column) in table.columns.enumerated() {
      guard let broken = column.broken, above.contains(broken.name), !ruled.contains(broken.name),
        !isNumber(broken.name),
        table.rows.contains(where: { $0.number(in: index) != nil })
      else { continue }
      diagnostics.append(
        Diagnostic(
          .tableCell, "this cell is no number, so that the column is not compared with `\(broken.name)` above",
          at: broken.cell, help: ["write a number, or another name at the head of the column"]))
    }
  }

  private mutating func reportUncheckedTotals(_ table: RuledTable) {
    for case .aggregate(_, let cells) in table.rows {
      for (index, cell) in cells.enumerated() where cell.number == nil && index > 0 {
        guard document.file.text(cell.span).drop(while: { "*_~`$≈−-+".contains($0) }).first?.isNumber ?? false,
          table.columns.indices.contains(index),
          table.rows.contains(where: { $0.number(in: index) != nil })
        else { continue }
        diagnostics.append(
          Diagnostic(
            .tableCell, "this total is not checked: the cell is no number", at: cell.span,
            help: ["write the number alone, and its unit at the head of the column"]))
      }
    }
  }

  /// Whether a name is declared as a number, which no column repeats.
  private func isNumber(_ name: String) -> Bool {
    let statements = program.items.flatMap { item -> [Statement] in
      if case .block(let block) = item { block } else { [] }
    }
    return (program.prelude + statements).contains { statement in
      guard case .binding(let binding) = statement.kind, binding.name.name == name, case .number = binding.value.kind
      else {
        return false
      }
      return true
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
