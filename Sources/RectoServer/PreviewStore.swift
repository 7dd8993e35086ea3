import Recto

/// The site as it is now, and whoever waits for the next one.
actor PreviewStore {
  private(set) var site = PreviewSite()
  private var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
  private var nextListener = 0
  /// How many may wait at a time. The one who has waited longest makes room for another, and a browser then asks again.
  static let listenerLimit = 32

  func show(_ site: PreviewSite) {
    self.site = site
    beat()
  }

  /// Wakes everyone, so that a listener who has gone is noticed.
  func beat() {
    for listener in listeners.values { listener.yield() }
  }

  /// An element at once, and one for each site that is shown from now on.
  func beats() -> AsyncStream<Void> {
    let (beats, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let number = nextListener
    nextListener += 1
    if listeners.count >= Self.listenerLimit, let oldest = listeners.keys.min() {
      listeners.removeValue(forKey: oldest)?.finish()
    }
    listeners[number] = listener
    listener.onTermination = { [weak self] _ in Task { [weak self] in await self?.forget(number) } }
    listener.yield()
    return beats
  }

  var listenerCount: Int { listeners.count }

  private func forget(_ number: Int) { listeners[number] = nil }
}
