import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Files that are made where there are none yet. All are made or none: what was made before a failure is removed.
package struct NewFiles: Sendable {
  package struct File: Hashable, Sendable {
    /// With `/` between its parts; folders on the way are made.
    package var path: String
    package var text: String
  }

  package var files: [File]

  /// - Throws: if a file is there already, or cannot be made.
  package func write() throws(Diagnostic) {
    var made: [String] = []
    do throws(Diagnostic) {
      for file in files {
        made += try makeFolders(of: file.path)
        try write(file, &made)
      }
    } catch {
      for path in made.reversed() where unlink(path) != 0 { rmdir(path) }
      throw error
    }
  }

  private func write(_ file: File, _ made: inout [String]) throws(Diagnostic) {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw Diagnostic(
          .outputFolder, "there is a file '\(file.path)' already", at: nil, help: ["move it away, or take another name"]
        )
      }
      throw .output("cannot make the file '\(file.path)'")
    }
    made.append(file.path)
    var bytes = Array(file.text.utf8)
    let isWritten = bytes.withUnsafeMutableBytes { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
    // Some file systems tell only now that there is no room.
    guard isWritten, close(descriptor) == 0 else { throw .output("cannot write '\(file.path)'") }
  }

  /// Makes the folders that a file stands in; tells which were missing.
  private func makeFolders(of path: String) throws(Diagnostic) -> [String] {
    var made: [String] = []
    var folder = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/").dropLast() {
      folder += part
      if mkdir(folder, 0o777) == 0 {
        made.append(folder)
      } else if errno != EEXIST {
        throw .output("cannot make the folder '\(folder)'")
      }
      folder += "/"
    }
    return made
  }
}
