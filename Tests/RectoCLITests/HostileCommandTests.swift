import Foundation
import Testing

/// What every command that reads or writes a project does where the system refuses: `HostileFolderTests`,
/// `FixCommandTests` and `InterruptionTests` hold `build` and `fix` to more of it.
struct HostileCommandTests {
  private static let wrong = "0.8<!-- = log(2) -->\n"
  private static let right = "0.7<!-- = log(2) -->\n"

  /// The last site stays, what can be mended is mended, and what can be read is written out.
  @Test(.enabled(if: geteuid() == 0, "needs another user")) func whatMayNotBeReadStopsNothingElse() throws {
    let sandbox = try Sandbox()
    for name in ["a", "secret", "closed/b"] { try sandbox.write("Content/\(name).md", Self.wrong) }
    let outcome = try sandbox.shell(
      """
      recto build -q --allow-failures; cp -a _site before
      chmod 777 . Content && chmod 666 Content/a.md && chmod 600 Content/secret.md && chmod 700 Content/closed
      \(asNobody)recto build -q; echo "build $?"
      diff -r before _site && \(asNobody)recto fix; echo "fix $?"
      \(asNobody)recto tangle > Article.swift; echo "tangle $?"
      """)
    #expect(outcome.output == "build 1\n1 number mended in 1 file\nfix 1\ntangle 1\n", "\(outcome)")
    #expect(outcome.errors.components(separatedBy: "Content/secret.md\n  = note: permission denied").count == 4)
    #expect(outcome.errors.components(separatedBy: "Content/closed\n  = note: permission denied").count == 4)
    #expect(sandbox.text("Content/a.md") == Self.right)
    #expect(sandbox.text("Content/secret.md") == Self.wrong)
    #expect(sandbox.text("Article.swift")?.contains("\"0.7\", at: \"Content/a.md:1\"") == true)
  }

