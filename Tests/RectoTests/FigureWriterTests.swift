import Diagnostics
import Foundation
import Formula
import Testing

@testable import Recto

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The page of an article with one plot block.
private func page(_ plot: String, language: String = "en") -> String {
  let text = "---\nlang: \(language)\n---\n```swift recto plot\n\(plot)\n```\n"
  return String(decoding: Fragment(SourceFile(path: "figure.md", bytes: Array(text.utf8))).html, as: UTF8.self)
}

private let kinds = [
  "plot(over: -6...6, title: \"tan\", label: \"tan x\") { x in tan(x) }",
  "line([0, 1, 2], [3, 1, 2], xLabel: \"x_1\", yLabel: \"y^2\")\npoints([1], [1], label: \"here\")",
  "path([2, 1.5, 1.125], [1, 0.5, 0.25], title: \"down\")",
  "bars([-1, 2, 0.5], categories: [\"cat\", \"a very long name of a category indeed\", \"mouse\"], label: \"z\")",
  "contours(over: -3...3, -2...2, levels: [1, 2]) { w, b in w ** 2 + 2 * b ** 2 }",
  "plot(over: 0.001...1000, xScale: \"log\", yScale: \"log\") { x in 2 * x }",
  "points([7], [7])",
]

/// What an XML parser finds in a page.
private final class Elements: NSObject, XMLParserDelegate {
  var found: [(name: String, attributes: [String: String])] = []
  var texts: [String: String] = [:]
  private var open: [String] = []

  init?(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data("<main>\(html)</main>".utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    found.append((name, attributes))
    open.append(name)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let name = open.last { texts[name, default: ""] += text }
  }

  func attributes(of name: String) -> [[String: String]] { found.filter { $0.name == name }.map(\.attributes) }
}

@Suite struct FigureWriterTests {
  @Test(arguments: kinds) func aFigureIsWellFormedAndSelfContained(_ plot: String) throws {
    let elements = try #require(Elements(page(plot)), "\(page(plot))")
    let picture = try #require(elements.attributes(of: "svg").first { $0["role"] == "img" })
    let ids = Set(elements.found.compactMap(\.attributes["id"]))
    #expect(ids.count == elements.found.count { $0.attributes["id"] != nil })
    let names = try #require(picture["aria-labelledby"]).split(separator: " ").map(String.init)
    #expect(names.count == 2 && names.allSatisfy(ids.contains))
    #expect(elements.texts["title"]?.isEmpty == false && elements.texts["desc"]?.isEmpty == false)
    // What the page's content security policy forbids.
    #expect(!elements.found.contains { $0.name == "style" || $0.name == "script" || $0.attributes["style"] != nil })
    #expect(elements.found.contains { $0.name == "table" } && elements.found.contains { $0.name == "details" })
  }

  /// Every coordinate of a line lies in the picture.
  @Test(arguments: kinds) func nothingIsDrawnOutside(_ plot: String) throws {
    let elements = try #require(Elements(page(plot)))
    let picture = try #require(elements.attributes(of: "svg").first { $0["role"] == "img" })
    let box = try #require(picture["viewBox"]).split(separator: " ").compactMap { Double($0) }
    for path in elements.attributes(of: "path") {
      let isLine = path["class"].map { $0.hasPrefix("line") || $0.hasPrefix("path") || $0.hasPrefix("contour") } ?? true
      guard isLine, let data = path["d"] else { continue }
      for point in data.split(whereSeparator: { "ML".contains($0) }) {
        let parts = point.split(separator: ",").compactMap { Double($0) }
        #expect(parts.count == 2 && 0...box[2] ~= parts[0] && 0...box[3] ~= parts[1], "\(point)")
      }
    }
  }

