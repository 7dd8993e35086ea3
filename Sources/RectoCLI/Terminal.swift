import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The two streams: results go to standard output, everything that is said about them to standard error.
enum Terminal {
  /// Whether standard error is looked at by a person.
  static let isInteractive = isatty(STDERR_FILENO) != 0 && variable("TERM") != "dumb"

  /// Colour on a terminal only, and never against the reader's will (no-color.org).
  static let usesColor = isInteractive && variable("NO_COLOR").isEmpty

  /// Writes a result.
  ///
  /// - Throws: if it cannot be written as a whole, as on a full disk: half a report must not look like one.
  static func write(_ bytes: [UInt8]) throws(Diagnostic) {
    guard write(bytes, to: STDOUT_FILENO) else { throw .output("cannot write to standard output") }
  }

  static func write(_ text: String) throws(Diagnostic) { try write(Array(text.utf8)) }

  /// Says something about a result.
  static func say(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  static func show(_ diagnostics: [LocatedDiagnostic]) {
    for diagnostic in diagnostics { say(diagnostic.text(color: usesColor) + "\n") }
  }

  /// Shows a finding about the run, which has no place in a file.
  static func showUnplaced(_ diagnostic: Diagnostic) {
    let lines = diagnostic.located(atPath: "").text(color: usesColor).split(separator: "\n")
    // Without the line that names the file.
    say((lines.prefix(1) + lines.dropFirst(2)).joined(separator: "\n") + "\n")
  }

  private static func write(_ bytes: [UInt8], to stream: CInt) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Self.write(stream, $0) }
      if count < 0, errno != EINTR { return false }
      rest = rest.dropFirst(max(count, 0))
    }
    return true
  }

  private static func write(_ stream: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(stream, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(stream, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(stream, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
}

/// How many articles are worked on at a time: one a processor.
let processorCount = max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))))
