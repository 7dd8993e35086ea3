/// The names that a program declares, found once for all of its blocks: how they are typeset, and what they are
/// as far as the source shows it.
package struct ProgramNames: Sendable {
  package private(set) var table: NameTable
  /// Names that are called: functions, and closures bound to a name.
  package private(set) var functions: [String: FunctionDeclaration] = [:]
  /// The shapes of top-level names, where they can be read off their declaration.
  package private(set) var shapes: [String: Shape] = [:]

  /// Names whose value changes.
  package private(set) var variables: Set<String> = []

  private var declared: [String] = []
  private var callable: Set<String> = []

  /// The names of an article.
  package init(_ program: Program) {
    var statements = program.prelude
    var columns: [String] = []
    for item in program.items {
      switch item {
      case .block(let block): statements += block
      case .plot(let plot): statements += plot.statements
      case .table(let table): columns += table.columns.compactMap { $0.name?.name }
      }
    }
    self.init(statements, columns: columns)
  }

  /// - Parameters:
  ///   - statements: all that share a scope, in their order.
  ///   - columns: the names that tables define.
  package init(_ statements: [Statement], columns: [String] = []) {
    table = NameTable([], functions: [])
    visit(statements)
    table = NameTable(declared + columns, functions: callable)
    for column in columns { shapes[column] = .vector(nil) }
    for statement in statements {
      guard case .binding(let binding) = statement.kind else { continue }
      // Each from those above it: no name is looked into twice.
      let context = TypesettingContext(program: self, source: { _ in "" })
      shapes[binding.name.name] = Typesetter(context: context).shape(binding.value)
    }
  }

  private mutating func visit(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .binding(let binding):
      declared.append(binding.name.name)
      if binding.isMutable { variables.insert(binding.name.name) }
      if case .closure = binding.value.kind { callable.insert(binding.name.name) }
      if case .function = binding.type { callable.insert(binding.name.name) }
      visit(binding.value)
    case .assignment(let target, _, let value):
      visit(target)
      visit(value)
    case .function(let declaration):
      declared.append(declaration.name.name)
      callable.insert(declaration.name.name)
      functions[declaration.name.name] = declaration
      for parameter in declaration.parameters {
        declared.append(parameter.name.name)
        if case .function = parameter.type { callable.insert(parameter.name.name) }
        if let value = parameter.defaultValue { visit(value) }
      }
      visit(declaration.body)
    case .expression(let expression):
      visit(expression)
    case .conditional(let condition, let then, let otherwise):
      visit(condition)
      visit(then)
      visit(otherwise)
    case .whileLoop(let condition, let body):
      visit(condition)
      visit(body)
    case .forLoop(let pattern, let sequence, let body):
      declared += pattern.map(\.name)
      visit(sequence)
      visit(body)
    case .returnStatement(let value):
      if let value { visit(value) }
    case .breakStatement, .continueStatement, .faulty:
      break
    }
    for expectation in statement.expectations {
      for expression in expectation.expressions { visit(expression) }
    }
  }

  private mutating func visit(_ expression: Expression) {
    for case .closure(let closure) in expression.parts.map(\.kind) {
      declared += closure.parameters.map(\.name)
      visit(closure.body)
    }
  }
}
