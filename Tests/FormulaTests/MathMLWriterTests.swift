import Foundation
import Testing

@testable import Formula

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct MathMLWriterTests {
  @Test func writesMathMLCore() {
    let node = MathNode.row([
      .identifier("H"), .operator("="), .operator("−", .prefix),
      .underOver(.operator("∑"), under: .identifier("i"), over: nil),
      .scripts(.identifier("p"), sub: .identifier("i"), sup: nil), .spacedTimes,
      .identifier("log", variant: .normal), .spacedApplication, .identifier("x"),
    ])
    #expect(
      mathML(node) == """
        <math display="block"><mi>H</mi><mo>=</mo><mo form="prefix">−</mo><munder><mo>∑</mo><mi>i</mi></munder>\
        <msub><mi>p</mi><mi>i</mi></msub><mo lspace="0em" rspace="0.1667em">\u{2062}</mo><mi>log</mi>\
        <mo lspace="0em" rspace="0.1667em">\u{2061}</mo><mi>x</mi></math>
        """)
  }

  @Test func bracketsGrowOnlyWithWhatIsHigh() {
    #expect(
      mathML(.fenced("(", .identifier("x"), ")"))
        == #"<math display="block"><mrow><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo></mrow></math>"#
    )
    #expect(
      mathML(.fenced("(", .fraction(.number("1"), .identifier("x")), "")).contains(
        #"<mo stretchy="true">(</mo><mfrac><mn>1</mn><mi>x</mi></mfrac></mrow>"#))
  }

  @Test func marksAreTheCallers() {
    var buffer: [UInt8] = []
    let node = MathNode.row([.marked(.number("0.8"), claim: 7), .marked(.number("1"), claim: 8)])
    writeMathML(node, display: false, into: &buffer) { claim in
      claim == 7
        ? ClaimMarkup(attributes: [("id", "c\"7"), ("class", "claim")], trailing: Array("<b>✓</b>".utf8)) : nil
    }
    #expect(
      String(decoding: buffer, as: UTF8.self) == """
        <math><mrow id="c&quot;7" class="claim"><mn>0.8</mn><mtext><b>✓</b></mtext></mrow><mn>1</mn></math>
        """)
  }

  @Test func appendsToWhatIsThere() {
    var buffer = Array("<p>".utf8)
    writeMathML(.number("1"), display: false, into: &buffer)
    #expect(String(decoding: buffer, as: UTF8.self) == "<p><math><mn>1</mn></math>")
  }

  @Test func lengthsAreInEm() {
    let widths = [0, 1, 3, 9, 18, 36].map { mathML(.space(mu: $0)) }
    let expected = ["0", "0.0556", "0.1667", "0.5", "1", "2"]
    #expect(widths == expected.map { #"<math display="block"><mspace width="\#($0)em"></mspace></math>"# })
  }

  /// MathML Core takes a negative width for none.
  @Test func spaceOfLessThanNothingIsAMargin() {
    #expect(mathML(.space(mu: -3)) == #"<math display="block"><mspace class="back-3"></mspace></math>"#)
    #expect(
      mathML(.space(mu: -20))
        == #"<math display="block"><mspace class="back-18"></mspace><mspace class="back-2"></mspace></math>"#)
  }

  /// Firefox parts an upright letter from an italic one.
  @Test func lettersOfTwoSlantsAreKeptTogether() {
    let nodes: [MathNode] = [
      .identifier("d", variant: .normal), .scripts(.identifier("x"), sub: .number("1"), sup: nil), .identifier("y"),
      .identifier("ℝ"),
    ]
    #expect(
      mathML(.row(nodes)) == """
        <math display="block"><mi mathvariant="normal">d</mi><mspace></mspace><msub><mi>x</mi><mn>1</mn></msub>\
        <mi>y</mi><mi>ℝ</mi></math>
        """)
  }

  /// Firefox does not make a text smaller that is a script by itself.
  @Test func textAsAScriptStandsInARow() {
    #expect(
      mathML(.scripts(.identifier("x"), sub: .text("max"), sup: .number("2"))).contains(
        "<msubsup><mi>x</mi><mrow><mtext>max</mtext></mrow><mn>2</mn></msubsup>"))
  }

  /// `/` and the arrows have space around them that no bracket has.
  @Test func anyBracketStandsClose() {
    let text = mathML(.fenced("/", .fraction(.number("1"), .number("2")), "↓"))
    #expect(text.contains(#"<mo stretchy="true" lspace="0em" rspace="0em">/</mo>"#))
    #expect(text.contains(#"<mo stretchy="true" lspace="0em" rspace="0em">↓</mo>"#))
  }

  /// 0.7 and 0.3 of a distance between lines of 1.2 em (The TeXbook, appendix B), and 3 points more between the
  /// lines of a display (amsmath), to a whole eighteenth of an em.
  @Test func rowsAreAsHighAsALine() {
    let cells: [[MathNode]] = [[.operator("−", .prefix), .number("1")], [.number("2"), .number("3")]]
    #expect(
      mathML(.table(cells, .matrix)).contains(
        #"<mtd><mo form="prefix">−</mo><mspace height="0.8333em" depth="0.3889em"></mspace></mtd><mtd><mn>1</mn></mtd>"#
      ))
    var grid = MathGrid(.aligned)
    grid.rows = cells.map { row in
      var result = MathGrid.Row()
      result.cells = row.map { MathGrid.Cell($0) }
      return result
    }
    grid.rows[0].gapBelow = -3
    let text = mathML(.grid(grid))
    #expect(text.contains(#"<mspace height="0.8333em" depth="0.5em"></mspace>"#))
    #expect(text.contains(#"<mn>2</mn><mspace height="0.8333em" depth="0.3889em"></mspace>"#))
  }

  /// The formulas of numbered rows stand in the middle, and their numbers at the margin.
  @Test func numbersHaveAColumnOfTheirOwn() {
    var grid = MathGrid(.aligned)
    grid.rows = [MathGrid.Row(), MathGrid.Row()]
    grid.rows[0].cells = [MathGrid.Cell(.identifier("a")), MathGrid.Cell(.identifier("b"))]
    grid.rows[0].number = .text("(1)")
    grid.rows[1].cells = [MathGrid.Cell(.identifier("c"))]
    let text = mathML(.grid(grid))
    #expect(text.contains(#"<mtable class="aligned numbered"><mtr><mtd class="side"></mtd><mtd><mi>a</mi>"#))
    #expect(text.contains(#"<mtd><mi>b</mi></mtd><mtd class="side"><mtext>(1)</mtext></mtd></mtr>"#))
    #expect(text.hasSuffix(#"</mtd><mtd></mtd><mtd class="side"></mtd></mtr></mtable></math>"#))
  }

  /// No text of an author, whatever it is, ends up as markup.
  @Test func everyTextIsEscaped() throws {
    let evil = "<script>&\"'>\u{0}\u{1B}]]>"
    let nodes: [MathNode] = [
      .identifier(evil), .identifier(evil, variant: .bold), .number(evil), .operator(evil), .text(evil),
      .fenced(evil, .number("1"), evil), .accent(.identifier("x"), evil),
    ]
    for node in nodes {
      let text = mathML(node)
      #expect(!text.contains("<script"))
      #expect(XMLCheck(text).problems.isEmpty)
    }
  }

  @Test func spaceAtTheEndsOfTextStays() {
    #expect(mathML(.text(" a  b ")).contains("<mtext>\u{A0}a \u{A0}b\u{A0}</mtext>"))
  }

  /// Unicode 16, chart U+1D400: letters that stood elsewhere before keep their place.
  @Test(arguments: [
    (MathVariant.bold, "A", "𝐀"), (.bold, "z", "𝐳"), (.bold, "0", "𝟎"), (.bold, "α", "𝛂"), (.doubleStruck, "R", "ℝ"),
    (.doubleStruck, "A", "𝔸"), (.script, "L", "ℒ"), (.script, "A", "𝒜"), (.fraktur, "C", "ℭ"), (.fraktur, "g", "𝔤"),
    (.sansSerif, "x", "𝗑"), (.monospace, "7", "𝟽"), (.boldItalic, "Ω", "𝜴"), (.normal, "x", "x"), (.bold, "中", "中"),
  ]) func styleIsACharacter(_ variant: MathVariant, _ letter: Unicode.Scalar, _ expected: Unicode.Scalar) {
    #expect(variant.character(for: letter) == expected)
  }

  /// Whatever is typeset is well-formed, and made of MathML Core alone.
  @Test(arguments: TypesettingExample.all)
  func isMathMLCore(_ example: TypesettingExample) {
    let lines = typesetLines(example.source, steps: example.info == "steps")
    let nodes = lines.compactMap { line -> MathNode? in
      if case .equation(let equation) = line.content { equation.node } else { nil }
    }
    for node in nodes {
      let problems = XMLCheck(mathML(node)).problems
      #expect(problems.isEmpty)
    }
  }
}

