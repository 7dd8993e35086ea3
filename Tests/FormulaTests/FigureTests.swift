import Diagnostics
import NumericCore
import Testing

@testable import Formula

/// The figure of a plot block.
private func figure(_ source: String) throws -> Figure {
  let block = parseBlock(Excerpt(bytes: Array(source.utf8), pieces: []))
  let plot = PlotProgram(statements: block.statements, span: Span(0, source.utf8.count))
  let verification = Program(items: [.plot(plot)]).verify()
  return try #require(verification.figures[0], "\(block.diagnostics) \(verification.diagnostics)")
}

private func curves(_ source: String) throws -> [Figure.Curve] {
  try figure(source).layers.compactMap { if case .curve(let curve) = $0.content { curve } else { nil } }
}

private func contours(_ source: String) throws -> Figure.Contours {
  let layer = try #require(try figure(source).layers.first)
  guard case .contours(let contours) = layer.content else { throw Missing() }
  return contours
}

private struct Missing: Error {}

extension Figure.Curve {
  /// The height of the polyline at a place; nil in a gap.
  fileprivate func height(at x: Double) -> Double? {
    for piece in pieces {
      for (a, b) in zip(piece, piece.dropFirst()) where a.x <= x && x <= b.x {
        return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)
      }
    }
    return nil
  }

  fileprivate var segments: [(Figure.Point, Figure.Point)] { pieces.flatMap { zip($0, $0.dropFirst()) } }

  /// A pixel of a picture 400 high.
  fileprivate var pixel: Double { (range.upperBound - range.lowerBound) / 400 }
}

@Suite struct CurveTests {
  /// Values by mpmath, to 12 digits; between the samples, too, the line is less than half a pixel off.
  @Test(arguments: [
    (
      "plot(over: 0.001...1) { p in -log(p) }",
      [
        0.002: 6.21460809842, 0.0137: 4.29035944615, 0.11: 2.20727491319, 0.37: 0.994252273344, 0.5: 0.69314718056,
        0.93: 0.0725706928348,
      ]
    ),
    (
      "plot(over: 0...1) { p in binaryEntropy(p, base: 2) }",
      [
        0.003: 0.0294640518449, 0.0715: 0.371496588292, 0.243: 0.799993682367, 0.5: 1, 0.77: 0.778011303547,
        0.998: 0.0208140713355,
      ]
    ),
    (
      "plot(over: -6...6) { z in sigmoid(z) }",
      [-5.3: 0.00496680165006, -1.7: 0.154465265084, 0.4: 0.598687660112, 2.9: 0.947846436922]
    ),
    (
      "plot(over: -6...6) { z in derivative(of: sigmoid, at: z) }",
      [-5.3: 0.00494213253143, -1.7: 0.130605746966, 0.4: 0.240260745742, 2.9: 0.0494335689366]
    ),
    (
      "plot(over: -6...6) { x in tan(x) }",
      [-1.2: -2.57215162213, 0.6: 0.684136808342, 1.4: 5.79788371548, 2.2: -1.37382305677, 4.5: 4.63733205455]
    ),
    (
      "plot(over: -3...3) { x in sin(20 * x) }",
      [-2.71: 0.71240890036, 0.13: 0.515501371821, 1.0: 0.912945250728, 2.501: -0.243024346508]
    ),
  ]) func curveGoesThrough(_ source: String, _ values: [Double: Double]) throws {
    let curve = try #require(try curves(source).first)
    for (x, y) in values {
      let height = try #require(curve.height(at: x), "\(source) has a gap at \(x)")
      // On steep parts, a pixel to the side is many up or down: the slope between the neighbours tells.
      let segment = try #require(curve.segments.first { $0.0.x <= x && x <= $0.1.x })
      let slope = (segment.1.y - segment.0.y) / (segment.1.x - segment.0.x)
      let width = (curve.domain.upperBound - curve.domain.lowerBound) / 600
      #expect(abs(height - y) < 0.5 * max(curve.pixel, abs(slope) * width), "\(source) at \(x)")
    }
  }

