import CSystem
import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes a site so that its folder always holds one whole site: the old one or the new one.
///
/// The new tree is built in a folder beside the output, on the same file system, where files that did not
/// change are links to those of the old site; then the two trees are exchanged in one step. The working
/// folder is also the lock: a second writer waits. Whatever a killed run left in it is cleared by the next one.
///
///     let writer = try FolderWriter(output: "_site")
///     try writer.add("en/entropy.html", bytes)      // from any thread
///     try writer.publish()
///
/// A writer that is let go without `publish` leaves the old site as it was.
package final class FolderWriter: SiteWriter {
  /// The file by which a folder is known to be a site that Recto wrote.
  package static let marker = ".recto-site"

  /// What the user called the output, for messages.
  private let name: String
  private let output: String
  private let working: String
  private let lock: CInt

  private var newTree: String { working + "/new" }
  /// Where the old site is for a moment if the file system cannot exchange folders.
  private var oldTree: String { working + "/old" }

  /// Makes ready to write a site.
  ///
  /// - Parameters:
  ///   - output: a folder that is absent, empty, or a site that Recto wrote. Parents are made.
  ///   - onWait: called if another writer is at work on the same folder, before waiting for it.
  package init(output path: String, onWait: () -> Void = {}) throws(Diagnostic) {
    let output = try resolve(path)
    let name = output.split(separator: "/").last.map(String.init) ?? ""
    let working = "\(output.dropLast(name.count)).\(name).recto-build"
    self.name = path
    self.output = output
    self.working = working
    // Before the working folder is made: a mistyped output gets no litter beside it.
    try checkReplaceable(output, path)
    lock = try lockFolder(working, onWait: onWait)
    do throws(Diagnostic) {
      if !exists(output), exists(oldTree) { _ = rename(oldTree, output) }
      try clear(working)
      try checkReplaceable(output, path)
      guard mkdir(newTree, 0o777) == 0 else { throw .output("cannot make a folder beside '\(path)'") }
    } catch {
      close(lock)
      throw error
    }
  }

  /// After `publish` there is nothing left to clear, and the working folder may be another writer's.
  deinit {
    if isCurrent(lock, working), exists(output) || !exists(oldTree) {
      try? clear(working)
      rmdir(working)
    }
    close(lock)
  }

  package func add(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) {
    if try linkUnchanged(path, if: { holds($0, bytes) }) { return }
    let file = try create(path)
    let isWritten = bytes.withUnsafeBytes { writeAll($0, to: file) }
    try finish(file, path, isWritten)
  }

  package func copy(_ source: String, from folder: String, to path: String) throws(Diagnostic) {
    guard isFile(source, in: folder) else {
      throw Diagnostic(
        .outputFolder, "cannot copy '\(source)'", at: nil,
        notes: ["there is no such file in '\(folder.isEmpty ? "." : folder)'"])
    }
    let original = open(source, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    var status = stat()
    guard original >= 0, fstat(original, &status) == 0 else { throw .output("cannot copy '\(source)'") }
    defer { close(original) }
    if try linkUnchanged(path, if: { holds($0, contentsOf: original, count: Int(status.st_size)) }) { return }
    let file = try create(path)
    try finish(file, path, copyAll(from: original, to: file))
  }

  /// Links a file of the old site into the new one if it is as it should be.
  private func linkUnchanged(_ path: String, if isSame: (String) -> Bool) throws(Diagnostic) -> Bool {
    guard isSafe(path) else { throw .output("'\(path)' is no path inside a site") }
    guard isSame(output + "/" + path) else { return false }
    if retryingWithFolders(for: path, { link(output + "/" + path, newTree + "/" + path) }) == 0 { return true }
    if errno == EEXIST { throw .twice(path) }
    // The file system has no links, or no more for this file.
    return false
  }

  private func create(_ path: String) throws(Diagnostic) -> CInt {
    let file = retryingWithFolders(for: path) {
      open(newTree + "/" + path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    if file >= 0 { return file }
    if errno == EEXIST { throw .twice(path) }
    throw .output("cannot write '\(name)/\(path)'")
  }

  private func finish(_ file: CInt, _ path: String, _ isWritten: Bool) throws(Diagnostic) {
    let failure = errno
    guard close(file) == 0, isWritten else {
      if !isWritten { errno = failure }
      throw .output("cannot write '\(name)/\(path)'")
    }
  }

  /// Puts the new site in the place of the old one. The last thing to be called.
  package func publish() throws(Diagnostic) {
    try add(
      Self.marker, Array("Recto wrote this folder and replaces the whole of it: keep nothing of your own here.\n".utf8))
    try checkReplaceable(output, name)
    // An empty folder may be renamed over; one that is not empty is exchanged.
    if rename(newTree, output) != 0, recto_exchange(newTree, output) != 0 {
      guard [EINVAL, ENOSYS, ENOTSUP].contains(errno) else { throw .output("cannot replace '\(name)'") }
      // Two steps, then: if we are killed between them, the next run puts the old site back.
      guard rename(output, oldTree) == 0 else { throw .output("cannot replace '\(name)'") }
      guard rename(newTree, output) == 0 else {
        let error = Diagnostic.output("cannot replace '\(name)'")
        _ = rename(oldTree, output)
        throw error
      }
    }
    try? clear(working)
    if rmdir(working) == 0 { flock(lock, LOCK_UN) }
  }

  /// Runs a system call that makes a file in the new tree, a second time after making the folders it needs.
  private func retryingWithFolders(for path: String, _ call: () -> CInt) -> CInt {
    let result = call()
    guard result < 0, errno == ENOENT else { return result }
    var folder = newTree
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      if mkdir(folder, 0o777) != 0, errno != EEXIST { return -1 }
    }
    return call()
  }
}

extension Diagnostic {
  /// An error about the output folder, with the system's reason.
  package static func output(_ message: String) -> Diagnostic {
    Diagnostic(.outputFolder, message, at: nil, notes: [systemReason()])
  }

  static func twice(_ path: String) -> Diagnostic {
    Diagnostic(.outputFolder, "two files of the site would both be '\(path)'", at: nil, help: ["rename one of them"])
  }
}
