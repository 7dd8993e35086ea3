import Formula

extension FigureWriter {
  /// What the labels belong to: below the picture, where there is room for them at any width.
  func writeLegend(_ html: inout [UInt8]) {
    let entries = figure.layers.enumerated().filter { $0.element.label != nil }
    guard !entries.isEmpty else { return }
    html.append(html: "<ul class=\"legend\">\n")
    for (index, layer) in entries {
      let series = Self.series(index)
      html.append(
        html:
          "<li><svg aria-hidden=\"true\" viewBox=\"0 0 30 14\" width=\"30\" height=\"14\" fill=\"none\" stroke=\"none\">"
      )
      let middle = Figure.Point(15, 7)
      let line = [[Figure.Point(1, 7), Figure.Point(29, 7)]]
      switch layer.content {
      case .curve, .line: writeLines(line, "line", series, &html)
      case .points: writeMarker(at: middle, series, &html)
      case .path:
        writeLines(line, "path", series, &html)
        writeArrow(from: Figure.Point(1, 7), to: Figure.Point(22, 7), 21, series, &html)
      case .bars:
        html.append(html: "<rect class=\"bar series-")
        html.append(decimal: series)
        html.append(html: "\" fill=\"currentColor\" x=\"8\" y=\"1\" width=\"14\" height=\"12\"/>")
      case .contours: writeLines(line, "contour", series, &html)
      }
      html.append(html: "</svg> <span>")
      FigureLabel(layer.label ?? "").write(html: &html)
      html.append(html: "</span></li>\n")
    }
    html.append(html: "</ul>\n")
  }
}
