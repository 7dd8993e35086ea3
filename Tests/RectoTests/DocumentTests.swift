import Diagnostics
import Testing

@testable import Recto

private func read(_ text: String) -> Document { Document(reading: SourceFile(path: "page.md", text: text)) }

/// The findings as `line:column-column code`, columns inclusive.
private func findings(_ text: String) -> [String] {
  let document = read(text)
  return document.diagnostics.map { diagnostic in
    guard let span = diagnostic.span else { return "- \(diagnostic.code.rawValue)" }
    let start = document.file.position(of: span.start)
    let end = document.file.position(of: span.end)
    return "\(start.line):\(start.column)-\(end.column - 1) \(diagnostic.code.rawValue)"
  }
}

struct DirectiveTests {
  @Test(arguments: [
    ("```swift recto\nx\n```\n\nText\n", true), ("```swift recto\n```", true), ("~~~~ swift recto\nx\n~~~~\n", true),
    ("- ```swift recto\n  x\n  ```\n\nText\n", true), ("> ```swift recto\n> x\n> ```\n\nText\n", true),
    ("1. a\n\n   ```swift recto\n   x\n\n   y\n   ```\n", true), ("```swift recto\nx\n\n", false),
    ("```swift recto", false), ("~~~ swift recto\nx\n```\n", false), ("- ```swift recto\n  x\n\nText\n", false),
    ("> ```swift recto\n> x\n\nText\n", false), ("> ```swift recto\n> x\nText\n", false),
    ("- ```swift recto\n  x\nText\n", false),
  ]) func aBlockThatDoesNotEndIsTold(_ page: String, _ ends: Bool) {
    let found = Document(reading: SourceFile(path: "a.md", text: page)).diagnostics.map(\.message)
    #expect(found == (ends ? [] : ["the block that begins here does not end"]), "\(page)")
  }

  @Test func exemptIsForTheNumberOrFormulaBeforeIt() {
    let document = read(
      "$0 = 1$ <!-- recto: exempt --> $a$, 3<!-- = b --><!-- recto: exempt -->, 4 <!-- recto: exempt -->")
    #expect(document.math.map(\.checking) == [.exempt, .normal])
    #expect(document.bindings.map(\.checking) == [.exempt])
    #expect(document.exempt.map { document.file.text(document.numbers[$0].span) } == ["4"])
    #expect(document.diagnostics == [])
  }

  @Test func aDirectiveOnItsLineIsForTheNextBlock() {
    let document = read(
      """
      <!-- recto: no-check -->
      - $a$ and 1<!-- = b -->

        $c$

      $d$

      <!-- recto: exempt -->

      ```swift recto
      x
      ```

      <!-- recto: check -->
      <!-- another comment -->
      | $p$ | $q$ |
      |-----|-----|
      | 1   | $e$ |
      <!-- recto: let q = p -->
      """)
    #expect(document.math.map(\.checking) == [.noCheck, .noCheck, .normal, .check, .check, .check])
    #expect(document.bindings.map(\.checking) == [.noCheck])
    guard case .formula(let block) = document.program[0], case .table(let table) = document.program[1] else {
      Issue.record("the program is \(document.program)")
      return
    }
    #expect(block.checking == .exempt)
    #expect(table.checking == .check)
  }

