import Diagnostics
import Testing

@testable import Formula

@Suite struct SyntaxErrorTests {
  @Test(arguments: syntaxMistakes) func isReported(_ mistake: SyntaxMistake) throws {
    let block = parseBlock(excerpt(mistake.source))
    #expect(block.diagnostics.count == 1)
    let error = try #require(block.diagnostics.first)
    #expect(error.severity == .error)
    #expect(error.code == mistake.code)
    #expect(error.span == Span(mistake.place.lowerBound, mistake.place.upperBound))
    #expect(error.message == mistake.message)
    #expect(error.help.first == mistake.help)
  }

  /// Every syntax error says what was expected.
  @Test(arguments: syntaxMistakes.filter { $0.code == .syntax }) func saysWhatWasExpected(_ mistake: SyntaxMistake) {
    let says = ["expected ", "there is no", "outside of", "in a closure that names", "some parameters"]
    #expect(says.contains { mistake.message.contains($0) })
  }
}
