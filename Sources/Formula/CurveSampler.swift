import NumericCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Samples a function for its graph: densely where it bends, and with a gap wherever balls do not prove that it is
/// defined and bounded from one sample to the next. So no line crosses a pole, a jump or the border of the domain.
///
/// Source: adaptive bisection, as in Tupper, Reliable Two-Dimensional Graphing Methods, 2001, for one dimension.
struct CurveSampler {
  /// The plane that tolerances are measured in, in pixels.
  private static let width = 600.0
  private static let height = 400.0
  /// The cells to begin with, and how often one of them is halved at most.
  private static let cells = 64
  private static let depth = 10
  /// What one of those cells may cost, in evaluations.
  private static let cellLimit = 128

  private struct Sample {
    /// Counted in the smallest cells.
    var position: Int
    var y: Double?
  }

  let lower: Rational
  let upper: Rational
  let xScale: Figure.Scale
  let yScale: Figure.Scale
  let function: SampledFunction

  private var view = 0.0...1.0
  private var pieces: [[Figure.Point]] = []
  private var piece: [Figure.Point] = []
  private var hasGaps = false
  private var left = 0

  init(
    from lower: Rational, to upper: Rational, xScale: Figure.Scale, yScale: Figure.Scale, _ function: SampledFunction
  ) {
    self.lower = lower
    self.upper = upper
    self.xScale = xScale
    self.yScale = yScale
    self.function = function
  }

  /// The graph; without pieces where the function has no value, or where nothing bounds it.
  mutating func curve() throws(Fault) -> Figure.Curve {
    let step = 1 << Self.depth
    var coarse: [Sample] = []
    for index in 0...Self.cells { coarse.append(try sample(index * step)) }
    let values = coarse.compactMap(\.y).sorted()
    let domain = lower.double...upper.double
    guard let least = values.first, let greatest = values.last else {
      return Figure.Curve(domain: domain, pieces: [], range: 0...0, samples: [])
    }
    // Most values, and as much again on each side: what a pole adds to that is not worth its room.
    let (low, high) = (onScale(values[values.count / 10]), onScale(values[values.count - 1 - values.count / 10]))
    let limits = (low - (high - low))...(high + (high - low))
    view = max(onScale(least), limits.lowerBound)...min(onScale(greatest), limits.upperBound)
    if view.lowerBound == view.upperBound { view = view.lowerBound - 1...view.upperBound + 1 }
    for (a, b) in zip(coarse, coarse.dropFirst()) {
      left = Self.cellLimit
      try refine(a, b)
    }
    finishPiece()

    var heights = pieces.joined().map(\.y)
    if hasGaps {
      heights = heights.map { fromScale(min(max(onScale($0), limits.lowerBound), limits.upperBound)) }
    }
    let range = (heights.min() ?? least)...(heights.max() ?? greatest)
    return Figure.Curve(domain: domain, pieces: pieces, range: range, samples: try samples(domain))
  }

  // MARK: Places

  private static let positions = cells << depth

  /// Where a position lies: equally spaced on the axis as it is drawn.
  private func x(_ position: Int) -> Rational {
    if position == 0 { return lower }
    if position == Self.positions { return upper }
    let part = Rational(position) / Self.positions
    guard xScale == .logarithmic else { return lower + (upper - lower) * part }
    let (a, b) = (log(lower.double), log(upper.double))
    return Rational(exactly: exp(a + (b - a) * part.double))
  }

  private func sample(_ position: Int) throws(Fault) -> Sample {
    let y = try function.value(at: [x(position)])
    return Sample(position: position, y: yScale == .logarithmic && (y ?? 1) <= 0 ? nil : y)
  }

  private func onScale(_ y: Double) -> Double { yScale == .logarithmic ? log(y) : y }
  private func fromScale(_ y: Double) -> Double { yScale == .logarithmic ? exp(y) : y }

  /// In pixels, up from the bottom of the view.
  private func pixels(_ y: Double) -> Double {
    (onScale(y) - view.lowerBound) / (view.upperBound - view.lowerBound) * Self.height
  }

  // MARK: Refining

  private mutating func refine(_ a: Sample, _ b: Sample) throws(Fault) {
    let size = b.position - a.position
    left -= 2
    let isSmallest = size == 1 || left <= 0
    if let first = a.y, let last = b.y {
      if let hull = try function.enclosure(from: [x(a.position)], to: [x(b.position)]) {
        if isSmallest || isOutOfView(hull) { return join(a, b) }
        let middle = try sample(a.position + size / 2)
        if let y = middle.y, isFlat(first, y, last, size), isTight(hull, first, y, last, size) { return join(a, b) }
        try refine(a, middle)
        return try refine(middle, b)
      }
    } else if a.y == nil, b.y == nil, size << 2 <= 1 << Self.depth {
      // Most likely all of it is outside the domain.
      return breakOff()
    }
    if isSmallest { return breakOff() }
    let middle = try sample(a.position + size / 2)
    try refine(a, middle)
    try refine(middle, b)
  }

  private func isOutOfView(_ hull: (lower: Double, upper: Double)) -> Bool {
    if yScale == .logarithmic, hull.lower <= 0 { return false }
    return pixels(hull.lower) > 2 * Self.height || pixels(hull.upper) < -Self.height
  }

  /// Whether the middle lies on the line between the ends, as far as one sees.
  private func isFlat(_ first: Double, _ middle: Double, _ last: Double, _ size: Int) -> Bool {
    let (a, m, b) = (pixels(first), pixels(middle), pixels(last))
    let dx = Double(size) / Double(Self.positions) * Self.width
    return abs(m - (a + b) / 2) * dx / hypot(dx, b - a) < 0.15
  }

  /// Whether no spike hides between the samples. An enclosure is wider than the values, the less the smaller the cell;
  /// so it is asked for a few times only.
  private func isTight(
    _ hull: (lower: Double, upper: Double), _ first: Double, _ middle: Double, _ last: Double, _ size: Int
  ) -> Bool {
    if size << 3 <= 1 << Self.depth { return true }
    if yScale == .logarithmic, hull.lower <= 0 { return false }
    let slack = 16.0
    return pixels(hull.lower) > pixels(min(first, middle, last)) - slack
      && pixels(hull.upper) < pixels(max(first, middle, last)) + slack
  }

  private mutating func join(_ a: Sample, _ b: Sample) {
    if piece.isEmpty, let y = a.y { piece.append(Figure.Point(x(a.position).double, y)) }
    if let y = b.y { piece.append(Figure.Point(x(b.position).double, y)) }
  }

  private mutating func breakOff() {
    hasGaps = true
    finishPiece()
  }

  private mutating func finishPiece() {
    if piece.count > 1 { pieces.append(piece) }
    piece = []
  }

  // MARK: Table

  /// The function at round numbers and at the ends, for those who read the figure as a table.
  private func samples(_ domain: ClosedRange<Double>) throws(Fault) -> [Figure.Curve.Sample] {
    var places = [lower, upper]
    for tick in Ticks(domain, scale: xScale, atMost: 12).values {
      guard let x = Rational("\(tick)"), lower < x, x < upper else { continue }
      places.insert(x, at: places.count - 1)
    }
    var samples: [Figure.Curve.Sample] = []
    for x in places { samples.append(Figure.Curve.Sample(x: x.double, y: try function.value(at: [x]))) }
    return samples
  }
}
