import Diagnostics
import Recto

/// What became different when the site was made again.
package struct PreviewUpdate: Sendable {
  /// The pages of the articles that changed; if there are none, the other pages that did, or else the assets.
  package let files: [String]
  /// The findings of the articles that changed, and those about no article if one of them is new.
  package let findings: [LocatedDiagnostic]
  /// Why there is no site.
  package let problem: Diagnostic?
  package let tally: Tally
  /// Of the whole site.
  package let errors: Int
  package let duration: Duration

  /// `nil` if nothing is different.
  init?(from old: PreviewSite, to new: PreviewSite, in duration: Duration) {
    let changes = new.changes(since: old)
    let articles = Set(new.sources.keys).union(old.sources.keys).filter {
      changes.contains($0) || new.absent[$0] != old.absent[$0] || texts(new.findings[$0]) != texts(old.findings[$0])
    }
    let isCommonNew = texts(new.commonFindings) != texts(old.commonFindings)
    guard !changes.isEmpty || !articles.isEmpty || isCommonNew || new.problem != old.problem else { return nil }
    let pages = changes.filter { $0.hasSuffix(".html") }
    let copies = changes.filter { if case .copy? = new.files[$0] { true } else { false } }
    files = [articles, pages, copies].first { !$0.isEmpty }?.sorted() ?? []
    findings = (isCommonNew ? new.commonFindings : []) + files.flatMap { new.findings[$0] ?? [] }
    problem = new.problem
    tally = new.report.tally
    errors = new.report.diagnostics.count { $0.diagnostic.severity == .error }
    self.duration = duration
  }
}

/// By which two lists of findings are the same.
private func texts(_ findings: [LocatedDiagnostic]?) -> [String] { (findings ?? []).map { $0.text() } }
