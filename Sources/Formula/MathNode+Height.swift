extension MathNode {
  /// Higher than a line of text, so that brackets around it grow.
  var isHigh: Bool {
    switch self {
    case .row(let nodes): nodes.contains(where: \.isHigh)
    case .identifier, .number, .text, .styledText, .space, .link: false
    case .operator(let symbol, let style): style.size != nil || Self.isHigh(symbol)
    case .fraction, .root, .underOver, .table, .grid, .strut, .rule, .multiscripts: true
    case .squareRoot(let node), .accent(let node, _), .fenced(_, let node, _), .marked(let node, _),
      .mark(let node, _, _, _), .styled(let node, _), .target(let node, _):
      node.isHigh
    case .enclosed(let node, let enclosure):
      enclosure == .box || enclosure == .circle || enclosure != .smash && node.isHigh
    case .scripts(let base, let sub, let sup): base.isHigh || sub?.isHigh == true || sup?.isHigh == true
    }
  }

  /// Sums, integrals and their like, which are larger in a display.
  private static func isHigh(_ symbol: String) -> Bool {
    guard let first = symbol.unicodeScalars.first else { return false }
    switch first.value {
    case 0x220F...0x2211, 0x222B...0x2233, 0x22C0...0x22C3, 0x2A00...0x2A1C: return true
    default: return false
    }
  }
}
