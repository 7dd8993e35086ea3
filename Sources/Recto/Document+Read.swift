import Diagnostics

extension Document {
  /// Reads a Markdown file. Nothing is thrown: what is wrong is in `diagnostics`, and the rest is read.
  package init(reading file: SourceFile, dialect: Dialect = .recto) {
    self.init(
      file: file, frontMatter: FrontMatter(), blocks: [], footnotes: [], program: [], bindings: [], math: [],
      numbers: [], exempt: [], headings: [], links: [], html: [], diagnostics: [])
    var isRecto = false
    if case .recto = dialect { isRecto = true }
    guard file.bytes.count <= SourceFile.byteLimit else {
      diagnostics = [Diagnostic(.tooLarge, "larger than \(SourceFile.byteLimit >> 20) MiB", at: nil)]
      return
    }
    if isRecto, let problem = file.encodingProblem {
      // Nothing of it can be placed or checked; it is shown as it stands.
      diagnostics = [problem]
      let text = file.bytes.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
      blocks = [.code(info: "", text: String(decoding: text, as: UTF8.self))]
      return
    }
    var skippedLines = 0
    if isRecto {
      frontMatter = FrontMatter(at: file, &diagnostics)
      skippedLines = file.position(of: frontMatter.span.end).line - 1
    }
    let start = frontMatter.span.end
    if let problem = MarkdownLimits.problem(in: file, from: start) {
      diagnostics.append(problem)
      return
    }
    self = file.bytes.withUnsafeBufferPointer { bytes in
      let tree = MarkdownTree(UnsafeBufferPointer(rebasing: bytes[start...]), dialect: dialect)
      var reader = DocumentReader(
        self, dialect: dialect, skippedLines: skippedLines, extensions: tree.extensions)
      reader.read(MarkdownNode(tree.root))
      return reader.document
    }
  }
}
