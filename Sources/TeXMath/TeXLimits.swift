/// What one formula may cost. All are far beyond what anybody writes; each has an error that says so.
enum TeXLimits {
  /// Groups and arguments inside each other. It also bounds the stack: 512 KiB are enough (tested).
  static let depth = 100
  /// What an environment, `\left` and a text count for, which take more of the stack.
  static let depthOfStructure = 3
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
