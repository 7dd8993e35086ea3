import Diagnostics
import Formula
import NumericCore
import Recto
import Testing

/// What `recto fix` must hold. The English articles of this site, whose formulas the Chinese ones share, are its oracle:
/// whatever digit of a result is changed, mending must give back the byte that stood there.
@Suite struct FixTests {
  private func fix(_ file: SourceFile, lines: Set<Int>? = nil) -> Fix {
    Fix(file, lines: lines) { judge($0, depth: $1) }
  }

  private func fixed(_ text: String) -> String {
    let file = SourceFile(path: "a.md", text: text)
    let fixed = fix(file).fixed
    return fixed.text(Span(0, fixed.bytes.count))
  }

  // MARK: Laws

  @Test func everyWrongDigitIsMended() async throws {
    var count = 0
    for article in try ContentFolder.articles() where article.isWorkedExample {
      let places = Digit.all(of: judge(article)).spread(over: 3)
      count += places.count
      let failures = await withTaskGroup(of: String?.self) { group in
        for place in places {
          group.addTask {
            let wrong = place.changed(in: article)
            let mended = Fix(wrong) { judge($0, depth: $1) }.fixed
            return mended.bytes == article.bytes ? nil : "\(place.description(in: article))"
          }
        }
        return await group.reduce(into: [String]()) { all, failure in if let failure { all.append(failure) } }
      }
      #expect(failures.isEmpty, "\(article.path): \(failures.joined(separator: "; "))")
    }
    #expect(count > 5)
  }

  @Test func allWrongDigitsAreMendedAtOnceOrOneByOne() throws {
    for article in try ContentFolder.articles() where article.isWorkedExample {
      let places = Digit.all(of: judge(article)).spread(over: 12)
      let all = fix(places.reduce(article) { $1.changed(in: $0) }).fixed
      #expect(all.bytes == article.bytes, "\(article.path)")
      #expect(fix(all).edits.isEmpty, "mending twice changes nothing")
      // From the last line to the first, against the order in which they depend on each other.
      let some = places.spread(over: 2)
      var oneByOne = some.reduce(article) { $1.changed(in: $0) }
      for line in Set(some.map { article.position(of: $0.offset).line }).sorted(by: >) {
        oneByOne = fix(oneByOne, lines: [line]).fixed
      }
      #expect(oneByOne.bytes == article.bytes, "\(article.path)")
    }
  }

