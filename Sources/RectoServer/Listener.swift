import FlyingSocks
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where a preview listens: an address of this machine and a port, which are its own from the beginning. Who comes before
/// there is something to show waits.
package struct Listener: Sendable {
  /// In digits.
  let host: String
  let port: UInt16
  private let socket: Socket

  /// The ports that are tried where the user asks for none.
  private static let usualPorts: ClosedRange<UInt16> = 8000...8019
  /// How many connections there are at a time; others wait. A browser opens six.
  private static let connectionLimit = 64

  /// - Parameter port: this one or none; without it the first free one from 8000 on, else any.
  /// - Throws: if there is no listening there.
  package init(host: String = "127.0.0.1", port: UInt16?) throws(ServerError) {
    if let port {
      try self.init(at: host, port)
      return
    }
    for port in Self.usualPorts {
      guard let listener = try? Listener(at: host, port) else { continue }
      self = listener
      return
    }
    // Whichever the system has to give.
    try self.init(at: host, 0)
  }

  private init(at host: String, _ port: UInt16) throws(ServerError) {
    self.host = host
    do {
      (socket, self.port) = try Self.bind(host, port)
      // If it fails, it closes the socket itself.
      try socket.listen()
    } catch {
      throw ServerError(host, port, error)
    }
  }

  private static func bind(_ host: String, _ port: UInt16) throws -> (Socket, port: UInt16) {
    let socket = try Socket(domain: isIPv4(host) ? AF_INET : AF_INET6)
    do {
      // No program that is started here inherits it.
      _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
      try socket.setValue(true, for: .localAddressReuse)
      #if canImport(Darwin)
        try socket.setValue(true, for: .noSIGPIPE)
      #endif
      if isIPv4(host) {
        try socket.bind(to: .inet(ip4: host, port: port))
      } else {
        try socket.bind(to: .inet6(ip6: host, port: port))
      }
      switch try socket.sockname() {
      case .ip4(_, let port), .ip6(_, let port): return (socket, port)
      case .unix: return (socket, port)
      }
    } catch {
      try? socket.close()
      throw error
    }
  }

  /// Whether only this machine can reach an address.
  package static func isLoopback(_ host: String) -> Bool { isIPv4(host) ? host.hasPrefix("127.") : host == "::1" }

  /// The address of the home page.
  package var url: String {
    // What listens at all addresses is reached at this one, too.
    let name = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    return isIPv4(name) ? "http://\(name):\(port)/" : "http://[\(name)]:\(port)/"
  }

  func close() { try? socket.close() }

  /// Answers requests until the task is cancelled.
  ///
  /// - Throws: if no more connections come in, for whatever reason.
  func serve(_ handler: PreviewHandler) async throws {
    let pool: some AsyncSocketPool = .make()
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      group.addTask { try await Self.accept(listening, handler) }
      // Both go on for ever.
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func accept(_ listening: AsyncSocket, _ handler: PreviewHandler) async throws {
    let open = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      for number in 0... {
        if number >= connectionLimit { try await group.next() }
        let socket = try await next(listening)
        // The more there are, the sooner one that asks for nothing makes room for others.
        let isCrowded = open.change(by: 1) > connectionLimit / 2
        group.addTask {
          await Connection(socket: socket, patience: isCrowded ? .milliseconds(500) : .seconds(10)).serve(handler)
          open.change(by: -1)
        }
      }
    }
  }

  private static func next(_ listening: AsyncSocket) async throws -> AsyncSocket {
    var failures = 0
    while true {
      do {
        try Task.checkCancellation()
        return try await listening.accept()
      } catch {
        // The other side may have gone again, or there may be too many open files for the moment.
        failures += 1
        guard failures < 100, !Task.isCancelled else { throw error }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }
}

private final class Counter: Sendable {
  private let count = Atomic(0)

  @discardableResult func change(by step: Int) -> Int { count.add(step, ordering: .relaxed).newValue }
}
