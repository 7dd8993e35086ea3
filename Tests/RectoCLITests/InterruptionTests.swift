import Foundation
import Testing

/// A build can be killed at any moment: the site is the old one or the new one, never a mixture.
struct InterruptionTests {
  private static let pages = 120

  private func write(version: Int, _ sandbox: Sandbox) throws {
    for page in 0..<Self.pages {
      // The value is another one in each version, and proved in each.
      try sandbox.write("Content/\(page).md", "# Page \(page)\n\nVersion \(version)<!-- = \(version) -->.\n")
    }
  }

  /// The versions that the site's pages are of.
  private func versions(_ sandbox: Sandbox) -> Set<String> {
    var found: Set<String> = []
    for page in 0..<Self.pages {
      guard let text = sandbox.text("_site/\(page).html"), let start = text.range(of: "Version ") else {
        found.insert("missing")
        continue
      }
      let digits = text[start.upperBound...].drop { !$0.isNumber && $0 != "<" }
      found.insert(digits.firstMatch(of: />(\d+)</).map { String($0.output.1) } ?? String(digits.prefix(1)))
    }
    return found
  }

  @Test func aKilledBuildLeavesAWholeSite() throws {
    let sandbox = try Sandbox()
    try write(version: 1, sandbox)
    let clock = ContinuousClock()
    var status: Int32 = -1
    let duration = try clock.measure { status = try sandbox.run("build", "-q").status }
    #expect(status == 0)
    #expect(versions(sandbox).count == 1)
    let microseconds = Int(duration / .microseconds(1))

    var generator = SystemRandomNumberGenerator()
    var kills = 0
    for round in 2..<22 {
      try write(version: round, sandbox)
      let process = try sandbox.process(["build", "-q"])
      try process.run()
      usleep(UInt32(Int.random(in: 0...microseconds, using: &generator)))
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        kills += 1
      }
      process.waitUntilExit()
      #expect(versions(sandbox).count == 1, "round \(round)")
      #expect(!versions(sandbox).contains("missing"))
    }
    #expect(kills > 0)

    #expect(try sandbox.run("build", "-q").status == 0)
    #expect(versions(sandbox) == ["21"])
    #expect(sandbox.entries() == ["Content", "_site"], "nothing is left of the killed runs")
  }
}
