import Diagnostics
import Formula
import NumericCore
extension PrintedNumber {
  init?(endingAt end: Int, in text: Excerpt) {
    var start = end
    while start > 0, "0123456789.,%-+e".utf8.contains(text.bytes[start - 1]) { start -= 1 }
    while start < end, ",+.e".utf8.contains(text.bytes[start]) { start += 1 }
    guard start < end, let d = PrintedDecimal(parsing: text.bytes[start..<end]) else { return nil }
    self.init(decimal: d, span: text.span(start, end))
  }
}
