import Formula

/// A rectangle of the picture; y runs downwards.
struct PlotArea: Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  func contains(_ point: Figure.Point) -> Bool {
    left <= point.x && point.x <= right && top <= point.y && point.y <= bottom
  }

  /// The parts of a polyline that lie inside.
  ///
  /// Source: Liang and Barsky, A New Concept and Method for Line Clipping, 1984.
  func clip(_ line: [Figure.Point]) -> [[Figure.Point]] {
    var parts: [[Figure.Point]] = []
    var part: [Figure.Point] = []
    for (a, b) in zip(line, line.dropFirst()) {
      guard let (start, end) = clip(a, b) else { continue }
      if part.last != start {
        if part.count > 1 { parts.append(part) }
        part = [start]
      }
      if end != start { part.append(end) }
    }
    if part.count > 1 { parts.append(part) }
    return parts
  }

  private func clip(_ a: Figure.Point, _ b: Figure.Point) -> (Figure.Point, Figure.Point)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (first, last) = (0.0, 1.0)
    for (step, room) in [(-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y)] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        first = max(first, room / step)
      } else {
        last = min(last, room / step)
      }
    }
    guard first <= last else { return nil }
    func point(_ part: Double) -> Figure.Point {
      part == 0 ? a : part == 1 ? b : Figure.Point(a.x + dx * part, a.y + dy * part)
    }
    return (point(first), point(last))
  }
}
