import Diagnostics
import Foundation
import Testing

@testable import Recto

/// What is made again is what would be made anew: whatever the author does, one preview that follows it and another one
/// that begins with it show the same.
struct PreviewTests {
  private let folder: PreviewFolder
  private var root: String { folder.root }

  init() throws {
    folder = try PreviewFolder()
    try write("Content/en/a.md", "---\ntitle: A\ndate: 2026-01-02\n---\n# A\n\n0.5<!-- = 1/2 -->, [b](b.md#b)\n")
    try write("Content/en/b.md", "# B\n\n![](dot.png)\n\n```swift recto\nlet x = 2   // = 2\n```\n")
    try write("Content/en/dot.png", "png")
    try write("Content/zh/a.md", "# 甲\n\n3<!-- = 1 + 2 -->\n")
    try write("Site/site.yml", "title: Notes\n")
  }

  private func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: "\(root)/\(path)") }

  private func preview() throws -> Preview { try Preview(of: root, width: 2) }

  private func expectSame(
    _ a: PreviewSite, _ b: PreviewSite, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(a.changes(since: b) == [], comment, sourceLocation: sourceLocation)
    #expect(a.absent == b.absent, comment, sourceLocation: sourceLocation)
    #expect(a.sources == b.sources, comment, sourceLocation: sourceLocation)
    #expect(a.problem == b.problem, comment, sourceLocation: sourceLocation)
    #expect(a.findings.mapValues { $0.map { $0.text() } } == b.findings.mapValues { $0.map { $0.text() } }, comment)
    #expect(a.commonFindings.map { $0.text() } == b.commonFindings.map { $0.text() }, comment)
    #expect(a.report.tally == b.report.tally, comment, sourceLocation: sourceLocation)
  }

  @Test func followingIsTheSameAsBeginning() async throws {
    var following = try preview()
    _ = await following.update()
    let steps: [(name: String, act: () throws -> Void)] = [
      ("nothing", {}),
      ("text", { try write("Content/en/a.md", "# A\n\n0.6<!-- = 1/2 -->\n") }),
      ("title", { try write("Content/en/a.md", "---\ntitle: Other\n---\n# A\n\n0.5<!-- = 1/2 -->\n") }),
      ("syntax error", { try write("Content/en/b.md", "# B\n\n```swift recto\nlet x = (\n```\n") }),
      ("mended", { try write("Content/en/b.md", "# B\n\n```swift recto\nlet x = 1\n```\n") }),
      ("new article", { try write("Content/zh/b.md", "# 乙\n\n[a](a.md)\n") }),
      ("new language", { try write("Content/fr/a.md", "# A\n") }),
      ("deleted", { try remove("Content/zh/a.md") }),
      ("not UTF-8", { try Data([0xFF, 0xFE]).write(to: URL(fileURLWithPath: "\(root)/Content/en/a.md")) }),
      ("text again", { try write("Content/en/a.md", "# A\n\n$1 + 1 = 2$, 3<!-- = two + 1 -->\n") }),
      ("prelude", { try write("Content/prelude.swift", "let two = 2\n") }),
      ("other prelude", { try write("Content/prelude.swift", "let two = 3\n") }),
      ("broken prelude", { try write("Content/prelude.swift", "let two = \n") }),
      ("no prelude", { try remove("Content/prelude.swift") }),
      ("settings", { try write("Site/site.yml", "title: Other\nlanguages: [zh, en]\n") }),
      ("broken settings", { try write("Site/site.yml", "title: [\n") }),
      ("template", { try write("Site/templates/article.mustache", "<title>{{title}}</title>{{{body}}}") }),
      ("broken template", { try write("Site/templates/article.mustache", "{{#body}}") }),
      ("no template", { try remove("Site/templates/article.mustache") }),
      ("asset", { try write("Site/assets/own.css", "p {}") }),
      ("draft", { try write("Content/en/b.md", "---\ndraft: true\n---\n# B\n") }),
      ("no project", { try FileManager.default.moveItem(atPath: root + "/Content", toPath: root + "/.Away") }),
      ("project again", { try FileManager.default.moveItem(atPath: root + "/.Away", toPath: root + "/Content") }),
    ]
    for step in steps {
      try step.act()
      let followed = await following.update()
      var beginning = try preview()
      expectSame(followed, await beginning.update(), "\(step.name)")
    }
  }

  /// With time between the changes, so that of the other articles only what is known is used.
  @Test func theReadingOrderFollows() async throws {
    func article(_ title: String, _ date: String, _ more: String = "") -> String {
      "---\ntitle: \(title)\ndate: \(date)\n\(more)---\n# \(title)\n"
    }
    for (name, date) in [("a", "2026-01-01"), ("b", "2026-01-02"), ("c", "2026-01-03")] {
      try write("Content/en/\(name).md", article(name, date))
    }
    // In a folder of their own each page lists all.
    for name in ["index", "one", "two"] { try write("Content/en/manual/\(name).md", article(name, "2026-01-01")) }
    var following = try preview()
    let steps: [(name: String, order: [String], act: () throws -> Void)] = [
      ("as it was", ["a", "b", "c"], {}),
      ("an earlier date", ["c", "a", "b"], { try write("Content/en/c.md", article("c", "2025-12-31")) }),
      ("a title", ["c", "a", "b"], { try write("Content/en/a.md", article("Another", "2026-01-01")) }),
      (
        "a title of the same length", ["c", "a", "b"],
        { try write("Content/en/a.md", article("Anether", "2026-01-01")) }
      ),
      (
        "two dates at once", ["b", "c", "a"],
        {
          try write("Content/en/b.md", article("b", "2025-12-30"))
          try write("Content/en/a.md", article("Anether", "2026-02-01"))
        }
      ),
      (
        "a title by its heading", ["b", "c", "a"],
        { try write("Content/en/b.md", "---\ndate: 2025-12-30\n---\n# Begin\n") }
      ),
      ("a draft", ["b", "a"], { try write("Content/en/c.md", article("c", "2025-12-31", "draft: true\n")) }),
      ("no draft", ["b", "c", "a"], { try write("Content/en/c.md", article("c", "2025-12-31")) }),
      (
        "a title in the manual", ["b", "c", "a"], { try write("Content/en/manual/one.md", article("1", "2026-01-01")) }
      ),
      (
        "the manual's title", ["b", "c", "a"],
        { try write("Content/en/manual/index.md", article("Manual", "2026-01-01")) }
      ),
      ("a date in the manual", ["b", "c", "a"], { try write("Content/en/manual/one.md", article("1", "2027-01-01")) }),
      ("deleted", ["c", "a"], { try remove("Content/en/b.md") }),
      (
        "renamed", ["c", "d"],
        {
          try FileManager.default.moveItem(atPath: root + "/Content/en/a.md", toPath: root + "/Content/en/d.md")
        }
      ),
      ("not UTF-8", ["d"], { try Data([0xFF]).write(to: URL(fileURLWithPath: "\(root)/Content/en/c.md")) }),
    ]
    for step in steps {
      try await settle()
      _ = await following.update()
      try step.act()
      let followed = await following.update()
      var beginning = try preview()
      expectSame(followed, await beginning.update(), "\(step.name)")
      #expect(order(followed) == step.order, "\(step.name)")
    }
  }

  /// The articles in English, each by the link of the one before it.
  private func order(_ site: PreviewSite) -> [String] {
    var after: [String: String] = [:]
    let names = site.sources.keys.filter { $0.hasPrefix("en/") && !$0.contains("manual") && site.absent[$0] == nil }
    for name in names {
      let page = String(decoding: site.page(name) ?? [], as: UTF8.self)
      let link = page.firstMatch(of: /class="next" href="([^"]*)"/)
      after[String(name.dropFirst(3))] = link.map { String($0.1) }
    }
    var next = names.map { String($0.dropFirst(3)) }.first { !after.values.contains($0) }
    var order: [String] = []
    while let name = next, order.count <= names.count {
      order.append(String(name.dropLast(5)))
      next = after[name]
    }
    return order
  }

  /// A file that has just changed is always read again.
  private func settle() async throws { try await Task.sleep(for: .milliseconds(80)) }

  @Test func aSoundProjectIsShownAsItIsBuilt() async throws {
    var preview = try preview()
    let site = await preview.update()
    #expect(site.report.diagnostics.isEmpty)
    let output = root + "/built"
    _ = try await Project.load([root]).build(into: output, width: 2)
    var built: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: output) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(output)/\(path)", isDirectory: &isFolder), !isFolder.boolValue,
        path != FolderWriter.marker
      else { continue }
      built.insert(path)
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(output)/\(path)")))
      switch site.files[path] {
      case .bytes(let shown): #expect(shown == bytes, "\(path)")
      case .copy(let source, let folder, _):
        let place = try #require(SiteFile.place(of: source, in: folder))
        #expect(Array(try Data(contentsOf: URL(fileURLWithPath: place))) == bytes, "\(path)")
      case nil: Issue.record("\(path) is missing")
      }
    }
    #expect(built == Set(site.files.keys))
    #expect(built.isSuperset(of: ["index.html", "en/index.html", "en/a.html", "zh/a.html", "en/dot.png"]))
  }

  @Test func onlyWhatAChangeTouchesIsMadeAgain() async throws {
    var preview = try preview()
    try await settle()
    _ = await preview.update()
    #expect(preview.made == ["en/a", "en/b", "zh/a"])
    _ = await preview.update()
    #expect(preview.made == [])
    try write("Content/en/b.md", "# B\n\n0.5<!-- = 1/3 -->\n")
    let site = await preview.update()
    #expect(preview.made == ["en/b"])
    #expect(site.findings.mapValues { $0.map(\.diagnostic.code) } == ["en/b.html": [.claimRefuted]])
    try await settle()
    _ = await preview.update()
    // Its title stands on the pages of its neighbours, too.
    try write("Content/en/b.md", "# Another\n")
    try write("Content/en/c.md", "---\ndate: 2026-03-03\n---\n# C\n")
    _ = await preview.update()
    try await settle()
    _ = await preview.update()
    try write("Content/en/c.md", "---\ndate: 2026-03-03\n---\n# Another C\n")
    _ = await preview.update()
    #expect(preview.made == ["en/a", "en/c"])
    try await settle()
    _ = await preview.update()
    try write("Site/assets/own.css", "p {}")
    try write("Content/en/dot.png", "another")
    _ = await preview.update()
    try write("Site/site.yml", "title: Other\n")
    _ = await preview.update()
    #expect(preview.made.count == 4)
  }

  @Test func aFileThatChangesTwiceAtOnceIsReadTwice() async throws {
    var preview = try preview()
    _ = await preview.update()
    // The file system's clock need not move between two writes of the same size.
    for round in 0..<40 {
      let digit = "\(round % 10)"
      let file = try #require(fopen(root + "/Content/en/a.md", "r+"))
      fputs("# A \(digit)\n", file)
      ftruncate(fileno(file), 6)
      fclose(file)
      let site = await preview.update()
      #expect(site.page("en/a.html").map { String(decoding: $0, as: UTF8.self).contains("A \(digit)</h1>") } == true)
    }
  }

  @Test func findingsStandAtTheirPlaces() async throws {
    try write(
      "Content/en/a.md",
      """
      # A

      It is 0.6<!-- = 1/2 --> and $\\nonsense$.

      ```swift recto
      1 + 1   // = 3
      let x = unknown
      ```

      <!-- recto: nonsense -->
      """)
    var preview = try preview()
    let site = await preview.update()
    let page = String(decoding: try #require(site.page("en/a.html")), as: UTF8.self)
    func place(_ text: String) throws -> String.Index { try #require(page.range(of: text), "\(text)").lowerBound }
    let number = try place("0.6")
    let inProse = try place("id=\"finding-3-7-claim-refuted\"")
    let inMath = try place("math-unknown-command\" role=\"note\"")
    let inBlock = try place("id=\"finding-6-14-claim-refuted\"")
    let unknown = try place("id=\"finding-7-9-unknown-name\"")
    #expect(number < inProse && inProse < inMath && inMath < inBlock && inBlock < unknown)
    #expect(site.findings["en/a.html"]?.count == 5)
    #expect(!page.contains("directive-unknown"), "what has no place on the page is only in the list")
    // Readers never see them.
    let output = root + "/built"
    try write("Content/en/a.md", "# A\n\nIt is 0.6<!-- = 1/2 -->.\n")
    _ = try await Project.load([root]).build(into: output, allowsFailures: true, width: 2)
    let built = try String(contentsOfFile: output + "/en/a.html", encoding: .utf8)
    #expect(built.contains("claim-1") && !built.contains("finding"))
  }

  @Test func draftsAreShownWhereTheyAreAskedFor() async throws {
    try write("Content/en/b.md", "---\ndraft: true\n---\n# B\n")
    var without = try preview()
    let hidden = await without.update()
    #expect(hidden.absent == ["en/b.html": .draft])
    #expect(hidden.page("en/b.html") == nil)
    var with = try Preview(of: root, showsDrafts: true, width: 2)
    let shown = await with.update()
    #expect(shown.absent == [:])
    #expect(shown.page("en/b.html") != nil)
  }

  @Test func aPictureChangesTheAppearanceOfPages() async throws {
    var preview = try preview()
    let first = await preview.update()
    try write("Content/en/dot.png", "another")
    let second = await preview.update()
    #expect(second.changes(since: first) == ["en/dot.png"])
    #expect(first.appearance != second.appearance)
    try write("Content/en/a.md", "# A\n")
    let third = await preview.update()
    #expect(third.appearance == second.appearance)
  }

  /// Landon Curt Noll's test vectors of the 64-bit hash: http://www.isthe.com/chongo/src/fnv/test_fnv.c
  @Test(arguments: [("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8)])
  func theHashIsFNV1a(text: String, value: UInt64) { #expect(fnv1a(Array(text.utf8)) == value) }

  @Test func aFolderThatIsNotThereIsRefused() {
    #expect(throws: Diagnostic.self) { try Preview(of: "/nowhere", width: 1) }
  }
}

/// A folder that is gone when nobody needs it any more.
private final class PreviewFolder: Sendable {
  let root = NSTemporaryDirectory() + "recto-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: root) }
}
