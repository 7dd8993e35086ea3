import Diagnostics

/// The statements of a formula block that could be read, and what is wrong with the others.
package struct ParsedBlock: Sendable {
  package var statements: [Statement]
  /// In the order of the text.
  package var diagnostics: [Diagnostic]
  /// The names that the faulty statements would have declared, so that their uses need not be reported as well.
  package var brokenNames: [String]
}

/// The bytes that a formula block may have: its tree takes up to a hundred times as many.
private let largestBlock = 1 << 20

private func tooLarge(_ excerpt: Excerpt) -> Diagnostic {
  Diagnostic(
    .budgetExceeded, "a formula block of \(excerpt.bytes.count) bytes is not read", at: excerpt.span(0, 1),
    notes: ["the limit is 1 MiB"], help: ["compute long lists: `(1...1000).map { 1 / $0 }`"])
}

/// Parses a formula block. Faulty statements are left out, and each is reported.
package func parseBlock(_ excerpt: Excerpt) -> ParsedBlock {
  guard excerpt.bytes.count <= largestBlock else {
    return ParsedBlock(statements: [], diagnostics: [tooLarge(excerpt)], brokenNames: [])
  }
  let parser = Parser(excerpt)
  let statements = parser.parseProgram()
  return ParsedBlock(
    statements: statements, diagnostics: parser.diagnosticsInOrder(), brokenNames: parser.brokenNames)
}

/// Parses a text that is one expression: that of a binding, of a table rule or of the command line.
package func parseExpression(_ excerpt: Excerpt) throws(Diagnostic) -> Expression {
  guard excerpt.bytes.count <= largestBlock else { throw tooLarge(excerpt) }
  let parser = Parser(excerpt)
  do throws(Failure) {
    return try parser.parseWholeExpression()
  } catch {
    throw error.diagnostic
  }
}

/// Parses the rules of a table: `let I = -log(p); let J = 2 * I`.
package func parseRules(_ excerpt: Excerpt) throws(Diagnostic) -> [Binding] {
  let block = parseBlock(excerpt)
  if let first = block.diagnostics.first { throw first }
  var rules: [Binding] = []
  for statement in block.statements {
    guard case .binding(let binding) = statement.kind, !binding.isMutable else {
      throw Diagnostic(
        .tableRule, "a table rule is a `let`", at: statement.span, label: "expected `let column = expression`",
        help: ["write one rule a column, and `;` between them: `let I = -log(p); let J = 2 * I`"])
    }
    rules.append(binding)
  }
  return rules
}
