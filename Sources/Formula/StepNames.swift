/// The names in a step that may be the article's: rather too many than too few. A parameter's name is that of its
/// function; what a body declares is not told from what stands above it.
struct StepNames {
  private(set) var read: Set<String> = []
  /// Those that it declares or assigns to itself.
  private(set) var changed: Set<String> = []
  /// Whether a function or a closure in it assigns to a name that is not its own: what it yields depends on how often
  /// it was called, which no name shows.
  private(set) var hasState = false
  /// What functions are given by name: for `printed`, whatever it is called by, that is the name of a column even where
  /// it is also a parameter's.
  private(set) var columns: Set<String> = []
  /// The names that the function at hand has declared so far, from its parameters to the innermost block; `nil` outside
  /// of functions.
  private var locals: [Set<String>]?

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
    visit(binding.value)
    declare(binding.name.name)
  }

  private mutating func declare(_ name: String) {
    if let last = locals?.indices.last { locals?[last].insert(name) } else { changed.insert(name) }
  }

  private mutating func visit(_ statements: [Statement]) { for statement in statements { visit(statement) } }

  /// The statements between two braces, with names of their own.
  private mutating func visit(block: [Statement], declaring names: [String] = []) {
    guard locals != nil else {
      let outer = read
      read = []
      visit(block)
      read = outer.union(read.subtracting(names))
      return
    }
    locals?.append(Set(names))
    visit(block)
    locals?.removeLast()
  }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .binding(let binding): visit(binding)
    case .assignment(let target, _, let value):
      visit(value)
      visit(target)
      var base = target
      while case .subscript(let inner, _) = base.kind { base = inner }
      guard case .name(let name) = base.kind else { break }
      if let locals { hasState = hasState || !locals.contains { $0.contains(name) } } else { changed.insert(name) }
    case .function(let declaration):
      declare(declaration.name.name)
      for parameter in declaration.parameters {
        if let value = parameter.defaultValue { visit(value) }
      }
      visit(declaration.body, ofFunctionWith: declaration.parameters.map(\.name))
    case .expression(let expression): visit(expression)
    case .conditional(let condition, let then, let otherwise):
      visit(condition)
      visit(block: then)
      visit(block: otherwise)
    case .whileLoop(let condition, let body):
      visit(condition)
      visit(block: body)
    case .forLoop(let pattern, let sequence, let body):
      visit(sequence)
      visit(block: body, declaring: pattern.map(\.name))
    case .returnStatement(let value):
      if let value { visit(value) }
    case .breakStatement, .continueStatement, .faulty: break
    }
    for expectation in statement.expectations {
      for expression in expectation.expressions { visit(expression) }
    }
  }

  private mutating func visit(_ body: [Statement], ofFunctionWith parameters: [Identifier]) {
    let names = Set(parameters.map(\.name))
    let (outerRead, outerLocals) = (read, locals)
    (read, locals) = ([], [names])
    visit(body)
    (read, locals) = (outerRead.union(read.subtracting(names)), outerLocals)
  }

  private mutating func visit(_ expression: Expression) {
    for part in expression.parts {
      switch part.kind {
      case .name(let name): read.insert(name)
      case .closure(let closure): visit(closure.body, ofFunctionWith: closure.parameters)
      case .call(_, let arguments):
        for argument in arguments {
          if case .name(let name) = argument.value.kind { columns.insert(name) }
        }
      default: break
      }
    }
  }
}

extension Expression {
  /// The names that the expression reads; a parameter of a closure in it is none.
  package var names: Set<String> { StepNames(self).read }
}
