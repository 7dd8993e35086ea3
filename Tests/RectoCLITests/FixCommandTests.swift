import Foundation
import Testing

/// `recto fix` as a user meets it: what it writes, and that nothing gets lost on the way.
struct FixCommandTests {
  private static let wrong = "A 0.8<!-- = log(2) -->\n\nB\n\n0.7<!-- = log(3) -->\n"
  private static let right = "A 0.7<!-- = log(2) -->\n\nB\n\n1.1<!-- = log(3) -->\n"

  @Test func wrongNumbersAreMended() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", Self.wrong)
    try sandbox.write("Content/b.md", "2<!-- = 1 + 1 -->\n")
    let outcome = try sandbox.run("fix")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output == "2 numbers mended in 1 file\n")
    #expect(sandbox.text("Content/a.md") == Self.right)
    #expect(sandbox.entries("Content") == ["a.md", "b.md"])
    #expect(try sandbox.run("fix").output == "nothing to mend in 2 files\n")
    #expect(try sandbox.run("fix", "-q").output == "")
    #expect(try sandbox.run("check", "-q").status == 0)
  }

  @Test func whatNoDigitsMendIsShown() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.md", Self.wrong + "\n0.7<!-- ≉ log(2) -->\n")
    let outcome = try sandbox.run("fix", "a.md")
    #expect(outcome.status == 1)
    #expect(outcome.output == "2 numbers mended in 1 file\n")
    #expect(outcome.errors.components(separatedBy: "error[").count == 2)
    #expect(outcome.errors.contains("`log(2)` does round to 0.7"))
    #expect(sandbox.text("a.md") == Self.right + "\n0.7<!-- ≉ log(2) -->\n")
  }

  @Test func aDryRunPrintsAPatch() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", Self.wrong.replacingOccurrences(of: "\n", with: "\r\n"))
    let outcome = try sandbox.run("fix", "--dry-run")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("--- a/Content/a.md\n+++ b/Content/a.md\n@@ -1,5 +1,5 @@\n-A 0.8<!--"))
    #expect(sandbox.text("Content/a.md")?.contains("0.8") == true)
    let applied = try sandbox.shell("recto fix --dry-run | git apply && recto check -q")
    #expect(applied.status == 0, "\(applied.errors)")
    #expect(sandbox.text("Content/a.md") == Self.right.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(try sandbox.run("fix", "--dry-run").status == 0)
  }

  @Test func onlyTheLinesThatAreNamed() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.md", Self.wrong)
    #expect(try sandbox.run("fix", "--only", "a.md:5").output == "1 number mended in 1 file\n")
    #expect(sandbox.text("a.md") == "A 0.8<!-- = log(2) -->\n\nB\n\n1.1<!-- = log(3) -->\n")
    #expect(try sandbox.run("fix", "--only", "./a.md:1:3").status == 0)
    #expect(sandbox.text("a.md") == Self.right)
    let missing = try sandbox.run("fix", "--only", "a.md:3")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("there is no claim on line 3 of 'a.md'"))
    #expect(try sandbox.run("fix", "--only", "a.md").status == 64)
    #expect(try sandbox.run("fix", ".", "--only", "b.md:1").status == 2)
  }

  @Test func modesAndLinksStay() throws {
    let sandbox = try Sandbox()
    try sandbox.write("real/a.md", Self.wrong)
    let outcome = try sandbox.shell(
      """
      chmod 640 real/a.md && ln -s real/a.md link.md && recto fix -q link.md
      stat -c '%a %F' real/a.md link.md
      """)
    #expect(outcome.status == 0)
    #expect(outcome.output == "640 regular file\n777 symbolic link\n")
    #expect(sandbox.text("real/a.md") == Self.right)
    #expect(sandbox.entries("real") == ["a.md"])
  }

  @Test func aFileThatMayNotBeWrittenIsLeft() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.md", Self.wrong)
    let outcome = try sandbox.shell("chmod 644 a.md && chmod 755 . && \(asNobody)recto fix a.md")
    guard geteuid() == 0 else { return }
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("error[output-folder]: cannot write 'a.md'"))
    #expect(sandbox.text("a.md") == Self.wrong)
    #expect(sandbox.entries() == ["a.md"])
  }

  @Test(.enabled(if: canMount, "needs the right to mount a file system")) func aFullDiskLosesNothing() throws {
    let sandbox = try Sandbox()
    // The draft does not fit beside the article.
    let outcome = try sandbox.shell(
      """
      unshare -m sh -c '
        mkdir disk && mount -t tmpfs -o size=48k none disk && cd disk
        printf "0.8<!-- = log(2) -->\\n" > a.md
        head -c 20000 /dev/zero | tr "\\0" "a" >> a.md
        cp a.md ../before
        head -c 20000 /dev/zero > fill
        recto fix a.md; echo "status $?"
        cmp a.md ../before && ls -A
        rm fill && recto fix -q a.md; echo "status $?"; head -c 3 a.md'
      """)
    #expect(outcome.output.hasPrefix("nothing to mend in 1 file\nstatus 1\na.md\nfill\nstatus 0\n0.7"), "\(outcome)")
    #expect(outcome.errors.contains("no space left on device"))
  }

  /// Killed at any moment: each file is the old one or the new one, and the next run leaves nothing behind.
  @Test(arguments: [SIGKILL, SIGINT]) func aKilledRunLosesNothing(signal: Int32) throws {
    let sandbox = try Sandbox()
    let count = 60
    func write() throws { for index in 0..<count { try sandbox.write("\(index).md", Self.wrong) } }
    try write()
    let clock = ContinuousClock()
    var status: Int32 = -1
    let duration = try clock.measure { status = try sandbox.run("fix", "-q").status }
    #expect(status == 0)
    var kills = 0
    for _ in 0..<12 {
      try write()
      let process = try sandbox.process(["fix", "-q"])
      try process.run()
      usleep(UInt32.random(in: 0...UInt32(duration / .microseconds(1))))
      if process.isRunning {
        kill(process.processIdentifier, signal)
        kills += 1
      }
      process.waitUntilExit()
      for index in 0..<count {
        let text = sandbox.text("\(index).md")
        #expect(text == Self.wrong || text == Self.right)
      }
    }
    #expect(kills > 0)
    // Also the rest of a run whose file nobody has to mend any more.
    try sandbox.write(".0.md.recto-fix", "half")
    #expect(try sandbox.run("fix", "-q").status == 0)
    #expect(sandbox.entries() == (0..<count).map { "\($0).md" }.sorted())
    #expect((0..<count).allSatisfy { sandbox.text("\($0).md") == Self.right })
  }

  @Test func twoRunsAtOnceAgree() throws {
    let sandbox = try Sandbox()
    for index in 0..<40 { try sandbox.write("\(index).md", Self.wrong) }
    let processes = try (0..<2).map { _ in try sandbox.process(["fix", "-q"]) }
    for process in processes { try process.run() }
    for process in processes { process.waitUntilExit() }
    #expect(processes.map(\.terminationStatus) == [0, 0])
    #expect((0..<40).allSatisfy { sandbox.text("\($0).md") == Self.right })
    #expect(sandbox.entries().count == 40)
  }
}
