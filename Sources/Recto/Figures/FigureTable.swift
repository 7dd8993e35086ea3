import Formula

/// The numbers of a figure as a table: curves at round numbers, vectors point by point.
struct FigureTable {
  /// The rows that are shown of a long vector.
  private static let rowLimit = 50
  private static let digits = 6

  var header: [String]
  var rows: [[String]]
  /// What is left out.
  var note: String?

  static func tables(of figure: Figure, _ wording: Wording) -> [FigureTable] {
    var tables: [FigureTable] = []
    /// The abscissas of the table at the same place, where its values are one column each.
    var abscissas: [[Double]] = []
    func name(_ axis: Figure.Axis, _ standard: String) -> String { axis.label ?? standard }
    /// Layers over the same abscissas share a table.
    func add(_ xs: [Double], _ ys: [Double?], _ layer: Figure.Layer) {
      let column = layer.label ?? name(figure.y, "y")
      let shown = Self.shown(of: xs.count)
      let cells = shown.map { ys[$0].map { $0.figureText(digits: digits) } ?? wording.noValue }
      if let index = abscissas.firstIndex(of: xs) {
        tables[index].header.append(column)
        for row in cells.indices { tables[index].rows[row].append(cells[row]) }
      } else {
        abscissas.append(xs)
        let rows = zip(shown, cells).map { [xs[$0].figureText(digits: digits), $1] }
        let note = shown.count < xs.count ? wording.rows(shown.count, of: xs.count) : nil
        tables.append(FigureTable(header: [name(figure.x, "x"), column], rows: rows, note: note))
      }
    }
    for layer in figure.layers {
      switch layer.content {
      case .curve(let curve): add(curve.samples.map(\.x), curve.samples.map(\.y), layer)
      case .line(let points), .points(let points), .path(let points): add(points.map(\.x), points.map(\.y), layer)
      case .bars: break
      case .contours(let contours):
        abscissas.append([])
        tables.append(table(of: contours, figure, layer, wording))
      }
    }
    if figure.hasBars { tables.append(bars(figure, wording)) }
    return tables
  }

  /// A row a category, a column a series.
  private static func bars(_ figure: Figure, _ wording: Wording) -> FigureTable {
    var table = FigureTable(header: [figure.x.label ?? wording.category], rows: figure.categories.map { [$0] })
    for layer in figure.layers {
      guard case .bars(let values) = layer.content else { continue }
      table.header.append(layer.label ?? figure.y.label ?? wording.value)
      for (row, value) in values.enumerated() { table.rows[row].append(value.figureText(digits: digits)) }
    }
    return table
  }

  /// A row a level: how far its lines reach.
  private static func table(
    of contours: Figure.Contours, _ figure: Figure, _ layer: Figure.Layer, _ wording: Wording
  ) -> FigureTable {
    let rows = contours.levels.map { level in
      let points = level.lines.joined()
      let axes: [[Double]] = [points.map(\.x), points.map(\.y)]
      return [level.value.figureText(digits: digits)]
        + axes.map { "\(($0.min() ?? 0).figureText(digits: 3)) … \(($0.max() ?? 0).figureText(digits: 3))" }
    }
    return FigureTable(
      header: [layer.label ?? wording.level, figure.x.label ?? "x", figure.y.label ?? "y"], rows: rows)
  }

  /// All points of a vector, or evenly chosen ones of a long one, the first and the last among them.
  private static func shown(of count: Int) -> [Int] {
    count <= rowLimit ? Array(0..<count) : (0..<rowLimit).map { $0 * (count - 1) / (rowLimit - 1) }
  }

  func write(to html: inout [UInt8]) {
    html.append(html: "<div class=\"table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n")
    for cell in header {
      html.append(html: "<th scope=\"col\">")
      FigureLabel(cell).write(html: &html)
      html.append(html: "</th>\n")
    }
    html.append(html: "</tr>\n</thead>\n<tbody>\n")
    for row in rows {
      html.append(html: "<tr>")
      for (column, cell) in row.enumerated() {
        html.append(html: column == 0 ? "<th scope=\"row\">" : "<td>")
        FigureLabel(cell).write(html: &html)
        html.append(html: column == 0 ? "</th>" : "</td>")
      }
      html.append(html: "</tr>\n")
    }
    html.append(html: "</tbody>\n</table>\n</div>\n")
    if let note {
      html.append(html: "<p>")
      html.append(escaping: note)
      html.append(html: "</p>\n")
    }
  }
}
