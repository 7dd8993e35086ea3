import Testing

@testable import RectoServer

/// Where a preview listens.
struct ListenerTests {
  @Test func aPortIsHeldFromTheBeginningToTheEnd() throws {
    let listener = try Listener(port: 0)
    #expect(listener.url == "http://127.0.0.1:\(listener.port)/" && listener.port != 0)
    let error = #expect(throws: ServerError.self) { try Listener(port: listener.port) }
    #expect(error?.message == "the port \(listener.port) is taken")
    listener.close()
    let next = try Listener(port: listener.port)
    #expect(next.port == listener.port)
    next.close()
  }

  @Test func withoutAPortAnyIsTaken() throws {
    // More than there are usual ports.
    let listeners = try (0..<25).map { _ in try Listener(port: nil) }
    defer { for listener in listeners { listener.close() } }
    #expect(Set(listeners.map(\.port)).count == listeners.count)
  }

  @Test func whatListensEverywhereIsReachedHere() throws {
    let listener = try Listener(host: "0.0.0.0", port: 0)
    defer { listener.close() }
    #expect(listener.url == "http://127.0.0.1:\(listener.port)/")
  }

  @Test func anAddressOfAnotherMachineIsRefused() {
    // An address for documentation (RFC 5737).
    let error = #expect(throws: ServerError.self) { try Listener(host: "192.0.2.1", port: nil) }
    #expect(error?.message == "'192.0.2.1' is no address of this machine")
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.1.2.3", true), ("::1", true), ("0.0.0.0", false), ("::", false), ("192.168.1.20", false),
    ("128.0.0.1", false),
  ])
  func onlyThisMachinesOwnNetworkIsLoopback(host: String, isLoopback: Bool) {
    #expect(Listener.isLoopback(host) == isLoopback)
  }
}
