import Diagnostics
import Testing

@testable import Recto

/// A large text that a report of the tests calls by a name.
struct NamedText: CustomTestStringConvertible, Sendable {
  var name: String
  var text: String

  var testDescription: String { name }

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

/// Texts of a few hundred kilobytes that cmark-gfm 0.29.0.gfm.6 needs seconds to hours for, or gigabytes.
@Suite(.timeLimit(.minutes(1)))
struct MarkdownLimitsTests {
  private static func text(_ part: String, _ count: Int) -> String { String(repeating: part, count: count) }

  private static let refused: [NamedText] = [
    NamedText("declarations", "x " + text("<!A ", 80_000)), NamedText("CDATA", "x " + text("<![CDATA[", 40_000)),
    NamedText("instructions", "x " + text("<?", 80_000)), NamedText("images", "x " + text("![[]()", 80_000)),
    NamedText("headers of tables", text("|a|\n|-|-|\n", 40_000)),
    NamedText("a paragraph before a table", text("x\n", 100_000) + "|a|\n|-|\n"),
    NamedText("columns", text("|", 80_000) + "\n" + text("|-", 80_000)),
    NamedText("cells of a row", "|a|b|\n|-|-|\n" + text("|a", 80_000)),
    NamedText("cells to be filled up", text("|a", 3000) + "\n" + text("|-", 3000) + "\n" + text("|a\n", 3000)),
    NamedText("quotes", text("> ", 80_000) + "a"), NamedText("items", text("- ", 80_000) + "a"),
    NamedText("quotes without spaces", text(">", 80_000)),
    NamedText("numbered items", text("1. ", 80_000) + "a"), NamedText("indented items", text(" ", 500) + "- a"),
    NamedText("addresses", text("a@b.", 200_000)), NamedText("lists", text("- a\n+ a\n", 130_000)),
    NamedText("brackets", text("[a](", 600_000)),
    NamedText("empty items do not end a paragraph", "x " + text("<!A \n+\n", 50_000)),
    NamedText("behind a quote", "> x " + text("<!A ", 80_000)),
  ]

  @Test(arguments: refused) func whatWouldTakeTooLongIsRefused(_ hostile: NamedText) {
    let file = SourceFile(path: "page.md", text: hostile.text)
    for dialect in [Dialect.recto, .plain] {
      let document = Document(reading: file, dialect: dialect)
      #expect(document.diagnostics.map(\.code) == [.tooLarge])
      #expect(document.diagnostics.allSatisfy { $0.span != nil })
    }
  }

  private static let read: [NamedText] = [
    NamedText("brackets", text("[", 20_000)), NamedText("closed brackets", text("[", 10_000) + text("]", 10_000)),
    NamedText("emphasis", text("*a **a ", 50)),
    NamedText("underscores", text("_", 20_000)), NamedText("backticks", (1..<300).map { text("`", $0) + "e" }.joined()),
    NamedText("dollars", text("$a ", 20_000)), NamedText("two dollars", text("$$a ", 20_000)),
    NamedText("dollars and backticks", text("$`a ", 20_000)),
    NamedText("environments", text("\\begin{align}\n", 10_000)), NamedText("comments", text("<!-- = a ", 20_000)),
    NamedText("comments in lines", text("<!-- = a <!--\n", 10_000)), NamedText("bindings", text("1<!-- = a -->", 5000)),
    NamedText("bindings behind hard breaks", text("`1`<!-- = a -->\\\n", 5000)),
    NamedText("exemptions", text("1<!-- = a --><!-- recto: exempt -->", 5000)),
    NamedText("cells", "|a|\n|-|\n" + text("|1<!-- = a -->|\n", 5000)),
    NamedText("rules", "|a|\n|-|\n|1|\n" + text("<!-- recto: let a = 1 -->\n", 5000)),
    NamedText("headings", text("# a\n", 5000)), NamedText("digits", text("1", 20_000) + "<!-- = a -->"),
    NamedText("lines", text("\n", 100_000)),
  ]

  @Test(arguments: read) func whatIsOnlyStrangeIsRead(_ strange: NamedText) {
    let document = Document(reading: SourceFile(path: "page.md", text: strange.text))
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
