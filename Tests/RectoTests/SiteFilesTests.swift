import Foundation
import Testing

@testable import Recto

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a site has besides pages: feeds, `sitemap.xml`, `robots.txt`, and what each page says of its addresses.
@Suite struct SiteFilesTests {
  /// A project that is built into a folder of its own.
  private final class Site {
    let root = FileManager.default.temporaryDirectory.appending(path: "recto-files-\(UUID().uuidString)")

    init(_ files: [String: String]) throws {
      for (path, text) in files {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func build() async throws -> [String] {
      let report = try await Project.load([root.path]).build(into: root.appending(path: "_site").path, width: 2)
      return report.diagnostics.map { found in
        ([found.file.split(separator: "/").last.map(String.init) ?? "", "\(found.start.line):\(found.start.column)"]
          + [found.diagnostic.message] + found.diagnostic.help).joined(separator: " | ")
      }
    }

    func text(_ path: String) -> String? {
      try? String(contentsOf: root.appending(path: "_site/\(path)"), encoding: .utf8)
    }

    /// Every file of the site.
    func files() -> [String] {
      let site = root.appending(path: "_site").path
      return (try? FileManager.default.subpathsOfDirectory(atPath: site))?.sorted() ?? []
    }
  }

  private static let project = [
    "Site/site.yml": """
    title: { en: "Notes & <more>", zh: 笔记 }
    description: { en: Numbers, zh: 数 }
    languages: [en, zh]
    baseURL: https://example.org/notes
    author: Ada
    navigation:
      - page: a.md
        label: { en: First, zh: 第一 }
      - page: b.md
        label: Second
      - page: https://example.org
        label: Lab
    """,
    "Content/en/a.md": "---\ntitle: A \"&\" B\ndate: 2026-11-20\n---\n\nThe *first* paragraph.\n",
    "Content/en/b.md": "---\ntitle: B\ndate: 2026-11-21\ndescription: Short.\n---\n\nText.\n",
    "Content/en/undated.md": "# Undated\n",
    "Content/en/draft.md": "---\ndraft: true\ndate: 2026-11-22\n---\n# Draft\n",
    "Content/zh/a.md": "---\ntitle: 甲\ndate: 2026-11-20\n---\n\n正文。\n",
    "Content/zh/熵 1.md": "# 熵\n",
  ]

  private func parse(_ text: String?) throws -> XMLDocument {
    try XMLDocument(data: Data(try #require(text).utf8))
  }

  /// The child elements of an element.
  private func children(_ element: XMLNode, _ name: String) -> [XMLElement] {
    (element.children ?? []).compactMap { $0 as? XMLElement }.filter { $0.localName == name }
  }

  private func attribute(_ element: XMLElement, _ name: String) -> String? {
    element.attributes?.first { $0.name == name }?.stringValue
  }

  /// What RFC 4287 requires (§4.1.1, §4.1.2).
  @Test func feedsAreValid() async throws {
    let site = try Site(Self.project)
    #expect(try await site.build() == [])
    var ids: Set<String> = []
    for (path, language, title, entries) in [
      ("en/feed.xml", "en", "Notes & <more>", ["B", "A \"&\" B"]), ("zh/feed.xml", "zh", "笔记", ["甲"]),
    ] {
      let feed = try #require(try parse(site.text(path)).rootElement())
      #expect(feed.localName == "feed")
      #expect(feed.namespaces?.first?.stringValue == "http://www.w3.org/2005/Atom")
      #expect(feed.attribute(forName: "xml:lang")?.stringValue == language)
      for element in [feed] + children(feed, "entry") {
        for name in ["id", "title", "updated"] { #expect(children(element, name).count == 1, "\(name)") }
        let id = try #require(children(element, "id").first?.stringValue)
        #expect(id.hasPrefix("https://example.org/notes/\(language)/"))
        #expect(ids.insert(id).inserted)
        let updated = try #require(children(element, "updated").first?.stringValue)
        #expect(ISO8601DateFormatter().date(from: updated) != nil)
        let alternates = children(element, "link").filter { attribute($0, "rel") == "alternate" }
        #expect(alternates.count == 1)
      }
      #expect(children(feed, "author").count == 1)
      #expect(children(feed, "title").first?.stringValue == title)
      #expect(
        children(feed, "updated").first?.stringValue
          == children(feed, "entry").first.flatMap { children($0, "updated").first?.stringValue })
      let own = children(feed, "link").first { attribute($0, "rel") == "self" }
      #expect(own.flatMap { attribute($0, "href") } == "https://example.org/notes/\(path)")
      // Newest first; without those that have no date or no page.
      #expect(children(feed, "entry").compactMap { children($0, "title").first?.stringValue } == entries)
    }
    let english = try #require(try parse(site.text("en/feed.xml")).rootElement())
    let summaries = children(english, "entry").map { children($0, "summary").first?.stringValue }
    #expect(summaries == ["Short.", "The first paragraph."])
  }

  @Test func aFeedHasNoCharacterThatXMLForbids() throws {
    let feed = Feed(
      language: "en", title: "a\u{1}\u{FFFE}b\u{B}", address: "https://example.org/feed.xml",
      home: "https://example.org",
      author: "\u{0}", entries: [])
    let root = try #require(try XMLDocument(data: Data(feed.xml())).rootElement())
    #expect(children(root, "title").first?.stringValue == "ab")
    #expect(children(root, "updated").first?.stringValue == "1970-01-01T00:00:00Z")
  }

  @Test func theSitemapListsExactlyThePages() async throws {
    let site = try Site(Self.project)
    _ = try await site.build()
    let root = try #require(try parse(site.text("sitemap.xml")).rootElement())
    let listed = children(root, "url").compactMap { children($0, "loc").first?.stringValue }
    #expect(Set(listed).count == listed.count)
    var canonical: Set<String> = []
    // What stands for an address that leads nowhere has none itself.
    for path in site.files() where path.hasSuffix(".html") && path != "404.html" {
      let html = try #require(site.text(path))
      let link = try #require(html.firstMatch(of: /<link rel="canonical" href="([^"]+)">/), "\(path)")
      canonical.insert(String(link.1))
      // The root shows the first language's home page: that is its address.
      let own = path == "index.html" ? "en/index.html" : path.replacing("熵 1", with: "%E7%86%B5%201")
      #expect(link.1 == "https://example.org/notes/\(own)")
    }
    #expect(Set(listed) == canonical)
    let dates = children(root, "url").compactMap { children($0, "lastmod").first?.stringValue }
    #expect(dates.sorted() == ["2026-11-20", "2026-11-20", "2026-11-21"])
    #expect(site.text("robots.txt")?.contains("Sitemap: https://example.org/notes/sitemap.xml\n") == true)
  }

  @Test func aPageNamesItsOtherLanguages() async throws {
    let site = try Site(Self.project)
    _ = try await site.build()
    for path in ["en/a.html", "zh/a.html"] {
      let html = try #require(site.text(path))
      let links = html.matches(of: /<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/).map { "\($0.1) \($0.2)" }
      #expect(
        links == [
          "en https://example.org/notes/en/a.html", "zh https://example.org/notes/zh/a.html",
          "x-default https://example.org/notes/en/a.html",
        ])
    }
    // A reader of a page without a translation comes to the other home page; a search engine is told of none.
    let alone = try #require(site.text("en/b.html"))
    #expect(!alone.contains("rel=\"alternate\" hreflang"))
    #expect(alone.contains("<a href=\"../zh/index.html\" hreflang=\"zh\" lang=\"zh\">中文</a>"))
    #expect(alone.contains("<a href=\"../en/b.html\" hreflang=\"en\" lang=\"en\" aria-current=\"true\">English</a>"))
    let article = try #require(site.text("en/a.html"))
    for tag in [
      "<meta property=\"og:title\" content=\"A &quot;&amp;&quot; B\">",
      "<meta property=\"og:type\" content=\"article\">",
      "<meta property=\"og:url\" content=\"https://example.org/notes/en/a.html\">",
      "<meta property=\"og:description\" content=\"The first paragraph.\">",
      "<meta property=\"article:published_time\" content=\"2026-11-20\">",
      "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Notes &amp; &lt;more&gt;\" href=\"../en/feed.xml\">",
      "<a href=\"../en/a.html\" aria-current=\"page\">First</a>", "<a href=\"https://example.org\">Lab</a>",
    ] { #expect(article.contains(tag), "\(tag)") }
    let chinese = try #require(site.text("zh/a.html"))
    #expect(chinese.contains("<title>甲 · 笔记</title>"))
    #expect(chinese.contains(">第一</a>"))
    // There is no Chinese `b.md`.
    #expect(!chinese.contains("Second"))
  }

  @Test func withoutAnAddressThereIsNoFeed() async throws {
    var files = Self.project
    files["Site/site.yml"] = "languages: [en, zh]\n"
    let site = try Site(files)
    #expect(try await site.build() == [])
    for path in site.files() {
      #expect(!path.hasSuffix("feed.xml") && path != "sitemap.xml")
      if path.hasSuffix(".html") {
        let html = try #require(site.text(path))
        #expect(!html.contains("canonical") && !html.contains("og:url") && !html.contains("feed.xml"))
      }
    }
    #expect(site.text("robots.txt") == "User-agent: *\nAllow: /\n")
    #expect(site.text("en/a.html")?.contains("<link rel=\"alternate\" hreflang=\"zh\" href=\"../zh/a.html\">") == true)
  }

  @Test func navigationThatLeadsNowhereIsAnError() async throws {
    var files = Self.project
    files["Site/site.yml"] = """
      languages: [en, zh]
      navigation:
        - page: bb.md
          label: B
        - page: b.md
          label: { en: B, zh: 乙 }
        - page: index.html
          label: Home
      """
    let site = try Site(files)
    #expect(
      try await site.build() == [
        "site.yml | 3:11 | the navigation leads to `bb.md`, which is no page of the site | did you mean `b.md`?",
        "site.yml | 5:11 | the navigation has a label for `zh`, but there is no `zh/b.md` | write that page, or leave out the label",
      ])
    #expect(site.files().isEmpty)
  }

  // MARK: Links

  @Test func everyLinkThatLeadsNowhereIsFoundAtOnce() async throws {
    let site = try Site([
      "Content/en/a.md": """
      # A

      [gone](gone.md), [up](../../x.md), [root](/en/b.md), [folder](manual), [other](c.md), [b](b.md#Two "t").

      | x |
      |---|
      | [cell](bb.md) |

      > - ![image](none.png)[^1]

      [ref][r] and [again](b.md#thre) [again](b.md#thre) [page](b.html#tow) [data](data.csv) [d](draft.md)

      $$x = y \\label{eq:x}$$

      [good](#eq:x) [bad](#eq:y) [note](#fn-1) [note](#fn-2) [claim](#claim-1) [me](#a) [m](#main) <https://a.org/x.md>

      [^1]: A [footnote](b.md#no).

      [r]: nowhere.md#x
      """,
      "Content/en/b.md": "# B\n\n## Two\n\n## Three\n",
      "Content/en/manual/index.md": "# M\n",
      "Content/zh/c.md": "# C\n",
      "Content/en/draft.md": "---\ndraft: true\n---\n# D\n",
    ])
    #expect(
      try await site.build() == [
        "a.md | 3:8 | there is no article `en/gone.md`",
        "a.md | 3:23 | `../../x.md` leads out of the content | what a page links to stands beside the articles, or is a whole address",
        "a.md | 3:43 | `/en/b.md` depends on where the site stands | write the way from this article, such as `b.md`, or a whole address",
        "a.md | 3:63 | there is no file `en/manual` | did you mean `manual/index.md`?",
        "a.md | 3:80 | there is no article `en/c.md` | did you mean `../zh/c.md`?",
        "a.md | 3:91 | `en/b.md` has no heading `#Two` | did you mean `#two`?",
        "a.md | 7:10 | there is no article `en/bb.md` | did you mean `b.md`?",
        "a.md | 9:14 | there is no image `en/none.png`",
        "a.md | 11:22 | `en/b.md` has no heading `#thre` | did you mean `#three`?",
        "a.md | 11:41 | `en/b.md` has no heading `#thre` | did you mean `#three`?",
        "a.md | 11:59 | `en/b.html` has no heading `#tow` | did you mean `#two`?",
        "a.md | 11:78 | there is no file `en/data.csv`",
        "a.md | 11:92 | `en/draft.md` is a draft, which is not published | take `draft` out of its front matter, or the link out of this article",
        "a.md | 15:21 | `en/a.md` has no heading `#eq:y` | did you mean `#eq:x`?",
        "a.md | 15:49 | `en/a.md` has no heading `#fn-2`",
        "a.md | 15:64 | `en/a.md` has no heading `#claim-1`",
        "a.md | 17:20 | `en/b.md` has no heading `#no`",
        "a.md | 19:6 | there is no article `en/nowhere.md`",
      ])
  }

  @Test func whatIsLinkedIsThere() async throws {
    let site = try Site([
      "Content/en/a.md": """
      ---
      draft: false
      ---
      # A

      [data](data/x%20y.csv), [claims](../claims.json), [style](../assets/recto.css), [home](index.html#main)
      [page](b.html#two) [query](b.md?x=1#two) ![i](i.png) [中](b.md#%E7%86%B5)

      5<!-- = 5 --> is [proved](#claim-1).
      """,
      "Content/en/b.md": "# B\n\n## Two\n\n## 熵\n", "Content/en/data/x y.csv": "1,2", "Content/en/i.png": "png",
      "Content/en/unlinked.txt": "mine", "Content/en/secret.png": "draft's",
      "Content/en/draft.md": "---\ndraft: true\n---\n![](secret.png) [also](a.md) [me](draft.md)\n",
    ])
    #expect(try await site.build() == [])
    let files = site.files()
    #expect(files.contains("en/data/x y.csv") && files.contains("en/i.png"))
    #expect(!files.contains("en/unlinked.txt") && !files.contains("en/secret.png"))
    #expect(site.text("en/a.html")?.contains("href=\"b.html?x=1#two\"") == true)
  }

  @Test func noAnchorIsThereTwice() async throws {
    let site = try Site([
      "Content/a.md": """
      # Main

      ## Claim 1

      ## fn-1

      ## Search

      ## Two

      ## Two

      A note[^1], and 5<!-- = 5 -->.

      $$x = y \\label{two-1}$$

      $$x = y \\label{claim-7}$$

      [^1]: Here.
      """
    ])
    #expect(
      try await site.build() == [
        "a.md | 15:16 | `two-1` is the anchor of a heading already | call the formula `eq:two-1`",
        "a.md | 17:16 | `claim-7` is the anchor of the page itself already | call the formula `eq:claim-7`",
      ])
    let mended = try Site([
      "Content/a.md":
        "# Main\n\n## Claim 1\n\n## fn-1\n\n## Search\n\n## Two\n\n## Two\n\nA note[^1], and 5<!-- = 5 -->.\n\n[^1]: Here.\n"
    ])
    #expect(try await mended.build() == [])
    let html = try #require(mended.text("a.html"))
    let ids = html.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(ids.contains("claim-1") && ids.contains("main") && ids.contains("section-main"))
    #expect(Set(ids).count == ids.count, "\(ids)")
  }
}
