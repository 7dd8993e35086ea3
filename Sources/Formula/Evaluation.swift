import Diagnostics
import NumericCore

/// One run of a program at one precision: what each claim compares, and what went wrong.
package struct Evaluation: Sendable {
  /// Keyed by the claim's index in `Program.claims`; a claim that could not be evaluated is missing.
  package var comparisons: [Int: Comparison] = [:]
  package var diagnostics: [Diagnostic] = []
  /// The statement at which the balls could not decide a comparison: the run ended there.
  package var undecided: Diagnostic?
  /// Where among the steps that was.
  package var undecidedStep: Int?
  /// Whether a step could not be done, for whatever reason but precision.
  package var hasFailures = false
  /// Text for the claims that were to be explained.
  package var explanations: [Int: String] = [:]
  /// Those of the claims that were to be derived.
  package var derivations: [Int: Derivation] = [:]
  /// The rules of tables that hold of each row's numbers, not of the columns as vectors, by where they begin: the places
  /// of what is of whole columns in them.
  package var rowRules: [Int: [Span]] = [:]
  /// The values of `Program.quantities`, by their indices; one that could not be evaluated is missing.
  package var quantities: [Int: Operand] = [:]
  /// The values of the article's names at the end, for typesetting.
  package var values: [String: Operand] = [:]
  /// Those of these names that are variables.
  package var variables: Set<String> = []
  /// The figures of the plot blocks, by their place among the items.
  package var figures: [Int: Figure] = [:]

  package var isComplete: Bool { undecided == nil }
}

extension Program {
  /// Runs the program once, or a part of it.
  ///
  /// - Parameters:
  ///   - steps: what is to be done, of `Program.steps`; everything if `nil`.
  ///   - asked: the claims that are still of interest; all if `nil`.
  ///   - isLast: whether no more precision is to be had, so that an undecided comparison is an error.
  ///   - failing: claims to explain, with what was found.
  ///   - derived: claims of which every part is told.
  ///   - drawn: the figures that earlier runs have drawn; a pixel gains nothing by more precision.
  package func evaluate(
    _ steps: [ProgramStep]? = nil, asking asked: Set<Int>? = nil, precision: Int, meter: Meter, isLast: Bool = false,
    explaining failing: [Int: Judgement] = [:], deriving derived: Set<Int> = [], drawn: Set<Int> = []
  ) -> Evaluation {
    meter.restart()
    let run = ProgramRun(
      interpreter: Interpreter(precision: precision, meter: meter), asked: asked, isLast: isLast, failing: failing,
      derived: derived, drawn: drawn)
    defer { run.interpreter.tearDown() }
    run.perform(steps ?? self.steps)
    return run.evaluation
  }
}

/// The state of one run.
final class ProgramRun {
  let interpreter: Interpreter
  let asked: Set<Int>?
  let isLast: Bool
  let failing: [Int: Judgement]
  let derived: Set<Int>
  let drawn: Set<Int>
  var evaluation = Evaluation()
  var hasEnded = false

  init(
    interpreter: Interpreter, asked: Set<Int>?, isLast: Bool, failing: [Int: Judgement], derived: Set<Int>,
    drawn: Set<Int>
  ) {
    self.interpreter = interpreter
    self.asked = asked
    self.isLast = isLast
    self.failing = failing
    self.derived = derived
    self.drawn = drawn
  }

  func perform(_ steps: [ProgramStep]) {
    let prelude = Scope(parent: nil)
    let scope = Scope(parent: prelude)
    for step in steps {
      perform(step, in: scope, prelude)
      if hasEnded {
        if evaluation.undecided != nil { evaluation.undecidedStep = step.index }
        break
      }
    }
    for (name, entry) in scope.entries {
      if let value = entry.value, let operand = Operand(value) { evaluation.values[name] = operand }
      if entry.isMutable { evaluation.variables.insert(name) }
    }
  }

