/// Transforms items in parallel and hands the results over in the order of the items. Only a few are under way at
/// a time, so that memory does not grow with their number.
package func transformInOrder<Item: Sendable, Result: Sendable>(
  _ items: [Item], width: Int, _ transform: @escaping @Sendable (Item) -> Result,
  consume: (Result) throws -> Void
) async rethrows {
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var next = 0
    var due = 0
    var early: [Int: Result] = [:]
    func start() {
      guard next < items.count else { return }
      let (index, item) = (next, items[next])
      group.addTask { (index, transform(item)) }
      next += 1
    }
    for _ in 0..<max(width, 1) { start() }
    while let (index, result) = try await group.next() {
      early[index] = result
      while let ready = early.removeValue(forKey: due) {
        try consume(ready)
        due += 1
        // A result that waits for an earlier one holds its place: no more than `width` are ever kept.
        start()
      }
    }
  }
}
