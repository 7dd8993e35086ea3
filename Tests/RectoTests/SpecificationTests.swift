import CCMarkGFM
import Diagnostics
import Foundation
import Testing

@testable import Recto

/// The specifications of CommonMark and of GFM are the suite: each example, byte for byte.
struct SpecificationTests {
  @Test func commonMark() throws {
    let examples = try Example.read("commonmark-0.29")
    #expect(examples.count == 649)
    for example in examples {
      #expect(example.html(.extensions([])) == example.expected, "\(example)")
    }
  }

  @Test func gitHubFlavored() throws {
    let examples = try Example.read("gfm-0.29")
    #expect(examples.count == 673)
    for example in examples where example.exception == nil {
      #expect(example.html(.extensions(example.extensions)) == example.expected, "\(example)")
    }
  }

  /// With every extension at once, as `recto render --plain` has it.
  @Test(arguments: ["commonmark-0.29", "gfm-0.29"])
  func withEveryExtension(name: String) throws {
    for example in try Example.read(name) where example.exception == nil && !example.contradictsExtensions {
      #expect(example.html(.plain) == example.expected, "\(example)")
    }
  }

  /// What cmark-gfm itself makes of its tree, over the examples with pieces of Markdown thrown in.
  @Test(arguments: ["commonmark-0.29", "gfm-0.29"])
  func thePlainStyleIsThatOfCmark(name: String) throws {
    let pieces = [
      "**2**", "|1|p\\|q|", "\n|a|\n|-|\n", "\n|:-|-:|\n", "\t", "熵", "\n> ", "\n- ", "\r\n", "`", "\n# ", "\n===\n",
      "\n[a]: /u\n",
      "  \n", "<a\nb>", "&amp;", "\\", "*", "_", "~~", "[", "](x 'y')", "!", "<", "\n    ", "\0", "\n1. ", "\n- [x] ",
      "www.a.b",
      "http://x.y/(z", "a@b.c", "\n<div>\n", "<!-- x -->", "\n\n", "![", "\"", "\n***\n",
    ]
    let dialect = Dialect.extensions(["table", "strikethrough", "autolink", "tasklist"])
    var random = Random(state: 20_190_406)
    for example in try Example.read(name) {
      var scalars = Array(example.markdown.unicodeScalars)
      for _ in 0..<5 {
        let piece = pieces[random.next(below: pieces.count)]
        scalars.insert(contentsOf: piece.unicodeScalars, at: random.next(below: scalars.count + 1))
        let text = String(String.UnicodeScalarView(scalars))
        let document = Document(reading: SourceFile(path: "page.md", text: text), dialect: dialect)
        let html = String(decoding: HTMLWriter.html(of: document, style: .plain(filtersTags: false)), as: UTF8.self)
        let expected = Array(text.utf8).withUnsafeBufferPointer { bytes in
          let tree = MarkdownTree(bytes, dialect: dialect)
          let written = cmark_render_html(tree.root, CMARK_OPT_UNSAFE, nil)
          defer { free(written) }
          return written.map { String(cString: $0) }
        }
        #expect(html == expected, "\(text.debugDescription)")
      }
    }
  }

  /// cmark-gfm is not re-entrant; the reader is.
  @Test func manyThreadsReadAlike() async throws {
    let texts = try Example.read("gfm-0.29").map(\.markdown)
    let text = texts.joined(separator: "\n\n")
    func read() -> [UInt8] {
      HTMLWriter.html(of: Document(reading: SourceFile(path: "page.md", text: text)), style: .page(allowsHTML: true))
    }
    let expected = read()
    let results = await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 { group.addTask { read() } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0 == expected })
  }
}

struct Example: CustomTestStringConvertible {
  let number: Int
  let section: String
  let extensions: Set<String>
  let markdown: String
  let expected: String

  var testDescription: String { "\(section), example \(number): \(markdown)" }

  func html(_ dialect: Dialect) -> String {
    let document = Document(reading: SourceFile(path: "example.md", text: markdown), dialect: dialect)
    let filtersTags =
      switch dialect {
      case .extensions(let names): names.contains("tagfilter")
      case .plain, .recto: false
      }
    return String(decoding: HTMLWriter.html(of: document, style: .plain(filtersTags: filtersTags)), as: UTF8.self)
  }

  /// Why an example is left out.
  var exception: String? {
    // GFM marks the examples of task lists `disabled` and leaves their HTML open: its own text says that "the
    // implementation is free" in how the box is written. cmark-gfm puts `disabled` last.
    extensions.contains("disabled") ? "the HTML of a task list is not specified" : nil
  }

  /// What cannot be had with every extension at once: CommonMark's examples of bare addresses, which GFM makes
  /// links, and GFM's example of the tags that it disallows, which CommonMark's examples pass through.
  var contradictsExtensions: Bool {
    extensions.contains("tagfilter")
      || [
        "http://example.com\n", "foo@bar.example.com\n", "< http://foo.bar >\n", "<http://foo.bar/baz bim>\n",
        "<foo\\+@bar.example.com>\n",
      ].contains(markdown)
  }

  static func read(_ name: String) throws -> [Example] {
    let url = try #require(Bundle.module.url(forResource: "Specs/\(name)", withExtension: "txt"))
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var section = ""
    var parts: [[Substring]]?
    var extensions: Set<String> = []
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fence + " example") {
        extensions = Set(line.split(separator: " ").dropFirst(2).map(String.init))
        parts = [[]]
      } else if line == fence, let found = parts {
        let texts = found.map { $0.map { $0 + "\n" }.joined().replacing("→", with: "\t") }
        examples.append(
          Example(
            number: examples.count + 1, section: section, extensions: extensions, markdown: texts[0],
            expected: texts.count > 1 ? texts[1] : ""))
        parts = nil
      } else if line == ".", parts?.count == 1 {
        parts?.append([])
      } else if let last = parts?.indices.last {
        parts?[last].append(line)
      } else if line.hasPrefix("# ") {
        section = String(line.dropFirst(2))
      }
    }
    return examples
  }
}
