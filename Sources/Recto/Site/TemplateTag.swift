import Diagnostics

/// A tag of a mustache template, such as `{{#articles}}`, where it stands.
struct TemplateTag: Sendable {
  enum Kind: Sendable {
    case value
    case section
    case invertedSection
    case end
    case partial
    case inheritedPartial
    case block
    case comment
    /// `{{=<% %>=}}` and `{{% … }}`, which change how the rest is read.
    case configuration
  }

  let kind: Kind
  /// Without the transforms around it: `articles` for `{{^empty(articles)}}`.
  let name: String
  /// The innermost first.
  let transforms: [String]
  let span: Span

  /// The tags of a template. A tag that does not end is left to mustache, which reports it.
  static func tags(of file: SourceFile) -> [TemplateTag] {
    let bytes = file.bytes
    var tags: [TemplateTag] = []
    var offset = 0
    while let start = bytes.firstIndex(of: "{{", from: offset) {
      let isTriple = bytes.hasPrefix("{{{", at: start)
      guard let end = bytes.firstIndex(of: isTriple ? "}}}" : "}}", from: start + 2) else { break }
      offset = end + (isTriple ? 3 : 2)
      let content = bytes[(start + (isTriple ? 3 : 2))..<end]
      tags.append(TemplateTag(content, isTriple: isTriple, span: Span(start, offset)))
    }
    return tags
  }

  private init(_ content: ArraySlice<UInt8>, isTriple: Bool, span: Span) {
    let kinds: [UInt8: Kind] = [
      UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .invertedSection, UInt8(ascii: "/"): .end,
      UInt8(ascii: ">"): .partial, UInt8(ascii: "<"): .inheritedPartial, UInt8(ascii: "$"): .block,
      UInt8(ascii: "!"): .comment, UInt8(ascii: "="): .configuration, UInt8(ascii: "%"): .configuration,
    ]
    let sign = isTriple ? nil : content.first
    kind = sign.flatMap { kinds[$0] } ?? .value
    let hasSign = kind != .value || sign == UInt8(ascii: "&")
    let name = String(decoding: hasSign ? content.dropFirst() : content, as: UTF8.self)
    let parts = name.filter { !$0.isWhitespace }.split(separator: "(", omittingEmptySubsequences: false)
    self.name = String((parts.last ?? "").prefix { $0 != ")" })
    transforms = parts.dropLast().reversed().map(String.init)
    self.span = span
  }
}

extension [UInt8] {
  fileprivate func firstIndex(of text: StaticString, from start: Int) -> Int? {
    guard start < count else { return nil }
    return (start..<count).first { hasPrefix(text, at: $0) }
  }

  fileprivate func hasPrefix(_ text: StaticString, at offset: Int) -> Bool {
    text.withUTF8Buffer { text in offset + text.count <= count && self[offset..<offset + text.count].elementsEqual(text)
    }
  }
}