  /// In the picture, too, no line crosses a pole: each piece of tan rises from left to right.
  @Test func piecesOfTheTangentRise() throws {
    let elements = try #require(Elements(page(kinds[0])))
    let data = try #require(elements.attributes(of: "path").first { $0["class"] == "line series-1" }?["d"])
    let pieces = data.split(separator: "M")
    #expect(pieces.count == 5)
    for piece in pieces {
      let heights = piece.split(separator: "L").compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
      #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test func labelsAreEscaped() throws {
    let label = "<b>&\\\"1 < 2"
    let html = page(
      "points([1, 2], [1, 2], title: \"\(label)\", description: \"\(label)\", xLabel: \"\(label)\", label: \"\(label)\")"
    )
    let elements = try #require(Elements(html), "\(html)")
    #expect(!elements.found.contains { $0.name == "b" })
    #expect(elements.texts["desc"] == "<b>&\"1 < 2")
    #expect(page("bars([1], categories: [\"<script>\"])").contains("&lt;script&gt;"))
  }

  @Test func theSameTextMakesTheSameBytes() { for plot in kinds { #expect(page(plot) == page(plot)) } }

  @Test func theDescriptionTellsTheNumbers() throws {
    let bars = "bars([0.25, 0.75], categories: [\"cat\", \"frog\"], label: \"p\")"
    #expect(try #require(Elements(page(bars))).texts["desc"] == "Bars “p”: cat 0.25, frog 0.75.")
    #expect(try #require(Elements(page(bars, language: "zh"))).texts["desc"] == "柱“p”：cat 0.25，frog 0.75。")
    let curve = "plot(over: 0...4, xLabel: \"t\") { t in (t - 1) ** 2 }"
    #expect(
      try #require(Elements(page(curve))).texts["desc"] == "Curve from 1 at t = 0 to 9 at t = 4, lowest 0 at t = 1.")
  }

  @Test func longVectorsAreShortened() throws {
    let elements = try #require(Elements(page("line(0...300, 0...300)")))
    #expect(elements.attributes(of: "tr").count == 51)
    #expect(elements.texts["p"] == "50 of 301 points.")
  }

  @Test func theSourceIsShownWhereItIsAskedFor() {
    let text = "```swift recto plot code\npoints([7], [7])\n```\n"
    let html = String(decoding: Fragment(SourceFile(path: "a.md", bytes: Array(text.utf8))).html, as: UTF8.self)
    #expect(html.contains("points([7], [7])"))
    #expect(!page("points([7], [7])").contains("points("))
  }

  /// A figure in error is shown as its source.
  @Test func aFigureInErrorLosesNothing() {
    let text = page("points([7], [7, 8])").replacing(/<[^>]*>/, with: "")
    #expect(text.contains("points([7], [7, 8])"))
  }
}

@Suite struct FigureLabelTests {
  /// Italics between stars, scripts after `_` and `^`.
  private func marked(_ text: String) -> String {
    FigureLabel(text).runs.map { run in
      let body = run.isItalic ? "*\(run.text)*" : run.text
      switch run.script {
      case .none: return body
      case .sub: return "_(\(body))"
      case .sup: return "^(\(body))"
      }
    }.joined()
  }

  @Test(arguments: [
    ("−log p (nats)", "−log *p* (nats)"), ("-log p", "−log *p*"), ("σ′(z)", "*σ*′(*z*)"), ("w₁", "*w*_(1)"),
    ("w_1 and w_cat", "*w*_(1) and *w*_(cat)"), ("x^2", "*x*^(2)"), ("x² − y^{n-1}", "*x*^(2) − *y*^(n-1)"),
    ("10^-5", "10^(−5)"), ("learning_rate", "learning_rate"), ("a walk downhill", "a walk downhill"),
    ("prediction a", "prediction *a*"), ("cross-entropy", "cross-entropy"), ("损失 J", "损失 *J*"), ("ŷ", "*ŷ*"),
    ("3-4", "3-4"), ("_", "_"), ("x^", "*x*^"), ("", ""),
  ]) func mathematicsIsSet(_ text: String, _ expected: String) { #expect(marked(text) == expected) }

  /// After a script the text goes on at the height at which it began.
  @Test func scriptsReturnToTheBaseline() {
    var svg: [UInt8] = []
    FigureLabel("x^2 + 1").write(svg: &svg)
    #expect(
      String(decoding: svg, as: UTF8.self)
        == "<tspan class=\"variable\">x</tspan><tspan class=\"script\" dy=\"-0.571em\">2</tspan>"
        + "<tspan dy=\"0.4em\"> + 1</tspan>")
  }

  @Test(arguments: [
    (0.25, "0.25"), (-3, "−3"), (0.1 + 0.2, "0.3"), (1234.5678, "1234.57"), (0, "0"), (2.5e-7, "2.5 × 10^−7"),
    (1e9, "10^9"), (9_999_999.9, "10^7"), (-1e-12, "−10^−12"),
  ]) func numbersAreWritten(_ number: Double, _ text: String) { #expect(number.figureText(digits: 6) == text) }
}
