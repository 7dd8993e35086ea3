import Diagnostics
import Recto

/// The list of what is wrong with a page, as HTML: each finding with its line, leading to its place where the page shows
/// it, and else with the lines themselves. Empty where nothing is wrong.
struct PreviewPanel {
  private(set) var html: [UInt8] = []

  /// - Parameter path: that of the page.
  init(_ site: PreviewSite, _ path: String) {
    let own = site.findings[path] ?? []
    // Pages that no article writes speak of all.
    let others = site.sources[path] == nil ? site.faultyPages : []
    let all = own + site.commonFindings + others.flatMap(\.findings)
    guard !all.isEmpty else { return }
    let page = site.page(path) ?? []
    let severity = all.contains { $0.diagnostic.severity == .error } ? Severity.error : .warning
    html.append(contentsOf: "<aside class=\"recto-panel \(severity.rawValue)\" aria-label=\"Findings\">\n".utf8)
    html.append(contentsOf: "<details open><summary>\(counted(all))</summary>\n<ol>\n".utf8)
    for found in own + site.commonFindings {
      html.append(finding: found, isShown: page.contains(found.anchorAttribute))
    }
    for (path, findings) in others {
      html.append(html: "<li><a href=\"/")
      html.append(escapingURL: path)
      html.append(html: "\">")
      html.append(escaping: site.sources[path] ?? path)
      html.append(contentsOf: "</a>: \(counted(findings))</li>\n".utf8)
    }
    html.append(html: "</ol></details>\n</aside>\n")
  }
}

extension [UInt8] {
  /// - Parameter isShown: whether the page shows the finding itself.
  fileprivate mutating func append(finding found: LocatedDiagnostic, isShown: Bool) {
    let place = found.marks.isEmpty ? found.file : "\(found.file):\(found.start.line):\(found.start.column)"
    append(contentsOf: "<li class=\"\(found.diagnostic.severity.rawValue)\"><span class=\"place\">".utf8)
    if isShown { append(contentsOf: "<a href=\"#\(found.anchor)\">".utf8) }
    append(escaping: place)
    if isShown { append(html: "</a>") }
    append(contentsOf: "</span> <code>\(found.diagnostic.code.rawValue)</code> ".utf8)
    append(escaping: found.diagnostic.message)
    if !isShown { append(excerptOf: found) }
    append(html: "</li>\n")
  }

  /// The lines that a finding speaks of, as a terminal shows them.
  mutating func append(excerptOf found: LocatedDiagnostic) {
    append(html: "\n<pre tabindex=\"0\">")
    append(escaping: found.text())
    append(html: "</pre>")
  }
}

extension LocatedDiagnostic {
  fileprivate var anchorAttribute: String { "id=\"\(anchor)\"" }
}

/// `2 errors, 1 warning`.
func counted(_ findings: [LocatedDiagnostic]) -> String {
  let errors = findings.count { $0.diagnostic.severity == .error }
  let warnings = findings.count - errors
  return [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
    .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
}
