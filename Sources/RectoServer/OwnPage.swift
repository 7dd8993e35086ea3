import Diagnostics
import Recto

/// The pages that the preview shows where the site has none.
enum OwnPage {
  /// Where there is no site at all.
  static func page(for problem: Diagnostic) -> [UInt8] {
    page("There is nothing to show") { html in
      html.append(html: "<div class=\"error\">")
      html.append(excerptOf: problem.located(atPath: "the project"))
      html.append(html: "</div>\n<p>This page loads again as soon as there is.</p>\n")
    }
  }

  /// In the place of an article that cannot be read; the panel says why.
  static func unreadable(_ article: String) -> [UInt8] {
    page("This article cannot be read") { html in
      html.append(html: "<p>What is wrong with <code>")
      html.append(escaping: article)
      html.append(html: "</code> stands below. This page loads again when it is mended.</p>\n")
    }
  }

  static func draft(_ article: String) -> [UInt8] {
    page("This article is a draft") { html in
      html.append(html: "<p><code>")
      html.append(escaping: article)
      html.append(
        html:
          "</code> says <code>draft: true</code>, so the site leaves it out. <code>recto serve --drafts</code> shows it.</p>\n"
      )
    }
  }

  /// Where neither an article nor a file leads to.
  static func missing(_ path: String, _ site: PreviewSite) -> [UInt8] {
    page("There is no such page") { html in
      html.append(html: "<p>The site has no <code>")
      html.append(escaping: path)
      html.append(html: "</code>.</p>\n<ul>\n")
      let pages = site.files.keys.filter { $0.hasSuffix(".html") }
      for page in [nearestName(to: path, among: pages), "index.html"].compactMap(\.self) {
        html.append(html: "<li><a href=\"/")
        html.append(escapingURL: page)
        html.append(html: "\">")
        html.append(escaping: page)
        html.append(html: "</a></li>\n")
      }
      html.append(html: "</ul>\n")
    }
  }

  private static func page(_ title: StaticString, body: (inout [UInt8]) -> Void) -> [UInt8] {
    var html: [UInt8] = []
    html.append(html: "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.append(html: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.append(html: "<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
    html.append(html: title)
    html.append(html: "</title>\n</head>\n<body>\n<main class=\"recto-own\">\n<h1>")
    html.append(html: title)
    html.append(html: "</h1>\n")
    body(&html)
    html.append(html: "</main>\n</body>\n</html>\n")
    return html
  }
}
