import Foundation
import Recto
import Testing

@testable import RectoServer

/// What is answered to a request, and that nothing but the site is.
struct PreviewHandlerTests {
  /// Ways out of a folder that servers have been walked out on, and paths that are none.
  static let waysOut = [
    "/../etc/passwd", "/en/../../etc/passwd", "/..", "/.", "/en/./a.html", "/en/../index.html",
    "/%2e%2e/%2e%2e/etc/passwd", "/%2e%2e%2f%2e%2e%2fetc/passwd", "/.%2e/etc/passwd", "/%2E%2E/etc/passwd",
    "/..%2fetc%2fpasswd", "/en%2fa.html", "/%2fetc/passwd", "/..%5c..%5cetc", "/..\\..\\etc", "/%5c%5chost%5cshare",
    "/..%00/etc/passwd", "/en/a.html%00.png", "/%00", "/en/a.html%0d%0aX: y", "/%7f",
    "//etc/passwd", "///etc/passwd", "/en//a.html", "/en///", "//", "//evil.example/",
    "/C:/windows/win.ini", "/c:", "/C:%5cwindows",
    "/%c0%ae%c0%ae/etc/passwd", "/%c0%af", "/%ff", "/%e7%86", "/%u002e%u002e/", "/%", "/%2", "/%zz", "/%-1",
    "en/a.html", "", "*", "https://127.0.0.1:8000/en/a.html", "file:///etc/passwd", "\\en\\a.html",
    "http://127.0.0.1:8000/../etc/passwd", "http://127.0.0.1:8000//etc/passwd", "/\u{301}etc/..", "/en/two words.html",
    "/en/\ta.html", "/\u{0}", "/en/a.html\u{0}.png",
  ]

  @Test(arguments: waysOut)
  func noPathLeadsOut(target: String) async throws {
    let response = await (try await Notes().handler()).get(target)
    #expect(response.status == .badRequest)
    #expect(try await response.text.hasPrefix("No "))
  }

  /// Paths that are like any other, and lead to nothing.
  @Test(arguments: [
    "/etc/passwd", "/%252e%252e/%252e%252e/etc/passwd", "/...", "/..;/etc", "/en/a.md", "/Site/site.yml",
    "/Content/en/a.md",
    "/.git/config", "/.recto-site", "/~root", "/en/a.html/", "/en/a.html/x", "/EN/A.HTML", "/en/a", "/_recto/",
    "/_recto/../x%2e", "/_recto/reload.js.map", "/dev/null", "/en/dot.png/", "/proc/self/environ", "/-", "/%20",
  ])
  func nothingElseIsThere(target: String) async throws {
    let notes = try Notes()
    let response = await (try await notes.handler()).get(target)
    #expect(response.status == .notFound || response.status == .badRequest)
    let text = try await response.text
    #expect(!text.contains("root:") && !text.contains("title: Notes") && !text.contains("1/2 -->"))
  }

  @Test(arguments: [
    ("/", "text/html; charset=utf-8"), ("/index.html", "text/html; charset=utf-8"),
    ("/en/", "text/html; charset=utf-8"), ("/en/a.html?x=1", "text/html; charset=utf-8"),
    ("/en/two%20words.html", "text/html; charset=utf-8"), ("/zh/熵.html", "text/html; charset=utf-8"),
    ("http://127.0.0.1:8000/en/a.html", "text/html; charset=utf-8"), ("http://[::1]", "text/html; charset=utf-8"),
    ("http://localhost?x", "text/html; charset=utf-8"),
    ("/zh/%E7%86%B5.html", "text/html; charset=utf-8"), ("/en/dot.png", "image/png"),
    ("/claims.json", "application/json; charset=utf-8"), ("/assets/recto.css", "text/css; charset=utf-8"),
    ("/assets/stix-two-math.woff2", "font/woff2"), ("/_recto/reload.js", "text/javascript; charset=utf-8"),
    ("/_recto/preview.css", "text/css; charset=utf-8"),
  ])
  func theSiteIsThere(target: String, type: String) async throws {
    let notes = try Notes()
    let handler = try await notes.handler()
    let response = await handler.get(target)
    #expect(response.status == .ok)
    #expect(response.fields["Content-Type"] == type)
    #expect(response.fields["X-Content-Type-Options"] == "nosniff")
    #expect(response.fields["Cross-Origin-Resource-Policy"] == "same-origin")
    #expect(response.fields["Cache-Control"] == (type.hasPrefix("text/html") ? "no-store" : "no-cache"))
    let body = try await response.bytes
    #expect(!body.isEmpty)

    let head = await handler.get(target, method: "HEAD")
    #expect(head.status == .ok)
    #expect(head.fields["Content-Length"] == String(body.count))
    #expect(try await head.bytes.isEmpty)
  }

