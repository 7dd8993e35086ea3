import Diagnostics
import Formula

/// What becomes of an article when its wrong numbers are exchanged for the right ones.
///
/// A table's cells may be what other claims are computed from (`printed(I)`, a footer), and a number in LaTeX what the
/// next one of its chain is. So numbers are mended in the order in which they depend on each other, each once the
/// article has been judged with those before it. Hence it does not matter whether a user mends them one by one or all
/// at once, and mending twice changes nothing.
package struct Fix: Sendable {
  package let original: SourceFile
  /// Of the original's bytes, in rising order.
  package let edits: [Edit]
  /// The article as it is once the edits are made.
  package let judged: JudgedDocument

  package var fixed: SourceFile { judged.document.file }
}

extension Fix {
  /// - Parameters:
  ///   - lines: those that are to be mended; `nil` for all.
  ///   - judge: judges the article with a part of the edits made, as far as it is asked.
  package init(
    _ file: SourceFile, lines: Set<Int>? = nil, judge: (SourceFile, Depth) -> JudgedDocument
  ) {
    var plan = Plan(file)
    var judged = judge(file, .whole)
    while plan.take(judged) {
      // What drafts find is right, but they do not find all.
      while plan.take(judge(file.applying(plan.edits), .draft)) {}
      judged = judge(file.applying(plan.edits), .whole)
    }
    original = file
    guard let lines else {
      (edits, self.judged) = (plan.edits, judged)
      return
    }
    edits = plan.edits.filter { lines.contains(file.position(of: $0.span.start).line) }
    self.judged = edits == plan.edits ? judged : judge(file.applying(edits), .whole)
  }

  /// The edits so far, of the original's bytes.
  private struct Plan {
    let original: SourceFile
    private(set) var edits: [Edit] = []
    /// Two claims about one number that want different digits: it stays as it is.
    private var contested: Set<Span> = []

    init(_ file: SourceFile) { original = file }

    /// Takes the next edits that depend on nothing but what is already in the plan.
    ///
    /// - Returns: whether there were any.
    mutating func take(_ judged: JudgedDocument) -> Bool {
      var found: [Edit] = []
      for claim in judged.nextToFix(where: { !wanted($0, in: judged).isEmpty }) {
        found += wanted(claim, in: judged)
      }
      found.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
      var accepted: [Edit] = []
      for edit in found {
        guard let last = accepted.last, last.span.end > edit.span.start else {
          if !contested.contains(edit.span) { accepted.append(edit) }
          continue
        }
        if last != edit {
          contested.formUnion([last.span, edit.span])
          accepted.removeLast()
        }
      }
      edits = (edits + accepted).sorted { $0.span.start < $1.span.start }
      return !accepted.isEmpty
    }

    /// A claim's edits as edits of the original; none where one of its numbers has been exchanged already.
    private func wanted(_ claim: JudgedClaim, in judged: JudgedDocument) -> [Edit] {
      var translated: [Edit] = []
      for edit in claim.claim.edits(claim.judgement, in: judged.document.file) {
        guard let span = originalSpan(edit.span), !contested.contains(span) else { return [] }
        translated.append(Edit(span, edit.text))
      }
      return translated
    }

    /// Where bytes of the edited text stand in the original; `nil` if an edit has touched them.
    private func originalSpan(_ span: Span) -> Span? {
      var shift = 0
      for edit in edits {
        let start = edit.span.start + shift
        if span.end <= start { break }
        guard span.start >= start + edit.text.utf8.count else { return nil }
        shift += edit.text.utf8.count - edit.span.count
      }
      return Span(span.start - shift, span.end - shift)
    }
  }
}

extension Fix {
  fileprivate static func result(of path: String, lines: Set<Int>?, _ prelude: Prelude) -> Result<Fix, LoadError> {
    do throws(LoadError) {
      let file = try SourceFile.load(path)
      return .success(Fix(file, lines: lines) { judge($0, prelude: prelude, depth: $1) })
    } catch {
      return .failure(error)
    }
  }
}

extension Project {
  /// Finds what is to be mended in each article, and hands it over in the order of the files.
  ///
  /// - Parameter lines: by the path of an article, those that are to be mended; `nil` for all of them.
  package func fix(
    lines: [String: Set<Int>]?, width: Int, each: (Result<Fix, LoadError>) throws -> Void
  ) async rethrows {
    let prelude = preludeAndFindings().prelude
    let wanted = articles.filter { lines == nil || lines?[$0.path] != nil }
    try await transformInOrder(wanted, width: width) { article in
      Fix.result(of: article.path, lines: lines?[article.path], article.sees(prelude))
    } consume: { fix in
      try each(fix)
    }
  }

  /// Writes a mended article. One that has been changed since it was read, by hand or by another run, is mended anew.
  ///
  /// - Returns: what was written in the end.
  /// - Throws: if it cannot be written, or is changed again and again.
  package func write(_ fix: Fix, lines: Set<Int>?) throws(Diagnostic) -> Result<Fix, LoadError> {
    var prelude = preludeAndFindings().prelude
    if let article = articles.first(where: { $0.path == fix.original.path }) { prelude = article.sees(prelude) }
    var result = Result<Fix, LoadError>.success(fix)
    for _ in 0..<5 {
      guard case .success(let fix) = result, !fix.edits.isEmpty else { return result }
      if try FileReplacement.replace(fix.original, with: fix.fixed) { return result }
      result = Fix.result(of: fix.original.path, lines: lines, prelude)
    }
    throw Diagnostic(
      .outputFolder, "'\(fix.original.path)' is being changed by somebody else, and was left as it is", at: nil)
  }
}

extension Fix {
  /// The first of some lines on which nothing is claimed.
  package func lineWithoutClaim(_ lines: Set<Int>) -> Int? {
    let claimed = judged.claims.map { $0.lines(in: fixed) }
    return lines.sorted().first { line in !claimed.contains { $0.contains(line) } }
  }

  /// What is still wrong, on some lines or on all.
  package func remaining(onLines lines: Set<Int>?) -> [LocatedDiagnostic] {
    let found = judged.diagnostics.map { $0.located(in: fixed) }
    guard let lines else { return found }
    return found.filter { located in lines.contains { (located.start.line...located.end.line).contains($0) } }
  }
}
