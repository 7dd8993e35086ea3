import Diagnostics

/// The names that are declared in a block, for `NameCheck`. A class, since the blocks inside of it look up to it.
final class NameFrame {
  struct Entry {
    var span: Span
    var isMutable: Bool
    /// Whether it is, or yields, true or false.
    var isTruth: Bool
  }

  let parent: NameFrame?
  /// Whether its names stand in another file.
  var isPrelude = false
  var names: [String: Entry] = [:]

  init(parent: NameFrame?) { self.parent = parent }

  func lookup(_ name: String) -> Entry? { names[name] ?? parent?.lookup(name) }

  func isOfPrelude(_ name: String) -> Bool {
    names[name] == nil ? parent?.isOfPrelude(name) ?? false : isPrelude
  }

  var visibleNames: [String] { names.keys.sorted() + (parent?.visibleNames ?? []) }
}
