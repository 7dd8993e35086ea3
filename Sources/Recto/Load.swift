import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// The stage *load*: the only code that reads the disk.

extension Project {
  /// The folders with a meaning of their own in a project.
  static let contentFolder = "Content"
  static let siteFolder = "Site"
  static let articleEndings = [".md", ".markdown", ".mdx", ".Rmd", ".qmd"]

  /// Finds what is at some paths: a project (a folder with `Content/`), a folder of Markdown, single files.
  ///
  /// - Throws: if a path does not exist or there is nothing to read, so that the run cannot begin.
  package static func load(_ paths: [String]) throws(Diagnostic) -> Project {
    var project = Project()
    var homes: [String] = []
    for path in paths.isEmpty ? ["."] : paths {
      var status = stat()
      guard stat(path, &status) == 0 else {
        throw Diagnostic(.unreadable, "there is no '\(path)'", at: nil, notes: [systemReason()])
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        project.articles.append(
          Article(
            path: path, name: articleName(pathInContent(path) ?? lastComponent(path)),
            isForeign: home(of: path) == nil))
        project.isWhole = false
        if let home = home(of: path), !homes.contains(home) { homes.append(home) }
        continue
      }
      let content = join(path, contentFolder)
      let isProject = isFolder(content)
      if let home = isProject ? path : home(of: join(path, "")), !homes.contains(home) { homes.append(home) }
      if !isProject, home(of: path) != nil { project.isWhole = false }
      project.collect(
        isProject ? content : path, below: isProject ? "" : Self.pathInContent(join(path, "")) ?? "",
        isForeign: !isProject && home(of: join(path, "")) == nil)
    }
    // A file that is given twice, or by itself and in its folder, is one article.
    var known: Set<String> = []
    project.articles = project.articles.filter { known.insert($0.path).inserted }
    for home in homes { project.readSite(home) }
    if project.articles.isEmpty {
      throw Diagnostic(
        .noArticles, "there is nothing to read in '\(paths.first ?? ".")'", at: nil,
        notes: ["articles are files that end in `.md`, in `Content/` if there is such a folder"],
        help: ["write `Content/en/first.md`"])
    }
    return project
  }

  /// The project that a part of one belongs to: the folder that holds the `Content` on the path.
  static func home(of path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let content = parts.dropLast().lastIndex(of: Substring(contentFolder)) else { return nil }
    let home = parts[..<content].joined(separator: "/")
    return home.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : home
  }

  /// What of a path is below the `Content` on it, if there is one.
  private static func pathInContent(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast().lastIndex(of: Substring(contentFolder)).map {
      parts[($0 + 1)...].joined(separator: "/")
    }
  }

  /// The Markdown files of a folder and the folders in it.
  ///
  /// - Parameter place: the folder's below the content, with a `/` at its end, or empty.
  private mutating func collect(_ folder: String, below place: String, isForeign: Bool) {
    for path in walk(folder) where Self.isArticle(path) {
      articles.append(Article(path: join(folder, path), name: place + Self.articleName(path), isForeign: isForeign))
    }
  }

  static func isArticle(_ path: String) -> Bool { articleEndings.contains(where: path.hasSuffix) }

  static func articleName(_ path: String) -> String {
    let ending = articleEndings.first { path.hasSuffix($0) } ?? ""
    return String(path.dropLast(ending.count))
  }

  /// Reads what the articles of a project have in common.
  private mutating func readSite(_ home: String) {
    let site = join(home, Self.siteFolder)
    if let file = readIfPresent(join(site, "site.yml")) {
      let (settings, found) = Settings.parse(file)
      self.settings = settings
      diagnostics += found.map { $0.located(in: file) }
      if isWhole {
        diagnostics += (SitePlan(self).navigationFindings() + languageFindings()).map { $0.located(in: file) }
      }
    }
    prelude = readIfPresent(join(join(home, Self.contentFolder), "prelude.swift")) ?? prelude
    let templateFolder = join(site, "templates")
    for path in walk(templateFolder) {
      guard let name = Theme.templateName("templates/" + path) else { continue }
      if let file = readIfPresent(join(templateFolder, path)) { templates[name] = file }
    }
    let assetFolder = join(site, "assets")
    for path in walk(assetFolder) {
      assets.append(Theme.File(path: "assets/" + path, content: .file(join(assetFolder, path), in: assetFolder)))
    }
  }

  /// Folders of languages that the settings do not list, and languages without a folder: a site that nobody meant.
  private func languageFindings() -> [Diagnostic] {
    guard !settings.languages.isEmpty else { return [] }
    let folders = Set(
      articles.compactMap { article in article.name.firstIndex(of: "/").map { String(article.name[..<$0]) } })
    let unlisted = folders.subtracting(settings.languages).filter(Settings.isLanguageTag)
    let listed = settings.languages.joined(separator: ", ")
    return unlisted.sorted().map {
      Diagnostic(
        .warning, .settings, "`Content/\($0)/` is no language of the site", at: nil,
        help: ["write `languages: [\(listed), \($0)]`"])
    }
      + settings.languages.filter { !folders.contains($0) }.map {
        Diagnostic(
          .warning, .settings, "the site has the language `\($0)`, but no articles in `Content/\($0)/`", at: nil,
          help: ["write `Content/\($0)/index.md`, or take the language out of `languages`"])
      }
  }

