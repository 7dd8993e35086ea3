import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import Recto

/// Each test has a folder of its own, gone afterwards.
struct FolderWriterTests: ~Copyable {
  private let root: String
  private var output: String { root + "/_site" }

  init() throws {
    root = NSTemporaryDirectory() + "recto-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func write(_ files: [String: String]) throws {
    let writer = try FolderWriter(output: output)
    for (path, text) in files { try writer.add(path, Array(text.utf8)) }
    try writer.publish()
  }

  private func text(_ path: String) -> String? { try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

  private func entries(_ path: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")) ?? []).sorted()
  }

  private func fileNumber(_ path: String) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")[.systemFileNumber]) as? Int
  }

  /// The message of the diagnostic that the body throws.
  private func failure(_ body: () throws -> Void) -> String {
    do {
      try body()
    } catch let diagnostic as Diagnostic {
      #expect(diagnostic.code == .outputFolder)
      return diagnostic.message
    } catch {}
    return ""
  }

  @Test func aSiteIsReplacedAsAWhole() throws {
    try write(["index.html": "1", "en/a/b.html": "old", "en/gone.html": "x", "empty.txt": ""])
    #expect(text("_site/en/a/b.html") == "old")
    #expect(entries("_site") == [FolderWriter.marker, "empty.txt", "en", "index.html"])
    try write(["index.html": "1", "en/a/b.html": "new"])
    #expect(text("_site/en/a/b.html") == "new")
    #expect(entries("_site/en") == ["a"])
    #expect(entries() == ["_site"], "nothing is left beside the site")
  }

  @Test func anUnchangedFileIsTheSameFile() throws {
    try write(["same.html": "1", "other.html": "2", "length.html": "3"])
    let before = ["same.html", "other.html", "length.html"].map { fileNumber("_site/\($0)") }
    try write(["same.html": "1", "other.html": "4", "length.html": "33"])
    let after = ["same.html", "other.html", "length.html"].map { fileNumber("_site/\($0)") }
    #expect(before[0] != nil)
    #expect(before[0] == after[0])
    #expect(before[1] != after[1])
    #expect(before[2] != after[2])
    #expect(text("_site/other.html") == "4")
  }

  @Test func aLargeFileThatDiffersAtItsEndIsWritten() throws {
    let large = String(repeating: "x", count: 200_000)
    try write(["a": large + "1"])
    try write(["a": large + "2"])
    #expect(text("_site/a") == large + "2")
  }

  @Test func anEmptyFolderIsFilled() throws {
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try write(["a": "1"])
    #expect(text("_site/a") == "1")
  }

  @Test func missingParentsAreMade() throws {
    let writer = try FolderWriter(output: root + "/x/y/z")
    try writer.add("a", [])
    try writer.publish()
    #expect(entries("x/y/z") == [FolderWriter.marker, "a"])
  }

  @Test func aLinkedFolderIsReplacedWhereItIs() throws {
    try FileManager.default.createDirectory(atPath: root + "/real", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: output, withDestinationPath: "real")
    try write(["a": "1"])
    try write(["a": "2"])
    #expect(text("real/a") == "2")
    #expect(entries() == ["_site", "real"])
  }

