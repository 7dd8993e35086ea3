/// Presentation of mathematics, in the terms of MathML Core: what the typesetter makes of an expression, and
/// what LaTeX is parsed to. One tree is shown and checked.
package enum MathNode: Sendable, Hashable {
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
  /// `mspace`: a width in eighteenths of an em, TeX's unit of space in mathematics; what is negative takes back.
  case space(mu: Int)
  /// `mfrac`: numerator and denominator; without a bar, what stands in a binomial coefficient.
  indirect case fraction(MathNode, MathNode, hasBar: Bool = true)
  /// `msqrt`.
  indirect case squareRoot(MathNode)
  /// `mroot`.
  indirect case root(MathNode, degree: MathNode)
  /// `msub`, `msup`, `msubsup`.
  indirect case scripts(MathNode, sub: MathNode?, sup: MathNode?)
  /// `munder`, `mover`, `munderover`.
  indirect case underOver(MathNode, under: MathNode?, over: MathNode?)
  /// `mover accent="true"`: a mark above a letter, such as `ˆ`; it stretches over anything longer.
  indirect case accent(MathNode, String)
  /// Delimiters that grow with what they enclose, if it is higher than a line; an empty one is left out.
  indirect case fenced(String, MathNode, String)
  /// `mtable`: rows of cells.
  case table([[MathNode]], TableStyle)
  /// `mtable` with the columns and rules that LaTeX has.
  indirect case grid(MathGrid)
  /// `mtext` in another face.
  case styledText(String, TextStyle)
  /// `mover` or `munder` with a mark that is as long as what it marks, or not.
  indirect case mark(MathNode, String, isBelow: Bool, isStretchy: Bool)
  /// `mmultiscripts`: scripts at the right and at the left.
  indirect case multiscripts(MathNode, right: Scripts, left: Scripts)
  /// `mstyle`: another style, size or colour.
  indirect case styled(MathNode, MathStyling)
  /// What is drawn around a part, or what of it is not drawn.
  indirect case enclosed(MathNode, MathEnclosure)
  /// `mspace` without a width, to make a line high; eighteenths of an em.
  case strut(height: Int, depth: Int)
  /// A filled rectangle; eighteenths of an em.
  case rule(width: Int, height: Int)
  /// `mrow` with an `id`, for links to lead to.
  indirect case target(MathNode, id: String)
  /// A link to another formula of the page: its words and where it leads.
  indirect case link(String, id: String)
  /// A node that stands for a claim, so that the page can mark it. A claim is known by the offset in its file
  /// at which its printed value begins, or, where a statement is the claim, the statement.
  indirect case marked(MathNode, claim: Int)

  package struct Scripts: Sendable, Hashable {
    package var sub: MathNode?
    package var sup: MathNode?

    package init(sub: MathNode?, sup: MathNode?) {
      self.sub = sub
      self.sup = sup
    }
  }

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
  /// Space before and after, in eighteenths of an em. Narrow, as all sizes here, so that an operator needs no room of
  /// its own.
  package var leading: Int16?
  package var trailing: Int16?
  package var isStretchy: Bool?
  /// The height of a bracket whose size does not depend on what it encloses, in tenths of an em.
  package var size: Int16?
  /// Whether limits stay above and below also where there is little room.
  package var hasFixedLimits = false

  package init(
    form: Form? = nil, leading: Int16? = nil, trailing: Int16? = nil, isStretchy: Bool? = nil, size: Int16? = nil
  ) {
    self.form = form
    self.leading = leading
    self.trailing = trailing
    self.isStretchy = isStretchy
    self.size = size
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

  package static func spaced(_ leading: Int16, _ trailing: Int16) -> OperatorStyle {
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
  case italic
  case script
  case boldScript
  case fraktur
  case boldFraktur
  case doubleStruck
  case sansSerif
  case boldSansSerif
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
