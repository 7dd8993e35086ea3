import Diagnostics
import Formula
import NumericCore
import Testing

private func verify(_ source: String) -> Verification {
  let file = SourceFile(path: "test.swift", text: source)
  let block = parseBlock(Excerpt(file))
  #expect(block.diagnostics.isEmpty, "\(source)")
  return Program(items: [.block(block.statements)]).verify()
}

/// A claim that takes thousands of bits is decided by what it needs of the article, not by the whole of it.
@Suite struct StepDependencyTests {
  /// log 3 = log 6 − log 2, which no ball proves: each last claim is decided at 4,096 bits, by a part of the program. A
  /// part that leaves out what gives a name its value refutes it, or knows no value.
  @Test(arguments: [
    // What is changed further down than the function that reads it.
    "var x = 2\nfunc f() -> Real { log(x) }\nx = 3\nf() == log(6) - log(2)",
    // A call that changes something.
    "var x = 1\nfunc grow() -> Real {\n  x += 1\n  return x\n}\ngrow()\ngrow()\nlog(x) == log(6) - log(2)",
    "var x = 1\nlet grow = { y in x += y }\ngrow(2)\nlog(x) == log(6) - log(2)",
    // Parameters with the article's names.
    "let k = 6\nlet g = { k in log(k) }\ng(3) == log(k) - log(2)",
    "let n = 6\nfunc f(_ n: Real) -> Real { log(n) }\nf(3) == log(n) - log(2)",
    "let k = 6\nvar s = 1\nfor k in 1...2 { s += k - 0.5 }\nlog(s) == log(k) - log(2)",
    // The article's name and one of the function's own.
    "let x = 3\nfunc f() -> Real {\n  let y = log(x)\n  if y > 0 {\n    let x = 0\n    return y + x\n  }\n  return 0\n}\nf() == log(6) - log(2)",
    "var t = 1\nfor k in 2...3 { t *= k }\nlog(t) == log(2) + log(3)",
    "var t = 1\nwhile t < 6 {\n  t += 1\n}\nlog(t) == log(2) + log(3)",
    "var t = 1\nif t > 0 { t = 6 }\nlog(t) == log(2) + log(3)",
    "var v = [1, 2]\nv[0] = 3\nlog(v[0]) == log(6) - log(2)",
    "let b = log(6) - log(2)\nlet a = log(3)   // = b",
    "func g(_ x: Real) -> Real { log(x) }\nfunc f(_ x: Real) -> Real { g(x) }\nlet h = { x in f(x) }\nh(3) == log(6) - log(2)",
  ]) func findsWhatAClaimNeeds(_ source: String) throws {
    // What stands around it is done once.
    let verification = verify("let before = exp(1)   // ≈ 2.718\n\(source)\nlet after = before + 1   // ≈ 3.718")
    #expect(verification.diagnostics.isEmpty, "\(source)")
    #expect(verification.judgements.allSatisfy { $0?.verdict == .verified }, "\(source)")
    let last = try #require(verification.judgements.dropLast().last ?? nil)
    #expect(last.basis == .agreement && last.precision == 4_096, "\(source)")
  }

  /// 1 + e⁻⁶⁰ is 1 to 86 bits: the first run ends at this statement, and the second begins there.
  @Test func goesOnWhereARunHasEnded() {
    let verification = verify(
      "let a = exp(1)   // ≈ 2.718\nlet s = 1 + exp(-60) > 1 ? 3 : 5\nlog(s) == log(6) - log(2)\ns + a   // ≈ 5.718")
    #expect(verification.diagnostics.isEmpty)
    #expect(verification.judgements.map { $0?.verdict } == [.verified, .verified, .verified])
    #expect(verification.judgements.map { $0?.precision } == [64, 4_096, 128])
  }

  /// Both runs of what is asked of a name come to the same numbers: π is 3.14159265358979323846….
  @Test func keepsTheValuesOfEarlierRuns() throws {
    let verification = verify("let a = pi\nlet b = 2 * a   // ≈ 6.283\nlog(6) == log(2) + log(3)")
    guard case .number(let value)? = verification.values["a"] else {
      Issue.record("a has no value")
      return
    }
    #expect(value.digits(10) == "3.141592653…")
  }

  @Test func aCostlyLoopIsNotRunAgain() {
    let loop = "var t = 0.5\nfor k in 1...200 { t = sigmoid(t + 1 / k) }\nt < 1"
    let alone = verify(loop).work
    let besides = verify("\(loop)\nlog(6) == log(2) + log(3)").work - alone
    #expect(besides < alone, "\(besides) and \(alone)")
    // If it is what the claim speaks of, it is.
    let needed = verify("\(loop)\nt + log(6) == t + log(2) + log(3)").work
    #expect(needed > 10 * alone, "\(needed) and \(alone)")
  }

  /// Normal forms prove the first; the second is the same, but for a polynomial that they do not factor, and is tried at
  /// 64 points with thousands of bits each.
  @Test func anIdentityIsNotTriedAtManyPoints() {
    let proved = verify("forAll(in: 1...2) { x in log(x * (x + 2)) == log(x) + log(x + 2) }")
    let tried = verify("forAll(in: 1...2) { x in log(x ** 2 + 2 * x + 1) == 2 * log(x + 1) }")
    #expect(proved.judgements.map { $0?.basis } == [.exact])
    #expect(tried.judgements.map { $0?.basis } == [.sampled])
    #expect(10 * proved.work < tried.work, "\(proved.work) and \(tried.work)")
  }
}