  @Test func everyWrongDigitOfAnArticleIsMendedAtOnce() async throws {
    let articles = try ContentFolder.articles().filter(\.isWorkedExample)
    let failures = await withTaskGroup(of: String?.self) { group in
      for article in articles {
        group.addTask {
          let wrong = Digit.all(of: judge(article)).reduce(article) { $1.changed(in: $0) }
          var counts: [Depth: Int] = [:]
          let mended = Fix(wrong) { file, depth in
            counts[depth, default: 0] += 1
            return judge(file, depth: depth)
          }
          guard mended.fixed.bytes == article.bytes else { return "\(article.path) is not mended" }
          // What waits for other digits is found by drafts; the whole is judged before them and after them.
          return counts[.whole, default: 0] <= 3 ? nil : "\(article.path) is judged \(counts)"
        }
      }
      return await group.reduce(into: [String]()) { all, failure in if let failure { all.append(failure) } }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "; "))")
  }

  /// What a draft decides is what the whole decides.
  @Test func aDraftJudgesLikeTheWhole() throws {
    var (decided, open) = (0, 0)
    for article in try ContentFolder.articles() where article.isWorkedExample {
      let wrong = Digit.all(of: judge(article)).spread(over: 40).reduce(article) { $1.changed(in: $0) }
      let (whole, draft) = (judge(wrong), judge(wrong, depth: .draft))
      try #require(whole.claims.count == draft.claims.count)
      for (a, b) in zip(whole.claims, draft.claims) {
        #expect(a.claim.span == b.claim.span)
        if b.isOpen { open += 1 } else { decided += 1 }
        guard !b.isOpen else { continue }
        #expect(a.verdict == b.verdict && a.judgement.corrections == b.judgement.corrections, "\(a.left)")
      }
    }
    #expect(decided > 3 * open && open > 0, "\(decided) decided, \(open) open")
  }

  /// Two chains of one formula have nothing to do with each other; the sides of one chain wait for those before them.
  @Test func eachChainIsMendedFromItsBeginning() {
    #expect(
      fixed("$$\\begin{aligned} 1.2 \\times 0.21 &= 0.254 = 0.26 \\\\ 2 \\times 0.35 &= 0.71 = 0.8 \\end{aligned}$$")
        == "$$\\begin{aligned} 1.2 \\times 0.21 &= 0.252 = 0.25 \\\\ 2 \\times 0.35 &= 0.70 = 0.7 \\end{aligned}$$")
  }

  /// A footer that is right of the printed cells, and cells that are wrong: whichever is mended first.
  @Test func theOrderDoesNotMatter() {
    let file = SourceFile(
      path: "a.md",
      text: """
        | $p$ | $I$  | $J$  |
        |-----|------|------|
        | 0.7 | 0.37 | 0.26 |
        | 0.2 | 1.60 | 0.32 |
        | 0.1 | 2.30 | 0.24 |
        | Σ   | 4.20 | 0.79 |
        <!-- recto: let I = -log(p); let J = p * printed(I) -->

        0.79<!-- = dot(p, printed(I)) -->
        """)
    let all = fix(file).fixed
    // p·I: 0.7 × 0.36 + 0.2 × 1.61 + 0.1 × 2.30 = 0.804 of the mended cells.
    #expect(all.text(all.line(9)).hasPrefix("0.80<!--"))
    #expect(all.text(all.line(6)) == "| Σ   | 4.27 | 0.80 |")
    for order in [[3, 4, 5, 6, 9], [9, 6, 5, 4, 3], [6, 9, 3, 5, 4]] {
      var file = file
      for line in order { file = fix(file, lines: [line]).fixed }
      #expect(file.bytes == all.bytes, "\(order)")
    }
  }

  @Test func afterwardsNothingIsLeftThatCouldBeMended() throws {
    for page in Case.all {
      let once = fix(page.file)
      let again = fix(once.fixed)
      #expect(again.edits.isEmpty, "\(page): \(again.edits)")
    }
  }

  // MARK: What is touched

  /// Each number in the way of writing that its author has; the values are exact or from mpmath.
  @Test(
    arguments: [
      ("0.805<!-- = log(2) -->", "0.693<!-- = log(2) -->"),
      ("−0.7<!-- = -log(2) -->", "−0.7<!-- = -log(2) -->"), ("−0.8<!-- = -log(2) -->", "−0.7<!-- = -log(2) -->"),
      ("-0.8<!-- = log(2) -->", "0.7<!-- = log(2) -->"), ("+0.8<!-- = log(2) -->", "+0.7<!-- = log(2) -->"),
      ("1,234.5<!-- = 1234567.89 -->", "1,234,567.9<!-- = 1234567.89 -->"),
      ("1234.5<!-- = 1234567.89 -->", "1234567.9<!-- = 1234567.89 -->"),
      ("1,234<!-- = 12 -->", "12<!-- = 12 -->"), ("80%<!-- = 0.7 -->", "70%<!-- = 0.7 -->"),
      ("80.5 %<!-- = log(2) -->", "69.3 %<!-- = log(2) -->"), ("０．８０５<!-- = log(2) -->", "０．６９３<!-- = log(2) -->"),
      ("0.692…<!-- = log(2) -->", "0.693…<!-- = log(2) -->"),
      ("0.692...<!-- = log(2) -->", "0.693...<!-- = log(2) -->"),
      ("1.3e-3<!-- = 0.0127 -->", "1.3e-2<!-- = 0.0127 -->"),
      ("1.3E-03<!-- = 0.000127 -->", "1.3E-04<!-- = 0.000127 -->"),
      ("1.3e+5<!-- = 1200000 -->", "1.2e+6<!-- = 1200000 -->"), ("1.3e5<!-- = 0.012 -->", "1.2e-2<!-- = 0.012 -->"),
      ("1.3 × 10⁻³<!-- = 127 -->", "1.3 × 10²<!-- = 127 -->"),
      ("1.2·10³<!-- = 1.3e-12 -->", "1.3·10⁻¹²<!-- = 1.3e-12 -->"),
      ("10⁻³<!-- = 1e-6 -->", "10⁻⁶<!-- = 1e-6 -->"), ("10⁻³<!-- = 0.02 -->", "2 × 10⁻²<!-- = 0.02 -->"),
      (".5<!-- = log(2) -->", ".7<!-- = log(2) -->"), ("0.000<!-- = log(2) -->", "0.693<!-- = log(2) -->"),
      ("**0.805**<!-- = log(2) -->", "**0.693**<!-- = log(2) -->"),
      ("`0.805`<!-- = log(2) -->", "`0.693`<!-- = log(2) -->"),
      ("熵是0.805<!-- = log(2) -->。", "熵是0.693<!-- = log(2) -->。"),
    ]) func aNumberKeepsItsWayOfWriting(before: String, after: String)
  {
    #expect(fixed(before) == after)
  }

  @Test(
    arguments: [
      ("log(2)   // ≈ ?", "log(2)   // ≈ 0.693"), ("log(2)   // ≈ ? nats", "log(2)   // ≈ 0.693 nats"),
      ("1/3      // = ?", "1/3      // = 1/3"), ("3/4      // = ?; ≈ ?", "3/4      // = 0.75; ≈ 0.750"),
      ("2 ** 70  // = ?", "2 ** 70  // = 1180591620717411303424"), ("1e-9*pi  // ≈ ?", "1e-9*pi  // ≈ 3.14e-9"),
      ("[log(2), 1]   // ≈ ?", "[log(2), 1]   // ≈ [0.693, 1.00]"), ("0.99999  // ≈ ?", "0.99999  // ≈ 1.00"),
      ("[[1, 2], [3, 4]] / 2 // = [[1, 1], [3/2, 2]]", "[[1, 2], [3, 4]] / 2 // = [[0.5, 1], [3/2, 2]]"),
      ("log([2, 3, 4])   // ≈ [0.692, 1.099, 1.387]", "log([2, 3, 4])   // ≈ [0.693, 1.099, 1.386]"),
      ("1/3 + 1/3   // = 1/3", "1/3 + 1/3   // = 2/3"), ("0.25 * 3   // = 0.7", "0.25 * 3   // = 0.75"),
      ("0.25 * 3   // = 0.900", "0.25 * 3   // = 0.750"), ("0.25 * 3   // = 70%", "0.25 * 3   // = 75%"),
      ("2 * 3      // == 7", "2 * 3      // == 6"), ("-2 * 3     // = 6", "-2 * 3     // = -6"),
      ("1_000_000.0 * pi / 3.14   // ≈ 1_000_000.0", "1_000_000.0 * pi / 3.14   // ≈ 1_000_507.2"),
    ]) func anExpectationIsMended(before: String, after: String)
  {
    func page(_ line: String) -> String { "```swift recto\n\(line)\n```\n" }
    #expect(fixed(page(before)) == page(after))
  }

  /// In LaTeX a sign, a percent sign and a power of ten stand beside the digits.
  @Test(
    arguments: [
      ("-\\log 0.6 \\approx 0.512", "-\\log 0.6 \\approx 0.511"), ("\\log 0.5 = -0.9", "\\log 0.5 = -0.7"),
      ("\\log 0.5 = - 0.9", "\\log 0.5 = - 0.7"), ("-\\log 0.5 = -0.7", "-\\log 0.5 = 0.7"),
      ("1.25 \\times 10^{-3} = 1.3\\times10^{-4}", "1.25 \\times 10^{-3} = 1.3\\times10^{-3}"),
      ("125 \\times 10^{10} = 1.3 \\cdot 10^3", "125 \\times 10^{10} = 1.3 \\cdot 10^{12}"),
      ("2/3 = 66\\%", "2/3 = 67\\%"), ("\\log 2 = 0.692\\ldots", "\\log 2 = 0.693\\ldots"),
      ("1.2 \\times 0.21 = 0.254 = 0.25", "1.2 \\times 0.21 = 0.252 = 0.25"), ("7 \\times 8 = 54", "7 \\times 8 = 56"),
      ("1{,}234 \\times 1000 = 1{,}234{,}001", "1{,}234 \\times 1000 = 1{,}234{,}000"),
      (
        "\\begin{pmatrix} 0.1 & 0.2 \\end{pmatrix} \\times 2 = \\begin{pmatrix} 0.3 & 0.5 \\end{pmatrix}",
        "\\begin{pmatrix} 0.1 & 0.2 \\end{pmatrix} \\times 2 = \\begin{pmatrix} 0.2 & 0.4 \\end{pmatrix}"
      ),
    ]) func aFormulaInLaTeXIsMended(before: String, after: String)
  {
    #expect(fixed("So $\(before)$ holds.") == "So $\(after)$ holds.")
  }

  @Test func aFormulaIsMendedThatACommentBinds() {
    func page(_ digits: String) -> String {
      "```swift recto\nlet H = entropy([0.7, 0.2, 0.1])\n```\n\n$$H(p) = -\\sum_i p_i \\log p_i \\approx \(digits)$$ <!-- = H -->\n"
    }
    #expect(fixed(page("0.804")) == page("0.802"))
  }

  /// Inputs, errata, exempt numbers, relations that digits do not decide, and what no digits make equal.
  @Test(
    arguments: [
      "0.693<!-- ≉ log(2) -->", "0.8<!-- < log(2) -->", "<!-- recto: exempt -->\n0.8<!-- = log(2) -->\n",
      "0.8<!-- = log(2) --><!-- recto: exempt -->", "0.8<!-- = log(2) --><!-- = log(3) -->",
      "```swift recto\nlog(2)   // = 0.693\n```", "```swift recto\nlog(2)   // = log(3)\n```",
      "```swift recto\nlog(2)   // ≈ 0.80 ± 0.01; ∈ 0.80...0.81; < 0.5; ≉ 0.693\n```",
      "```swift recto\nlog(2)   // < ?\n```", "```swift recto\nlog(2)   // = ?\n```", "```swift recto\n1 + 1 == 3\n```",
      "```swift recto\nlet x = 0.8\n0.8   // = 0.8\n```", "$0 = 1$ <!-- recto: exempt -->", "$\\log 2 \\ne 0.693$",
      "$\\log 2 = 1$",
    ]) func nothingElseIsTouched(text: String)
  {
    #expect(fixed(text) == text)
  }

  @Test func linesKeepTheirEnds() {
    #expect(
      fixed("a 0.8<!-- = log(2) -->\r\n\r\nb\r0.8<!-- = log(2) -->")
        == "a 0.7<!-- = log(2) -->\r\n\r\nb\r0.7<!-- = log(2) -->")
  }

  /// Two claims that agree on the digits are one change.
  @Test func twoClaimsOnOneNumberAgree() {
    #expect(fixed("0.8<!-- = log(2) --><!-- < 0.9 -->") == "0.7<!-- = log(2) --><!-- < 0.9 -->")
    #expect(fixed("0.8<!-- = log(2) --><!-- ≈ log(2) -->") == "0.7<!-- = log(2) --><!-- ≈ log(2) -->")
  }

  @Test func aDiffShowsEachChangedLineOnce() {
    let lines = (1...17).map { $0 == 9 || $0 == 15 ? "x 0.8<!-- = log(2) --> and 0.9<!-- = log(2) -->" : "line \($0)" }
    let file = SourceFile(path: "notes/a.md", text: lines.joined(separator: "\n"))
    let diff = String(decoding: UnifiedDiff.text(of: file, fix(file).edits), as: UTF8.self)
    #expect(
      diff == """
        --- a/notes/a.md
        +++ b/notes/a.md
        @@ -6,12 +6,12 @@
         line 6
         line 7
         line 8
        -x 0.8<!-- = log(2) --> and 0.9<!-- = log(2) -->
        +x 0.7<!-- = log(2) --> and 0.7<!-- = log(2) -->
         line 10
         line 11
         line 12
         line 13
         line 14
        -x 0.8<!-- = log(2) --> and 0.9<!-- = log(2) -->
        +x 0.7<!-- = log(2) --> and 0.7<!-- = log(2) -->
         line 16
         line 17
        \\ No newline at end of file

        """)
  }
}

