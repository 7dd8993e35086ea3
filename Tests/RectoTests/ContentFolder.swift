import Diagnostics
import Foundation
import Recto

/// The project's own articles.
enum ContentFolder {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Content")

  /// Every article, with its path relative to `Content/`.
  static func articles() throws -> [SourceFile] {
    guard let paths = FileManager.default.enumerator(atPath: root.path) else { return [] }
    return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.sorted().map { path in
      SourceFile(path: path, bytes: Array(try Data(contentsOf: root.appending(path: path))))
    }
  }
}
