import Recto
import Testing

struct SlugTests {
  @Test(
    arguments: [
      ("Cross-entropy, by example", "cross-entropy-by-example"), ("交叉熵", "交叉熵"), ("交叉熵 —— 第二篇！", "交叉熵-第二篇"),
      ("Bayes’ rule: don't panic", "bayes-rule-dont-panic"), ("Élan vital", "élan-vital"), ("ŷ = f(x)²", "ŷ-f-x"),
      ("../../etc/passwd", "etc-passwd"), (".hidden", "hidden"), ("a\u{0}b\nc", "a-b-c"), ("!!!", "article"),
      ("", "article"),
      ("2 × 3 = 6", "2-3-6"), ("エントロピー", "エントロピー"), ("CON", "con"), ("--help", "help"),
    ]) func aTitleMakesAName(title: String, slug: String)
  {
    #expect(Slug(title).text == slug)
  }

  @Test func aNameFitsTheFileSystem() {
    let slug = Slug(String(repeating: "熵", count: 500)).text
    #expect(slug.utf8.count <= 200)
    #expect(slug.allSatisfy { $0 == "熵" })
  }
}