  private func perform(_ step: ProgramStep, in scope: Scope, _ prelude: Scope) {
    switch step.kind {
    case .definition(let statement):
      attempt(statement, in: prelude)
      // A prelude has no claims of its own in an article; its errors are reported for it alone.
      evaluation.diagnostics.removeAll()
    case .statement(let statement): perform(statement, step.claims, in: scope)
    case .plot(let plot, let item): draw(plot, item, in: scope)
    case .table(let table, let known): perform(table, step.claims, known: known, in: scope)
    case .binding(let binding):
      let index = step.claims.lowerBound
      guard isAsked(index) else { return }
      attempt(in: scope) { () throws(Interruption) in
        let value = try self.interpreter.evaluate(binding.expression, in: scope)
        try self.note(index, binding.comparison(with: value), in: scope, subject: binding.expression)
      }
    case .quantity(let quantity, let index):
      attempt(in: scope) { () throws(Interruption) in
        let value = try self.interpreter.evaluate(quantity, in: scope)
        guard let operand = Operand(value), !operand.elements.isEmpty else {
          throw self.interpreter.mismatch("a number, a vector or a matrix", value, quantity.span)
        }
        self.evaluation.quantities[index] = operand
      }
    }
  }

  private func isAsked(_ claim: Int) -> Bool { asked?.contains(claim) ?? true }

  /// Does one step; an error in it is noted, and what it left half done is taken away.
  @discardableResult
  private func attempt(in scope: Scope, _ step: () throws(Interruption) -> Void) -> Bool {
    do {
      try step()
      return true
    } catch {
      switch error {
      case .undecided(let diagnostic) where !isLast:
        evaluation.undecided = diagnostic
        hasEnded = true
      case .missing: evaluation.hasFailures = true
      case .undecided(let diagnostic), .failure(let diagnostic):
        evaluation.hasFailures = true
        evaluation.diagnostics.append(diagnostic)
        if diagnostic.code == .budgetExceeded, interpreter.arithmetic.meter.isExhausted { hasEnded = true }
      }
      scope.poisonVariables()
      return false
    }
  }

  @discardableResult
  private func attempt(_ statement: Statement, in scope: Scope) -> Bool {
    let succeeded = attempt(in: scope) { () throws(Interruption) in
      _ = try self.interpreter.run(statement, in: scope)
    }
    if !succeeded, let name = statement.declaredName, scope.entries[name.name] == nil {
      scope.declare(name.name, nil, origin: .article(name.span))
    }
    return succeeded
  }

  private func perform(_ statement: Statement, _ indices: Range<Int>, in scope: Scope) {
    if !failing.isEmpty || !derived.isEmpty, case .binding(let binding) = statement.kind, !binding.isMutable {
      interpreter.definitions[binding.name.name] = binding.value
    }
    guard let first = indices.first else {
      attempt(statement, in: scope)
      return
    }
    if statement.expectations.isEmpty, case .expression(let expression) = statement.kind {
      attempt(in: scope) { () throws(Interruption) in
        guard let comparison = try self.interpreter.assertion(expression, in: scope) else { return }
        try self.note(first, comparison, in: scope, subject: expression)
      }
      return
    }
    var value: Value?
    if case .expression(let expression) = statement.kind {
      attempt(in: scope) { () throws(Interruption) in
        value = try self.interpreter.evaluate(expression, in: scope)
      }
    } else {
      attempt(statement, in: scope)
      value = statement.changedName.flatMap { scope.lookup($0.name)?.value }
    }
    guard let value, let subject = statement.subject else { return }
    for (index, expectation) in zip(indices, statement.expectations) where isAsked(index) && !hasEnded {
      attempt(in: scope) { () throws(Interruption) in
        let comparison = try self.interpreter.comparison(of: value, with: expectation, subject, in: scope)
        try self.note(index, comparison, in: scope, subject: subject)
      }
    }
  }

  /// Runs a plot block; a figure of which a part failed is not shown.
  private func draw(_ plot: PlotProgram, _ index: Int, in scope: Scope) {
    interpreter.drawing = drawn.contains(index) ? .done : .draft(FigureDraft())
    defer { interpreter.drawing = .outside }
    var isWhole = !plot.isBroken
    for statement in plot.statements where !hasEnded { isWhole = attempt(statement, in: scope) && isWhole }
    guard isWhole, case .draft(let draft) = interpreter.drawing else { return }
    guard !draft.figure.layers.isEmpty else {
      evaluation.hasFailures = true
      evaluation.diagnostics.append(
        Diagnostic(
          .figure, "the plot block draws nothing", at: plot.span,
          help: ["call `plot`, `line`, `points`, `path`, `bars` or `contours` in it"]))
      return
    }
    evaluation.figures[index] = draft.figure
  }

