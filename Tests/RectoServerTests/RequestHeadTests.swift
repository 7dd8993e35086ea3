import Testing

@testable import RectoServer

/// What is a request, after RFC 9112, and what is not.
struct RequestHeadTests {
  private func read(_ text: String) -> RequestHead? { RequestHead(Array(text.utf8)[...]) }

  @Test func aBrowsersRequestIsRead() throws {
    let head = try #require(
      read(
        "GET /en/a.html?x=1&page=%2Fen%2Fa.html&digest=0 HTTP/1.1\r\nHost: localhost:8000\r\nIF-NONE-MATCH:\t \"a:b\" \t\r\n"
          + "Accept: \r\nAccept-Language: zh, en;q=0.5"))
    #expect(head.method == .get)
    #expect(head.path == "/en/a.html")
    #expect(head[field: "host"] == "localhost:8000")
    #expect(head[field: "if-none-match"] == "\"a:b\"")
    #expect(head[field: "accept"] == "")
    #expect(head[field: "cookie"] == nil)
    #expect(head.value("page") == "/en/a.html" && head.value("digest") == "0")
    #expect(head.value("pag") == nil && head.value("") == nil)
  }

  @Test(arguments: [
    ("GET / HTTP/1.0", RequestHead.Method.get), ("HEAD / HTTP/1.1", .head), ("POST / HTTP/1.1", .other),
    ("get / HTTP/1.1", .other), ("M-SEARCH * HTTP/1.1", .other),
  ])
  func methodsAreToldApart(line: String, method: RequestHead.Method) { #expect(read(line)?.method == method) }

  @Test(arguments: [
    "", " ", "\r\n", "GET", "GET /", "GET / ", "GET  /  HTTP/1.1", "GET / HTTP/1.1 ", " GET / HTTP/1.1",
    "GET / HTTP/9.9", "GET / HTTP/2.0", "GET / HTTP/1.2", "GET / http/1.1", "GET / HTTP/1.1\r", "GET / HTTP/1.1\n",
    "GET / HTTP/1.1\nHost: a", "GET / HTTP/1.1\r\nHost", "GET / HTTP/1.1\r\n: a", "GET / HTTP/1.1\r\nHost : a",
    "GET / HTTP/1.1\r\n Host: a", "GET / HTTP/1.1\r\nX: a\r\n b", "GET / HTTP/1.1\r\nHost: a\r\nhost: b",
    "GET / HTTP/1.1\r\nX: \u{0}", "GET / HTTP/1.1\r\nX: \u{7F}", "GET / HTTP/1.1\r\nX: a\rb", "G\u{0}T / HTTP/1.1",
    "GET /\u{0} HTTP/1.1", "GET /\u{1B}[2J HTTP/1.1", "(GET) / HTTP/1.1", "GET /\t HTTP/1.1\r\nX y: 1",
    "\u{16}\u{3}\u{1}", "PRI * HTTP/2.0",
  ])
  func whatIsNoRequestIsNotRead(text: String) { #expect(read(text) == nil) }

  @Test func whatIsNoTextIsNotRead() {
    #expect(RequestHead((Array("GET /".utf8) + [0xC0, 0xAE] + Array(" HTTP/1.1".utf8))[...]) == nil)
  }

  @Test(arguments: [
    ("http://a", "a", "/"), ("http://a/", "a", "/"), ("http://a:1/x?y", "a:1", "/x"), ("http://a?y", "a", "/"),
    ("http:///x", "", "/x"), ("http://b/http://c", "b", "/http://c"), ("/http://a", "z", "/http://a"),
    ("http:/x", "z", "http:/x"),
  ])
  func aWholeAddressNamesTheHost(target: String, host: String, path: String) {
    let head = read("GET \(target) HTTP/1.1\r\nHost: z")
    #expect(head?[field: "host"] == host)
    #expect(head?.path == path)
  }
}