  /// The poles are those of the cited function: 0, and the odd multiples of π/2.
  @Test(arguments: [
    ("plot(over: -2...3) { x in 1 / x }", [0]),
    ("plot(over: -2...3) { x in 1 / x ** 2 }", [0]),
    ("plot(over: -6...6) { x in tan(x) }", [-4.71238898038469, -1.5707963267949, 1.5707963267949, 4.71238898038469]),
    ("plot(over: -2...2) { x in 1 / (x ** 2 - 2) }", [-1.4142135623731, 1.4142135623731]),
    // A pole so weak that samples alone would miss it.
    ("plot(over: -1...2) { x in x + 0.0001 / (x - 0.71) }", [0.71]),
  ]) func noLineCrossesAPole(_ source: String, _ poles: [Double]) throws {
    let curve = try #require(try curves(source).first)
    #expect(curve.pieces.count == poles.count + 1)
    for pole in poles {
      #expect(!curve.segments.contains { $0.0.x <= pole && pole <= $0.1.x }, "\(source) crosses \(pole)")
      // The gap is narrower than a pixel.
      #expect(curve.height(at: pole - 0.005) != nil && curve.height(at: pole + 0.005) != nil)
    }
  }

  @Test func aPoleDoesNotSetTheScale() throws {
    let curve = try #require(try curves("plot(over: -6...6) { x in tan(x) }").first)
    #expect(curve.range.lowerBound > -50 && curve.range.upperBound < 50)
    #expect(curve.range.lowerBound < -3 && curve.range.upperBound > 3)
  }

  @Test func outsideTheDomainIsAGap() throws {
    let curve = try #require(try curves("plot(over: -1...1) { x in log(x) }").first)
    #expect(curve.segments.allSatisfy { $0.0.x > 0 })
    #expect(curve.height(at: 0.001) != nil)
    #expect(curve.samples.first == .init(x: -1, y: nil))
    #expect(curve.samples.last == .init(x: 1, y: 0))
    let middle = try #require(try curves("plot(over: -2...2) { x in sqrt(x ** 2 - 1) }").first)
    #expect(middle.pieces.count == 2)
    #expect(!middle.segments.contains { $0.1.x > -0.99 && $0.0.x < 0.99 })
  }

  /// `floor` jumps at every integer; `abs` bends, and is one line.
  @Test func aJumpIsNotJoined() throws {
    let steps = try #require(try curves("plot(over: -2.5...2.5) { x in floor(x) }").first)
    #expect(steps.pieces.count == 6)
    #expect(steps.segments.allSatisfy { $0.0.y == $0.1.y })
    let bend = try #require(try curves("plot(over: -1...1) { x in abs(x) }").first)
    #expect(bend.pieces.count == 1)
    #expect(bend.range == 0...1)
  }

  /// A piecewise function in Swift's own words has a border that no ball decides.
  @Test func aBranchIsNotAnError() throws {
    let curve = try #require(try curves("plot(over: -1...1) { x in x < 0 ? -1 : 1 }").first)
    #expect(curve.pieces.count == 2)
  }

  @Test func samplesAreAtRoundNumbers() throws {
    let curve = try #require(try curves("plot(over: 0.25...2) { x in x ** 2 }").first)
    #expect(curve.samples.map(\.x) == [0.25, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2])
    #expect(curve.samples[2].y == 0.36)
  }

  @Test func samplingIsBounded() throws {
    // Nothing bounds this one, anywhere: it is given up, and says so.
    let source = "plot(over: 0.1...1) { x in (1 / (x - x + 0 * x)) }"
    let block = parseBlock(Excerpt(bytes: Array(source.utf8), pieces: []))
    let plot = PlotProgram(statements: block.statements, span: Span(0, source.utf8.count))
    let verification = Program(items: [.plot(plot)]).verify()
    #expect(verification.figures.isEmpty)
    #expect(verification.diagnostics.map(\.code) == [.figure])
    #expect(verification.work < 1_000_000)
  }

