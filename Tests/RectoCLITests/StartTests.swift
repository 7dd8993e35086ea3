import Foundation
import Testing

/// `init` and `new`.
struct StartTests {
  @Test(arguments: ["en", "zh", "fr"]) func aNewProjectBuildsAndPasses(language: String) throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.run("init", "notes", "--lang", language)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output == "4 files made; `recto build notes` makes the site\n")
    #expect(sandbox.entries("notes") == [".github", ".gitignore", "Content", "Site"])
    #expect(sandbox.text("notes/.gitignore") == "_site/\n")
    #expect(sandbox.text("notes/.github/workflows/recto.yml")?.contains("recto check --format github") == true)
    let build = try sandbox.run("build", "notes")
    #expect(build.status == 0)
    #expect(build.errors == "", "no warning either")
    #expect(sandbox.text("notes/_site/index.html") != nil)
    // Each syntax: blocks, steps, figures, tables, prose, LaTeX alone and bound, errata, exemptions.
    let folder = "notes/Content/\(language)"
    let article = try #require(sandbox.entries(folder).first.flatMap { sandbox.text("\(folder)/\($0)") })
    for syntax in [
      "```swift recto\n", "```swift recto steps\n", "```swift recto code\n", "```swift recto plot\n", "≈ 0.8018…",
      "**0.802**<!-- = H -->", "<!-- recto: let I = ", "\\approx 0.511$", "\\approx 0.802$$ <!-- = H -->",
      "<!-- ≉ H -->", "<!-- recto: exempt -->",
    ] { #expect(article.contains(syntax), "\(syntax)") }
    // Nothing to be mended, nothing ambiguous, and what the page shows is bound or given.
    #expect(try sandbox.run("check", "--strict", "-q", "notes").status == 0)
    #expect(try sandbox.run("fix", "notes").output == "nothing to mend in 1 file\n")
  }

  @Test func whatIsThereStays() throws {
    let sandbox = try Sandbox()
    try sandbox.write(".gitignore", "mine\n")
    #expect(try sandbox.run("init").output == "3 files made; `recto build` makes the site\n")
    #expect(sandbox.text(".gitignore") == "mine\n")
    let article = sandbox.text("Content/en/first-article.md")
    let again = try sandbox.run("init", "--lang", "zh")
    #expect(again.status == 2)
    #expect(again.errors.contains("there is a project in '.' already"))
    #expect(sandbox.text("Content/en/first-article.md") == article)
    #expect(sandbox.entries("Content") == ["en"])
    #expect(try sandbox.run("init", "--lang", "../x").status == 64)
  }

  @Test func anArticleGoesIntoTheFolderOfItsLanguage() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Site/site.yml", "languages: [zh, en]\n")
    for (title, path) in [
      ("Entropy of a \"loaded\" die", "Content/en/entropy-of-a-loaded-die.md"), ("交叉熵", "Content/zh/交叉熵.md"),
      ("交叉熵", "Content/zh/交叉熵-2.md"), ("Index", "Content/en/index-2.md"), ("!!!", "Content/en/article.md"),
      ("!?", "Content/en/article-2.md"), ("../../etc/passwd", "Content/en/etc-passwd.md"),
    ] {
      let outcome = try sandbox.run("new", title)
      #expect(outcome.status == 0)
      #expect(outcome.output == path + "\n")
      #expect(outcome.errors == "")
    }
    let french = try sandbox.run("new", "--lang", "fr", "La", "perplexité")
    #expect(french.output == "Content/fr/la-perplexité.md\n")
    #expect(french.errors.contains("`fr` is none of the site's languages"))
    let text = try #require(sandbox.text("Content/en/entropy-of-a-loaded-die.md"))
    #expect(text.hasPrefix("---\ntitle: \"Entropy of a \\\"loaded\\\" die\"\ndate: 2"))
    #expect(sandbox.text("Content/zh/交叉熵.md")?.contains("\nlang: zh\n") == true)
    #expect(try sandbox.run("check", "-q").status == 0)
    #expect(try sandbox.run("build", "-q").status == 0)
    #expect(
      sandbox.text("_site/en/entropy-of-a-loaded-die.html")?.contains("Entropy of a &quot;loaded&quot; die") == true)
  }

  @Test func anyFolderTakesArticles() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.run("new", "A", "note").output == "a-note.md\n")
    #expect(try sandbox.run("new", "A note", "-C", ".").output == "a-note-2.md\n")
    try sandbox.write("x/a-note.markdown", "mine\n")
    #expect(try sandbox.run("new", "A note", "-C", "x").output == "x/a-note-2.md\n")
    #expect(try sandbox.run("new", "A note", "-C", "nowhere").status == 2)
    #expect(try sandbox.run("new", "  ").status == 64)
    #expect(try sandbox.run("new").status == 64)
  }
}
