/// A table of mathematics with all that LaTeX's environments have.
package struct MathGrid: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Right, left, right, left …
    case aligned
    /// The same, without space between the pairs.
    case alignedAt = "aligned-at"
    /// Right, centre, left.
    case eqnarray
    /// Centred lines.
    case gathered
    /// The first line left, the last one right.
    case multline
    case matrix
    /// A matrix in a line of text.
    case small
    case array
    case cases
    /// Lines below an operator.
    case substack
  }

  package enum Alignment: String, Sendable, Hashable {
    case left, center, right
  }

  package struct Cell: Sendable, Hashable {
    package var node: MathNode
    /// Where the kind of the grid does not say it.
    package var alignment: Alignment?
    package var rulesBefore = 0
    package var rulesAfter = 0
    package var columnSpan = 1

    package init(_ node: MathNode) { self.node = node }
  }

  package struct Row: Sendable, Hashable {
    package var cells: [Cell] = []
    package var rulesAbove = 0
    package var rulesBelow = 0
    /// Further space below it, in eighteenths of an em.
    package var gapBelow = 0
    /// The number of the row's equation.
    package var number: MathNode?

    package init() {}
  }

  package var kind: Kind
  package var rows: [Row] = []
  /// Whether the cells are in display style.
  package var isDisplay = false

  package init(_ kind: Kind) { self.kind = kind }
}

/// The faces of words in a formula.
package struct TextStyle: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = TextStyle(rawValue: 1)
  package static let italic = TextStyle(rawValue: 2)
  package static let sansSerif = TextStyle(rawValue: 4)
  package static let monospace = TextStyle(rawValue: 8)
  package static let smallCapitals = TextStyle(rawValue: 16)
}

/// What is drawn around a part of a formula, or what of it is not drawn.
package enum MathEnclosure: String, Sendable, Hashable, CaseIterable {
  case box
  /// A stroke from the lower left to the upper right.
  case cancel
  case backCancel = "back-cancel"
  case crossCancel = "cross-cancel"
  case strikeout
  /// A stroke through a letter.
  case slash
  case circle
  /// Takes its space and is not seen.
  case phantom
  case horizontalPhantom = "horizontal-phantom"
  case verticalPhantom = "vertical-phantom"
  /// Takes no height.
  case smash
  /// Takes no width, and stands at the left of its place, at the right, or around it.
  case leftLap = "left-lap"
  case rightLap = "right-lap"
  case centerLap = "center-lap"
}

/// Changes of style for a part of a formula.
package struct MathStyling: Sendable, Hashable {
  package var isDisplay: Bool?
  /// 0 for text, 1 for scripts, 2 for scripts of scripts.
  package var scriptLevel: Int?
  /// In percent of the size around it.
  package var size: Int?
  package var color: MathColor?
  package var background: MathColor?

  package init(
    isDisplay: Bool? = nil, scriptLevel: Int? = nil, size: Int? = nil, color: MathColor? = nil,
    background: MathColor? = nil
  ) {
    self.isDisplay = isDisplay
    self.scriptLevel = scriptLevel
    self.size = size
    self.color = color
    self.background = background
  }
}

/// A colour by its name, for which the page has one that can be read on its paper, or `#rrggbb`.
package enum MathColor: Sendable, Hashable {
  case named(String)
  case hex(String)
}
