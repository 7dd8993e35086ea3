import Diagnostics
import NumericCore

/// The formulas of one article, in the order in which they run.
package struct Program: Sendable {
  package enum Item: Sendable {
    case block([Statement])
    case plot(PlotProgram)
    case table(TableProgram)
  }

  /// What `Content/prelude.swift` defines.
  package var prelude: [Statement]
  package var items: [Item]
  /// Evaluated after all items; they see every name of the article.
  package var bindings: [BindingClaim]
  /// What formulas in LaTeX are bound to: values without a claim, evaluated after all items as well.
  package var quantities: [Expression]

  package init(
    prelude: [Statement] = [], items: [Item] = [], bindings: [BindingClaim] = [], quantities: [Expression] = []
  ) {
    self.prelude = prelude
    self.items = items
    self.bindings = bindings
    self.quantities = quantities
  }
}

/// `0.802<!-- = H -->`: a number in prose and what it must be.
package struct BindingClaim: Sendable {
  package var number: PrintedNumber
  package var relation: Relation
  package var expression: Expression
  /// The number and its comment.
  package var span: Span

  package init(number: PrintedNumber, relation: Relation, expression: Expression, span: Span) {
    self.number = number
    self.relation = relation
    self.expression = expression
    self.span = span
  }
}

/// A plot block: each statement adds to one figure, and none makes a claim.
package struct PlotProgram: Sendable {
  package var statements: [Statement]
  /// Whether a part of it could not be read, so that there can be no figure.
  package var isBroken: Bool
  /// The block with its fences.
  package var span: Span

  package init(statements: [Statement], isBroken: Bool = false, span: Span) {
    self.statements = statements
    self.isBroken = isBroken
    self.span = span
  }
}

/// A table with a rule below it.
package struct TableProgram: Sendable {
  package struct Column: Sendable {
    package var name: Identifier?
    /// The numbers of the rows that are no aggregates; empty if a cell is none.
    package var cells: [PrintedNumber]

    package init(name: Identifier?, cells: [PrintedNumber]) {
      self.name = name
      self.cells = cells
    }
  }

  package enum AggregateKind: Sendable {
    case sum
    case mean
  }

  /// A last row such as `Σ`; a cell that is no number is `nil`.
  package struct Aggregate: Sendable {
    package var kind: AggregateKind
    package var cells: [PrintedNumber?]

    package init(kind: AggregateKind, cells: [PrintedNumber?]) {
      self.kind = kind
      self.cells = cells
    }
  }

  package var columns: [Column]
  package var aggregates: [Aggregate]
  /// `let I = -log(p)`: each names a column.
  package var rules: [Binding]

  package init(columns: [Column], aggregates: [Aggregate], rules: [Binding]) {
    self.columns = columns
    self.aggregates = aggregates
    self.rules = rules
  }
}
