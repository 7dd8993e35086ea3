import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What comes before a command that is to be run without the superuser's rights, to whom no mode forbids anything.
let asNobody = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""

/// Whether a test may mount a file system of its own.
let canMount: Bool = {
  guard geteuid() == 0, let sandbox = try? Sandbox() else { return false }
  return (try? sandbox.shell("unshare -m sh -c 'mkdir disk && mount -t tmpfs none disk'"))?.status == 0
}()

/// Folders as they should not be.
struct HostileFolderTests {
  @Test func whatMayNotBeReadIsAnError() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", "2<!-- = 1 + 1 -->\n")
    try sandbox.write("Content/secret.md", "2<!-- = 1 + 1 -->\n")
    try sandbox.write("Content/closed/b.md", "2<!-- = 1 + 1 -->\n")
    let outcome = try sandbox.shell(
      "chmod 755 . && chmod 600 Content/secret.md && chmod 700 Content/closed && \(asNobody)recto check")
    guard geteuid() == 0 else { return }
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains("error[unreadable]: cannot be read\n ┌─ Content/closed\n  = note: permission denied"))
    #expect(outcome.errors.contains("error[unreadable]: cannot be read\n ┌─ Content/secret.md\n"))
    #expect(outcome.output.hasPrefix("1 claim in 2 files: 1 verified"))
  }

  @Test func anOutputThatMayNotBeWrittenEndsTheRun() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", "2<!-- = 1 + 1 -->\n")
    let outcome = try sandbox.shell("chmod 755 . Content && \(asNobody)recto build")
    guard geteuid() == 0 else { return }
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("error[output-folder]: "))
    #expect(outcome.errors.contains("permission denied"))
    #expect(sandbox.entries() == ["Content"])
    for command in ["init other", "new Title"] {
      let outcome = try sandbox.shell("\(asNobody)recto \(command)")
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("permission denied"))
    }
    #expect(sandbox.entries() == ["Content"])
  }

  @Test(.enabled(if: canMount, "needs the right to mount a file system")) func aFullDiskKeepsTheLastSite() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", "2<!-- = 1 + 1 -->\n")
    let outcome = try sandbox.shell(
      """
      unshare -m sh -c '
        mkdir disk && mount -t tmpfs -o size=4m none disk
        recto build -q -o disk/site; echo "status $?"; find disk/site -type f | wc -l > before
        head -c 4m /dev/zero > disk/fill 2>/dev/null
        echo "3<!-- = 1 + 2 -->" > Content/b.md
        recto build -q -o disk/site; echo "status $?"
        find disk/site -type f | wc -l | cmp - before && ls -A disk'
      """)
    #expect(outcome.output == "status 0\nstatus 2\nfill\nsite\n", "\(outcome)")
    #expect(outcome.errors.contains("no space left on device"))
  }

  @Test(.enabled(if: canMount, "needs the right to mount a file system")) func aFullDiskLeavesNoHalfProject() throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.shell(
      """
      unshare -m sh -c '
        mkdir disk && mount -t tmpfs -o size=8k none disk
        head -c 4k /dev/zero > disk/fill
        recto init disk/notes; echo "status $?"; ls -A disk'
      """)
    #expect(outcome.output == "status 2\nfill\n", "\(outcome)")
  }

  @Test func linksInACircleAreNotFollowed() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", "2<!-- = 1 + 1 -->\n")
    let outcome = try sandbox.shell("ln -s .. Content/up && ln -s loop.md Content/loop.md && recto check")
    #expect(outcome.status == 0)
    #expect(outcome.errors.components(separatedBy: "warning[unreadable]: a link is not followed").count == 3)
    #expect(outcome.output.hasPrefix("1 claim in 1 file: 1 verified"))
    #expect(try sandbox.run("check", "Content/loop.md").status == 2)
    #expect(try sandbox.run("build", "-q").status == 0)
  }

  @Test func twoBuildsAtOnceTakeTurns() throws {
    let sandbox = try Sandbox()
    for index in 0..<60 { try sandbox.write("Content/\(index).md", "\(index)<!-- = \(index) -->\n") }
    let processes = try (0..<3).map { _ in try sandbox.process(["build", "-q"]) }
    for process in processes { try process.run() }
    for process in processes { process.waitUntilExit() }
    #expect(processes.map(\.terminationStatus) == [0, 0, 0])
    #expect(sandbox.entries() == ["Content", "_site"])
    #expect((0..<60).allSatisfy { sandbox.text("_site/\($0).html") != nil })
  }

  @Test func aBuildSaysThatItWaits() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", "2<!-- = 1 + 1 -->\n")
    guard try sandbox.shell("command -v flock").status == 0 else { return }
    // The folder beside the output is what a build holds.
    let outcome = try sandbox.shell(
      """
      mkdir ._site.recto-build
      flock ._site.recto-build sh -c 'touch held; while [ ! -e errors ] || [ ! -s errors ]; do sleep 0.05; done' &
      while [ ! -e held ]; do sleep 0.05; done
      recto build -q 2> errors; echo "status $?"; cat errors; rm held errors
      """)
    #expect(outcome.output == "status 0\nwaiting for another run that writes '_site'\n", "\(outcome)")
    #expect(sandbox.entries() == ["Content", "_site"])
  }

  @Test func anInterruptedBuildLeavesTheLastSite() throws {
    let sandbox = try Sandbox()
    for index in 0..<200 { try sandbox.write("Content/\(index).md", "one\n") }
    #expect(try sandbox.run("build", "-q").status == 0)
    for index in 0..<200 { try sandbox.write("Content/\(index).md", "two\n") }
    var interrupted = false
    for delay in [20_000, 40_000, 80_000] as [UInt32] {
      let process = try sandbox.process(["build", "-q"])
      try process.run()
      usleep(delay)
      process.interrupt()
      process.waitUntilExit()
      interrupted = interrupted || process.terminationReason == .uncaughtSignal
      let texts = Set((0..<200).map { sandbox.text("_site/\($0).html")?.contains("<p>two</p>") })
      #expect(texts.count == 1 && !texts.contains(nil))
    }
    #expect(interrupted)
    #expect(try sandbox.run("build", "-q").status == 0)
    #expect(sandbox.entries() == ["Content", "_site"])
  }

  @Test func tenThousandFilesAreNoMatter() throws {
    let sandbox = try Sandbox()
    for index in 0..<10_000 { try sandbox.write("\(index % 100)/\(index).md", "\(index)<!-- = \(index) -->\n") }
    let outcome = try sandbox.run("check")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("10000 claims in 10000 files: 10000 verified"))
    #expect(try sandbox.run("fix").output == "nothing to mend in 10000 files\n")
  }
}
