import Diagnostics
import NumericCore

/// Reads a number as it is printed in prose, in a table or in an expectation, and brings it into plain ASCII:
/// `1,234.5`, `−0.5`, `1.2 × 10⁻³`, `80.2%`, `０．８０２`, `0.8018…`.
struct PrintedNumberReader {
  let bytes: [UInt8]
  /// The offset behind the last byte that may belong to a number.
  let end: Int
  /// In Swift a comma separates elements and `_` groups digits; in print a comma groups them.
  let isSource: Bool

  /// A number that was read: its plain form, and the offset behind it.
  struct Reading {
    var decimal: PrintedDecimal
    var isTruncated: Bool
    var end: Int
  }

  /// The number that begins at an offset; nil where none does.
  func number(at start: Int) -> Reading? {
    var cursor = start
    var text: [UInt8] = []
    if let sign = sign(at: cursor) {
      if sign.isMinus { text.append(UInt8(ascii: "-")) }
      cursor += sign.length
    }
    let firstDigit = text.count
    readInteger(&cursor, &text)
    let integerDigits = text.count - firstDigit
    if let point = point(at: cursor), digit(at: cursor + point) != nil {
      if integerDigits == 0 { text.append(UInt8(ascii: "0")) }
      text.append(UInt8(ascii: "."))
      cursor += point
      readDigits(&cursor, &text)
    }
    guard text.count > firstDigit else { return nil }
    var isTruncated = skipEllipsis(&cursor)
    if text[firstDigit...].elementsEqual("10".utf8), let exponent = raisedDigits(&cursor) {
      // `10⁻³` alone.
      text.replaceSubrange(firstDigit..., with: "1e".utf8)
      text += exponent
    } else if let exponent = exponent(&cursor) {
      text.append(UInt8(ascii: "e"))
      text += exponent
    } else if raisedDigits(&cursor) != nil {
      return nil
    }
    if !isTruncated { isTruncated = skipEllipsis(&cursor) }
    if let length = percent(at: cursor) {
      text.append(UInt8(ascii: "%"))
      cursor += length
    }
    return PrintedDecimal(parsing: text).map { Reading(decimal: $0, isTruncated: isTruncated, end: cursor) }
  }

  // MARK: Parts of a number

  /// The digits before the point, with the separators of thousands left out.
  private func readInteger(_ cursor: inout Int, _ text: inout [UInt8]) {
    let first = text.count
    readDigits(&cursor, &text)
    guard !isSource, 1...3 ~= text.count - first, text[first] != UInt8(ascii: "0") else { return }
    while byte(cursor) == UInt8(ascii: ",") {
      var rest = cursor + 1
      var group: [UInt8] = []
      readDigits(&rest, &group)
      guard group.count == 3 else { return }
      text += group
      cursor = rest
    }
  }

  private func readDigits(_ cursor: inout Int, _ text: inout [UInt8]) {
    while true {
      if let digit = digit(at: cursor) {
        text.append(digit.value)
        cursor += digit.length
      } else if isSource, byte(cursor) == UInt8(ascii: "_"), let last = text.last, isDigit(last),
        isDigit(byte(cursor + 1))
      {
        cursor += 1
      } else {
        return
      }
    }
  }

  /// `e-3` or `× 10⁻³`: the digits of the exponent with their sign.
  private func exponent(_ cursor: inout Int) -> [UInt8]? {
    if byte(cursor) | 0x20 == UInt8(ascii: "e") {
      var rest = cursor + 1
      var text: [UInt8] = []
      if let sign = sign(at: rest) {
        if sign.isMinus { text.append(UInt8(ascii: "-")) }
        rest += sign.length
      }
      let count = text.count
      readDigits(&rest, &text)
      guard text.count > count else { return nil }
      cursor = rest
      return text
    }
    var rest = cursor
    skipSpace(&rest)
    // `×`, `·` or `⋅`.
    guard let times = scalar(at: rest), [0xD7, 0xB7, 0x22C5].contains(times.value) else { return nil }
    rest += times.length
    skipSpace(&rest)
    var ten: [UInt8] = []
    readDigits(&rest, &ten)
    guard ten.elementsEqual("10".utf8), let exponent = raisedDigits(&rest) else { return nil }
    cursor = rest
    return exponent
  }

  /// `⁻³`.
  private func raisedDigits(_ cursor: inout Int) -> [UInt8]? {
    var rest = cursor
    var text: [UInt8] = []
    while let next = scalar(at: rest), let character = superscript(next.value)?.asciiValue {
      guard isDigit(character) || text.isEmpty && (character == UInt8(ascii: "-") || character == UInt8(ascii: "+"))
      else { break }
      text.append(character)
      rest += next.length
    }
    guard let last = text.last, isDigit(last) else { return nil }
    cursor = rest
    return text.first == UInt8(ascii: "+") ? Array(text.dropFirst()) : text
  }

  /// `…` or `...` behind leading digits, but not before the other end of a range.
  private func skipEllipsis(_ cursor: inout Int) -> Bool {
    var rest = cursor
    while let next = scalar(at: rest), next.value == 0x2026 { rest += next.length }
    if rest == cursor {
      while byte(rest) == UInt8(ascii: ".") { rest += 1 }
      guard rest - cursor == 3 else { return false }
    }
    guard digit(at: rest) == nil else { return false }
    cursor = rest
    return true
  }

  /// The length of `%`, with a space before it or none.
  private func percent(at offset: Int) -> Int? {
    var cursor = offset
    skipSpace(&cursor)
    guard let sign = scalar(at: cursor), sign.value == 0x25 || sign.value == 0xFF05 else { return nil }
    // `5 % 3` is a remainder.
    if cursor > offset, isSource, isDigit(byte(cursor + 2)) { return nil }
    return cursor + sign.length - offset
  }

  /// At most one space: an ordinary, a narrow or a no-break one.
  private func skipSpace(_ cursor: inout Int) {
    if let space = scalar(at: cursor), [0x20, 0xA0, 0x2009, 0x202F].contains(space.value) { cursor += space.length }
  }

  /// A sign: `-`, `+`, U+2212, or a full-width one. The en dash that word processors make of a hyphen is one, too.
  func sign(at offset: Int) -> (isMinus: Bool, length: Int)? {
    guard let sign = scalar(at: offset) else { return nil }
    switch sign.value {
    case 0x2D, 0x2212, 0x2013, 0xFF0D: return (true, sign.length)
    case 0x2B, 0xFF0B: return (false, sign.length)
    default: return nil
    }
  }

  /// An ASCII or full-width digit, as ASCII.
  func digit(at offset: Int) -> (value: UInt8, length: Int)? {
    let byte = byte(offset)
    if byte < 0x80 { return isDigit(byte) ? (byte, 1) : nil }
    guard let digit = scalar(at: offset), 0xFF10...0xFF19 ~= digit.value else { return nil }
    return (UInt8(digit.value - 0xFF10) + UInt8(ascii: "0"), digit.length)
  }

  private func point(at offset: Int) -> Int? {
    guard let point = scalar(at: offset), point.value == 0x2E || point.value == 0xFF0E else { return nil }
    return point.length
  }

  func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }
  func scalar(at offset: Int) -> (value: UInt32, length: Int)? {
    offset < end ? decodeScalar(bytes[offset..<end]) : nil
  }
}
