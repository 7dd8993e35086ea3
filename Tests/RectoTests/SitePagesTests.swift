import Foundation
import Testing

@testable import Recto

/// The pages of a site together: what leads from one to the other, and what each has of the whole.
struct SitePagesTests {
  private static let first = """
    ---
    title: First & foremost
    date: 2026-01-05
    tags: [Loss functions, C++]
    ---

    The sum is 3<!-- = 1 + 2 --> and not 4<!-- ≉ 1 + 2 -->; see [2<!-- = 1 + 1 -->](second.md#b-in-code).

    ```swift recto
    let a = 1/3      // ≈ 0.333; > 0
    ```

    ```swift recto hidden
    a + a            // ≈ 0.667
    ```

    """

  private static let second = """
    ---
    date: 2026-02-06
    tags: [loss functions, 熵]
    ---

    # Second *one*

    ## A of 0.5<!-- = 1/2 -->

    ### Inside $x^2$

    ## B in `code`[^n]

    ## [C](first.md)

    | x | `y` |
    |---|-----|
    | 1 | 2   |
    <!-- recto: let y = 2 -->

    [^n]: A note.
    """

  private static let files = [
    "Site/site.yml": "title: Notes\nlanguages: [en, zh]\n", "Content/en/index.md": "Two of 2<!-- = 1 + 1 -->.\n",
    "Content/en/first.md": first, "Content/en/second.md": second,
    "Content/en/manual/a.md": "---\ntitle: Manual\n---\nNo claim.\n",
    "Content/en/draft.md": "---\ntitle: Draft\ndate: 2026-01-20\ndraft: true\ntags: [secret]\n---\n2<!-- = 1 + 1 -->\n",
    "Content/zh/first.md": "---\ntitle: 第一篇\ndate: 2026-01-05\ntags: [损失函数]\n---\n\n等于 3<!-- = 1 + 2 -->。\n",
  ]

  private func site() async throws -> SiteFolder { try await SiteFolder(Self.files) }

