import Diagnostics
import Testing

@testable import Recto

/// Code blocks: whatever is coloured, the text of the block is the code.
struct CodeTests {
  private func html(_ code: String, _ language: CodeLanguage) -> String {
    var html: [UInt8] = []
    html.append(code: Array(code.utf8), in: language)
    return String(decoding: html, as: UTF8.self)
  }

  /// What a reader copies from the page.
  private func text(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let tag = rest.firstIndex(of: "<") {
      text += rest[..<tag]
      let end = rest[tag...].firstIndex(of: ">") ?? rest.index(before: rest.endIndex)
      let name = rest[tag...end]
      #expect(
        name == "</span>" || name.hasPrefix("<span class=\"") && name.utf8.count == "<span class=\"x\">".utf8.count)
      rest = rest[rest.index(after: end)...]
    }
    text += rest
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
    }
    return text
  }

  private static let pieces = [
    "a", "Z9", "let ", "if(", "\"", "'", "`", "\"\"\"", "'''", "\\", "\\(", "${", "}", "{", "/*", "*/", "//", "#",
    " # ",
    "--", "<", "<!--", "-->", "</p>", ">", "&amp;", "&", "@", "$", "$x", "%", "\n", "\n\n", " ", "\t", "\r\n", "0x1F",
    "1.5e-3", ".5", "..", "-", "+", "@@ ", "```", "````\n", "~~~", "[", "]", "/", "熵", "é", "𝑝", ":", "key: ", "= ",
    "r#\"",
    "\u{0}", "\\begin{", "b\"", "'a", ";", "|", "\u{FEFF}",
  ]

  @Test(arguments: CodeLanguage.allCases) func theTextIsTheCode(language: CodeLanguage) {
    var random = Seeded(state: 41)
    for _ in 0..<400 {
      let code = (0..<Int.random(in: 0...40, using: &random))
        .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      #expect(text(html(code, language)) == code, "\(language): \(code.debugDescription)")
    }
  }

  /// Each of these is long enough to hang a lexer that looks back or ahead more than once.
  @Test(arguments: CodeLanguage.allCases) func noCodeTakesLong(language: CodeLanguage) {
    for piece in ["/[", "'", "\"\\(", "<a ", "&a", "$ ` ", "/* ", "#", " ", "a ", "[ ", "```\n", "\\begin{", "(1."] {
      let code = String(repeating: piece, count: 60_000 / piece.utf8.count)
      #expect(html(code, language).utf8.count >= code.utf8.count)
    }
  }

  /// In a shorthand where `k‹let›` is a keyword.
  private func parts(_ code: String, _ language: CodeLanguage) -> String {
    var text = html(code, language)
    for token in "csnktfavhid" {
      text = text.split(separator: "<span class=\"\(token)\">", omittingEmptySubsequences: false).joined(
        separator: "\(token)‹")
    }
    text = text.split(separator: "</span>", omittingEmptySubsequences: false).joined(separator: "›")
    return text.split(separator: "&quot;", omittingEmptySubsequences: false).joined(separator: "\"")
  }

  @Test(
    arguments: [
      (.swift, #"let x = f("a \(g("b")) c") // ≈ 1"#, #"k‹let› x = f‹f›(s‹"a \(g("b")) c"›) c‹// ≈ 1›"#),
      (.swift, "@Test func a() -> Real { $0.map }", "v‹@Test› k‹func› f‹a›() -&gt; t‹Real› { v‹$0›.map }"),
      (.swift, "/* a /* b */ c */ 1_000 0xFF 1.5e-3 1...n", "c‹/* a /* b */ c */› n‹1_000› n‹0xFF› n‹1.5e-3› n‹1›...n"),
      (.python, "def f(x): return rb'a' # é", "k‹def› f‹f›(x): k‹return› s‹rb'a'› c‹# é›"),
      (.python, "@cache\nx = '''a\nb''' + None", "v‹@cache›\nx = s‹'''a\nb'''› + n‹None›"),
      (.shell, "if [ -n \"$A\" ]; then echo $HOME#a # b", "k‹if› [ -n s‹\"$A\"› ]; k‹then› k‹echo› v‹$HOME›#a c‹# b›"),
      (.json, #"{"a": [1, "b", null]}"#, #"{a‹"a"›: [n‹1›, s‹"b"›, n‹null›]}"#),
      (.yaml, "title: it's a # b\nlog: 2", "a‹title›: it's a c‹# b›\na‹log›: n‹2›"),
      (.toml, "[a.b]\nc = \"d\"", "h‹[a.b]›\na‹c› = s‹\"d\"›"),
      (.javascript, "let a = /x[/]\"/g, b = c / d / 2", "k‹let› a = s‹/x[/]\"/g›, b = c / d / n‹2›"),
      (.javascript, "`a ${f(`b`)} c` + typeof x", "s‹`a ${f(`b`)} c`› + k‹typeof› x"),
      (.c, "#include <a.h>\nint x = 'a';", "k‹#include› &lt;a.h&gt;\nt‹int› x = s‹'a'›;"),
      (
        .rust, "#[test]\nfn f<'a>(x: &'a str) { 'b' }",
        "v‹#[test]›\nk‹fn› f&lt;v‹'a›&gt;(x: &amp;v‹'a› t‹str›) { s‹'b'› }"
      ),
      (.sql, "SELECT a FROM b -- c", "k‹SELECT› a k‹FROM› b c‹-- c›"),
      (.css, "a:hover { color: #fff; margin: 1.5rem }", "a:hover { a‹color›: n‹#fff›; a‹margin›: n‹1.5rem› }"),
      (
        .html, "<a href=\"b\">c &amp; d</a><!-- e -->",
        "k‹&lt;a› a‹href›=s‹\"b\"›k‹&gt;›c v‹&amp;amp;› dk‹&lt;/a›k‹&gt;›c‹&lt;!-- e --&gt;›"
      ),
      (.latex, "\\frac{1}{2} % a", "k‹\\frac›{n‹1›}{n‹2›} c‹% a›"),
      (.diff, "--- a\n+++ b\n@@ 1 @@\n-x\n+y\n z", "k‹--- a›\nk‹+++ b›\nh‹@@ 1 @@›\nd‹-x›\ni‹+y›\n z"),
      (
        .markdown, "# A\n- `b` $c$\n```swift\nx // d\n```", "h‹# A›\nv‹-› s‹`b`› t‹$c$›\nk‹```swift›\nx c‹// d›\nk‹```›"
      ),
    ] as [(CodeLanguage, String, String)]) func partsAreFound(language: CodeLanguage, code: String, expected: String)
  {
    #expect(parts(code, language) == expected)
  }

  @Test func namesAreThoseThatAuthorsWrite() {
    for (name, language) in [
      ("Swift", .swift), ("py", .python), ("bash", .shell), ("C++", .c), ("ts", .javascript), ("xml", .html),
      ("yml", .yaml), ("tex", .latex),
    ] as [(String, CodeLanguage)] {
      #expect(CodeLanguage(named: name) == language)
    }
    #expect(CodeLanguage(named: "brainfuck") == nil)
    #expect(CodeLanguage(named: "") == nil)
  }

  @Test func aPageColoursWhatItKnowsAndEscapesTheRest() {
    let document = Document(reading: SourceFile(path: "a.md", text: "```py\nreturn\n```\n\n```elvish\na < b\n```\n"))
    let html = String(
      decoding: HTMLWriter.html(of: document, style: .page(allowsHTML: false)), as: UTF8.self)
    #expect(html.contains("<code class=\"language-py\"><span class=\"k\">return</span>\n</code>"))
    #expect(html.contains("<code class=\"language-elvish\">a &lt; b\n</code>"))
    let plain = String(decoding: HTMLWriter.html(of: document, style: .plain(filtersTags: false)), as: UTF8.self)
    #expect(!plain.contains("<span"))
  }
}

/// SplitMix64: the same numbers in every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