  @Test(arguments: [
    ("A <!-- recto: exmept --> b", ["1:15-20 directive-unknown"]),
    ("1<!-- recto: check -->", ["1:2-22 directive-unknown"]),
    ("<!-- recto: skip -->", ["1:13-16 directive-unknown"]),
    ("<!-- recto: -->", ["1:12-11 directive-unknown"]),
    ("<!-- recto: exempt -->", ["1:1-22 directive-unknown"]),
    ("> <!-- recto: exempt -->\n\ntext", ["1:3-24 directive-unknown"]),
    ("```swift recto stpes\n```", ["1:16-20 directive-unknown"]),
    ("a <!-- recto exempt --> b", ["1:3-23 comment-malformed"]),
    ("1<!-- =H -->", ["1:2-12 comment-malformed"]),
    ("1<!-- = -->", ["1:2-11 comment-malformed"]),
    ("1<!-- = a\n+ b -->", ["1:2-9 comment-malformed"]),
    ("1<!-- = a --b -->", ["1:2-17 comment-malformed"]),
    ("1<!-- = a", ["1:2-9 comment-malformed"]),
    ("<!-- recto: exempt\n-->\n\na", ["1:1-3 comment-malformed"]),
    ("<div>\n<!-- recto: exempt -->\n</div>", ["2:1-22 comment-malformed"]),
    ("| 1<!-- = a | b --> |\n|---|---|", ["1:4-12 comment-malformed"]),
    ("<!-- = a --> text", ["1:14-17 comment-at-line-start"]),
    ("- <!-- recto: exempt --> 文字", ["1:26-27 comment-at-line-start"]),
    ("a <!-- = b -->", ["1:3-14 binding-without-number"]),
    ("H2<!-- = b -->", ["1:3-14 binding-without-number"]),
    ("a 1.\n<!-- = b -->", ["2:1-12 binding-without-number"]),
    ("<!-- recto: let a = 1 -->\n\n|a|\n|-|", ["1:1-25 table-rule"]),
    ("1<!-- recto: let a = 1 -->", ["1:2-26 table-rule"]),
    ("|a|\n|-|\n|1|\n<!-- recto: let b = 1 -->", ["4:17-17 table-rule"]),
    ("|a|`a`|\n|-|-|\n|1|2|\n<!-- recto: let a = 1 -->", ["1:5-5 table-column"]),
    ("|a|b|\n|-|-|\n|1|x|\n<!-- recto: let b = 1 -->", ["3:4-4 table-cell"]),
    ("a $$x", ["1:3-4 math-unclosed"]),
    ("$$\nx\n\ny\n$$", ["1:1-2 math-unclosed", "5:1-2 math-unclosed"]),
    ("> $$\nx\n$$\n", ["1:3-4 math-unclosed", "3:1-2 math-unclosed"]),
    ("\\begin{align}\nx\n\ny", ["1:1-13 math-unclosed"]),
    ("so $\\log x is\nopen", ["1:4-4 math-unclosed"]),
    ("so $ \\log x $ is", ["1:4-4 math-unclosed"]),
    ("|$|x|$|\n|-|-|-|", ["1:2-6 math-split-by-table"]),
    ("|a|b|\n|-|-|\n|1|$\\|x|$|", ["3:4-9 math-split-by-table"]),
    (String(repeating: "> ", count: 250) + "a", ["1:1-501 too-large"]),
    (String(repeating: "*a **a ", count: 150) + String(repeating: "a** a* ", count: 150), ["1:1-2100 too-large"]),
  ])
  func aMistakeHasACodeAndAPlace(text: String, expected: [String]) { #expect(findings(text) == expected) }

  /// What other people write is left alone.
  @Test(arguments: [
    "<!-- a remark --> and <!-- TODO: x -->", "<!-- === -->", "a <!-- in short, no --> b",
    "$5 and $6", "US$5, $HOME, a", "`<!-- = x --y -->` and ``$$``", "    $$\n    <!-- = x", "```\n$$ <!-- = x\n```",
    "\\$\\$ and \\<!-- = a", "| $5 | $6 |\n|---|---|\n| $7|$8 |", "---\n\ntext\n\n---", "5 %<!-- not = a -->",
  ])
  func whatIsNotForRectoIsLeftAlone(text: String) {
    #expect(findings(text) == [])
    #expect(read(text).math.isEmpty && read(text).bindings.isEmpty)
  }
}

struct TableTests {
  @Test func aRuledTableHasColumnsOfNumbers() throws {
    let document = read(
      """
      | outcome | $p$ | $I$ (nats) | `w` | a note | n |
      |---------|----:|-----------:|-----|--------|---|
      | boots   | 0.7 | **0.36**   | `1` | x      | 1 |
      | not     | 0.3 | 1,204.50   | 80% | 2      | - |
      | Σ       | 1.0 |            | $2$ |        |   |
      | 平均    | 0.5 | 1.5        |     |        |   |

      <!-- recto: let I = -log(p) -->
      <!-- recto: let w = p; let p = w -->
      """)
    guard case .table(let table)? = document.program.first else {
      Issue.record("no table")
      return
    }
    #expect(table.columns.map { $0.name?.name } == [nil, "p", "I", "w", nil, nil])
    #expect(table.columns[2].name.map { document.file.text($0.span) } == "I")
    #expect(
      table.rules.map { String(decoding: $0.bytes, as: UTF8.self) } == ["let I = -log(p)", "let w = p; let p = w"])
    let rows = table.rows.map { row in
      let (mark, cells) =
        switch row {
        case .values(let cells): ("", cells)
        case .aggregate(.sum, let cells): ("sum", cells)
        case .aggregate(.mean, let cells): ("mean", cells)
        }
      return mark + ":" + cells.map { $0.number.map { document.numbers[$0].decimal.text } ?? "" }.joined(separator: " ")
    }
    #expect(rows == [": 0.7 0.36 1  1", ": 0.3 1204.50 80% 2 ", "sum: 1.0  2  ", "mean: 0.5 1.5   "])
    #expect(document.diagnostics == [])
    #expect(document.misplaced == [])
  }

