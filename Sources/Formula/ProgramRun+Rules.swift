import Diagnostics
import NumericCore

extension ProgramRun {
  /// The values of a ruled column. A rule such as `p / sum(p)` is of the columns as vectors; one that these do not
  /// fit, such as `p > 0.5 ? 1 : 0`, is of each row's numbers. What takes a whole column there, such as `max(p)`, does so
  /// in either case.
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
      let (ofRow, totals, places) = try withTotals(rule.value, of: table, in: scope)
      var values: [Real] = []
      for row in column.cells.indices {
        let inner = Scope(parent: scope)
        for (name, value) in totals { inner.declare(name, value, origin: .article(rule.value.span)) }
        for other in table.columns where other.cells.count == column.cells.count {
          guard let name = other.name, name != column.name else { continue }
          if case .vector(let elements)? = scope.lookup(name.name)?.value, row < elements.count {
            inner.declare(name.name, .real(elements[row]), origin: .article(name.span))
          }
        }
        values.append(try interpreter.real(ofRow, in: inner))
      }
      evaluation.rowRules[rule.value.span.start] = places
      return values
    } catch {
      // Neither way fits: the first message speaks of the rule as it is written.
      if case .failure(let diagnostic) = error, diagnostic.code == .typeMismatch { throw mismatch }
      throw error
    }
  }

  /// A rule with names in place of the calls of built-in functions that make a number of a column, their values, and
  /// where they stand.
  private func withTotals(
    _ rule: Expression, of table: TableProgram, in scope: Scope
  ) throws(Interruption) -> (rule: Expression, totals: [String: Value], places: [Span]) {
    var totals: [String: Value] = [:]
    var places: [Span] = []
    var obstacle: Interruption?
    let rewritten = rule.rewritten { part in
      guard let function = part.calledName, Builtins.named(function) != nil, scope.lookup(function) == nil,
        part.parts.contains(where: { $0.isColumn(of: table) })
      else { return nil }
      do throws(Interruption) {
        let value = try interpreter.evaluate(part, in: scope)
        guard case .real = value else { return nil }
        // No identifier looks like it.
        let name = "total \(places.count)"
        totals[name] = value
        places.append(part.span)
        return Expression(.name(name), part.span)
      } catch {
        if case .failure(let diagnostic) = error, diagnostic.code == .typeMismatch { return nil }
        obstacle = obstacle ?? error
        return nil
      }
    }
    if let obstacle { throw obstacle }
    return (rewritten, totals, places)
  }
}

extension Expression {
  fileprivate func isColumn(of table: TableProgram) -> Bool {
    guard case .name(let name) = kind else { return false }
    return table.columns.contains { $0.name?.name == name }
  }
}