  private func note(
    _ index: Int, _ comparison: Comparison, in scope: Scope, subject: Expression
  ) throws(Interruption) {
    evaluation.comparisons[index] = comparison
    if derived.contains(index) {
      evaluation.derivations[index] = interpreter.derivation(of: subject, comparison, in: scope)
    }
    guard let judgement = failing[index], let printed = judgement.printed else { return }
    evaluation.explanations[index] = interpreter.explain(printed, element: judgement.element, subject, in: scope)
  }

  // MARK: Tables

  private func perform(_ table: TableProgram, _ claims: Range<Int>, known names: Set<String>, in scope: Scope) {
    var claims = claims
    let ruled = Set(table.rules.map(\.name.name))
    let arithmetic = interpreter.arithmetic
    for column in table.columns {
      guard let name = column.name, !ruled.contains(name.name), !column.cells.isEmpty else { continue }
      let cells = column.cells.map { Real($0.decimal.value) }
      guard names.contains(name.name) else {
        scope.declare(name.name, .vector(cells), origin: .article(name.span))
        continue
      }
      let indices = claims.prefix(column.cells.count)
      claims.removeFirst(column.cells.count)
      attempt(in: scope) { () throws(Interruption) in
        guard let value = scope.lookup(name.name)?.value else { throw .missing }
        guard case .vector(let elements) = value, elements.count == cells.count else {
          throw .failure(
            Diagnostic(
              .shapeMismatch,
              "`\(name.name)` is \(value.kindDescription), and its column has \(count(cells.count, "row"))",
              at: name.span))
        }
        for (index, (element, cell)) in zip(indices, zip(elements, column.cells)) {
          try self.note(
            index, .printed(.number(element.enclosure), .approximately, .number(cell)), in: scope,
            subject: Expression(.name(name.name), name.span))
        }
      }
    }
    for rule in table.rules where !hasEnded {
      guard let column = table.columns.first(where: { $0.name?.name == rule.name.name }) else { continue }
      let indices = claims.prefix(column.cells.count)
      claims.removeFirst(column.cells.count)
      var computed: [Real] = []
      let succeeded = attempt(in: scope) { () throws(Interruption) in
        computed = try self.values(of: rule, in: table, column, scope)
        for (row, index) in indices.enumerated() {
          try self.note(
            index, .printed(.number(computed[row].enclosure), .approximately, .number(column.cells[row])), in: scope,
            subject: rule.value)
        }
      }
      guard !names.contains(rule.name.name) else { continue }
      scope.declare(rule.name.name, succeeded ? .vector(computed) : nil, origin: .article(rule.name.span))
      scope.declare(
        printedName(rule.name.name), .vector(column.cells.map { Real($0.decimal.value) }),
        origin: .article(rule.name.span))
    }
    for aggregate in table.aggregates where !hasEnded {
      for (column, cell) in zip(table.columns, aggregate.cells) {
        guard let cell, !column.cells.isEmpty else { continue }
        let index = claims.removeFirst()
        attempt(in: scope) { () throws(Interruption) in
          let printed = column.cells.map { Real($0.decimal.value) }
          var computed = printed
          if let name = column.name, case .vector(let elements)? = scope.lookup(name.name)?.value {
            computed = elements
          }
          do throws(Fault) {
            func total(_ elements: [Real]) throws(Fault) -> Enclosure {
              switch aggregate.kind {
              case .sum: try arithmetic.sum(elements).enclosure
              case .mean: try arithmetic.mean(elements).enclosure
              }
            }
            self.evaluation.comparisons[index] = .aggregate(
              computed: try total(computed), printed: try total(printed), cell)
          } catch {
            throw self.interpreter.interruption(error, at: cell.span)
          }
        }
      }
    }
  }
}

/// The key under which a scope holds the printed cells of a ruled column; no identifier looks like it.
func printedName(_ column: String) -> String { "printed(\(column))" }
