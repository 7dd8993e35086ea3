import Diagnostics

extension Document {
  /// Reads a Markdown file. Nothing is thrown: what is wrong is in `diagnostics`, and the rest is read.
  package init(reading file: SourceFile, dialect: Dialect = .recto) {
    self.init(
      file: file, frontMatter: FrontMatter(), blocks: [], footnotes: [], program: [], bindings: [], math: [],
      numbers: [], exempt: [], headings: [], links: [], diagnostics: [])
    var skippedLines = 0
    if case .recto = dialect {
      frontMatter = FrontMatter(at: file, &diagnostics)
      skippedLines = file.position(of: frontMatter.span.end).line - 1
    }
    let start = frontMatter.span.end
    self = file.bytes.withUnsafeBufferPointer { bytes in
      let tree = MarkdownTree(UnsafeBufferPointer(rebasing: bytes[start...]), dialect: dialect)
      var reader = DocumentReader(
        self, dialect: dialect, skippedLines: skippedLines, extensions: tree.extensions)
      reader.read(MarkdownNode(tree.root))
      return reader.document
    }
  }
}
