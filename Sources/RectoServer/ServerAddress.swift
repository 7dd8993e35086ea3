import FlyingFox
import FlyingSocks

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where a preview listens: an address of this machine and a port.
package struct ServerAddress: Sendable {
  /// In digits.
  let host: String
  let port: UInt16

  /// The ports that are tried where the user asks for none.
  private static let usualPorts: ClosedRange<UInt16> = 8000...8019

  /// - Parameter port: this one or none; without it the first free one from 8000 on, else any.
  /// - Throws: if there is no listening there.
  package init(host: String = "127.0.0.1", port: UInt16?) throws(ServerError) {
    self.host = host
    if let port {
      self.port = try Self.listen(host, port)
    } else {
      // The last one is whichever the system has to give.
      let free = Self.usualPorts.lazy.compactMap { try? Self.listen(host, $0) }.first
      if let free { self.port = free } else { self.port = try Self.listen(host, 0) }
    }
  }

  /// Whether only this machine can reach it.
  package static func isLoopback(_ host: String) -> Bool { isIPv4(host) ? host.hasPrefix("127.") : host == "::1" }

  /// The address of the home page.
  package var url: String {
    // What listens at all addresses is reached at this one, too.
    let name = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    return isIPv4(name) ? "http://\(name):\(port)/" : "http://[\(name)]:\(port)/"
  }

  /// A server that is not running yet.
  func server(_ handler: PreviewHandler) throws(ServerError) -> HTTPServer {
    do {
      if isIPv4(host) {
        return HTTPServer(address: try .inet(ip4: host, port: port), logger: .disabled, handler: handler)
      }
      return HTTPServer(address: try .inet6(ip6: host, port: port), logger: .disabled, handler: handler)
    } catch {
      throw ServerError(host, port, error)
    }
  }

  /// Tries a port, and gives it back.
  ///
  /// - Parameter port: 0 for any that is free.
  private static func listen(_ host: String, _ port: UInt16) throws(ServerError) -> UInt16 {
    do {
      let socket = try Socket(domain: isIPv4(host) ? AF_INET : AF_INET6)
      defer { try? socket.close() }
      try socket.setValue(true, for: .localAddressReuse)
      if isIPv4(host) {
        try socket.bind(to: .inet(ip4: host, port: port))
      } else {
        try socket.bind(to: .inet6(ip6: host, port: port))
      }
      try socket.listen()
      switch try socket.sockname() {
      case .ip4(_, let port), .ip6(_, let port): return port
      case .unix: return port
      }
    } catch {
      throw ServerError(host, port, error)
    }
  }
}

/// Why there is no listening at an address.
package struct ServerError: Error, Sendable {
  package let message: String
  package let help: String

  init(_ host: String, _ port: UInt16, _ error: any Error) {
    guard case .failed(_, let code, let reason)? = error as? SocketError else {
      message = "'\(host)' is no address of this machine"
      help = "write one in digits: `--host 192.168.1.20`"
      return
    }
    switch code {
    case EADDRINUSE:
      message = "the port \(port) is taken"
      help = "choose another one, or leave `--port` out"
    case EADDRNOTAVAIL:
      message = "'\(host)' is no address of this machine"
      help = "`--host 0.0.0.0` listens at all that it has"
    default:
      message = "cannot listen at \(host), port \(port): \(reason.lowercased())"
      help =
        port < 1024 && code == EACCES ? "ports below 1024 are the system's; choose another one" : "choose another port"
    }
  }
}
