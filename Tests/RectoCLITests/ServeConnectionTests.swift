import Foundation
import Testing

/// `recto serve` before those who mean no good, or know no better: bytes that no browser sends.
struct ServeConnectionTests {
  private let sandbox: Sandbox
  private let preview: RunningPreview
  private let request = "GET /en/a.html HTTP/1.1\r\nHost: localhost\r\n\r\n"

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("Content/en/a.md", "# A\n\n0.5<!-- = 1/2 -->\n")
    preview = try RunningPreview(sandbox, "--port", "0")
  }

  /// Whether a page is answered as ever, in a time that a reader would wait.
  private func goesOn() throws -> Bool {
    let answer = try preview.exchange(request)
    return answer.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.hasSuffix("</html>\n")
  }

  @Test func noTargetLeadsOut() throws {
    let targets = [
      "/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2f..%2fetc/passwd", "//etc/passwd",
      "/en/..%00/etc/passwd", "/%5c..%5c..", "/\\..\\..\\etc\\passwd", "file:///etc/passwd", "/./././etc/passwd",
      "http://127.0.0.1/../etc/passwd", "/%c0%ae%c0%ae/etc/passwd", "/\u{0}/etc/passwd", "/en/a.html\u{0}", "*",
      "127.0.0.1:80", "", "/en /a.html",
    ]
    for target in targets {
      let answer = try preview.get(target)
      #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"), "\(target)")
      #expect(!answer.contains("root:"), "\(target)")
    }
  }

  @Test func whatIsNotThereIsNotFound() throws {
    for target in ["/etc/passwd", "/?../etc/passwd", "/#/../etc/passwd", "/%252e%252e/etc/passwd"] {
      #expect(!(try preview.get(target).contains("root:")), "\(target)")
    }
    #expect(try preview.get("/nowhere").hasPrefix("HTTP/1.1 404 Not Found\r\n"))
    #expect(try preview.get("http://localhost/en/a.html").hasPrefix("HTTP/1.1 200 OK\r\n"))
  }

  @Test func strangersNamesAreRefused() throws {
    for host in ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", ""] {
      #expect(try preview.get("/en/a.html", host: host).hasPrefix("HTTP/1.1 421 "), "\(host)")
      #expect(try preview.get("http://\(host)/en/a.html").hasPrefix("HTTP/1.1 421 "), "\(host)")
    }
    #expect(try preview.exchange("GET / HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 421 "))
    #expect(try preview.exchange("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
  }

  @Test func itIsOnlyRead() throws {
    let answer = try preview.exchange("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody")
    #expect(answer.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\n"))
    let page = try preview.exchange(request)
    let head = try preview.exchange("HEAD" + request.dropFirst(3))
    #expect(page.hasPrefix(head) && head.hasSuffix("\r\n\r\n") && head.contains("\r\nContent-Length: "))
  }

  @Test func nonsenseIsRefused() throws {
    let texts = [
      "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n",
      "GET / HTTP/1.1\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n",
    ]
    for text in texts { #expect(try preview.exchange(text).hasPrefix("HTTP/1.1 400 Bad Request\r\n"), "\(text)") }
    #expect(try goesOn())
  }

  private static let floods = [
    "a path": "GET /" + String(repeating: "a/", count: 40_000) + " HTTP/1.1\r\n\r\n",
    "nothing else": String(repeating: "A", count: 200_000),
    "fields": "GET / HTTP/1.1\r\n" + String(repeating: "X: y\r\n", count: 30_000),
    "a field": "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: " + String(repeating: "c", count: 8192) + "\r\n\r\n",
  ]

  @Test(arguments: floods.keys.sorted())
  func whatIsTooLongIsRefusedAtOnce(flood: String) throws {
    let text = try #require(Self.floods[flood])
    #expect(try preview.exchange(text).hasPrefix("HTTP/1.1 431 Request Header Fields Too Large\r\n"))
    #expect(try goesOn())
  }

  @Test func halfAConnectionIsEnough() throws {
    #expect(try preview.exchange(request, isHalfClosed: true) == preview.exchange(request, isHalfClosed: false))
    #expect(try preview.exchange("") == "")
    #expect(try preview.exchange("GET / HT") == "")
  }

  @Test(arguments: ["", "GET /en/a.h"])
  func whoSendsNothingHoldsUpNobody(beginning: String) throws {
    let silent = try (0..<100).map { _ in try preview.connect() }
    defer { for socket in silent { close(socket) } }
    for socket in silent { try preview.send(beginning, to: socket) }
    #expect(try goesOn())
  }

  @Test func whoSendsByteByByteIsNotWaitedFor() throws {
    let slow = try (0..<70).map { _ in try preview.connect() }
    defer { for socket in slow { close(socket) } }
    for _ in 0..<3 {
      for _ in 0..<5 {
        for socket in slow { try preview.send("G", to: socket) }
        usleep(20_000)
      }
      #expect(try goesOn())
    }
  }

  @Test func whoTakesNothingHoldsUpNobody() throws {
    try sandbox.write("Content/en/big.png", String(repeating: "0123456789", count: 2_000_000))
    try sandbox.write("Content/en/a.md", "# A\n\n![](big.png)\n")
    #expect(preview.says("0 claims"))
    let lazy = try (0..<40).map { _ in try preview.connect() }
    defer { for socket in lazy { close(socket) } }
    for socket in lazy { try preview.send("GET /en/big.png HTTP/1.1\r\nHost: localhost\r\n\r\n", to: socket) }
    #expect(try goesOn())
    preview.process.terminate()
    preview.process.waitUntilExit()
    #expect(preview.process.terminationStatus == 0)
  }

  @Test func aHundredAtOnceAreAllAnswered() throws {
    let sockets = try (0..<100).map { _ in try preview.connect() }
    defer { for socket in sockets { close(socket) } }
    for socket in sockets { try preview.send(request, to: socket) }
    let answers = sockets.map { preview.read(from: $0) }
    #expect(answers.allSatisfy { $0.hasSuffix("</html>\n") })
  }

  @Test func pagesThatAreClosedAreForgotten() throws {
    let events = "GET /_recto/events?page=/en/a.html&digest=0 HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for _ in 0..<200 {
      let socket = try preview.connect()
      try preview.send(events, to: socket)
      close(socket)
    }
    let open = try (0..<50).map { _ in try preview.connect() }
    defer { for socket in open { close(socket) } }
    for socket in open { try preview.send(events, to: socket) }
    #expect(try goesOn())
    #expect(preview.read(from: try #require(open.last), until: "event: change\ndata: "))
  }
}