  @Test func thePagesOfASite() async throws {
    let site = try await site()
    #expect(!site.report.hasErrors, "\(site.report.diagnostics.map { $0.text() })")
    #expect(
      site.pages == [
        "404.html", "en/first.html", "en/index.html", "en/ledger.html", "en/manual/a.html", "en/second.html",
        "en/tags.html", "en/tags/c++.html", "en/tags/loss-functions.html", "en/tags/熵.html", "index.html",
        "zh/first.html", "zh/index.html", "zh/ledger.html", "zh/tags.html", "zh/tags/损失函数.html",
      ])
  }

  @Test func theContentsLeadToTheSections() async throws {
    let site = try await site()
    let contents = site.page("en/second.html").parts(between: "<summary>", and: "</details>")
    #expect(
      contents == [
        """
        On this page</summary>
        <ol>
        <li><a href="#a-of-05">A of 0.5</a>
        <ol>
        <li><a href="#inside-x2">Inside <math><msup><mi>x</mi><mn>2</mn></msup></math></a></li>
        </ol>
        </li>
        <li><a href="#b-in-code">B in <code>code</code></a></li>
        <li><a href="#c">C</a></li>
        </ol>


        """
      ])
    #expect(!site.page("en/first.html").contains("<summary>"), "there is nothing to choose from")
  }

  @Test func aHeadingLeadsToItself() async throws {
    let page = try await site().page("en/second.html")
    #expect(
      page.contains(
        "<h3 id=\"inside-x2\">Inside <math><msup><mi>x</mi><mn>2</mn></msup></math>"
          + "<a class=\"anchor\" href=\"#inside-x2\" aria-label=\"Link to “Inside x^2”\">#</a></h3>"))
    #expect(page.contains("<h1 id=\"second-one\">Second <em>one</em></h1>"))
    #expect(page.components(separatedBy: "<h1").count == 2)
    #expect(try await site().page("en/first.html").contains("<h1>First &amp; foremost</h1>"))
  }

  /// Every claim that is reported has a row, and nothing else has.
  @Test func theLedgerIsTheReport() async throws {
    let site = try await site()
    var rows: [String] = []
    for path in ["en/ledger.html", "zh/ledger.html"] {
      for row in site.page(path).parts(between: "<tr id=\"", and: "</tr>") {
        let cells = row.parts(between: "<td>", and: "</td>").map(\.withoutTags)
        let name = row.parts(between: "<a href=\"", and: ".html").joined()
        rows.append("\(path.prefix(3))\(name) \(cells[1]) \(cells[4].filter(\.isNumber))")
      }
    }
    let content = site.root.appending(path: "Content").path + "/"
    let claims = site.report.claims.filter { !$0.file.hasSuffix("draft.md") }.map { claim in
      let name = claim.file.dropFirst(content.utf8.count).dropLast(".md".count)
      return "\(name) \(claim.left) \(claim.relation) \(claim.right) \(claim.start.line)"
    }
    #expect(claims.count == 10)
    #expect(rows.sorted() == claims.sorted())
  }

  @Test func aRowSaysWhatTheProofRestsOn() async throws {
    let ledger = try await site().page("en/ledger.html")
    let rows = ledger.parts(between: "<tr id=\"", and: "</tr>").map {
      $0.parts(between: "<td>", and: "</td>").map(\.withoutTags)
    }
    #expect(rows.contains(["≉ number proved wrong", "1 + 2 ≉ 4", "3", "computed exactly", "line 7"]))
    #expect(rows.contains(["✓ verified", "1/3 ≈ 0.333", "1/3", "computed exactly", "line 10"]))
    #expect(ledger.contains("<option value=\"erratum\">number proved wrong</option>"))
    #expect(!ledger.contains("<option value=\"refuted\">"), "a reader is not offered what is not there")
    #expect(try await site().page("zh/ledger.html").contains("<td>精确算出</td><td>第 7 行</td>"))
  }

  /// Links and anchors inside the site, whoever wrote them.
  @Test func everyLinkLeadsSomewhere() async throws {
    for files in [Self.files, ["Content/a b.md": "# A\n\n2<!-- = 2 -->\n\n## B\n\n## C\n", "Content/x/index.md": "X"]] {
      let site = try await SiteFolder(files)
      var anchors: [String: Set<String>] = [:]
      for page in site.pages {
        let ids = site.page(page).parts(between: " id=\"", and: "\"")
        anchors[page] = Set(ids)
        #expect(Set(ids).count == ids.count, "\(page) has an id twice")
      }
      for page in site.pages {
        for href in site.page(page).parts(between: " href=\"", and: "\"") {
          let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
          let base = URL(string: "file:///" + page.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)!)!
          let target = parts[0].isEmpty ? base : URL(string: String(parts[0]), relativeTo: base)!.absoluteURL
          let path = String(target.path.dropFirst())
          guard path.hasSuffix(".html") else { continue }
          #expect(anchors[path] != nil, "\(page) links to \(href)")
          if parts.count > 1 { #expect(anchors[path]?.contains(String(parts[1])) == true, "\(page) links to \(href)") }
        }
      }
    }
  }

  @Test func aClaimLeadsToItsRowAndTheRowBack() async throws {
    let site = try await site()
    let page = site.page("en/first.html")
    let row = try #require(page.parts(between: "id=\"claim-2\" href=\"ledger.html#", and: "\"").first)
    #expect(
      site.page("en/ledger.html").contains(
        "<tr id=\"\(row)\" class=\"erratum exact\"><td><b>≉</b> number proved wrong</td>"
          + "<td><a href=\"first.html#claim-2\"><code>1 + 2 ≉ 4</code></a></td>"))
    // A link of the author's cannot hold another one, and a hidden block shows nothing; both have a place.
    #expect(page.contains("<a href=\"second.html#b-in-code\"><span class=\"num verified\" id=\"claim-3\">2</span></a>"))
    #expect(page.contains("<span id=\"claim-6\"></span>"))
    #expect(site.page("index.html").contains("id=\"claim-1\" href=\"en/ledger.html#"))
    #expect(site.page("en/index.html").contains("id=\"claim-1\" href=\"ledger.html#"))
  }

  /// Without a title of its own it is called like the article that introduces it, else like the newest, on every page.
  @Test(arguments: [true, false]) func aSiteWithoutATitleHasOneName(isIntroduced: Bool) async throws {
    var files = [
      "Content/old.md": "---\ndate: 2026-01-01\n---\n# Old\n", "Content/new.md": "---\ndate: 2026-02-02\n---\n# New\n",
    ]
    if isIntroduced { files["Content/index.md"] = "# Notes\n" }
    let site = try await SiteFolder(files)
    for page in ["index.html", "old.html", "new.html", "ledger.html"] {
      #expect(
        site.page(page).contains("class=\"site-title\" href=\"index.html\">\(isIntroduced ? "Notes" : "New")</a>"))
    }
  }

  @Test func aLargeLedgerIsOnSeveralPages() async throws {
    let count = SitePlan.largestLedger + 2
    let articles = (1...count).map { number in
      // A draft has no section, and none is waited for.
      let draft = number == 9 ? "draft: true\n" : ""
      return ("Content/a\(number).md", "---\ntitle: A\(number)\n\(draft)---\n\n\(number)<!-- = \(number) -->\n")
    }
    let site = try await SiteFolder(Dictionary(uniqueKeysWithValues: articles))
    let links = site.page("ledger.html").parts(between: "href=\"ledger/", and: "\"")
    let names = articles.map { String($0.0.dropFirst(8).dropLast(3)) }.filter { $0 != "a9" }
    #expect(Set(links) == Set(names.map { "\(["a8", "a9"].contains($0) ? 2 : 1).html#\($0)" }))
    #expect(!site.page("ledger.html").contains("<table"))
    for name in names {
      let page = site.page(name + ".html")
      let link = try #require(page.parts(between: "id=\"claim-1\" href=\"ledger/", and: "\"").first).split(
        separator: "#")
      let ledger = site.page("ledger/\(link[0])")
      #expect(ledger.contains("<tr id=\"\(link[1])\""))
      #expect(ledger.contains("<h2 id=\"\(name)\"><a href=\"../\(name).html\">"))
      #expect(page.contains("<a href=\"ledger/\(link[0])#\(name)\">Each of them in the ledger</a>"))
    }
    #expect(site.page("ledger/2.html").contains("<h1>Ledger, page 2</h1>"))
  }

  /// The tags of the articles that are published; those that differ in case only are one.
  @Test func tagsListTheirArticles() async throws {
    let site = try await site()
    let listed = site.page("en/tags/loss-functions.html").parts(
      between: "<a class=\"article-title\" href=\"", and: "\"")
    #expect(listed == ["../second.html", "../first.html"], "the newest first")
    let tags = site.page("en/tags.html").parts(between: "<li>", and: "</li>")
    #expect(
      tags == [
        "<a href=\"tags/loss-functions.html\">loss functions</a> <span class=\"count\">2</span>",
        "<a href=\"tags/c%2B%2B.html\">C++</a> <span class=\"count\">1</span>",
        "<a href=\"tags/%E7%86%B5.html\">熵</a> <span class=\"count\">1</span>",
      ])
    #expect(site.page("en/first.html").contains("<li><a href=\"tags/c%2B%2B.html\" rel=\"tag\">C++</a></li>"))
    #expect(site.page("zh/tags/损失函数.html").contains("<h1>标签：损失函数</h1>"))
  }

  /// By date; what is in another folder, and what is no page, is no neighbour.
  @Test func anArticleHasNeighbours() async throws {
    let site = try await site()
    func neighbours(_ path: String) -> [String] {
      site.page(path).parts(between: "<nav class=\"neighbours\"", and: "</nav>").flatMap {
        $0.parts(between: "<a ", and: "</a>").map { $0.replacing(#/<span>.*?<\/span> /#, with: "") }
      }
    }
    #expect(neighbours("en/first.html") == ["class=\"next\" href=\"second.html\" rel=\"next\">Second one"])
    #expect(
      neighbours("en/second.html") == ["class=\"previous\" href=\"first.html\" rel=\"prev\">First &amp; foremost"])
    #expect(neighbours("en/manual/a.html") == [])
  }

  /// A folder inside that of a language is a part of the site: its pages know each other, the home page its index.
  @Test func aFolderIsASection() async throws {
    let site = try await SiteFolder([
      "Site/site.yml": "languages: [en]\n", "Content/en/a.md": "# A\n", "Content/en/manual/index.md": "# The manual\n",
      "Content/en/manual/b.md": "# B\n", "Content/en/manual/a.md": "# A & C\n", "Content/en/loose/x.md": "# X\n",
    ])
    let section = site.page("en/manual/b.html").parts(between: "<summary>The manual</summary>", and: "</details>")
    #expect(
      section.map { $0.parts(between: "<a ", and: "</a>") } == [
        [
          "href=\"index.html\">The manual", "href=\"a.html\">A &amp; C",
          "href=\"b.html\" aria-current=\"page\">B",
        ]
      ])
    #expect(site.page("en/manual/index.html").contains("<a class=\"next\" href=\"a.html\""))
    #expect(!site.page("en/a.html").contains("<summary>"))
    #expect(
      site.page("en/index.html").parts(between: "<a class=\"article-title\" href=\"", and: "\"") == [
        "a.html", "loose/x.html", "manual/index.html",
      ])
  }

  @Test(arguments: [(nil, ""), ("https://example.org/notes", "https://example.org/notes/")])
  func aWrongAddressLeadsHome(base: String?, root: String) async throws {
    var files = Self.files
    if let base { files["Site/site.yml"]? += "baseURL: \(base)\n" }
    let page = try await SiteFolder(files).page("404.html")
    #expect(page.contains("<link rel=\"stylesheet\" href=\"\(root)assets/recto.css\">"))
    #expect(page.contains("<section class=\"notice\" lang=\"zh\">\n<h1>没有这个页面</h1>"))
    #expect(page.contains("<a href=\"\(root)zh/index.html\">首页</a>"))
    #expect(!page.contains("rel=\"canonical\""))
  }

  /// No page needs what `Content-Security-Policy: default-src 'self'` forbids.
  @Test func noPageHasCodeOrStyleInIt() async throws {
    let site = try await site()
    for path in site.pages {
      let page = site.page(path)
      #expect(!page.contains(" style=") && !page.contains("<style") && !page.contains("javascript:"))
      #expect(page.matches(of: #/\son[a-z]+=/#).isEmpty)
      #expect(
        page.parts(between: "<script", and: "</script>").allSatisfy { $0.hasPrefix(" src=") && $0.hasSuffix(">") })
    }
  }

  @Test func eachLanguageHasItsOwnWords() async throws {
    let site = try await site()
    for (path, words) in [
      ("en/first.html", ["5 January 2026", "Each of them in the ledger", "computed exactly", "data-copy=\"Copy\""]),
      ("zh/first.html", ["2026 年 1 月 5 日", "逐条见总账", "精确算出", "data-copy=\"复制\""]),
      ("en/ledger.html", ["<h1>Ledger</h1>", "any verdict", "{shown} of {all} claims"]),
      ("zh/ledger.html", ["<h1>总账</h1>", "任何结论", "{all} 条断言，显示 {shown} 条"]),
    ] {
      for word in words { #expect(site.page(path).contains(word), "\(path): \(word)") }
    }
  }
}
