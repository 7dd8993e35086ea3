/// A change of a text: what stands in the place of some of its bytes.
package struct Edit: Hashable, Sendable {
  package var span: Span
  package var text: String

  package init(_ span: Span, _ text: String) {
    self.span = span
    self.text = text
  }
}

extension SourceFile {
  /// The file with some of its bytes exchanged; every other byte stays as it is.
  ///
  /// - Parameter edits: in rising order; none overlaps another.
  package func applying(_ edits: [Edit]) -> SourceFile {
    guard !edits.isEmpty else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(self.bytes.count + edits.count * 8)
    var end = 0
    for edit in edits {
      bytes += self.bytes[end..<edit.span.start]
      bytes += edit.text.utf8
      end = edit.span.end
    }
    return SourceFile(path: path, bytes: bytes + self.bytes[end...])
  }
}
