import Recto

/// Shows a project in a browser while its author works on it.
package struct PreviewServer: Sendable {
  /// What an author is told.
  package enum Event: Sendable {
    /// The first site is being made.
    case progress(done: Int, total: Int)
    case update(PreviewUpdate)
    /// The site can be looked at.
    case listening
    /// Changes are looked for from now on, since the system does not tell of all of them.
    case shortage(WatchShortage)
  }

  private let listener: Listener
  private let preview: Preview

  package init(_ preview: Preview, at listener: Listener) {
    self.listener = listener
    self.preview = preview
  }

  /// Serves until the task is cancelled.
  ///
  /// - Throws: if the server fails.
  package func run(_ tell: (Event) -> Void) async throws(ServerError) {
    let store = PreviewStore()
    let watch = SourceWatch()
    defer {
      watch.stop()
      listener.close()
    }
    let failure: (any Error)? = await withTaskGroup(of: (any Error)?.self) { group in
      await follow(watch, store, tell) {
        group.addTask { await listen(PreviewHandler(store: store), watch) }
        group.addTask {
          while (try? await Task.sleep(for: .seconds(15))) != nil { await store.beat() }
          return nil
        }
        tell(.listening)
      }
      group.cancelAll()
      return await group.reduce(nil) { $0 ?? $1 }
    }
    if let failure { throw ServerError(listener.host, listener.port, failure) }
  }

  /// Answers requests, and stops everything if that fails.
  private func listen(_ handler: PreviewHandler, _ watch: SourceWatch) async -> (any Error)? {
    do {
      try await listener.serve(handler)
      return nil
    } catch {
      watch.stop()
      return Task.isCancelled ? nil : error
    }
  }

  /// Makes the site, and makes it again whenever something may have changed.
  ///
  /// - Parameter isShown: called when there is something to be seen.
  private func follow(
    _ watch: SourceWatch, _ store: PreviewStore, _ tell: (Event) -> Void, isShown: () -> Void
  ) async {
    var preview = preview
    var site = PreviewSite()
    var last: SourceSnapshot?
    var wakes = watch.wakes.makeAsyncIterator()
    var isShort = false
    repeat {
      let snapshot = SourceSnapshot(of: preview.folder, enter: watch.add)
      if !isShort, let shortage = watch.shortage {
        isShort = true
        tell(.shortage(shortage))
      }
      if snapshot != last || !snapshot.isSettled {
        let start = ContinuousClock.now
        let next = await preview.update { if last == nil { tell(.progress(done: $0, total: $1)) } }
        if let update = PreviewUpdate(from: site, to: next, in: ContinuousClock.now - start) {
          await store.show(next)
          tell(.update(update))
        }
        if last == nil { isShown() }
        site = next
        last = snapshot
      }
      guard await wakes.next() != nil else { return }
      // Editors write in several steps: what is half done is seldom worth a look.
      try? await Task.sleep(for: .milliseconds(10))
    } while !Task.isCancelled
  }
}
