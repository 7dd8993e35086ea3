import Diagnostics

/// What an article says of itself between two lines `---` at its head.
package struct FrontMatter: Hashable, Sendable {
  package var title: String?
  /// As written: a year, a month and a day, `2026-11-21`.
  package var date: String?
  /// A BCP 47 tag.
  package var language: String?
  package var tags: [String] = []
  package var description: String?
  package var isDraft = false
  /// Which logarithm `\log` means in LaTeX.
  package var logarithm: LogarithmBase?
  /// The whole front matter with its delimiters and the line break after it; empty if there is none.
  package var span = Span(0, 0)

  package init() {}
}

extension FrontMatter {
  /// Reads the front matter of a file, if it has one.
  init(at file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    self.init()
    guard let found = Self.find(in: file) else {
      if let start = Self.startWithoutEnd(in: file) {
        diagnostics.append(
          Diagnostic(
            .warning, .frontMatter, "the front matter that begins here does not end", at: start,
            help: ["close it by a line `---`"]))
      }
      return
    }
    span = found.whole
    var fields = YAMLFields(Excerpt(file, found.content), code: .frontMatter)
    title = fields.string("title")
    if let (text, span) = fields.scalar("date") {
      if isDate(text) {
        date = text
      } else {
        fields.reject(span, "`\(text)` is no date", help: ["write the year, the month and the day: `2026-11-21`"])
      }
    }
    if let (text, span) = fields.scalar("lang") {
      if Settings.isLanguageTag(text) {
        language = text
      } else {
        fields.reject(span, "`\(text)` is no language", help: ["write a language tag such as `en` or `zh-Hans`"])
      }
    }
    tags = fields.strings("tags").map(\.text)
    description = fields.string("description")
    isDraft = fields.bool("draft") ?? false
    logarithm = fields.choice("log")
    fields.finish()
    diagnostics += fields.diagnostics
  }

  /// The lines between `---` on the first line and the next `---` or `...`. A text may also begin with a
  /// thematic break: then no field or comment follows at once.
  private static func find(in file: SourceFile) -> (whole: Span, content: Span)? {
    guard begins(in: file) else { return nil }
    for line in 2...file.lineCount where isDelimiter(text(line, file)) || text(line, file).elementsEqual("...".utf8) {
      let end = line < file.lineCount ? file.lineStarts[line] : file.bytes.count
      return (Span(0, end), Span(file.lineStarts[1], file.lineStarts[line - 1]))
    }
    return nil
  }

  /// The first line of what is left open.
  private static func startWithoutEnd(in file: SourceFile) -> Span? {
    begins(in: file) && text(2, file).contains(UInt8(ascii: ":")) ? file.line(1) : nil
  }

  private static func begins(in file: SourceFile) -> Bool {
    isDelimiter(text(1, file)) && file.lineCount >= 2 && beginsFields(text(2, file))
  }

  /// A line without the mark of UTF-8.
  private static func text(_ line: Int, _ file: SourceFile) -> ArraySlice<UInt8> {
    let span = file.line(line)
    let mark = line == 1 && file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return file.bytes[max(span.start, mark)..<span.end]
  }

  private static func isDelimiter(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(isSpace)
  }

  private static func beginsFields(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    return first == UInt8(ascii: "#") || isDelimiter(line) || !isSpace(first) && line.contains(UInt8(ascii: ":"))
  }
}

/// Whether a text is a day of the Gregorian calendar, as ISO 8601 writes it.
private func isDate(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
    let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
  else { return false }
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return (1...days[month - 1]).contains(day)
}
