import FlyingSocks
import Recto

/// What a page in a browser is told while it is open (server-sent events): that it is no longer what the site shows.
struct PageEvents: AsyncBufferedSequence {
  typealias Element = UInt8

  let store: PreviewStore
  let page: SitePath
  /// Of the page as the browser has it.
  let digest: String

  func makeAsyncIterator() -> Iterator { Iterator(events: self) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let events: PageEvents
    private var beats: AsyncStream<Void>.Iterator?

    init(events: PageEvents) { self.events = events }

    /// The bytes come in whole messages only.
    mutating func next() async -> UInt8? { nil }

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
      if beats == nil { beats = await events.store.beats().makeAsyncIterator() }
      guard var beats else { return nil }
      let beat: Void? = await beats.next(isolation: nil)
      self.beats = beats
      guard beat != nil else { return nil }
      let now = await events.store.site.sent(events.page).digest
      // Where nothing is new, the browser only learns how soon to ask again should the connection end.
      return Array((now == events.digest ? "retry: 500\n\n" : "event: change\ndata: \(now)\n\n").utf8)
    }
  }
}
