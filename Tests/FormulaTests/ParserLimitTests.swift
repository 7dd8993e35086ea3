import Diagnostics
import Foundation
import Testing

@testable import Formula

/// What a hostile text can cost.
@Suite struct ParserLimitTests {
  /// What secondary threads have on macOS; frames of code that is not optimized are several times as large.
  #if DEBUG
    private static let stackSize = 4 * 1024 * 1024
  #else
    private static let stackSize = 512 * 1024
  #endif

  /// Runs a function on a thread with a small stack.
  private func onSmallStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
    let box = Box<Result>()
    let thread = Thread {
      box.result = body()
      box.done.signal()
    }
    thread.stackSize = Self.stackSize
    thread.start()
    box.done.wait()
    guard let result = box.result else { preconditionFailure("the thread ended without a result") }
    return result
  }

  // The semaphore orders the write before the read.
  private final class Box<Result>: @unchecked Sendable {
    var result: Result?
    let done = DispatchSemaphore(value: 0)
  }

  private func codes(_ source: String) -> [DiagnosticCode] {
    onSmallStack { parseBlock(excerpt(source)).diagnostics.map(\.code) }
  }

  private static let openings = [
    "(", "[", "{", "f(", "x[", "-(", "!(", "f {", "f { x in ", "a ? ", "a ? b : ", "2 ** ", "if x { ", "while x { ",
    "if a { b } else ", "func f() { ", "let x = ", "[-", "x.map { ", "(((", "f(a: ", "-", "!", "- ", "let x: [",
    "let f: (",
    "let f: () -> ", "for x in ", "return ", "{ (", "{ (a, ", "\"", "/*", "/* */", "// ≈ [", "// = (", "// = -", "a < ",
    "a < b, ", "$0", "x²", "= ", "a.", "a!", ";", "\\(", "`", "@a ", "1e", "0x", "…", "‰", "\u{302}", "in ", "// in a",
    "// ≈ 1; ", "// ≈ 1 a = ", "}", ")", "]", "import a\n", "(\n", "{\n", "f(1 2\n", "let x = (1\n", "x {\n",
    "func f(\n",
    "struct S {\n", "a ? b\n", "x // ≈ [\n",
  ]

  /// No text of many like pieces crashes or takes long.
  @Test(.timeLimit(.minutes(1)), arguments: openings) func repeated(_ opening: String) {
    let source = String(repeating: opening, count: 10_000)
    #expect(codes(source).count <= 11 * Parser.mostFaults)
  }

  @Test func nestingUpToTheLimit() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(codes(nested(Parser.deepestNesting)) == [])
    #expect(codes(nested(Parser.deepestNesting + 1)) == [.budgetExceeded])
    #expect(codes(nested(1_000_000)) == [.budgetExceeded])
    #expect(codes(String(repeating: "[", count: 100_000)) == [.budgetExceeded])
    #expect(codes("let x = " + String(repeating: "2 ** ", count: 199) + "2") == [])
    #expect(codes("let x = " + String(repeating: "2 ** ", count: 100_000) + "2") == [.budgetExceeded])
    #expect(codes(String(repeating: "if a { b } else ", count: 10_000) + "{ c }") == [.budgetExceeded])
    #expect(codes(String(repeating: "x.map { y in ", count: 10_000)) == [.budgetExceeded])
    #expect(codes(String(repeating: "func f() {\n", count: 10_000)) == [.budgetExceeded])
    #expect(codes(String(repeating: "a ? b : ", count: 10_000) + "c") == [.budgetExceeded])
    #expect(codes("let f: " + String(repeating: "[", count: 10_000)) == [.budgetExceeded])
  }

  /// Trees whose height needs no recursion to be parsed.
  @Test func heightUpToTheLimit() {
    let most = Parser.tallestTree
    #expect(codes("1" + String(repeating: " + 1", count: most - 1)) == [])
    #expect(codes("1" + String(repeating: " + 1", count: most)) == [.budgetExceeded])
    #expect(codes("1" + String(repeating: " + 1", count: 100_000)) == [.budgetExceeded])
    #expect(codes("x" + String(repeating: "[0]", count: 100_000)) == [.budgetExceeded])
    #expect(codes("x" + String(repeating: ".a", count: 100_000)) == [.budgetExceeded])
    #expect(codes("f" + String(repeating: "()", count: 100_000)) == [.budgetExceeded])
    // Heights add up over brackets and bodies.
    let chain = String(repeating: "1 + ", count: most / 2)
    #expect(codes("\(chain)(\(chain)1)") == [])
    #expect(codes("(\(chain)1)\(String(repeating: " + 1", count: most / 2))") == [.budgetExceeded])
    #expect(
      codes("f { x in \(String(repeating: "1 + ", count: most - 10))1 }" + String(repeating: "()", count: 20)) == [
        .budgetExceeded
      ])
  }

  @Test func widthIsFree() {
    #expect(codes("let x = [" + String(repeating: "-1, ", count: 20_000) + "]") == [])
    #expect(codes(String(repeating: "x // ≈ 1\n", count: 5_000)) == [])
    #expect(codes("x // " + String(repeating: "≈ 1; ", count: 5_000) + "< 2") == [])
    #expect(codes("x // ≈ [" + String(repeating: "1, ", count: 20_000) + "]") == [])
  }

  @Test func longNumbers() {
    #expect(codes(String(repeating: "9", count: 10_000)) == [])
    #expect(codes(String(repeating: "9", count: 10_001)) == [.budgetExceeded])
    #expect(codes(String(repeating: "9", count: 1_000_000)) == [.budgetExceeded])
    #expect(codes("0x" + String(repeating: "F", count: 1_000_000)) == [.budgetExceeded])
    #expect(codes("1e10000") == [])
    #expect(codes("1e10001") == [.budgetExceeded])
    #expect(codes("1e-99999999999999999999") == [.budgetExceeded])
  }

  /// A good statement behind a fault of depth is not read: there is nothing to gain from it. What stands before is.
  @Test func statementsBeforeTheLimitStay() {
    let block = parseBlock(excerpt("let a = 1\n" + String(repeating: "(", count: 1000) + "\nlet b = 2"))
    #expect(block.statements.map(\.tree) == ["(let a 1)"])
  }
}
