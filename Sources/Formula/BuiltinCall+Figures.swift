import Diagnostics
import NumericCore

// The arguments of plot functions.

extension BuiltinCall {
  func index(of label: String) -> Int? { builtin.parameters.firstIndex { $0.label == label } }

  /// The place of an argument, or of the call.
  func place(_ index: Int) -> Span { index < arguments.count ? arguments[index]?.span ?? span : span }

  func place(_ label: String) -> Span? { index(of: label).flatMap { arguments[$0]?.span } }

  /// An error about the figure.
  func refusal(_ message: String, at index: Int?, notes: [String] = [], help: [String] = []) -> Fault {
    interpreter.tunnel(.failure(Diagnostic(.figure, message, at: index.map(place) ?? span, notes: notes, help: help)))
  }

  /// `nil` where it is left out or empty.
  func text(_ label: String) throws(Fault) -> String? {
    guard let index = index(of: label), has(index) else { return nil }
    let value = try value(index)
    guard case .string(let text) = value else { throw mismatch("a string", index, value) }
    return text.isEmpty ? nil : text
  }

  func strings(_ label: String) throws(Fault) -> [String]? {
    guard let index = index(of: label), has(index) else { return nil }
    let value = try value(index)
    guard case .strings(let texts) = value else { throw mismatch("an array of strings", index, value) }
    return texts
  }

  /// A closed range that is not empty, each end moved inwards to a rational number.
  func interval(_ index: Int, positive: Bool) throws(Fault) -> (lower: Rational, upper: Rational) {
    let (a, b) = try bounds(index)
    let (lower, upper) = (a.enclosure.upper, b.enclosure.lower)
    guard lower < upper else {
      throw refusal(
        "the range is empty", at: index, notes: ["it runs from \(a.shortText) to \(b.shortText)"],
        help: ["write the smaller end first"])
    }
    guard !positive || lower.sign > 0 else {
      throw refusal(
        "a logarithmic axis shows positive numbers only", at: index, help: ["begin the range above 0, as `0.001...1`"])
    }
    guard lower.double.isFinite, upper.double.isFinite, (upper.double - lower.double).isFinite else {
      throw refusal("the range is too long to be drawn", at: index)
    }
    return (lower, upper)
  }

  func interval(_ label: String, positive: Bool) throws(Fault) -> (lower: Rational, upper: Rational) {
    try interval(index(of: label) ?? 0, positive: positive)
  }

  /// The closure at the end.
  func sampledFunction() throws(Fault) -> SampledFunction {
    SampledFunction(meter: arithmetic.meter, function: try function(builtin.parameters.count - 1))
  }

  /// The elements of a vector, for the eye.
  func doubles(_ index: Int) throws(Fault) -> [Double] {
    var doubles: [Double] = []
    for element in try vector(index) {
      guard let (lower, upper) = element.doubles else {
        throw refusal("\(element.shortText) is too large to be drawn", at: index)
      }
      doubles.append((lower + upper) / 2)
    }
    return doubles
  }

  /// The points that two vectors give.
  func points(_ figure: Figure, atLeast least: Int) throws(Fault) -> [Figure.Point] {
    let (x, y) = (try doubles(0), try doubles(1))
    guard x.count == y.count else {
      throw refusal(
        "\(count(x.count, "abscissa")) and \(count(y.count, "ordinate"))", at: 1,
        help: ["give two vectors of one length"])
    }
    guard x.count >= least else {
      throw refusal("\(count(x.count, "point")) where \(least) or more are needed", at: 0)
    }
    for (index, (axis, values)) in [(figure.x, x), (figure.y, y)].enumerated() where axis.scale == .logarithmic {
      guard values.allSatisfy({ $0 > 0 }) else {
        throw refusal("a logarithmic axis shows positive numbers only", at: index)
      }
    }
    return zip(x, y).map(Figure.Point.init)
  }

  /// Takes the arguments that all plot functions have.
  func setOptions(of draft: inout FigureDraft) throws(Fault) {
    try set(\.title, "title", of: &draft)
    try set(\.description, "description", of: &draft)
    try set(\.x.label, "xLabel", of: &draft)
    try set(\.y.label, "yLabel", of: &draft)
    try set(\.x, "xScale", "xRange", of: &draft)
    try set(\.y, "yScale", "yRange", of: &draft)
  }

  private func set(
    _ path: WritableKeyPath<Figure, String?>, _ name: String, of draft: inout FigureDraft
  ) throws(Fault) {
    guard let text = try text(name) else { return }
    try noting { () throws(Diagnostic) in try draft.set(path, to: text, name, at: place(name) ?? span) }
  }

  private func set(
    _ path: WritableKeyPath<Figure, Figure.Axis>, _ scaleName: String, _ rangeName: String, of draft: inout FigureDraft
  ) throws(Fault) {
    if let name = try text(scaleName), let index = index(of: scaleName) {
      guard let scale = Figure.Scale(rawValue: name) else {
        throw refusal("there is no scale `\(name)`", at: index, help: ["the scales are `linear` and `log`"])
      }
      try noting { () throws(Diagnostic) in
        try draft.set(scale: scale, path.appending(path: \.scale), scaleName, at: place(index))
      }
    }
    guard let index = index(of: rangeName), has(index) else { return }
    let (lower, upper) = try interval(index, positive: draft.figure[keyPath: path].scale == .logarithmic)
    try noting { () throws(Diagnostic) in
      try draft.set(
        path.appending(path: \.range), to: lower.double...upper.double, rangeName, at: place(index))
    }
  }

  /// Takes what is wrong with a figure through the numeric core.
  func noting(_ step: () throws(Diagnostic) -> Void) throws(Fault) {
    do throws(Diagnostic) { try step() } catch { throw interpreter.tunnel(.failure(error)) }
  }
}
