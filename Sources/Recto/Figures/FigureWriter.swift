import Formula

/// Writes a figure: a caption, the picture as SVG with a title and a description, a legend, and the numbers as tables.
/// Colours, strokes and fonts are those of the page's style sheet, by classes; nothing but geometry is written here.
struct FigureWriter {
  let figure: Figure
  let scene: FigureScene
  /// Counted from 1 on the page: `#figure-2` leads to it.
  let number: Int
  let wording: Wording

  init(_ figure: Figure, number: Int, _ wording: Wording) {
    self.figure = figure
    self.number = number
    self.wording = wording
    scene = FigureScene(figure)
  }

  /// - Parameter source: the block's text, where it is to be shown beside the figure.
  func write(source: [UInt8]? = nil, to html: inout [UInt8]) {
    html.append(html: "<figure class=\"plot\" id=\"figure-")
    html.append(decimal: number)
    html.append(html: "\">\n")
    if let title = figure.title {
      html.append(html: "<figcaption>")
      FigureLabel(title).write(html: &html)
      html.append(html: "</figcaption>\n")
    }
    writePicture(&html)
    writeLegend(&html)
    if let source {
      html.append(html: "<pre tabindex=\"0\"><code class=\"language-swift\">")
      html.append(escaping: source)
      html.append(html: "</code></pre>\n")
    }
    html.append(html: "<details>\n<summary>")
    html.append(escaping: wording.figureData)
    html.append(html: "</summary>\n")
    for table in FigureTable.tables(of: figure, wording) { table.write(to: &html) }
    html.append(html: "</details>\n</figure>\n")
  }

  private func writePicture(_ html: inout [UInt8]) {
    let id = "figure-\(number)"
    html.append(contentsOf: "<svg role=\"img\" aria-labelledby=\"\(id)-title \(id)-description\" viewBox=\"0 0 ".utf8)
    html.append(decimal: FigureScene.width, places: 0)
    html.append(UInt8(ascii: " "))
    html.append(decimal: scene.height, places: 0)
    // What shows the page without its style sheet draws lines all the same.
    html.append(contentsOf: "\" fill=\"none\" stroke=\"none\" font-size=\"13\">\n<title id=\"\(id)-title\">".utf8)
    html.append(escaping: figure.title.map { FigureLabel($0).plain } ?? wording.figure(number))
    html.append(contentsOf: "</title>\n<desc id=\"\(id)-description\">".utf8)
    html.append(escaping: figure.description ?? wording.description(of: figure))
    html.append(html: "</desc>\n")
    writeAxes(&html)
    var labels: [Figure.Point] = []
    for (index, layer) in figure.layers.enumerated() { write(layer, index, &labels, &html) }
    html.append(html: "</svg>\n")
  }

  // MARK: Axes

  private func writeAxes(_ html: inout [UInt8]) {
    let area = scene.area
    html.append(html: "<g class=\"grid\" stroke=\"currentColor\">\n")
    for tick in scene.y.ticks { writeLine(area.left, tick.place, area.right, tick.place, &html) }
    if !figure.hasBars {
      for tick in scene.x.ticks { writeLine(tick.place, area.top, tick.place, area.bottom, &html) }
    }
    html.append(html: "</g>\n<g class=\"axis\" stroke=\"currentColor\">\n")
    let isZeroInside = figure.y.scale == .linear && scene.y.range.contains(0)
    writeLine(area.left, area.bottom, area.right, area.bottom, &html)
    if isZeroInside, scene.y.place(0) != area.bottom {
      writeLine(area.left, scene.y.place(0), area.right, scene.y.place(0), &html)
    }
    if figure.x.scale == .linear, !figure.hasBars, scene.x.range.contains(0) {
      writeLine(scene.x.place(0), area.top, scene.x.place(0), area.bottom, &html)
    } else {
      writeLine(area.left, area.top, area.left, area.bottom, &html)
    }
    html.append(html: "</g>\n<g class=\"ticks\" fill=\"currentColor\">\n")
    for tick in scene.y.ticks {
      writeText(tick.text, area.left - 6, tick.place, .end, down: "0.35em", &html)
    }
    if figure.hasBars {
      for (index, category) in figure.categories.enumerated() {
        let down = scene.isStaggered && index % 2 == 1 ? 20.0 : 0
        writeText(category, scene.band(index).middle, area.bottom + 7 + down, .middle, down: "0.8em", &html)
      }
    } else {
      for tick in scene.x.ticks { writeText(tick.text, tick.place, area.bottom + 7, .middle, down: "0.8em", &html) }
    }
    html.append(html: "</g>\n<g class=\"labels\" fill=\"currentColor\">\n")
    if let label = figure.y.label { writeText(label, 4, 19, .start, &html) }
    if let label = figure.x.label {
      writeText(label, (area.left + area.right) / 2, scene.height - 5, .middle, &html)
    }
    html.append(html: "</g>\n")
  }

  // MARK: Elements

  enum Anchor: String {
    case start
    case middle
    case end
  }

  func writeText(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor, down: StaticString? = nil, _ html: inout [UInt8]
  ) {
    html.append(html: "<text x=\"")
    html.append(decimal: x, places: 1)
    html.append(html: "\" y=\"")
    html.append(decimal: y, places: 1)
    if let down {
      html.append(html: "\" dy=\"")
      html.append(html: down)
    }
    if anchor != .start { html.append(contentsOf: "\" text-anchor=\"\(anchor.rawValue)".utf8) }
    html.append(html: "\">")
    FigureLabel(text).write(svg: &html)
    html.append(html: "</text>\n")
  }

  private func writeLine(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ html: inout [UInt8]) {
    html.append(html: "<path d=\"M")
    html.append(Figure.Point(x1, y1))
    html.append(UInt8(ascii: "L"))
    html.append(Figure.Point(x2, y2))
    html.append(html: "\"/>\n")
  }
}

extension [UInt8] {
  /// `12.5,8`, as it stands in a path.
  mutating func append(_ point: Figure.Point) {
    append(decimal: point.x, places: 1)
    append(UInt8(ascii: ","))
    append(decimal: point.y, places: 1)
  }
}
