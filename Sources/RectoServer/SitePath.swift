/// What a request asks for, as a path below the site's root: the key of a table, which never becomes the path of a file.
struct SitePath: Hashable, Sendable {
  /// Without a `/` at its beginning; empty for the root.
  let text: String

  /// Reads the path of a request's target, without its query.
  ///
  /// - Returns: `nil` for what is no path of a page: escapes that say nothing or hide a `/`, text that is not UTF-8, control
  ///   characters, backslashes, parts that are empty, `.` or `..`, paths of drives.
  init?(_ target: String) {
    guard target.hasPrefix("/"), let path = decodingEscapes(of: target.dropFirst()) else { return nil }
    let isUnsafe = path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" }
    guard !isUnsafe else { return nil }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.last == "" { parts.removeLast() }
    guard parts.allSatisfy({ !["", ".", ".."].contains($0) }) else { return nil }
    if let first = parts.first?.utf8, first.count == 2, first.last == UInt8(ascii: ":") { return nil }
    text = path
  }

  /// The page itself where a folder is asked for.
  var file: String { text.isEmpty || text.hasSuffix("/") ? text + "index.html" : text }
}

/// A path with `%20` and its like as what they stand for.
private func decodingEscapes(of text: Substring) -> String? {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard let high = rest.popFirst()?.hexDigit, let low = rest.popFirst()?.hexDigit else { return nil }
    let decoded = high << 4 | low
    // An escaped slash is part of a name, and no name has one.
    guard decoded != UInt8(ascii: "/") else { return nil }
    bytes.append(decoded)
  }
  return String(validating: bytes, as: UTF8.self)
}

extension UInt8 {
  fileprivate var hexDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
