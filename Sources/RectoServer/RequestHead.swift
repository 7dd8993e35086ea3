import Recto

/// The head of a request: what is asked for, and what is said about it. Strict, since whoever means well writes it right.
struct RequestHead: Sendable {
  enum Method: Sendable {
    case get
    case head
    case other
  }

  /// In bytes, with the empty line at its end.
  static let sizeLimit = 8192

  let method: Method
  /// As it stands in the target, escapes and all.
  let path: String
  private let query: Substring
  /// By their names in small letters.
  private var fields: [String: String] = [:]

  /// Reads a head without the empty line at its end.
  ///
  /// - Returns: `nil` for what is none: another protocol or version, control characters, a field without a name, two hosts.
  init?(_ bytes: ArraySlice<UInt8>) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for index in lines.indices.dropLast() {
      guard lines[index].last == UInt8(ascii: "\r") else { return nil }
      lines[index] = lines[index].dropLast()
    }
    guard lines.allSatisfy({ $0.allSatisfy(isText) }) else { return nil }
    let request = lines[0].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard request.count == 3, isName(request[0]), let target = String(validating: request[1], as: UTF8.self),
      request[2].elementsEqual("HTTP/1.1".utf8) || request[2].elementsEqual("HTTP/1.0".utf8)
    else { return nil }
    method = ["GET": .get, "HEAD": .head][String(decoding: request[0], as: UTF8.self)] ?? .other

    for line in lines.dropFirst() {
      let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, isName(parts[0]) else { return nil }
      let name = String(decoding: parts[0], as: UTF8.self).lowercased()
      let value = String(decoding: trimmed(parts[1]), as: UTF8.self)
      guard fields.updateValue(value, forKey: name) == nil || name != "host" else { return nil }
    }

    var rest = Substring(target)
    if target.hasPrefix("http://") {
      // With the whole address of a page, the host is the one that stands there.
      rest = rest.dropFirst(7)
      let end = rest.utf8.firstIndex { "/?".utf8.contains($0) } ?? rest.endIndex
      fields["host"] = String(rest[..<end])
      rest = rest[end...].utf8.first == UInt8(ascii: "/") ? rest[end...] : "/" + rest[end...]
    }
    let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?"))
    path = String(rest[..<(mark ?? rest.endIndex)])
    query = mark.map { rest[rest.utf8.index(after: $0)...] } ?? ""
  }

  /// - Parameter name: in small letters.
  subscript(field name: String) -> String? { fields[name] }

  /// The value of a name in the query, if it has one.
  func value(_ name: String) -> String? {
    for item in query.split(separator: "&") {
      let parts = item.split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0] == name { return decodingEscapes(of: parts[1].utf8) }
    }
    return nil
  }
}

/// Whether a byte may stand in a line of a head.
private func isText(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t") }

/// Whether a text is the name of a method or of a field (RFC 9110, 5.6.2).
private func isName(_ bytes: some Collection<UInt8>) -> Bool {
  !bytes.isEmpty
    && bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        true
      default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
    }
}

private func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
  let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
  let end = bytes[start...].lastIndex { !isBlank($0) }.map { bytes.index(after: $0) } ?? start
  return bytes[start..<end]
}
