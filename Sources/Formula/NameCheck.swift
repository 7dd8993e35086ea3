import Diagnostics
import NumericCore

/// Finds, before anything runs, what Swift's compiler would refuse about names: unknown ones, second
/// declarations, assignments to constants, jumps out of nowhere. It sees the branches that no run takes.
package struct NameCheck {
  private var diagnostics: [Diagnostic] = []
  /// Names of declarations that did not parse: known, so that their uses are not reported as well.
  private var lost: Set<String>
  private var loopDepth = 0
  private var functionDepth = 0
  /// How many loops and branches are around a statement.
  private var blockDepth = 0

  private init(lost: Set<String>) { self.lost = lost }

  /// The findings about an article's own formulas.
  package static func check(_ program: Program, lostNames: Set<String> = []) -> [Diagnostic] {
    var check = NameCheck(lost: lostNames)
    let prelude = NameFrame(parent: nil)
    prelude.isPrelude = true
    check.declareAll(program.prelude, in: prelude)
    check.diagnostics.removeAll()
    let frame = NameFrame(parent: prelude)
    for item in program.items {
      switch item {
      case .block(let statements): check.visit(statements, in: frame)
      case .plot(let plot):
        check.visit(plot.statements, in: frame)
        for claim in plot.statements.flatMap(\.claims) { check.refuse(claim) }
      case .table(let table): check.visit(table, in: frame)
      }
    }
    for binding in program.bindings { check.visit(binding.expression, in: frame) }
    for quantity in program.quantities { check.visit(quantity, in: frame) }
    return check.diagnostics
  }

  private mutating func declareAll(_ statements: [Statement], in frame: NameFrame) {
    for statement in statements {
      if let name = statement.declaredName { declare(name, in: frame) }
    }
  }

  private mutating func declare(
    _ name: Identifier, isMutable: Bool = false, isTruth: Bool = false, in frame: NameFrame
  ) {
    if name.name == "_" { return }
    if let earlier = frame.names[name.name] {
      diagnostics.append(
        Diagnostic(
          .duplicateName, "`\(name.name)` is declared twice", at: name.span,
          labels: [.init(earlier.span, "it is declared here first")],
          help: ["give it another name; a name has one meaning from the top of an article to its end"]))
      return
    }
    if Builtins.constants.contains(where: { $0.name == name.name }) {
      diagnostics.append(
        Diagnostic(
          .warning, .duplicateName, "`\(name.name)` hides the constant of that name", at: name.span,
          help: ["give it another name, unless that is meant"]))
    }
    frame.names[name.name] = NameFrame.Entry(span: name.span, isMutable: isMutable, isTruth: isTruth)
  }

  // MARK: Statements

  private mutating func visit(_ statements: [Statement], in frame: NameFrame) {
    for statement in statements { visit(statement, in: frame) }
  }

  private mutating func visit(_ statement: Statement, in frame: NameFrame) {
    switch statement.kind {
    case .binding(let binding):
      visit(binding.value, in: frame)
      let isTruth = binding.value.assertedRelation != nil || binding.type.map { $0 == .bool } ?? false
      declare(binding.name, isMutable: binding.isMutable, isTruth: isTruth, in: frame)
    case .assignment(let target, let op, let value):
      visit(value, in: frame)
      checkDeclared(target, op, in: frame)
      visit(target, in: frame)
      checkAssignable(target, in: frame)
    case .function(let declaration):
      declare(declaration.name, isTruth: declaration.result.map { $0 == .bool } ?? false, in: frame)
      let inner = NameFrame(parent: frame)
      for parameter in declaration.parameters {
        if let value = parameter.defaultValue { visit(value, in: frame) }
        declare(parameter.name, in: inner)
      }
      visitBody(declaration.body, in: inner)
    case .expression(let expression):
      visit(expression, in: frame)
      if statement.expectations.isEmpty { checkTruth(expression, in: frame) }
    case .conditional(let condition, let then, let otherwise):
      visit(condition, in: frame)
      blockDepth += 1
      visit(then, in: NameFrame(parent: frame))
      visit(otherwise, in: NameFrame(parent: frame))
      blockDepth -= 1
    case .whileLoop(let condition, let body):
      visit(condition, in: frame)
      visitLoop(body, in: NameFrame(parent: frame))
    case .forLoop(let pattern, let sequence, let body):
      visit(sequence, in: frame)
      let inner = NameFrame(parent: frame)
      for name in pattern { declare(name, in: inner) }
      visitLoop(body, in: inner)
    case .returnStatement(let expression):
      if functionDepth == 0 { misplaced("`return`", "a function", statement.span) }
      if let expression { visit(expression, in: frame) }
    case .breakStatement: if loopDepth == 0 { misplaced("`break`", "a loop", statement.span) }
    case .continueStatement: if loopDepth == 0 { misplaced("`continue`", "a loop", statement.span) }
    case .faulty: break
    }
    for expectation in statement.expectations {
      for expression in expectation.expressions { visit(expression, in: frame) }
      checkUnit(of: expectation, in: frame)
      if statement.subject == nil {
        diagnostics.append(
          Diagnostic(
            .expectationMisplaced, "this statement has no value to expect something of", at: expectation.span,
            help: ["write the expectation behind an expression or a `let`"]))
      }
    }
  }

  /// Letters that are units also where a name is like them: `let m = 2` and `// = 5 m`.
  private static let unitSymbols: Set<String> = [
    "A", "B", "C", "F", "J", "K", "L", "N", "T", "V", "W", "b", "d", "g", "h", "l", "m", "s", "t",
  ]

  /// `// = 3 H`, where `H` is a name of the article.
  private mutating func checkUnit(of expectation: Expectation, in frame: NameFrame) {
    guard let word = expectation.unit, word.count == 1, frame.lookup(word) != nil, !Self.unitSymbols.contains(word)
    else { return }
    diagnostics.append(
      Diagnostic(
        .expectationMalformed, "`\(word)` is a name here, and no unit", at: expectation.span,
        help: ["write a product behind `=`, such as `= 3 * \(word)`"]))
  }

  private mutating func visitBody(_ body: [Statement], in frame: NameFrame) {
    functionDepth += 1
    let outerLoops = loopDepth
    loopDepth = 0
    visit(body, in: frame)
    loopDepth = outerLoops
    functionDepth -= 1
  }

  private mutating func visitLoop(_ body: [Statement], in frame: NameFrame) {
    loopDepth += 1
    blockDepth += 1
    visit(body, in: frame)
    loopDepth -= 1
    blockDepth -= 1
  }

  /// What is true or false and no claim: a comparison in a loop, a name, a call.
  private mutating func checkTruth(_ expression: Expression, in frame: NameFrame) {
    guard functionDepth == 0 else { return }
    let isTruth =
      switch expression.unparenthesized.kind {
      case .name(let name): frame.lookup(name)?.isTruth ?? false
      case .call(let callee, _):
        if case .name(let name) = callee.kind { frame.lookup(name)?.isTruth ?? false } else { false }
      default: blockDepth > 0 && expression.assertedRelation != nil
      }
    guard isTruth else { return }
    diagnostics.append(
      Diagnostic(
        .expectationMisplaced, "this is true or false, and nothing checks it", at: expression.span,
        help: [
          blockDepth > 0
            ? "compare at the top level of the block, or with `forAll`" : "say what it has to be: `// = true`"
        ]))
  }

  private mutating func misplaced(_ word: String, _ place: String, _ span: Span) {
    diagnostics.append(Diagnostic(.syntax, "\(word) stands only inside \(place)", at: span))
  }

  private mutating func refuse(_ claim: Claim) {
    diagnostics.append(
      Diagnostic(
        .figure, "a plot block makes no claims", at: claim.literal,
        help: ["write the claim in a formula block before it"]))
  }

  /// `p = [0.7, 0.3]` of a name that nothing declares.
  private mutating func checkDeclared(_ target: Expression, _ op: AssignmentOperator, in frame: NameFrame) {
    guard case .name(let name) = target.kind, frame.lookup(name) == nil else { return }
    guard Builtins.named(name) == nil else {
      diagnostics.append(
        Diagnostic(
          .syntax, "`\(name)` is built in and cannot be changed", at: target.span,
          help: ["choose a name of your own: `let \(name)1 = …`"]))
      return
    }
    guard lost.insert(name).inserted else { return }
    let nearest = nearestName(to: name, among: frame.visibleNames).map { "did you mean `\($0)`?" }
    let advice =
      op == .assign ? "declare it: `let \(name) = …`, or `var` if it changes" : "declare it above: `var \(name) = …`"
    diagnostics.append(
      Diagnostic(.unknownName, "nothing is called `\(name)` here", at: target.span, help: [nearest ?? advice]))
  }

  private mutating func checkAssignable(_ target: Expression, in frame: NameFrame) {
    switch target.kind {
    case .name(let name):
      guard let entry = frame.lookup(name), !entry.isMutable else { return }
      guard !frame.isOfPrelude(name) else {
        diagnostics.append(
          Diagnostic(
            .syntax, "`\(name)` is the prelude's, and no article changes it", at: target.span,
            help: ["declare a variable of your own: `var own = \(name)`"]))
        return
      }
      diagnostics.append(
        Diagnostic(
          .syntax, "`\(name)` is a constant", at: target.span, labels: [.init(entry.span, "it is declared here")],
          help: ["declare it with `var` to change it"]))
    case .subscript(let base, _): checkAssignable(base, in: frame)
    default: diagnostics.append(Diagnostic(.syntax, "this cannot be assigned to", at: target.span))
    }
  }

  private mutating func visit(_ table: TableProgram, in frame: NameFrame) {
    let ruled = Set(table.rules.map(\.name.name))
    for column in table.columns {
      guard let name = column.name, !ruled.contains(name.name), !column.cells.isEmpty else { continue }
      if frame.lookup(name.name) == nil { declare(name, in: frame) }
    }
    for rule in table.rules {
      let inner = NameFrame(parent: frame)
      visit(rule.value, in: inner)
      declare(rule.name, in: frame)
    }
  }

  // MARK: Expressions

  private mutating func visit(_ expression: Expression, in frame: NameFrame) {
    switch expression.kind {
    case .number, .boolean, .string, .implicitParameter: break
    case .name(let name):
      guard frame.lookup(name) == nil, Builtins.named(name) == nil, !lost.contains(name) else { return }
      diagnostics.append(unknownName(name, at: expression.span, among: frame.visibleNames))
      // Once is enough.
      lost.insert(name)
    case .array(let elements): for element in elements { visit(element, in: frame) }
    case .unary(_, let operand): visit(operand, in: frame)
    case .binary:
      // A chain nests to the left: walked in a loop, its length costs no stack.
      var rights: [Expression] = []
      var current = expression
      while case .binary(_, let left, let right) = current.kind {
        rights.append(right)
        current = left
      }
      visit(current, in: frame)
      for right in rights.reversed() { visit(right, in: frame) }
    case .range(let lower, let upper, _):
      visit(lower, in: frame)
      visit(upper, in: frame)
    case .conditional(let condition, let then, let otherwise):
      visit(condition, in: frame)
      visit(then, in: frame)
      visit(otherwise, in: frame)
    case .call(let callee, let arguments):
      visit(callee, in: frame)
      for argument in arguments { visit(argument.value, in: frame) }
    case .member(let base, _, _): visit(base, in: frame)
    case .subscript(let base, let index):
      visit(base, in: frame)
      visit(index, in: frame)
    case .closure(let closure):
      let inner = NameFrame(parent: frame)
      for parameter in closure.parameters { declare(parameter, in: inner) }
      visitBody(closure.body, in: inner)
    case .parenthesized(let inner): visit(inner, in: frame)
    }
  }
}
