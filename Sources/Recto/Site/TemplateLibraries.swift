import Diagnostics
import Mustache
import Synchronization

/// The templates of a theme, ready for use in the languages that pages are in. Those of a run without pages are never
/// read.
final class TemplateLibraries: Sendable {
  private let sources: [String: SourceFile]
  /// By the languages of their words.
  private let made = Mutex<[String: MustacheLibrary]>([:])

  init(_ sources: [String: SourceFile]) { self.sources = sources }

  func library(in wording: Wording) -> MustacheLibrary {
    made.withLock { made in
      if let library = made[wording.language] { return library }
      ByteEscaping.register()
      let library = MustacheLibrary(templates: sources.compactMapValues { try? Theme.parse($0.saying(wording)) })
      made[wording.language] = library
      return library
    }
  }
}

extension SourceFile {
  /// A template with the words of a language put in: they are the same on every page, and looking them up costs.
  fileprivate func saying(_ wording: Wording) -> SourceFile {
    let prefix = "wording."
    // On a line of its own, so that the first tag still stands alone on its line.
    var text = Array("{{% CONTENT_TYPE: \(ByteEscaping.name) }}\n".utf8)
    var end = 0
    for tag in TemplateTag.tags(of: self) where tag.kind == .value && tag.transforms.isEmpty {
      // Not what asks to stay as it is: `{{{wording.home}}}`.
      guard bytes[(tag.span.start + 2)...].starts(with: prefix.utf8),
        let words = Wording.fields[String(tag.name.dropFirst(prefix.count))]?(wording) as? String
      else { continue }
      text += bytes[end..<tag.span.start]
      text.append(escaping: words)
      end = tag.span.end
    }
    return SourceFile(path: path, bytes: text + bytes[end...])
  }
}

/// Escapes values byte by byte: swift-mustache goes through the characters of a text, and took a quarter of its time
/// with that.
private struct ByteEscaping: MustacheContentType {
  static let name = "RECTO_HTML"

  static func register() { MustacheContentTypes.register(ByteEscaping(), named: name) }

  func escapeText(_ text: String) -> String {
    var html: [UInt8] = []
    html.append(escaping: text)
    // Also the quote that none of our own templates puts around a value.
    let quote = UInt8(ascii: "'")
    if html.contains(quote) {
      html = Array(html.split(separator: quote, omittingEmptySubsequences: false).joined(separator: "&#39;".utf8))
    }
    return html.count == text.utf8.count ? text : String(decoding: html, as: UTF8.self)
  }
}
