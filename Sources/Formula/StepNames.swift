/// The names in a step: rather too many than too few, since names of its own, such as a function's parameters, are not
/// told from the article's.
struct StepNames {
  private(set) var read: Set<String> = []
  /// Those that it declares or assigns to.
  private(set) var changed: Set<String> = []
  /// Those that the body of a function or a closure in it assigns to.
  private(set) var changedInFunctions: Set<String> = []
  private var functionDepth = 0

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
      if functionDepth > 0 { changedInFunctions.insert(name) }
    case .function(let declaration):
      changed.insert(declaration.name.name)
      for parameter in declaration.parameters {
        if let value = parameter.defaultValue { visit(value) }
      }
      visitBody(declaration.body)
    case .expression(let expression): visit(expression)
    case .conditional(let condition, let then, let otherwise):
      visit(condition)
      visit(then)
      visit(otherwise)
    case .whileLoop(let condition, let body):
      visit(condition)
      visit(body)
    case .forLoop(_, let sequence, let body):
      visit(sequence)
      visit(body)
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

  private mutating func visitBody(_ body: [Statement]) {
    functionDepth += 1
    visit(body)
    functionDepth -= 1
  }

  private mutating func visit(_ expression: Expression) {
    for part in expression.parts {
      switch part.kind {
      case .name(let name): read.insert(name)
      case .closure(let closure): visitBody(closure.body)
      default: break
      }
    }
  }
}
