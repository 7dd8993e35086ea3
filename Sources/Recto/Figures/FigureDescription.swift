import Formula

extension Wording {
  func figure(_ number: Int) -> String { isChinese ? "图 \(number)" : "Figure \(number)" }

  var figureData: String { isChinese ? "数据" : "Data" }
  var noValue: String { isChinese ? "无值" : "no value" }
  var value: String { isChinese ? "值" : "value" }
  var category: String { isChinese ? "类别" : "category" }
  var level: String { isChinese ? "等值线" : "level" }

  func rows(_ shown: Int, of all: Int) -> String {
    isChinese ? "共 \(all) 点，列出其中 \(shown) 点。" : "\(shown) of \(all) points."
  }

  /// What a figure shows, in a sentence a layer, from its numbers: for those who cannot see it.
  func description(of figure: Figure) -> String {
    figure.layers.map { sentence($0, figure) }.joined(separator: isChinese ? "" : " ")
  }

  private func sentence(_ layer: Figure.Layer, _ figure: Figure) -> String {
    let label = layer.label.map { FigureLabel($0).plain }
    let x = FigureLabel(figure.x.label ?? "x").plain
    let y = FigureLabel(figure.y.label ?? "y").plain
    func name(_ english: String, _ chinese: String) -> String {
      guard let label else { return isChinese ? chinese : english }
      return isChinese ? "\(chinese)“\(label)”" : "\(english) “\(label)”"
    }
    switch layer.content {
    case .curve(let curve): return sentence(name("Curve", "曲线"), curve, x)
    case .line(let points):
      return sentence(name("Line", "折线"), points, isChinese ? "过 \(points.count) 点" : "through \(points.count) points")
    case .points(let points):
      let list = points.prefix(8).map(text).joined(separator: isChinese ? "、" : ", ")
      return isChinese
        ? "\(name("", "点"))：\(list)\(points.count > 8 ? "等" : "")。"
        : "\(name("Points", "")): \(list)\(points.count > 8 ? " and \(points.count - 8) more" : "")."
    case .path(let points):
      return sentence(
        name("Path", "路径"), points, isChinese ? "共 \(points.count - 1) 步" : "of \(points.count - 1) steps")
    case .bars(let values):
      let pairs = zip(figure.categories, values).map { "\($0) \($1.figureText(digits: 3))" }
      return isChinese
        ? "\(name("", "柱"))：\(pairs.joined(separator: "，"))。"
        : "\(name("Bars", "")): \(pairs.joined(separator: ", "))."
    case .contours(let contours):
      let levels = contours.levels.map { $0.value.figureText(digits: 4) }.joined(separator: isChinese ? "、" : ", ")
      return isChinese
        ? "\(name("", "等值线"))，\(x) \(text(contours.x))，\(y) \(text(contours.y))，取值 \(levels)。"
        : "\(name("Contours", "")) for \(x) \(text(contours.x)) and \(y) \(text(contours.y)), at \(levels)."
    }
  }

  /// Where a curve begins and ends, where it is highest and lowest, and whether it has gaps.
  private func sentence(_ name: String, _ curve: Figure.Curve, _ x: String) -> String {
    let points = Array(curve.pieces.joined()).filter { curve.range.contains($0.y) }
    guard let first = points.first, let last = points.last, let lowest = points.min(by: { $0.y < $1.y }),
      let highest = points.max(by: { $0.y < $1.y })
    else { return "" }
    func at(_ point: Figure.Point) -> String {
      let (value, place) = (point.y.figureText(digits: 3), point.x.figureText(digits: 3))
      return isChinese ? "\(x) = \(place) 时为 \(value)" : "\(value) at \(x) = \(place)"
    }
    var parts = isChinese ? [at(first), at(last)] : ["from \(at(first)) to \(at(last))"]
    if lowest != first, lowest != last { parts.append(isChinese ? "最小值在 \(at(lowest))" : "lowest \(at(lowest))") }
    if highest != first, highest != last { parts.append(isChinese ? "最大值在 \(at(highest))" : "highest \(at(highest))") }
    if curve.pieces.count > 1 {
      parts.append(isChinese ? "分为 \(curve.pieces.count) 段" : "in \(curve.pieces.count) pieces")
    }
    return isChinese ? "\(name)：\(parts.joined(separator: "，"))。" : "\(name) \(parts.joined(separator: ", "))."
  }

  private func sentence(_ name: String, _ points: [Figure.Point], _ detail: String) -> String {
    guard let first = points.first, let last = points.last else { return "" }
    return isChinese
      ? "\(name)\(detail)，从 \(text(first)) 到 \(text(last))。"
      : "\(name) \(detail), from \(text(first)) to \(text(last))."
  }

  private func text(_ point: Figure.Point) -> String {
    "(\(point.x.figureText(digits: 4)), \(point.y.figureText(digits: 4)))"
  }

  private func text(_ range: ClosedRange<Double>) -> String {
    let (low, high) = (range.lowerBound.figureText(digits: 4), range.upperBound.figureText(digits: 4))
    return isChinese ? "从 \(low) 到 \(high)" : "from \(low) to \(high)"
  }
}
