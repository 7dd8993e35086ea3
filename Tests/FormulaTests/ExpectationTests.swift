import Diagnostics
import NumericCore
import Testing

@testable import Formula

@Suite struct ExpectationTests {
  /// The expectations of a comment behind `x`, each in one line.
  private func read(_ comment: String) -> [String] {
    let block = parseBlock(excerpt("x  // \(comment)"))
    if let first = block.diagnostics.first { return ["error[\(first.code.rawValue)]: \(first.message)"] }
    return block.statements[0].expectations.map { expectation in
      let unit = expectation.unit.map { " {\($0)}" } ?? ""
      return "\(expectation.relation.rawValue) \(expectation.right.tree)\(unit)"
    }
  }

  @Test(arguments: [
    ("≈ 0.802", ["≈ 0.802"]),
    ("≈0.802", ["≈ 0.802"]),
    ("~= 0.802", ["≈ 0.802"]),
    ("≈ -0.5", ["≈ -0.5"]),
    ("≈-0.5", ["≈ -0.5"]),
    ("≈ −0.5", ["≈ -0.5"]),
    ("≈ +0.5", ["≈ 0.5"]),
    ("≈ 1.2e-3", ["≈ 1.2e-3"]),
    ("≈ 1.2 × 10⁻³", ["≈ 1.2e-3"]),
    ("≈ 1_234.5", ["≈ 1234.5"]),
    ("≈ 80.2%", ["≈ 80.2%"]),
    ("≈ 80.2 %", ["≈ 80.2%"]),
    ("≈ 0.8018…", ["≈ 0.8018…"]),
    ("≈ 0.8018...", ["≈ 0.8018…"]),
    ("≈ 1.2…e-3", ["≈ 1.2e-3…"]),
    ("≈ 0.80 ± 0.01", ["≈ 0.80 ± 0.01"]),
    ("≈ 0.80 +- 0.01", ["≈ 0.80 ± 0.01"]),
    ("≈ 80% ± 1%", ["≈ 80% ± 1%"]),
    ("≈ 0.802 nats", ["≈ 0.802 {nats}"]),
    ("≈ 0.802 (as printed)", ["≈ 0.802 {(as printed)}"]),
    ("≈ 0.802, as printed", ["≈ 0.802 {as printed}"]),
    ("≈ 90°", ["≈ 90 {°}"]),
    ("≈ 0.802 奈特", ["≈ 0.802 {奈特}"]),
    ("≈ 0.802奈特；≉ 0.804", ["≈ 0.802 {奈特}", "≉ 0.804"]),
    ("≈ 0.80 ± 0.01 nats", ["≈ 0.80 ± 0.01 {nats}"]),
    ("≈ 0.802 // to be improved", ["≈ 0.802"]),
    ("≈ [0.36, 1.61, 2.30]", ["≈ [0.36 1.61 2.30]"]),
    ("≈ [0.36, 1.61,] nats", ["≈ [0.36 1.61] {nats}"]),
    ("≈ [ [1, 2.0],[3%, -4…] ]", ["≈ [[1 2.0] [3% -4…]]"]),
    ("≈ []", ["≈ []"]),
    ("≈ ?", ["≈ ?"]),
    ("= ? nats", ["= ? {nats}"]),
    ("≉ 0.804", ["≉ 0.804"]),
    ("!~= 0.804", ["≉ 0.804"]),
    ("≉ [1, 2]", ["≉ [1 2]"]),
    ("= 3", ["= 3"]),
    ("== 4/5", ["= (/ 4 5)"]),
    ("=-log(2)", ["= (- (call log 2))"]),
    ("= log(6) nats", ["= (call log 6) {nats}"]),
    ("= 3 (exactly)", ["= 3 {(exactly)}"]),
    ("= 80%", ["= 80%"]),
    ("= [1, 2]", ["= [1 2]"]),
    ("= p.map { $0 * 2 }", ["= (call (. p map) ^{1 in (* $0 2)})"]),
    ("≠ 0.802", ["≠ 0.802"]),
    ("!= 0.802", ["≠ 0.802"]),
    ("< 1e-6", ["< 1e-6"]),
    ("<-0.5", ["< (- 0.5)"]),
    ("<= a + b", ["≤ (+ a b)"]),
    ("≤ 1", ["≤ 1"]),
    ("> 0", ["> 0"]),
    (">= 0", ["≥ 0"]),
    ("≥ 0; < 1; ≈ 0.5", ["≥ 0", "< 1", "≈ 0.5"]),
    ("∈ 0.80...0.81", ["∈ (... 0.80 0.81)"]),
    ("∈ 0 ..< n + 1", ["∈ (..< 0 (+ n 1))"]),
    ("in 0.80...0.81", ["∈ (... 0.80 0.81)"]),
    ("in -1..<1", ["∈ (..< (- 1) 1)"]),
  ]) func isRead(_ comment: String, _ expected: [String]) {
    #expect(read(comment) == expected)
  }