  @Test func aTableWithoutRulesDefinesNothing() {
    let document = read("|a|\n|-|\n|1|\n\ntext\n\n<!-- recto: let a = 1 -->")
    #expect(document.program.isEmpty && document.numbers.isEmpty)
  }
}

struct FootnoteTests {
  @Test func aFootnoteBelongsToTheProgramWhereItStands() {
    let document = read(
      "a[^2] b[^1]\n\n[^1]:\n    ```swift recto\n    x\n    ```\n\n```swift recto\ny\n```\n\n[^2]: c 1<!-- = d -->\n\n    ```swift recto\n    z\n    ```\n"
    )
    let sources = document.program.map { item in
      guard case .formula(let block) = item else { return "" }
      return String(decoding: block.source.bytes, as: UTF8.self)
    }
    #expect(sources == ["x\n", "y\n", "z\n"])
    #expect(document.footnotes.count == 2 && document.footnotes[1].content == [.formula(0)])
    #expect(document.diagnostics == [])
  }

  @Test func aFootnoteThatIsNotShownIsReported() {
    #expect(
      findings("a\n\n[^1]: b\n\n    c\n  [^x]: d 1<!-- = e -->\n\nf[^g]\n\n[^g]: h\n[l]: /u\n") == [
        "3:1-4 link", "6:3-6 link",
      ])
    #expect(read("a\n\n[^1]: b\n\n[^2]: 1<!-- = e -->").diagnostics.map(\.severity) == [.warning, .error])
  }
}

struct HeadingTests {
  @Test func anchorsAreThoseOfGitHub() {
    let document = read(
      "# Hello, *World*!\n# 交叉熵 `x` 与 $p$\n# Hello World\n# hello-world\n# hello-world-1\n# ?\n# ÅB_c-d  e\n")
    #expect(
      document.headings.map(\.anchor) == [
        "hello-world", "交叉熵-x-与-p", "hello-world-1", "hello-world-2", "hello-world-1-1", "section", "åb_c-d--e",
      ])
  }
}

struct FrontMatterTests {
  /// What is left open is shown as text, and told; a thematic break is none.
  @Test func frontMatterThatDoesNotEndIsTold() {
    #expect(findings("---\ntitle: X\ndate: 2026-01-01\n\ntext\n") == ["1:1-3 front-matter"])
    #expect(findings("\u{FEFF}---\ntitle: X\n").map { $0.hasSuffix("front-matter") } == [true])
    #expect(findings("---\n\na: b\n") == [])
    #expect(findings("---\n# A\n") == [])
    #expect(findings("---\ntitle: X\n---\ntext\n") == [])
  }

  @Test func everyFieldIsRead() {
    let document = read(
      "---\ntitle: A\ndate: 2024-02-29\nlang: zh-Hans\ntags: [a, b]\ndescription: d\ndraft: true\nlog: 2\n---\n\n# B 1<!-- = c -->"
    )
    let matter = document.frontMatter
    #expect(matter.title == "A" && matter.date == "2024-02-29" && matter.language == "zh-Hans")
    #expect(matter.tags == ["a", "b"] && matter.description == "d" && matter.isDraft && matter.logarithm == .two)
    #expect(document.diagnostics == [])
    #expect(document.misplaced == [])
  }

  @Test(arguments: [
    ("---\ntitle: A\ndate: 2023-02-29\n---", ["3:7-16 front-matter"]),
    ("---\r\ntitel: A\r\n---\r\n", ["2:1-5 front-matter"]),
    ("---\nlog: e\n---", ["2:6-6 front-matter"]),
    ("\u{FEFF}---\nlang: '!'\n---", ["2:7-9 front-matter"]),
    ("---\ntags: [a\n---", ["2:7-7 front-matter"]),
    ("---\n# nothing\n---", []), ("---\ntitle: no end\n", ["1:1-3 front-matter"]), ("---\n\ntitle: x\n---", []),
  ])
  func aMistakeHasAPlace(text: String, expected: [String]) { #expect(findings(text) == expected) }
}