/// The last digit of a printed result.
private struct Digit {
  var offset: Int

  /// Those of every number that a passing claim prints, but for ties, of which both neighbours are right.
  static func all(of judged: JudgedDocument) -> [Digit] {
    let file = judged.document.file
    return judged.claims.flatMap { claim -> [Digit] in
      guard claim.verdict == .verified, [.approximately, .equal].contains(claim.claim.relation) else { return [] }
      let elements = claim.judgement.value?.elements ?? []
      // `= log(6)` prints no digits, and `0.80 ± 0.01` only says that they are near.
      let isPrinted = claim.claim.relation == .approximately ? claim.judgement.printed != nil : true
      guard isPrinted, claim.claim.source == .swift ? claim.claim.literal != claim.claim.subject : true else {
        return []
      }
      let runs = digitRuns(in: claim.claim.literal, of: file)
      guard runs.count == elements.count else { return [] }
      // What is only known to thousands of digits equals no decimal for certain.
      if claim.judgement.printed == nil, !elements.allSatisfy(\.isPoint) { return [] }
      return zip(runs, elements).compactMap { run, element in
        guard let decimal = PrintedDecimal(parsing: file.bytes[run]), !(element.isPoint && isTie(element, decimal))
        else {
          return nil
        }
        return Digit(offset: run.upperBound - 1)
      }
    }
  }

