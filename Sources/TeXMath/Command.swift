import Formula

/// What a command does; the table of commands gives each name one.
enum Command: Sendable {
  case symbol(String, AtomClass)
  case largeOperator(String)
  case function(String, hasLimits: Bool)
  /// A word that is shown as it is, such as `\LaTeX`.
  case word(String)
  /// `\dots`: low or centred, by what follows.
  case dots
  /// Eighteenths of an em.
  case space(Int)
  case fraction(FractionStyle)
  /// `\over`, `\choose`: between numerator and denominator.
  case infixFraction(FractionStyle)
  case root
  case left
  case right
  case middle
  case delimiter(size: Int, AtomClass)
  case accent(Accent)
  case stack(isOver: Bool)
  case relationStack
  case arrow(String)
  case text(TextStyle?)
  case alphabet(Alphabet)
  case declaration(TeXStyle)
  case colorDeclaration
  case textColor
  case colorBox(hasFrame: Bool)
  case enclosure(MathEnclosure)
  case classed(AtomClass)
  case operatorName
  case substack
  case sideset
  case begin
  case end
  case newRow
  case limits(LimitPlacement)
  case negation
  case modulus(ModulusStyle)
  case rule
  case length
  case define(Definition)
  case tag
  case label
  case reference(isParenthesised: Bool)
  case unnumbered
  case horizontalRule
  case multicolumn
  case generalFraction
  /// Arguments that are read and dropped, such as the package of `\require`.
  case ignored(arguments: Int)
  /// `\href{…}{…}`: shows the second argument.
  case link
  /// `\set{x | y}`: TeX of it, with `#1` for its argument.
  case macro(arguments: Int, String)

  enum Definition: Sendable {
    /// `\newcommand`, `\renewcommand`, `\providecommand`.
    case newcommand, renewcommand, providecommand
    /// `\def`, `\gdef`, `\edef`, `\xdef`.
    case def
    /// `\let`.
    case `let`
    case declareMathOperator
  }
}
