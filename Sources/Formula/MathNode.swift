/// Presentation of mathematics, in the terms of MathML Core: what the typesetter makes of an expression, and
/// what LaTeX is parsed to. One tree is shown and checked.
package indirect enum MathNode: Sendable, Hashable {
  /// `mrow`: several nodes side by side.
  case row([MathNode])
  /// `mi`: an identifier; one letter is italic unless the variant says otherwise.
  case identifier(String, variant: MathVariant = .automatic)
  /// `mn`.
  case number(String)
  /// `mo`, with what is not the default of MathML's operator dictionary.
  case `operator`(String, OperatorStyle = .automatic)
  /// `mtext`.
  case text(String)
  /// `mspace`: a width in eighteenths of an em, TeX's unit of space in mathematics.
  case space(mu: Int)
  /// `mfrac`: numerator and denominator; without a bar, what stands in a binomial coefficient.
  case fraction(MathNode, MathNode, hasBar: Bool = true)
  /// `msqrt`.
  case squareRoot(MathNode)
  /// `mroot`.
  case root(MathNode, degree: MathNode)
  /// `msub`, `msup`, `msubsup`.
  case scripts(MathNode, sub: MathNode?, sup: MathNode?)
  /// `munder`, `mover`, `munderover`.
  case underOver(MathNode, under: MathNode?, over: MathNode?)
  /// `mover accent="true"`: a mark above a letter, such as `ˆ`; it stretches over anything longer.
  case accent(MathNode, String)
  /// Delimiters that grow with what they enclose, if it is higher than a line; an empty one is left out.
  case fenced(String, MathNode, String)
  /// `mtable`: rows of cells.
  case table([[MathNode]], TableStyle)
  /// A node that stands for a claim, so that the page can mark it. A claim is known by the offset in its file
  /// at which its printed value begins, or, where a statement is the claim, the statement.
  case marked(MathNode, claim: Int)

  package enum TableStyle: String, Sendable, Hashable, CaseIterable {
    /// Right, left, right, left …, without space inside a pair: equations.
    case aligned
    /// Centred columns: a matrix.
    case matrix
    /// Left columns.
    case cases
  }
}

/// How an operator differs from its entry in MathML's operator dictionary.
package struct OperatorStyle: Sendable, Hashable {
  package enum Form: String, Sendable, Hashable {
    case prefix, infix, postfix
  }

  package var form: Form?
  /// Space before and after, in eighteenths of an em.
  package var leading: Int?
  package var trailing: Int?
  package var isStretchy: Bool?

  package init(form: Form? = nil, leading: Int? = nil, trailing: Int? = nil, isStretchy: Bool? = nil) {
    self.form = form
    self.leading = leading
    self.trailing = trailing
    self.isStretchy = isStretchy
  }

  package static let automatic = OperatorStyle()
  /// The minus of `−x`.
  package static let prefix = OperatorStyle(form: .prefix)
  /// The `!` of a factorial.
  package static let postfix = OperatorStyle(form: .postfix)
  /// A bracket of ordinary size.
  package static let unstretched = OperatorStyle(isStretchy: false)
  /// No space around it.
  package static let tight = OperatorStyle(leading: 0, trailing: 0)

  package static func spaced(_ leading: Int, _ trailing: Int) -> OperatorStyle {
    OperatorStyle(leading: leading, trailing: trailing)
  }
}

/// The style of an identifier's letters. MathML Core knows `normal` alone; the others are characters of
/// their own in Unicode.
package enum MathVariant: Sendable, Hashable, CaseIterable {
  /// Italic for one letter, upright for more, as MathML has it.
  case automatic
  case normal
  case bold
  case boldItalic
  case script
  case fraktur
  case doubleStruck
  case sansSerif
  case monospace
}

extension MathNode {
  /// Nodes side by side, without a row inside a row.
  package static func joined(_ nodes: [MathNode]) -> MathNode {
    if nodes.count == 1 { return nodes[0] }
    return .row(nodes)
  }

  package static let invisibleTimes = MathNode.operator("\u{2062}")
  /// Between a function and its parenthesis.
  package static let functionApplication = MathNode.operator("\u{2061}")
  /// `log x`: with a thin space.
  package static let spacedApplication = MathNode.operator("\u{2061}", .spaced(0, 3))
  /// `x log x`: with a thin space.
  package static let spacedTimes = MathNode.operator("\u{2062}", .spaced(0, 3))
}
