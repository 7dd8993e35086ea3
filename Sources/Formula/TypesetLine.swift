import Diagnostics

/// One statement of a formula block as a reader sees it.
package struct TypesetLine: Sendable {
  package enum Content: Sendable, Hashable {
    case equation(Equation)
    /// What has no mathematical form, such as a loop: the source, to be shown as `<pre><code>`.
    case code(String)
  }

  package var content: Content
  /// The author's note, to be shown beside the line.
  package var note: String?
  /// The statement.
  package var span: Span

  package init(_ content: Content, note: String?, span: Span) {
    self.content = content
    self.note = note
    self.span = span
  }
}

/// A left side and what it is related to, one after the other: `H` `= −∑ᵢ pᵢ log pᵢ` `≈ 0.802`.
package struct Equation: Sendable, Hashable {
  package struct Part: Sendable, Hashable {
    package var relation: String
    package var node: MathNode
    /// A further claim about the same value: set apart by a comma.
    package var isAside = false
  }

  package var left: MathNode
  package var parts: [Part]
  /// Each part on a line of its own.
  package var isStepwise = false

  package init(_ left: MathNode, _ parts: [Part] = [], isStepwise: Bool = false) {
    self.left = left
    self.parts = parts
    self.isStepwise = isStepwise
  }

  /// All of it on one line.
  package var line: MathNode { .row([left] + parts.flatMap(\.nodes)) }

  /// By itself: its steps one below the other, else one line.
  package var node: MathNode { isStepwise ? .table(rows, .aligned) : line }

  /// The left side and each part; a further claim stands beside the one before.
  private var rows: [[MathNode]] {
    var rows: [[MathNode]] = []
    for part in parts {
      if part.isAside, let last = rows.indices.last, case .row(let nodes) = rows[last][1] {
        rows[last][1] = .row(nodes + part.nodes)
      } else {
        rows.append([rows.isEmpty ? left : .row([]), .row(part.nodes)])
      }
    }
    return rows
  }
}

extension Equation.Part {
  var nodes: [MathNode] {
    (isAside ? [.operator(","), .space(mu: 9)] : []) + [.operator(relation), node]
  }
}

extension MathNode {
  /// About how many characters wide it is.
  var width: Int {
    switch self {
    case .row(let nodes): nodes.reduce(0) { $0 + $1.width }
    case .identifier(let text, _), .number(let text), .text(let text): text.count
    case .operator(let text, _): text == "\u{2061}" || text == "\u{2062}" ? 0 : 1
    case .space(let mu): mu / 9
    case .fraction(let a, let b, _): max(a.width, b.width)
    case .squareRoot(let node), .root(let node, _): 1 + node.width
    case .scripts(let base, let sub, let sup): base.width + (max(sub?.width ?? 0, sup?.width ?? 0) + 1) / 2
    case .underOver(let base, let under, let over): max(base.width, (under?.width ?? 0) / 2, (over?.width ?? 0) / 2)
    case .accent(let base, _): base.width
    case .fenced(let open, let body, let close): open.count + body.width + close.count
    case .table(let rows, _): rows.map { $0.reduce(0) { $0 + $1.width + 1 } }.max() ?? 0
    case .marked(let node, _), .mark(let node, _, _, _), .multiscripts(let node, _, _), .styled(let node, _),
      .enclosed(let node, _), .target(let node, _):
      node.width
    case .styledText(let text, _), .link(let text, _): text.count
    case .grid(let grid): grid.rows.map { $0.cells.reduce(0) { $0 + $1.node.width + 1 } }.max() ?? 0
    case .strut: 0
    case .rule(let width, _): width / 9
    }
  }
}
