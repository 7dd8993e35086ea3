#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Which files a site was made of, and how they were: as long as nothing differs, there is nothing to do.
package struct SourceSnapshot: Equatable, Sendable {
  /// `nil` for a file that may change without a trace, since it has just changed.
  private var stamps: [String: FileStamp?] = [:]

  /// Looks at the files of a project as `Project.load` finds them, and at those that stand beside the articles.
  ///
  /// - Parameters:
  ///   - home: the folder of the project, which need not exist.
  ///   - enter: told of each folder before its files are looked at, so that nothing happens there unseen.
  package init(of home: String, enter: (String) -> Void) {
    enter(home)
    let content = join(home, Project.contentFolder)
    if isFolder(content) {
      add(content, enter)
      add(join(home, Project.siteFolder), enter)
      return
    }
    add(home, enter)
    if let project = Project.home(of: join(home, "")) { add(join(project, Project.siteFolder), enter) }
  }

  /// Whether every later change will be seen.
  package var isSettled: Bool { stamps.values.allSatisfy { $0 != nil } }

  private mutating func add(_ folder: String, _ enter: (String) -> Void) {
    enter(folder)
    guard let names = listing(folder), !names.contains(FolderWriter.marker) else { return }
    for name in names where !name.hasPrefix(".") && name != "_site" {
      let path = join(folder, name)
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        add(path, enter)
      } else {
        stamps[path] = .some(FileStamp(settled: path))
      }
    }
  }
}
