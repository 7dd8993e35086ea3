import Diagnostics

extension PrintedNumber {
  /// The number that ends at an offset of a text (§2.3 of the design): `1,234.5`, `−0.5`, `1.2 × 10⁻³`, `80.2%`,
  /// full-width digits too.
  ///
  /// Nil where none ends there, and where it is not clear which: the `2` of `H2`, the `802` of `0,802`, the `345` of
  /// `12 345`, the `3` of `1/3` and of `10^3`. A dash is a sign unless it stands behind a letter, a digit or a closing bracket: `-0.5`, `= −0.5` and `为-0.5` are negative,
  /// the numbers of `2-3` and of `x-3` are not.
  package init?(endingAt end: Int, in text: Excerpt) {
    let reader = PrintedNumberReader(bytes: text.bytes, end: end, isSource: false)
    // From the left, so that `1.2 × 10⁻³` is not taken for its last digit.
    var start = reader.earliestStart
    while start < end {
      if reader.canBegin(at: start), let reading = reader.number(at: start), reading.end == end {
        self.init(decimal: reading.decimal, span: text.span(start, end), isTruncated: reading.isTruncated)
        return
      }
      start += 1
    }
    return nil
  }

  /// The number that a text is, such as that of a table's cell, the space around it apart; nil where it is no number,
  /// or more than one.
  package init?(_ text: Excerpt) {
    var start = 0
    var end = text.bytes.count
    while start < end, text.bytes[start] <= UInt8(ascii: " ") { start += 1 }
    while start < end, text.bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    let reader = PrintedNumberReader(bytes: text.bytes, end: end, isSource: false)
    guard let reading = reader.number(at: start), reading.end == end else { return nil }
    self.init(decimal: reading.decimal, span: text.span(start, end), isTruncated: reading.isTruncated)
  }
}

extension PrintedNumberReader {
  /// As far to the left as a number that ends at the end may reach: characters of numbers only, and not more than
  /// anybody prints.
  fileprivate var earliestStart: Int {
    var start = end
    while start > max(0, end - 512) {
      let before = scalar(before: start)
      guard let before, isOfNumber(before.value) else { break }
      start -= before.length
    }
    return start
  }

  private func isOfNumber(_ value: UInt32) -> Bool {
    switch value {
    // + , - . digits % e E and the space.
    case 0x2B...0x2E, 0x30...0x39, 0x25, 0x45, 0x65, 0x20: true
    // No-break and narrow spaces, times, en dash, minus, ellipsis.
    case 0xA0, 0x2009, 0x202F, 0xD7, 0xB7, 0x22C5, 0x2013, 0x2212, 0x2026: true
    // Full-width forms.
    case 0xFF05, 0xFF0B, 0xFF0D, 0xFF0E, 0xFF10...0xFF19: true
    default: superscript(value) != nil
    }
  }

  /// Whether a number, or its sign, may begin at an offset, by what stands before it.
  fileprivate func canBegin(at offset: Int) -> Bool {
    let isSign = sign(at: offset) != nil
    guard isSign || digit(at: offset) != nil || byte(offset) == UInt8(ascii: ".") else { return false }
    var place = offset
    // Marks of emphasis and code count as nothing.
    while place > 0, "*_`~".utf8.contains(bytes[place - 1]) { place -= 1 }
    guard let before = scalar(before: place) else { return true }
    // `x_2` is a name.
    let isBehindMarks = bytes[place..<offset].contains { $0 != UInt8(ascii: "_") }
    if isExponent(at: offset, behind: place) { return false }
    // `−**3.5**`: the sign is part of it.
    if isBehindMarks, sign(at: place - before.length) != nil { return !canBegin(at: place - before.length) }
    switch before.value {
    case UInt32(UInt8(ascii: "a"))...UInt32(UInt8(ascii: "z")), UInt32(UInt8(ascii: "A"))...UInt32(UInt8(ascii: "Z")),
      0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF:
      return isBehindMarks && !isSign
    // `**1**234` is one number.
    case 0x30...0x39, 0xFF10...0xFF19: return bytes[place..<offset].elementsEqual("*".utf8) && !isSign
    // The apostrophes of `9’234`, the slash of `2⁄3`, an entity such as `&minus;`.
    case 0x27, 0x2019: return digits(before: place - before.length) == 0
    case 0x2044: return false
    case 0x3B: return !endsEntity(before: place - before.length)
    // A comma or a point right before a digit is part of the number, which so cannot begin here.
    case 0x2C, 0x2E, 0xFF0C, 0xFF0E:
      let further = scalar(before: place - before.length)
      return
        !(further.map {
          0x30...0x39 ~= $0.value || 0xFF10...0xFF19 ~= $0.value || $0.value == 0x2E || $0.value == 0x5C
        } ?? false)
    // Behind a closing bracket, a percent sign, a superscript or another dash, a dash is none of the number's.
    case 0x29, 0x5D, 0x7D, 0x25, 0xFF05, 0xFF09, 0x2D, 0x2013, 0x2014, 0x2212, 0xFF0D: return !isSign
    case _ where superscript(before.value) != nil: return false
    // The `3` of `1/3` is half of a number, and so is the `345` of `12 345`.
    // The exponent of `10^3` is no number by itself.
    case 0x5E: return false
    case 0x2F: return digits(before: place - before.length) == 0
    case 0x20, 0xA0, 0x2009, 0x202F:
      return !(1...3 ~= digits(before: place - before.length) && digits(from: offset) == 3)
    default: return true
    }
  }

  /// Whether what begins at an offset is the power of a number before it that is not written as one: `9.9 x 10³`,
  /// `9.9×10-3`.
  private func isExponent(at offset: Int, behind place: Int) -> Bool {
    var start = place
    // The `3` of `×10-3`.
    if bytes[..<start].suffix(3).elementsEqual("10-".utf8) {
      start -= 3
    } else if !bytes[offset..<end].starts(with: "10".utf8) || digits(from: offset) > 2 || offset + 2 == end {
      return false
    }
    func skipMarks() { while start > 0, " *_`".utf8.contains(bytes[start - 1]) { start -= 1 } }
    skipMarks()
    guard let sign = scalar(before: start), [0x78, 0x58, 0xD7, 0x2A, 0xB7, 0x22C5].contains(sign.value) else {
      return bytes[..<start].suffix(7).elementsEqual("&times;".utf8)
    }
    start -= sign.length
    skipMarks()
    return digits(before: start) > 0
  }

  /// Whether an entity that is part of a number ends at an offset: a minus sign, or what stands behind a digit.
  private func endsEntity(before offset: Int) -> Bool {
    var start = offset
    while start > 0, offset - start < 32, isNameByte(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "#") {
      start -= 1
    }
    guard start < offset, start > 0, bytes[start - 1] == UInt8(ascii: "&") else { return false }
    return bytes[start..<offset].elementsEqual("minus".utf8) || digits(before: start - 1) > 0
  }

  /// How many ASCII digits end at an offset.
  private func digits(before offset: Int) -> Int {
    bytes[..<offset].reversed().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
  }

  /// How many ASCII digits stand from an offset on.
  private func digits(from offset: Int) -> Int {
    bytes[offset..<end].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
  }

  /// The Unicode scalar that ends at an offset.
  private func scalar(before offset: Int) -> (value: UInt32, length: Int)? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, offset - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard let scalar = decodeScalar(bytes[start..<offset]), scalar.length == offset - start else { return nil }
    return scalar
  }
}
