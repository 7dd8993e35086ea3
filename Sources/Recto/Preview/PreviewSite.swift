import Diagnostics

/// What a preview shows at one moment: the files of the site, and what is wrong with it.
package struct PreviewSite: Sendable {
  /// Why an article has no page.
  package enum Absence: Hashable, Sendable {
    case draft
    case unreadable
  }

  /// By their paths below the site's root.
  package internal(set) var files: [String: SiteFile] = [:]
  /// The articles without a page, by the path that it would have.
  package internal(set) var absent: [String: Absence] = [:]
  /// The articles' own files, by the paths of their pages.
  package internal(set) var sources: [String: String] = [:]
  /// Everything that was found, in the order of the articles.
  package internal(set) var report = Report()
  /// The findings of single articles, by the paths of their pages.
  package internal(set) var findings: [String: [LocatedDiagnostic]] = [:]
  /// What is wrong with the project itself, and so with every page.
  package internal(set) var commonFindings: [LocatedDiagnostic] = []
  /// Why there is no site at all.
  package internal(set) var problem: Diagnostic?

  package init() {}

  init(problem: Diagnostic) { self.problem = problem }

  /// The bytes of a page; `nil` for what is no page.
  package func page(_ path: String) -> [UInt8]? {
    guard path.hasSuffix(".html"), case .bytes(let bytes) = files[path] else { return nil }
    return bytes
  }

  /// The pages with findings of their own, in the order of the articles.
  package var faultyPages: [(path: String, findings: [LocatedDiagnostic])] {
    findings.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { (path: $0.key, findings: $0.value) }
  }

  /// The paths at which this site shows something else than another one.
  package func changes(since other: PreviewSite) -> Set<String> {
    Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }
  }

  /// What changes with the pictures, style sheets and scripts that pages show or run, and is the same in every run.
  package var appearance: UInt64 {
    var bytes: [UInt8] = []
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      guard case .copy(_, _, let stamp) = file else { continue }
      bytes += path.utf8
      bytes += stamp?.bytes ?? []
    }
    return fnv1a(bytes)
  }
}

extension SiteFile: Equatable {
  /// Two files of the project are the same if nothing has touched them in between.
  package static func == (a: SiteFile, b: SiteFile) -> Bool {
    switch (a, b) {
    case (.bytes(let a), .bytes(let b)): a == b
    case (.copy(let source, let folder, let stamp), .copy(let otherSource, let otherFolder, let otherStamp)):
      source == otherSource && folder == otherFolder && stamp == otherStamp
    default: false
    }
  }
}

/// The hash of Fowler, Noll and Vo, FNV-1a, in 64 bits: Swift's own differs from run to run.
package func fnv1a(_ bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
