#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How long a run takes.
struct Stopwatch {
  private let start = ContinuousClock.now

  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  /// For a person: `0.02 s`.
  var text: String {
    let hundredths = Int((seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
  }
}

/// The present moment in universal time: `2026-11-25T12:00:00`.
func timestamp() -> String { formattedTime("%Y-%m-%dT%H:%M:%S", gmtime_r) }

/// The present day at the user's place: `2026-11-25`.
func today() -> String { formattedTime("%Y-%m-%d", localtime_r) }

private func formattedTime(
  _ format: String, _ parts: (UnsafePointer<time_t>, UnsafeMutablePointer<tm>) -> UnsafeMutablePointer<tm>?
) -> String {
  var now = time(nil)
  var broken = tm()
  guard parts(&now, &broken) != nil else { return "" }
  return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
    guard let text = buffer.baseAddress, strftime(text, buffer.count, format, &broken) > 0 else { return "" }
    return String(cString: text)
  }
}
