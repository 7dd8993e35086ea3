import Diagnostics
import NumericCore

extension Builtins {
  static let figures: [Builtin] = [
    figure("plot(over:, OPTIONS, _ f)", "adds the curve of a function of one number to the figure") {
      call, draft throws(Fault) in
      let (lower, upper) = try call.interval("over", positive: draft.figure.x.scale == .logarithmic)
      let function = try call.sampledFunction()
      var sampler = CurveSampler(
        from: lower, to: upper, xScale: draft.figure.x.scale, yScale: draft.figure.y.scale, function)
      let curve = try sampler.curve()
      guard !curve.pieces.isEmpty else {
        let isUnbounded = !curve.samples.isEmpty
        throw call.refusal(
          isUnbounded
            ? "nothing bounds the function between two points of \(lower.shortText)...\(upper.shortText)"
            : "the function has no value anywhere in \(lower.shortText)...\(upper.shortText)",
          at: call.builtin.parameters.count - 1,
          notes: isUnbounded ? [] : function.fault(at: [(lower + upper) / 2]).map { [$0.message] } ?? [],
          help: isUnbounded
            ? ["draw the points that are known with `line`"]
            : ["give it a range in which it is defined"])
      }
      return .curve(curve)
    },
    figure("line(_ x, _ y, OPTIONS)", "adds points, joined in order, to the figure") { call, draft throws(Fault) in
      .line(try call.points(draft.figure, atLeast: 2))
    },
    figure("points(_ x, _ y, OPTIONS)", "adds marked points to the figure") { call, draft throws(Fault) in
      .points(try call.points(draft.figure, atLeast: 1))
    },
    figure("path(_ x, _ y, OPTIONS)", "adds a walk to the figure: points, joined in order by arrows") {
      call, draft throws(Fault) in .path(try call.points(draft.figure, atLeast: 2))
    },
    figure("bars(_ values, categories: = the numbers from 1, OPTIONS)", "adds a bar for each category to the figure") {
      call, draft throws(Fault) in
      guard draft.figure.x.scale == .linear, draft.figure.y.scale == .linear else {
        throw call.refusal("bars begin at 0, which a logarithmic axis does not have", at: nil)
      }
      let values = try call.doubles(0)
      guard !values.isEmpty else { throw call.refusal("there is no value to draw", at: 0) }
      let categories = try call.strings("categories")
      try call.noting { () throws(Diagnostic) in
        try draft.set(categories: categories, count: values.count, at: call.place(0), call.place("categories"))
      }
      return .bars(values)
    },
    figure(
      "contours(over:, _ y, levels: = round numbers, OPTIONS, _ f)",
      "adds the lines on which a function of two numbers has given values to the figure"
    ) { call, draft throws(Fault) in
      guard draft.figure.x.scale == .linear, draft.figure.y.scale == .linear else {
        throw call.refusal("contours are drawn on linear axes", at: nil)
      }
      let (x, y) = (try call.interval("over", positive: false), try call.interval(1, positive: false))
      var sampler = ContourSampler(x, y, try call.sampledFunction())
      guard let range = try sampler.range() else {
        throw call.refusal("the function has no value anywhere in these ranges", at: call.builtin.parameters.count - 1)
      }
      var levels = Ticks(range, atMost: 8).values
      if let index = call.index(of: "levels"), call.has(index) { levels = Set(try call.doubles(index)).sorted() }
      var contours = Figure.Contours(
        x: x.lower.double...x.upper.double, y: y.lower.double...y.upper.double, levels: [])
      for level in levels {
        let lines = try sampler.lines(at: level)
        if !lines.isEmpty { contours.levels.append(.init(value: level, lines: lines)) }
      }
      guard !contours.levels.isEmpty else {
        throw call.refusal(
          "the function takes none of these values there", at: call.index(of: "levels"),
          notes: [
            "it lies between \(Rational(exactly: range.lowerBound).shortText) and "
              + Rational(exactly: range.upperBound).shortText
          ])
      }
      return .contours(contours)
    },
  ]

  /// The arguments that all of them take.
  private static let options =
    "title: = \"\", description: = \"\", xLabel: = \"\", yLabel: = \"\", xScale: = \"linear\", yScale: = \"linear\", "
    + "xRange: = all, yRange: = all, label: = \"\""

  /// - Parameter content: what the call adds, given the figure so far.
  private static func figure(
    _ signature: String, _ meaning: String,
    _ content: @escaping @Sendable (BuiltinCall, inout FigureDraft) throws(Fault) -> Figure.Layer.Content
  ) -> Builtin {
    Builtin(
      signature.replacing("OPTIONS", with: options), meaning, domain: "in a plot block",
      source: "Wilkinson, The Grammar of Graphics, 2005"
    ) { call throws(Fault) in
      switch call.interpreter.drawing {
      case .done: break
      case .outside:
        throw call.refusal(
          "`\(call.builtin.name)` draws only in a plot block", at: nil,
          help: ["begin the block with ```swift recto plot"])
      case .draft(var draft):
        try call.setOptions(of: &draft)
        let added = try content(call, &draft)
        let layer = Figure.Layer(label: try call.text("label"), content: added)
        try call.noting { () throws(Diagnostic) in
          try draft.add(layer, labelSpan: call.place("label"), at: call.span)
        }
        call.interpreter.drawing = .draft(draft)
      }
      return .nothing
    }
  }
}
