import Formula

/// A list of nodes while it is being set.
struct TeXList {
  private let typesetter: TeXTypesetter
  private var context: TeXContext
  /// The class of the atom before.
  private var previous: AtomClass?
  private let right: AtomClass?
  private var out: [MathNode] = []
  /// Whether the atom before is an operator that has the space behind it.
  private var isGapSet = false
  /// Whether nothing but space has been set, so that an operator would be a prefix.
  private var isFirst = true
  /// What a declaration such as `\displaystyle` changed, and where in `out` that begins.
  private var change: (styling: MathStyling, start: Int)?

  init(typesetter: TeXTypesetter, context: TeXContext, previous: AtomClass?, right: AtomClass?) {
    self.typesetter = typesetter
    self.context = context
    self.previous = previous
    self.right = right
  }

  mutating func add(_ nodes: [TeXNode]) {
    out.reserveCapacity(nodes.count)
    var index = 0
    while index < nodes.count {
      switch nodes[index].content {
      case .space(let mu):
        out.append(.space(mu: mu))
        index += 1
      case .declaration(let style):
        declare(style)
        index += 1
      default:
        let end = typesetter.wordEnd(nodes, from: index, context)
        var next = end
        while next < nodes.count, !nodes[next].isAtom { next += 1 }
        if end > index + 1 {
          openGap(before: .ordinary)
          append(typesetter.word(nodes[index..<end], context), .ordinary)
        } else if typesetter.isOperator(nodes[index]) {
          addOperator(nodes, index, before: next)
        } else {
          let following = next < nodes.count ? nodes[next].leadingClass : right
          let leading = resolved(nodes[index].leadingClass, following)
          let trailing = nodes[index].trailingClass
          openGap(before: leading)
          append(typesetter.node(nodes[index], context), trailing == .binary ? leading : trailing)
        }
        index = end
      }
    }
  }

  private mutating func append(_ node: MathNode, _ atomClass: AtomClass) {
    out.append(node)
    previous = atomClass
    isGapSet = false
    isFirst = false
  }

  /// Space before what is no operator, if the operator before has not set it.
  private mutating func openGap(before atomClass: AtomClass) {
    guard let previous, !isGapSet else { return }
    let gap = OperatorSpacing.between(previous, atomClass, isScript: context.isScript)
    if gap > 0 { out.append(.space(mu: gap)) }
  }

  /// A binary operator needs two operands; else it is an ordinary atom.
  private func resolved(_ atomClass: AtomClass, _ following: AtomClass?) -> AtomClass {
    guard atomClass == .binary else { return atomClass }
    guard let previous, !Self.needsOperand(previous) else { return .ordinary }
    switch following {
    case nil, .relation, .closing, .punctuation: return .ordinary
    default: return .binary
    }
  }

  private static func needsOperand(_ atomClass: AtomClass) -> Bool {
    switch atomClass {
    case .binary, .largeOperator, .relation, .opening, .punctuation: true
    default: false
    }
  }

  /// - Parameter next: where the next atom stands, or behind the last node.
  private mutating func addOperator(_ nodes: [TeXNode], _ index: Int, before next: Int) {
    let following = next < nodes.count ? nodes[next].leadingClass : right
    let own = nodes[index].leadingClass
    let leading = resolved(own, following)
    var trailing = nodes[index].trailingClass
    if trailing == .binary { trailing = leading }
    var place = OperatorPlace(isFirst: isFirst && nodes.count > 1)
    place.isSign = leading == .ordinary && own == .binary
    if let previous, !isGapSet {
      place.leading = OperatorSpacing.between(previous, leading, isScript: context.isScript)
    }
    if var following {
      if following == .binary, Self.needsOperand(trailing) { following = .ordinary }
      place.trailing = OperatorSpacing.between(trailing, following, isScript: context.isScript)
    }
    isGapSet = true
    // Of two operators side by side the second one has the space, unless the first has it by default.
    if place.trailing > 0, next < nodes.count, typesetter.isOperator(nodes[next]),
      typesetter.coreSymbol(nodes[index]).flatMap({ OperatorSpacing.byDefault($0, isFirst: place.isFirst) })?.trailing
        != place.trailing
    {
      place.trailing = 0
      isGapSet = false
    }
    out.append(typesetter.operatorNode(nodes[index], context, place))
    previous = trailing
    isFirst = false
  }

  // MARK: Declarations

  private mutating func declare(_ style: TeXStyle) {
    var styling = change?.styling ?? MathStyling()
    switch style {
    case .alphabet(let alphabet):
      context = context.with(alphabet)
      return
    case .math(let style):
      context.style = style
      styling.set(style)
    case .size(let percent): styling.size = percent
    case .color(let color): styling.color = color
    case .background(let color): styling.background = color
    }
    closeChange()
    change = (styling, out.count)
    isFirst = true
  }

  private mutating func closeChange() {
    guard let (styling, start) = change, start < out.count else { return }
    let changed = Array(out[start...])
    out.removeSubrange(start...)
    out.append(.styled(.row(changed), styling))
  }

  mutating func finish() -> [MathNode] {
    closeChange()
    return out
  }
}

extension MathStyling {
  mutating func set(_ style: MathStyle) {
    isDisplay = style == .display
    scriptLevel = style <= .text ? 0 : style == .script ? 1 : 2
  }
}