  @Test(arguments: [
    "a note", "the sum, which is = 3", "in nats, not in bits", "in the range 0...1", "in 2 steps", "in 2 steps...", "",
    "0.802", "-> 0.8", "→ 0.8", "=> here", "<- here", "<-- here", "<=> here", "=====", "± 0.1", "+- 0.1", "!important",
    "-0.5", "*", "intro ≈ 3", "i ≈ 3", "let x = 3",
  ]) func isANote(_ text: String) {
    let block = parseBlock(excerpt("x  // \(text)"))
    #expect(block.diagnostics.isEmpty)
    #expect(block.statements[0].expectations.isEmpty)
    #expect(block.statements[0].note == text)
  }

  /// The text that is pointed at, and what is said.
  @Test(arguments: [
    ("≈", "≈", "expected a value behind `≈`"),
    ("≈ 0.8; =", "=", "expected a value behind `=`"),
    ("≈ ; = 3", "≈", "expected a value behind `≈`"),
    ("≈ about 3", "about", "expected a printed number behind `≈`"),
    ("≈ log(6) / 2", "log(6) / 2", "expected a printed number behind `≈`"),
    ("≈ 4/5", "4/5", "expected a printed number behind `≈`"),
    ("≈ 2 ** 3", "**", "expected a unit, `;` or the end of the comment, found `**`"),
    ("≈ 1,234.5", ",234.5", "expected a unit, `;` or the end of the comment, found `,234.5`"),
    ("≈ 0.8O2", "O2", "expected a unit, `;` or the end of the comment, found `O2`"),
    ("≈ 0.8 0.9", "0.9", "expected a unit, `;` or the end of the comment, found `0.9`"),
    ("≈ 0.802 nats ≈ 1.157 bits", "≈", "expected `;` before the next claim"),
    ("≈ 0.802 = H", "=", "expected a unit, `;` or the end of the comment, found `=`"),
    ("≈ 0.8; 0.9", "0.9", "expected a relation behind `;`, found `0.9`"),
    ("≈ 0.8;", ";", "expected a relation behind `;`, found nothing"),
    ("≈ 0.69 ± x", "x", "expected a printed number behind `≈`"),
    ("≈ 0.69 ± -0.1", "0.69 ± -0.1", "expected a number and a tolerance, such as `0.80 ± 0.01`"),
    ("≈ 80 ± 1%", "80 ± 1%", "the tolerance is in percent, and the number is not"),
    ("≉ 0.69 ± 0.1", "±", "a tolerance is for `≈`"),
    ("= 0.69 ± 0.1", "±", "expected a unit, `;` or the end of the comment, found `±`"),
    ("= 0.69…", "…", "expected a unit, `;` or the end of the comment, found `…`"),
    ("≈ [1, 2", "", "expected `,` or `]` at the end of the comment"),
    ("≈ [1 2]", "2]", "expected `,` or `]`"),
    ("≈ [1, x]", "x", "expected a printed number behind `≈`"),
    ("= )", ")", "expected an expression, found `)`"),
    ("= log(6", "", "expected `,` or `)`, found the end of the line"),
    ("∈ 0.6", "0.6", "expected a range"),
    ("∈ [0, 1]", "[0, 1]", "expected a range"),
    ("~ 0.8", "~", "expected a relation, found `~`"),
    ("=~ 0.8", "=~", "expected a relation, found `=~`"),
    ("≃ 0.8", "≃", "expected a relation, found `≃`"),
    ("=== 0.8", "===", "expected a relation, found `===`"),
    ("=< 1", "=<", "expected a relation, found `=<`"),
    ("⩽ 1", "⩽", "expected a relation, found `⩽`"),
    ("＝ 1", "＝", "expected a relation, found `＝`"),
  ]) func isMalformed(_ comment: String, _ place: String, _ message: String) throws {
    let file = SourceFile(path: "test.swift", text: "x  // \(comment)")
    let error = try #require(parseBlock(Excerpt(file)).diagnostics.first)
    #expect(error.code == .expectationMalformed)
    #expect(error.span.map(file.text) == place)
    #expect(error.message == message)
  }

