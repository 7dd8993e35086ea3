import Foundation
import Testing

/// The commands as a user meets them: what they print, where, and how they end.
struct CommandTests {
  private static let article = """
    # Entropy

    Three outcomes have an entropy of **0.802**<!-- = H --> nats.

    ```swift recto
    let p = [0.7, 0.2, 0.1]
    let H = entropy(p)   // ≈ 0.802
    0.7 * 0.36 + 0.2 * 1.61 + 0.1 * 2.30   // = 0.804
    ```

    """

  /// A part of a project is judged as the whole is, and what stands beside it has nothing of it.
  @Test func aPartOfAProjectIsJudgedByIt() throws {
    let sandbox = try Sandbox()
    try sandbox.write("notes/Site/site.yml", "title: Notes\nlanguages: [en]\nlog: natural\n")
    try sandbox.write("notes/Content/en/a.md", "# A\n\n[B](../zh/b.md), $\\log 8 \\approx 2.079$\n")
    try sandbox.write("notes/Content/zh/b.md", "# B\n")
    try sandbox.write("lone.md", "$\\log 8 = 3$\n")
    for paths in ["notes/Content/en/a.md", "notes/Content/en"] {
      let outcome = try sandbox.run("check", paths)
      #expect((outcome.status, outcome.errors) == (0, ""))
      #expect(outcome.output.contains("1 claim in 1 file: 1 verified"))
    }
    let both = try sandbox.run("check", "lone.md", "notes")
    #expect(both.status == 0)
    #expect(both.output.contains("1 verified, 1 ambiguous"))
    let whole = try sandbox.run("check", "notes")
    #expect(whole.status == 0)
    #expect(whole.errors.contains("`Content/zh/` is no language of the site"))
    #expect(whole.errors.contains("write `languages: [en, zh]`"))
  }

  /// Without `Content/` the pages stand where the articles do, and links lead from one to another.
  @Test func aFolderOfMarkdownIsBuilt() throws {
    let sandbox = try Sandbox()
    try sandbox.write("notes/a.md", "# A\n\n[B](sub/b.md#more)\n")
    try sandbox.write("notes/sub/b.md", "# B\n\n## More\n\n[A](../a.md)\n")
    for folder in ["notes", "notes/"] {
      let outcome = try sandbox.run("build", folder, "-o", "out")
      #expect((outcome.status, outcome.errors) == (0, ""))
      #expect(sandbox.text("out/a.html")?.contains("href=\"sub/b.html#more\"") == true)
      #expect(sandbox.text("out/sub/b.html")?.contains("href=\"../a.html\"") == true)
    }
  }

  /// A site that does not allow HTML says once in each article what it leaves out; one that does, nothing.
  @Test func htmlThatIsLeftOutIsTold() throws {
    let sandbox = try Sandbox()
    let article = "# A\n\nOne <!-- a note --> line\nwith <kbd>C</kbd>.\n\n<div>\n<b>x</b>\n</div>\n\n<!-- another -->\n"
    try sandbox.write("notes/Content/en/a.md", article)
    try sandbox.write("notes/Content/en/b.md", "# B\n\nWords <!-- a note --> `<b>` and $a<b>c$\n")
    let dropped = try sandbox.run("check", "notes")
    #expect(dropped.status == 0)
    #expect(dropped.errors.components(separatedBy: "html-left-out").count == 2)
    #expect(dropped.errors.contains("a.md:4:6"))
    #expect(dropped.errors.contains("and so it is in 2 other places"))
    try sandbox.write("notes/Site/site.yml", "title: Notes\nlanguages: [en]\nhtml: allow\n")
    let allowed = try sandbox.run("check", "notes")
    #expect((allowed.status, allowed.errors) == (0, ""))
  }

  @Test func aCommandThatIsNoneIsNamed() throws {
    let sandbox = try Sandbox()
    let typo = try sandbox.run("chekc", "a.md")
    #expect((typo.status, typo.output) == (64, ""))
    #expect(typo.errors.contains("There is no command `chekc`. Did you mean `check`?"))
    let other = try sandbox.run("frobnicate")
    #expect(other.status == 64)
    #expect(other.errors.contains("The commands are build, check, fix"))
  }

