import Diagnostics
import Yams

/// The fields of a YAML mapping (front matter, `site.yml`), each with its place in the file.
///
/// Read what is known, then `finish`, which warns of what nobody asked for:
///
///     var fields = YAMLFields(excerpt, code: .frontMatter)
///     let title = fields.string("title")
///     fields.finish()
///     report(fields.diagnostics)
package struct YAMLFields {
  struct Field {
    let key: String
    let keySpan: Span
    let value: Node
    let valueSpan: Span
  }

  let code: DiagnosticCode
  private let places: YAMLPlaces
  private var fields: [Field] = []
  private var known: [String] = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// Reads a text that is YAML; a text that is no mapping has no fields and a diagnostic.
  package init(_ text: Excerpt, code: DiagnosticCode) {
    self.code = code
    places = YAMLPlaces(text)
    do {
      if let problem = YAMLLimits.problem(in: text.bytes) {
        diagnostics.append(Diagnostic(code, problem, at: places.firstLine))
        return
      }
      // Every value is a text here: guessing its type would cost more than reading it.
      let yaml = String(decoding: text.bytes, as: UTF8.self)
      guard let node = try compose(yaml: yaml, .basic, .default, .utf8) else { return }
      if node.isNull { return }
      read(node)
    } catch {
      let (message, mark, count) = describe(error)
      // The commonest slip: `title: A: B`.
      let help =
        message.contains("mapping values") ? ["a text with `: ` in it stands in quotes: `title: \"A: B\"`"] : []
      diagnostics.append(Diagnostic(code, message, at: places.span(mark, count: count), help: help))
    }
  }

  /// The fields of a mapping inside a value.
  private init(_ node: Node, code: DiagnosticCode, _ places: YAMLPlaces) {
    self.code = code
    self.places = places
    read(node)
  }

  private mutating func read(_ node: Node) {
    guard let mapping = node.mapping else {
      diagnostics.append(
        Diagnostic(code, "expected `name: value` lines", at: places.span(node.mark), help: ["write `title: …`, say"]))
      return
    }
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        diagnostics.append(Diagnostic(code, "a name must be a word", at: places.span(key.mark)))
        continue
      }
      fields.append(
        Field(
          key: name, keySpan: places.span(key.mark, count: name.utf8.count), value: value,
          valueSpan: places.span(value.mark)))
    }
  }

  /// The text of a field; `nil` if it is absent or empty.
  package mutating func string(_ key: String) -> String? { scalar(key)?.text }

  /// The text of a field with its place.
  package mutating func scalar(_ key: String) -> (text: String, span: Span)? {
    guard let field = field(key) else { return nil }
    guard let scalar = field.value.scalar else {
      diagnostics.append(Diagnostic(code, "`\(key)` must be one value", at: field.valueSpan))
      return nil
    }
    return (scalar.string, field.valueSpan)
  }

  /// The texts of a field that is a list, or one value.
  package mutating func strings(_ key: String) -> [(text: String, span: Span)] {
    guard let field = field(key) else { return [] }
    if let scalar = field.value.scalar {
      guard scalar.string.contains(","), scalar.style == .plain else { return [(scalar.string, field.valueSpan)] }
      reject(field.valueSpan, "several `\(key)` need brackets", help: ["write `\(key): [\(scalar.string)]`"])
      return []
    }
    let items = Array(field.value.sequence ?? [])
    guard field.value.sequence != nil, items.allSatisfy({ $0.scalar != nil }) else {
      diagnostics.append(
        Diagnostic(code, "`\(key)` must be a list of words", at: field.valueSpan, help: ["write `\(key): [a, b]`"]))
      return []
    }
    return items.compactMap { item in item.scalar.map { ($0.string, places.span(of: $0)) } }
  }

  /// The names and texts of a field that is a mapping, in the order of the file, with the places of the texts.
  package mutating func entries(_ key: String) -> [(name: String, text: String, span: Span)] {
    guard let field = field(key) else { return [] }
    let mapping = Array(field.value.mapping ?? [:])
    guard field.value.mapping != nil, mapping.allSatisfy({ $0.key.scalar != nil && $0.value.scalar != nil }) else {
      diagnostics.append(Diagnostic(code, "`\(key)` must be `name: text` lines", at: field.valueSpan))
      return []
    }
    return mapping.compactMap { name, value in
      guard let name = name.scalar?.string, let value = value.scalar else { return nil }
      return (name, value.string, places.span(of: value))
    }
  }

  /// A field that is one text, or one for each of several languages.
  package mutating func localized(_ key: String) -> LocalizedText? {
    guard let field = field(key) else { return nil }
    if let scalar = field.value.scalar { return LocalizedText(scalar.string) }
    var texts: [(language: String, text: String)] = []
    for (language, text, span) in entries(key) {
      if Settings.isLanguageTag(language) {
        texts.append((language, text))
      } else {
        reject(span, "`\(language)` is no language tag", help: ["write `\(key): { en: …, zh: … }`"])
      }
    }
    return LocalizedText(texts)
  }

  /// The mappings in a field that is a list of them. Whoever reads one hands what it found to `take`.
  package mutating func items(_ key: String, help: String) -> [YAMLFields] {
    guard let field = field(key) else { return [] }
    let items = Array(field.value.sequence ?? [])
    guard field.value.sequence != nil, items.allSatisfy({ $0.mapping != nil }) else {
      diagnostics.append(
        Diagnostic(code, "`\(key)` must be a list of `name: value` items", at: field.valueSpan, help: [help]))
      return []
    }
    return items.map { YAMLFields($0, code: code, places) }
  }

  /// A field that is a mapping with fields of its own; `nil` if it is absent or one value.
  package mutating func mapping(_ key: String) -> YAMLFields? {
    guard let field = field(key), field.value.mapping != nil else { return nil }
    return YAMLFields(field.value, code: code, places)
  }

  /// Where the fields begin.
  package var span: Span? { fields.first?.keySpan }

  /// Finishes the fields of an item, and takes over what was found in them.
  package mutating func take(_ item: inout YAMLFields) {
    item.finish()
    diagnostics += item.diagnostics
  }

  /// A field that is one of the cases of an enumeration.
  package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type = Choice.self
  ) -> Choice? {
    guard let (text, span) = scalar(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    diagnostics.append(
      Diagnostic(code, "`\(text)` is no value of `\(key)`", at: span, help: ["it is one of \(names)"]))
    return nil
  }

  /// A field that is `true` or `false`.
  package mutating func bool(_ key: String) -> Bool? {
    guard let field = field(key) else { return nil }
    if let scalar = field.value.scalar, scalar.style == .plain, let value = Bool(scalar.string) { return value }
    diagnostics.append(Diagnostic(code, "`\(key)` must be `true` or `false`", at: field.valueSpan))
    return nil
  }

  /// Reports a problem with the value of a field.
  package mutating func reject(_ span: Span, _ message: String, help: [String] = []) {
    diagnostics.append(Diagnostic(code, message, at: span, help: help))
  }

  /// Warns of each field that was never asked for.
  package mutating func finish() {
    for field in fields where !known.contains(field.key) {
      let nearest = nearestName(to: field.key, among: known)
      diagnostics.append(
        Diagnostic(
          .warning, code, "unknown field `\(field.key)`", at: field.keySpan,
          help: [nearest.map { "did you mean `\($0)`?" } ?? "the fields are \(known.joined(separator: ", "))"]))
    }
    diagnostics.sort { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
  }

  private mutating func field(_ key: String) -> Field? {
    if !known.contains(key) { known.append(key) }
    guard let field = fields.first(where: { $0.key == key }), !field.value.isNull else { return nil }
    return field
  }
}

/// What Yams, which reads by recursion and hashes every key, must not be given by a stranger.
private enum YAMLLimits {
  private static let bytes = 65536
  private static let brackets = 256
  private static let dashes = 16

  static func problem(in text: [UInt8]) -> String? {
    guard text.count <= bytes else { return "longer than \(bytes) bytes" }
    // Each opening bracket, and each `- ` or `? ` of a line, can open a level.
    guard text.count(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }) <= brackets else {
      return "too deeply nested"
    }
    let isDeep = text.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }).contains { line in
      zip(line, line.dropFirst()).count { pair in
        (pair.0 == UInt8(ascii: "-") || pair.0 == UInt8(ascii: "?"))
          && (pair.1 == UInt8(ascii: " ") || pair.1 == UInt8(ascii: "\t"))
      } > dashes
    }
    if isDeep { return "too deeply nested" }
    // A few lines of aliases of aliases can stand for billions of values.
    let anchors = names(in: text, after: UInt8(ascii: "&"))
    if !anchors.isEmpty, !anchors.isDisjoint(with: names(in: text, after: UInt8(ascii: "*"))) {
      return "anchors and aliases are not supported"
    }
    return nil
  }

  private static func names(in text: [UInt8], after sign: UInt8) -> Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for (index, byte) in text.enumerated() where byte == sign {
      let name = text[(index + 1)...].prefix { $0 > 0x20 && !",[]{}".utf8.contains($0) }
      if !name.isEmpty { names.insert(Array(name)) }
    }
    return names
  }
}

