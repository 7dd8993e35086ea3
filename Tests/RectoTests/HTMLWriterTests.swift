import Diagnostics
import Testing

@testable import Recto

private func page(_ text: String, allowsHTML: Bool = false, _ rendering: Rendering = Rendering()) -> String {
  let document = Document(reading: SourceFile(path: "page.md", text: text))
  return String(
    decoding: HTMLWriter.html(of: document, style: .page(allowsHTML: allowsHTML), rendering: rendering), as: UTF8.self)
}

struct HTMLWriterTests {
  @Test(arguments: [
    ("# A *b*\n", "<h1 id=\"a-b\">A <em>b</em></h1>\n"),
    ("$a<b$ and $`c`$", "<p><code class=\"math\">a&lt;b</code> and <code class=\"math\">c</code></p>\n"),
    ("$$a$$\n", "<code class=\"math display\">a</code>\n"),
    ("$$a$$ <!-- = b -->\n", "<code class=\"math display\">a</code>\n"),
    ("so $$a$$ <!-- = b -->.", "<p>so <code class=\"math display\">a</code> .</p>\n"),
    ("*0.5*<!-- = a --> b", "<p><em>0.5</em> b</p>\n"),
    (
      "> [!WARNING]\n> Mind *this*.\n",
      "<div class=\"alert alert-warning\">\n<p class=\"alert-title\">Warning</p>\n<p>Mind <em>this</em>.</p>\n</div>\n"
    ),
    (
      "> [!Tip]\n>\n> - a\n",
      "<div class=\"alert alert-tip\">\n<p class=\"alert-title\">Tip</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"
    ),
    (
      "> [!CAUTION]\n> **An *old* erratum.** It is 2.\n",
      "<div class=\"alert alert-caution\">\n<p class=\"alert-title\">An <em>old</em> erratum</p>\n<p>It is 2.</p>\n</div>\n"
    ),
    (
      "> [!NOTE]\n> **勘误。** 应为 2。\n",
      "<div class=\"alert alert-note\">\n<p class=\"alert-title\">勘误</p>\n<p>应为 2。</p>\n</div>\n"
    ),
    (
      "> [!NOTE]\n> **Bold** words.\n",
      "<div class=\"alert alert-note\">\n<p class=\"alert-title\">Note</p>\n<p><strong>Bold</strong> words.</p>\n</div>\n"
    ),
    (
      "> [!NOTE]\n> **Dr.** Smith.\n",
      "<div class=\"alert alert-note\">\n<p class=\"alert-title\">Note</p>\n<p><strong>Dr.</strong> Smith.</p>\n</div>\n"
    ),
    ("> [!NOTE] a\n", "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>\n"),
    (
      "- [x] a\n- [ ] b\n",
      "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" aria-label=\"✓\" /> a</li>\n<li><input type=\"checkbox\" disabled=\"\" aria-label=\"☐\" /> b</li>\n</ul>\n"
    ),
    ("~~a~~ www.b.org", "<p><del>a</del> <a href=\"http://www.b.org\">www.b.org</a></p>\n"),
    (
      "- a\n\n  > b\n- c",
      "<ul>\n<li>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>\n"
    ),
    ("- > a\n- b", "<ul>\n<li>\n<blockquote>\n<p>a</p>\n</blockquote>\n</li>\n<li>b</li>\n</ul>\n"),
    ("```swift recto hidden\nlet a = 1\n```\n", ""),
    ("```swift recto\na < b\n```\n", "<pre tabindex=\"0\"><code class=\"language-swift\">a &lt; b\n</code></pre>\n"),
  ])
  func whatAPageShows(text: String, expected: String) { #expect(page(text) == expected) }

  @Test func footnotesLeadThereAndBack() {
    #expect(
      page("a[^x] b[^y] c[^x]\n\n[^y]: two\n[^x]: one\n") == """
        <p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> \
        b<sup class="footnote-ref"><a href="#fn-2" id="fnref-2" role="doc-noteref">2</a></sup> \
        c<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2" role="doc-noteref">1</a></sup></p>
        <section class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn-1">
        <p>one <a href="#fnref-1" class="footnote-backref" role="doc-backlink" aria-label="Back to the text">↩</a> \
        <a href="#fnref-1-2" class="footnote-backref" role="doc-backlink" aria-label="Back to the text">↩</a></p>
        </li>
        <li id="fn-2">
        <p>two <a href="#fnref-2" class="footnote-backref" role="doc-backlink" aria-label="Back to the text">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test func theCallerDrawsFormulasNumbersAndLinks() {
    var rendering = Rendering()
    rendering.math = { id, html in
      html.append(html: "<math>")
      html.append(decimal: id)
      html.append(html: "</math>")
      return true
    }
    rendering.number = { id, text, html in
      html.append(html: "<b>")
      html.append(escaping: "\(text)@\(id)")
      html.append(html: "</b>")
      return true
    }
    rendering.formula = { id, html in
      html.append(escaping: "<\(id)>")
      return true
    }
    rendering.destination = { id, destination in "\(id):" + destination.replacing(".md", with: ".html") }
    #expect(
      page("$a$ `x = 0.5`<!-- = b --> [c](d.md) $$e$$\n\n```swift recto\n```", rendering)
        == "<p><math>0</math> <code>x = <b>0.5@0</b></code> <a href=\"0:d.html\">c</a> <math>1</math></p>\n&lt;0&gt;\n")
  }

  /// No text of an author becomes markup, and no link a program.
  @Test(arguments: [
    "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<div onclick=\"x\">\n\na\n\n</div>",
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](<java\nscript:alert(1)>)",
    "[a](java&#10;script:alert(1))",
    "[a](&#x6A;avascript:alert(1))", "[a](<\u{1}javascript:alert(1)>)", "[a](vbscript:x)",
    "[a](data:text/html,<script>)",
    "![a](javascript:x)", "![a](data:text/html,x)", "![a](data:image/svg+xml,<svg/onload=x>)", "<javascript:alert(1)>",
    "[a]: javascript:x\n\n[a]", "[a](/u \"\\\" onmouseover=\\\"x\")", "[a](\"onmouseover=x)", "![\" onerror=\"x](/u)",
    "$</code><script>x</script>$", "$$\n</math><script>x</script>\n$$", "```math\n<script>\n```",
    "```\" onclick=\"x\n<script>\n```", "```swift recto\n</code><script>\n```", "# <script> \" onclick=x",
    "a[^\"><script>]\n\n[^\"><script>]: b",
    "|<script>|\n|-|\n|<b onclick=x>|", "`<script>`", "&lt;script&gt;", "> [!NOTE]\n> <script>",
    "<!-- --><script>x</script>",
    "<?php <script> ?>", "<![CDATA[<script>]]>", "<a\nhref=\"javascript:x\">a</a>", "https://a.b/\"onclick=\"x",
  ])
  func nothingEscapes(text: String) {
    let html = page(text).lowercased()
    #expect(
      !html.contains("<script") && !html.contains("<img src=x") && !html.contains("<svg") && !html.contains("<div o"))
    #expect(!html.contains("=\"javascript:") && !html.contains("=\"vbscript:") && !html.contains("=\"data:"))
    #expect(attributes(of: html).allSatisfy { !$0.hasPrefix("on") }, "\(html)")
  }

  @Test func imageDataIsAnImage() {
    #expect(page("![a](data:image/png;base64,AA==)") == "<p><img src=\"data:image/png;base64,AA==\" alt=\"a\" /></p>\n")
    #expect(page("[a](data:image/png;base64,AA==)") == "<p><a href=\"\">a</a></p>\n")
  }

  /// HTML may hold no NUL. (Found by fuzzing.)
  @Test func aTextThatCannotBeReadIsShownWithoutItsNULs() {
    let fragment = Fragment(SourceFile(path: "a.md", text: "a `\0` <b>\n"))
    #expect(String(decoding: fragment.html, as: UTF8.self).contains("a `\u{FFFD}` &lt;b&gt;"))
    #expect(fragment.diagnostics.map(\.diagnostic.code) == [.encoding])
  }

  @Test func rawHTMLIsForTrustedSites() {
    #expect(
      page("<b>a</b> <!-- c -->\n\n<hr class=x>\n", allowsHTML: true) == "<p><b>a</b> <!-- c --></p>\n<hr class=x>\n")
    #expect(page("<b>a</b>\n\n<hr class=x>\n") == "<p>a</p>\n")
  }

  /// The names of the attributes of all tags.
  private func attributes(of html: String) -> [String] {
    var names: [String] = []
    for tag in html.split(separator: "<").compactMap({ $0.split(separator: ">").first }) {
      // The texts between quotes are values.
      let outside = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter {
        $0.offset % 2 == 0
      }
      for part in outside { names += part.element.split { " \n=/".contains($0) }.map(String.init) }
    }
    return names
  }
}
