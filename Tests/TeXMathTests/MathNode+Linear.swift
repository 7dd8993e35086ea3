import Formula

extension MathNode {
  /// The formula on one line, for people to read; `Spec/latex.md` says how.
  var linear: String {
    switch self {
    case .row(let nodes): return nodes.map(\.linear).joined()
    case .identifier(let text, let variant):
      if variant == .normal, text.unicodeScalars.count == 1 { return "‹\(text)›" }
      return String(String.UnicodeScalarView(text.unicodeScalars.map { variant.character(for: $0) }))
    case .number(let text): return text
    case .text(let text): return "“\(text)”"
    case .styledText(let text, let style):
      let names = [(TextStyle.bold, "b"), (.italic, "i"), (.sansSerif, "s"), (.monospace, "t"), (.smallCapitals, "c")]
      return names.filter { style.contains($0.0) }.map(\.1).joined() + "“\(text)”"
    case .operator(let symbol, let style): return symbol + Self.marks(style)
    case .space(let mu): return "␣\(mu)"
    case .fraction(let a, let b, let hasBar): return "{\(a.linear)}\(hasBar ? "/" : "¦"){\(b.linear)}"
    case .squareRoot(let node): return "√{\(node.linear)}"
    case .root(let node, let degree): return "√[\(degree.linear)]{\(node.linear)}"
    case .scripts(let base, let sub, let sup):
      return base.grouped + (sub.map { "_{\($0.linear)}" } ?? "") + (sup.map { "^{\($0.linear)}" } ?? "")
    case .underOver(let base, let under, let over):
      return base.grouped + (under.map { "↓{\($0.linear)}" } ?? "") + (over.map { "↑{\($0.linear)}" } ?? "")
    case .accent(let base, let mark): return base.grouped + mark
    case .mark(let base, let mark, let isBelow, let isStretchy):
      return "\(isBelow ? "under" : "over")[\(mark)\(isStretchy ? "…" : "")]{\(base.linear)}"
    case .fenced(let open, let body, let close): return "⟪\(open)|\(body.linear)|\(close)⟫"
    case .table(let rows, _):
      return rows.map { $0.map(\.linear).joined(separator: " & ") }.joined(separator: " \\\\ ")
    case .grid(let grid): return "\(grid.kind.rawValue)\(grid.isDisplay ? "!" : "")[\(Self.cells(grid))]"
    case .multiscripts(let base, let right, let left):
      return "\(Self.pair(left))\(base.linear)\(Self.pair(right))"
    case .styled(let node, let styling): return "\(Self.names(styling)){\(node.linear)}"
    case .enclosed(let node, let enclosure): return "\(enclosure.rawValue){\(node.linear)}"
    case .strut(let height, let depth): return "strut(\(height),\(depth))"
    case .rule(let width, let height): return "rule(\(width),\(height))"
    case .target(let node, let id): return "#\(id){\(node.linear)}"
    case .link(let text, let id): return "[\(text)](#\(id))"
    case .marked(let node, _): return "⟦\(node.linear)⟧"
    }
  }

  /// With braces if it is more than one thing.
  private var grouped: String {
    switch self {
    case .row, .scripts, .underOver: "{\(linear)}"
    default: linear
    }
  }

  private static func marks(_ style: OperatorStyle) -> String {
    var parts: [String] = []
    if let form = style.form { parts.append(form.rawValue) }
    if style.leading != nil || style.trailing != nil { parts.append("\(style.leading ?? 0),\(style.trailing ?? 0)") }
    if let size = style.size { parts.append("size \(size)") }
    if style.hasFixedLimits { parts.append("fixed") }
    if style.isStretchy == true, style.size == nil { parts.append("…") }
    return parts.isEmpty ? "" : "⟨\(parts.joined(separator: " "))⟩"
  }

  private static func pair(_ scripts: Scripts) -> String {
    (scripts.sub.map { "_{\($0.linear)}" } ?? "") + (scripts.sup.map { "^{\($0.linear)}" } ?? "")
  }

  private static func names(_ styling: MathStyling) -> String {
    var parts: [String] = []
    if let isDisplay = styling.isDisplay { parts.append(isDisplay ? "display" : "text") }
    if let level = styling.scriptLevel { parts.append("level \(level)") }
    if let size = styling.size { parts.append("\(size)%") }
    for (color, prefix) in [(styling.color, ""), (styling.background, "on ")] {
      switch color {
      case .named(let name)?, .hex(let name)?: parts.append(prefix + name)
      case nil: break
      }
    }
    return parts.joined(separator: " ")
  }

  private static func cells(_ grid: MathGrid) -> String {
    grid.rows.map { row in
      var text = row.cells.map { cell in
        var text = String(repeating: "|", count: cell.rulesBefore)
        text += cell.alignment.map { String($0.rawValue.prefix(1)) + ":" } ?? ""
        if cell.columnSpan > 1 { text += "\(cell.columnSpan)×" }
        return text + cell.node.linear + String(repeating: "|", count: cell.rulesAfter)
      }.joined(separator: " & ")
      if row.gapBelow != 0 { text += "↧\(row.gapBelow)" }
      if let number = row.number { text += " & №\(number.linear)" }
      return String(repeating: "‾", count: row.rulesAbove) + text + String(repeating: "_", count: row.rulesBelow)
    }.joined(separator: " \\\\ ")
  }
}
