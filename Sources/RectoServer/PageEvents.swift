import Recto

/// What a page in a browser is told while it is open (server-sent events): that it is no longer what the site shows.
struct PageEvents: Sendable {
  let store: PreviewStore
  let page: SitePath
  /// Of the page as the browser has it.
  let digest: String

  /// One message at once, and one for each site that is shown from now on.
  func messages() async -> AsyncMapSequence<AsyncStream<Void>, String> {
    await store.beats().map { _ in
      let now = await store.site.sent(page).digest
      // Where nothing is new, the browser only learns how soon to ask again should the connection end.
      return now == digest ? "retry: 500\n\n" : "event: change\ndata: \(now)\n\n"
    }
  }
}