  @Test func spansAreOfRelationAndLiteral() {
    let file = SourceFile(path: "test.swift", text: "x  // ≈ 0.80 ± 0.01 nats; = log(6), so; ≈ [1, 2…]; ≉ ?")
    let expectations = parseBlock(Excerpt(file)).statements[0].expectations
    #expect(expectations.map { file.text($0.span) } == ["≈ 0.80 ± 0.01", "= log(6)", "≈ [1, 2…]", "≉ ?"])
    #expect(expectations.map { file.text($0.valueSpan) } == ["0.80", "log(6)", "[1, 2…]", "?"])
  }

  @Test func secondRemarkIsTheNote() {
    let statement = parseBlock(excerpt("x  // ≈ 0.8 nats // as in the table")).statements[0]
    #expect(statement.expectations.first?.unit == "nats")
    #expect(statement.note == "as in the table")
  }

  @Test(arguments: [
    ("= H", "= H"), ("≈ -log(p)", "≈ (- (call log p))"), ("≉ 0.8", "≉ 0.8"), ("< 1e-6", "< 1e-6"),
    ("∈ 0...1", "∈ (... 0 1)"), ("in a...b", "∈ (... a b)"), ("  = f (x)  ", "= (call f x)"), ("=H", "= H"),
  ]) func binding(_ comment: String, _ expected: String) throws {
    let expectation = try #require(try parseExpectation(excerpt(comment)))
    #expect("\(expectation.relation.rawValue) \(expectation.right.tree)" == expected)
  }

  @Test func bindingsThatAreNone() throws {
    #expect(try parseExpectation(excerpt("a remark"))?.span == nil)
    #expect(try parseExpectation(excerpt("in the text"))?.span == nil)
    for comment in ["=", "= ", "= H nats", "= H; J", "= ?", "∈ 0.5", "= 2x", "= (H"] {
      #expect(throws: Diagnostic.self, "\(comment)") { try parseExpectation(excerpt(comment)) }
    }
  }
}

extension Formula.Expectation.Right {
  fileprivate var tree: String {
    switch self {
    case .printed(let value): value.tree
    case .tolerance(let number, let tolerance): "\(number.tree) ± \(tolerance.tree)"
    case .expression(let expression): expression.tree
    case .range(let lower, let upper, let isClosed): "(\(isClosed ? "..." : "..<") \(lower.tree) \(upper.tree))"
    case .question: "?"
    }
  }
}

extension PrintedValue {
  fileprivate var tree: String {
    switch self {
    case .number(let number): number.tree
    case .array(let elements, _): "[\(elements.map(\.tree).joined(separator: " "))]"
    }
  }
}

extension PrintedNumber {
  fileprivate var tree: String { decimal.text + (isTruncated ? "…" : "") }
}