  @Test func aProjectIsBuilt() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/en/entropy.md", Self.article)
    let outcome = try sandbox.run("build")
    #expect(outcome.status == 0)
    #expect(outcome.output == "3 claims in 1 file: 3 verified\n")
    #expect(outcome.errors == "")
    let page = try #require(sandbox.text("_site/en/entropy.html"))
    #expect(page.contains("<title>Entropy"))
    #expect(page.contains("<math"))
    #expect(sandbox.text("_site/index.html") != nil)
    #expect(sandbox.text("_site/assets/recto.css") != nil)
    #expect(sandbox.text("_site/claims.json")?.contains("\"verified\": 3") == true)
    #expect(sandbox.entries() == ["Content", "_site"])
  }

  @Test func aWrongDigitKeepsTheLastSite() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/en/entropy.md", Self.article)
    #expect(try sandbox.run("build").status == 0)
    let page = sandbox.text("_site/en/entropy.html")
    try sandbox.write("Content/en/entropy.md", Self.article.replacingOccurrences(of: "≈ 0.802", with: "≈ 0.804"))
    let outcome = try sandbox.run("build")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("error[claim-refuted]"))
    #expect(outcome.errors.contains("Content/en/entropy.md:7:27"))
    #expect(outcome.output == "3 claims in 1 file: 2 verified, 1 refuted\n")
    #expect(sandbox.text("_site/en/entropy.html") == page)
  }

  @Test func aFailureCanBeShownOnThePage() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/en/entropy.md", Self.article.replacingOccurrences(of: "**0.802**", with: "**0.805**"))
    let outcome = try sandbox.run("build", "--allow-failures", "-o", "out")
    #expect(outcome.status == 1)
    #expect(sandbox.text("out/en/entropy.html")?.contains("class=\"num refuted\"") == true)
  }

  @Test func linksAndImagesAreFollowed() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/en/a.md", "# A\n\n[b](b.md#two) ![plot](img/plot.png)\n")
    try sandbox.write("Content/en/b.md", "# B\n\n## Two\n")
    try sandbox.write("Content/en/img/plot.png", "png")
    #expect(try sandbox.run("build").status == 0)
    #expect(sandbox.text("_site/en/img/plot.png") == "png")
    #expect(sandbox.text("_site/en/a.html")?.contains("<a href=\"b.html#two\">") == true)

    try sandbox.write("Content/en/a.md", "# A\n\n[b](c.md) [b](b.md#tow) ![plot](none.png) ![x](secret.png)\n")
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.root + "/Content/en/secret.png", withDestinationPath: "/etc/hostname")
    let outcome = try sandbox.run("build")
    #expect(outcome.status == 1)
    for (message, column) in [
      ("error[link]: there is no article `en/c.md`", 5), ("error[anchor]: `en/b.md` has no heading `#tow`", 15),
      ("error[link]: there is no image `en/none.png`", 33), ("error[link]: there is no image `en/secret.png`", 48),
    ] {
      #expect(outcome.errors.contains("\(message)\n ┌─ Content/en/a.md:3:\(column)\n"))
    }
    #expect(sandbox.text("_site/en/secret.png") == nil)
    #expect(
      try sandbox.run("check").errors
        == outcome.errors.replacingOccurrences(of: "nothing was written to '_site'\n", with: ""))

    // A part of the project is checked against what else is there, without reading it.
    let part = try sandbox.run("check", "Content/en/a.md")
    #expect(part.errors.contains("there is no article"))
    #expect(part.errors.components(separatedBy: "error[").count == 4)
  }

  @Test func findingsComeInTheOrderOfTheFiles() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", "[x](none.md)\n\n5<!-- = 1 -->\n\n[x](none.md)\n")
    try sandbox.write("Content/b.md", "5<!-- = 1 -->\n")
    try sandbox.write("Site/site.yml", "tilte: x\n")
    for command in ["build", "check"] {
      let places = try sandbox.run(command).errors.split(separator: "\n").filter { $0.contains("┌─") }
        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " ┌─")) }
      #expect(
        places == ["Site/site.yml:1:1", "Content/a.md:1:5", "Content/a.md:3:1", "Content/a.md:5:5", "Content/b.md:1:1"])
    }
  }

  @Test func aFolderOfTheUsersIsNotReplaced() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", "text\n")
    try sandbox.write("out/thesis.txt", "mine")
    let outcome = try sandbox.run("build", "-o", "out")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("error[output-folder]: the output folder 'out' holds files"))
    #expect(sandbox.text("out/thesis.txt") == "mine")
  }

  @Test func aReportIsJSON() throws {
    let sandbox = try Sandbox()
    try sandbox.write("entropy.md", Self.article.replacingOccurrences(of: "**0.802**", with: "**0.805**"))
    let outcome = try sandbox.run("check", "entropy.md", "--format", "json")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let summary = try #require(report["summary"] as? [String: Int])
    #expect(summary["claims"] == 3)
    #expect(summary["refuted"] == 1)
    let claims = try #require(report["claims"] as? [[String: Any]])
    #expect(claims.map { $0["origin"] as? String } == ["prose", "swift", "swift"])
    #expect(claims.allSatisfy { $0["file"] as? String == "entropy.md" })
    let diagnostic = try #require((report["diagnostics"] as? [[String: Any]])?.first)
    #expect(diagnostic["line"] as? Int == 3)
    #expect(diagnostic["column"] as? Int == 37)
    #expect(diagnostic["endColumn"] as? Int == 42)
  }

  @Test func silenceMeansThatNothingIsWrong() throws {
    let sandbox = try Sandbox()
    try sandbox.write("entropy.md", Self.article)
    let outcome = try sandbox.run("check", "-q", "entropy.md")
    #expect(outcome.status == 0)
    #expect(outcome.output + outcome.errors == "")
  }

  @Test func aBadFileAmongGoodOnesIsAnError() throws {
    let sandbox = try Sandbox()
    try sandbox.write("good.md", Self.article)
    try FileManager.default.createDirectory(atPath: sandbox.root + "/bad.md", withIntermediateDirectories: true)
    try Data([0x61, 0xFF]).write(to: URL(fileURLWithPath: sandbox.root + "/latin1.md"))
    let outcome = try sandbox.run("check")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("error[encoding]: "))
    #expect(outcome.output.wholeMatch(of: /3 claims in 2 files: 3 verified \(\d+\.\d\d s\)\n/) != nil)
  }

  @Test(
    arguments: [
      (["check", "nowhere"], 2), (["check", "."], 2), (["build", "nowhere"], 2), (["render", "nowhere"], 2),
      (["chekc"], 64), (["check", "--format", "xml"], 64), (["eval"], 64), (["eval", "1", "--digits", "0"], 64),
      (["eval", "log(0)"], 1), (["--help"], 0), (["--version"], 0),
    ] as [([String], Int32)]) func howARunEnds(arguments: [String], status: Int32) throws
  {
    let sandbox = try Sandbox()
    let process = try sandbox.process(arguments)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == status)
  }

  @Test(arguments: ["build", "check", "fix", "explain", "init", "new", "eval", "render", "tangle"])
  func everyCommandExplainsItselfWithAnExample(command: String) throws {
    let outcome = try Sandbox().run(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("  recto \(command)"))
  }

  /// Values from mpmath 1.3 at 60 digits.
  @Test(arguments: [
    ("entropy([0.7, 0.2, 0.1])", "0.8018185525433373…"), ("0.1 + 0.2", "0.3"), ("5 / 3", "5/3"),
    ("exp(-800) * 2", "7.335749168355374…e-348"), ("2 ** 64", "18446744073709551616"), ("1 / 3 == 2 / 6", "true"),
    ("[1 / 2, -1 / 3]", "[0.5, -1/3]"), ("[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"),
  ]) func aValueStandsAloneOnTheFirstLine(expression: String, value: String) throws {
    let outcome = try Sandbox().run("eval", expression)
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first.map(String.init) == value)
  }

  @Test func asManyDigitsAsAreAskedFor() throws {
    // mpmath: -log(0.5) = 0.693147180559945309…
    #expect(try Sandbox().run("eval", "-log(0.5)", "--digits", "6").output.hasPrefix("0.693147"))
    #expect(try Sandbox().run("eval", "--digits", "6", "-log(0.5)").output.hasPrefix("0.693147"))
    #expect(try Sandbox().run("eval", "-1").output.hasPrefix("-1\n"))
    let outcome = try Sandbox().run("eval", "exp(pi * sqrt(163))", "--digits", "40")
    // mpmath: 262537412640768743.9999999999992500725971981856888793538563…
    #expect(
      outcome.output == """
        262537412640768743.9999999999992500725971…
        [262537412640768743.999999999999250072597198, 262537412640768743.999999999999250072597199]

        """)
  }

  @Test func oneTextBecomesHTML() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.run("render", "--plain", input: "*a* <b>\n").output == "<p><em>a</em> <b></p>\n")
    #expect(try sandbox.run("render", input: "*a* <b>\n").output == "<p><em>a</em> </p>\n")
    let wrong = try sandbox.run("render", input: "5<!-- = 1 + 1 -->\n")
    #expect(wrong.status == 1)
    #expect(wrong.output.hasPrefix("<p><span class=\"num refuted\""))
    #expect(wrong.errors.contains("standard input:1:1"))
  }

  @Test func formulasBecomeAProgram() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.md", Self.article)
    let outcome = try sandbox.run("tangle", "a.md")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("import FormulaSwift\n"))
    #expect(outcome.output.contains("let p = [0.7, 0.2, 0.1]"))
  }
}