  private mutating func readIfPresent(_ path: String) -> SourceFile? {
    guard access(path, F_OK) == 0 else { return nil }
    do throws(LoadError) { return try SourceFile.load(path) } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  /// The regular files below a folder, relative to it, in order. Hidden ones are left out, so are sites that
  /// Recto wrote, and links: a stranger's link could lead out of the project.
  private mutating func walk(_ folder: String) -> [String] {
    var found: [String] = []
    var pending = [""]
    while let folderPath = pending.popLast() {
      let place = folderPath.isEmpty ? folder : join(folder, folderPath)
      guard let names = listing(place)?.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
        if exists(place) {
          diagnostics.append(
            Diagnostic(.unreadable, "cannot be read", at: nil, notes: [systemReason()]).located(atPath: place))
        }
        continue
      }
      if names.contains(FolderWriter.marker) { continue }
      for name in names where !name.hasPrefix(".") && name != "_site" {
        let path = folderPath.isEmpty ? name : folderPath + "/" + name
        var status = stat()
        guard lstat(join(folder, path), &status) == 0 else {
          // What is gone in the meantime is nobody's fault. A name that is no text is not found under that which it has
          // here.
          let isNoText = name.contains("\u{FFFD}")
          if isNoText || errno != ENOENT {
            let diagnostic = Diagnostic(
              .unreadable, "cannot be read", at: nil, notes: [systemReason()],
              help: isNoText ? ["give it a name in UTF-8"] : [])
            diagnostics.append(diagnostic.located(atPath: join(folder, path)))
          }
          continue
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: found.append(path)
        case S_IFDIR: pending.append(path)
        case S_IFLNK:
          diagnostics.append(
            Diagnostic(
              .warning, .unreadable, "a link is not followed", at: nil,
              help: ["copy the file here, or name it on the command line"]
            ).located(atPath: join(folder, path)))
        default: break
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Why a file could not be read.
package struct LoadError: Error, Sendable {
  package let diagnostic: LocatedDiagnostic
}

extension SourceFile {
  /// Reads a text file.
  ///
  /// - Throws: if it cannot be read, is larger than 16 MiB, or is not valid UTF-8.
  package static func load(_ path: String) throws(LoadError) -> SourceFile {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path, systemReason()) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable(path, systemReason()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw unreadable(path, "it is not a regular file") }
    return try load(file, path, expecting: Int(status.st_size))
  }

  /// Reads standard input to its end, within the same bounds.
  package static func loadStandardInput() throws(LoadError) -> SourceFile {
    try load(STDIN_FILENO, "standard input", expecting: 0)
  }

  /// - Parameter size: how many bytes are probably there.
  private static func load(_ file: CInt, _ path: String, expecting size: Int) throws(LoadError) -> SourceFile {
    var bytes: [UInt8] = []
    while max(size, bytes.count) <= byteLimit {
      // One byte more than expected, to see the end at once.
      let start = bytes.count
      let room = max(size + 1 - start, min(max(start, 4096), 1 << 20))
      bytes.append(contentsOf: repeatElement(0, count: room))
      let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress! + start, room) }
      bytes.removeLast(room - max(count, 0))
      if count < 0, errno != EINTR { throw unreadable(path, systemReason()) }
      if count == 0 {
        let source = SourceFile(path: path, bytes: bytes)
        if let problem = source.encodingProblem { throw LoadError(diagnostic: problem.located(in: source)) }
        return source
      }
    }
    throw LoadError(
      diagnostic: Diagnostic(
        .tooLarge, "larger than 16 MiB", at: nil, help: ["split it into several articles"]
      ).located(atPath: path))
  }

  private static func unreadable(_ path: String, _ reason: String) -> LoadError {
    LoadError(diagnostic: Diagnostic(.unreadable, "cannot be read", at: nil, notes: [reason]).located(atPath: path))
  }
}

/// Whether a path is a regular file in a folder when all links are followed: a stranger's link could lead to
/// anything on this machine.
func isFile(_ path: String, in folder: String) -> Bool {
  guard let real = realPath(path), let home = realPath(folder.isEmpty ? "." : folder) else { return false }
  var status = stat()
  return real.hasPrefix(home == "/" ? home : home + "/") && stat(real, &status) == 0
    && status.st_mode & S_IFMT == S_IFREG
}

func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// A path in a folder; nothing is put before a path in the current one.
func join(_ folder: String, _ name: String) -> String {
  if folder == "." { return name }
  return folder.hasSuffix("/") ? folder + name : folder + "/" + name
}

private func lastComponent(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
