/// A style sheet without what only its authors read: comments, indents, line breaks. Every page of a site waits for it.
///
/// - Parameter css: well-formed, without `:` before a space in selectors.
func compactStyleSheet(_ css: [UInt8]) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(css.count)
  var isSpaced = false
  var index = 0
  while index < css.count {
    let byte = css[index]
    if byte <= UInt8(ascii: " ") {
      isSpaced = true
      index += 1
    } else if byte == UInt8(ascii: "/"), css[index...].starts(with: "/*".utf8) {
      isSpaced = true
      index = css[(index + 2)...].firstRange(of: Array("*/".utf8))?.upperBound ?? css.count
    } else {
      let end = byte == UInt8(ascii: "\"") ? endOfString(in: css, from: index) : index + 1
      if isSpaced, let last = out.last, !isOpening(last), !isClosing(byte) { out.append(UInt8(ascii: " ")) }
      if byte == UInt8(ascii: "}"), out.last == UInt8(ascii: ";") { out.removeLast() }
      out += css[index..<end]
      isSpaced = false
      index = end
    }
  }
  return out
}

/// Whether no space need follow.
private func isOpening(_ byte: UInt8) -> Bool { "{};:,(>".utf8.contains(byte) }

/// Whether no space need stand before.
private func isClosing(_ byte: UInt8) -> Bool { "{};,)>".utf8.contains(byte) }

/// The place behind a string that begins with `"`.
private func endOfString(in css: [UInt8], from start: Int) -> Int {
  var index = start + 1
  while index < css.count, css[index] != UInt8(ascii: "\"") { index += css[index] == UInt8(ascii: "\\") ? 2 : 1 }
  return min(index + 1, css.count)
}
