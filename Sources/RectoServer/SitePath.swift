import Recto

/// What a request asks for, as a path below the site's root: the key of a table, which never becomes the path of a file.
struct SitePath: Hashable, Sendable {
  /// Without a `/` at its beginning; empty for the root.
  let text: String

  /// Reads the path of a request's target, without its query.
  ///
  /// - Returns: `nil` for what is no path of a page: escapes that say nothing or hide a `/`, text that is not UTF-8, control
  ///   characters, backslashes, parts that are empty, `.` or `..`, paths of drives.
  init?(_ target: String) {
    guard target.utf8.first == UInt8(ascii: "/") else { return nil }
    var parts: [String] = []
    for part in target.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let part = decodingEscapes(of: part), part.unicodeScalars.allSatisfy(isSafe) else { return nil }
      parts.append(part)
    }
    let names = parts.last == "" ? parts.dropLast() : parts[...]
    guard names.allSatisfy({ !["", ".", ".."].contains($0) }) else { return nil }
    if let first = names.first?.utf8, first.count == 2, first.last == UInt8(ascii: ":") { return nil }
    text = parts.joined(separator: "/")
  }

  /// The page itself where a folder is asked for.
  var file: String { text.isEmpty || text.utf8.last == UInt8(ascii: "/") ? text + "index.html" : text }
}

/// Whether a character may stand in the name of a file or a folder of a site.
private func isSafe(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "\\" && scalar != "/"
}
