import ArgumentParser
import Diagnostics
import Recto

/// `FILE:LINE`, as compilers and editors write it; a column behind it is passed over.
struct LinePlace: ExpressibleByArgument {
  var file: String
  var line: Int

  init?(argument: String) {
    var parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    // `a.md:7:12`, and the `a.md:7:` of grep.
    if parts.count > 2, parts[parts.count - 1].isEmpty || Int(parts[parts.count - 1]) != nil,
      Int(parts[parts.count - 2]) != nil
    {
      parts.removeLast()
    }
    guard parts.count > 1, let line = Int(parts.removeLast()), line > 0 else { return nil }
    file = parts.joined(separator: ":")
    self.line = line
    if file.isEmpty { return nil }
  }

  static let defaultCompletionKind = CompletionKind.custom { _, _, _ in files() }

  /// What a shell offers: the articles of this folder, behind which a colon and a line are to be typed.
  static func files() -> [String] { (try? Project.load([]))?.articles.map(\.path) ?? [] }
}

extension Project {
  /// The lines of places, by the path of their article.
  ///
  /// - Throws: if a place is in none of the project's articles.
  func lines(at places: [LinePlace]) throws(Diagnostic) -> [String: Set<Int>] {
    var lines: [String: Set<Int>] = [:]
    for place in places {
      guard let article = article(atPath: place.file) else {
        throw Diagnostic(.unreadable, "'\(place.file)' is none of the files to read", at: nil)
      }
      lines[article.path, default: []].insert(place.line)
    }
    return lines
  }
}