/// Checks a formula against the elements, attributes and numbers of children of MathML Core
/// (W3C, https://www.w3.org/TR/mathml-core/).
private final class XMLCheck: NSObject, XMLParserDelegate {
  private(set) var problems: [String] = []
  private var open: [(name: String, children: Int)] = []

  private static let attributes: [String: Set<String>] = [
    "math": ["display"], "mrow": ["class", "id"], "mi": ["mathvariant"], "mn": [], "mtext": [],
    "mo": ["form", "lspace", "rspace", "stretchy"], "mspace": ["width", "height", "depth", "class"],
    "mfrac": ["linethickness"], "msqrt": [],
    "mroot": [], "msub": [], "msup": [], "msubsup": [], "munder": [], "mover": ["accent"], "munderover": [],
    "mtable": ["class", "displaystyle"], "mtr": [], "mtd": [],
  ]
  private static let children: [String: Int] = [
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3,
  ]

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { problems.append("not well-formed: \(text)") }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if let parent = open.indices.last { open[parent].children += 1 }
    open.append((name, 0))
    guard let known = Self.attributes[name] else {
      problems.append("no element of Core: \(name)")
      return
    }
    for attribute in attributes.keys where !known.contains(attribute) { problems.append("\(name) \(attribute)") }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    let (_, count) = open.removeLast()
    if let expected = Self.children[name], expected != count { problems.append("\(name) has \(count) children") }
  }
}
