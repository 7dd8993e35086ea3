import Diagnostics
import Formula
import NumericCore

/// Writes the formulas of documents as one Swift source that compiles with `import FormulaSwift` and computes the
/// same values: a function an article, its expectations as calls of `expect`, and the list of the functions, to be
/// run by `Session.run`.
package func tangle(_ documents: [EvaluatedDocument], prelude: SourceFile? = nil) -> String {
  var source = "import FormulaSwift\n"
  var list = ""
  for (index, evaluated) in documents.enumerated() {
    let name = "article\(index + 1)"
    let path = evaluated.document.file.path
    source += "\n/// \(path)\nfunc \(name)() {\n"
    var tangler = Tangler(evaluated)
    tangler.write()
    if let prelude {
      // The article may have names of the prelude for other things.
      source += String(decoding: prelude.bytes, as: UTF8.self) + "\n  do {\n" + tangler.source + "  }\n}\n"
    } else {
      source += tangler.source + "}\n"
    }
    list += "  (\(path.swiftLiteral), \(name)),\n"
  }
  return source + "\n/// Every article.\nlet articles: [(path: String, run: @Sendable () -> Void)] = [\n\(list)]\n"
}

private struct Tangler {
  let evaluated: EvaluatedDocument
  var source = ""
  /// The columns that stand in the article, so that a table that repeats one does not declare it again.
  var declared: Set<String> = []

  init(_ evaluated: EvaluatedDocument) { self.evaluated = evaluated }

  private var file: SourceFile { evaluated.document.file }

  mutating func write() {
    for (index, item) in evaluated.document.program.enumerated() {
      switch item {
      case .formula(let block) where block.display.contains(.plot):
        for statement in evaluated.statements[index] ?? [] {
          if let name = statement.declaredName { declared.insert(name.name) }
          line(code(statement.span))
        }
      case .formula:
        for statement in evaluated.statements[index] ?? [] { write(statement) }
      case .table:
        if let table = evaluated.tables[index] { write(table) }
      }
    }
    for binding in evaluated.program.bindings {
      let relation: Relation =
        switch binding.relation {
        case .equal, .approximately: .approximately
        case .notEqual, .notApproximately: .notApproximately
        default: binding.relation
        }
      if relation == .approximately || relation == .notApproximately {
        let text = binding.number.decimal.text + (binding.number.isTruncated ? "…" : "")
        expect(code(binding.expression.span), relation, text.swiftLiteral, at: binding.span)
      } else {
        expect(binding.number.decimal.swiftNumber, relation, code(binding.expression.span), at: binding.span)
      }
    }
  }

  private mutating func line(_ text: String) { source += "  " + text + "\n" }

  private mutating func expect(_ value: String, _ relation: Relation, _ right: String, at span: Span) {
    line("expect(\(value), \(relation.rawValue.swiftLiteral), \(right), at: \(place(span).swiftLiteral))")
  }

  private func place(_ span: Span) -> String { "\(file.path):\(file.position(of: span.start).line)" }

  // MARK: Blocks

  private mutating func write(_ statement: Statement) {
    if let name = statement.declaredName { declared.insert(name.name) }
    if statement.expectations.isEmpty, !statement.claims.isEmpty {
      line("expect(\(code(statement.span)), at: \(place(statement.span).swiftLiteral))")
      return
    }
    var value: String?
    if case .expression(let expression) = statement.kind {
      value = code(expression.span)
      if statement.expectations.isEmpty { line("_ = \(code(expression.span))") }
    } else {
      line(code(statement.span))
      value = statement.changedName?.name
    }
    guard let value else { return }
    for expectation in statement.expectations {
      switch expectation.right {
      case .printed(let printed):
        expect(value, expectation.relation, printed.swiftLiteral, at: expectation.span)
      case .tolerance(let middle, let tolerance):
        let text = "\(middle.decimal.text) ± \(tolerance.decimal.text)"
        expect(value, expectation.relation, text.swiftLiteral, at: expectation.span)
      case .expression(let right):
        let text = code(right.span)
        // `= 50%` is no expression of Swift.
        expect(value, expectation.relation, text.hasSuffix("%") ? text.swiftLiteral : text, at: expectation.span)
      case .range(let lower, let upper, let isClosed):
        expect(
          value, expectation.relation, "\(code(lower.span))\(isClosed ? "..." : "..<")\(code(upper.span))",
          at: expectation.span)
      case .question: break
      }
    }
  }

  /// The source as the author wrote it, without the marks of a quote or a list around it.
  private func code(_ span: Span) -> String {
    var bytes = Array(file.bytes[span.range])
    for case .formula(let block) in evaluated.document.program where block.span.contains(span) {
      bytes = block.source.bytes.indices.filter { span.range.contains(block.source.fileOffset($0)) }
        .map { block.source.bytes[$0] }
    }
    return String(decoding: bytes.withLongLiteralsQuoted, as: UTF8.self).printedColumnsNamed
  }

  // MARK: Tables

