import Diagnostics
import Formula

/// A piece of a formula in LaTeX with its place in the file: what is shown and what is checked.
///
/// What a macro wrote has the span of the macro's call, but what an author gave to a macro as an argument keeps
/// its own. So a span holds the node's very text only where that text is there.
package struct TeXNode: Sendable, Hashable {
  package var content: TeXContent
  package var span: Span

  package init(_ content: TeXContent, _ span: Span) {
    self.content = content
    self.span = span
  }
}

/// The kinds of nodes. Lists are in the order of the source. The small ones, which are most, take no room of their own.
package enum TeXContent: Sendable, Hashable {
  /// A letter, an operator, a relation, a bracket …: the characters that are shown, whether they were typed
  /// (`≤`) or named (`\le`). A minus is `-` as it is typed.
  case symbol(String, AtomClass)
  /// Digits with at most one point among them: `12`, `0.5`, `.5`. Thousands are not grouped: `1,000` is a
  /// number, a comma and a number. After `^`, `_`, `\frac` and their like without braces it is one digit.
  case number(String)
  /// `\log`, `\max`, `\operatorname{soft\,max}`: a name in upright letters; an inner space is U+2009.
  case function(String, hasLimits: Bool)
  /// `{…}`.
  case group([TeXNode])
  /// `x_i^2`. Primes are symbols `′` (or `″` …) at the beginning of the superscript. Without a base: `{}^{14}C`.
  indirect case scripts(TeXNode?, sub: TeXNode?, sup: TeXNode?, LimitPlacement)
  /// `\frac`, `\binom`, `\over` and their like.
  indirect case fraction(TeXNode, TeXNode, FractionStyle)
  /// `\sqrt[3]{x}`.
  indirect case root(TeXNode, degree: TeXNode?)
  /// `\left( … \right)`; an empty delimiter is left out (`\left.`).
  indirect case fenced(String, [TeXNode], String)
  /// `\middle|`, only inside `fenced`.
  case middle(String)
  /// `\bigl(`: a delimiter of size 1 to 4.
  indirect case delimiter(String, size: Int, AtomClass)
  indirect case accent(Accent, TeXNode)
  /// `\overset`, `\underset`, `\stackrel`, and the labels of `\underbrace` are scripts instead.
  indirect case stack(TeXNode, under: TeXNode?, over: TeXNode?, AtomClass)
  /// `\xrightarrow[under]{over}`: an arrow as long as what stands at it.
  indirect case arrow(String, under: TeXNode?, over: TeXNode?)
  /// `\text{…}`: words, formulas (`math`) and spaces. Also a run of Chinese, Japanese or Korean characters.
  case text([TeXNode])
  /// Words of a text, as they are shown; with no style, those that were not typed as a text.
  case words(String, TextStyle?)
  /// `$…$` inside a text.
  case math([TeXNode])
  indirect case environment(TeXEnvironment)
  /// `\mathbf{…}`, `\textcolor{red}{…}`.
  indirect case styled(TeXStyle, [TeXNode])
  /// `\displaystyle`, `\bf`, `\color{red}`: from here to the end of the list.
  indirect case declaration(TeXStyle)
  /// `\boxed`, `\cancel`, `\phantom` …: what is drawn around or left out.
  case enclosed(MathEnclosure, [TeXNode])
  /// `\mathrel{…}`, `\mathop{…}`.
  case classed(AtomClass, [TeXNode])
  /// `\bmod` is a symbol; `\pmod{n}` and `\pod{n}` are in parentheses, `\mod{n}` is not.
  indirect case modulus(TeXNode, ModulusStyle)
  /// `\,`, `\quad`, `~`, `\hspace{1em}`: eighteenths of an em.
  case space(mu: Int)
  /// `\rule`: width and height in eighteenths of an em.
  case rule(width: Int, height: Int)
  /// `\eqref{x}` (in parentheses) and `\ref{x}`.
  case reference(String, isParenthesised: Bool)
  /// `\sideset`: scripts at the left and at the right of an operator.
  indirect case sideScripts(TeXNode, left: TeXNode, right: TeXNode)
}

/// TeX's classes of atoms, which decide the space between them (The TeXbook, chapter 18).
package enum AtomClass: UInt8, Sendable, Hashable {
  case ordinary
  case largeOperator
  case binary
  case relation
  case opening
  case closing
  case punctuation
  case inner
}

/// Whether scripts stand above and below: as the style has it, `\limits`, `\nolimits`.
package enum LimitPlacement: UInt8, Sendable, Hashable {
  case automatic
  case limits
  case beside
}

package struct FractionStyle: Sendable, Hashable {
  package enum Size: UInt8, Sendable, Hashable {
    case automatic
    /// `\dfrac`
    case display
    /// `\tfrac`
    case text
    /// `\cfrac`
    case continued
  }

  package var size = Size.automatic
  package var hasBar = true
  /// What stands around it: `(` and `)` for a binomial coefficient.
  package var open = ""
  package var close = ""

  package static let plain = FractionStyle()
  package static let binomial = FractionStyle(hasBar: false, open: "(", close: ")")
}

/// `\hat`, `\overline`, `\underbrace` …
package struct Accent: Sendable, Hashable {
  /// The character of the mark.
  package var mark: String
  package var isBelow = false
  package var isStretchy = false
  /// Whether scripts of it are labels that stand above or below: `\underbrace{…}_{…}`.
  package var takesLabels = false
}

package enum ModulusStyle: UInt8, Sendable, Hashable {
  /// `(mod n)`
  case parenthesised
  /// `mod n`
  case bare
  /// `(n)`
  case withoutName
}

/// What `\mathbf`, `\displaystyle`, `\color` and their like change.
package enum TeXStyle: Sendable, Hashable {
  case alphabet(Alphabet)
  case math(MathStyle)
  /// `\small`: percent of the size around it.
  case size(percent: Int)
  case color(MathColor)
  case background(MathColor)
}

package enum MathStyle: UInt8, Sendable, Hashable, Comparable {
  case display
  case text
  case script
  case scriptScript

  package static func < (a: MathStyle, b: MathStyle) -> Bool { a.rawValue < b.rawValue }
}

package enum Alphabet: UInt8, Sendable, Hashable {
  case normal
  case roman
  case bold
  case italic
  case boldSymbol
  case blackboard
  case calligraphic
  case fraktur
  case sansSerif
  case typewriter
}
