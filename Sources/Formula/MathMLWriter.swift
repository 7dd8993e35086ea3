/// What a page adds to a verified part of a formula.
package struct ClaimMarkup: Sendable {
  /// Attributes of the `mrow` around it, such as `id` and `class`; values are escaped by the writer.
  package var attributes: [(name: String, value: String)]
  /// Finished phrasing content, such as a button, that follows inside an `mtext`. HTML allows it there.
  package var trailing: [UInt8]

  package init(attributes: [(name: String, value: String)], trailing: [UInt8] = []) {
    self.attributes = attributes
    self.trailing = trailing
  }
}

/// Appends a formula as MathML Core: elements and attributes of Core alone, no style attribute, all text escaped.
///
/// Columns are aligned by the page's style sheet, by the table's class `aligned`, `matrix` or `cases`: Core has
/// no attribute for it.
/// - Parameter markup: what the page adds to a claim; without any, nothing shows that it is one.
package func writeMathML(
  _ node: MathNode, display: Bool, into buffer: inout [UInt8],
  markup: @escaping (_ claim: Int) -> ClaimMarkup? = { _ in nil }
) {
  var writer = MathMLWriter(buffer: buffer, markup: markup)
  buffer = []  // So that the writer holds the only reference, and appends in place.
  writer.append(display ? "<math display=\"block\">" : "<math>")
  switch node {
  case .row(let nodes): nodes.forEach { writer.write($0) }
  default: writer.write(node)
  }
  writer.append("</math>")
  buffer = writer.buffer
}

private struct MathMLWriter {
  var buffer: [UInt8]
  let markup: (Int) -> ClaimMarkup?

  mutating func write(_ node: MathNode) {
    switch node {
    case .row(let nodes):
      element("mrow", nodes)
    case .identifier(let name, let variant):
      identifier(name, variant)
    case .number(let digits):
      append("<mn>")
      escape(digits)
      append("</mn>")
    case .operator(let symbol, let style):
      write(symbol, style)
    case .text(let words):
      append("<mtext>")
      text(words)
      append("</mtext>")
    case .space(let mu):
      append("<mspace width=\"")
      length(mu)
      append("\"></mspace>")
    case .fraction(let numerator, let denominator, let hasBar):
      element("mfrac", [numerator, denominator], attributes: hasBar ? "" : " linethickness=\"0\"")
    case .squareRoot(.row(let nodes)):
      element("msqrt", nodes)
    case .squareRoot(let radicand):
      element("msqrt", [radicand])
    case .root(let radicand, let degree):
      element("mroot", [radicand, degree])
    case .scripts(let base, let sub, let sup):
      scripts(base, sub, sup, names: ("msub", "msup", "msubsup"))
    case .underOver(let base, let under, let over):
      scripts(base, under, over, names: ("munder", "mover", "munderover"))
    case .accent(let base, let mark):
      // One letter has the mark as it is; over a word it grows.
      let isLetter = if case .identifier(let name, _) = base { name.count == 1 } else { false }
      element(
        "mover", [base, .operator(mark, isLetter ? .unstretched : OperatorStyle(isStretchy: true))],
        attributes: " accent=\"true\"")
    case .fenced(let open, let body, let close):
      // Chromium takes a larger bracket also where there is nothing to reach for.
      let style = OperatorStyle(isStretchy: body.isHigh)
      append("<mrow>")
      if !open.isEmpty { write(open, style) }
      write(body)
      if !close.isEmpty { write(close, style) }
      append("</mrow>")
    case .table(let rows, let style):
      table(rows, style)
    case .marked(let node, let claim):
      marked(node, claim)
    }
  }

  // MARK: Elements

  private mutating func element(_ name: StaticString, _ children: [MathNode], attributes: StaticString = "") {
    append("<")
    append(name)
    append(attributes)
    append(">")
    for child in children { write(child) }
    append("</")
    append(name)
    append(">")
  }

  private mutating func scripts(
    _ base: MathNode, _ low: MathNode?, _ high: MathNode?,
    names: (low: StaticString, high: StaticString, both: StaticString)
  ) {
    switch (low, high) {
    case (let low?, let high?): element(names.both, [base, low, high])
    case (let low?, nil): element(names.low, [base, low])
    case (nil, let high?): element(names.high, [base, high])
    case (nil, nil): write(base)
    }
  }