  /// The page for what is not there is shown at any address, and its own addresses lead home from each.
  @Test(arguments: ["/typo.html", "/en/typo.html", "/en/a/b/typo.html"])
  func whatIsMissingLeadsHome(target: String) async throws {
    let notes = try Notes()
    let response = await (try await notes.handler()).get(target)
    #expect(response.status == .notFound)
    let text = try await response.text
    #expect(text.contains("<head>\n<base href=\"/\">\n"))
    #expect(text.contains("href=\"assets/recto.css\""))
  }

  @Test func aPageIsTheSitesWithTheScriptAtItsEnd() async throws {
    let notes = try Notes()
    var preview = try notes.preview()
    let site = await preview.update()
    let built = String(decoding: try #require(site.page("en/a.html")), as: UTF8.self)
    let sent = try await (try await notes.handler()).get("/en/a.html").text
    let start = try #require(sent.range(of: "<link rel=\"stylesheet\" href=\"/_recto/preview.css\">"))
    let end = try #require(sent.range(of: "</script>\n", range: start.lowerBound..<sent.endIndex))
    #expect(sent[..<start.lowerBound] + sent[end.upperBound...] == built)
    #expect(sent[end.upperBound...].hasPrefix("</body>"))
    #expect(!built.contains("_recto"))
    // Nothing that a strict policy for contents would forbid.
    #expect(!sent.contains("<script>") && !sent.contains("<style") && !sent.contains("style="))
  }

  @Test func aFolderIsAskedForWithASlash() async throws {
    let handler = try await Notes().handler()
    let response = await handler.get("/en")
    #expect(response.status == .temporaryRedirect)
    #expect(response.fields["Location"] == "/en/")
    #expect(await handler.get("/zh").fields["Location"] == "/zh/")
    #expect(await handler.get("/fr").status == .notFound)
  }

  @Test func whatABrowserHasIsNotSentAgain() async throws {
    let notes = try Notes()
    let handler = try await notes.handler()
    for path in ["/assets/recto.css", "/en/dot.png", "/_recto/reload.js"] {
      let tag = try #require(await handler.get(path).fields["ETag"])
      let again = await handler.get(path, fields: ["If-None-Match": tag])
      #expect(again.status == .notModified)
      #expect(try await again.bytes.isEmpty)
      #expect(await handler.get(path, fields: ["If-None-Match": "\"0\""]).status == .ok)
    }
    let tag = try #require(await handler.get("/en/dot.png").fields["ETag"])
    try notes.write("Content/en/dot.png", "another")
    let changed = await (try await notes.handler()).get("/en/dot.png", fields: ["If-None-Match": tag])
    #expect(changed.status == .ok)
    #expect(try await changed.text == "another")
  }

  @Test(arguments: ["", "x", String(repeating: "0123456789", count: 1_000_000)])
  func copiesAreSentWhole(text: String) async throws {
    let notes = try Notes()
    try notes.write("Content/en/dot.png", text)
    let response = await (try await notes.handler()).get("/en/dot.png")
    #expect(response.fields["Content-Length"] == String(text.utf8.count))
    #expect(try await response.bytes == Array(text.utf8))
  }

  @Test func noLinkLeadsOut() async throws {
    let notes = try Notes()
    let secret = NSTemporaryDirectory() + "recto-secret-" + UUID().uuidString
    try Data("secret".utf8).write(to: URL(fileURLWithPath: secret))
    defer { try? FileManager.default.removeItem(atPath: secret) }
    let picture = notes.root + "/Content/en/dot.png"
    let handler = try await notes.handler()
    // While the preview is open: the table still has the path.
    try FileManager.default.removeItem(atPath: picture)
    try FileManager.default.createSymbolicLink(atPath: picture, withDestinationPath: secret)
    #expect(await handler.get("/en/dot.png").status == .notFound)
    // And from the beginning, as a file and as a folder on the way.
    #expect(await (try await notes.handler()).get("/en/dot.png").status == .notFound)
    try FileManager.default.createSymbolicLink(
      atPath: notes.root + "/Content/en/out", withDestinationPath: NSTemporaryDirectory())
    try notes.write("Content/en/a.md", "# A\n\n![](out/\(secret.split(separator: "/").last ?? ""))\n")
    try notes.write("Site/assets/own.css", "")
    try FileManager.default.removeItem(atPath: notes.root + "/Site/assets/own.css")
    try FileManager.default.createSymbolicLink(
      atPath: notes.root + "/Site/assets/own.css", withDestinationPath: secret)
    let again = try await notes.handler()
    for (path, _) in await again.store.site.files {
      let target = "/" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "")
      #expect(!(try await again.get(target).bytes.elementsEqual("secret".utf8)), "\(path)")
    }
  }

