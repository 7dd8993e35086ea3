import Diagnostics
import Testing

@testable import Recto

/// Texts of a few hundred kilobytes that cmark-gfm 0.29.0.gfm.6 needs seconds to hours for, or gigabytes.
@Suite(.timeLimit(.minutes(1)))
struct MarkdownLimitsTests {
  private static func text(_ part: String, _ count: Int) -> String { String(repeating: part, count: count) }

  private static let refused: [(String, String)] = [
    ("declarations", "x " + text("<!A ", 80_000)), ("CDATA", "x " + text("<![CDATA[", 40_000)),
    ("instructions", "x " + text("<?", 80_000)), ("images", "x " + text("![[]()", 80_000)),
    ("headers of tables", text("|a|\n|-|-|\n", 40_000)),
    ("a paragraph before a table", text("x\n", 100_000) + "|a|\n|-|\n"),
    ("columns", text("|", 80_000) + "\n" + text("|-", 80_000)),
    ("cells of a row", "|a|b|\n|-|-|\n" + text("|a", 80_000)),
    ("cells to be filled up", text("|a", 3000) + "\n" + text("|-", 3000) + "\n" + text("|a\n", 3000)),
    ("quotes", text("> ", 80_000) + "a"), ("items", text("- ", 80_000) + "a"),
    ("quotes without spaces", text(">", 80_000)),
    ("numbered items", text("1. ", 80_000) + "a"), ("indented items", text(" ", 500) + "- a"),
    ("addresses", text("a@b.", 200_000)), ("lists", text("- a\n+ a\n", 130_000)), ("brackets", text("[a](", 600_000)),
    ("empty items do not end a paragraph", "x " + text("<!A \n+\n", 50_000)),
    ("behind a quote", "> x " + text("<!A ", 80_000)),
  ]

  @Test(arguments: refused) func whatWouldTakeTooLongIsRefused(name: String, text: String) {
    let file = SourceFile(path: "page.md", text: text)
    for dialect in [Dialect.recto, .plain] {
      let document = Document(reading: file, dialect: dialect)
      #expect(document.diagnostics.map(\.code) == [.tooLarge])
      #expect(document.diagnostics.allSatisfy { $0.span != nil })
    }
  }

  private static let read: [(String, String)] = [
    ("brackets", text("[", 20_000)), ("closed brackets", text("[", 10_000) + text("]", 10_000)),
    ("emphasis", text("*a **a ", 50)),
    ("underscores", text("_", 20_000)), ("backticks", (1..<300).map { text("`", $0) + "e" }.joined()),
    ("dollars", text("$a ", 20_000)), ("two dollars", text("$$a ", 20_000)),
    ("dollars and backticks", text("$`a ", 20_000)),
    ("environments", text("\\begin{align}\n", 10_000)), ("comments", text("<!-- = a ", 20_000)),
    ("comments in lines", text("<!-- = a <!--\n", 10_000)), ("bindings", text("1<!-- = a -->", 5000)),
    ("bindings behind hard breaks", text("`1`<!-- = a -->\\\n", 5000)),
    ("exemptions", text("1<!-- = a --><!-- recto: exempt -->", 5000)),
    ("cells", "|a|\n|-|\n" + text("|1<!-- = a -->|\n", 5000)),
    ("rules", "|a|\n|-|\n|1|\n" + text("<!-- recto: let a = 1 -->\n", 5000)),
    ("headings", text("# a\n", 5000)), ("digits", text("1", 20_000) + "<!-- = a -->"), ("lines", text("\n", 100_000)),
  ]

  @Test(arguments: read) func whatIsOnlyStrangeIsRead(name: String, text: String) {
    let document = Document(reading: SourceFile(path: "page.md", text: text))
    #expect(!document.diagnostics.contains { $0.code == .tooLarge && $0.span != nil })
    #expect(document.diagnostics.count <= DocumentReader.diagnosticLimit + 1)
    #expect(document.misplaced == [])
  }

  @Test func aFileBeyondTheLimitIsNotRead() {
    let file = SourceFile(path: "page.md", bytes: [UInt8](repeating: 0x61, count: SourceFile.byteLimit + 1))
    #expect(Document(reading: file).diagnostics.map(\.code) == [.tooLarge])
  }

  @Test func deepInlinesAreCutOff() {
    let text = Self.text("*a **a ", 300) + Self.text("a** a* ", 300)
    #expect(Document(reading: SourceFile(path: "page.md", text: text)).diagnostics.map(\.code) == [.tooLarge])
  }

  @Test(
    arguments: [
      ([0x61, 0xE9, 0x20], 1), ([0xC0, 0x80], 0), ([0x61, 0xED, 0xA0, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xE7, 0x86], 0), ([0x61, 0x80], 1), ([0x61, 0x00], 1), ([0xFF, 0xFE, 0x61, 0x00], 0),
    ] as [([UInt8], Int)])
  func aByteThatIsNoTextHasAPlace(bytes: [UInt8], offset: Int) {
    let document = Document(reading: SourceFile(path: "page.md", bytes: bytes))
    #expect(document.diagnostics.map(\.code) == [.encoding])
    #expect(document.diagnostics.first?.span == Span(offset, offset + 1))
  }
}
