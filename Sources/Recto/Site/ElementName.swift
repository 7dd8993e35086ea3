/// The name of an element, of which eight bytes count: no two that matter here share them.
struct ElementName: Equatable {
  private var bytes: UInt64 = 0

  enum Element: Sendable {
    case heading, `operator`, term, math, row, fraction, link, span, small, figure, details
    /// Its text belongs to the word before it.
    case inline
    case block
    /// It has no text, or none that is read.
    case drawing
  }

  mutating func append(_ byte: UInt8) {
    if bytes.leadingZeroBitCount >= 8 { bytes = bytes << 8 | UInt64(byte) }
  }

  var element: Element {
    var (low, high) = (0, Self.table.count)
    while low < high {
      let middle = (low + high) / 2
      if Self.table[middle].name.bytes < bytes { low = middle + 1 } else { high = middle }
    }
    return low < Self.table.count && Self.table[low].name == self ? Self.table[low].element : .block
  }

  private static let table: [(name: ElementName, element: Element)] = [
    ("h1 h2 h3 h4 h5 h6", Element.heading), ("mo", .operator), ("mi mn", .term), ("math", .math), ("mrow", .row),
    ("mfrac", .fraction), ("figure", .figure), ("details", .details), ("a", .link), ("span", .span), ("small", .small),
    ("sup svg style script button", .drawing),
    (
      """
      abbr b code del em i kbd mark mover mpadded mphantom mroot ms mspace msqrt mstyle msub msubsup msup mtext \
      munder munderover q s semantics strong sub u wbr
      """, .inline
    ),
  ].flatMap { names, element in
    names.split(separator: " ").map { text in
      (text.utf8.reduce(into: ElementName()) { $0.append($1) }, element)
    }
  }.sorted { $0.name.bytes < $1.name.bytes }
}
