import Diagnostics

extension Settings {
  /// Reads `site.yml`: the settings as far as they are right, and what is wrong with the others.
  package static func parse(_ file: SourceFile) -> (Settings, [Diagnostic]) {
    var fields = YAMLFields(Excerpt(file), code: .settings)
    var settings = Settings()
    settings.title = fields.localized("title")
    settings.description = fields.localized("description")
    settings.baseURL = fields.address("baseURL", example: "https://example.org/notes")
    for (tag, span) in fields.strings("languages") {
      if !isLanguageTag(tag) {
        fields.reject(span, "`\(tag)` is no language tag", help: ["write `en`, `zh`, `pt-BR` …"])
      } else if settings.languages.contains(tag) {
        fields.reject(span, "`\(tag)` is listed twice")
      } else {
        settings.languages.append(tag)
      }
    }
    settings.navigation = navigation(&fields)
    settings.author = fields.string("author")
    settings.license = license(&fields)
    settings.repository = fields.address("repository", example: "https://github.com/example/notes")
    if let (text, span) = fields.scalar("source") {
      if isWebAddress(text), text.contains("{path}") {
        settings.source = text
      } else {
        fields.reject(
          span, "`\(text)` is no address with a `{path}` in it",
          help: ["write `source: https://example.org/notes/{path}#L{line}`"])
      }
    }
    if let html = fields.choice("html", of: RawHTML.self) { settings.html = html }
    settings.log = fields.choice("log", of: LogarithmBase.self)
    for (name, text, span) in fields.entries("macros") where !settings.macros.define(name, as: text) {
      fields.reject(span, "`\(name)` cannot name a macro", help: ["a name is of letters: `R: \\mathbb{R}`"])
    }
    fields.finish()
    return (settings, fields.diagnostics)
  }

  private static func navigation(_ fields: inout YAMLFields) -> [NavigationItem] {
    let form = "write `- page: manual/index.md` and below it `label: Manual`"
    var navigation: [NavigationItem] = []
    for var item in fields.items("navigation", help: form) {
      let page = item.scalar("page")
      let label = item.localized("label")
      fields.take(&item)
      if let page, let label {
        navigation.append(NavigationItem(label: label, page: page.text, span: page.span))
      } else if item.diagnostics.isEmpty, let span = item.span {
        fields.reject(span, "an item of the navigation needs a `page` and a `label`", help: [form])
      }
    }
    return navigation
  }

  private static func license(_ fields: inout YAMLFields) -> License? {
    guard var parts = fields.mapping("license") else { return fields.string("license").map { License(name: $0) } }
    let name = parts.string("name")
    let url = parts.address("url", example: "https://creativecommons.org/licenses/by/4.0/")
    fields.take(&parts)
    return name.map { License(name: $0, url: url) }
  }

  static func isWebAddress(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    return !rest.isEmpty && rest.first != UInt8(ascii: "/")
      && rest.allSatisfy { $0 > 0x20 && !"\"<>\u{7F}".utf8.contains($0) }
  }
}

extension YAMLFields {
  /// A field that is a web address, without the `/` at its end.
  fileprivate mutating func address(_ key: String, example: String) -> String? {
    guard let (text, span) = scalar(key) else { return nil }
    guard Settings.isWebAddress(text),
      !text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
    else {
      reject(span, "`\(text)` is no web address", help: ["write `\(key): \(example)`"])
      return nil
    }
    return key == "url" ? text : String(text.reversed().drop { $0 == "/" }.reversed())
  }
}
