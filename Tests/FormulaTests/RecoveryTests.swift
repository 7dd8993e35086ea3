import Diagnostics
import Testing

@testable import Formula

/// What is left of a block with faults in it.
@Suite struct RecoveryTests {
  /// The places of the faults, and the statements that remain.
  private func parse(_ source: String) -> (faults: [String], statements: [String], brokenNames: [String]) {
    let file = SourceFile(path: "test.swift", text: source)
    let block = parseBlock(Excerpt(file))
    let faults = block.diagnostics.map { diagnostic in
      let position = diagnostic.span.map { file.position(of: $0.start) } ?? Position(line: 0, column: 0)
      return "\(position.line):\(position.column) \(diagnostic.code.rawValue)"
    }
    return (faults, block.statements.map(\.tree).filter { $0 != "(faulty)" }, block.brokenNames)
  }

  @Test func eachFaultyLineIsReported() {
    let (faults, statements, brokenNames) = parse(
      """
      let a = 1
      let b = 2x
      let c = a +
      let d = 4
      guard d
      a ^ d
      d
      """)
    #expect(faults == ["2:9 syntax", "3:12 syntax", "5:1 unsupported-syntax", "6:3 syntax"])
    #expect(statements == ["(let a 1)", "(let d 4)", "d"])
    #expect(brokenNames == ["b", "c"])
  }

  @Test func aFaultInsideBracketsTakesTheWholeStatement() {
    let (faults, statements, _) = parse(
      """
      let m = [
        1, 2 3,
        4 5,
      ]  // ≈ [1, 2]
      let n = f(1, {
        x²
      })
      n
      """)
    #expect(faults == ["2:8 syntax", "6:3 syntax"])
    #expect(statements == ["n"])
  }

  @Test func anOpenBracketTakesOneLine() {
    let (faults, statements, _) = parse(
      """
      let a = (1 + 2
      let b = [1, 2
      b  // = [1, 2]
      let c = f(b
      """)
    #expect(faults == ["1:15 syntax", "2:14 syntax", "4:12 syntax"])
    #expect(statements == ["b"])
  }

  @Test func aFaultyBodyIsReadToItsEnd() {
    let (faults, statements, brokenNames) = parse(
      """
      func f(_ x: Real) -> Real {
        let y = 2x
        let z = x y
        return z
      }
      func g(x: Real {
        return x
      }
      f(2)
      """)
    #expect(faults == ["2:11 syntax", "3:13 syntax", "6:16 syntax"])
    #expect(statements == ["(call f 2)"])
    #expect(brokenNames == ["y", "z", "f", "g"])
  }

  @Test func declarationsThatAreNotSupportedAreSkippedWhole() {
    let (faults, statements, _) = parse(
      """
      struct Point {
        let x: Real
        func f() -> Real { x }
      }
      switch x {
      case 1: 2
      default: 3
      }
      let y = 1
      """)
    #expect(faults == ["1:1 unsupported-syntax", "5:1 unsupported-syntax"])
    #expect(statements == ["(let y 1)"])
  }

  @Test func anOpenBraceIsOneFault() {
    let (faults, statements, _) = parse(
      """
      let a = 1
      for k in 1...3 {
        s += k
      s  // = 6
      """)
    #expect(faults == ["4:2 syntax"])
    #expect(statements == ["(let a 1)"])
  }

  @Test func aMalformedExpectationLeavesItsStatement() {
    let (faults, statements, _) = parse(
      """
      let a = 1  // ≈ one; = 1
      a          // ≈
      """)
    #expect(faults == ["1:17 expectation-malformed", "2:15 expectation-malformed"])
    #expect(statements == ["(let a 1)", "a"])
    #expect(parseBlock(excerpt("a // ≈ one; = 1")).statements.first?.expectations.count == 1)
  }

  @Test func garbageIsGivenUp() {
    let block = parseBlock(excerpt(String(repeating: "?! x\n", count: 10_000)))
    #expect(block.diagnostics.count == Parser.mostFaults)
  }
}
