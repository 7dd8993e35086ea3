import Diagnostics
import Formula
import Foundation
import Testing

@testable import Recto

struct ThemeTests {
  private func page(_ change: (inout PageContext) -> Void = { _ in }) -> PageContext {
    var tally = Tally(files: 1)
    tally.count(.verified, .exact)
    tally.count(.verified, .enclosure)
    var page = PageContext(
      language: "en", title: "Entropy & <more>", root: "../", siteTitle: "Notes", home: "index.html",
      body: "<p>body</p>",
      article: ArticleContext(
        heading: "<h1>Entropy</h1>", date: nil, tags: [], tally: TallyContext(tally, language: "en")))
    change(&page)
    return page
  }

  private func html(_ context: PageContext, _ template: Theme.Template = .article, _ theme: Theme? = nil) -> String {
    String(decoding: (theme ?? Theme.make().0).render(context, with: template), as: UTF8.self)
  }

  private func mistakes(_ templates: [String: String]) -> [String] {
    let files = templates.map { ($0.key, SourceFile(path: "Site/templates/\($0.key).mustache", text: $0.value)) }
    return Theme.make(templates: Dictionary(uniqueKeysWithValues: files)).1.map { located in
      #expect(located.diagnostic.code == .template)
      let place = "\(located.file.dropFirst("Site/templates/".count)):\(located.start.line):\(located.start.column)"
      return ([place, located.diagnostic.message] + located.diagnostic.help).joined(separator: " | ")
    }
  }

  /// A name that a page does not have would print nothing, and nobody would see it.
  @Test func everyTagOfTheBuiltInThemeNamesAField() {
    #expect(Theme.make(templates: Theme.builtInTemplates).1.map { $0.text() } == [])
    #expect(Theme.builtInTemplates.count >= Theme.Template.allCases.count)
    let names = Set(Theme.builtIn.compactMap { Theme.templateName($0.path) })
    #expect(names.isSuperset(of: Theme.Template.allCases.map(\.rawValue)))
  }

  @Test func everyFileOfTheThemeIsInTheBinary() throws {
    let site = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Site")
    var onDisk: [String: [UInt8]] = [:]
    for folder in ["templates", "assets"] {
      for path in try FileManager.default.subpathsOfDirectory(atPath: site.appendingPathComponent(folder).path) {
        let file = site.appendingPathComponent(folder).appendingPathComponent(path)
        if !file.hasDirectoryPath, let bytes = try? Data(contentsOf: file) {
          onDisk["\(folder)/\(path)"] = [UInt8](bytes)
        }
      }
    }
    var inBinary: [String: [UInt8]] = [:]
    for file in Theme.builtIn { if case .bytes(let bytes) = file.content { inBinary[file.path] = bytes } }
    #expect(onDisk.keys.sorted() == inBinary.keys.sorted())
    for (path, bytes) in onDisk { #expect(inBinary[path] == bytes, "\(path) is older in the binary") }
  }

  @Test func textIsEscapedAndTheBodyIsNot() {
    let html = html(page { $0.description = "\"x\" onload='y'" })
    #expect(html.contains("<title>Entropy &amp; &lt;more&gt; · Notes</title>"))
    #expect(html.contains("content=\"&quot;x&quot; onload=&#39;y&#39;\""))
    #expect(html.contains("<p>body</p>"))
    #expect(html.contains("2 claims on this page were checked, and all of them hold."))
  }

  @Test func noPageNeedsWhatAStrictPolicyForbids() {
    for template in Theme.Template.allCases {
      let html = html(.specimen, template)
      for forbidden in ["<script>", " style=", "<style", " onclick", "javascript:"] {
        #expect(!html.contains(forbidden))
      }
      #expect(html.contains("<a class=\"skip\" href=\"#main\">"))
    }
  }

  @Test func whatAnArticleLacksIsNotTakenFromThePage() {
    let html = html(
      page {
        $0.description = "of the page"
        $0.articles = [ArticleEntry(title: "t", href: "t.html", date: nil, description: nil, claims: "")]
      }, .home)
    #expect(!html.contains("<p>of the page</p>"))
    #expect(html.contains("href=\"t.html\""))
  }

  @Test func aLanguageSpeaksItsOwnWords() {
    let html = html(
      page { $0 = PageContext(language: "zh-Hans", title: "熵", root: "", siteTitle: "笔记", home: ".", body: "") })
    #expect(html.contains("<html lang=\"zh-Hans\">"))
    #expect(html.contains("跳到正文"))
  }

  @Test func aProjectReplacesSingleFiles() {
    let (theme, diagnostics) = Theme.make(
      templates: ["article": SourceFile(path: "a", text: "{{<layout}}{{$main}}mine: {{title}}{{/main}}{{/layout}}")],
      assets: [
        .init(path: "assets/recto.css", content: .bytes([1])), .init(path: "assets/a/logo.png", content: .bytes([2])),
      ])
    #expect(diagnostics.isEmpty)
    let html = html(page(), .article, theme)
    #expect(html.contains("mine: Entropy &amp; &lt;more&gt;"))
    #expect(html.hasPrefix("<!doctype html>"))
    #expect(
      theme.assets.map(\.path) == [
        "assets/a/logo.png", "assets/icon.svg", "assets/ledger.css", "assets/recto.css", "assets/recto.js",
        "assets/search.js", "assets/stix-two-math-license.txt", "assets/stix-two-math.woff2",
      ])
    guard case .bytes([1])? = theme.assets.first(where: { $0.path == "assets/recto.css" })?.content else {
      Issue.record("the style sheet is not replaced")
      return
    }
  }