  private mutating func write(_ table: TableProgram) {
    let ruled = Set(table.rules.map(\.name.name))
    var unruled: [String] = []
    for column in table.columns {
      guard let name = column.name?.name, !ruled.contains(name), !column.cells.isEmpty else { continue }
      unruled.append(name)
      if declared.insert(name).inserted {
        line("let \(name) = [\(column.cells.map { $0.decimal.swiftNumber }.joined(separator: ", "))]")
      } else {
        for (row, cell) in column.cells.enumerated() {
          expect("\(name)[\(row)]", .approximately, cell.decimal.text.swiftLiteral, at: cell.span)
        }
      }
    }
    for rule in table.rules {
      guard let column = table.columns.first(where: { $0.name?.name == rule.name.name }) else { continue }
      let name = rule.name.name
      let names = unruled + table.rules.map(\.name.name).prefix { $0 != name }
      let parameters = names.map { "_ \($0): Real" }.joined(separator: ", ")
      let isNew = declared.insert(name).inserted
      let vector = isNew ? name : "\(name)Again"
      if isNew {
        let cells = column.cells.map { $0.decimal.swiftNumber }.joined(separator: ", ")
        line("let \(name)Printed = [\(cells)]")
      }
      if let totals = evaluated.verification.rowRules[rule.value.span.start] {
        var text = ""
        var start = rule.value.span.start
        for (index, total) in totals.enumerated() {
          line("let \(name)Total\(index) = \(code(total))")
          text += code(Span(start, total.start)) + "\(name)Total\(index)"
          start = total.end
        }
        text += code(Span(start, rule.value.span.end))
        line("func \(name)Rule(\(parameters)) -> Real { \(text) }")
        let arguments = names.map { "\($0)[row]" }.joined(separator: ", ")
        line("let \(vector) = (0..<\(column.cells.count)).map { row in \(name)Rule(\(arguments)) }")
      } else {
        line("let \(vector): [Real] = \(code(rule.value.span))")
      }
      for (row, cell) in column.cells.enumerated() {
        expect("\(vector)[\(row)]", .approximately, cell.decimal.text.swiftLiteral, at: cell.span)
      }
    }
    for aggregate in table.aggregates {
      let function = aggregate.kind == .sum ? "sum" : "mean"
      for (column, cell) in zip(table.columns, aggregate.cells) where !column.cells.isEmpty {
        guard let cell else { continue }
        var vector = "[\(column.cells.map { $0.decimal.swiftNumber }.joined(separator: ", "))]"
        if let name = column.name?.name, !restsOnPrintedCells(cell) { vector = name }
        expect("\(function)(\(vector))", .approximately, cell.decimal.text.swiftLiteral, at: cell.span)
      }
    }
  }

  /// Whether a total is that of the cells as they are printed.
  private func restsOnPrintedCells(_ cell: PrintedNumber) -> Bool {
    let verification = evaluated.verification
    return zip(verification.claims, verification.judgements).contains {
      $0.literal == cell.span && $1?.basis == .printedRounding
    }
  }
}

extension PrintedDecimal {
  /// The number as Swift, made from its text: `Real("0.1")!`.
  fileprivate var swiftNumber: String {
    isPercent ? "(Real(\(text.dropLast().description.swiftLiteral))! / 100)" : "Real(\(text.swiftLiteral))!"
  }
}

extension [UInt8] {
  /// Formula Swift in which each decimal with more digits than a `Double` carries is made from its text. Names,
  /// strings and comments are passed over.
  fileprivate var withLongLiteralsQuoted: [UInt8] {
    var result: [UInt8] = []
    var index = 0
    func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    func isWord(_ byte: UInt8) -> Bool {
      isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
    while index < count {
      let start = index
      if isDigit(self[index]) {
        while index < count,
          isWord(self[index])
            || self[index] == UInt8(ascii: ".") && index + 1 < count && isDigit(self[index + 1])
            || [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(self[index])
              && self[index - 1] | 0x20 == UInt8(ascii: "e")
        { index += 1 }
        let literal = self[start..<index].filter { $0 != UInt8(ascii: "_") }
        let exponent = literal.firstIndex(of: UInt8(ascii: "e")).map { literal.count - $0 - 1 } ?? 0
        if literal.count > 15 || exponent >= 3, literal.contains(UInt8(ascii: ".")) || exponent > 0 {
          result += Array("Real(\"".utf8) + literal + Array("\")!".utf8)
        } else {
          result += self[start..<index]
        }
      } else if isWord(self[index]) {
        while index < count, isWord(self[index]) { index += 1 }
        result += self[start..<index]
      } else if self[index] == UInt8(ascii: "\"") {
        index = self[(index + 1)...].firstIndex(of: UInt8(ascii: "\"")).map { $0 + 1 } ?? count
        result += self[start..<index]
      } else if self[index...].starts(with: "//".utf8) {
        index = self[index...].firstIndex(of: UInt8(ascii: "\n")) ?? count
        result += self[start..<index]
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }
}

extension PrintedValue {
  /// As string literals: `"0.8018…"`, `["0.36", "1.61"]`.
  fileprivate var swiftLiteral: String {
    switch self {
    case .number(let number): (number.decimal.text + (number.isTruncated ? "…" : "")).swiftLiteral
    case .array(let elements, _): "[\(elements.map(\.swiftLiteral).joined(separator: ", "))]"
    }
  }
}

extension String {
  /// `printed(I)` as the name of the vector that holds those cells.
  fileprivate var printedColumnsNamed: String {
    replacing(/\bprinted\(\s*(\w+)\s*\)/) { "\($0.output.1)Printed" }
  }

  /// A Swift string literal.
  fileprivate var swiftLiteral: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
