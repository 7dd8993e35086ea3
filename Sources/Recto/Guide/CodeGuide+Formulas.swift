extension CodeGuide {
  /// The formula language.
  static let formulas: [CodeGuide] = [
    CodeGuide(
      .syntax, "what stands here cannot be read",
      """
      Formula blocks and the expressions in comments are Swift: `2 * x` and not `2x`, `x ** 2` and not `x²`, the same \
      space on both sides of an operator. The caret stands at the first character that does not fit; a help names the \
      spelling where mathematics and Swift differ.
      """,
      .formulas(
        """
        let x = 3
        2x   // = 6
        """)),
    CodeGuide(
      .unsupportedSyntax, "this is Swift, but not a part of it that articles may use",
      """
      Articles have `let`, `var`, `func`, closures, `if`, `for`, `while` and expressions of numbers. There are no types \
      of one's own, no imports, no `switch` and nothing that reaches outside of the article.
      """,
      .formulas(
        """
        import Foundation
        """)),
    CodeGuide(
      .unknownName, "nothing above has this name",
      """
      A name must be defined above the place where it is used, in this article or in `Content/prelude.swift`; only the \
      bindings of numbers in the text see the whole article. The help names the nearest known one.
      """,
      .formulas(
        """
        let probability = 0.7
        -log(probabilty)   // ≈ 0.357
        """)),
    CodeGuide(
      .duplicateName, "a name is defined twice",
      """
      In one article a name has one meaning. Take another name, or change the value of a `var`. A column of a table \
      that a rule computes defines its name, too.
      """,
      .formulas(
        """
        let p = 0.7
        let p = 0.2
        """)),
    CodeGuide(
      .wrongArguments, "a function is called with other arguments than it takes",
      """
      The number of arguments or a label does not fit. The help shows how the function is called.
      """,
      .formulas("klDivergence([0.5, 0.5])   // = 0")),
    CodeGuide(
      .typeMismatch, "a value of another kind is needed",
      """
      There are numbers, truth values, vectors, matrices and functions, and nothing turns one into another by itself: \
      `sum` takes a vector, and a number in the text is bound to a number.
      """,
      .formulas("sum(3)   // = 3")),
    CodeGuide(
      .shapeMismatch, "the sizes of vectors or matrices do not agree",
      """
      Operators work element by element, so that both sides must have the same shape; so must a value and what is \
      printed of it. A single number goes with every shape.
      """,
      .formulas("[0.7, 0.2, 0.1] * [1, 2]   // = [0.7, 0.4]")),
    CodeGuide(
      .outsideDomain, "a function has no value there",
      """
      There are no infinities and no NaN: `log(0)`, `1 / 0` and `sqrt(-1)` are errors that tell the argument. \
      `0 * log(0)` is not guessed; the entropy functions define it as 0.
      """,
      .formulas("-log(1 - 1)   // ≈ 0.000")),
    CodeGuide(
      .notADistribution, "the probabilities are negative or do not add up to 1",
      """
      Functions such as `entropy` and `klDivergence` take distributions. Literals are exact decimals, so that 0.33 + \
      0.33 + 0.33 is not 1: write `1/3`, or divide by the sum.
      """,
      .formulas("entropy([0.7, 0.2, 0.2])   // ≈ 0.802")),
    CodeGuide(
      .undecidedComparison, "no precision shows which way a comparison goes",
      """
      The two sides of a condition are probably equal, but not in a way that can be proved, and so it is open which \
      branch is meant. Compare with a margin, or write the equal case in another way.
      """,
      .formulas(
        """
        let a = atan(1/2) + atan(1/3)
        let b = a > pi / 4 ? 1 : 0
        """)),
    CodeGuide(
      .budgetExceeded, "the article takes more work than is allowed",
      """
      Every article has a bound on steps, elements, nesting and the size of numbers, so that a page from a stranger \
      cannot stop a build. The note says what was spent. Use a closed form or a smaller case.
      """,
      .formulas("while true {}")),
  ]
}
