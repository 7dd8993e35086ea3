import Diagnostics

extension Parser {
  /// Judges the comments before the current token, none of which is behind a statement: an expectation among them is
  /// out of place.
  func judgeComments() {
    guard !lexer.comments.isEmpty else { return }
    if !isComment {
      for comment in lexer.comments where !comment.isBlock {
        let reader = ExpectationParser(excerpt, comment)
        guard reader.isExpectation else { continue }
        diagnostics.append(
          misplaced(reader.span, help: "write it behind the statement that it is about, on its last line"))
      }
    }
    lexer.dropComments()
  }

  /// Reads the comment behind a statement: what it expects, or a note.
  func readTrailingComments(of statement: inout Statement, isTopLevel: Bool) {
    // `a; /* … */ b`: that comment is before `b`.
    guard token.startsLine || token.kind == .rightBrace else { return }
    for comment in lexer.comments where comment.isTrailing {
      let reader = ExpectationParser(excerpt, comment)
      guard !comment.isBlock else {
        if reader.isExpectation {
          diagnostics.append(
            Diagnostic(
              .expectationMalformed, "an expectation is a `//` comment", at: reader.span,
              help: ["write `// \(reader.text)`"]))
        }
        continue
      }
      guard reader.isExpectation else {
        statement.note = reader.text
        continue
      }
      guard isTopLevel else {
        diagnostics.append(
          misplaced(
            reader.span, note: "the body of a function or a loop runs many times, or never",
            help: "write it behind a statement at the top level, such as a call of the function"))
        continue
      }
      guard statement.hasValue else {
        diagnostics.append(
          misplaced(
            reader.span, note: "\(statement.kindName) has no value",
            help: "write the expression that it is about on a line of its own, with the expectation behind it"))
        continue
      }
      let reading = reader.read()
      statement.expectations = reading.expectations
      statement.note = reading.note
      diagnostics += reading.diagnostics
    }
    lexer.dropTrailingComments()
  }

  private func misplaced(_ span: Span, note: String? = nil, help: String) -> Diagnostic {
    Diagnostic(
      .expectationMisplaced, "an expectation belongs behind a statement", at: span,
      label: "this comment begins with a relation", notes: note.map { [$0] } ?? [],
      help: [help, "a comment that is only a note begins with a word"])
  }
}

extension Statement {
  /// Whether there is something that an expectation can be about.
  fileprivate var hasValue: Bool {
    switch kind {
    case .binding, .assignment, .expression: true
    case .function, .conditional, .whileLoop, .forLoop, .returnStatement, .breakStatement, .continueStatement, .faulty:
      false
    }
  }

  fileprivate var kindName: String {
    switch kind {
    case .binding, .assignment, .expression, .faulty: "the statement"
    case .function: "the declaration of a function"
    case .conditional: "an `if` statement"
    case .whileLoop, .forLoop: "a loop"
    case .returnStatement: "`return`"
    case .breakStatement: "`break`"
    case .continueStatement: "`continue`"
    }
  }
}
