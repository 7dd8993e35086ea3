import Foundation
import Recto

/// A project in a folder of its own for one test, gone afterwards, and the site that is built of it.
final class SiteFolder {
  let root: URL
  private(set) var report = Report()

  init(_ files: [String: String]) async throws {
    root = FileManager.default.temporaryDirectory.appending(path: "recto-site-\(UUID().uuidString)")
    for (path, text) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    report = try await Project.load([root.path]).build(
      into: root.appending(path: "_site").path, allowsFailures: true, width: 2)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// A page, or nothing if there is none.
  func page(_ path: String) -> String {
    (try? String(contentsOf: root.appending(path: "_site").appending(path: path), encoding: .utf8)) ?? ""
  }

  /// The pages' paths below the site's root, in their order.
  var pages: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "_site").path)) ?? [])
      .filter { $0.hasSuffix(".html") }.sorted()
  }
}

extension String {
  /// What stands between two texts, wherever they follow one another.
  func parts(between start: String, and end: String) -> [String] {
    components(separatedBy: start).dropFirst().compactMap { rest in
      rest.range(of: end).map { String(rest[..<$0.lowerBound]) }
    }
  }

  /// What is read of HTML: without tags, and with the characters that entities stand for.
  var withoutTags: String {
    replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
