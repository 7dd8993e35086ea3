import Diagnostics

/// The fields that a template can name in a value, found by looking at one that has them all.
indirect enum TemplateFields: Sendable {
  case none
  case object([String: TemplateFields])
  case list(TemplateFields)

  init(of value: some TemplateValue) {
    func fields<Value: TemplateValue>(_ value: Value) -> [String: TemplateFields] {
      Value.fields.mapValues { field in
        switch field(value) {
        case let object as any TemplateValue: TemplateFields(of: object)
        case let list as [any TemplateValue]: .list(list.first.map { TemplateFields(of: $0) } ?? .none)
        case is [String]: .list(.none)
        default: .none
        }
      }
    }
    self = .object(fields(value))
  }

  var names: [String] { if case .object(let fields) = self { Array(fields.keys) } else { [] } }
}

/// Finds the tags that name nothing: mustache would print nothing for them.
struct TemplateCheck {
  let templates: [String: SourceFile]
  private(set) var diagnostics: [String: [Diagnostic]] = [:]

  /// What swift-mustache can do to a value before it is shown.
  private static let transforms: Set<String> = [
    "capitalized", "count", "empty", "enumerated", "equalzero", "even", "first", "last", "lowercased", "minusone",
    "odd", "plusone", "reversed", "sorted", "uppercased",
  ]

  init(_ templates: [String: SourceFile]) { self.templates = templates }

  /// Follows a template and what it includes, with the fields that are in reach.
  mutating func check(_ name: String, fields: TemplateFields) {
    check(name, stack: [fields], including: [])
  }

  private mutating func check(_ name: String, stack: [TemplateFields], including: [String]) {
    guard let file = templates[name] else { return }
    var stack = stack
    // The fields of each open tag, so that its end restores what was in reach before it.
    var open: [Int] = []
    for tag in TemplateTag.tags(of: file) {
      switch tag.kind {
      case .comment: break
      case .configuration:
        report(
          Diagnostic(.template, "tags that change the way tags are read are not supported", at: tag.span), in: name)
      case .block: open.append(stack.count)
      case .value: _ = fields(of: tag, stack, name)
      case .invertedSection:
        _ = fields(of: tag, stack, name)
        open.append(stack.count)
      case .section:
        open.append(stack.count)
        switch fields(of: tag, stack, name) {
        case .object(let fields): stack.append(.object(fields))
        case .list(let element) where tag.transforms.isEmpty: stack.append(element)
        case .list, TemplateFields.none: stack.append(.none)
        }
      case .end:
        if let depth = open.popLast() { stack.removeLast(max(0, stack.count - depth)) }
      case .partial, .inheritedPartial:
        if tag.kind == .inheritedPartial { open.append(stack.count) }
        if templates[tag.name] == nil {
          let nearest = nearestName(to: tag.name, among: templates.keys)
          report(
            Diagnostic(
              .template, "there is no template `\(tag.name)`", at: tag.span,
              help: [nearest.map { "did you mean `\($0)`?" } ?? "it would be `Site/templates/\(tag.name).mustache`"]),
            in: name)
        } else if tag.name == name || including.contains(tag.name) {
          report(Diagnostic(.template, "the template `\(tag.name)` includes itself", at: tag.span), in: name)
        } else {
          check(tag.name, stack: stack, including: including + [name])
        }
      }
    }
  }

  /// What a tag's name stands for: the innermost field of its first word, then field by field.
  private mutating func fields(of tag: TemplateTag, _ stack: [TemplateFields], _ template: String) -> TemplateFields {
    for transform in tag.transforms where !Self.transforms.contains(transform) {
      report(Diagnostic(.template, "there is no transform `\(transform)`", at: tag.span), in: template)
    }
    if tag.name == "." || tag.name.isEmpty { return stack.last ?? .none }
    // A dot before a name keeps mustache from looking for it further out.
    var candidates = tag.name.hasPrefix(".") ? stack.suffix(1) : stack.reversed()
    for word in tag.name.split(separator: ".") {
      let found = candidates.lazy.compactMap { scope in
        if case .object(let fields) = scope { fields[String(word)] } else { nil }
      }.first
      guard let found else {
        let names = Set(candidates.flatMap(\.names)).sorted()
        let nearest = nearestName(to: String(word), among: names)
        report(
          Diagnostic(
            .template, "`\(tag.name)` is nothing that a page has", at: tag.span,
            help: nearest.map { ["did you mean `\($0)`?"] }
              ?? (names.isEmpty ? [] : ["known here: " + names.joined(separator: ", ")])),
          in: template)
        return .none
      }
      candidates = [found]
    }
    return candidates.first ?? .none
  }

  private mutating func report(_ diagnostic: Diagnostic, in template: String) {
    // A template that several others include is checked as often, but tells its mistakes once.
    if diagnostics[template, default: []].contains(diagnostic) { return }
    diagnostics[template, default: []].append(diagnostic)
  }
}