  private mutating func identifier(_ name: String, _ variant: MathVariant) {
    append(variant == .normal && name.count == 1 ? "<mi mathvariant=\"normal\">" : "<mi>")
    switch variant {
    case .automatic, .normal:
      escape(name)
    case .bold, .boldItalic, .script, .fraktur, .doubleStruck, .sansSerif, .monospace:
      var styled = String.UnicodeScalarView()
      for scalar in name.unicodeScalars { styled.append(variant.character(for: scalar)) }
      escape(String(styled))
    }
    append("</mi>")
  }

  private mutating func write(_ symbol: String, _ style: OperatorStyle) {
    append("<mo")
    if let form = style.form {
      append(" form=\"")
      escape(form.rawValue)
      append("\"")
    }
    if let isStretchy = style.isStretchy { append(isStretchy ? " stretchy=\"true\"" : " stretchy=\"false\"") }
    if let leading = style.leading {
      append(" lspace=\"")
      length(leading)
      append("\"")
    }
    if let trailing = style.trailing {
      append(" rspace=\"")
      length(trailing)
      append("\"")
    }
    append(">")
    escape(symbol)
    append("</mo>")
  }

  private mutating func table(_ rows: [[MathNode]], _ style: MathNode.TableStyle) {
    append("<mtable class=\"")
    escape(style.rawValue)
    append(style == .aligned ? "\" displaystyle=\"true\">" : "\">")
    for row in rows {
      append("<mtr>")
      for cell in row {
        append("<mtd>")
        if case .row(let nodes) = cell { nodes.forEach { write($0) } } else { write(cell) }
        append("</mtd>")
      }
      append("</mtr>")
    }
    append("</mtable>")
  }

  private mutating func marked(_ node: MathNode, _ claim: Int) {
    guard let added = markup(claim) else { return write(node) }
    append("<mrow")
    for (name, value) in added.attributes {
      append(" ")
      escape(name)
      append("=\"")
      escape(value)
      append("\"")
    }
    append(">")
    write(node)
    if !added.trailing.isEmpty {
      append("<mtext>")
      buffer += added.trailing
      append("</mtext>")
    }
    append("</mrow>")
  }

  // MARK: Bytes

  mutating func append(_ markup: StaticString) {
    markup.withUTF8Buffer { buffer.append(contentsOf: $0) }
  }

  /// A width in em, to four decimals: 3 mu is `0.1667em`.
  private mutating func length(_ mu: Int) {
    let tenThousandths = (abs(mu) * 10_000 + 9) / 18
    if mu < 0 { append("-") }
    escape(String(tenThousandths / 10_000))
    var fraction = tenThousandths % 10_000
    if fraction > 0 {
      append(".")
      var unit = 1_000
      while fraction > 0 {
        buffer.append(UInt8(0x30 + fraction / unit))
        fraction %= unit
        unit /= 10
      }
    }
    append("em")
  }

  /// Space at the ends of `mtext` would be dropped, and several in a row become one: so they are made to stay.
  private mutating func text(_ words: String) {
    let last = words.utf8.count - 1
    var previousIsSpace = false
    for (index, byte) in words.utf8.enumerated() {
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if isSpace, index == 0 || index == last || previousIsSpace {
        append("\u{A0}")
      } else {
        escape(byte)
      }
      previousIsSpace = isSpace
    }
  }

  private mutating func escape(_ string: String) {
    for byte in string.utf8 { escape(byte) }
  }

  /// Characters that no HTML or XML may hold become the replacement character.
  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case UInt8(ascii: "\""): append("&quot;")
    case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: append("\u{FFFD}")
    default: buffer.append(byte)
    }
  }
}

extension MathNode {
  /// Higher than a line of text, so that brackets around it grow.
  fileprivate var isHigh: Bool {
    switch self {
    case .row(let nodes): nodes.contains(where: \.isHigh)
    case .identifier, .number, .operator, .text, .space: false
    case .fraction, .root, .underOver, .table: true
    case .squareRoot(let node), .accent(let node, _), .fenced(_, let node, _), .marked(let node, _): node.isHigh
    case .scripts(let base, _, _): base.isHigh
    }
  }
}
