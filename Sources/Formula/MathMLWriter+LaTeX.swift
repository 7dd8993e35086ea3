/// What only formulas in LaTeX have.
extension MathMLWriter {
  /// A node without a row of its own, where what is around it makes one.
  mutating func contents(_ node: MathNode) {
    if case .row(let nodes) = node { sequence(nodes) } else { write(node) }
  }

  /// Nodes side by side. Firefox puts space of its own between an upright and an italic letter, as in `Δx`, unless
  /// something stands between them.
  mutating func sequence(_ nodes: [MathNode]) {
    var last: Bool?
    for node in nodes {
      let isUpright = node.isUprightLetter
      if let last, let isUpright, last != isUpright { append("<mspace></mspace>") }
      write(node)
      last = isUpright
    }
  }

  /// Firefox leaves a text of another typeface at its size where it is a script by itself.
  mutating func write(script node: MathNode) {
    switch node {
    case .text, .styledText: wrap(node, "<mrow>", "</mrow>")
    default: write(node)
    }
  }

  /// MathML has no space of less than nothing: elements with margins of that size stand for it.
  mutating func space(_ mu: Int) {
    var rest = mu
    while rest < 0 {
      append("<mspace class=\"back-")
      escape(String(min(18, -rest)))
      append("\"></mspace>")
      rest += 18
    }
    guard mu >= 0 else { return }
    append("<mspace width=\"")
    length(mu)
    append("\"></mspace>")
  }

  /// Brackets and what is between them.
  mutating func fenced(_ open: String, _ body: MathNode, _ close: String) {
    append("<mrow>")
    if !open.isEmpty { write(.operator(open, .bracket(open, isHigh: body.isHigh))) }
    write(body)
    if !close.isEmpty { write(.operator(close, .bracket(close, isHigh: body.isHigh))) }
    append("</mrow>")
  }

  mutating func mark(_ base: MathNode, _ mark: String, isBelow: Bool, isStretchy: Bool) {
    append(isBelow ? "<munder accentunder=\"true\">" : "<mover accent=\"true\">")
    write(base)
    switch mark {
    // A vector: the arrow of text is too long for one letter.
    case "→" where !isStretchy: append("<mo stretchy=\"false\" class=\"vector\">→</mo>")
    default: write(.operator(mark, isStretchy ? OperatorStyle(isStretchy: true) : .unstretched))
    }
    append(isBelow ? "</munder>" : "</mover>")
  }

  mutating func pair(_ scripts: MathNode.Scripts) {
    write(script: scripts.sub ?? .row([]))
    write(script: scripts.sup ?? .row([]))
  }

  mutating func append(_ style: TextStyle) {
    let names: [(TextStyle, StaticString)] = [
      (.bold, "bold"), (.italic, "italic"), (.sansSerif, "sans"), (.monospace, "mono"),
      (.smallCapitals, "caps"),
    ]
    var isFirst = true
    for (part, name) in names where style.contains(part) {
      if !isFirst { append(" ") }
      append(name)
      isFirst = false
    }
  }

  mutating func write(_ node: MathNode, _ styling: MathStyling) {
    append("<mstyle")
    if let isDisplay = styling.isDisplay { append(isDisplay ? " displaystyle=\"true\"" : " displaystyle=\"false\"") }
    if let level = styling.scriptLevel {
      append(" scriptlevel=\"")
      escape(String(level))
      append("\"")
    }
    if let size = styling.size {
      append(" mathsize=\"")
      escape(String(size))
      append("%\"")
    }
    write(styling.color, styling.background)
    append(">")
    contents(node)
    append("</mstyle>")
  }

  /// Names are classes, so that a page can choose what can be read on its paper.
  private mutating func write(_ color: MathColor?, _ background: MathColor?) {
    var classes: [String] = []
    if case .named(let name)? = color { classes.append("color-" + name) }
    if case .named(let name)? = background { classes.append("paper-" + name) }
    if !classes.isEmpty {
      append(" class=\"")
      escape(classes.joined(separator: " "))
      append("\"")
    }
    if case .hex(let digits)? = color {
      append(" mathcolor=\"")
      escape(digits)
      append("\"")
    }
    if case .hex(let digits)? = background {
      append(" mathbackground=\"")
      escape(digits)
      append("\"")
    }
  }

  mutating func write(_ node: MathNode, _ enclosure: MathEnclosure) {
    switch enclosure {
    case .box, .cancel, .backCancel, .crossCancel, .strikeout, .slash, .circle:
      append("<mrow class=\"")
      escape(enclosure.rawValue)
      append("\">")
      contents(node)
      append("</mrow>")
    case .phantom: wrap(node, "<mphantom>", "</mphantom>")
    case .horizontalPhantom: wrap(node, "<mpadded height=\"0em\" depth=\"0em\"><mphantom>", "</mphantom></mpadded>")
    case .verticalPhantom: wrap(node, "<mpadded width=\"0em\"><mphantom>", "</mphantom></mpadded>")
    case .smash: wrap(node, "<mpadded height=\"0em\" depth=\"0em\">", "</mpadded>")
    case .rightLap: wrap(node, "<mpadded width=\"0em\">", "</mpadded>")
    case .leftLap: wrap(node, "<mpadded width=\"0em\"><mrow class=\"left-lap\">", "</mrow></mpadded>")
    case .centerLap: wrap(node, "<mpadded width=\"0em\"><mrow class=\"center-lap\">", "</mrow></mpadded>")
    }
  }

  private mutating func wrap(_ node: MathNode, _ opening: StaticString, _ closing: StaticString) {
    append(opening)
    contents(node)
    append(closing)
  }
}

extension OperatorStyle {
  /// A bracket grows only with what is high: Chromium takes a larger one also where there is nothing to reach for.
  /// What is no bracket by itself has space around it that it must lose.
  fileprivate static func bracket(_ symbol: String, isHigh: Bool) -> OperatorStyle {
    var style = OperatorStyle(isStretchy: isHigh)
    switch symbol {
    case "/", "\\", "↑", "↓", "↕", "⇑", "⇓", "⇕", "⎰", "⎱", "⌜", "⌝", "⌞", "⌟": (style.leading, style.trailing) = (0, 0)
    default: break
    }
    return style
  }
}

extension MathNode {
  /// Whether its letter is upright in the eyes of Firefox; nothing for what is no letter.
  fileprivate var isUprightLetter: Bool? {
    switch self {
    case .identifier(let name, let variant): variant == .normal || name.unicodeScalars.count > 1
    case .scripts(let base, _, _), .underOver(let base, _, _), .accent(let base, _), .mark(let base, _, _, _):
      base.isUprightLetter
    case .row(let nodes): nodes.count == 1 ? nodes[0].isUprightLetter : nil
    default: nil
    }
  }
}
