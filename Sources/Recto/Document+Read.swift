import Diagnostics

extension Document {
  /// Larger files are not read.
  package static let byteLimit = 16 << 20

  /// Reads a Markdown file. Nothing is thrown: what is wrong is in `diagnostics`, and the rest is read.
  package init(reading file: SourceFile, dialect: Dialect = .recto) {
    self.init(
      file: file, frontMatter: FrontMatter(), blocks: [], footnotes: [], program: [], bindings: [], math: [],
      numbers: [], exempt: [], headings: [], links: [], diagnostics: [])
    var isRecto = false
    if case .recto = dialect { isRecto = true }
    guard file.bytes.count <= Self.byteLimit else {
      diagnostics = [Diagnostic(.tooLarge, "larger than \(Self.byteLimit >> 20) MiB", at: nil)]
      return
    }
    if isRecto, let offset = file.firstInvalidByte {
      // Nothing of it can be placed or checked; it is shown as it stands.
      diagnostics = [Self.invalidByte(at: offset, in: file)]
      blocks = [.code(info: "", text: String(decoding: file.bytes, as: UTF8.self))]
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

  private static func invalidByte(at offset: Int, in file: SourceFile) -> Diagnostic {
    let byte = String(file.bytes[offset], radix: 16, uppercase: true)
    let help = file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) ? "UTF-16" : nil
    return Diagnostic(
      .encoding, "not UTF-8: the byte 0x\(byte.count < 2 ? "0" + byte : byte)", at: Span(offset, offset + 1),
      help: [help.map { "this looks like \($0); save the file as UTF-8" } ?? "save the file as UTF-8"])
  }
}