  private static func isTie(_ element: Enclosure, _ decimal: PrintedDecimal) -> Bool {
    (element.lower.magnitude - decimal.value).magnitude == decimal.ulp / 2
  }

  /// Plain decimals alone: no exponents, no fractions, nothing that is part of a name.
  private static func digitRuns(in span: Span, of file: SourceFile) -> [Range<Int>] {
    let text = file.text(span)
    guard text.allSatisfy({ $0.isNumber || "[], .-−%…".contains($0) }),
      text.allSatisfy({ $0.isASCII || "−…".contains($0) })
    else { return [] }
    var runs: [Range<Int>] = []
    var start: Int?
    for offset in span.start...span.end {
      let isDigit = offset < span.end && (file.bytes[offset] == 0x2E || (0x30...0x39).contains(file.bytes[offset]))
      if isDigit, start == nil { start = offset }
      if !isDigit, let first = start {
        runs.append(first..<offset)
        start = nil
      }
    }
    return runs
  }

  /// With a digit in its place that is five away.
  func changed(in file: SourceFile) -> SourceFile {
    var bytes = file.bytes
    bytes[offset] = (bytes[offset] - 0x30 + 5) % 10 + 0x30
    return SourceFile(path: file.path, bytes: bytes)
  }

  func description(in file: SourceFile) -> String {
    let place = file.position(of: offset)
    return "\(place.line):\(place.column) in \(file.text(file.line(place.line)))"
  }
}

extension [Digit] {
  /// At most so many of them, from the first to the last.
  fileprivate func spread(over count: Int) -> [Digit] {
    guard self.count > count else { return self }
    return (0..<count).map { self[$0 * self.count / count] }
  }
}

extension SourceFile {
  /// An article in English. The manual shows chains of which two numbers may be wrong at once, so that nobody can tell
  /// what they were.
  fileprivate var isWorkedExample: Bool { path.hasPrefix("en/") && !path.contains("/manual/") }
}
