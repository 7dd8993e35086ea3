/// What a plot block draws, as numbers: curves have been sampled, and nothing needs to be evaluated any more.
package struct Figure: Sendable, Hashable {
  package enum Scale: String, Sendable, CaseIterable {
    case linear
    case logarithmic = "log"
  }

  package struct Axis: Sendable, Hashable {
    package var label: String?
    package var scale = Scale.linear
    /// What the author asks for; else all that is drawn decides.
    package var range: ClosedRange<Double>?

    package init(label: String? = nil, scale: Scale = .linear, range: ClosedRange<Double>? = nil) {
      self.label = label
      self.scale = scale
      self.range = range
    }
  }

  package struct Point: Sendable, Hashable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The graph of a function.
  package struct Curve: Sendable, Hashable {
    package var domain: ClosedRange<Double>
    /// Polylines, from left to right. Between two neighbours the function is certainly defined and bounded; where
    /// that could not be shown, a new piece begins.
    package var pieces: [[Point]]
    /// The values worth showing: near a pole, only a part of them.
    package var range: ClosedRange<Double>
    /// The values at round numbers and at the ends of the domain; `nil` where there is none.
    package var samples: [Sample]

    package struct Sample: Sendable, Hashable {
      package var x: Double
      package var y: Double?
    }
  }

  package struct Contours: Sendable, Hashable {
    package var x: ClosedRange<Double>
    package var y: ClosedRange<Double>
    package var levels: [Level]

    package struct Level: Sendable, Hashable {
      package var value: Double
      /// Polylines; a closed one ends at its first point.
      package var lines: [[Point]]
    }
  }

  /// What one statement adds.
  package struct Layer: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
      case curve(Curve)
      /// Joined in order, without markers.
      case line([Point])
      /// Marked, not joined.
      case points([Point])
      /// Joined in order by arrows.
      case path([Point])
      /// One bar a category.
      case bars([Double])
      case contours(Contours)
    }

    package var label: String?
    package var content: Content
  }

  package var title: String?
  package var description: String?
  package var x = Axis()
  package var y = Axis()
  /// The names below the bars; empty if there are no bars.
  package var categories: [String] = []
  package var layers: [Layer] = []

  package init() {}
}
