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
      case 0x131, 0x237: self == .italic ? 0x1D6A4 + (value == 0x131 ? 0 : 1) : nil
      default: block.greek.flatMap { greek in Self.greekSymbols[value].map { greek + $0 } }
      }
    return mapped.flatMap(Unicode.Scalar.init) ?? scalar
  }

  /// Where ∇, ∂ and the other forms of Greek letters stand behind the capital alpha of their style.
  private static let greekSymbols: [UInt32: UInt32] = [
    0x2207: 25, 0x2202: 51, 0x3F5: 52, 0x3D1: 53, 0x3F0: 54, 0x3D5: 55, 0x3F1: 56, 0x3D6: 57,
  ]

  /// The code points of `A`, `Α` and `0` in the style.
  private var block: (latin: UInt32, greek: UInt32?, digits: UInt32?)? {
    switch self {
    case .automatic, .normal: nil
    case .bold: (0x1D400, 0x1D6A8, 0x1D7CE)
    case .boldItalic: (0x1D468, 0x1D71C, 0x1D7CE)
    case .italic: (0x1D434, 0x1D6E2, nil)
    case .script: (0x1D49C, nil, nil)
    case .boldScript: (0x1D4D0, nil, nil)
    case .fraktur: (0x1D504, nil, nil)
    case .boldFraktur: (0x1D56C, nil, nil)
    case .doubleStruck: (0x1D538, nil, 0x1D7D8)
    case .sansSerif: (0x1D5A0, nil, 0x1D7E2)
    case .boldSansSerif: (0x1D5D4, 0x1D756, 0x1D7EC)
    case .monospace: (0x1D670, nil, 0x1D7F6)
    }
  }

  private func exception(_ letter: Unicode.Scalar) -> UInt32? {
    switch (self, letter) {
    case (.italic, "h"): 0x210E
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
