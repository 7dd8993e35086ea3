import Formula

extension MathNode {
  /// The formula on one line, for people to read: `H = −∑_i p_i·log p_i ≈ 0.802`.
  ///
  /// `·` is an invisible times, `{a}/{b}` a fraction, `x_{1,i}^2` scripts and limits, `⟦0.802⟧` a claim, and
  /// `a & b \\ c` the cells of a table.
  var linear: String {
    switch self {
    case .row(let nodes):
      return nodes.map(\.linear).joined()
    case .identifier(let text, _), .number(let text), .text(let text):
      return text
    case .operator(let symbol, let style):
      return Self.spaced(symbol, style)
    case .space(let mu):
      return mu == 6 ? " " : ""
    case .fraction(let a, let b, let hasBar):
      return "{\(a.linear)}\(hasBar ? "/" : "¦"){\(b.linear)}"
    case .squareRoot(let node):
      return "√\(node.braced)"
    case .root(let node, let degree):
      return "√[\(degree.linear)]\(node.braced)"
    case .scripts(let base, let sub, let sup):
      return base.linear + (sub.map { "_" + $0.braced } ?? "") + (sup.map { "^" + $0.braced } ?? "")
    case .underOver(let base, let under, let over):
      return base.linear + (under.map { "_" + $0.braced } ?? "") + (over.map { "^" + $0.braced } ?? "") + " "
    case .accent(let base, let mark):
      let combining = ["ˆ": "\u{302}", "ˉ": "\u{304}", "˜": "\u{303}", "→": "\u{20D7}", "˙": "\u{307}"]
      return base.linear + (combining[mark] ?? mark)
    case .fenced(let open, let body, let close):
      return open + body.linear + close
    case .table(let rows, _):
      return rows.map { $0.map(\.linear).joined(separator: " & ") }.joined(separator: " \\\\ ")
    case .marked(let node, _):
      return "⟦\(node.linear)⟧"
    default: return "\(self)"  // What only LaTeX makes.
    }
  }

  private var braced: String {
    let text = linear
    return text.count == 1 ? text : "{\(text)}"
  }

  private static func spaced(_ symbol: String, _ style: OperatorStyle) -> String {
    switch symbol {
    case "\u{2062}": return "·"
    case "\u{2061}": return style.trailing == nil ? "" : " "
    case ",", ";": return style == .tight ? symbol : symbol + " "
    case "∑", "∏": return symbol
    default:
      if style.form != nil || style == .tight || symbol == "′" || symbol == "∗" { return symbol }
      return " \(symbol) "
    }
  }
}
