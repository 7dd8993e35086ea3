extension CodeGuide {
  /// Links and what stands at the head of an article.
  static let articles: [CodeGuide] = [
    CodeGuide(
      .link, "a link or an image leads to nothing",
      """
      Links between articles are written as paths of their files, `../zh/entropy.md`, and images stand beside the \
      article. Both must be there.
      """,
      .files(["Content/en/a.md": "See [the other one](b.md).\n"])),
    CodeGuide(
      .anchor, "a link leads to a heading that is not there",
      """
      The part behind `#` is the heading in lower case with hyphens for spaces, as on GitHub. The help names the \
      nearest one.
      """,
      .files(["Content/en/a.md": "See [below](#the-proof).\n\n## A proof\n"])),
    CodeGuide(
      .duplicateAnchor, "two places of an article have one anchor",
      """
      A link to it could mean either. Headings of one name are told apart by a number; labels are not. Rename one of \
      them.
      """,
      .none),
    CodeGuide(
      .htmlLeftOut, "the page would have HTML of the article in it, and the site does not allow that",
      """
      HTML can change a page in every way, so it is left out unless `Site/site.yml` says `html: allow`. Of tags in a \
      line, the text between them stays; a block of HTML is left out as a whole. Comments are left out as well, \
      without a word.
      """,
      .files(["Content/en/a.md": "Press <kbd>Ctrl</kbd>.\n"])),
    CodeGuide(
      .frontMatter, "the lines between `---` at the head of the article are not right",
      """
      They are YAML with the fields `title`, `date`, `lang`, `tags`, `description`, `draft` and `log`. An unknown \
      field is a warning with the nearest known one.
      """,
      .article("---\ntitle: Entropy\ndate: yesterday\n---\n\nText.\n")),
  ]

  /// LaTeX as it is shown.
  static let mathematics: [CodeGuide] = [
    CodeGuide(
      .mathSyntax, "the LaTeX does not parse",
      """
      A brace that is not closed, a second superscript, an argument that is missing. The caret stands at the character.
      """,
      .article("$\\frac{1}{2$\n")),
    CodeGuide(
      .mathUnknownCommand, "there is no such command",
      """
      Nothing that is not understood is shown. The help names the nearest command; your own are defined by \
      `\\newcommand`, or for the whole site under `macros` in `Site/site.yml`.
      """,
      .article("$\\alhpa = 1$\n")),
    CodeGuide(
      .mathUnclosed, "a formula begins and does not end",
      """
      `$$` and `\\begin` go up to their counterpart; without one the rest of the page would be mathematics. A dollar \
      sign that is money is written `\\$`.
      """,
      .article("$$\nH(p) = -\\sum_i p_i \\log p_i\n\nText.\n")),
    CodeGuide(
      .mathSplitByTable, "a `|` in a formula ends the cell of a table",
      """
      Markdown cuts rows at every `|`, also in formulas. Write `\\|`, `\\vert`, or `\\lvert … \\rvert`.
      """,
      .article("| term | value |\n|---|---|\n| $|x|$ | 1 |\n")),
    CodeGuide(
      .mathLimit, "a formula is too large, or its macros never come to an end",
      """
      Nesting, parts and the expansion of macros are bounded, so that no page can stop a build.
      """,
      .article("$\\def\\a{\\a\\a}\\a$\n")),
    CodeGuide(
      .mathMacro, "a macro is defined or used wrongly",
      """
      `\\newcommand{\\name}[2]{…}` takes a name that is new, and at most nine arguments; what exists is changed by \
      `\\renewcommand`.
      """,
      .article("$\\newcommand{\\half}[x]{\\frac{1}{2}} \\half$\n")),
    CodeGuide(
      .mathLabel, "a reference to an equation leads nowhere, or two equations have one label",
      """
      `\\eqref{eq:x}` needs one `\\label{eq:x}` in a displayed formula of the same article.
      """,
      .article("By $\\eqref{eq:one}$ it is so.\n")),
  ]
}
