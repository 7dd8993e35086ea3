import CSystem
import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Wakes whoever waits when files may have changed: at once where the system tells so, and besides from time to time,
/// for folders of which it tells nothing, such as those of a network.
struct SourceWatch: Sendable {
  /// One element for all that has happened since the last one was taken.
  let wakes: AsyncStream<Void>
  private let waker: AsyncStream<Void>.Continuation
  /// `nil` where the system tells nothing at all.
  private let descriptor: CInt?

  init() {
    let opened = recto_watch_open()
    let descriptor = opened < 0 ? nil : opened
    let (wakes, waker) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    self.wakes = wakes
    self.waker = waker
    self.descriptor = descriptor

    let queue = DispatchQueue(label: "recto.watch")
    let timer = DispatchSource.makeTimerSource(queue: queue)
    let pause = descriptor == nil ? DispatchTimeInterval.milliseconds(200) : .seconds(2)
    timer.schedule(deadline: .now() + pause, repeating: pause)
    timer.setEventHandler { waker.yield() }
    timer.resume()
    let reader = descriptor.map { descriptor in
      let reader = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
      reader.setEventHandler { if recto_watch_drain(descriptor) != 0 { waker.yield() } }
      reader.setCancelHandler { close(descriptor) }
      reader.resume()
      return reader
    }
    // Cancelling is safe from any thread.
    nonisolated(unsafe) let sources: [any DispatchSourceProtocol] = [timer] + (reader.map { [$0] } ?? [])
    waker.onTermination = { _ in for source in sources { source.cancel() } }
  }

  /// Has the system tell of what happens in a folder, but not in those in it.
  func add(_ folder: String) {
    if let descriptor { _ = recto_watch_add(descriptor, folder) }
  }

  /// Ends `wakes`.
  func stop() { waker.finish() }
}
