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
}