  @Test func aFolderOfTheUsersIsNeverReplaced() throws {
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: output + "/thesis.txt"))
    #expect(failure { try write(["a": "1"]) }.hasSuffix("holds files that Recto did not write"))
    #expect(entries("_site") == ["thesis.txt"])
    #expect(entries() == ["_site"])
  }

  @Test func aFileIsNeverReplaced() throws {
    try Data("mine".utf8).write(to: URL(fileURLWithPath: output))
    #expect(failure { try write(["a": "1"]) }.hasPrefix("cannot read the output folder"))
    #expect(text("_site") == "mine")
  }

  @Test func aRepositoryIsNeverReplaced() throws {
    try write(["a": "1"])
    try FileManager.default.createDirectory(atPath: output + "/.git", withIntermediateDirectories: true)
    #expect(failure { try write(["a": "2"]) }.hasSuffix("holds a repository, '.git'"))
    #expect(text("_site/a") == "1")
  }

  @Test func filesThatAppearWhileWritingAreNotLost() throws {
    let writer = try FolderWriter(output: output)
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: output + "/thesis.txt"))
    #expect(failure { try writer.publish() } != "")
    #expect(text("_site/thesis.txt") == "mine")
  }

  @Test(arguments: ["", "/etc/x", "../x", "a/../../x", "a//b", "a/", "./a", "a\0b", "..", "a/."])
  func noPathLeavesTheSite(path: String) throws {
    let writer = try FolderWriter(output: output)
    #expect(failure { try writer.add(path, [1]) } != "")
    try writer.publish()
    #expect(entries("_site") == [FolderWriter.marker])
    #expect(entries() == ["_site"])
  }

  @Test func filesAreCopied() throws {
    let large = String(repeating: "x", count: 150_000)
    try Data(large.utf8).write(to: URL(fileURLWithPath: root + "/image.png"))
    var numbers: [Int?] = []
    for round in 0..<3 {
      if round == 2 { try Data((large.dropLast() + "y").utf8).write(to: URL(fileURLWithPath: root + "/image.png")) }
      let writer = try FolderWriter(output: output)
      try writer.copy(root + "/image.png", from: root, to: "en/image.png")
      try writer.publish()
      numbers.append(fileNumber("_site/en/image.png"))
    }
    #expect(numbers[0] == numbers[1])
    #expect(numbers[1] != numbers[2])
    #expect(text("_site/en/image.png") == large.dropLast() + "y")
  }

  @Test func onlyWhatStandsInTheFolderIsCopied() throws {
    let content = root + "/Content"
    try FileManager.default.createDirectory(atPath: content + "/inner", withIntermediateDirectories: true)
    try Data("1".utf8).write(to: URL(fileURLWithPath: content + "/inner/a.png"))
    for (name, target) in [("secret.png", "/etc/hostname"), ("folder", "/etc"), ("good.png", "inner/a.png")] {
      try FileManager.default.createSymbolicLink(atPath: "\(content)/\(name)", withDestinationPath: target)
    }
    let writer = try FolderWriter(output: output)
    for name in ["secret.png", "folder/hostname", "../_site", "inner", "none.png", ""] {
      #expect(failure { try writer.copy("\(content)/\(name)", from: content, to: "x.png") }.hasPrefix("cannot copy"))
    }
    try writer.copy(content + "/good.png", from: content, to: "good.png")
    try writer.publish()
    #expect(text("_site/good.png") == "1")
    #expect(entries("_site") == [FolderWriter.marker, "good.png"])
  }

  @Test func twoFilesOfOneNameAreAnError() throws {
    try write(["a": "1"])
    let writer = try FolderWriter(output: output)
    try writer.add("a", Array("1".utf8))
    #expect(failure { try writer.add("a", Array("1".utf8)) }.hasPrefix("two files"))
    #expect(failure { try writer.add("a", Array("2".utf8)) }.hasPrefix("two files"))
    #expect(failure { try writer.add("a/b", []) }.hasPrefix("cannot write"))
  }

  @Test func aWriterThatIsLetGoLeavesTheOldSite() throws {
    try write(["a": "1"])
    do {
      let writer = try FolderWriter(output: output)
      try writer.add("a", Array("2".utf8))
      try writer.add("b", Array("2".utf8))
    }
    #expect(text("_site/a") == "1")
    #expect(entries("_site") == [FolderWriter.marker, "a"])
    #expect(entries() == ["_site"])
  }

  @Test func theLeftoversOfAKilledRunAreCleared() throws {
    try write(["a": "1"])
    let working = root + "/._site.recto-build"
    try FileManager.default.createDirectory(atPath: working + "/new/en", withIntermediateDirectories: true)
    try Data("half".utf8).write(to: URL(fileURLWithPath: working + "/new/en/half.html"))
    try FileManager.default.createSymbolicLink(atPath: working + "/new/link", withDestinationPath: root + "/_site")
    try write(["a": "2"])
    #expect(entries("_site") == [FolderWriter.marker, "a"])
    #expect(text("_site/a") == "2")
    #expect(entries() == ["_site"])
  }

  @Test func aSiteThatWasMovedAsideIsPutBack() throws {
    // What a run leaves that was killed between the two steps of a file system without exchange.
    try write(["a": "1"])
    let working = root + "/._site.recto-build"
    try FileManager.default.createDirectory(atPath: working, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: output, toPath: working + "/old")
    do { _ = try FolderWriter(output: output) }
    #expect(text("_site/a") == "1")
    #expect(entries() == ["_site"])
  }

  @Test func aFolderThatCannotBeMadeIsReported() {
    #expect(failure { _ = try FolderWriter(output: "/dev/null/site") } == "cannot write to '/dev/null/site'")
  }

  @Test(.enabled(if: geteuid() != 0, "permissions do not bind the superuser"))
  func aReadOnlyFolderIsReported() throws {
    try write(["a": "1"])
    chmod(root, 0o555)
    defer { chmod(root, 0o755) }
    #expect(failure { try write(["a": "2"]) }.hasPrefix("cannot make the folder"))
    #expect(text("_site/a") == "1")
  }

  @Test func manyThreadsWriteOneSite() async throws {
    let writer = try FolderWriter(output: output)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<400 {
        group.addTask { try writer.add("x\(index % 7)/y\(index % 3)/\(index).html", Array("\(index)".utf8)) }
      }
      try await group.waitForAll()
    }
    try writer.publish()
    for index in 0..<400 { #expect(text("_site/x\(index % 7)/y\(index % 3)/\(index).html") == "\(index)") }
  }

  @Test func aSecondWriterWaitsForTheFirst() async throws {
    let output = output
    let events = Mutex<[String]>([])
    let first = try FolderWriter(output: output)
    let second = Thread {
      do {
        let writer = try FolderWriter(output: output) { events.withLock { $0.append("waits") } }
        events.withLock { $0.append("writes") }
        try writer.add("b", [])
        try writer.publish()
        events.withLock { $0.append("done") }
      } catch {
        events.withLock { $0.append("\(error)") }
      }
    }
    second.start()
    while events.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(1)) }
    try first.add("a", [])
    #expect(events.withLock { $0 } == ["waits"])
    try first.publish()
    while events.withLock({ $0.count < 3 }) { try await Task.sleep(for: .milliseconds(1)) }
    #expect(events.withLock { $0 } == ["waits", "writes", "done"])
    #expect(entries("_site") == [FolderWriter.marker, "b"])
    #expect(entries() == ["_site"])
  }
}
