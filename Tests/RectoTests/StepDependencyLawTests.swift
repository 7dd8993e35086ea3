import Diagnostics
import Formula
import Testing

@testable import Recto

/// The verdicts of an article do not depend on what later runs leave out.
struct StepDependencyLawTests {
  /// After an error nothing is left out: one before everything else takes no value away.
  @Test func articlesAreJudgedAsByWholeRuns() throws {
    let failing = SourceFile(path: "failing.swift", text: "log(-1)")
    let articles = try ContentFolder.articles().filter { $0.path.hasPrefix("en/") && !$0.path.contains("manual/") }
    #expect(articles.count >= 5)
    var agreements = 0
    for file in articles {
      let program = evaluate(Document(reading: file), prelude: .none).program
      var whole = program
      whole.items.insert(.block(parseBlock(Excerpt(failing)).statements), at: 0)
      let (a, b) = (program.verify(), whole.verify())
      #expect(!a.hasFailures && b.hasFailures, "\(file.path)")
      #expect(a.judgements.count == b.judgements.count)
      for (index, (one, other)) in zip(a.judgements, b.judgements).enumerated() {
        #expect(one?.verdict == other?.verdict && one?.basis == other?.basis, "\(file.path), claim \(index)")
        #expect(one?.precision == other?.precision, "\(file.path), claim \(index)")
        if one?.basis == .agreement { agreements += 1 }
      }
      #expect(a.work <= b.work)
    }
    #expect(agreements > 10)
  }

  /// The second call of `c` yields 1 + 2·10⁻³⁰, whether a binding or an expectation made the first one: a quantity is
  /// computed with all that stands before it.
  @Test(arguments: ["let one = 1 + 1e-30   // = c()\n```\n", "```\n\nIt is 1.0<!-- = c() -->.\n"])
  func quantitiesSeeEveryCall(_ first: String) {
    func verdicts(_ digits: String) -> [Verdict] {
      let function = "var n = 1\nfunc c() -> Real {\n  n += 1e-30\n  return n\n}\n"
      let page = "```swift recto\n\(function)\(first)\n$q = \(digits)$ <!-- = exp(log(c())) -->\n"
      return judge(SourceFile(path: "a.md", text: page)).claims.map(\.verdict)
    }
    #expect(verdicts("1.000000000000000000000000000002") == [.verified, .verified])
    #expect(verdicts("1.000000000000000000000000000001") == [.verified, .imprecise])
  }

  /// `printed` by another name finds its column behind a parameter.
  @Test(arguments: ["q(I)", "(printed)(I)"]) func aColumnIsFoundByItsName(_ call: String) {
    let page = """
      | $p$ | $I$ |
      |---|---|
      | 0.5 | 0.693 |
      | 0.25 | 1.386 |
      | 0.25 | 1.386 |
      <!-- recto: let I = -log(p) -->

      ```swift recto
      let q = printed
      let f = { I in sum(\(call)) }
      let y = 1 + exp(-60) > 1 ? 3 : 5
      let z = f(1)   // = 3.465
      log(z) == log(2 * z) - log(2)
      ```
      """
    let judged = judge(SourceFile(path: "a.md", text: page))
    #expect(judged.diagnostics.isEmpty)
    #expect(judged.claims.map(\.verdict) == Array(repeating: .verified, count: 5))
  }
}
