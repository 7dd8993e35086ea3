import NumericCore

// Figures: Recto draws them when it makes a page. Compiled, a program computes the same without them, and these
// functions do nothing.

/// The curve of a function.
///
/// - Parameters:
///   - range: where it is drawn.
///   - function: may have no value at some places: there the curve has a gap.
public func plot(
  over range: RealRange, title: String = "", description: String = "", xLabel: String = "", yLabel: String = "",
  xScale: String = "linear", yScale: String = "linear", xRange: RealRange? = nil, yRange: RealRange? = nil,
  label: String = "", _ function: (Real) -> Real
) {}

/// Points, joined in order.
public func line(
  _ x: some Sequence<Real>, _ y: some Sequence<Real>, title: String = "", description: String = "",
  xLabel: String = "", yLabel: String = "", xScale: String = "linear", yScale: String = "linear",
  xRange: RealRange? = nil, yRange: RealRange? = nil, label: String = ""
) {}

/// Marked points.
public func points(
  _ x: some Sequence<Real>, _ y: some Sequence<Real>, title: String = "", description: String = "",
  xLabel: String = "", yLabel: String = "", xScale: String = "linear", yScale: String = "linear",
  xRange: RealRange? = nil, yRange: RealRange? = nil, label: String = ""
) {}

/// A walk: points, joined in order by arrows.
public func path(
  _ x: some Sequence<Real>, _ y: some Sequence<Real>, title: String = "", description: String = "",
  xLabel: String = "", yLabel: String = "", xScale: String = "linear", yScale: String = "linear",
  xRange: RealRange? = nil, yRange: RealRange? = nil, label: String = ""
) {}

/// A bar for each value.
public func bars(
  _ values: some Sequence<Real>, categories: [String] = [], title: String = "", description: String = "",
  xLabel: String = "", yLabel: String = "", xScale: String = "linear", yScale: String = "linear",
  xRange: RealRange? = nil, yRange: RealRange? = nil, label: String = ""
) {}

/// The lines on which a function of two numbers has given values.
///
/// - Parameters:
///   - x: where it is drawn, from left to right.
///   - y: where it is drawn, from bottom to top.
public func contours(
  over x: RealRange, _ y: RealRange, levels: [Real] = [], title: String = "", description: String = "",
  xLabel: String = "", yLabel: String = "", xScale: String = "linear", yScale: String = "linear",
  xRange: RealRange? = nil, yRange: RealRange? = nil, label: String = "", _ function: (Real, Real) -> Real
) {}
