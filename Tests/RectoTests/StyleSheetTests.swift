import Testing

@testable import Recto

struct StyleSheetTests {
  private func compact(_ css: String) -> String { String(decoding: compactStyleSheet(Array(css.utf8)), as: UTF8.self) }

  @Test(arguments: [
    ("/* a */ a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto}"),
    (
      "a, b > c {}\n@media (min-width: 1rem) and (x: y) {\n  a { b: c; }\n}",
      "a,b>c{}@media (min-width:1rem) and (x:y){a{b:c}}"
    ),
    (":lang(zh) :is(em, cite):hover { top: calc(1rem + 2px); }", ":lang(zh) :is(em,cite):hover{top:calc(1rem + 2px)}"),
    ("a::before { content: \" /* { \\\" } \" / \"\"; }", "a::before{content:\" /* { \\\" } \" / \"\"}"),
    ("a /* b", "a"), ("a { b: \"c", "a{b:\"c"),
  ]) func onlyWhatNobodyNeedsIsLeftOut(css: String, expected: String) { #expect(compact(css) == expected) }

  @Test func whatIsCompactStaysAsItIs() throws {
    for file in Theme.builtIn where file.path.hasSuffix(".css") {
      guard case .bytes(let bytes) = file.content else { continue }
      let once = compactStyleSheet(bytes)
      #expect(once.count < bytes.count * 4 / 5)
      #expect(compactStyleSheet(once) == once)
    }
  }
}
