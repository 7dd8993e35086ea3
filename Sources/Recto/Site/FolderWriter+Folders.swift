import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// The system calls behind `FolderWriter`: Foundation's writing calls `fsync` on each file, and follows links.

/// Whether a path stays inside the folder it is relative to.
func isSafe(_ path: String) -> Bool {
  !path.utf8.contains(0)
    && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
}

/// The absolute path of an output folder that may not exist yet; its parents are made.
func resolve(_ path: String) throws(Diagnostic) -> String {
  if let real = realPath(path) { return real }
  let parts = path.split(separator: "/")
  guard let last = parts.last, last != ".", last != ".." else { throw .output("cannot write to '\(path)'") }
  var parent = path.hasPrefix("/") ? "/" : ""
  for part in parts.dropLast() {
    parent += part + "/"
    if mkdir(parent, 0o777) != 0, errno != EEXIST { throw .output("cannot make the folder '\(parent)'") }
  }
  guard let real = realPath(parent.isEmpty ? "." : parent) else { throw .output("cannot write to '\(path)'") }
  return (real == "/" ? "" : real) + "/" + last
}

func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

func exists(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

/// Passes a folder that is absent, empty or a site that Recto wrote.
func checkReplaceable(_ output: String, _ name: String) throws(Diagnostic) {
  guard exists(output) else { return }
  guard let entries = listing(output) else { throw .output("cannot read the output folder '\(name)'") }
  if let repository = entries.first(where: { [".git", ".hg", ".svn"].contains($0) }) {
    throw Diagnostic(
      .outputFolder, "the output folder '\(name)' holds a repository, '\(repository)'", at: nil,
      notes: ["a build replaces the whole folder"], help: ["build into another folder and copy the site from there"])
  }
  guard entries.isEmpty || entries.contains(FolderWriter.marker) else {
    throw Diagnostic(
      .outputFolder, "the output folder '\(name)' holds files that Recto did not write", at: nil,
      notes: ["such as '\(entries.min() ?? "")'; a build replaces the whole folder"],
      help: ["choose another folder with `-o`, or empty this one"])
  }
}

/// The names in a folder, `nil` if it cannot be read.
func listing(_ path: String) -> [String]? {
  guard let folder = opendir(path) else { return nil }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

/// Removes everything in a folder, following no links.
func clear(_ path: String) throws(Diagnostic) {
  for name in listing(path) ?? [] {
    let entry = path + "/" + name
    if unlink(entry) == 0 { continue }
    try clear(entry)
    guard rmdir(entry) == 0 else { throw .output("cannot remove '\(entry)'") }
  }
}

/// Makes a folder if need be and holds it alone, until the descriptor is closed or the process ends.
func lockFolder(_ path: String, onWait: () -> Void) throws(Diagnostic) -> CInt {
  while true {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .output("cannot make the folder '\(path)'") }
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if folder < 0, errno == ENOENT { continue }
    guard folder >= 0 else { throw .output("cannot open the folder '\(path)'") }
    if flock(folder, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { onWait() }
      while flock(folder, LOCK_EX) != 0 {
        guard errno == EINTR else {
          close(folder)
          throw .output("cannot lock the folder '\(path)'")
        }
      }
    }
    // The one we waited for has removed the folder when it was done.
    if isCurrent(folder, path) { return folder }
    close(folder)
  }
}

/// Whether a descriptor is of the folder that now stands at the path.
func isCurrent(_ folder: CInt, _ path: String) -> Bool {
  var held = stat()
  var found = stat()
  return fstat(folder, &held) == 0 && lstat(path, &found) == 0 && held.st_ino == found.st_ino
    && held.st_dev == found.st_dev
}

/// The system's reason for what just failed: "permission denied".
func systemReason() -> String {
  let reason = String(cString: strerror(errno))
  return reason.prefix(1).lowercased() + reason.dropFirst()
}

/// Whether a path is a file of these bytes.
func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBytes { expected in
    compare(path, count: expected.count) { offset, found in
      memcmp(found.baseAddress!, expected.baseAddress! + offset, found.count) == 0
    }
  }
}

/// Whether a path is a file with the content of another one.
func holds(_ path: String, contentsOf file: CInt, count: Int) -> Bool {
  withUnsafeTemporaryAllocation(byteCount: blockSize, alignment: 1) { expected in
    compare(path, count: count) { offset, found in
      pread(file, expected.baseAddress, found.count, off_t(offset)) == found.count
        && memcmp(found.baseAddress!, expected.baseAddress!, found.count) == 0
    }
  }
}

private let blockSize = 1 << 16

/// Hands a file over block by block, if it is a regular one of this size, as long as the blocks are the same.
private func compare(_ path: String, count: Int, isSame: (Int, UnsafeRawBufferPointer) -> Bool) -> Bool {
  let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else { return false }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == count else { return false }
  return withUnsafeTemporaryAllocation(byteCount: blockSize, alignment: 1) { buffer in
    var offset = 0
    while offset < count {
      let read = read(file, buffer.baseAddress, min(buffer.count, count - offset))
      guard read > 0, isSame(offset, UnsafeRawBufferPointer(rebasing: buffer[..<read])) else { return false }
      offset += read
    }
    return true
  }
}

func copyAll(from source: CInt, to file: CInt) -> Bool {
  withUnsafeTemporaryAllocation(byteCount: blockSize, alignment: 1) { buffer in
    var offset = 0
    while true {
      let count = pread(source, buffer.baseAddress, buffer.count, off_t(offset))
      if count == 0 { return true }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      guard writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: file) else { return false }
      offset += count
    }
  }
}

func writeAll(_ bytes: UnsafeRawBufferPointer, to file: CInt) -> Bool {
  var offset = 0
  while offset < bytes.count {
    let count = write(file, bytes.baseAddress! + offset, bytes.count - offset)
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    offset += count
  }
  return true
}
