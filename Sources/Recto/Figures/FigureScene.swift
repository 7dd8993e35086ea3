import Formula

/// A figure laid out: where its axes run, and so where everything lies. Lengths are units of the picture, which is 480
/// wide; on a narrow screen its text is set larger in these units, and there is room for that.
struct FigureScene {
  static let width = 480.0

  let figure: Figure
  let height: Double
  let area: PlotArea
  let x: FigureScale
  let y: FigureScale
  /// Whether the names below the bars take turns on two lines, since they are too long for one.
  let isStaggered: Bool

  /// The width of a character of the largest text, about.
  private static let character = 8.5
  private static let plotHeight = 250.0

  init(_ figure: Figure) {
    self.figure = figure
    let extents = figure.layers.map { Extent($0, figure) }
    let xRange = FigureScale.range(
      of: extents.map(\.x).union, figure.x, isExact: extents.isExact(\.x, \.isExactAlongX))
    var yValues = extents.map(\.y).union
    if figure.hasBars { yValues = min(0, yValues.lowerBound)...max(0, yValues.upperBound) }
    let yRange = FigureScale.range(of: yValues, figure.y, isExact: extents.isExact(\.y, \.isExactAlongY))

    let top = figure.y.label == nil ? 12.0 : 32
    let bottom = top + Self.plotHeight
    y = FigureScale(yRange, figure.y.scale, from: bottom, to: top, atMost: 6)
    let left = 14 + Self.character * Double(y.ticks.map { FigureLabel($0.text).plain.count }.max() ?? 1)
    // The last number along the axis stands half beyond it.
    area = PlotArea(left: left, top: top, right: Self.width - 18, bottom: bottom)
    let draft = FigureScale(xRange, figure.x.scale, from: left, to: area.right, atMost: 7)
    let widest = draft.ticks.map { Double($0.text.count) * Self.character }.max() ?? 0
    let limit = max(2, Int((area.right - left) / (widest + 18)))
    x =
      limit < 7
      ? FigureScale(xRange, figure.x.scale, from: left, to: area.right, atMost: limit) : draft
    let band = (area.right - left) / Double(max(1, figure.categories.count))
    isStaggered = figure.categories.contains { Double($0.count) * Self.character > band }
    height = bottom + 26 + (isStaggered ? 20 : 0) + (figure.x.label == nil ? 0 : 22)
  }

  func place(_ point: Figure.Point) -> Figure.Point { Figure.Point(x.place(point.x), y.place(point.y)) }

  /// A polyline of the data as the polylines that the picture shows.
  func lines(_ points: [Figure.Point]) -> [[Figure.Point]] { area.clip(points.map(place)) }

  /// The middle of a category's place, and half of the width of its bars together.
  func band(_ index: Int) -> (middle: Double, half: Double) {
    let width = (area.right - area.left) / Double(figure.categories.count)
    let bars = min(width * 0.8, 64 * Double(figure.layers.count))
    return (area.left + width * (Double(index) + 0.5), bars / 2)
  }
}

extension Figure {
  var hasBars: Bool { !categories.isEmpty }
}

/// The numbers that a layer takes along both axes.
private struct Extent {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
  /// Whether it ends there because its domain does: then the axis does, too.
  var isExactAlongX = false
  var isExactAlongY = false

  init(_ layer: Figure.Layer, _ figure: Figure) {
    func range(_ values: [Double]) -> ClosedRange<Double> { (values.min() ?? 0)...(values.max() ?? 0) }
    switch layer.content {
    case .curve(let curve):
      x = curve.domain
      y = curve.range
      isExactAlongX = true
      if let shown = figure.x.range {
        // Of a part of the curve, only its own values count.
        let inside = curve.pieces.joined().filter { shown.contains($0.x) && curve.range.contains($0.y) }
        if !inside.isEmpty { y = range(inside.map(\.y)) }
      }
    case .line(let points):
      x = range(points.map(\.x))
      y = range(points.map(\.y))
      isExactAlongX = true
    case .points(let points), .path(let points):
      x = range(points.map(\.x))
      y = range(points.map(\.y))
    case .bars(let values):
      x = 0...1
      y = range(values)
      isExactAlongX = true
    case .contours(let contours):
      x = contours.x
      y = contours.y
      (isExactAlongX, isExactAlongY) = (true, true)
    }
  }
}

extension [ClosedRange<Double>] {
  fileprivate var union: ClosedRange<Double> {
    let (low, high) = (map(\.lowerBound).min() ?? 0, map(\.upperBound).max() ?? 1)
    return low...high
  }
}

extension [Extent] {
  /// Whether those that end exactly reach as far as all of them.
  fileprivate func isExact(_ range: KeyPath<Extent, ClosedRange<Double>>, _ isExact: KeyPath<Extent, Bool>) -> Bool {
    let exact = filter { $0[keyPath: isExact] }
    return !exact.isEmpty && exact.map { $0[keyPath: range] }.union == map { $0[keyPath: range] }.union
  }
}
