/// A closed interval with rational ends that certainly holds a value.
package struct Enclosure: Hashable, Sendable {
  package let lower: Rational
  package let upper: Rational

  /// The interval between two numbers, in either order.
  package init(_ a: Rational, _ b: Rational) {
    lower = min(a, b)
    upper = max(a, b)
  }

  /// One number.
  package init(_ point: Rational) {
    lower = point
    upper = point
  }

  package init(_ ball: Ball) {
    let (midpoint, radius) = (ball.midpoint, ball.radius)
    lower = midpoint - radius
    upper = midpoint + radius
  }

  package var isPoint: Bool { lower == upper }
  package var width: Rational { upper - lower }
  package var midpoint: Rational { (lower + upper) / 2 }
  package func contains(_ value: Rational) -> Bool { lower <= value && value <= upper }
  package func overlaps(_ other: Enclosure) -> Bool { lower <= other.upper && other.lower <= upper }
  package func isInside(_ other: Enclosure) -> Bool { other.lower <= lower && upper <= other.upper }
  package static prefix func - (e: Enclosure) -> Enclosure { Enclosure(-e.upper, -e.lower) }
}
