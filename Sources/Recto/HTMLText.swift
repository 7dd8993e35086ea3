/// HTML is written as UTF-8 into one buffer; every text goes through one of these.
extension [UInt8] {
  /// Markup that is known to be right.
  @inline(__always)
  package mutating func append(html: StaticString) {
    html.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Text as the content of an element or of a quoted attribute.
  package mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0) }
  }

  package mutating func append(escaping text: [UInt8]) {
    text.withUnsafeBufferPointer { append(escaping: $0) }
  }

  package mutating func append(escaping text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { append(escaping: $0) }
  }

  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (index, byte) in text.enumerated() where escapes[Int(byte)] {
      append(contentsOf: text[start..<index])
      appendEscaped(byte)
      start = index + 1
    }
    append(contentsOf: text[start...])
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append(html: "&amp;")
    case UInt8(ascii: "<"): append(html: "&lt;")
    case UInt8(ascii: ">"): append(html: "&gt;")
    case UInt8(ascii: "\""): append(html: "&quot;")
    default: append(byte)
    }
  }

  /// A URL as the content of a quoted attribute: what may not stand in a URL is written as `%XX`, what may not
  /// stand in an attribute as an entity.
  package mutating func append(escapingURL url: String) {
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append(html: "&amp;")
      case UInt8(ascii: "'"): append(html: "&#x27;")
      case _ where isURLByte(byte): append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(hexadecimalDigit(byte >> 4))
        append(hexadecimalDigit(byte & 15))
      }
    }
  }

  /// A path of a file as a part of an address: `%XX` for all but letters, digits and `-_.~/`.
  package mutating func append(escapingPath path: String) {
    for byte in path.utf8 {
      if isURLByte(byte), !"!*(),%#@?=;:$+".utf8.contains(byte) {
        append(byte)
      } else {
        append(UInt8(ascii: "%"))
        append(hexadecimalDigit(byte >> 4))
        append(hexadecimalDigit(byte & 15))
      }
    }
  }

  /// A number in decimal digits.
  package mutating func append(decimal number: Int) { append(contentsOf: String(number).utf8) }
}

private let escapes: [Bool] = (0..<256).map { byte in "&<>\"".utf8.contains(UInt8(byte)) }

/// The bytes that cmark leaves as they are in a URL.
private func isURLByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "-_.+!*(),%#@?=;:/$~".utf8.contains(byte)
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

/// Whether a link or an image with this destination could run a program: `javascript:` and its like, however
/// they are spelled. An image may hold its data.
package func isDangerous(url: String, isImage: Bool) -> Bool {
  // Browsers leave out control characters and spaces before and inside a scheme.
  var letters: [UInt8] = []
  for byte in url.utf8 where byte > 0x20 && byte != 0x7F {
    letters.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    if letters.count == 16 { break }
  }
  let start = String(decoding: letters, as: UTF8.self)
  if isImage,
    ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"].contains(where: start.hasPrefix)
  {
    return false
  }
  return ["javascript:", "vbscript:", "data:", "file:"].contains(where: start.hasPrefix)
}
