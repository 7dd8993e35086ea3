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

  /// What a function yields may depend on how often it was called: the program counts 1, 2, 3, and log 3 is asked of the
  /// second call, or 1 + 10⁻³⁰ of it.
  @Test(arguments: [
    "func counter() -> () -> Real {\n  var n = START\n  return {\n    n += STEP\n    return n\n  }\n}\nlet c = counter()\nc()",
    "var c = { 0 }\nif 1 > 0 {\n  var t = START\n  c = {\n    t += STEP\n    return t\n  }\n}\nc()",
    "var x = START\nfunc c() -> Real {\n  x += STEP\n  return x\n}\nc()",
    "var x = START\nfunc c() -> Real {\n  if x > 0 {\n    var x = 0\n    x += 1\n  }\n  x += STEP\n  return x\n}\nc()",
    "var x = START\nfunc c() -> Real {\n  x += STEP\n  return x\n}\nlet two = START + STEP   // = c()",
  ]) func countsCalls(_ counter: String) {
    func verdicts(_ claim: String, start: String, step: String) -> [Verdict?] {
      let counter = counter.replacing("START", with: start).replacing("STEP", with: step)
      let verification = verify("\(counter)\n\(claim)\nlog(6) == log(2) + log(3)")
      #expect(verification.diagnostics.isEmpty, "\(counter)")
      return verification.judgements.suffix(2).map { $0?.verdict }
    }
    #expect(verdicts("log(c()) == log(6) - log(2)", start: "1", step: "1") == [.verified, .verified], "\(counter)")
    #expect(verdicts("exp(log(c())) == 1 + 1e-30", start: "1", step: "1e-30") == [.refuted, .verified], "\(counter)")
    #expect(verdicts("exp(log(c())) == 1 + 2e-30", start: "1", step: "1e-30") == [.verified, .verified], "\(counter)")
  }

  /// How often `forAll` tries a claim is its own matter.
  @Test(arguments: [
    "forAll(in: 1...2) { x in c() < 9 }", "forAll(in: 1...2) { x in x == x + 0 * c() }",
    "derivative(of: { x in x * c() }, at: 1) == 1", "solve(in: 0...1) { x in x - 0.5 + 0 * c() } == 0.5",
  ]) func whatIsTriedAtPointsChangesNothing(_ claim: String) {
    let verification = verify("var n = 0\nfunc c() -> Real {\n  n += 1\n  return n\n}\n\(claim)")
    #expect(verification.diagnostics.map(\.code) == [.unsupportedSyntax], "\(claim)")
    #expect(verification.judgements.map { $0?.verdict } == [nil])
  }

  @Test func whatIsTriedAtPointsMayHaveVariables() {
    let source = """
      func power(_ x: Real, _ n: Real) -> Real {
        var y = 1
        for _ in 0..<n { y *= x }
        return y
      }
      forAll(in: 1...2) { x in
        var s = 0
        for k in 1...2 { s += derivative(of: { t in power(t, k) }, at: x) }
        return s == 1 + 2 * x
      }
      var total = 0
      sum(1...3) { k in
        total += k
        return total
      } == 10
      """
    let verification = verify(source)
    #expect(verification.diagnostics.isEmpty)
    #expect(verification.judgements.map { $0?.verdict } == [.verified, .verified])
  }

  /// The column that `printed` is asked for has the name of a parameter.
  @Test func printedKnowsItsColumn() throws {
    func numbers(_ texts: [String]) throws -> [PrintedNumber] {
      try texts.map {
        PrintedNumber(decimal: try #require(PrintedDecimal(parsing: Array($0.utf8))), span: Span(0, 0))
      }
    }
    let given = try numbers(["0.5", "0.25", "0.25"])
    let cells = try numbers(["0.693", "1.386", "1.386"])
    let rules = try parseRules(Excerpt(bytes: Array("let I = -log(p)".utf8), pieces: []))
    let table = TableProgram(
      columns: [
        .init(name: Identifier("p", Span(0, 0)), cells: given), .init(name: Identifier("I", Span(0, 0)), cells: cells),
      ], aggregates: [], rules: rules)
    let source = "let f = { I in sum(printed(I)) }\nlet y = 1 + exp(-60) > 1 ? 3 : 5\nlet z = f(1)   // = 3.465"
    let block = parseBlock(Excerpt(bytes: Array(source.utf8), pieces: []))
    let verification = Program(items: [.table(table), .block(block.statements)]).verify()
    #expect(verification.diagnostics.isEmpty)
    #expect(verification.judgements.allSatisfy { $0?.verdict == .verified })
  }

  /// The first run knows e and ends at what it cannot decide.
  @Test func keepsTheQuantitiesOfEarlierRuns() throws {
    let quantities = try ["exp(1)", "1 + exp(-60) > 1 ? 3 : 5"].map { text in
      try parseExpression(Excerpt(bytes: Array(text.utf8), pieces: []))
    }
    let program = Program(items: [], quantities: quantities)
    for depth in [Depth.whole, .draft] {
      let verification = program.verify(depth: depth)
      #expect(Set(verification.quantities.keys) == [0, 1])
      #expect(verification.quantityPrecision == 64)
      let values = QuantityValues(program, verification)
      // e = 2.718281828459045235360287471352662497757247… (OEIS A001113)
      let e = try values.enclosure(0, 0, precision: 128)
      #expect(e.digits(30) == "2.71828182845904523536028747135…")
    }
  }

  /// 1 − e⁰ is 0, and 0 · log 0 is 0.
  @Test func anExactZeroOfABallIsOne() {
    #expect(verify("entropy([e ** 0, 1 - e ** 0]) == 0").judgements.map { $0?.verdict } == [.verified])
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
