extension MathVariant {
  /// A letter or digit in this style; any other character as it is.
  /// Unicode 16, Mathematical Alphanumeric Symbols, with the letters that stood in Letterlike Symbols before.
  package func character(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard let block else { return scalar }
    let value = scalar.value
    let mapped: UInt32? =
      switch value {
      case 0x41...0x5A: exception(scalar) ?? (block.latin + value - 0x41)
      case 0x61...0x7A: exception(scalar) ?? (block.latin + 26 + value - 0x61)
      case 0x30...0x39: block.digits.map { $0 + value - 0x30 }
      case 0x391...0x3A9 where value != 0x3A2: block.greek.map { $0 + value - 0x391 }
      case 0x3B1...0x3C9: block.greek.map { $0 + 26 + value - 0x3B1 }
      default: nil
      }
    return mapped.flatMap(Unicode.Scalar.init) ?? scalar
  }

  /// The code points of `A`, `Α` and `0` in the style.
  private var block: (latin: UInt32, greek: UInt32?, digits: UInt32?)? {
    switch self {
    case .automatic, .normal: nil
    case .bold: (0x1D400, 0x1D6A8, 0x1D7CE)
    case .boldItalic: (0x1D468, 0x1D71C, nil)
    case .script: (0x1D49C, nil, nil)
    case .fraktur: (0x1D504, nil, nil)
    case .doubleStruck: (0x1D538, nil, 0x1D7D8)
    case .sansSerif: (0x1D5A0, nil, 0x1D7E2)
    case .monospace: (0x1D670, nil, 0x1D7F6)
    }
  }

  private func exception(_ letter: Unicode.Scalar) -> UInt32? {
    switch (self, letter) {
    case (.script, "B"): 0x212C
    case (.script, "E"): 0x2130
    case (.script, "F"): 0x2131
    case (.script, "H"): 0x210B
    case (.script, "I"): 0x2110
    case (.script, "L"): 0x2112
    case (.script, "M"): 0x2133
    case (.script, "R"): 0x211B
    case (.script, "e"): 0x212F
    case (.script, "g"): 0x210A
    case (.script, "o"): 0x2134
    case (.fraktur, "C"): 0x212D
    case (.fraktur, "H"): 0x210C
    case (.fraktur, "I"): 0x2111
    case (.fraktur, "R"): 0x211C
    case (.fraktur, "Z"): 0x2128
    case (.doubleStruck, "C"): 0x2102
    case (.doubleStruck, "H"): 0x210D
    case (.doubleStruck, "N"): 0x2115
    case (.doubleStruck, "P"): 0x2119
    case (.doubleStruck, "Q"): 0x211A
    case (.doubleStruck, "R"): 0x211D
    case (.doubleStruck, "Z"): 0x2124
    default: nil
    }
  }
}