  /// However often a function is called for its figure, the program computes what it computes without it: it may change
  /// a variable of its own, and no other.
  @Test func samplingHasNoEffects() throws {
    func verify(_ body: String) -> Verification {
      let setup = parseBlock(
        Excerpt(bytes: Array("var n = 0\nfunc grow() -> Real { n += 1\nreturn n }".utf8), pieces: []))
      let source = "plot(over: 0...1) { x in\n\(body)\nreturn x\n}"
      let block = parseBlock(Excerpt(bytes: Array(source.utf8), pieces: []))
      let plot = PlotProgram(statements: block.statements, span: Span(0, source.utf8.count))
      return Program(items: [.block(setup.statements), .plot(plot)]).verify()
    }
    for body in ["n += 1", "let k = grow()"] {
      let changing = verify(body)
      #expect(changing.figures.isEmpty)
      #expect(
        changing.diagnostics.map(\.message) == ["`n` is changed by a function that may be called any number of times"],
        "\(body)")
    }
    let own = verify("var m = 0\nfor k in 1...3 { m += k }")
    #expect(own.figures[1] != nil, "\(own.diagnostics)")
  }

  /// A comparison that 64 bits leave open starts the program again; the figure is drawn once, and in any case.
  @Test func moreBitsDoNotChangeTheFigure() throws {
    let source = "plot(over: 0...1) { x in x ** 2 }"
    let late = "let big = floor(1e30 * pi)\n" + source
    #expect(try figure(late).layers == figure(source).layers)
  }
}

@Suite struct ContourTests {
  /// On each line the function has the value that the line stands for.
  @Test func linesLieOnTheirLevel() throws {
    let contours = try contours(
      "contours(over: -3...3, -2...2, levels: [0.5, 1, 2, 4]) { w, b in w ** 2 + 2 * b ** 2 }")
    #expect(contours.levels.map(\.value) == [0.5, 1, 2, 4])
    for level in contours.levels {
      #expect(level.lines.count == 1)
      let line = try #require(level.lines.first)
      // An ellipse is closed.
      #expect(line.first == line.last)
      for point in line {
        let value = point.x * point.x + 2 * point.y * point.y
        let slope = 2 * (point.x * point.x + 4 * point.y * point.y).squareRoot()
        // As a distance: less than half a pixel of a picture 600 wide.
        #expect(abs(value - level.value) / slope < 0.5 * 6 / 600)
      }
    }
  }

  /// `1/(x + y)` jumps from −∞ to ∞ along x + y = 0, where it has none of these values.
  @Test func noLineRunsAlongAPole() throws {
    let contours = try contours("contours(over: -2...2, -2...2, levels: [-2, 2, 40]) { x, y in 1 / (x + y) }")
    for level in contours.levels where level.value != 40 {
      for point in level.lines.joined() { #expect(abs(point.x + point.y - 1 / level.value) < 0.02) }
    }
    for point in contours.levels.flatMap(\.lines).joined() { #expect(point.x + point.y != 0) }
  }

  @Test func aSaddleIsFourBranches() throws {
    let contours = try contours("contours(over: -1...1, -1...1, levels: [-0.25, 0.25]) { x, y in x * y }")
    #expect(contours.levels.map(\.lines.count) == [2, 2])
  }

  @Test func linesEndAtTheBorderOfTheDomain() throws {
    let contours = try contours("contours(over: -1...1, -1...1, levels: [0.5]) { x, y in sqrt(x) + 0 * y }")
    let line = try #require(contours.levels.first?.lines.first)
    for point in line { #expect(abs(point.x - 0.25) < 0.01) }
    #expect(line.map(\.y).max() == 1 && line.map(\.y).min() == -1)
  }
}
