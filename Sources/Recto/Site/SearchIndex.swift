import Diagnostics

/// The texts that a site's search looks through: one script for each language, which only calls `push` with them, so
/// that they are found where no server is. A long index is in several, and no more of it than one is in memory.
///
///     (globalThis.rectoSearch??=[]).push({blocks:0,pages:[
///     ["en/entropy.html","Entropy",["","","text",
///     "surprise","Surprise","text"]]
///     ]})
struct SearchIndex {
  /// The block at hand, and how many are written, by the path of the last one.
  private var indexes: [String: (block: [UInt8], count: Int)] = [:]

  /// As much as a browser reads at once without a pause that is felt.
  static let blockSize = 256 * 1024

  /// Adds a page to an index.
  ///
  /// - Parameter entry: its path, title and text, in JSON.
  mutating func add(_ entry: [UInt8], to path: String, _ writer: SiteWriter) throws(Diagnostic) {
    var (block, count) = indexes.removeValue(forKey: path) ?? ([], 0)
    if !block.isEmpty {
      if block.count + entry.count > Self.blockSize {
        try writer.add("\(path.dropLast(3))-\(count).js", Self.script(block, blocks: 0))
        block = []
        count += 1
      } else {
        block.append(html: ",\n")
      }
    }
    block.append(contentsOf: entry)
    indexes[path] = (block, count)
  }

  /// Writes what is left, also for indexes that nothing was added to.
  func finish(_ paths: [String], _ writer: SiteWriter) throws(Diagnostic) {
    for path in Set(indexes.keys).union(paths).sorted() {
      let (block, count) = indexes[path] ?? ([], 0)
      try writer.add(path, Self.script(block, blocks: count))
    }
  }

  /// A page with its text.
  static func entry(_ path: String, title: String, body: [UInt8]) -> [UInt8] {
    var entry: [UInt8] = [UInt8(ascii: "[")]
    entry.appendString(SitePlan.escaped(path))
    entry.append(UInt8(ascii: ","))
    entry.appendString(title)
    entry.append(UInt8(ascii: ","))
    entry.append(contentsOf: SearchText(body).json)
    entry.append(UInt8(ascii: "]"))
    return entry
  }

  private static func script(_ pages: [UInt8], blocks: Int) -> [UInt8] {
    var script = Array("(globalThis.rectoSearch??=[]).push({blocks:\(blocks),pages:[\n".utf8)
    script.append(contentsOf: pages)
    script.append(html: "\n]})\n")
    return script
  }
}
