import CCMarkGFM
import Synchronization

/// Which Markdown is read.
package enum Dialect: Sendable {
  /// CommonMark and GFM with mathematics, formula blocks and Recto's comments.
  case recto
  /// CommonMark and GFM alone.
  case plain
  /// CommonMark with no more than the named extensions of cmark-gfm, as GFM's examples want it.
  case extensions(Set<String>)
}

/// The tree that cmark-gfm makes of a text. Its nodes live as long as it does.
struct MarkdownTree: ~Copyable {
  let root: OpaquePointer
  let extensions: MarkdownExtensions

  /// cmark-gfm keeps the special characters of the attached extensions in global tables while it parses: two
  /// parses at once give wrong trees. Everything after the parse is free of shared state.
  private static let lock = Mutex(())

  init(_ text: UnsafeBufferPointer<UInt8>, dialect: Dialect) {
    let extensions = MarkdownExtensions.registered
    self.extensions = extensions
    // Positions of inlines after a line break inside a code span are right only with this option.
    var options = CMARK_OPT_SOURCEPOS
    if case .extensions = dialect {} else { options |= CMARK_OPT_FOOTNOTES }
    nonisolated(unsafe) let bytes = text
    root = Self.lock.withLock { _ in
      recto_math_reset()
      let parser = cmark_parser_new(options)
      defer { cmark_parser_free(parser) }
      for (name, node) in extensions.attached(for: dialect) where node != nil {
        _ = name
        cmark_parser_attach_syntax_extension(parser, node)
      }
      if let start = bytes.baseAddress {
        start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          cmark_parser_feed(parser, $0, bytes.count)
        }
      }
      nonisolated(unsafe) let root = cmark_parser_finish(parser)!
      return root
    }
  }

  deinit { cmark_node_free(root) }
}

/// The syntax extensions, which live as long as the process.
///
/// `@unchecked Sendable`: they are made once and not changed afterwards; cmark reads them under the lock.
struct MarkdownExtensions: @unchecked Sendable {
  let math: OpaquePointer
  let taskList: OpaquePointer?
  private let named: [(String, OpaquePointer?)]

  static let registered = MarkdownExtensions()

  private init() {
    math = recto_math_extension_new()
    // Found only once the line above has registered them.
    taskList = cmark_find_syntax_extension("tasklist")
    named = ["table", "strikethrough", "autolink", "tasklist"].map { ($0, cmark_find_syntax_extension($0)) }
  }

  /// In the order in which they are asked: mathematics before tables, which claim a paragraph's next line.
  func attached(for dialect: Dialect) -> [(String, OpaquePointer?)] {
    switch dialect {
    case .recto: [("math", math)] + named
    case .plain: named
    case .extensions(let names): named.filter { names.contains($0.0) }
    }
  }
}
