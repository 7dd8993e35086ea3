import Diagnostics
import Formula
import NumericCore

extension PrintedNumber {
  /// The number that ends at an offset of a text.
  init?(endingAt end: Int, in text: Excerpt) {
    var start = end
    while start > 0, "0123456789.,%-+e".utf8.contains(text.bytes[start - 1]) { start -= 1 }
    while start < end, ",+.e".utf8.contains(text.bytes[start]) { start += 1 }
    let digits = text.bytes[start..<end].filter { $0 != UInt8(ascii: ",") }
    guard start < end, let decimal = PrintedDecimal(parsing: digits) else { return nil }
    self.init(decimal: decimal, span: text.span(start, end))
  }
}
