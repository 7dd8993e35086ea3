import Diagnostics
import Testing

@testable import Recto

struct PositionTests {
  /// A page, the texts that its comments bind (numbers, or formulas with their dollars), each with its relation.
  private static let pages: [(String, [String])] = [
    ("The entropy is **0.802**<!-- = H --> nats.", ["0.802 = H"]),
    (
      "a 1<!-- = a --> b *2*<!-- = b --> c `3`<!-- = c --> d ***4***<!-- = d -->", ["1 = a", "2 = b", "3 = c", "4 = d"]
    ),
    ("`x = 0.5`<!-- = x --> and ``a ` 0.25``<!-- = y -->", ["0.5 = x", "0.25 = y"]),
    ("~~1~~<!-- = a --> _2_<!-- = b --> **_3_**<!-- = c -->", ["1 = a", "2 = b", "3 = c"]),
    (
      "[1.5](https://a.b/c)<!-- = a --> [2.5][r]<!-- = b --> [3.5](<x y> \"0.1\")<!-- = c -->\n\n[r]: /u",
      ["1.5 = a", "2.5 = b", "3.5 = c"]
    ),
    ("`0.1<!-- = no -->` is code, 0.2<!-- = yes --> is not", ["0.2 = yes"]),
    ("\\<!-- = no --> 0.2<!-- = yes -->", ["0.2 = yes"]),
    ("[x](/u \"0.1<!-- = no -->\") 0.2<!-- = yes -->", ["0.2 = yes"]),
    // Hard breaks, and line breaks in code, links and tags, which cmark does not count.
    (
      "a\\\nb 1<!-- = a -->\\\nc `d\ne` 2<!-- = b -->  \nf 3<!-- = c -->\ng <a\nb> 4<!-- = d -->",
      ["1 = a", "2 = b", "3 = c", "4 = d"]
    ),
    ("[a](/u\n\"t\nt\") 1<!-- = a -->\n1<!-- = a -->", ["1 = a", "1 = a"]),
    // Containers.
    ("> a 1<!-- = a -->\n> b 2<!-- = b -->\nlazy 3<!-- = c -->", ["1 = a", "2 = b", "3 = c"]),
    (
      "- a 1<!-- = a -->\n   b 2<!-- = b -->\n\n  - > c 3<!-- = c -->\n    > d 4<!-- = d -->",
      ["1 = a", "2 = b", "3 = c", "4 = d"]
    ),
    ("1.\ta 1<!-- = a -->\n\n\tb\t2<!-- = b -->\n\n\t>\tc\t3<!-- = c -->", ["1 = a", "2 = b", "3 = c"]),
    ("-\t-\t1<!-- = a -->\n\n\t\t2<!-- = b -->", ["1 = a", "2 = b"]),
    // Line ends and scripts.
    (
      "一 1<!-- = a -->\r\n二三 2<!-- = b -->\r\n\r\n> 四 3<!-- = c -->\r\n> 五六 4<!-- = d -->\r\n",
      ["1 = a", "2 = b", "3 = c", "4 = d"]
    ),
    ("a 1<!-- = a -->\rb 2<!-- = b -->\r", ["1 = a", "2 = b"]),
    ("\u{FEFF}a 1<!-- = a -->\nb 2<!-- = b -->", ["1 = a", "2 = b"]),
    ("熵为**0.802**<!-- = H -->，即 `１．５`<!-- ≈ x -->。", ["0.802 = H", "１．５ ≈ x"]),
    // Headings.
    (
      "# One 1<!-- = a --> #\n\n##   Two 2<!-- = b -->   ##  \n\nThree 3<!-- = c -->\nand 4<!-- = d -->\n===\nafter 5<!-- = e -->",
      ["1 = a", "2 = b", "3 = c", "4 = d", "5 = e"]
    ),
    ("> - # One 1<!-- = a -->\n>   Two 2<!-- = b -->\n>   ---\n>   c 3<!-- = c -->", ["1 = a", "2 = b", "3 = c"]),
    // Definitions are taken off a paragraph.
    ("[a]: /u\n[b]: /v 'w'\nx 1<!-- = a -->\ny 2<!-- = b -->", ["1 = a", "2 = b"]),
    ("[a]: /u\nx 1<!-- = a -->\n===\ny 2<!-- = b -->", ["1 = a", "2 = b"]),
    // Tables.
    (
      "| a | b 1<!-- = a --> |\n|---|---|\n| `x\\|y` 2<!-- = b --> | $p\\|q$ <!-- = c --> |\n|3<!-- = d -->|**4**<!-- = e -->",
      ["1 = a", "2 = b", "$p\\|q$ = c", "3 = d", "4 = e"]
    ),
    (
      "> - a 1<!-- = a --> | b\n>   --|--\n>   2<!-- = b --> | 3<!-- = c -->\n>   4<!-- = d -->",
      ["1 = a", "2 = b", "3 = c", "4 = d"]
    ),
    ("above 0<!-- = z -->\n| a 1<!-- = a --> |\n|---|\n", ["0 = z", "1 = a"]),
    (
      "above \\| 0<!-- = z -->\n| a 1<!-- = a --> |\n|---|\n| 2<!-- = a --> 2<!-- = a --> |",
      ["0 = z", "1 = a", "2 = a", "2 = a"]
    ),
    // Footnotes.
    (
      "a[^n] 1<!-- = a -->\n\n[^n]: note 2<!-- = b -->\n\n    more $x$ <!-- = c -->\n\nb 3<!-- = d -->",
      ["1 = a", "2 = b", "$x$ = c", "3 = d"]
    ),
    // Mathematics.
    (
      "$x = 1$ <!-- = a --> $`y`$<!-- = b --> $$z$$ <!-- = c --> \\$5 and $6",
      ["$x = 1$ = a", "$`y`$ = b", "$$z$$ = c"]
    ),
    (
      "$5 and $6, $x$ <!-- = a -->, 2$\\sigma$ <!-- = b -->, $a\\$b$ <!-- = c -->",
      ["$x$ = a", "$\\sigma$ = b", "$a\\$b$ = c"]
    ),
    (
      "> $$\n> a\n> + b_1 * c_2 \\\\\n> # d\n> $$ <!-- = a -->\n> text $x\n> y$ <!-- = b -->",
      ["$$\n> a\n> + b_1 * c_2 \\\\\n> # d\n> $$ = a", "$x\n> y$ = b"]
    ),
    ("- $$a\n\t- b$$ <!-- = a -->", ["$$a\n\t- b$$ = a"]),
    (
      "\\begin{align*}\na &= b \\\\\n- c\n\\end{align*} <!-- = a -->\ntext 1<!-- = b -->",
      ["\\begin{align*}\na &= b \\\\\n- c\n\\end{align*} = a", "1 = b"]
    ),
    ("```math\na_1\n```\n<!-- = a -->\n\n$$b$$\n\n<!-- = c -->", ["```math\na_1\n``` = a", "$$b$$ = c"]),
  ]

