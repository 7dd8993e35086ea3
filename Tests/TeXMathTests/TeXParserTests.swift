import Diagnostics
import Testing

@testable import TeXMath

/// Parses a formula that stands by itself in a file.
func parse(_ tex: String, macros: inout MacroTable) -> TeXFormula {
  parseTeX(Excerpt(SourceFile(path: "a.md", text: tex)), macros: &macros)
}

func parse(_ tex: String) -> TeXFormula {
  var macros = MacroTable()
  return parse(tex, macros: &macros)
}

struct TeXParserTests {
  @Test func numbersAndRelationsKeepTheirPlaces() throws {
    let tex = #"-\log 0.6 \approx 0.511"#
    let nodes = parse(tex).nodes
    #expect(
      nodes.map(\.content) == [
        .symbol("-", .binary), .function("log", hasLimits: false), .number("0.6"), .symbol("≈", .relation),
        .number("0.511"),
      ])
    let file = SourceFile(path: "a.md", text: tex)
    #expect(nodes.map { file.text($0.span) } == ["-", #"\log"#, "0.6", #"\approx"#, "0.511"])
  }

  @Test func oneTokenIsTakenWithoutBraces() throws {
    #expect(parse("2^10").nodes.map(\.content).last == .number("0"))
    #expect(parse(#"\frac12"#).nodes.count == 1)
  }

  @Test func argumentsOfMacrosKeepTheirPlaces() throws {
    let tex = #"\newcommand{\half}[1]{\frac{#1}{2}} \half{0.75}"#
    let formula = parse(tex)
    guard case .fraction(let numerator, let denominator, _) = formula.nodes.first?.content,
      case .group(let above) = numerator.content, case .group(let below) = denominator.content
    else {
      Issue.record("no fraction: \(formula)")
      return
    }
    let file = SourceFile(path: "a.md", text: tex)
    #expect(above.map { file.text($0.span) } == ["0.75"])
    #expect(below.map { file.text($0.span) } == [#"\half{0.75}"#])
  }

  @Test(arguments: [
    (#"a + \alpa"#, "math-unknown-command", #"\alpa"#), ("x^a^b", "math-syntax", "^"), ("{a", "math-syntax", "{"),
    ("a}", "math-syntax", "}"), (#"\frac{1}"#, "math-syntax", #"\frac"#), (#"\left( x"#, "math-syntax", #"\left"#),
    (#"a & b"#, "math-syntax", "&"), (#"\begin{aligned} a \end{align}"#, "math-syntax", "align"),
    (#"\def\a{\a\a}\a"#, "math-limit", #"\a"#), (#"\newcommand{\x}{#1}"#, "math-macro", #"\newcommand"#),
    (#"\label{a}\label{b}"#, "math-label", #"\label"#),
    (#"\begin{algned} a \end{algned}"#, "math-unknown-command", "algned"),
  ])
  func errorsAreAtTheirPlace(tex: String, code: String, place: String) throws {
    let error = try #require(parse(tex).diagnostics.first)
    #expect(error.code.rawValue == code)
    let file = SourceFile(path: "a.md", text: tex)
    #expect(error.span.map(file.text) == place)
  }
}
