/// A language of code blocks whose parts are coloured when the site is built.
package enum CodeLanguage: String, CaseIterable, Sendable {
  case swift
  case python
  case shell
  case json
  case yaml
  case toml
  case javascript
  case c
  case rust
  case sql
  case css
  case html
  case markdown
  case latex
  case diff

  /// - Parameter name: the first word after a fence, in any case: `py`, `Python`, `c++`.
  package init?(named name: some StringProtocol) {
    guard let language = Self.names[name.lowercased()] else { return nil }
    self = language
  }

  private static let names: [String: CodeLanguage] = {
    let others: [(CodeLanguage, [String])] = [
      (.python, ["py", "python3", "pycon"]),
      (.shell, ["sh", "bash", "zsh", "fish", "ksh", "console", "shellsession", "shell-session", "dockerfile", "make"]),
      (.json, ["json5", "jsonc", "jsonl", "geojson", "sarif"]), (.yaml, ["yml"]), (.toml, ["ini"]),
      (.javascript, ["js", "jsx", "mjs", "cjs", "ts", "tsx", "typescript", "node"]),
      (.c, ["c++", "cpp", "cxx", "cc", "h", "hpp", "objc", "objective-c"]), (.rust, ["rs"]),
      (.sql, ["sqlite", "postgresql", "mysql"]), (.css, ["scss", "less"]),
      (.html, ["xml", "svg", "xhtml", "mathml", "mustache", "handlebars", "vue", "plist"]), (.markdown, ["md"]),
      (.latex, ["tex", "bibtex"]), (.diff, ["patch", "udiff"]),
    ]
    var names = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
    for (language, aliases) in others { for alias in aliases { names[alias] = language } }
    return names
  }()
}

/// What a part of a code block is. The raw value is its class on the page.
enum CodeToken: String {
  case comment = "c"
  case string = "s"
  case number = "n"
  case keyword = "k"
  case type = "t"
  case function = "f"
  /// The name of a property, an attribute, a field.
  case key = "a"
  /// A variable of a shell, an attribute of Swift or Rust, an entity.
  case variable = "v"
  case heading = "h"
  case inserted = "i"
  case deleted = "d"
}

extension [UInt8] {
  /// Code as the content of an element: escaped, and with its parts in elements of their own if its language is
  /// known. The text content of what is appended is the code, to the byte.
  package mutating func append(code text: [UInt8], in language: CodeLanguage?) {
    guard let language else { return append(escaping: text) }
    var lexer = CodeLexer(text)
    switch language {
    case .html: lexer.readMarkup()
    case .markdown: lexer.readMarkdown()
    case .latex: lexer.readLaTeX()
    case .diff: lexer.readDiff()
    case .swift: lexer.read(.swift)
    case .python: lexer.read(.python)
    case .shell: lexer.read(.shell)
    case .json: lexer.read(.json)
    case .yaml: lexer.read(.yaml)
    case .toml: lexer.read(.toml)
    case .javascript: lexer.read(.javascript)
    case .c: lexer.read(.c)
    case .rust: lexer.read(.rust)
    case .sql: lexer.read(.sql)
    case .css: lexer.read(.css)
    }
    lexer.finish(into: &self)
  }
}
