import Foundation
import Recto
import Testing

@testable import RectoServer

/// The system tells at once of what an author does with the files. (Polling alone would take two seconds.)
@Suite(.serialized) struct SourceWatchTests {
  private let notes: Notes

  init() throws { notes = try Notes() }

  /// Whether a wake comes within a second of an act.
  private func wakes(_ watch: SourceWatch, _ act: () throws -> Void) async throws -> Bool {
    _ = SourceSnapshot(of: notes.root, enter: watch.add)
    // What is still to come of the time before.
    try await Task.sleep(for: .milliseconds(30))
    let start = ContinuousClock.now
    try act()
    var iterator = watch.wakes.makeAsyncIterator()
    _ = await iterator.next()
    return ContinuousClock.now - start < .seconds(1)
  }

  private func path(_ name: String) -> String { "\(notes.root)/Content/en/\(name)" }

  #if os(Linux)
    @Test func everyWayToSaveIsNoticed() async throws {
      let files = FileManager.default
      let acts: [(String, () throws -> Void)] = [
        ("in place", { try Data("# A\n".utf8).write(to: URL(fileURLWithPath: path("a.md"))) }),
        (
          "by a rename",
          {
            try Data("# A 2\n".utf8).write(to: URL(fileURLWithPath: path(".a.swp")))
            rename(path(".a.swp"), path("a.md"))
          }
        ),
        (
          "by moving the old one away",
          {
            rename(path("a.md"), path("a.md~"))
            try Data("# A 3\n".utf8).write(to: URL(fileURLWithPath: path("a.md")))
            try files.removeItem(atPath: path("a.md~"))
          }
        ),
        ("deleted", { try files.removeItem(atPath: path("a.md")) }),
        ("new", { try notes.write("Content/en/a.md", "# A\n") }),
        ("permissions", { chmod(path("a.md"), 0o600) }),
        ("new folder", { try notes.write("Content/fr/deep/a.md", "# A\n") }),
        ("in the new folder", { try notes.write("Content/fr/deep/a.md", "# A 2\n") }),
        ("folder renamed", { rename("\(notes.root)/Content/fr", "\(notes.root)/Content/de") }),
        ("in the renamed folder", { try notes.write("Content/de/deep/a.md", "# A 3\n") }),
        ("settings", { try notes.write("Site/site.yml", "title: B\n") }),
        ("template", { try notes.write("Site/templates/article.mustache", "{{{body}}}") }),
        ("picture", { try notes.write("Content/en/dot.png", "2") }),
        ("all away", { rename("\(notes.root)/Content", "\(notes.root)/.Away") }),
        ("all back", { rename("\(notes.root)/.Away", "\(notes.root)/Content") }),
        ("as before", { try notes.write("Content/en/a.md", "# A 4\n") }),
      ]
      let watch = SourceWatch()
      for (name, act) in acts {
        // Else the timer's wake could pass for one of the system.
        var isWoken = false
        for _ in 0..<2 where !isWoken { isWoken = try await wakes(watch, act) }
        #expect(isWoken, "\(name)")
      }
      watch.stop()
    }
  #endif

  @Test func whereTheSystemTellsNothingItIsLookedUp() async throws {
    let watch = SourceWatch()
    let start = ContinuousClock.now
    var iterator = watch.wakes.makeAsyncIterator()
    #expect(await iterator.next() != nil)
    #expect(ContinuousClock.now - start < .seconds(20))
    watch.stop()
    #expect(await iterator.next() == nil)
  }

  @Test func aSnapshotTellsOfEveryFile() async throws {
    func snapshot() -> SourceSnapshot { SourceSnapshot(of: notes.root) { _ in } }
    // On a busy machine a file may be no longer new when it is looked at.
    let isNewFileSeen = try (0..<50).contains { _ in
      try notes.write("Content/en/a.md", "# A\n")
      return !snapshot().isSettled
    }
    #expect(isNewFileSeen)
    try await Task.sleep(for: .milliseconds(80))
    let before = snapshot()
    #expect(before.isSettled)
    #expect(snapshot() == before)
    for file in ["Content/en/a.md", "Content/en/dot.png", "Site/site.yml", "Site/assets/new.css"] {
      let before = snapshot()
      try notes.write(file, "x")
      #expect(snapshot() != before, "\(file)")
    }
    try notes.write("_site/index.html", "x")
    try notes.write("Content/.hidden", "x")
    try notes.write("README.md", "x")
    try await Task.sleep(for: .milliseconds(80))
    let settled = snapshot()
    #expect(settled.isSettled)
    try notes.write("_site/index.html", "xx")
    try notes.write("README.md", "xx")
    #expect(snapshot() == settled, "no file of the site")
  }

  @Test func foldersAreEnteredBeforeTheyAreLookedAt() throws {
    var entered: [String] = []
    _ = SourceSnapshot(of: notes.root) { folder in entered.append(String(folder.dropFirst(notes.root.count))) }
    #expect(Set(entered) == ["", "/Content", "/Content/en", "/Content/zh", "/Site"])
    #expect(entered.prefix(2) == ["", "/Content"])
  }
}
