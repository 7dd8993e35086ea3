import Diagnostics
import Synchronization

/// A file of a site that is kept in memory.
package enum SiteFile: Sendable {
  case bytes([UInt8])
  /// A file of the project, which is read when it is asked for, and the folder that it must stand in when all links
  /// are followed.
  case copy(of: String, in: String, FileStamp?)
}

/// Keeps the files of a site, or of a part of it, in memory.
final class MemoryWriter: SiteWriter {
  private let written = Mutex<(files: [String: SiteFile], twice: [String])>(([:], []))

  var files: [String: SiteFile] { written.withLock { $0.files } }
  /// The paths at which two files would stand.
  var twice: [String] { written.withLock { $0.twice } }

  func add(_ path: String, _ bytes: [UInt8]) { add(path, .bytes(bytes)) }

  func copy(_ source: String, from folder: String, to path: String) {
    add(path, .copy(of: source, in: folder, FileStamp(source)))
  }

  private func add(_ path: String, _ file: SiteFile) {
    written.withLock { written in
      if written.files.updateValue(file, forKey: path) != nil { written.twice.append(path) }
    }
  }
}

extension SiteFile {
  /// Where a copied file is on the disk, as long as it stands in its folder.
  package static func place(of source: String, in folder: String) -> String? {
    isFile(source, in: folder) ? realPath(source) : nil
  }
}
