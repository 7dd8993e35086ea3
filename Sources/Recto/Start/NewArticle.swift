import Diagnostics
import Formula

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A new article of a project, with what its author would otherwise have to look up.
package struct NewArticle: Sendable {
  package var files: NewFiles
  package var path: String { files.files[0].path }
  /// What the author may want to know.
  package var remark: String?

  /// - Parameters:
  ///   - title: at least one character that can be seen.
  ///   - language: of the article; nil for what its letters tell.
  ///   - folder: a project, or any folder of Markdown.
  ///   - date: the present day, `2026-11-25`.
  package init(title: String, language: String?, in folder: String, date: String) throws(Diagnostic) {
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw Diagnostic(.unreadable, "there is no folder '\(folder)'", at: nil)
    }
    let base = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    let isProject = exists(base + "Content") || exists(base + "Site")
    let content = isProject ? base + "Content/" : base
    let languages = Self.languages(of: base, content)
    let tag = language ?? Script(title).language(among: languages)
    let home = languages.isEmpty && language == nil ? content : "\(content)\(tag)/"
    files = NewFiles(files: [
      .init(
        path: Self.freePath(Slug(title), in: home), text: Self.text(title: title, language: tag, date: date))
    ])
    if !languages.isEmpty, !languages.contains(tag) {
      remark = "`\(tag)` is none of the site's languages yet: list it in 'Site/site.yml'"
    }
  }

  /// The languages of a project: those of its settings, or else its folders that are called like one.
  private static func languages(of base: String, _ content: String) -> [String] {
    if let file = try? SourceFile.load(base + "Site/site.yml") {
      let listed = Settings.parse(file).0.languages
      if !listed.isEmpty { return listed }
    }
    return (listing(content.isEmpty ? "." : content) ?? []).sorted().filter { name in
      var status = stat()
      return Settings.isLanguageTag(name)
        && lstat(content + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }

  /// A path that no article has: with a number behind the name if need be. `index` is a home page's.
  private static func freePath(_ slug: Slug, in folder: String) -> String {
    var number = slug.text == "index" ? 2 : 1
    while true {
      let name = folder + slug.text + (number == 1 ? "" : "-\(number)")
      if !Project.articleEndings.contains(where: { exists(name + $0) }) { return name + ".md" }
      number += 1
    }
  }

  private static func text(title: String, language: String, date: String) -> String {
    let body =
      language.hasPrefix("zh")
      ? """
      公式块里的每个结果都会重新计算：

      ```swift recto
      let p = 0.5   // 已知：一个事件的概率
      -log(p)       // ≈ 0.693 nats
      ```

      正文里的数也一样：它的信息量是 **0.693**<!-- = -log(p) --> nats。
      """
      : """
      What a formula block says is computed again:

      ```swift recto
      let p = 0.5   // given: the probability of an event
      -log(p)       // ≈ 0.693 nats
      ```

      So is a number in the text: the event tells **0.693**<!-- = -log(p) --> nats.
      """
    return """
      ---
      title: \(title.yaml)
      date: \(date)
      lang: \(language)
      ---

      \(body)

      """
  }
}

/// The script that a title is written in, as far as it tells the language.
struct Script {
  /// The primary tags of the languages that are written so; empty for Latin, which most are.
  private let languages: [String]

  init(_ title: String) {
    let tags = title.unicodeScalars.compactMap { scalar in Self.scripts.first { $0.range.contains(scalar.value) }?.tags
    }
    // Japanese is written with Han characters, too.
    languages = tags.first { $0 == ["ja"] } ?? tags.first ?? []
  }

  private static let scripts: [(range: ClosedRange<UInt32>, tags: [String])] = [
    (0x370...0x3FF, ["el"]), (0x400...0x52F, ["ru", "uk", "bg", "sr", "be", "mk", "kk"]),
    (0x590...0x5FF, ["he", "yi"]),
    (0x600...0x6FF, ["ar", "fa", "ur"]), (0x900...0x97F, ["hi", "mr", "ne"]), (0xE00...0xE7F, ["th"]),
    (0x3040...0x30FF, ["ja"]), (0x3400...0x9FFF, ["zh", "ja", "ko"]), (0xAC00...0xD7A3, ["ko"]),
    (0x20000...0x3FFFD, ["zh", "ja", "ko"]),
  ]

  /// The one of a site's languages that a title in this script is in; if there is none, the one that it tells.
  func language(among offered: [String]) -> String {
    func primary(_ tag: String) -> String { String(tag.split(separator: "-").first ?? "").lowercased() }
    let others = Set(Self.scripts.flatMap(\.tags))
    let fitting =
      languages.isEmpty
      ? offered.first { !others.contains(primary($0)) } : offered.first { languages.contains(primary($0)) }
    return fitting ?? languages.first ?? offered.first ?? "en"
  }
}

extension String {
  /// As a scalar of YAML, which JSON's strings are (YAML 1.2, 1.3).
  fileprivate var yaml: String {
    var bytes: [UInt8] = []
    bytes.appendString(self)
    return String(decoding: bytes, as: UTF8.self)
  }
}
