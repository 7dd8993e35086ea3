import Diagnostics
import Testing

@testable import Formula

@Suite struct LexerTests {
  private func tokens(_ source: String) -> [Token] {
    let bytes = Array(source.utf8)
    var lexer = Lexer(bytes, 0..<bytes.count)
    var tokens: [Token] = []
    while true {
      let token = lexer.next()
      if token.kind == .end { return tokens }
      tokens.append(token)
    }
  }

  private func texts(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return tokens(source).map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
  }

  @Test func longestRunsOfOperatorCharacters() {
    #expect(texts("a**b*-c") == ["a", "**", "b", "*-", "c"])
    #expect(texts("a/*x*/b//c") == ["a", "b"])
    #expect(texts("a+/*x*/b") == ["a", "+", "b"])
    #expect(texts("0..<n") == ["0", "..<", "n"])
    #expect(texts("1...3.5") == ["1", "...", "3.5"])
    #expect(texts("x.y.0") == ["x", ".", "y", ".", "0"])
    #expect(texts("a->b") == ["a", "->", "b"])
  }

  /// The space on both sides tells prefix, infix and postfix apart (The Swift Programming Language, "Operators").
  @Test(arguments: [
    ("a+b", Token.Kind.infix(.add)), ("a + b", .infix(.add)), ("a +b", .prefix(.plus)),
    ("a+ b", .otherOperator(.postfix)), ("a\n- b", .infix(.subtract)), ("a\n-b", .prefix(.minus)),
    ("a -/**/b", .infix(.subtract)), ("a/**/-b", .prefix(.minus)), ("a=b", .assignment(.assign)),
    ("a =b", .otherOperator(.prefix)), ("a !b", .prefix(.not)), ("a!", .otherOperator(.postfix)),
    ("a ? b", .question), ("a ?b", .question), ("a?b", .otherOperator(.postfix)),
    ("a...b", .range(isClosed: true)), ("a...", .otherOperator(.postfix)), ("a ..< b", .range(isClosed: false)),
    ("a-,", .otherOperator(.postfix)), ("a\u{A0}-\u{A0}b", .infix(.subtract)), ("a -\u{A0}b", .infix(.subtract)),
    ("a - // x\nb", .infix(.subtract)),
  ]) func fixity(_ source: String, _ kind: Token.Kind) {
    #expect(tokens(source)[1].kind == kind)
  }

  @Test func linesEndWithEveryBreak() {
    #expect(tokens("a\nb\r\nc\rd e").map(\.startsLine) == [true, true, true, true, false])
    #expect(tokens("a /* x */ b /* \n */ c // y\nd").map(\.startsLine) == [true, false, true, true])
  }

  @Test func commentsAreKeptWithTheirPlace() {
    let source = "a // one\n// two\n/* three */ b"
    let bytes = Array(source.utf8)
    var lexer = Lexer(bytes, 0..<bytes.count)
    _ = lexer.next()
    #expect(lexer.comments.isEmpty)
    _ = lexer.next()
    #expect(
      lexer.comments.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } == [" one", " two", " three "])
    #expect(lexer.comments.map(\.isTrailing) == [true, false, false])
    #expect(lexer.comments.map(\.isBlock) == [false, false, true])
  }

  @Test func namesAreSwiftIdentifiers() {
    #expect(texts("熵 y\u{302} x₁ σ2 _a 𝐱 ℓ Ａ") == ["熵", "y\u{302}", "x₁", "σ2", "_a", "𝐱", "ℓ", "Ａ"])
    #expect(tokens("熵 y\u{302} x₁ σ2 _a 𝐱 ℓ Ａ").allSatisfy { $0.kind == .identifier })
    // A combining mark begins no name, and what looks like arithmetic or cannot be seen is in none.
    for source in ["\u{302}", "²", "·", "½", "\u{200B}", "\u{202E}", "（", "０", "∞", "√"] {
      #expect(tokens(source)[0].kind != .identifier, "\(source)")
    }
    #expect(texts("a·b") == ["a", "·", "b"])
  }

  /// Programs in the many forms in which they stand in a file.
  private static let forms: [@Sendable (String) -> String] = [
    { $0 }, { $0.replacing("\n", with: "\r\n") }, { $0.replacing("  ", with: "\t") },
    { $0.replacing("\n", with: "\n\n// 注 ≈\n") },
  ]

  /// The law of positions: the file's text at a token's span is the token, also where an excerpt is made of the
  /// lines of a quote.
  @Test(arguments: acceptedPrograms.map(\.source)) func spansAreOfTheFile(_ source: String) {
    for form in LexerTests.forms {
      let program = form(source)
      var text = "章\r\n"
      var bytes: [UInt8] = []
      var pieces: [Excerpt.Piece] = []
      for line in program.split(separator: "\n", omittingEmptySubsequences: false) {
        text += "> \t"
        pieces.append(Excerpt.Piece(textStart: bytes.count, fileStart: text.utf8.count))
        text += line + "\n"
        bytes += Array(line.utf8) + [UInt8(ascii: "\n")]
      }
      let file = SourceFile(path: "test.md", text: text)
      let excerpt = Excerpt(bytes: bytes, pieces: pieces)
      var lexer = Lexer(bytes, 0..<bytes.count)
      while true {
        let token = lexer.next()
        if token.kind == .end { break }
        #expect(
          file.text(excerpt.span(token.start, token.end))
            == String(decoding: bytes[token.start..<token.end], as: UTF8.self))
      }
      // Names and numbers are what their spans say.
      for statement in parseBlock(excerpt).statements { check(statement, in: file) }
    }
  }

  private func check(_ statement: Statement, in file: SourceFile) {
    switch statement.kind {
    case .binding(let binding):
      #expect(file.text(binding.name.span) == binding.name.name)
      check(binding.value, in: file)
    case .expression(let expression): check(expression, in: file)
    default: break
    }
  }

  private func check(_ expression: Expression, in file: SourceFile) {
    let text = file.text(expression.span)
    switch expression.kind {
    case .name(let name): #expect(text == name)
    case .number(let literal): #expect(text.replacing("_", with: "") == literal.text)
    case .parenthesized(let inner):
      #expect(text.first == "(" && text.last == ")")
      check(inner, in: file)
    case .binary(_, let left, let right):
      #expect(expression.span == left.span.union(right.span))
      check(left, in: file)
      check(right, in: file)
    case .call(let callee, let arguments):
      #expect(expression.span.start == callee.span.start && [")", "}"].contains(text.last))
      check(callee, in: file)
      for argument in arguments {
        if let label = argument.label { #expect(argument.labelSpan.map(file.text) == label) }
        check(argument.value, in: file)
      }
    case .member(let base, let name, let nameSpan):
      #expect(file.text(nameSpan) == name)
      check(base, in: file)
    default: break
    }
  }
}