  @Test(arguments: [
    (
      ["article": "a\n{{tilte}}\n"], "article.mustache:2:1 | `tilte` is nothing that a page has | did you mean `title`?"
    ),
    (["article": "{{{bdoy}}}"], "article.mustache:1:1 | `bdoy` is nothing that a page has | did you mean `body`?"),
    (
      ["article": "{{#article}}{{title}}{{article.tally.sum}}{{/article}}"],
      "article.mustache:1:22 | `article.tally.sum` is nothing that a page has | known here: isSound, items, sentence, summary"
    ),
    (
      ["home": "{{#articles}}{{.root}}{{/articles}}"],
      "home.mustache:1:14 | `.root` is nothing that a page has | known here: claims, date, day, description, href, title"
    ),
    (["article": "{{> laoyut }}"], "article.mustache:1:1 | there is no template `laoyut` | did you mean `layout`?"),
    (
      ["article": "{{>part}}", "part": "x\n {{rooot}}"],
      "part.mustache:2:2 | `rooot` is nothing that a page has | did you mean `root`?"
    ),
    (["article": "{{>article}}"], "article.mustache:1:1 | the template `article` includes itself"),
    (["article": "{{=<% %>=}}"], "article.mustache:1:1 | tags that change the way tags are read are not supported"),
    (["article": "{{emtpy(articles)}}"], "article.mustache:1:1 | there is no transform `emtpy`"),
    (["article": "a\n{{#title}}\nb"], "article.mustache:3:2 | a section that is not closed"),
    (["article": "a\n  {{/title}}\nb"], "article.mustache:2:6 | this tag closes a section that is not open"),
    (["article": "a {{title"], "article.mustache:1:10 | a tag that does not end"),
  ]) func aMistakeInATemplateHasAPlace(templates: [String: String], message: String) {
    #expect(mistakes(templates) == [message])
  }

  @Test func whatHasNoMistakeHasNoMessage() {
    #expect(
      mistakes([
        "article": """
        {{! a comment with {{ in it }}{{#article}}{{title}} {{heading}} {{^heading}}{{wording.skip}}{{/heading}}
        {{#tally}}{{#items}}{{count}} {{uppercased(label)}}{{/items}}{{^empty(items)}}{{/empty(items)}}{{/tally}}
        {{/article}}{{&body}}{{>part}}
        """, "part": "{{#translations}}{{#isCurrent}}{{name}} {{.}}{{/isCurrent}}{{/translations}}",
      ]) == [])
  }

  @Test func aTallyIsPutIntoWords() {
    var tally = Tally(files: 1)
    #expect(Wording.of("en").sentence(tally) == "No number on this page was checked.")
    #expect(Wording.of("en").summary(tally) == nil)
    tally.count(.verified, .agreement)
    #expect(Wording.of("en").sentence(tally) == "One claim on this page was checked, and it holds.")
    tally.count(.refuted, .enclosure)
    tally.count(.exempt, .exact)
    #expect(Wording.of("en").sentence(tally) == "2 claims on this page were checked; one does not hold.")
    #expect(Wording.of("zh").sentence(tally) == "本页 2 条断言经过验算，其中 1 条不成立。")
    let items = TallyContext(tally, language: "en").items
    // What merely agrees is never called proved: 4,000 bits are 4000 · log10(2) = 1204.1 digits.
    #expect(items.map(\.label) == ["agrees to 1204 digits", "refuted", "exempt"])
    #expect(items.map(\.count) == [1, 1, 1])
  }
}
