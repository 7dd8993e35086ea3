/// Presentation of mathematics, in the terms of MathML Core: what the typesetter makes of an expression, and
/// what LaTeX is parsed to. One tree is shown and checked.
package indirect enum MathNode: Sendable, Hashable {
  /// `mrow`: several nodes side by side.
  case row([MathNode])
  /// `mi`: an identifier; one letter is italic unless `.normal`.
  case identifier(String, variant: Variant = .automatic)
  /// `mn`.
  case number(String)
  /// `mo` with what is not the default of MathML's operator dictionary.
  case `operator`(String, OperatorForm = .automatic)
  /// `mtext`.
  case text(String)
  /// `mspace`: a width in em.
  case space(Double)
  case fraction(MathNode, MathNode)
  case squareRoot(MathNode)
  case root(MathNode, degree: MathNode)
  case scripts(MathNode, sub: MathNode?, sup: MathNode?)
  case underOver(MathNode, under: MathNode?, over: MathNode?)
  /// Delimiters that grow with what they enclose.
  case fenced(String, MathNode, String)
  /// `mtable`: rows of cells.
  case table([[MathNode]], TableStyle)
  /// A node that stands for a claim, with its verdict, so that the page can mark it.
  case marked(MathNode, claim: Int)

  package enum Variant: Sendable, Hashable {
    /// Italic for one letter, upright for more, as MathML has it.
    case automatic
    case normal
    case bold
  }

  package enum OperatorForm: Sendable, Hashable {
    case automatic
    /// No space around it: the minus of `−x`.
    case prefix
    /// Does not stretch: a bracket of ordinary size.
    case unstretched
    /// No space around it, such as an invisible times.
    case tight
  }

  package enum TableStyle: Sendable, Hashable {
    /// Right, left, right, left …, without space between a pair: `aligned`.
    case aligned
    /// Centred columns: a matrix.
    case centered
    /// Left columns: `cases`.
    case cases
  }
}
