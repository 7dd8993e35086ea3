#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The host that a request names. A page of another site can have its own name lead to this machine and so be taken for
/// a part of this site (DNS rebinding); an address, or `localhost`, cannot be anyone else's name.
struct HostName: Hashable, Sendable {
  /// In lower case, without port and brackets.
  let text: String

  /// Reads the header `Host`; `nil` if it is missing or no host.
  init?(header: String?) {
    guard let header = header?.lowercased(), !header.isEmpty else { return nil }
    var name = Substring(header)
    if name.hasPrefix("[") {
      guard let end = name.firstIndex(of: "]"), isPort(name[name.index(after: end)...]) else { return nil }
      name = name[name.index(after: name.startIndex)..<end]
      guard isIPv6(String(name)) else { return nil }
    } else if let colon = name.firstIndex(of: ":") {
      guard isPort(name[colon...]) else { return nil }
      name = name[..<colon]
    }
    guard !name.isEmpty else { return nil }
    text = String(name)
  }

  /// Whether a request for the host is answered.
  var isTrusted: Bool {
    text == "localhost" || text.hasSuffix(".localhost") || isIPv4(text) || isIPv6(text)
  }
}

/// Whether a text is nothing, or a colon with the number of a port.
private func isPort(_ text: Substring) -> Bool { text.isEmpty || text.first == ":" && UInt16(text.dropFirst()) != nil }

/// Whether a text is an address of version 4 of the protocol: `127.0.0.1`.
package func isIPv4(_ text: String) -> Bool { isAddress(text, AF_INET) }

/// Whether a text is an address of version 6 of the protocol: `::1`.
package func isIPv6(_ text: String) -> Bool { isAddress(text, AF_INET6) }

private func isAddress(_ text: String, _ family: CInt) -> Bool {
  var address = in6_addr()
  return inet_pton(family, text, &address) == 1
}
