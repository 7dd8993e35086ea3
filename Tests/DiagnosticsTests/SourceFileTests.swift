import Testing

@testable import Diagnostics

struct SourceFileTests {
  @Test func everyKindOfLineBreakEndsALine() {
    let file = SourceFile(path: "a", text: "a\nb\r\nc\rd")
    #expect(file.lineCount == 4)
    #expect((1...4).map { file.text(file.line($0)) } == ["a", "b", "c", "d"])
    #expect(SourceFile(path: "a", text: "").lineCount == 1)
    #expect(SourceFile(path: "a", text: "a\n").lineCount == 2)
    #expect(SourceFile(path: "a", text: "a\r").lineCount == 2)
  }

  @Test func columnsCountScalars() {
    let file = SourceFile(path: "a", text: "熵 = y\u{302}\n\t1")
    #expect(file.position(of: 0) == Position(line: 1, column: 1))
    #expect(file.position(of: 3) == Position(line: 1, column: 2))
    #expect(file.position(of: 9) == Position(line: 1, column: 7))
    #expect(file.position(of: 11) == Position(line: 2, column: 2))
    #expect(file.position(of: 99) == Position(line: 2, column: 3))
  }

  @Test func offsetAndPositionAreInverse() {
    let file = SourceFile(path: "a", text: "熵 = 1\r\n\r\nβ\n")
    let boundaries = [0, 3, 4, 5, 6, 7, 9, 11, 13, 14]
    for offset in boundaries { #expect(file.offset(of: file.position(of: offset)) == offset) }
  }

  @Test func anExcerptKnowsWhereItsBytesStand() {
    // A block in a quote: "> " stands before each line.
    let file = SourceFile(path: "a", text: "> ab\n> cd\n")
    let excerpt = Excerpt(
      bytes: Array("ab\ncd\n".utf8), pieces: [.init(textStart: 0, fileStart: 2), .init(textStart: 3, fileStart: 7)])
    for (offset, byte) in excerpt.bytes.enumerated() { #expect(file.bytes[excerpt.fileOffset(offset)] == byte) }
    #expect(excerpt.span(0, 3) == Span(2, 5))
    #expect(excerpt.span(0, 4) == Span(2, 8))
    #expect(excerpt.span(3, 3) == Span(7, 7))
  }

  @Test func theNearestNameIsOfferedOnlyIfNear() {
    #expect(nearestName(to: "entrpy", among: ["log", "entropy", "sum"]) == "entropy")
    #expect(nearestName(to: "entorpy", among: ["entropy"]) == "entropy")
    #expect(nearestName(to: "x", among: ["y"]) == nil)
    #expect(nearestName(to: "foo", among: ["entropy"]) == nil)
    #expect(nearestName(to: "Sum", among: ["sum"]) == "sum")
    #expect(nearestName(to: "tilte", among: ["tags", "title"]) == "title")
  }
}
