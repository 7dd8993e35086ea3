import Testing

@testable import Recto

struct ReadingOrderTests {
  private func entry(_ name: String, _ date: String? = nil, listing listed: [String] = []) -> ReadingOrder.Entry {
    ReadingOrder.Entry(name: name, title: name, date: date, listed: listed)
  }

  private func names(_ order: ReadingOrder, from first: String) -> [String] {
    sequence(first: first) { order.after($0)?.name }.map { $0 }
  }

  @Test func articlesFollowByDateAndName() {
    let order = ReadingOrder([entry("en/b", "2026-01-02"), entry("en/c", "2026-01-01"), entry("en/a", "2026-01-02")])
    #expect(names(order, from: "en/c") == ["en/c", "en/a", "en/b"])
  }

  @Test func anIndexThatLinksToThemSetsTheOrder() {
    let order = ReadingOrder([
      entry("en/m/a"), entry("en/m/b"), entry("en/m/c"), entry("en/m/index", listing: ["en/m/c", "en/m/b", "en/m/c"]),
    ])
    #expect(names(order, from: "en/m/index") == ["en/m/index", "en/m/c", "en/m/b", "en/m/a"])
  }

  @Test func theIntroductionOfAHomePageDoes() {
    let order = ReadingOrder(
      [entry("en/a", "2026-01-01"), entry("en/b", "2026-01-02")],
      introductions: [entry("en/index", listing: ["en/b", "en/a"])])
    #expect(names(order, from: "en/b") == ["en/b", "en/a"])
    #expect(order.before("en/b") == nil)
  }
}
