import Diagnostics
import Testing

@testable import TeXMath

/// Seeded: the same formulas on every run.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    // SplitMix64 (Steele, Lea, Flood 2014).
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

struct FuzzTests {
  private static let pieces =
    Corpus.commands + [
      "{", "}", "{", "}", "[", "]", "^", "_", "'", "&", "$", "#1", "%", "~", "\n", " ", "x", "12", "0.5", "+", "-", "=",
      "(", ")", "|", "<", ">", ",", "中", "²", "−", "\u{302}", "\u{0}", "\\", #"\end{aligned}"#, #"\end{array}"#,
      #"\right)"#, #"\left("#, #"\def\a#1{"#, #"\a"#, #"\newcommand{\b}[2][x]{#1#2}"#, #"\b"#, "{red}", "{1em}",
      "{lc|r}",
    ]

  private func check(_ tex: String) {
    let formula = parse(tex)
    let html = mathML(formula)
    let problems = MathMLCheck(html).problems
    #expect(problems == [], "\(tex)")
    let found = latexClaims(in: formula, context: LaTeXContext(after: " km"))
    var places = (formula.diagnostics + found.diagnostics).map { $0.span ?? Span(-1, -1) }
    places += found.claims.flatMap { [$0.claim.span, $0.claim.literal] } + found.unchecked.map(\.span)
    for place in places {
      #expect(place.start >= 0 && place.start <= place.end && place.end <= tex.utf8.count, "\(tex)")
    }
  }

  @Test func anyPiecesAreRead() {
    var generator = Generator(state: 20)
    for _ in 0..<4_000 {
      let count = Int.random(in: 1...25, using: &generator)
      check((0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined())
    }
  }

  /// Formulas of numbers, since hardly any of the others is a claim.
  @Test func anyNumbersAreChecked() {
    let pieces = [
      "1", "2", "0.5", "12", "007", "1,000", "3{,}000", "10^{-3}", #"\frac12"#, #"\frac{3}{4}"#, #"\sqrt2"#, "=", "=",
      #"\approx"#, "<", #"\ne"#,
      "+", "-", #"\times"#, "/", "(", ")", "|", "!", #"\%"#, "^2", "_2", #"\log"#, #"\ln"#, #"\sin"#, #"^\circ"#,
      #"\pm"#, #"\pi"#, "e", "x",
      #"\sum_{k=1}^{3} k"#, #"\int_0^1 x\,dx"#, #"\max(1,2)"#, ",", #"\quad"#, #"\text{ km}"#, #"\text{ and }"#,
      #"\dots"#, #"\\"#,
      #"\begin{pmatrix}1&2\end{pmatrix}"#, #"\overline{3}"#, #"\binom{5}{2}"#, #"\lfloor"#, #"\rfloor"#, #"\bmod"#, "%",
      "9^{9^9}",
    ]
    var generator = Generator(state: 22)
    for _ in 0..<4_000 {
      let count = Int.random(in: 3...12, using: &generator)
      check((0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined(separator: " "))
    }
  }

  @Test func changedFormulasAreRead() {
    var generator = Generator(state: 21)
    for _ in 0..<4_000 {
      guard let span = Corpus.spans.randomElement(using: &generator) else { return }
      var scalars = Array(span.tex.unicodeScalars.prefix(300))
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !scalars.isEmpty {
        let place = Int.random(in: 0..<scalars.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: scalars.remove(at: place)
        case 1:
          scalars.insert(contentsOf: (Self.pieces.randomElement(using: &generator) ?? "").unicodeScalars, at: place)
        default: scalars[place] = Unicode.Scalar(UInt8.random(in: 0x20..<0x7F, using: &generator))
        }
      }
      check(String(String.UnicodeScalarView(scalars)))
    }
  }
}
