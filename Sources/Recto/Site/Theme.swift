import CTheme
import Diagnostics
import Mustache
import TeXMath

/// The look of a site: the theme that is built in, of which a project's `Site/` replaces single files.
package struct Theme: Sendable {
  /// The templates that make whole pages; the others are included by these.
  package enum Template: String, CaseIterable, Sendable {
    case article
    case home
    case tag
    case tags
    case ledger
    case notFound = "404"
  }

  /// A file of a theme.
  package struct File: Sendable {
    package enum Content: Sendable {
      case bytes([UInt8])
      /// A file to be copied, which need not fit into memory, and the folder that it must stand in.
      case file(String, in: String)
    }

    /// Relative to `Site/`: `templates/article.mustache`, `assets/recto.css`.
    package var path: String
    package var content: Content

    package init(path: String, content: Content) {
      self.path = path
      self.content = content
    }

    /// Whether it is the built-in style sheet, left in a project as it was.
    fileprivate func isCopy(of file: File) -> Bool {
      guard path == file.path, path.hasSuffix(".css"), case .file(let source, let folder) = content,
        isFile(source, in: folder), case .bytes(let bytes) = file.content
      else { return false }
      return (try? SourceFile.load(source))?.bytes == bytes
    }

    /// As it is published: a style sheet of ours in its shortest form.
    fileprivate var published: File {
      guard path.hasSuffix(".css"), case .bytes(let bytes) = content else { return self }
      return File(path: path, content: .bytes(compactStyleSheet(bytes)))
    }
  }

  /// The files to be published as they are; their paths begin with `assets/`.
  package let assets: [File]
  /// The formulas of the pages so far.
  let formulas = FormulaMemory()
  /// The templates in the words of each language.
  private let libraries: TemplateLibraries

  /// The built-in theme with some of its files replaced, and more added.
  ///
  /// - Parameters:
  ///   - templates: by their names without the ending.
  ///   - assets: paths begin with `assets/`.
  /// - Returns: the theme, and what is wrong with the given templates. One that cannot be read is the built-in
  ///   one's, so that the other templates are checked as well.
  package static func make(
    templates: [String: SourceFile] = [:], assets: [File] = []
  ) -> (Theme, [LocatedDiagnostic]) {
    var diagnostics: [LocatedDiagnostic] = []
    var sources = builtInTemplates
    for (name, file) in templates.sorted(by: { $0.key < $1.key }) {
      do throws(Diagnostic) {
        _ = try parse(file)
        sources[name] = file
      } catch {
        diagnostics.append(error.located(in: file))
      }
    }
    // The built-in ones are held to the same check by the tests.
    if !templates.isEmpty {
      var check = TemplateCheck(sources)
      for template in Template.allCases { check.check(template.rawValue, fields: fields) }
      for (name, found) in check.diagnostics.sorted(by: { $0.key < $1.key }) {
        guard let file = sources[name] else { continue }
        diagnostics += found.map { $0.located(in: file) }
      }
    }
    let assets = assets.filter { asset in !builtIn.contains { asset.isCopy(of: $0) } }
    let given = Set(assets.map(\.path))
    let kept = builtIn.filter { $0.path.hasPrefix("assets/") && !given.contains($0.path) }.map(\.published)
    return (
      Theme(assets: (kept + assets).sorted { $0.path < $1.path }, libraries: TemplateLibraries(sources)), diagnostics
    )
  }

  private init(assets: [File], libraries: TemplateLibraries) {
    self.assets = assets
    self.libraries = libraries
  }

  /// A whole page, in UTF-8.
  package func render(_ context: PageContext, with template: Template) -> [UInt8] {
    Array((libraries.library(in: context.wording).render(context, withTemplate: template.rawValue) ?? "").utf8)
  }

  /// The name under which templates include a file: `article` for `templates/article.mustache`.
  package static func templateName(_ path: String) -> String? {
    guard path.hasPrefix("templates/"), path.hasSuffix(".mustache") else { return nil }
    return String(path.dropFirst("templates/".count).dropLast(".mustache".count))
  }

  /// The files of `Site/templates` and `Site/assets` as they were when Recto was built.
  package static let builtIn: [File] = (0..<recto_theme_file_count()).map { index in
    let file = recto_theme_file_at(index)
    return File(
      path: String(cString: file.path),
      content: .bytes(Array(UnsafeBufferPointer(start: file.bytes, count: file.count))))
  }

  /// By their names.
  static let builtInTemplates: [String: SourceFile] = Dictionary(
    uniqueKeysWithValues: builtIn.compactMap { file in
      guard case .bytes(let bytes) = file.content, let name = templateName(file.path) else { return nil }
      return (name, SourceFile(path: file.path, bytes: bytes))
    })

  private static let fields = TemplateFields(of: PageContext.specimen)

  static func parse(_ file: SourceFile) throws(Diagnostic) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: String(decoding: file.bytes, as: UTF8.self))
    } catch {
      guard let error = error as? MustacheTemplate.ParserError else {
        throw Diagnostic(.template, "no valid template", at: Span(0, 0))
      }
      let place = Position(line: error.context.lineNumber, column: error.context.columnNumber)
      let offset = file.offset(of: place)
      throw Diagnostic(.template, describe(error.error), at: Span(offset, offset))
    }
  }
}

