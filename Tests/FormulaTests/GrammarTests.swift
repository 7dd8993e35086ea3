import Diagnostics
import NumericCore
import Testing

@testable import Formula

@Suite struct GrammarTests {
  @Test(arguments: acceptedPrograms) func tree(_ program: AcceptedProgram) {
    #expect(FormulaTests.tree(program.source) == program.tree)
  }

  /// The value of each literal is exact; hexadecimal, octal and binary ones by hand.
  @Test(arguments: [
    ("0.1", Rational(1, over: 10)), ("1_000", Rational(1000)), ("2.5e3", Rational(2500)),
    ("1e-2", Rational(1, over: 100)),
    ("0xFF", Rational(255)), ("0o17", Rational(15)), ("0b1010", Rational(10)), ("012", Rational(12)),
    ("0xFFFFFFFFFFFFFFFFFFFF", Rational(2).power(80) - Rational(1)),
  ]) func valueOfALiteral(_ source: String, _ value: Rational?) throws {
    guard case .number(let literal) = try parseExpression(excerpt(source)).kind else {
      Issue.record("\(source) is no literal")
      return
    }
    #expect(literal.value == value)
  }

  @Test func spansAreOfTheWholeTree() throws {
    let source = "let y = -f(x, to: 2)[0] ** (a + b)  // ≈ 1.5 nats"
    let fault = try #require(parseBlock(excerpt(source)).diagnostics.first)
    #expect(fault.span == Span(8, 34))
    let statement = try #require(parseBlock(excerpt(source.replacing("-f", with: " f"))).statements.first)
    #expect(statement.span == Span(0, 34))
    guard case .binding(let binding) = statement.kind, case .binary(.power, let base, let exponent) = binding.value.kind
    else {
      Issue.record("no power")
      return
    }
    #expect(binding.name.span == Span(4, 5))
    #expect(base.span == Span(9, 23))
    #expect(exponent.span == Span(27, 34))
  }

  @Test func notesAndExpectationsStayWithTheirStatements() {
    let block = parseBlock(
      excerpt(
        """
        let p = [0.7, 0.2, 0.1]   // an input
        // a note that stands alone
        let I = [   // the terms
          1,        // of one
          2,
        ]           // = [1, 2]
        p; I        // ≈ 3; the last
        f(1);       // for the call
        """))
    #expect(block.statements.map(\.note) == ["an input", nil, nil, nil, "for the call"])
    #expect(block.statements.map(\.expectations.count) == [0, 1, 0, 1, 0])
    #expect(block.diagnostics.map(\.code) == [.expectationMalformed])
  }

  @Test func rules() throws {
    let rules = try parseRules(excerpt("let I = -log(p); let J = 2 * I"))
    #expect(rules.map(\.name.name) == ["I", "J"])
    #expect(rules.map(\.value.tree) == ["(- (call log p))", "(* 2 I)"])
    #expect(throws: Diagnostic.self) { try parseRules(excerpt("var I = 1")) }
    #expect(throws: Diagnostic.self) { try parseRules(excerpt("let I = 1; I")) }
    #expect(throws: Diagnostic.self) { try parseRules(excerpt("let I =")) }
  }

  @Test func expressionsAreReadWhole() throws {
    #expect(try parseExpression(excerpt(" entropy([0.5, 0.5]) / 2\n")).tree == "(/ (call entropy [0.5 0.5]) 2)")
    for source in ["", "1 2", "1; 2", "let x = 1", "x = 1", "1 // = 1", "1\n2", ")"] {
      #expect(throws: Diagnostic.self, "\(source)") { try parseExpression(excerpt(source)) }
    }
  }
}
