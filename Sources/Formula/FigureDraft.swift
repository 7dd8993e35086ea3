import Diagnostics

/// A figure while its block runs: what the calls so far have added, and where they stand.
struct FigureDraft {
  private(set) var figure = Figure()
  /// Where each of what a figure has only once was said.
  private var origins: [String: Span] = [:]
  /// Where the first bars, and the first layer of any other kind, stand.
  private var barsOrigin: Span?
  private var othersOrigin: Span?

  /// Sets what a figure has only once; it may be said again, but not differently.
  ///
  /// - Parameter name: the argument's label, for messages.
  mutating func set<Value: Equatable>(
    _ path: WritableKeyPath<Figure, Value>, to value: Value, _ name: String, at span: Span
  ) throws(Diagnostic) {
    if let origin = origins[name] {
      guard figure[keyPath: path] == value else {
        throw Diagnostic(
          .figure, "a figure has one `\(name):`, and this is another", at: span,
          labels: [.init(origin, "the first one")], help: ["say it once, in any call of the block"])
      }
      return
    }
    origins[name] = span
    figure[keyPath: path] = value
  }

  /// The scales decide where curves are sampled: they are settled by the first call.
  mutating func set(
    scale: Figure.Scale, _ path: WritableKeyPath<Figure, Figure.Scale>, _ name: String, at span: Span
  ) throws(Diagnostic) {
    guard figure.layers.isEmpty || figure[keyPath: path] == scale else {
      throw Diagnostic(
        .figure, "the scale is changed after something was drawn", at: span,
        help: ["give `\(name):` in the first call of the block"])
    }
    try set(path, to: scale, name, at: span)
  }

  mutating func add(_ layer: Figure.Layer, labelSpan: Span?, at span: Span) throws(Diagnostic) {
    if let label = layer.label, let labelSpan {
      let name = "label “\(label)”"
      if let origin = origins[name] {
        throw Diagnostic(
          .figure, "the label `\(label)` is given twice", at: labelSpan,
          labels: [.init(origin, "it is given here first")],
          help: ["give each curve a label of its own: readers tell them apart by it"])
      }
      origins[name] = labelSpan
    }
    if case .bars = layer.content { barsOrigin = barsOrigin ?? span } else { othersOrigin = othersOrigin ?? span }
    if let barsOrigin, let othersOrigin {
      throw Diagnostic(
        .figure, "bars stand in a figure of their own", at: span,
        labels: [.init(barsOrigin == span ? othersOrigin : barsOrigin, "this has another kind of axis")],
        help: ["draw the other layers in a second block"])
    }
    figure.layers.append(layer)
  }

  /// Bars of one figure stand over the same categories.
  mutating func set(
    categories: [String]?, count: Int, at span: Span, _ categoriesSpan: Span?
  ) throws(Diagnostic) {
    if let categories { try set(\.categories, to: categories, "categories", at: categoriesSpan ?? span) }
    if figure.categories.isEmpty { figure.categories = (1...count).map(String.init) }
    guard figure.categories.count == count else {
      throw Diagnostic(
        .figure, "\(Formula.count(count, "bar")) for \(figure.categories.count) categories", at: span,
        labels: origins["categories"].map { [.init($0, "the categories")] } ?? [])
    }
  }
}

/// What calls of plot functions do at present.
enum Drawing {
  /// No figure is being drawn: they are errors.
  case outside
  case draft(FigureDraft)
  /// The figure is known from an earlier run: nothing is drawn again.
  case done
}
