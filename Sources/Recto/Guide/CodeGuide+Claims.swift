extension CodeGuide {
  /// Expectations, and what becomes of them.
  static let claims: [CodeGuide] = [
    CodeGuide(
      .expectationMalformed, "a comment begins with a relation, but what follows is no value",
      """
      A comment that begins with `≈`, `=`, `<` and the like is an expectation. `≈` takes a number as it is printed, \
      or a list of them; the others take any expression. Words after the value are its unit. A note to the reader \
      begins with a word.
      """,
      .formulas("log(2)   // ≈ about two thirds")),
    CodeGuide(
      .expectationMisplaced, "an expectation stands where no statement has a value",
      """
      An expectation stands behind a statement at the top level of a block, on the same line. Inside of a function or a \
      loop it would mean something else each time. Write it behind a call of the function.
      """,
      .formulas(
        """
        let H = log(2)
        // ≈ 0.693
        """)),
    CodeGuide(
      .expectationMissingValue, "`?` stands in place of a value",
      """
      `recto fix` fills it in: three significant digits behind `≈`, the exact value behind `=`, where there is a short \
      one. Until then the claim fails.
      """,
      .formulas("log(2)   // ≈ ?")),
    CodeGuide(
      .claimRefuted, "a printed number is wrong",
      """
      The value certainly does not round to the printed digits, or the relation certainly does not hold. The label \
      tells the value and the note how the number may have come about. Write the right digits (`recto fix` does), or \
      mend the formula. A number that is to stay as an erratum is claimed with `≉`.
      """,
      .formulas("entropy([0.7, 0.2, 0.1])   // ≈ 0.804")),
    CodeGuide(
      .claimImprecise, "a printed number is wrong in its last digit only",
      """
      It was cut off in place of rounded, or is one unit in the last place off. `recto fix` writes the rounded digits. \
      If the number is meant to be cut off, write `…` behind it: `≈ 0.801…`.
      """,
      .formulas("entropy([0.7, 0.2, 0.1])   // ≈ 0.801")),
    CodeGuide(
      .claimUndecided, "no precision shows whether the claim holds",
      """
      The sides are so close that 16,384 bits do not separate them, and the relation needs them to be. Probably they \
      are equal: claim `=`, which then holds by agreement, or `≤`.
      """,
      .formulas("atan(1/2) + atan(1/3) < pi / 4")),
    CodeGuide(
      .claimAmbiguous, "a formula holds under one reading only",
      """
      LaTeX leaves open which base `\\log` has, what `1/2\\pi` divides by, and whether a unit scales. The claim \
      passes, with the reading that holds in the message, and fails with `--strict`. Say `log: 2` in the front matter, \
      or write `\\log_2`, `\\ln`, `1/(2\\pi)`.
      """,
      .article("Three bits: $\\log 8 = 3$.\n")),
    CodeGuide(
      .claimPrintedChain, "the printed terms do not add up to the printed sum",
      """
      Each of the numbers is rounded rightly, but a reader who adds up what is printed gets another sum. Print one \
      more digit, or say that the terms are rounded.
      """,
      .article("$-\\log 0.6 - \\log 0.7 - \\log 0.9 = 0.51 + 0.36 + 0.11 = 0.97$\n")),
    CodeGuide(
      .bindingWithoutNumber, "no number stands right before the comment",
      """
      `<!-- = H -->` speaks of the number or the formula that ends right before it; emphasis and code may close in \
      between. The number must be whole as a reader sees it: not the 3 of 1/3, nor the 345 of 12 345.
      """,
      .article("One third, 1/3<!-- = 1/3 -->, of the guests.\n")),
    CodeGuide(
      .bindingWithoutClaim, "a comment binds a formula, and claims nothing by it",
      """
      A binding says what the symbolic sides of the formula before it are. There must be a number in the formula for \
      it to be held against.
      """,
      .article("```swift recto\nlet H = log(2)\n```\n\n$$H(p) = -\\sum_i p_i \\log p_i$$ <!-- = H -->\n")),
    CodeGuide(
      .commentMalformed, "a comment for Recto cannot be read",
      """
      It must be one HTML comment on one line, with a space after the relation: `<!-- = H -->`, `<!-- recto: exempt \
      -->`. `--` ends a comment too early, and `|` ends the cell of a table.
      """,
      .article("Two hyphens: 3<!-- = a --b -->.\n")),
    CodeGuide(
      .commentAtLineStart, "a comment at the beginning of a line takes the rest of the line with it",
      """
      In Markdown a line that begins with a comment is HTML to its end, and its words would be lost. Move the comment \
      behind the number it speaks of, or break the line elsewhere.
      """,
      .article("The entropy is 1\n<!-- = 1 --> and these words are lost.\n")),
    CodeGuide(
      .directiveUnknown, "Recto has no such directive",
      """
      Behind `recto:` stand `exempt`, `check`, `no-check`, or below a table `let name = expression`. The words behind \
      `swift recto` are `steps`, `code`, `hidden` and `plot`.
      """,
      .article("$0 = 1$ <!-- recto: exmept -->\n")),
    CodeGuide(
      .tableRule, "a rule has no table, or no column to compute",
      """
      `<!-- recto: let I = -log(p) -->` stands on a line of its own below the table with a column `I`. A column is \
      named by an identifier in its header: `$I$`, or a word.
      """,
      .article("| $p$ | surprise of it |\n|---|---|\n| 0.5 | 0.69 |\n<!-- recto: let I = -log(p) -->\n")),
    CodeGuide(
      .tableColumn, "two columns of a ruled table have one name",
      """
      In rules a column is known by the identifier in its header. Rename one of the two.
      """,
      .article("| $x$ | $y$ | x |\n|---|---|---|\n| 1 | 2 | 3 |\n<!-- recto: let y = 2 * [1] -->\n")),
    CodeGuide(
      .tableCell, "a cell of a ruled column is no number",
      """
      Every row of a column that a rule computes is checked, so that each cell must be a number. Rows such as `Σ` stand \
      last.
      """,
      .article("| $p$ | $I$ |\n|---|---|\n| 0.5 | 0.69 |\n| 0.5 | same |\n<!-- recto: let I = -log(p) -->\n")),
  ]
}
