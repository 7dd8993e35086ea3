import Diagnostics
import NumericCore

extension ProgramRun {
  /// The values of a ruled column. A rule such as `p / sum(p)` is of the columns as vectors; one that these do not
  /// fit, such as `p > 0.5 ? 1 : 0`, is of each row's numbers.
  func values(
    of rule: Binding, in table: TableProgram, _ column: TableProgram.Column, _ scope: Scope
  ) throws(Interruption) -> [Real] {
    let mismatch: Interruption
    do throws(Interruption) {
      let value = try interpreter.evaluate(rule.value, in: scope)
      if case .vector(let elements) = value {
        guard elements.count == column.cells.count else {
          throw .failure(
            Diagnostic(
              .shapeMismatch,
              "the rule yields \(value.kindDescription), and the column has "
                + count(column.cells.count, "row"), at: rule.value.span))
        }
        return elements
      }
      if case .real(let number) = value, rule.value.parts.allSatisfy({ !$0.isColumn(of: table) }) {
        return column.cells.map { _ in number }
      }
      mismatch = interpreter.mismatch("a number for each row", value, rule.value.span)
    } catch {
      guard case .failure(let diagnostic) = error, diagnostic.code == .typeMismatch else { throw error }
      mismatch = error
    }
    do throws(Interruption) {
      var values: [Real] = []
      for row in column.cells.indices {
        let inner = Scope(parent: scope)
        for other in table.columns where other.cells.count == column.cells.count {
          guard let name = other.name, name != column.name else { continue }
          if case .vector(let elements)? = scope.lookup(name.name)?.value, row < elements.count {
            inner.declare(name.name, .real(elements[row]), origin: .article(name.span))
          }
        }
        values.append(try interpreter.real(rule.value, in: inner))
      }
      evaluation.rowRules.insert(rule.value.span.start)
      return values
    } catch {
      // Neither way fits: the first message speaks of the rule as it is written.
      if case .failure(let diagnostic) = error, diagnostic.code == .typeMismatch { throw mismatch }
      throw error
    }
  }
}

extension Expression {
  fileprivate func isColumn(of table: TableProgram) -> Bool {
    guard case .name(let name) = kind else { return false }
    return table.columns.contains { $0.name?.name == name }
  }
}
