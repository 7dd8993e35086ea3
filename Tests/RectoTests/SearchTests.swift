import Formula
import Foundation
import Testing

@testable import Recto

/// The search index: what a page says is in it, and the script finds it.
@Suite struct SearchTests {
  private func sections(_ html: String) throws -> [String] {
    let json = Data(SearchText(Array(html.utf8)).json)
    return try #require(JSONSerialization.jsonObject(with: json) as? [String])
  }

  @Test(arguments: [
    ("<p>a\n <em>b</em>c</p>\n<p>d</p>", ["", "", "a bc d"]),
    (
      "<p>a</p><h2 id=\"x-1\">X <code>&lt;1&gt;</code></h2>\n<ul><li>b</li><li>c</li></ul>",
      ["", "", "a", "x-1", "X <1>", "b c"]
    ),
    ("<p>\"q\" &amp; \\ &quot;</p>", ["", "", "\"q\" & \\ \""]),
    (
      "<h2 id=\"x\">X<a class=\"anchor\" href=\"#x\" aria-label=\"Link to “X”\">#</a></h2>y",
      ["", "", "", "x", "X", "y"]
    ),
    ("<p>a<small>b</small> <a href=\"#c\"><small>d</small></a></p>", ["", "", "ab d"]),
    ("<p>one  two\n three&lt;four\\ \"</p>", ["", "", "one two three<four\\ \""]),
    ("<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\">1</a></sup>b <a href=\"#fnref-1\">↩</a></p>", ["", "", "ab"]),
    // Numbers in formulas stay apart, and signs between terms have space around them.
    (
      "<math><mn>0.7</mn><mo>×</mo><mn>0.36</mn><mo>≈</mo><mo>−</mo><mn>0.25</mn></math>",
      ["", "", "0.7 × 0.36 ≈ −0.25"]
    ),
    (
      "<math><mi>H</mi><mo>≈</mo><mn>0.802</mn><mo>,</mo><mo>≈</mo><mn>0.8</mn></math><span class=\"note\">here</span>",
      ["", "", "H ≈ 0.802, ≈ 0.8 here"]
    ),
    (
      "<math><msup><mn>10</mn><mrow><mo>−</mo><mn>3</mn></mrow></msup><mo>−</mo><mi>x</mi></math>",
      ["", "", "10−3 − x"]
    ),
    ("<p>是<math><mo>−</mo><mi>x</mi></math></p>", ["", "", "是−x"]),
    (
      "<math><mfrac><mn>0.2</mn><mn>0.3</mn></mfrac><mi>log</mi><mo>\u{2061}</mo><mi>p</mi></math>",
      ["", "", "0.2/0.3 log p"]
    ),
    (
      "<math><mfrac><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow><msup><mi>y</mi><mn>2</mn></msup></mfrac><mo>=</mo><mn>2</mn></math>",
      ["", "", "1 + x/y2 = 2"]
    ),
    ("<math><mfrac linethickness=\"0\"><mn>10</mn><mn>2</mn></mfrac></math>", ["", "", "10 2"]),
    ("<figure>a<details><table><td>b</td></table></details></figure><details>c</details>", ["", "", "a c"]),
    ("<pre><code><span class=\"k\">let</span> x</code></pre>", ["", "", "let x"]),
    ("a<script>b</script><style>c</style><svg><text>d</text></svg><button>e</button>f", ["", "", "af"]),
    ("a <", ["", "", "a"]), ("a<mn>", ["", "", "a"]), ("a<mo", ["", "", "a"]), ("<p", ["", "", ""]),
    ("", ["", "", ""]), ("&unknown; \u{1}b", ["", "", "&unknown; b"]),
  ]) func aPageIsItsSections(html: String, expected: [String]) throws {
    #expect(try sections(html) == expected)
  }

  /// A card says again what its number says; so does a sign.
  @Test(arguments: [Verdict.verified, .refuted, .undecided])
  func marksAndTheirCardsAreNotRead(verdict: Verdict) throws {
    for ledger in ["ledger.html#h-7", nil] {
      let mark = ClaimMark(
        number: 7, verdict: verdict, basis: .enclosure, text: "H ≈ 0.802", value: "[0.80181, 0.80182]", note: "why",
        line: 31, ledger: ledger)
      var html = Array("<p>some ".utf8)
      mark.write(number: "0.802", .of("en"), to: &html)
      html += " nats, ".utf8
      mark.writeSign(besideFormula: .of("en"), to: &html)
      ClaimMark.write([mark], around: { $0 += "<math><mi>H</mi></math>".utf8 }, .of("en"), to: &html)
      html += " <small>more</small></p>".utf8
      #expect(try sections(String(decoding: html, as: UTF8.self)) == ["", "", "some 0.802 nats, H more"])
    }
  }

  /// What the script finds for a query in an index: the anchors of the sections, best first.
  private static let harness = """
    globalThis.rectoSearch = undefined;
    for (const file of process.argv.slice(3).reverse()) require(file);
    const { sections, search, context, marks } = require(process.argv[2]);
    const blocks = globalThis.rectoSearch;
    const all = sections(blocks.flatMap(({ pages }) => pages));
    const queries = JSON.parse(require("fs").readFileSync(0, "utf8"));
    console.log(JSON.stringify(queries.map((query) => search(all, query).results.map((section) => ({
      place: section.path + "#" + section.anchor, context: context(section.text, query) })))));
    """

  private struct Found: Decodable {
    var place: String
    var context: [String]
  }

