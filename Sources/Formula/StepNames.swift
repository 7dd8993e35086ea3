/// The names in a step that may be the article's: rather too many than too few. A parameter's name is that of its
/// function; what a body declares is not told from what stands above it.
struct StepNames {
  private(set) var read: Set<String> = []
  /// Those that it declares or assigns to itself.
  private(set) var changed: Set<String> = []
  /// Those that the body of a function or a closure in it assigns to.
  private(set) var changedInFunctions: Set<String> = []

  private var assigned: Set<String> = []

  private init(_ body: [Statement]) { visit(body) }

  init(_ expression: Expression) { visit(expression) }

  init(_ step: ProgramStep) {
    switch step.kind {
    case .definition(let statement), .statement(let statement): visit(statement)
    case .plot(let plot, _): visit(plot.statements)
    case .table(let table, _):
      let columns = table.columns.compactMap { $0.name?.name }
      read.formUnion(columns)
      changed.formUnion(columns)
      for rule in table.rules { visit(rule) }
    case .binding(let binding): visit(binding.expression)
    case .quantity(let expression, _): visit(expression)
    }
  }

  private mutating func visit(_ binding: Binding) {
    changed.insert(binding.name.name)
    visit(binding.value)
  }

  private mutating func visit(_ statements: [Statement]) { for statement in statements { visit(statement) } }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .binding(let binding): visit(binding)
    case .assignment(let target, _, let value):
      visit(value)
      visit(target)
      var base = target
      while case .subscript(let inner, _) = base.kind { base = inner }
      guard case .name(let name) = base.kind else { break }
      changed.insert(name)
      assigned.insert(name)
    case .function(let declaration):
      changed.insert(declaration.name.name)
      for parameter in declaration.parameters {
        if let value = parameter.defaultValue { visit(value) }
      }
      visit(declaration.body, ofFunctionWith: declaration.parameters.map(\.name))
    case .expression(let expression): visit(expression)
    case .conditional(let condition, let then, let otherwise):
      visit(condition)
      visit(then)
      visit(otherwise)
    case .whileLoop(let condition, let body):
      visit(condition)
      visit(body)
    case .forLoop(let pattern, let sequence, let body):
      visit(sequence)
      let inner = StepNames(body)
      read.formUnion(inner.read.subtracting(pattern.map(\.name)))
      changed.formUnion(inner.changed)
      assigned.formUnion(inner.assigned)
      changedInFunctions.formUnion(inner.changedInFunctions)
    case .returnStatement(let value):
      if let value { visit(value) }
    case .breakStatement, .continueStatement: break
    }
    for expectation in statement.expectations {
      switch expectation.right {
      case .expression(let expression): visit(expression)
      case .range(let lower, let upper, _):
        visit(lower)
        visit(upper)
      case .printed, .tolerance, .question: break
      }
    }
  }

  private mutating func visit(_ body: [Statement], ofFunctionWith parameters: [Identifier]) {
    let inner = StepNames(body)
    read.formUnion(inner.read.subtracting(parameters.map(\.name)))
    changedInFunctions.formUnion(inner.changedInFunctions)
    changedInFunctions.formUnion(inner.assigned)
  }

  private mutating func visit(_ expression: Expression) {
    for part in expression.parts {
      switch part.kind {
      case .name(let name): read.insert(name)
      case .closure(let closure): visit(closure.body, ofFunctionWith: closure.parameters)
      default: break
      }
    }
  }
}

extension Expression {
  /// The names that the expression reads; a parameter of a closure in it is none.
  package var names: Set<String> { StepNames(self).read }
}
