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
  writer.contents(node)
  writer.append("</math>")
  buffer = writer.buffer
}

struct MathMLWriter {
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
      space(mu)
    case .fraction(let numerator, let denominator, let hasBar):
      append(hasBar ? "<mfrac>" : "<mfrac linethickness=\"0\">")
      write(numerator)
      write(denominator)
      append("</mfrac>")
    case .squareRoot(.row(let nodes)):
      element("msqrt", nodes)
    case .squareRoot(let radicand):
      append("<msqrt>")
      write(radicand)
      append("</msqrt>")
    case .root(let radicand, let degree):
      append("<mroot>")
      write(radicand)
      write(degree)
      append("</mroot>")
    case .scripts(let base, let sub, let sup):
      scripts(base, sub, sup, names: ("msub", "msup", "msubsup"))
    case .underOver(let base, let under, let over):
      scripts(base, under, over, names: ("munder", "mover", "munderover"))
    case .accent(let base, let mark):
      // One letter has the mark as it is; over a word it grows.
      let isLetter = if case .identifier(let name, _) = base { name.count == 1 } else { false }
      self.mark(base, mark, isBelow: false, isStretchy: !isLetter)
    case .fenced(let open, let body, let close):
      fenced(open, body, close)
    case .table(let rows, let style):
      table(rows, style)
    case .marked(let node, let claim):
      marked(node, claim)
    case .grid(let grid):
      write(grid)
    case .styledText(let words, let style):
      append("<mtext class=\"")
      append(style)
      append("\">")
      text(words)
      append("</mtext>")
    case .mark(let base, let mark, let isBelow, let isStretchy):
      self.mark(base, mark, isBelow: isBelow, isStretchy: isStretchy)
    case .multiscripts(let base, let right, let left):
      append("<mmultiscripts>")
      write(base)
      pair(right)
      append("<mprescripts></mprescripts>")
      pair(left)
      append("</mmultiscripts>")
    case .styled(let node, let styling):
      write(node, styling)
    case .enclosed(let node, let enclosure):
      write(node, enclosure)
    case .strut(let height, let depth):
      append("<mspace height=\"")
      length(height)
      append("\" depth=\"")
      length(depth)
      append("\"></mspace>")
    case .rule(let width, let height):
      append("<mspace class=\"rule\" width=\"")
      length(width)
      append("\" height=\"")
      length(height)
      append("\"></mspace>")
    case .target(let node, let id):
      append("<mrow id=\"")
      escape(id)
      append("\">")
      contents(node)
      append("</mrow>")
    case .link(let words, let id):
      append("<mtext><a href=\"#")
      fragment(id)
      append("\">")
      text(words)
      append("</a></mtext>")
    }
  }

  // MARK: Elements

  private mutating func element(_ name: StaticString, _ children: [MathNode]) {
    append("<")
    append(name)
    append(">")
    sequence(children)
    append("</")
    append(name)
    append(">")
  }

  private mutating func scripts(
    _ base: MathNode, _ low: MathNode?, _ high: MathNode?,
    names: (low: StaticString, high: StaticString, both: StaticString)
  ) {
    let name: StaticString
    switch (low, high) {
    case (_?, _?): name = names.both
    case (_?, nil): name = names.low
    case (nil, _?): name = names.high
    case (nil, nil): return write(base)
    }
    append("<")
    append(name)
    append(">")
    write(base)
    if let low { write(script: low) }
    if let high { write(script: high) }
    append("</")
    append(name)
    append(">")
  }

  private mutating func identifier(_ name: String, _ variant: MathVariant) {
    append(variant == .normal && name.count == 1 ? "<mi mathvariant=\"normal\">" : "<mi>")
    switch variant {
    case .automatic, .normal:
      escape(name)
    default:
      var styled = String.UnicodeScalarView()
      for scalar in name.unicodeScalars { styled.append(variant.character(for: scalar)) }
      escape(String(styled))
    }
    append("</mi>")
  }

  private mutating func write(_ symbol: String, _ style: OperatorStyle) {
    switch style {
    case .automatic: append("<mo>")
    case .unstretched: append("<mo stretchy=\"false\">")
    default: writeTag(style)
    }
    escape(symbol)
    append("</mo>")
  }

  private mutating func writeTag(_ style: OperatorStyle) {
    append("<mo")
    if let form = style.form {
      append(" form=\"")
      escape(form.rawValue)
      append("\"")
    }
    if let size = style.size {
      // A stretchy operator whose size is fixed at both ends. Firefox sets it around the axis only if told to.
      append(" symmetric=\"true\" minsize=\"")
      tenths(size)
      append("\" maxsize=\"")
      tenths(size)
      append("\"")
    }
    if let isStretchy = style.isStretchy { append(isStretchy ? " stretchy=\"true\"" : " stretchy=\"false\"") }
    if style.hasFixedLimits { append(" movablelimits=\"false\"") }
    if let leading = style.leading {
      append(" lspace=\"")
      length(Int(leading))
      append("\"")
    }
    if let trailing = style.trailing {
      append(" rspace=\"")
      length(Int(trailing))
      append("\"")
    }
    append(">")
  }

  private mutating func table(_ rows: [[MathNode]], _ style: MathNode.TableStyle) {
    append("<mtable class=\"")
    escape(style.rawValue)
    append(style == .aligned ? "\" displaystyle=\"true\">" : "\">")
    let kind: MathGrid.Kind =
      switch style {
      case .aligned: .aligned
      case .matrix: .matrix
      case .cases: .cases
      }
    for (index, row) in rows.enumerated() {
      append("<mtr>")
      for (column, cell) in row.enumerated() {
        append("<mtd>")
        contents(cell)
        if column == 0 { strut(of: kind, isLast: index == rows.count - 1, gap: 0) }
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
}