  private static let node = ["/usr/bin/node", "/usr/local/bin/node", "/opt/homebrew/bin/node"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private func find(_ queries: [String], in scripts: [(name: String, script: [UInt8])]) throws -> [[Found]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "recto-search-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, script) in scripts { try Data(script).write(to: folder.appending(path: name)) }
    let harness = folder.appending(path: "harness.js")
    try Data(Self.harness.utf8).write(to: harness)
    let asset = ContentFolder.root.deletingLastPathComponent().appending(path: "Site/assets/search.js").path
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.node))
    process.arguments = [harness.path, asset] + scripts.map { folder.appending(path: $0.name).path }
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(try JSONEncoder().encode(queries))
    try input.fileHandleForWriting.close()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([[Found]].self, from: answer)
  }

  private func write(_ pages: [(path: String, title: String, html: String)]) async throws -> [(String, [UInt8])] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "recto-index-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let writer = try FolderWriter(output: folder.path)
    var index = SearchIndex()
    for page in pages {
      try index.add(
        SearchIndex.entry(page.path, title: page.title, body: Array(page.html.utf8)), to: "assets/x.js", writer)
    }
    try index.finish(["assets/x.js"], writer)
    try writer.publish()
    return try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "assets").path).sorted().map {
      ($0, [UInt8](try Data(contentsOf: folder.appending(path: "assets/\($0)"))))
    }
  }

  private static let site: [(path: String, title: String, html: String)] = [
    (
      "en/a.html", "Entropy by example",
      """
      <p>How much a message tells.</p><h2 id="three">Three outcomes</h2><p>On average it tells us 0.802 nats, or
      1.157 bits. The naïve sum is 10.802, which no one says.</p>
      <h2 id="other">Other</h2><p>The year 2802, and learning rates.</p>
      """
    ),
    (
      "en/b.html", "Learning",
      "<p>Rates of learning, and the entropy of none.</p><h2 id=\"minus\">Signs</h2><p>It is −0.25.</p>"
    ),
    (
      "zh/a.html", "动手算一遍交叉熵",
      "<p>一条消息的意外程度。</p><h2 id=\"loss\">损失</h2><p>交叉熵与相对熵之差是熵，学习率要小。</p>"
    ),
  ]

  @Test(
    .enabled(if: node != nil, "node is not installed: the search script is not run"),
    arguments: [
      ("0.802", ["en/a.html#three"]),
      ("learning rates", ["en/b.html#", "en/a.html#other"]),
      ("LEARN", ["en/b.html#", "en/a.html#other"]),
      ("naive", ["en/a.html#three"]),
      ("-0.25", ["en/b.html#minus"]),
      ("交叉熵", ["zh/a.html#", "zh/a.html#loss"]),
      ("学习率", ["zh/a.html#loss"]),
      // No text has these words, but one has half of their pairs.
      ("意外的程度", ["zh/a.html#"]),
      ("０．８０２", ["en/a.html#three"]),
      ("entropy three", ["en/a.html#three"]),
      ("nothing of this", ["en/b.html#"]),
      ("xyzzy", []), ("", []), ("  ", []), ("\\", []), ("(", []),
    ] as [(String, [String])])
  func aQueryFindsItsSections(query: String, expected: [String]) async throws {
    let scripts = try await write(Self.site)
    let found = try find([query], in: scripts)[0].map(\.place)
    #expect(found.prefix(expected.count).elementsEqual(expected), "\(found)")
    if expected.isEmpty { #expect(found == []) }
  }

  @Test(.enabled(if: node != nil, "node is not installed: the search script is not run"))
  func whatIsFoundIsShownInItsPlace() async throws {
    let words = (0..<400).map { "word\($0)" }.joined(separator: " ")
    let scripts = try await write([("a.html", "A", "<p>\(words) Needle <b>here</b> \(words) 针 &lt;i&gt;</p>")])
    let found = try find(["needle", "针"], in: scripts)
    let needle = try #require(found[0].first).context
    #expect(needle.count == 3)
    #expect(needle[1] == "Needle")
    #expect(needle[0].hasPrefix("… word") && needle[0].hasSuffix("word399 "))
    #expect(needle[2].hasPrefix(" here word0 ") && needle[2].hasSuffix(" …"))
    #expect(needle.joined().count < 200)
    #expect(try #require(found[1].first).context.suffix(2) == ["针", " <i>"])
  }

  @Test(.enabled(if: node != nil, "node is not installed: the search script is not run"))
  func aLongIndexIsInSeveralScripts() async throws {
    let text = String(repeating: "lorem ipsum ", count: 5000)
    let pages = (0..<12).map { (path: "p\($0).html", title: "Page \($0)", html: "<p>\(text) marker\($0)</p>") }
    let scripts = try await write(pages)
    // Each page is 60 KB, and four fit into a block.
    #expect(scripts.map(\.0) == ["x-0.js", "x-1.js", "x.js"])
    for (_, script) in scripts { #expect(script.count <= SearchIndex.blockSize + 100) }
    let last = String(decoding: try #require(scripts.last).1, as: UTF8.self)
    #expect(last.contains("push({blocks:2,"))
    let found = try find((0..<12).map { "marker\($0)" }, in: scripts)
    for (number, results) in found.enumerated() { #expect(results.first?.place == "p\(number).html#") }
  }

  @Test func anIndexWithoutPagesIsOne() async throws {
    let scripts = try await write([])
    #expect(scripts.map(\.0) == ["x.js"])
  }
}
