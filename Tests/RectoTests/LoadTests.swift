import Diagnostics
import Foundation
import Testing

@testable import Recto

/// Each test has a folder of its own, gone afterwards.
struct LoadTests: ~Copyable {
  private let root: String

  init() throws {
    root = NSTemporaryDirectory() + "recto-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func write(_ path: String, _ bytes: [UInt8] = []) throws {
    let url = URL(fileURLWithPath: "\(root)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  private func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  private func load(_ paths: String...) throws -> Project { try Project.load(paths.map { "\(root)/\($0)" }) }

  /// Paths without the test's own folder.
  private func paths(_ project: Project) -> [String] {
    project.articles.map { String($0.path.dropFirst(root.count + 1)) }
  }

  @Test func aProjectIsAFolderWithContent() throws {
    for path in ["Content/en/b.md", "Content/en/a.md", "Content/zh/a.md", "Content/en/image.png", "README.md"] {
      try write(path)
    }
    try write("Content/prelude.swift", "let a = 1")
    try write("Site/site.yml", "title: Notes\ntilte: x\n")
    try write("Site/templates/article.mustache", "x")
    try write("Site/assets/a/logo.png")
    let project = try Project.load([root])
    #expect(paths(project) == ["Content/en/a.md", "Content/en/b.md", "Content/zh/a.md"])
    #expect(project.articles.map(\.name) == ["en/a", "en/b", "zh/a"])
    #expect(project.languages == ["en", "zh"])
    #expect(project.prelude?.bytes == Array("let a = 1".utf8))
    #expect(project.settings.title == LocalizedText("Notes"))
    #expect(project.templates.keys.sorted() == ["article"])
    #expect(project.assets.map(\.path) == ["assets/a/logo.png"])
    #expect(project.diagnostics.map { "\($0.file.dropFirst(root.count)):\($0.start.line)" } == ["/Site/site.yml:2"])
  }

  @Test func anyFolderOfMarkdownIsItsOwnContent() throws {
    for path in ["b.md", "a/c.markdown", ".git/x.md", "a/.hidden.md", "notes.txt"] { try write(path) }
    try write("_site/old.md")
    try write("_site/\(FolderWriter.marker)")
    let project = try Project.load([root])
    #expect(paths(project) == ["a/c.markdown", "b.md"])
    #expect(project.articles.map(\.name) == ["a/c", "b"])
    #expect(project.articles.map(\.folder) == [root + "/", root + "/"])
    #expect(project.languages == [])
  }

  @Test func aPartOfAProjectHasItsPreludeAndItsSettings() throws {
    try write("Content/en/a.md")
    try write("Content/prelude.swift", "let a = 1")
    try write("Site/site.yml", "html: allow")
    for part in ["Content/en/a.md", "Content/en", "Content"] {
      let project = try load(part)
      #expect(project.prelude != nil, "\(part)")
      #expect(project.settings.html == .allow)
      #expect(paths(project) == ["Content/en/a.md"])
      #expect(project.articles.map(\.name) == ["en/a"])
    }
  }

  @Test(arguments: ["-", "--", "en-", "-en", "notes"]) func aFolderOfNoLanguageIsNone(name: String) throws {
    try write("Content/\(name)/a.md")
    #expect(try Project.load([root]).languages == [])
    try write("Site/site.yml", "languages: [en]")
    let found = try Project.load([root]).diagnostics.map(\.diagnostic.message)
    #expect(found == ["the site has the language `en`, but no articles in `Content/en/`"])
  }

  /// Nothing is passed over in silence because of what it is called.
  @Test func aNameThatIsNoTextIsReported() throws {
    try write("a.md")
    let place = Array("\(root)/caf".utf8) + [0xE9] + Array(".md".utf8) + [0]
    let file = place.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
    }
    // Some systems have no such names.
    guard file >= 0 else { return }
    close(file)
    let project = try Project.load([root])
    #expect(paths(project) == ["a.md"])
    #expect(project.diagnostics.map(\.diagnostic.code) == [.unreadable])
    #expect(project.diagnostics.first?.diagnostic.help == ["give it a name in UTF-8"])
  }

  @Test func aFileIsReadOnceAndWhateverItIsCalled() throws {
    try write("a.txt")
    try write("b/c.md")
    #expect(paths(try load("a.txt", "b", "b/c.md")) == ["a.txt", "b/c.md"])
  }

  @Test func linksAreNotFollowed() throws {
    try write("Content/a.md")
    try write("secret.md")
    for (name, target) in [("l.md", "../secret.md"), ("loop", "."), ("gone.md", "nowhere")] {
      try FileManager.default.createSymbolicLink(atPath: "\(root)/Content/\(name)", withDestinationPath: target)
    }
    let project = try Project.load([root])
    #expect(paths(project) == ["Content/a.md"])
    #expect(project.diagnostics.map(\.diagnostic.severity) == [.warning, .warning, .warning])
  }

  @Test func whereThereIsNothingARunCannotBegin() throws {
    try write("Content/en/a.txt")
    for (path, code) in [("", DiagnosticCode.noArticles), ("Content/none.md", .unreadable)] {
      do throws(Diagnostic) {
        _ = try Project.load(["\(root)/\(path)"])
        Issue.record("\(path) was loaded")
      } catch {
        #expect(error.code == code)
      }
    }
  }

  @Test func aFileThatIsNoTextSaysWhere() throws {
    try write("a.md", Array("ab\n熵".utf8) + [0xE7, 0x86] + Array("x\n".utf8))
    do throws(LoadError) {
      _ = try SourceFile.load("\(root)/a.md")
      Issue.record("it was read")
    } catch {
      #expect(error.diagnostic.diagnostic.code == .encoding)
      #expect(error.diagnostic.start == Position(line: 2, column: 2))
      #expect(error.diagnostic.diagnostic.label == "the byte 0xE7")
    }
  }

  @Test(
    arguments: [
      [0x61, 0xC0, 0x80], [0x61, 0xED, 0xA0, 0x80], [0x61, 0xF4, 0x90, 0x80, 0x80], [0x61, 0x80], [0x61, 0xE7],
    ] as [[UInt8]]) func whatUTF8ForbidsIsFound(bytes: [UInt8]) throws
  {
    // Overlong, a surrogate, beyond U+10FFFF, a lone continuation, the end in the middle of a character.
    try write("a.md", bytes)
    do throws(LoadError) {
      _ = try SourceFile.load("\(root)/a.md")
      Issue.record("it was read")
    } catch {
      #expect(error.diagnostic.diagnostic.span == Span(1, 2))
    }
  }

  @Test func aFileThatIsTooLargeIsNotRead() throws {
    try write("a.md", [UInt8](repeating: 0x61, count: (16 << 20) + 1))
    do throws(LoadError) {
      _ = try SourceFile.load("\(root)/a.md")
      Issue.record("it was read")
    } catch {
      #expect(error.diagnostic.diagnostic.code == .tooLarge)
    }
  }

  @Test(arguments: ["none.md", ".", "pipe"]) func whatCannotBeReadIsReported(name: String) throws {
    mkfifo("\(root)/pipe", 0o644)
    do throws(LoadError) {
      _ = try SourceFile.load("\(root)/\(name)")
      Issue.record("it was read")
    } catch {
      #expect(error.diagnostic.diagnostic.code == .unreadable)
    }
  }
}
