import Diagnostics

/// Where the files of a site go: a folder that is published as a whole (`FolderWriter`), or memory, for the preview
/// (`MemoryWriter`).
package protocol SiteWriter: Sendable {
  /// Adds a file to the site.
  ///
  /// - Parameter path: relative, with `/` between its parts, none of them empty, `.` or `..`.
  func add(_ path: String, _ bytes: [UInt8]) throws(Diagnostic)

  /// Adds a copy of a regular file.
  ///
  /// - Parameter folder: the source must stand in it when all links are followed.
  func copy(_ source: String, from folder: String, to path: String) throws(Diagnostic)
}

extension SiteWriter {
  /// Adds a file of a theme.
  func add(_ file: Theme.File) throws(Diagnostic) {
    switch file.content {
    case .bytes(let bytes): try add(file.path, bytes)
    case .file(let source, let folder): try copy(source, from: folder, to: file.path)
    }
  }
}