  @Test func itIsOnlyRead() async throws {
    let handler = try await Notes().handler()
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"] {
      let response = await handler.get("/", method: method)
      #expect(response.status == .methodNotAllowed)
      #expect(response.fields["Allow"] == "GET, HEAD")
    }
  }

  @Test(arguments: [
    "127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:8000", "notes.localhost:1", "[::1]", "[::1]:8000",
    "192.168.1.20:8000", "[fe80::1]:8000",
  ])
  func addressesAreTrusted(host: String) async throws {
    #expect(await (try await Notes().handler()).get("/", host: host).status == .ok)
  }

  @Test(arguments: [
    nil, "", "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example",
    "127.0.0.1:8000.evil",
    "localhost:", "localhost:x", "localhost:99999", "127.0.0.1@evil.example", "evil.example#localhost", "[::1", "::1]",
    "[evil.example]", "[::1]evil.example", "0x7f.1", "127.1", "2130706433", "127.0.0.1 evil.example", ".localhost.",
    ":8000",
  ])
  func strangersNamesAreNot(host: String?) async throws {
    let handler = try await Notes().handler()
    for path in ["/", "/en/a.html", "/_recto/events?page=/&digest=0", "/../x"] {
      #expect(await handler.get(path, host: host).status == .misdirected)
    }
  }

  /// The host of a whole address counts, whatever else is said.
  @Test(arguments: ["evil.example", "127.0.0.1@evil.example", "", "evil.example:8000", "localhost.evil.example"])
  func strangersAddressesAreNot(host: String) async throws {
    let handler = try await Notes().handler()
    #expect(await handler.get("http://\(host)/en/a.html").status == .misdirected)
    #expect(await handler.get("http://\(host)?/en/a.html").status == .misdirected)
  }

  @Test func anOpenPageIsToldOfChanges() async throws {
    let notes = try Notes()
    var preview = try notes.preview()
    let store = PreviewStore()
    await store.show(preview.update())
    let handler = PreviewHandler(store: store)
    let page = try #require(SitePath("/en/a.html"))
    let digest = await store.site.sent(page).digest
    #expect(try await handler.get("/en/a.html").text.contains("data-digest=\"\(digest)\""))

    var messages = await PageEvents(store: store, page: page, digest: digest).messages().makeAsyncIterator()
    func next() async -> String? { await messages.next() }
    #expect(await next() == "retry: 500\n\n")
    try notes.write("Content/zh/熵.md", "# 熵 2\n")
    await store.show(preview.update())
    #expect(await next() == "retry: 500\n\n", "another page is none of its business")
    try notes.write("Content/en/a.md", "# A\n\n0.6<!-- = 1/2 -->\n")
    await store.show(preview.update())
    let broken = await store.site.sent(page).digest
    #expect(await next() == "event: change\ndata: \(broken)\n\n")
    try notes.write("Content/en/a.md", "# A\n\n0.5<!-- = 1/2 -->\n")
    await store.show(preview.update())
    #expect(await next() == "retry: 500\n\n", "the page is again as the browser has it")
    // A browser that comes back after a change is told at once.
    var late = await PageEvents(store: store, page: page, digest: "0").messages().makeAsyncIterator()
    #expect(await late.next()?.hasPrefix("event: change\n") == true)
  }

  @Test func aListenerWhoGoesIsForgotten() async throws {
    let store = PreviewStore()
    do {
      let events = PageEvents(store: store, page: try #require(SitePath("/")), digest: "")
      var messages = await events.messages().makeAsyncIterator()
      _ = await messages.next()
      #expect(await store.listenerCount == 1)
    }
    for _ in 0..<200 where await store.listenerCount > 0 { try await Task.sleep(for: .milliseconds(5)) }
    #expect(await store.listenerCount == 0)
  }

  @Test func theLongestListenerMakesRoom() async throws {
    let store = PreviewStore()
    var all: [AsyncStream<Void>.Iterator] = []
    for _ in 0..<PreviewStore.listenerLimit { all.append(await store.beats().makeAsyncIterator()) }
    for index in all.indices { #expect(await all[index].next(isolation: nil) != nil) }
    var another = await store.beats().makeAsyncIterator()
    #expect(await another.next(isolation: nil) != nil)
    #expect(await all[0].next(isolation: nil) == nil)
    #expect(await store.listenerCount == PreviewStore.listenerLimit)
    await store.beat()
    #expect(await all[1].next(isolation: nil) != nil)
  }

  @Test func eventsAreAStream() async throws {
    let handler = try await Notes().handler()
    let response = await handler.get("/_recto/events?page=%2Fen%2Fa.html&digest=0")
    #expect(response.fields["Content-Type"] == "text/event-stream; charset=utf-8")
    #expect(response.fields["Content-Length"] == nil && response.isEndless)
    guard case .events(let events) = response.body else { return }
    var messages = await events.messages().makeAsyncIterator()
    #expect(await messages.next()?.hasPrefix("event: change\ndata: ") == true)
    for query in ["", "?page=/", "?digest=0", "?page=x&digest=0", "?page=/../x&digest=0"] {
      #expect(await handler.get("/_recto/events\(query)").status == .badRequest)
    }
    #expect(try await handler.get("/_recto/events?page=/&digest=0", method: "HEAD").bytes.isEmpty)
  }
}
