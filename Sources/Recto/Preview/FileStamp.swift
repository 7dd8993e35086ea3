#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// By what a file is known to be as it was, without reading it.
package struct FileStamp: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int64
  private let modified: Int64
  /// When the content, the name or the permissions changed, in nanoseconds; no program can set it back.
  private let changed: Int64

  /// Of the file that a link leads to, or of the link if it leads nowhere; `nil` for a folder and for what is not there.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 || lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      modified = nanoseconds(status.st_mtimespec)
      changed = nanoseconds(status.st_ctimespec)
    #else
      modified = nanoseconds(status.st_mtim)
      changed = nanoseconds(status.st_ctim)
    #endif
  }

  /// A stamp that a later change will certainly alter; `nil` for a file that has just changed. File systems tell the
  /// time by a clock that stands still for some milliseconds, in which a file can change twice.
  package init?(settled path: String) {
    guard let stamp = FileStamp(path) else { return nil }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    guard stamp.changed < nanoseconds(now) - 50_000_000 else { return nil }
    self = stamp
  }

  /// For a hash.
  package var bytes: [UInt8] { Array("\(device) \(number) \(size) \(modified) \(changed);".utf8) }
}

private func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
