import Formula

/// Sets a formula as MathML has it: what TeX does by the classes of atoms and by styles is written out.
///
/// - Parameter numbers: of labelled formulas. The number of a formula as a whole is the page's; those of the
///   rows of an `align` are set here.
package func typeset(
  _ formula: TeXFormula, isDisplay: Bool, numbers: EquationNumbers = EquationNumbers()
) -> MathNode {
  let typesetter = TeXTypesetter(numbers: numbers)
  return .row(typesetter.list(formula.nodes, TeXContext(style: isDisplay ? .display : .text)))
}

/// The number of a formula as a whole, if it has one.
package func typesetNumber(of formula: TeXFormula, numbers: EquationNumbers) -> MathNode? {
  TeXTypesetter(numbers: numbers).numberNode(formula.numbering)
}

/// What is in force where a node stands.
struct TeXContext {
  var style: MathStyle
  var alphabet: Alphabet?
  var isBold = false

  var isScript: Bool { style >= .script }
  var ofScripts: TeXContext { with(style <= .text ? .script : .scriptScript) }
  var ofFraction: TeXContext { with(style == .display ? .text : style == .text ? .script : .scriptScript) }

  func with(_ style: MathStyle) -> TeXContext {
    var context = self
    context.style = style
    return context
  }

  func with(_ alphabet: Alphabet) -> TeXContext {
    var context = self
    switch alphabet {
    case .boldSymbol: context.isBold = true
    case .normal: context.alphabet = nil
    default: context.alphabet = alphabet
    }
    return context
  }
}

struct TeXTypesetter {
  let numbers: EquationNumbers

  /// Nodes side by side, with TeX's space between them.
  ///
  /// - Parameters:
  ///   - left: the class of what stands before them, such as the empty atom of an aligned column.
  ///   - right: the class of what stands behind them.
  func list(
    _ nodes: [TeXNode], _ context: TeXContext, after left: AtomClass? = nil, before right: AtomClass? = nil
  ) -> [MathNode] {
    var list = TeXList(typesetter: self, context: context, previous: left, right: right)
    list.add(nodes)
    return list.finish()
  }

  func row(_ nodes: [TeXNode], _ context: TeXContext) -> MathNode {
    if nodes.count == 1, let node = single(nodes[0], context) { return node }
    let nodes = list(nodes, context)
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  /// An argument: its braces make no node.
  func argument(_ node: TeXNode, _ context: TeXContext) -> MathNode {
    if case .group(let nodes) = node.content { return row(nodes, context) }
    return single(node, context) ?? row([node], context)
  }

  /// A node by itself, if it stands there as it would in a list.
  private func single(_ node: TeXNode, _ context: TeXContext) -> MathNode? {
    switch node.content {
    case .space, .declaration: nil
    default: isOperator(node) ? nil : self.node(node, context)
    }
  }
}

/// How an operator stands in its row.
struct OperatorPlace {
  /// Space before and after, in eighteenths of an em.
  var leading = 0
  var trailing = 0
  /// The first of several.
  var isFirst = false
  /// A binary operator that lacks an operand.
  var isSign = false

  /// With just this space around it.
  var style: OperatorStyle { .spaced(Int16(leading), Int16(trailing)) }
}
