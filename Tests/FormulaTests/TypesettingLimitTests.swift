import Diagnostics
import Testing

@testable import Formula

/// Programs whose typesetting would grow with a power of their size if nothing bounded it.
@Suite struct TypesettingLimitTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      nested("exp(", "x", ")", 190), nested("exp(1 + ", "x", ")", 95), nested("log(", "x", ")", 190),
      nested("sqrt(exp(", "x", "))", 95), nested("1 / (1 + ", "x", ")", 190), nested("x ** (", "2", ")", 90),
      nested("mean(p * ", "mean(p)", ")", 90), nested("sum(p * ", "sum(p)", ")", 90),
      nested("sum(1...6) { k in k + ", "k", " }", 60), nested("abs(", "x", ")", 190), nested("(", "x", ")", 190),
      nested("x > 0 ? 1 : (", "2", ")", 60), nested("[", "1", "]", 190),
      "p" + String(repeating: ".map { $0 * $0 }", count: 150),
      "sum(p" + String(repeating: ".map { $0 * $0 }", count: 100) + ")",
      "x" + String(repeating: " + x", count: 900), "x" + String(repeating: " * p", count: 900),
      "sum(x" + String(repeating: " * p", count: 900) + ")",
    ]) func staysSmall(_ expression: String)
  { expectSmall(expression) }

  /// Each name and each function uses the one before twice.
  @Test(.timeLimit(.minutes(1))) func namesAreNotFollowed() {
    var program = "func g0(_ x: Real) -> Real { x }\nlet a0 = unknown\n"
    for level in 1..<100 {
      program += "func g\(level)(_ x: Real) -> Real { g\(level - 1)(x) + g\(level - 1)(x) }\n"
      program += "let a\(level) = a\(level - 1) + a\(level - 1)\n"
    }
    expectSmall(program + "sum(a99 * g99(2))")
  }

  private func expectSmall(_ source: String) {
    let file = SourceFile(path: "test.swift", text: "let x = 2\nlet p = [0.5, 0.5]\n" + source)
    let statements = parseBlock(Excerpt(file)).statements
    #expect(statements.count > 2)
    for steps in [false, true] {
      // Not evaluated: that has limits of its own.
      let context = TypesettingContext(
        program: ProgramNames(statements), value: { ["x": .two, "p": .halves][$0] }, source: file.text,
        showsSteps: steps)
      for line in typeset(statements, context: context) {
        guard case .equation(let equation) = line.content else { continue }
        #expect(mathML(equation.node).utf8.count < 500_000)
      }
    }
  }

  private static func nested(_ open: String, _ middle: String, _ close: String, _ depth: Int) -> String {
    String(repeating: open, count: depth) + middle + String(repeating: close, count: depth)
  }
}

extension ShownValue {
  fileprivate static let two = ShownValue(.scalar("2"), isExact: true)
  fileprivate static let halves = ShownValue(.vector(["0.5", "0.5"]), isExact: true)
}
