/// What the words and the marks of a programming language are, as far as colours need it.
struct CodeRules: Sendable {
  var keywords = WordSet()
  var constants = WordSet()
  var types = WordSet()
  /// Whether words are the same in capitals.
  var ignoresCase = false
  /// Whether a word that begins with a capital is a type.
  var capitalsAreTypes = false
  /// Whether a word before an opening parenthesis is a function.
  var marksCalls = true

  /// From the first byte of `lineComments` to the end of the line.
  var lineComments: [StaticString] = []
  /// Whether a comment has a space before it, or begins a line.
  var commentsNeedSpace = false
  var blockComment: (open: StaticString, close: StaticString, nests: Bool)?
  /// The longer ones first.
  var quotes: [Quote] = []
  /// Letters that may stand right before a quote: `rb"…"`.
  var quotePrefixes: StaticString = ""
  /// Whether a quote in the middle of a word is none, as in `it's`.
  var quotesBeginWords = false

  /// Bytes of words besides letters, digits and `_`.
  var wordBytes: StaticString = ""
  /// Bytes that make a variable or an attribute of the word after them: `$HOME`, `@main`.
  var sigils: StaticString = ""
  /// What follows the name of a property: `:` in JSON.
  var keyMark: UInt8?
  /// Whether such names stand in brackets only, as in a style sheet.
  var keysNeedBrackets = false
  var special: Special = .none

  func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || byte.isOne(of: wordBytes) }

  struct Quote: Sendable {
    var open: StaticString
    var close: StaticString
    var escape: UInt8?
    var isMultiline = false
    /// What begins code in a string, and the brackets that are counted to its end: `\(`, `(`, `)`.
    var interpolation: (open: StaticString, deeper: UInt8, end: UInt8)?
    /// Whether it holds one character: `'a` alone is a lifetime in Rust.
    var isCharacter = false

    static func line(_ mark: StaticString, escape: UInt8? = UInt8(ascii: "\\")) -> Quote {
      Quote(open: mark, close: mark, escape: escape)
    }

    static func lines(_ mark: StaticString, escape: UInt8? = UInt8(ascii: "\\")) -> Quote {
      Quote(open: mark, close: mark, escape: escape, isMultiline: true)
    }
  }

  /// What only one or two languages have.
  enum Special: Sendable {
    case none
    /// `#include` at the beginning of a line.
    case preprocessor
    /// `/…/` where a value is expected.
    case regularExpressions
    /// `[table]` at the beginning of a line.
    case tableHeaders
    /// `#[derive(…)]`
    case bracketedAttributes
    /// `#1f4f8f`
    case colors
  }
}

/// Words of at most 16 bytes, looked up without making a string.
struct WordSet: Sendable {
  private var words: Set<UInt128> = []

  init(_ text: StaticString = "") {
    text.withUTF8Buffer { bytes in
      for word in bytes.split(separator: UInt8(ascii: " ")) {
        words.insert(Self.pack(word, lowercasing: false) ?? 0)
      }
    }
  }

  func contains(_ word: ArraySlice<UInt8>, ignoringCase: Bool = false) -> Bool {
    guard !words.isEmpty, let packed = Self.pack(word, lowercasing: ignoringCase) else { return false }
    return words.contains(packed)
  }

  private static func pack(_ word: some Sequence<UInt8>, lowercasing: Bool) -> UInt128? {
    var packed: UInt128 = 0
    var count = 0
    for byte in word {
      guard count < 16 else { return nil }
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      packed = packed << 8 | UInt128(lowercasing && isCapital ? byte | 0x20 : byte)
      count += 1
    }
    return packed
  }
}
