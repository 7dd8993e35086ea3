/// One line that says how far a run has come, on a terminal, once it takes longer than a second.
struct Progress {
  private static let delay = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)

  private let isShown: Bool
  private let start = ContinuousClock.now
  private var next: ContinuousClock.Instant
  private var isVisible = false

  init(isQuiet: Bool) {
    isShown = Terminal.isInteractive && !isQuiet
    next = start + Self.delay
  }

  mutating func show(_ done: Int, of total: Int) {
    guard isShown, ContinuousClock.now >= next else { return }
    next = ContinuousClock.now + Self.interval
    isVisible = true
    Terminal.say("\r\u{1B}[K\(done) of \(total) articles checked")
  }

  /// Removes the line, so that what follows begins a new one.
  mutating func clear() {
    if isVisible { Terminal.say("\r\u{1B}[K") }
    isVisible = false
  }
}
