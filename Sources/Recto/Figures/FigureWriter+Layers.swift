import Formula

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension FigureWriter {
  /// The looks that a style sheet has, of which each layer takes the next.
  static let seriesCount = 6

  static func series(_ index: Int) -> Int { index % seriesCount + 1 }

  /// - Parameter labels: where labels inside the picture stand already.
  func write(_ layer: Figure.Layer, _ index: Int, _ labels: inout [Figure.Point], _ html: inout [UInt8]) {
    let series = Self.series(index)
    switch layer.content {
    case .curve(let curve): writeLines(curve.pieces.flatMap(scene.lines), "line", series, &html)
    case .line(let points): writeLines(scene.lines(points), "line", series, &html)
    case .points(let points):
      for point in points.map(scene.place) where scene.area.contains(point) {
        writeMarker(at: point, series, &html)
      }
    case .path(let points): write(path: points.map(scene.place), series, &html)
    case .bars(let values): write(bars: values, index, series, &html)
    case .contours(let contours): write(contours, series, &labels, &html)
    }
  }

  func writeLines(_ lines: [[Figure.Point]], _ name: StaticString, _ series: Int, _ html: inout [UInt8]) {
    guard !lines.isEmpty else { return }
    html.append(html: "<path class=\"")
    html.append(html: name)
    html.append(html: " series-")
    html.append(decimal: series)
    html.append(html: "\" stroke=\"currentColor\" d=\"")
    for line in lines {
      for (index, point) in line.enumerated() {
        html.append(index == 0 ? UInt8(ascii: "M") : UInt8(ascii: "L"))
        html.append(point)
      }
    }
    html.append(html: "\"/>\n")
  }

  // MARK: Markers

  func writeMarker(at point: Figure.Point, _ series: Int, _ html: inout [UInt8]) {
    html.append(html: "<path class=\"marker series-")
    html.append(decimal: series)
    html.append(html: "\" fill=\"currentColor\" d=\"M")
    html.append(point)
    html.append(html: Self.markers[series - 1])
    html.append(html: "\"/>\n")
  }

  /// A disc, a square, a triangle, a diamond, a cross, a triangle on its head: from the middle, of about one size.
  private static let markers: [StaticString] = [
    "m-4.5,0a4.5,4.5 0 1 0 9,0a4.5,4.5 0 1 0 -9,0z", "m-4,-4h8v8h-8z", "m0,-5l5,8.7h-10z",
    "m0,-5.5l5.5,5.5l-5.5,5.5l-5.5,-5.5z",
    "m-1.5,-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z", "m0,5l5,-8.7h-10z",
  ]

  // MARK: Paths

  /// A walk: a disc where it stops, an arrow wherever there is room for one.
  private func write(path points: [Figure.Point], _ series: Int, _ html: inout [UInt8]) {
    writeLines(scene.area.clip(points), "path", series, &html)
    var sinceArrow = Double.infinity
    for (index, point) in points.enumerated() where scene.area.contains(point) {
      guard index > 0 else {
        writeMarker(at: point, series, &html)
        continue
      }
      let before = points[index - 1]
      let length = hypot(point.x - before.x, point.y - before.y)
      sinceArrow += length
      if length >= 14 || (sinceArrow >= 40 && length > 0) {
        writeArrow(from: before, to: point, length, series, &html)
        sinceArrow = 0
      } else if points.count <= 40 {
        writeDot(at: point, series, &html)
      }
    }
  }

  private func writeDot(at point: Figure.Point, _ series: Int, _ html: inout [UInt8]) {
    html.append(html: "<path class=\"arrow series-")
    html.append(decimal: series)
    html.append(html: "\" fill=\"currentColor\" d=\"M")
    html.append(point)
    html.append(html: "m-2.5,0a2.5,2.5 0 1 0 5,0a2.5,2.5 0 1 0 -5,0z\"/>\n")
  }

  func writeArrow(
    from before: Figure.Point, to point: Figure.Point, _ length: Double, _ series: Int, _ html: inout [UInt8]
  ) {
    let (ux, uy) = ((point.x - before.x) / length, (point.y - before.y) / length)
    let size = 9.5
    html.append(html: "<path class=\"arrow series-")
    html.append(decimal: series)
    html.append(html: "\" fill=\"currentColor\" d=\"M")
    html.append(point)
    for side in [0.45, -0.45] {
      html.append(UInt8(ascii: "L"))
      html.append(
        Figure.Point(point.x - size * (ux + side * uy), point.y - size * (uy - side * ux)))
    }
    html.append(html: "z\"/>\n")
  }

  // MARK: Bars

  private func write(bars values: [Double], _ index: Int, _ series: Int, _ html: inout [UInt8]) {
    let groups = Double(figure.layers.count)
    let base = min(max(scene.y.place(0), scene.area.top), scene.area.bottom)
    let showsValues = values.count * figure.layers.count <= 12
    for (category, value) in values.enumerated() {
      let (middle, half) = scene.band(category)
      let width = 2 * half / groups
      let left = middle - half + width * Double(index)
      let end = min(max(scene.y.place(value), scene.area.top), scene.area.bottom)
      html.append(html: "<rect class=\"bar series-")
      html.append(decimal: series)
      html.append(html: "\" fill=\"currentColor\" x=\"")
      html.append(decimal: left + 1, places: 1)
      html.append(html: "\" y=\"")
      html.append(decimal: min(base, end), places: 1)
      html.append(html: "\" width=\"")
      html.append(decimal: width - 2, places: 1)
      html.append(html: "\" height=\"")
      html.append(decimal: abs(base - end), places: 1)
      html.append(html: "\"/>\n")
      if showsValues {
        html.append(html: "<g class=\"ticks\" fill=\"currentColor\">")
        let text = value.figureText(digits: 3)
        if value < 0 {
          writeText(text, left + width / 2, end + 4, .middle, down: "0.8em", &html)
        } else {
          writeText(text, left + width / 2, end - 4, .middle, &html)
        }
        html.append(html: "</g>\n")
      }
    }
  }

  // MARK: Contours

  private func write(
    _ contours: Figure.Contours, _ series: Int, _ labels: inout [Figure.Point], _ html: inout [UInt8]
  ) {
    let levels = contours.levels.map { (value: $0.value, lines: $0.lines.flatMap(scene.lines)) }
    writeLines(levels.flatMap(\.lines), "contour", series, &html)
    let obstacles = figure.layers.flatMap { (layer) -> [Figure.Point] in
      switch layer.content {
      case .path(let points), .points(let points), .line(let points): points.map(scene.place)
      case .curve, .bars, .contours: []
      }
    }
    html.append(html: "<g class=\"levels\" fill=\"currentColor\">\n")
    for level in levels {
      guard let longest = level.lines.max(by: { $0.count < $1.count }),
        let place = roomiest(of: longest, obstacles + labels)
      else { continue }
      labels.append(place)
      writeText(level.value.figureText(digits: 4), place.x, place.y, .middle, down: "0.35em", &html)
    }
    html.append(html: "</g>\n")
  }

  /// The point of a line that is farthest from everything else, and not at the border.
  private func roomiest(of line: [Figure.Point], _ others: [Figure.Point]) -> Figure.Point? {
    let area = scene.area
    func room(_ point: Figure.Point) -> Double {
      let toBorder = min(
        point.x - area.left, area.right - point.x, 2 * (point.y - area.top), 2 * (area.bottom - point.y))
      let toOthers = others.map { hypot($0.x - point.x, $0.y - point.y) }.min() ?? 80
      return min(2 * toBorder, toOthers, 80)
    }
    return line.max { room($0) < room($1) }
  }
}
