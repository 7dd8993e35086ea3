import Foundation

/// HTML as Recto writes it, looked at byte by byte: only elements that it knows, closed in order, with quoted attributes,
/// and no character of a text that could be markup.
struct Markup {
  private let bytes: [UInt8]
  private var offset = 0
  private var open: [String] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private static let elements = Set(
    """
    math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts
    mstyle mphantom mpadded mtable mtr mtd a p h1 h2 h3 h4 h5 h6 em strong del code pre ul ol li blockquote table thead
    tbody tr th td div span section sup b s svg g path title desc rect circle line polyline text defs use figure
    figcaption details summary br hr img input button small samp wbr tspan i sub tfoot
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  private static let empty: Set<String> = ["br", "hr", "img", "input", "wbr"]

  /// Ends the program where something is wrong.
  func check() {
    var markup = self
    while markup.offset < bytes.count {
      switch bytes[markup.offset] {
      case UInt8(ascii: "<"): markup.tag()
      case UInt8(ascii: "&"): markup.entity()
      case UInt8(ascii: ">"): markup.fail("a bracket in a text")
      case 0: markup.fail("a NUL")
      default: markup.offset += 1
      }
    }
    if let element = markup.open.last { markup.fail("\(element) is not closed") }
  }

  private func fail(_ message: String) -> Never {
    let around = bytes[max(0, offset - 100)..<min(bytes.count, offset + 100)]
    FileHandle.standardError.write(Data("\(message): …\(String(decoding: around, as: UTF8.self))…\n".utf8))
    abort()
  }

  private mutating func word() -> String {
    let start = offset
    while offset < bytes.count, bytes[offset].isNameByte { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    guard bytes[offset...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    else { return false }
    offset += text.utf8CodeUnitCount
    return true
  }

  private mutating func tag() {
    offset += 1
    if skip("/") {
      let name = word()
      guard open.popLast() == name, skip(">") else { fail("</\(name)> closes nothing") }
      return
    }
    let name = word()
    guard Self.elements.contains(name) else { fail("an element of another kind") }
    while skip(" "), bytes.count > offset, bytes[offset] != UInt8(ascii: "/") { attribute(of: name) }
    // As elements of drawings do.
    let isClosed = skip("/")
    guard skip(">") else { fail("a tag without an end") }
    if !isClosed, !Self.empty.contains(name) { open.append(name) }
  }

  private mutating func attribute(of element: String) {
    let name = word()
    guard !name.isEmpty, !name.hasPrefix("on") else { fail("an attribute of another kind") }
    guard skip("=\"") else { return }
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] == UInt8(ascii: "<") { fail("a bracket in an attribute") }
      if bytes[offset] == UInt8(ascii: "&") { entity() } else { offset += 1 }
    }
    let value = String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
    guard skip("\"") else { fail("an attribute without an end") }
    if name == "href" || name == "src" {
      for scheme in ["javascript:", "vbscript:", "file:"] where value.hasPrefix(scheme) { fail("a dangerous address") }
    }
  }

  private mutating func entity() {
    for name: StaticString in ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x27;"] where skip(name) { return }
    fail("an ampersand by itself")
  }
}

extension UInt8 {
  fileprivate var isNameByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"): true
    default: false
    }
  }
}
