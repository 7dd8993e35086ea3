import Diagnostics
import Testing

import TeXMath

@testable import Recto

struct SettingsTests {
  private func parse(_ text: String) -> (settings: Settings, messages: [String]) {
    let file = SourceFile(path: "Site/site.yml", text: text)
    let (settings, diagnostics) = Settings.parse(file)
    return (
      settings,
      diagnostics.map { diagnostic in
        #expect(diagnostic.code == .settings)
        let located = diagnostic.located(in: file)
        let place = "\(located.start.line):\(located.start.column)-\(located.end.column)"
        return ([place, diagnostic.severity.rawValue, diagnostic.message] + diagnostic.help).joined(separator: " | ")
      }
    )
  }

  @Test func everyFieldIsRead() {
    let (settings, messages) = parse(
      """
      # The site
      title: "熵与信息"
      description: Numbers that hold.
      baseURL: https://example.org/notes/
      languages: [zh, en]
      html: allow
      log: 2
      macros:
        R: \\mathbb{R}
        \\half: '\\frac{#1}{2}'
      """)
    #expect(messages == [])
    #expect(settings.title == "熵与信息")
    #expect(settings.description == "Numbers that hold.")
    #expect(settings.baseURL == "https://example.org/notes")
    #expect(settings.languages == ["zh", "en"])
    #expect(settings.html == .allow)
    #expect(settings.log == .two)
    var macros = settings.macros
    let formula = parseTeX(Excerpt(SourceFile(path: "", text: #"\half{x} \in \R"#)), macros: &macros)
    #expect(formula.diagnostics.isEmpty && formula.nodes.count == 3)
  }

  @Test(arguments: ["", "\n", "# nothing\n", "---\n", "title:\nlanguages: ~\n"])
  func nothingIsAskedFor(text: String) {
    let (settings, messages) = parse(text)
    #expect(messages == [])
    #expect(settings == Settings())
  }

  @Test(arguments: [
    ("title: a\ntilte: b\n", "2:1-6 | warning | unknown field `tilte` | did you mean `title`?"),
    (
      "colour: red\n",
      "1:1-7 | warning | unknown field `colour` | the fields are title, description, baseURL, languages, html, log, macros"
    ),
    ("html: yes\n", "1:7-10 | error | `yes` is no value of `html` | it is one of `drop`, `allow`"),
    ("log: e\n", "1:6-7 | error | `e` is no value of `log` | it is one of `natural`, `2`, `10`"),
    ("title: [a]\n", "1:8-11 | error | `title` must be one value"),
    ("languages: {a: b}\n", "1:12-18 | error | `languages` must be a list of words | write `languages: [a, b]`"),
    ("languages: [en, e n]\n", "1:12-21 | error | `e n` is no language tag | write `en`, `zh`, `pt-BR` …"),
    ("languages: [en, ../x]\n", "1:12-22 | error | `../x` is no language tag | write `en`, `zh`, `pt-BR` …"),
    ("languages: [en, en]\n", "1:12-20 | error | `en` is listed twice"),
    (
      "baseURL: javascript:alert(1)\n",
      "1:10-29 | error | `javascript:alert(1)` is no web address | write `baseURL: https://example.org/notes`"
    ),
    ("title: a\ntitle: b\n", "1:1-9 | error | `title` is given twice"),
    ("- a\n", "1:1-4 | error | expected `name: value` lines | write `title: …`, say"),
    ("title: 'a\n", "1:8-9 | error | no valid YAML: found unexpected end of stream"),
    ("a: &x [1]\nb: *x\n", "1:1-10 | error | anchors and aliases are not supported"),
  ]) func aMistakeHasAPlace(text: String, message: String) {
    #expect(parse(text).messages == [message])
  }

  /// Each of these would take Yams minutes, gigabytes or the stack.
  @Test(arguments: [
    NamedText("brackets", String(repeating: "[", count: 50_000)),
    NamedText("dashes", String(repeating: "- ", count: 30_000)),
    NamedText("question marks", String(repeating: "? ", count: 30_000)),
    NamedText("braces", "a: " + String(repeating: "{a: ", count: 10_000)),
    NamedText("a long title", "title: " + String(repeating: "x", count: 100_000)),
    NamedText(
      "aliases of aliases",
      "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + zip("abcdefghi", "bcdefghij").map { "\($1): &\($1) [\(String(repeating: "*\($0),", count: 9))]\n" }.joined()
        + "? *j\n: 1\n"),
  ]) func hostileSettingsAreRefusedAtOnce(_ hostile: NamedText) {
    #expect(parse(hostile.text).messages.count == 1)
  }

  @Test func anAmpersandIsNoAnchor() {
    #expect(parse("title: R&D &c and *this*\n").messages == [])
  }
}
