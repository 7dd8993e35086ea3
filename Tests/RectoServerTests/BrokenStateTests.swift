import Foundation
import Recto
import Testing

@testable import RectoServer

/// What a page shows while something is broken.
struct BrokenStateTests {
  @Test func findingsStandInThePanel() async throws {
    let notes = try Notes()
    try notes.write("Content/en/a.md", "---\nauthor: me\n---\n# A\n\n0.6<!-- = 1/2 -->, [x](nowhere.md), <b>\n")
    let handler = try await notes.handler()
    let page = try await handler.get("/en/a.html").text
    #expect(page.contains("<summary>2 errors, 2 warnings</summary>"))
    #expect(page.contains("<a href=\"#finding-6-1-claim-refuted\">\(notes.root)/Content/en/a.md:6:1</a>"))
    #expect(page.contains("id=\"finding-6-1-claim-refuted\""))
    // What has no place on the page is shown with its line.
    #expect(page.contains("5 │") == false && page.contains("6 │ 0.6&lt;!-- = 1/2 --&gt;, [x](nowhere.md)"))
    #expect(page.contains("there is no article `en/nowhere.md`"))

    let other = try await handler.get("/en/two%20words.html").text
    #expect(!other.contains("recto-panel"), "what is wrong elsewhere is not this page's matter")
    let home = try await handler.get("/").text
    #expect(home.contains("<a href=\"/en/a.html\">\(notes.root)/Content/en/a.md</a>: 2 errors, 2 warnings"))
  }

  @Test func anArticleThatCannotBeReadHasAPageThatSaysSo() async throws {
    let notes = try Notes()
    try Data([0x23, 0x20, 0xFF]).write(to: URL(fileURLWithPath: notes.root + "/Content/en/a.md"))
    let response = await (try await notes.handler()).get("/en/a.html")
    #expect(response.status == .broken)
    let page = try await response.text
    #expect(page.contains("This article cannot be read") && page.contains("not valid UTF-8"))
    #expect(page.contains("/_recto/reload.js"))
  }

  @Test func aBrokenTemplateIsReplacedByTheBuiltInOne() async throws {
    let notes = try Notes()
    try notes.write("Site/templates/article.mustache", "{{#body}}")
    let page = try await (try await notes.handler()).get("/en/a.html").text
    #expect(page.contains("<h1 id=\"a\">A") && page.contains("a section that is not closed"))
  }

  @Test func aTemplateWithoutABodyStillReloads() async throws {
    let notes = try Notes()
    try notes.write("Site/templates/article.mustache", "{{{article.heading}}}{{{body}}}")
    let page = try await (try await notes.handler()).get("/en/a.html").text
    #expect(page.hasPrefix("<h1 id=\"a\">A") && page.contains("/_recto/reload.js"))
  }

  @Test func brokenSettingsAreShownOnEveryPage() async throws {
    let notes = try Notes()
    try notes.write("Site/site.yml", "title: [")
    let handler = try await notes.handler()
    for path in ["/", "/en/", "/en/a.html", "/nowhere.html"] {
      #expect(try await handler.get(path).text.contains("<code>settings</code> no valid YAML"))
    }
  }

  @Test func aProjectThatIsGoneHasAPageThatSaysSo() async throws {
    let notes = try Notes()
    var preview = try notes.preview()
    let store = PreviewStore()
    await store.show(preview.update())
    try FileManager.default.moveItem(atPath: notes.root, toPath: notes.root + ".away")
    await store.show(preview.update())
    let handler = PreviewHandler(store: store)
    for path in ["/", "/en/a.html", "/assets/recto.css"] {
      let response = await handler.get(path)
      #expect(response.status == .broken)
      #expect(try await response.text.contains("There is nothing to show"))
    }
    #expect(await handler.get("/_recto/reload.js").status == .ok)
    try FileManager.default.moveItem(atPath: notes.root + ".away", toPath: notes.root)
    await store.show(preview.update())
    #expect(await handler.get("/en/a.html").status == .ok)
  }

  @Test func whatIsSaidOfAProjectIsEscaped() async throws {
    let notes = try Notes()
    try notes.write("Content/en/<img src=x>.md", "# X\n\n`<script>`{=html} $<script>$ 1<!-- = \"<script>\" -->\n")
    let handler = try await notes.handler()
    for path in ["/", "/en/%3Cimg%20src=x%3E.html", "/%3Cscript%3E"] {
      let text = try await handler.get(path).text
      #expect(!text.contains("<img src=x>") && !text.contains("<script>"), "\(path)")
    }
  }

  @Test func aMissingPageIsTheOneOfTheSite() async throws {
    let notes = try Notes()
    let response = await (try await notes.handler()).get("/en/ab.html")
    #expect(response.status == .notFound)
    let text = try await response.text
    #expect(text.contains("There is no such page"))
  }
}