private func describe(_ error: any Error) -> String {
  guard let error = error as? MustacheTemplate.Error else { return "a tag that does not end" }
  return switch error {
  case .sectionCloseNameIncorrect: "this tag closes a section that is not open"
  case .unfinishedName: "a tag that does not end"
  case .expectedSectionEnd: "a section that is not closed"
  case .invalidSetDelimiter, .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "a tag that cannot be read"
  case .transformAppliedToInheritanceSection: "a block cannot be transformed"
  case .illegalTokenInsideInheritSection, .textInsideInheritSection:
    "inside an inherited template only blocks can stand"
  }
}

extension PageContext {
  /// A page that has everything that a page can have.
  static var specimen: PageContext {
    let tally = TallyContext(.specimen, language: "en")
    var page = PageContext(
      language: "en", title: "t", description: "d", root: "../", canonical: "c", siteTitle: "s", home: "h", body: "b",
      article: ArticleContext(
        heading: "<h1>h</h1>", date: "d", day: "d", tags: [TagEntry(name: "t", href: "h")], tally: tally,
        contents: "c", ledgerHref: "l", previous: Neighbour(title: "t", href: "h"),
        next: Neighbour(title: "t", href: "h"),
        section: SectionContext(title: "t", list: "l")),
      articles: [ArticleEntry(title: "t", href: "h", date: "d", day: "d", description: "d", claims: "c")])
    page.ledgerHref = "l"
    page.tags = [TagEntry(name: "t", href: "h", count: 1)]
    page.tagsHref = "t"
    page.ledger = LedgerContext(
      claims: "c", sections: [LedgerLink(href: "#a", title: "t", tally: "t")],
      verdicts: [FilterOption(value: "v", label: "l")], bases: [FilterOption(value: "b", label: "l")])
    page.notices = [Notice(language: "en", title: "t", text: "t", home: "h", homeTitle: "t")]
    page.translations = [Translation(language: "en", href: "h", isCurrent: true)]
    page.article?.source = "s"
    page.navigation = [NavigationLink(label: "l", href: "h", isCurrent: true)]
    page.alternates = [Alternate(language: "en", href: "h")]
    page.feed = "f"
    page.search = "s"
    page.author = "a"
    page.license = LicenseContext(name: "n", url: "u")
    page.repository = "r"
    return page
  }
}

extension Tally {
  fileprivate static var specimen: Tally {
    var tally = Tally(files: 1)
    tally.count(.verified, .exact)
    return tally
  }
}