  @Test(arguments: pages)
  func aCommentBindsWhatStandsBeforeIt(page: String, bound: [String]) {
    let document = Document(reading: SourceFile(path: "page.md", text: page))
    let found = document.bindings.map { binding in
      let target =
        switch binding.target {
        case .number(let id): document.numbers[id].span
        case .math(let id): document.math[id].span
        }
      return document.file.text(target) + " " + String(decoding: binding.relation.bytes, as: UTF8.self)
    }
    #expect(found == bound)
    #expect(document.misplaced == [])
    #expect(document.diagnostics == [])
  }

  private static let blocks: [(String, [String])] = [
    ("```swift recto\nlet a = 1\n```", ["let a = 1\n"]),
    ("~~~ swift recto steps code\nlet 熵 = 1\r\n\n  b\n~~~", ["let 熵 = 1\n\n  b\n"]),
    ("- ```swift recto\n  let a = 1\n    b\n  ```\n\n- c", ["let a = 1\n  b\n"]),
    ("> > ```swift recto\n> > let a = 1\n> >\n> >\tb\n> > ```", ["let a = 1\n\nb\n"]),
    // A tab that stands half in the quote.
    ("> ```swift recto\n>\tb\n> ```", ["  b\n"]),
    ("-\t```swift recto\n\tlet a = 1\n\t\tb\n\t```", ["let a = 1\n\tb\n"]),
    ("1.\ta\n\n\t```swift recto\n\tx\n\t```\n", ["x\n"]),
    (" - ```swift recto\n\tx\n   ```", [" x\n"]),
    ("```swift recto\nlet a = 1", ["let a = 1\n"]),
    ("```swift recto\n```", [""]),
    ("a[^1]\n\n[^1]:\n    ```swift recto\n    x\n    ```", ["x\n"]),
    ("---\ntitle: x\n---\n```swift recto\nx\n```", ["x\n"]),
  ]

  @Test(arguments: blocks)
  func aFormulaBlockStandsInTheFile(page: String, sources: [String]) {
    let document = Document(reading: SourceFile(path: "page.md", text: page))
    let found = document.program.map { item in
      guard case .formula(let block) = item else { return "a table" }
      return String(decoding: block.source.bytes, as: UTF8.self)
    }
    #expect(found == sources)
    #expect(document.misplaced == [])
    let isOpen = page == "```swift recto\nlet a = 1"
    #expect(document.diagnostics.map(\.message) == (isOpen ? ["the block that begins here does not end"] : []))
  }

  /// Formulas, numbers and comments thrown into the examples of the specifications: whatever is read of them
  /// stands where the reader says.
  @Test(arguments: ["commonmark-0.29", "gfm-0.29"])
  func theLawHoldsOverTheSpecifications(name: String) throws {
    let pieces = [
      "0.5<!-- = H -->", "$x_1$", " $y$ <!-- = b -->", "$$z$$", "`1.5`<!-- ≈ c -->", "\n$$\na\n$$ <!-- = d -->\n",
      "\\\n",
      "**2**<!-- recto: exempt -->", "| 1<!-- = e --> | $p\\|q$ |", "\n|a|\n|-|\n", "\t", "熵", "\n> ", "\n- ", "\r\n",
      "\n```swift recto\nx\n```\n", "\n<!-- recto: let a = 1 -->\n", "<!-- = ", "\n\\begin{align}\n", "$`", "`",
    ]
    var random = Random(state: 20_261_121)
    for example in try Example.read(name) {
      var scalars = Array(example.markdown.unicodeScalars)
      for _ in 0..<4 {
        let piece = pieces[random.next(below: pieces.count)]
        scalars.insert(contentsOf: piece.unicodeScalars, at: random.next(below: scalars.count + 1))
        let text = String(String.UnicodeScalarView(scalars))
        let document = Document(reading: SourceFile(path: "page.md", text: text))
        #expect(document.misplaced == [], "\(text.debugDescription)")
        #expect(!document.diagnostics.contains { $0.code == .internal }, "\(text.debugDescription)")
        _ = HTMLWriter.html(of: document, style: .page(allowsHTML: false))
      }
    }
  }
}
