import CSystem
import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Of what the system has no more to give, so that it does not tell of all changes: a setting of Linux.
package enum WatchShortage: String, Sendable {
  /// How many programs of a user may be told.
  case programs = "fs.inotify.max_user_instances"
  /// How many folders they may be told of.
  case folders = "fs.inotify.max_user_watches"
}

/// Wakes whoever waits when files may have changed: at once where the system tells so, and besides from time to time,
/// for folders of which it tells nothing, such as those of a network.
final class SourceWatch: Sendable {
  /// One element for all that has happened since the last one was taken.
  let wakes: AsyncStream<Void>
  private let waker: AsyncStream<Void>.Continuation
  /// `nil` where the system tells nothing at all.
  private let descriptor: CInt?
  // Rescheduling and cancelling are safe from any thread.
  private nonisolated(unsafe) let timer: any DispatchSourceTimer
  private let shortageFound: Mutex<WatchShortage?>

  /// How long nobody looks where the system tells of changes, and where it does not.
  private static let (rest, shortRest) = (DispatchTimeInterval.seconds(2), DispatchTimeInterval.milliseconds(200))

  init() {
    let opened = recto_watch_open()
    let descriptor = opened < 0 ? nil : opened
    shortageFound = Mutex(descriptor == nil && isExhausted(errno) ? .programs : nil)
    let (wakes, waker) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    self.wakes = wakes
    self.waker = waker
    self.descriptor = descriptor

    let queue = DispatchQueue(label: "recto.watch")
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler { waker.yield() }
    look(every: descriptor == nil ? Self.shortRest : Self.rest)
    timer.resume()
    let reader = descriptor.map { descriptor in
      let reader = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
      reader.setEventHandler { if recto_watch_drain(descriptor) != 0 { waker.yield() } }
      reader.setCancelHandler { close(descriptor) }
      reader.resume()
      return reader
    }
    nonisolated(unsafe) let sources: [any DispatchSourceProtocol] = [timer] + (reader.map { [$0] } ?? [])
    waker.onTermination = { _ in for source in sources { source.cancel() } }
  }

  /// Why changes may be found only by looking for them, as far as is known yet.
  var shortage: WatchShortage? { shortageFound.withLock { $0 } }

  /// Has the system tell of what happens in a folder, but not in those in it.
  func add(_ folder: String) {
    guard let descriptor, recto_watch_add(descriptor, folder) < 0, isExhausted(errno) else { return }
    shortageFound.withLock { found in
      if found == nil { look(every: Self.shortRest) }
      found = .folders
    }
  }

  /// Ends `wakes`.
  func stop() { waker.finish() }

  private func look(every pause: DispatchTimeInterval) { timer.schedule(deadline: .now() + pause, repeating: pause) }
}

/// Whether a call failed since others have taken all that there is.
private func isExhausted(_ code: CInt) -> Bool { [EMFILE, ENFILE, ENOSPC, ENOMEM].contains(code) }
