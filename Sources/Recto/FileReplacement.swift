import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Puts a new text in the place of a file in one step: whoever opens it finds the old one or the new one, also after a
/// crash. The new text is written beside the file first; what a killed run left there is removed by the next one.
///
/// The file keeps its owner and its mode. A symbolic link stays one: the file that it leads to is replaced.
package enum FileReplacement {
  /// - Returns: whether it was done; not if the file is not any more what was read.
  /// - Throws: if the file cannot be written.
  package static func replace(_ file: SourceFile, with text: SourceFile) throws(Diagnostic) -> Bool {
    guard let path = realPath(file.path) else { throw failed(file.path) }
    // Replacing takes the rights of the folder only: those of the file itself are respected all the same.
    guard access(path, W_OK) == 0 else { throw failed(file.path) }
    let draft = draft(of: path)
    let descriptor = try open(draft, for: file.path)
    defer { close(descriptor) }
    do throws(Diagnostic) {
      var status = stat()
      guard lstat(path, &status) == 0 else { throw failed(file.path) }
      let isWritten = text.bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
      // The owner can only be kept by the superuser, or where it is ours.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      guard isWritten, fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else {
        throw failed(file.path)
      }
      guard holds(path, file.bytes) else {
        unlink(draft)
        return false
      }
      guard rename(draft, path) == 0 else { throw failed(file.path) }
      return true
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Removes what a killed run has left beside a file, unless another run is at work on it.
  package static func removeDraft(of path: String) {
    guard let path = realPath(path) else { return }
    let draft = draft(of: path)
    let descriptor = Self.open(draft, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0, isCurrent(descriptor, draft) { unlink(draft) }
    close(descriptor)
  }

  /// Where the new text of a file is written: a hidden file beside it.
  private static func draft(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return "\(path.dropLast(name.count)).\(name).recto-fix"
  }

  /// Makes the draft, empty and held by this process alone; waits while another one holds it.
  private static func open(_ draft: String, for path: String) throws(Diagnostic) -> CInt {
    while true {
      let descriptor = Self.open(draft, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw failed(path) }
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else {
          close(descriptor)
          throw failed(path)
        }
      }
      // The run that held it may have made it the file itself.
      if isCurrent(descriptor, draft) {
        guard ftruncate(descriptor, 0) == 0 else {
          close(descriptor)
          throw failed(path)
        }
        return descriptor
      }
      close(descriptor)
    }
  }

  private static func open(_ path: String, _ flags: CInt, _ mode: mode_t = 0) -> CInt {
    #if canImport(Darwin)
      Darwin.open(path, flags, mode)
    #elseif canImport(Musl)
      Musl.open(path, flags, mode)
    #else
      Glibc.open(path, flags, mode)
    #endif
  }

  private static func failed(_ path: String) -> Diagnostic { .output("cannot write '\(path)'") }
}
