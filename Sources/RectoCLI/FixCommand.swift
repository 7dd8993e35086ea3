import ArgumentParser
import Diagnostics
import Recto

struct FixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Write the right digits where wrong ones are printed.",
    discussion: """
      Wrong results are exchanged for the right ones, with as many digits as are printed and in the author's own way of \
      writing: signs, separators, percent, `…` and powers of ten stay as they are. `?` is filled in: `// ≈ ?` with three \
      significant digits. Numbers that are given are never touched, nor errata (`≉`), nor what is exempt; nor is any \
      other byte of a file. A file is replaced in one step, so that an interrupted run leaves it whole.

      Afterwards what is still wrong is shown. Exit status: 0 if nothing is, 1 if something is or, with `--dry-run`, if \
      something would be changed.

      Examples:
        recto fix                                every number of this project
        recto fix --dry-run | less               look first
        recto fix --only Content/en/entropy.md:31
        recto fix --dry-run notes/ | git apply
      """)

  @Argument(help: "Projects, folders of Markdown and single files. (default: .)", completion: .file())
  var paths: [String] = []

  @Flag(help: "Write nothing; print the changes as a unified diff.")
  var dryRun = false

  @Option(help: ArgumentHelp("Only the numbers on this line; may be given more than once.", valueName: "FILE:LINE"))
  var only: [LinePlace] = []

  @Flag(name: [.short, .long], help: "Say nothing but what is wrong.")
  var quiet = false

  func run() async throws {
    try await end { () throws(Diagnostic) in
      let project = try Project.load(paths.isEmpty ? only.map(\.file) : paths)
      let lines = try only.isEmpty ? nil : project.lines(at: only)
      var progress = Progress(isQuiet: quiet || dryRun)
      var summary = Summary()
      var remaining = only.isEmpty ? project.diagnostics : []
      var failure: Diagnostic?
      await project.fix(lines: lines, width: processorCount) { result in
        summary.files += 1
        switch result {
        case .failure(let error): remaining.append(error.diagnostic)
        case .success(let fix):
          let wanted = lines?[fix.original.path]
          if let line = wanted.flatMap(fix.lineWithoutClaim) {
            failure =
              failure
              ?? Diagnostic(
                .unreadable, "there is no claim on line \(line) of '\(fix.original.path)'", at: nil,
                help: ["name the line on which the number stands"])
            return
          }
          do throws(Diagnostic) {
            remaining += try write(fix, lines: wanted, in: project, &summary)
          } catch {
            failure = failure ?? error
          }
        }
        progress.show(summary.files, of: lines?.count ?? project.articles.count)
      }
      progress.clear()
      Terminal.show(remaining)
      if let failure { throw failure }
      if !quiet, !dryRun { try Terminal.write(summary.text + "\n") }
      let ending = Ending(remaining)
      return ending == .clean && dryRun && summary.numbers > 0 ? .errors : ending
    }
  }

  /// Writes a mended article, or what would change in it; tells what is still wrong.
  private func write(
    _ fix: Fix, lines: Set<Int>?, in project: Project, _ summary: inout Summary
  ) throws(Diagnostic) -> [LocatedDiagnostic] {
    FileReplacement.removeDraft(of: fix.original.path)
    guard !dryRun else {
      try Terminal.write(UnifiedDiff.text(of: fix.original, fix.edits))
      summary.add(fix)
      return fix.remaining(onLines: lines)
    }
    do throws(Diagnostic) {
      switch try project.write(fix, lines: lines) {
      case .success(let written):
        summary.add(written)
        return written.remaining(onLines: lines)
      case .failure(let error): return [error.diagnostic]
      }
    } catch {
      return [error.located(atPath: fix.original.path)]
    }
  }

  /// What was done, for a person.
  private struct Summary {
    var files = 0
    var changed = 0
    var numbers = 0

    mutating func add(_ fix: Fix) {
      numbers += fix.edits.count
      if !fix.edits.isEmpty { changed += 1 }
    }

    var text: String {
      numbers == 0
        ? "nothing to mend in \(files) file\(files == 1 ? "" : "s")"
        : "\(numbers) number\(numbers == 1 ? "" : "s") mended in \(changed) file\(changed == 1 ? "" : "s")"
    }
  }
}