/// What is wrong, where, and of how many bytes if not of the rest of the line.
private func describe(_ error: any Error) -> (String, Mark?, count: Int?) {
  guard let error = error as? YamlError else { return ("no valid YAML", nil, nil) }
  switch error {
  case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
    .composer(let context, let problem, let mark, _):
    // What is left open begins at the context; the problem itself is only noticed later.
    return ("no valid YAML: \(problem)", context?.mark ?? mark, 1)
  case .duplicatedKeysInMapping(let names, let context):
    return ("`\(names.first ?? "")` is given twice", context.mark, nil)
  case .reader(let problem, _, _, _): return ("no valid YAML: \(problem)", nil, nil)
  case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded: return ("no valid YAML", nil, nil)
  }
}

/// Finds the places that YAML counts in lines and columns of a part of a file.
private struct YAMLPlaces {
  let text: Excerpt
  let lines: SourceFile

  init(_ text: Excerpt) {
    self.text = text
    lines = SourceFile(path: "", bytes: text.bytes)
  }

  var firstLine: Span { text.span(0, lines.line(1).end) }

  /// From a mark on: so many bytes, or to the end of the line.
  func span(_ mark: Mark?, count: Int? = nil) -> Span {
    let position = Position(line: mark?.line ?? 1, column: mark?.column ?? 1)
    let start = lines.offset(of: position)
    let end = position.line <= lines.lineCount ? lines.line(position.line).end : start
    return text.span(start, count.map { min(start + $0, end) } ?? lines.trimmingEnd(start, end))
  }

  /// A value in a list or a mapping, which more may follow on its line.
  func span(of scalar: Node.Scalar) -> Span {
    let quotes = scalar.style == .plain || scalar.style == .any ? 0 : 2
    return span(scalar.mark, count: max(scalar.string.utf8.count, 1) + quotes)
  }
}

extension SourceFile {
  /// The end of a range without the spaces before it.
  fileprivate func trimmingEnd(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\t") { end -= 1 }
    return end
  }
}

extension Node {
  /// Whether nothing is there. Yams would find out with regular expressions, as it would find out the type of every
  /// other value, which takes longer than reading the text; hence also its resolver `basic`.
  fileprivate var isNull: Bool {
    guard let scalar, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
