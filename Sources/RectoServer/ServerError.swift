import FlyingSocks

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

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
