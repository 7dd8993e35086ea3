import Foundation
import Testing

/// `recto serve` as a process: where it listens, what it answers to bytes that no browser sends, and how it ends.
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

  @Test func noBytesLeadOut() throws {
    let preview = try RunningPreview(sandbox)
    for target in [
      "/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2f..%2fetc/passwd", "//etc/passwd",
      "/en/..%00/etc/passwd", "/%5c..%5c..", "/\\..\\..\\etc\\passwd", "file:///etc/passwd", "/etc/passwd",
      "http://127.0.0.1/../etc/passwd", "/./././etc/passwd", "/%c0%ae%c0%ae/etc/passwd", "/\u{0}/etc/passwd",
      "/?../etc/passwd",
      "/#/../etc/passwd", "*",
    ] {
      let answer = try preview.get(target)
      #expect(!answer.contains("root:"), "\(target)")
    }
    for nonsense in [
      "", "\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}",
      "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost\r\n\r\n", String(repeating: "A", count: 100_000),
      "GET /\(String(repeating: "a/", count: 50_000)) HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ] {
      _ = try preview.exchange(nonsense)
    }
    #expect(try preview.get("/en/a.html").contains("</html>"), "it goes on")
    #expect(try preview.get("/en/a.html", host: "evil.example").hasPrefix("HTTP/1.1 421 "))
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
}
