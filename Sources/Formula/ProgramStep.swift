import Diagnostics

/// One thing after the other that a run of a program does.
package struct ProgramStep: Sendable {
  package enum Kind: Sendable {
    /// Of `Content/prelude.swift`.
    case definition(Statement)
    case statement(Statement)
    case plot(PlotProgram, item: Int)
    /// With the names that stand above it.
    case table(TableProgram, known: Set<String>)
    case binding(BindingClaim)
    case quantity(Expression, index: Int)
  }

  package var kind: Kind
  /// Its place among the steps.
  package var index: Int
  /// What it claims, by the indices of `Program.claims`.
  package var claims: Range<Int>
}

extension Program {
  /// All that a run does, in its order.
  package var steps: [ProgramStep] {
    var steps: [ProgramStep] = []
    var count = 0
    func add(_ kind: ProgramStep.Kind, claims: Int = 0) {
      steps.append(ProgramStep(kind: kind, index: steps.count, claims: count..<count + claims))
      count += claims
    }
    for statement in prelude { add(.definition(statement)) }
    var known = preludeNames
    for (index, item) in items.enumerated() {
      switch item {
      case .block(let statements):
        for statement in statements { add(.statement(statement), claims: statement.claims.count) }
        known.formUnion(item.declaredNames)
      case .plot(let plot):
        add(.plot(plot, item: index))
        known.formUnion(item.declaredNames)
      case .table(let table):
        let above = known
        add(.table(table, known: above), claims: item.claims(known: &known).count)
      }
    }
    for binding in bindings { add(.binding(binding), claims: 1) }
    for (index, quantity) in quantities.enumerated() { add(.quantity(quantity, index: index)) }
    return steps
  }
}

/// Which steps of a program need which others: what claims are decided by, without the rest.
struct StepDependencies {
  private let steps: [ProgramStep]
  private let names: [StepNames]
  /// Whether a column may be asked for by its name.
  private let asksForColumns: Bool

  /// `nil` for a program in which a function changes what is not its own: to call it is to change something, which no
  /// name shows.
  init?(_ steps: [ProgramStep]) {
    self.steps = steps
    names = steps.map { StepNames($0) }
    if names.contains(where: \.hasState) { return nil }
    asksForColumns = names.contains { $0.read.contains("printed") }
  }

  /// The steps that some need, with these, in their order.
  ///
  /// A name has one meaning in the whole of an article, so whatever gives a needed name a value is needed, wherever it
  /// stands: a function may read a variable that is changed further down.
  func steps(neededFor isRoot: (ProgramStep) -> Bool) -> [ProgramStep] {
    var isNeeded = steps.map(isRoot)
    var pending: [String] = []
    var known: Set<String> = []
    func follow(_ index: Int) {
      let read = asksForColumns ? names[index].read.union(names[index].columns) : names[index].read
      for name in read where known.insert(name).inserted { pending.append(name) }
    }
    for index in steps.indices where isNeeded[index] { follow(index) }
    while let name = pending.popLast() {
      for index in steps.indices where !isNeeded[index] && names[index].changed.contains(name) {
        isNeeded[index] = true
        follow(index)
      }
    }
    return steps.filter { isNeeded[$0.index] }
  }
}
