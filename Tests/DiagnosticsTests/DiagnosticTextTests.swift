import Testing

@testable import Diagnostics

/// The rendering is compared with texts drawn by hand.
struct DiagnosticTextTests {
  /// The span of a text's n-th occurrence.
  private func span(_ text: String, in file: SourceFile, occurrence: Int = 1) -> Span {
    let needle = Array(text.utf8)
    var left = occurrence
    for start in 0...(file.bytes.count - needle.count)
    where file.bytes[start..<start + needle.count].elementsEqual(needle) {
      left -= 1
      if left == 0 { return Span(start, start + needle.count) }
    }
    Issue.record("\(text) does not occur")
    return Span(0, 0)
  }

  private func rendered(_ diagnostic: Diagnostic, in file: SourceFile) -> String { diagnostic.located(in: file).text() }

  @Test func aRefutedClaimAsTheManualShowsIt() {
    let file = SourceFile(
      path: "Content/en/cross-entropy-by-example.md",
      text: String(repeating: "\n", count: 30) + "entropy(p)          // ≈ 0.804\n")
    let diagnostic = Diagnostic(
      .claimRefuted, "entropy(p) does not round to 0.804", at: span("0.804", in: file),
      label: "it is 0.8018185525433373…, which rounds to 0.802", labels: [.init(span("entropy(p)", in: file), "")],
      notes: ["0.804 is what you get from the terms rounded to 2 decimals: 0.7×0.36 + 0.2×1.61 + 0.1×2.30"],
      help: ["write 0.802 (`recto fix` does), or assert the rounded steps as they are printed"])
    #expect(
      rendered(diagnostic, in: file) == """
        error[claim-refuted]: entropy(p) does not round to 0.804
          ┌─ Content/en/cross-entropy-by-example.md:31:26
        31 │ entropy(p)          // ≈ 0.804
           │ ──────────               ^^^^^ it is 0.8018185525433373…, which rounds to 0.802
           = note: 0.804 is what you get from the terms rounded to 2 decimals: 0.7×0.36 + 0.2×1.61 + 0.1×2.30
           = help: write 0.802 (`recto fix` does), or assert the rounded steps as they are printed

        """)
  }

  @Test func aChineseCharacterIsTwoCellsWide() {
    let file = SourceFile(path: "a.md", text: "信息熵是 **0.804** 奈特。\n")
    let diagnostic = Diagnostic(.warning, .claimImprecise, "位数不对", at: span("0.804", in: file), label: "0.802")
    // The column counts characters; the caret counts cells: 4 × 2 + 1 + 2.
    #expect(
      rendered(diagnostic, in: file) == """
        warning[claim-imprecise]: 位数不对
         ┌─ a.md:1:8
        1 │ 信息熵是 **0.804** 奈特。
          │            ^^^^^ 0.802

        """)
  }

  @Test func wideCharactersUnderTheCaretAreCoveredWhole() {
    let file = SourceFile(path: "a.md", text: "let 熵ŷ = 1\n")
    let diagnostic = Diagnostic(.duplicateName, "two", at: span("熵ŷ", in: file))
    #expect(rendered(diagnostic, in: file).hasSuffix("1 │ let 熵ŷ = 1\n  │     ^^^\n"))
  }

  @Test func aTabReachesToTheNextStop() {
    let file = SourceFile(path: "a.md", text: "a\tb\t\tc\n")
    let diagnostic = Diagnostic(.syntax, "c", at: span("c", in: file), labels: [.init(span("b", in: file), "")])
    #expect(
      rendered(diagnostic, in: file) == """
        error[syntax]: c
         ┌─ a.md:1:6
        1 │ a   b       c
          │     ─       ^

        """)
  }

  @Test func labelsThatAreNotLastHangBelow() {
    let file = SourceFile(path: "a.md", text: "claim(φ ** 2 == φ + 2)\n")
    let diagnostic = Diagnostic(
      .claimRefuted, "this claim is false", at: span("φ + 2", in: file), label: "3.618",
      labels: [.init(span("φ ** 2", in: file), "2.618"), .init(span("claim", in: file), "here")])
    #expect(
      rendered(diagnostic, in: file) == """
        error[claim-refuted]: this claim is false
         ┌─ a.md:1:17
        1 │ claim(φ ** 2 == φ + 2)
          │ ───── ──────    ^^^^^ 3.618
          │ │     │
          │ │     2.618
          │ here

        """)
  }

  @Test func aLabelIsNeverPutBesideAnotherMark() {
    let file = SourceFile(path: "a.md", text: "The entropy is **0.804**<!-- = H --> nats.\n")
    let diagnostic = Diagnostic(
      .claimRefuted, "no", at: span("0.804", in: file), label: "it is 0.8018…",
      labels: [.init(span("H", in: file), "")])
    #expect(
      rendered(diagnostic, in: file) == """
        error[claim-refuted]: no
         ┌─ a.md:1:18
        1 │ The entropy is **0.804**<!-- = H --> nats.
          │                  ^^^^^         ─
          │                  │
          │                  it is 0.8018…

        """)
  }

  @Test func severalLinesShareOneMargin() {
    let file = SourceFile(path: "a.md", text: "p = 1\n\n\n\n\n\n\n\n\nq = 2\nr = 3\n")
    let diagnostic = Diagnostic(
      .duplicateName, "no", at: span("q", in: file),
      labels: [.init(span("p", in: file), "first"), .init(span("r", in: file), "then")])
    #expect(
      rendered(diagnostic, in: file) == """
        error[duplicate-name]: no
          ┌─ a.md:10:1
         1 │ p = 1
           │ ─ first
           ⋮
        10 │ q = 2
           │ ^
        11 │ r = 3
           │ ─ then

        """)
  }

  @Test func aMarkOfSeveralLinesShowsTheFirstAndTheLast() {
    let file = SourceFile(path: "a.md", text: "let x = [1,\n  2,\n  3]\n")
    let diagnostic = Diagnostic(.shapeMismatch, "no", at: span("[1,\n  2,\n  3]\n", in: file), label: "a vector")
    let located = diagnostic.located(in: file)
    #expect(
      located.text() == """
        error[shape-mismatch]: no
         ┌─ a.md:1:9
        1 │ let x = [1,
          │         ^^^
          ⋮
        3 │   3]
          │   ^^ a vector

        """)
    #expect(located.end == Position(line: 4, column: 1))
  }

  @Test func theEndOfALineHasRoomForACaret() {
    let file = SourceFile(path: "a.md", text: "let x =\r\nlet y\r\n")
    #expect(
      rendered(Diagnostic(.syntax, "no", at: Span(7, 7), label: "a value"), in: file)
        .hasSuffix("1 │ let x =\n  │        ^ a value\n"))
    #expect(rendered(Diagnostic(.syntax, "no", at: Span(16, 16)), in: file).hasSuffix("3 │\n  │ ^\n"))
    #expect(rendered(Diagnostic(.syntax, "no", at: Span(7, 9)), in: file).hasSuffix("1 │ let x =\n  │        ^\n"))
  }

  @Test func ofALongLineOnlyTheNeighbourhoodIsShown() {
    let file = SourceFile(
      path: "a.md",
      text: String(repeating: "x", count: 200) + "0.804" + String(repeating: "y", count: 200) + "\n")
    let diagnostic = Diagnostic(.claimRefuted, "no", at: Span(200, 205), label: "0.802")
    let x = String(repeating: "x", count: 30)
    let y = String(repeating: "y", count: 65)
    #expect(
      rendered(diagnostic, in: file) == """
        error[claim-refuted]: no
         ┌─ a.md:1:201
        1 │ …\(x)0.804\(y)…
          │ \(String(repeating: " ", count: 31))^^^^^ 0.802

        """)
  }

  @Test func aFindingAboutAFileHasNoLine() {
    let located = Diagnostic(.outputFolder, "the folder holds other files", at: nil, help: ["a\nb"]).located(
      atPath: "out")
    #expect(
      located.text() == """
        error[output-folder]: the folder holds other files
         ┌─ out
          = help: a
                  b

        """)
    #expect(located.start == Position(line: 1, column: 1))
  }

  @Test func nothingThatATerminalObeysIsLetThrough() {
    let file = SourceFile(path: "a\u{1B}.md", text: "let \u{1B}[2Jx = \u{202E}1\n")
    let diagnostic = Diagnostic(.syntax, "bad \u{1B}]0;\u{07}", at: span("x", in: file), notes: ["\u{9B}2J\r"])
    #expect(
      rendered(diagnostic, in: file) == """
        error[syntax]: bad ␛]0;␇
         ┌─ a␛.md:1:9
        1 │ let ␛[2Jx = \u{FFFD}1
          │         ^
          = note: \u{FFFD}2J␍

        """)
  }

  @Test func coloursAreOnlyAdded() {
    let file = SourceFile(path: "a.md", text: "let p = 1, q = 2\n")
    let located = Diagnostic(
      .syntax, "no", at: span("p", in: file), label: "here", labels: [.init(span("q", in: file), "there")],
      notes: ["n"], help: ["h"]
    ).located(in: file)
    let coloured = located.text(color: true)
    #expect(coloured.hasPrefix("\u{1B}[1;31merror[syntax]\u{1B}[0m"))
    var plain = ""
    var rest = Substring(coloured)
    while let escape = rest.firstIndex(of: "\u{1B}"), let end = rest[escape...].firstIndex(of: "m") {
      plain += rest[..<escape]
      rest = rest[rest.index(after: end)...]
    }
    #expect(plain + rest == located.text())
  }

  /// Widths as Python's `unicodedata.east_asian_width` gives them (W and F are 2, combining marks 0).
  @Test(arguments: [
    ("a", 1), ("é", 1), ("e\u{301}", 1), ("熵", 2), ("。", 2), ("Ａ", 2), ("ｱ", 1), ("한", 2), ("あ", 2), ("\u{301}", 0),
    ("≈", 1), ("…", 1), ("𝐱", 1), ("𠀀", 2), ("✅", 2), ("✓", 1), ("❤\u{FE0F}", 2), ("👩‍🔬", 2), ("🇨🇳", 2), ("\u{200B}", 0),
  ]) func width(text: String, cells: Int) {
    #expect(text.reduce(0) { $0 + $1.displayWidth } == cells)
  }
}
