import Diagnostics
import Testing

@testable import Formula

/// A small generator of pseudo-random numbers (SplitMix64, Steele, Lea and Flood 2014), the same on every run.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct ParserFuzzTests {
  private static let pieces = [
    "let ", "var ", "func ", "f", "x", "熵", "ŷ", "in ", "if ", "else ", "while ", "for ", "return ", "true", "guard ",
    "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "->", "=", "==", "<", ">", "+", "-", "*", "**", "/", "%", "!",
    "&&",
    "?", "...", "..<", "$0", "_", "0", "1", "2.5", "1e-3", "0x1F", ".5", "5.", "2x", "\"a\"", "\"", "\\(", "`", "@",
    "#",
    "// ", "/*", "*/", "≈ ", "≉", "= ", "± ", "…", "?", "[0.5, 1]", "nats", "%", " ", " ", " ", "  ", "\n", "\n",
    "\r\n", "\t",
    "²", "·", "−", "∞", "（", "\u{302}", "Real", "[Real]", ".map { ", "x, y in ",
  ]

  /// What holds of every result: spans lie within the file and on boundaries of characters, in order.
  private func check(_ bytes: [UInt8]) {
    let file = SourceFile(path: "fuzz.md", bytes: bytes)
    let block = parseBlock(Excerpt(file))
    var last = 0
    for diagnostic in block.diagnostics {
      guard let span = diagnostic.span else {
        Issue.record("a diagnostic without a place: \(diagnostic.message)")
        continue
      }
      #expect(span.start >= last && span.end <= bytes.count)
      #expect(!diagnostic.message.isEmpty && diagnostic.message.last != ".")
      last = span.start
    }
    #expect(!block.diagnostics.isEmpty || block.brokenNames.isEmpty)
    for statement in block.statements {
      #expect(0 <= statement.span.start && statement.span.end <= bytes.count)
      for expectation in statement.expectations { #expect(expectation.span.contains(expectation.valueSpan)) }
    }
    _ = try? parseExpression(Excerpt(file))
    _ = try? parseExpectation(Excerpt(file))
    _ = try? parseRules(Excerpt(file))
    _ = PrintedNumber(endingAt: bytes.count, in: Excerpt(file))
    _ = PrintedNumber(Excerpt(file))
  }

  @Test func randomBytes() {
    var random = SplitMix64(state: 1)
    for _ in 0..<2_000 {
      check((0..<Int.random(in: 0...80, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  @Test func randomTokens() {
    var random = SplitMix64(state: 2)
    for _ in 0..<4_000 {
      let count = Int.random(in: 0...40, using: &random)
      let source = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      check(Array(source.utf8))
    }
  }

  /// Programs with one piece replaced, left out or put in.
  @Test func almostPrograms() {
    var random = SplitMix64(state: 3)
    for program in acceptedPrograms {
      for _ in 0..<30 {
        var bytes = Array((program.source + "  // ≈ [1, 2.5…] nats; = f(x)").utf8)
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...2, using: &random))
        bytes.replaceSubrange(start..<end, with: (Self.pieces.randomElement(using: &random) ?? "").utf8)
        check(bytes)
      }
    }
  }
}
