/// What one formula may cost. All are far beyond what anybody writes; each has an error that says so.
enum TeXLimits {
  /// Groups, arguments and environments inside each other.
  static let depth = 100
  /// Macros that are expanded.
  static let expansions = 1_000
  /// Bytes that macros write.
  static let expandedBytes = 200_000
  static let nodes = 100_000
  static let cells = 10_000
  static let columns = 200
  /// Bytes of one macro.
  static let macroBytes = 10_000
}
