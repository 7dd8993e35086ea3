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
      navigation:
        - page: manual/index.md
          label: { en: Manual, zh: 手册 }
        - label: Lab
          page: https://example.org
      author: Ada
      license: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }
      repository: https://github.com/example/notes/
      html: allow
      log: 2
      macros:
        R: \\mathbb{R}
        \\half: '\\frac{#1}{2}'
      """)
    #expect(messages == [])
    #expect(settings.title == LocalizedText("熵与信息"))
    #expect(settings.description == LocalizedText("Numbers that hold."))
    #expect(settings.baseURL == "https://example.org/notes")
    #expect(settings.languages == ["zh", "en"])
    #expect(settings.html == .allow)
    #expect(settings.log == .two)
    #expect(settings.author == "Ada")
    #expect(settings.license == .init(name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/"))
    #expect(settings.repository == "https://github.com/example/notes")
    #expect(settings.navigation.map(\.page) == ["manual/index.md", "https://example.org"])
    #expect(settings.navigation.map { $0.label.text(in: "zh-Hans") } == ["手册", "Lab"])
    #expect(settings.navigation.map { $0.label.text(in: "fr") } == ["Manual", "Lab"])
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
      """
      1:1-7 | warning | unknown field `colour` | the fields are title, description, baseURL, languages, navigation, \
      author, license, repository, source, html, log, macros
      """
    ),
    ("html: yes\n", "1:7-10 | error | `yes` is no value of `html` | it is one of `drop`, `allow`"),
    ("log: e\n", "1:6-7 | error | `e` is no value of `log` | it is one of `natural`, `2`, `10`"),
    ("title: [a]\n", "1:8-11 | error | `title` must be `name: text` lines"),
    ("author: [a]\n", "1:9-12 | error | `author` must be one value"),
    ("title: { e n: a }\n", "1:15-16 | error | `e n` is no language tag | write `title: { en: …, zh: … }`"),
    (
      "navigation:\n  - page: a.md\n",
      "2:5-9 | error | an item of the navigation needs a `page` and a `label` | write `- page: manual/index.md` and below it `label: Manual`"
    ),
    (
      "navigation:\n  - page: a.md\n    lable: A\n",
      "3:5-10 | warning | unknown field `lable` | did you mean `label`?"
    ),
    (
      "navigation: a.md\n",
      "1:13-17 | error | `navigation` must be a list of `name: value` items | write `- page: manual/index.md` and below it `label: Manual`"
    ),
    (
      "source: https://example.org/a.md\n",
      "1:9-33 | error | `https://example.org/a.md` is no address with a `{path}` in it | write `source: https://example.org/notes/{path}#L{line}`"
    ),
    (
      "license:\n  name: x\n  url: cc\n",
      "3:8-10 | error | `cc` is no web address | write `url: https://creativecommons.org/licenses/by/4.0/`"
    ),
    (
      "macros:\n  R: x\n  a b: y\n",
      "3:8-9 | error | `a b` cannot name a macro | a name is of letters: `R: \\mathbb{R}`"
    ),
    ("languages: {a: b}\n", "1:12-18 | error | `languages` must be a list of words | write `languages: [a, b]`"),
    ("languages: [en, e n]\n", "1:17-20 | error | `e n` is no language tag | write `en`, `zh`, `pt-BR` …"),
    ("languages: [en, ../x]\n", "1:17-21 | error | `../x` is no language tag | write `en`, `zh`, `pt-BR` …"),
    ("languages: [en, en]\n", "1:17-19 | error | `en` is listed twice"),
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

  @Test func aSourceHasAnAddress() {
    var settings = Settings()
    #expect(settings.sourceAddress(of: "Content/a.md") == nil)
    settings.repository = "https://example.org/a"
    #expect(settings.sourceAddress(of: "Content/a.md") == nil)
    settings.repository = "https://github.com/a/b"
    #expect(settings.sourceAddress(of: "Content/熵 1.md") == "https://github.com/a/b/blob/HEAD/Content/%E7%86%B5%201.md")
    #expect(settings.sourceAddress(of: "a#?.md", line: 7) == "https://github.com/a/b/blob/HEAD/a%23%3F.md#L7")
    settings.source = "https://example.org/{path}?line={line}"
    #expect(settings.sourceAddress(of: "a.md", line: 7) == "https://example.org/a.md?line=7")
  }
}
