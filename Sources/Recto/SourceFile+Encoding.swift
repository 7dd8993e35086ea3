import Diagnostics

extension SourceFile {
  /// Larger files are not read.
  package static let byteLimit = 16 << 20

  /// What keeps the file from being read as UTF-8; `nil` if nothing does.
  package var encodingProblem: Diagnostic? {
    guard let offset = firstInvalidByte else { return nil }
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return Diagnostic(
      .encoding, "not valid UTF-8", at: Span(offset, offset + 1),
      label: "the byte 0x\(byte.count < 2 ? "0" : "")\(byte)",
      help: [isUTF16 ? "this looks like UTF-16; save the file as UTF-8" : "save the file as UTF-8"])
  }

  /// The place of the first byte that no UTF-8 text has there: a malformed sequence (Unicode 3.9, table 3-7), or a
  /// NUL, which no text has.
  private var firstInvalidByte: Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte < 0x80 {
          if byte == 0 { return offset }
          offset += 1
          continue
        }
        let length = sequenceLength(bytes, offset)
        if length == 0 { return offset }
        offset += length
      }
      return nil
    }
  }
}

/// The length of the well-formed sequence of more than one byte that begins at an offset; 0 if there is none.
private func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
  func isContinuation(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    offset + distance < bytes.count && range.contains(bytes[offset + distance])
  }
  switch bytes[offset] {
  case 0xC2...0xDF: return isContinuation(1) ? 2 : 0
  // Neither overlong forms nor surrogates.
  case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : 0
  case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : 0
  case 0xE1...0xEF: return isContinuation(1) && isContinuation(2) ? 3 : 0
  // Nor overlong forms, nor what lies beyond U+10FFFF.
  case 0xF0: return isContinuation(1, 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : 0
  case 0xF4: return isContinuation(1, 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : 0
  case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : 0
  default: return 0
  }
}