  @Test(.enabled(if: canMount, "needs the right to mount a file system")) func nothingIsWrittenWhereAllIsReadOnly()
    throws
  {
    let sandbox = try Sandbox()
    let outcome = try sandbox.shell(
      """
      unshare -m sh -c '
        mkdir disk && mount -t tmpfs none disk && mkdir disk/Content
        echo "0.8<!-- = log(2) -->" > disk/Content/a.md
        recto build -q --allow-failures disk 2>/dev/null; echo "build $?"
        find disk > before; cp -r disk/_site site; mount -o remount,ro disk; cd disk
        for command in fix "build -q --allow-failures" "new Title" "init notes" "tangle"; do
          recto $command > ../out 2> ../errors; echo "$command $?"
          grep -c "read-only file system" ../errors
        done
        cd ..; find disk | diff - before && diff -r site disk/_site && cat disk/Content/a.md'
      """)
    // The number is wrong: `build` and `fix` say so with 1; a program can be made of it.
    #expect(
      outcome.output == """
        build 1
        fix 1
        1
        build -q --allow-failures 2
        1
        new Title 2
        1
        init notes 2
        1
        tangle 1
        0
        0.8<!-- = log(2) -->

        """, "\(outcome)")
  }

  /// Half a report, half a program or half a patch must not pass for a whole one.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func anOutputThatIsFullIsNoSuccess() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.md", Self.right)
    try sandbox.write("wrong/b.md", Self.wrong)
    for command in [
      "check", "check --format json", "check --format sarif", "check --coverage", "tangle", "fix --dry-run wrong",
      "render a.md", "eval 1/3", "explain a.md:1", "explain claim-refuted", "new Title",
    ] {
      let outcome = try sandbox.shell("recto \(command) > /dev/full")
      #expect(outcome.status == 2, "\(command)")
      #expect(
        outcome.errors.contains("cannot write to standard output\n  = note: no space left on device"),
        "\(command): \(outcome.errors)")
    }
    #expect(sandbox.text("wrong/b.md") == Self.wrong)
  }

  @Test(.enabled(if: canMount, "needs the right to mount a file system")) func aFullDiskLeavesNoHalfArticle() throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.shell(
      """
      unshare -m sh -c '
        mkdir disk && mount -t tmpfs -o size=16k none disk && mkdir disk/Content
        head -c 1m /dev/zero > disk/fill 2>/dev/null
        recto new Title -C disk; echo "status $?"; ls -A disk disk/Content'
      """)
    #expect(outcome.output == "status 2\ndisk:\nContent\nfill\n\ndisk/Content:\n", "\(outcome)")
    #expect(outcome.errors.contains("no space left on device"))
  }

  @Test func linksInACircleStopNothing() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", Self.wrong)
    let outcome = try sandbox.shell(
      """
      ln -s .. Content/up && ln -s loop.md Content/loop.md && ln -s out out
      for command in fix "tangle" "build -q" "build -o out" "fix Content/loop.md" "init out" "new -C out Title" \\
        "new Title"
      do
        recto $command > stdout 2> errors; echo "$command: $?"
        tail -n 1 stdout; grep -o "too many levels of symbolic links" errors
      done
      """)
    #expect(
      outcome.output == """
        fix: 0
        1 number mended in 1 file
        tangle: 0
        ]
        build -q: 0
        build -o out: 2
        too many levels of symbolic links
        fix Content/loop.md: 2
        too many levels of symbolic links
        init out: 2
        too many levels of symbolic links
        new -C out Title: 2
        new Title: 0
        Content/title.md

        """, "\(outcome)")
    #expect(sandbox.text("Content/a.md") == Self.right)
    #expect(sandbox.text("_site/a.html") != nil)
  }

  /// Each of several articles with one title gets a file of its own, or is told that it does not.
  @Test func articlesThatBeginAtOnceDoNotOverwriteEachOther() throws {
    let sandbox = try Sandbox()
    let processes = try (0..<8).map { _ in try sandbox.process(["new", "Title"]) }
    for process in processes { try process.run() }
    for process in processes { process.waitUntilExit() }
    let made = processes.count { $0.terminationStatus == 0 }
    #expect(made >= 1 && processes.allSatisfy { [0, 2].contains($0.terminationStatus) })
    #expect(sandbox.entries().count == made)
    #expect(sandbox.entries().allSatisfy { sandbox.text($0)?.hasPrefix("---\ntitle: \"Title\"\n") == true })
  }

  /// `fix` and `build` on one project: each page is of an article before or after it was mended.
  @Test func aBuildWhileNumbersAreMended() throws {
    let sandbox = try Sandbox()
    for index in 0..<60 { try sandbox.write("Content/\(index).md", Self.wrong) }
    let processes = try [
      sandbox.process(["fix", "-q"]), sandbox.process(["build", "-q", "--allow-failures"]),
      sandbox.process(["tangle"]),
    ]
    for process in processes { try process.run() }
    for process in processes { process.waitUntilExit() }
    #expect(processes[0].terminationStatus == 0)
    #expect(processes.dropFirst().allSatisfy { [0, 1].contains($0.terminationStatus) })
    #expect((0..<60).allSatisfy { sandbox.text("Content/\($0).md") == Self.right })
    #expect((0..<60).allSatisfy { sandbox.text("_site/\($0).html")?.contains("</html>") == true })
    #expect(sandbox.entries() == ["Content", "_site"])
    #expect(sandbox.entries("Content").count == 60)
  }

  @Test func tenThousandFilesAreMendedAndBuilt() throws {
    let sandbox = try Sandbox()
    for index in 0..<10_000 {
      let printed = index % 100 == 0 ? index + 1 : index
      try sandbox.write("\(index % 100)/\(index).md", "\(printed)<!-- = \(index) -->\n")
    }
    #expect(try sandbox.run("fix").output == "100 numbers mended in 100 files\n")
    #expect(try sandbox.run("build").output.hasPrefix("10000 claims in 10000 files: 10000 verified"))
    #expect(sandbox.entries("_site/0").count == 100)
    let program = try sandbox.run("tangle")
    #expect(program.status == 0)
    #expect(program.output.components(separatedBy: "\nfunc article").count == 10_001)
  }
}
