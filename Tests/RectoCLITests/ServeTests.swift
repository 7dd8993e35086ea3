import Foundation
import Testing

/// `recto serve` as a process: where it listens, what it says, and how it ends.
struct ServeTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("Content/en/a.md", "# A\n\n0.5<!-- = 1/2 -->\n")
    try sandbox.write("Content/en/dot.png", "png")
  }

  @Test func helpHasExamples() throws {
    let outcome = try sandbox.run("serve", "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("recto serve --drafts --port 4000"))
  }

  @Test(arguments: [
    (["serve", "nowhere"], Int32(2), "there is no folder 'nowhere'"), (["serve", "Content/en/a.md"], 2, "no folder"),
    (["serve", "--host", "example.org"], 64, "in digits"), (["serve", "--host", "300.0.0.1"], 64, "in digits"),
    (["serve", "--host", "192.0.2.1"], 2, "'192.0.2.1' is no address of this machine"),
    (["serve", "--port", "x"], 64, "--port"),
    (["serve", "--port", "65536"], 64, "--port"),
  ])
  func whatCannotBeginSaysWhy(arguments: [String], status: Int32, message: String) throws {
    let process = try sandbox.process(arguments)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == status)
    #expect(text.contains(message), "\(text)")
  }

  @Test func onlyThisMachineIsListenedTo() throws {
    let preview = try RunningPreview(sandbox)
    #expect(preview.url.hasPrefix("http://127.0.0.1:"))
    // Nothing is at the other addresses of the loopback network, let alone at those of other networks.
    #expect(throws: (any Error).self) { try preview.exchange("GET / HTTP/1.1\r\n\r\n", address: "127.0.0.2") }
    #expect(try preview.get("/").hasPrefix("HTTP/1.1 200 OK\r\n"))
  }

  @Test func othersAreLetInOnlyWhereItIsAsked() throws {
    let preview = try RunningPreview(sandbox, "--host", "0.0.0.0", "--port", "0")
    #expect(preview.says("whoever can reach this machine can read the preview"))
    #expect(preview.url == "http://127.0.0.1:\(preview.port)/")
    let answer = try preview.exchange("GET / HTTP/1.1\r\nHost: 127.0.0.2\r\n\r\n", address: "127.0.0.2")
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(try !RunningPreview(sandbox, "--host", "127.0.0.1").says("whoever", patience: 0))
  }

  @Test func aPortThatIsTakenIsLeft() throws {
    let first = try RunningPreview(sandbox)
    let second = try RunningPreview(sandbox)
    #expect(first.url != second.url)
    let process = try sandbox.process(["serve", "--port", "\(first.port)"])
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(text == "error: the port \(first.port) is taken\n  = help: choose another one, or leave `--port` out\n")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func itEndsCleanly(signal: Int32) throws {
    let before = sandbox.entries()
    let temporary = Set(try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory()))
    let preview = try RunningPreview(sandbox)
    // With a page open that waits for news, and a request that is never finished.
    let open = try preview.connect()
    try preview.send("GET /_recto/events?page=/en/a.html&digest=0 HTTP/1.1\r\nHost: localhost\r\n\r\n", to: open)
    #expect(preview.read(from: open, until: "event: change"))
    let half = try preview.connect()
    try preview.send("GET /en", to: half)
    let start = ContinuousClock.now
    kill(preview.process.processIdentifier, signal)
    preview.process.waitUntilExit()
    #expect(preview.process.terminationStatus == 0)
    #expect(preview.process.terminationReason == .exit)
    #expect(ContinuousClock.now - start < .seconds(5))
    close(open)
    close(half)
    #expect(sandbox.entries() == before)
    let left = Set(try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())).subtracting(temporary)
    // Other tests are at work beside this one, in folders that are called `recto-…`.
    #expect(left.filter { !$0.hasPrefix("recto-") }.allSatisfy { !$0.lowercased().contains("recto") })
  }

  @Test func theTerminalIsToldWhatIsWrong() throws {
    let preview = try RunningPreview(sandbox)
    try sandbox.write("Content/en/a.md", "# A\n\n0.6<!-- = 1/2 -->\n")
    #expect(preview.says("error[claim-refuted]: "))
    #expect(preview.says("en/a.html: 1 claim in 1 file: 1 refuted"))
    try sandbox.write("Content/en/a.md", "# A\n\n0.5<!-- = 1/2 -->\n")
    #expect(preview.says("en/a.html: 1 claim in 1 file: 1 verified", times: 2))
  }

  #if os(Linux)
    /// In a namespace of its own a user can have as few watches as the test wants.
    private static let canLimit: Bool = {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
      process.arguments = ["-Ur", "sh", "-c", "echo 0 > /proc/sys/user/max_inotify_instances"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }()

    @Test(
      .enabled(if: canLimit, "no namespaces of users here"),
      arguments: [("max_inotify_instances", 0, "max_user_instances"), ("max_inotify_watches", 1, "max_user_watches")])
    func whereTheSystemTellsNothingItIsLookedUp(limit: String, count: Int, setting: String) throws {
      let process = try sandbox.process([])
      let recto = try #require(process.executableURL).path
      process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
      process.arguments = ["-Ur", "sh", "-c", "echo \(count) > /proc/sys/user/\(limit) && exec \"$0\" serve", recto]
      let preview = try RunningPreview(process)
      #expect(preview.says("so they are looked for five times a second\n  = help: raise `fs.inotify.\(setting)`\n"))
      for number in 1...3 {
        try sandbox.write("Content/en/a.md", "# A\n\n0.\(number)<!-- = 1/2 -->\n")
        #expect(preview.says(" 1 refuted", times: number), "it follows all the same")
      }
      #expect(!preview.says("= help: raise", times: 2, patience: 0), "it says so once")
    }
  #endif
}
