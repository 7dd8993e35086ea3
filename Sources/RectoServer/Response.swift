import Recto

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An answer to a request. The connection ends with it.
struct Response: Sendable {
  enum Status: Int, Sendable {
    case ok = 200
    case notModified = 304
    case temporaryRedirect = 307
    case badRequest = 400
    case notFound = 404
    case methodNotAllowed = 405
    case misdirected = 421
    case tooLarge = 431
    case broken = 500

    fileprivate var phrase: String {
      switch self {
      case .ok: "OK"
      case .notModified: "Not Modified"
      case .temporaryRedirect: "Temporary Redirect"
      case .badRequest: "Bad Request"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .misdirected: "Misdirected Request"
      case .tooLarge: "Request Header Fields Too Large"
      case .broken: "Internal Server Error"
      }
    }
  }

  enum Body: Sendable {
    case bytes([UInt8])
    /// A file on the disk, which need not fit into memory, and how much of it is sent.
    case file(String, count: Int)
    /// What goes on until the other side ends it.
    case events(PageEvents)

    /// - Parameter place: the real path of a file.
    static func file(at place: String) -> Body? {
      var status = stat()
      guard lstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return .file(place, count: Int(status.st_size))
    }
  }

  /// In bytes: of what is read from a file, and sent, at a time.
  static let pieceSize = 1 << 16

  let status: Status
  private(set) var fields = [
    "Connection": "close", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
    // No page of another site gets to see what is previewed here.
    "Cross-Origin-Resource-Policy": "same-origin",
  ]
  let body: Body
  /// Whether the body itself is asked for, and not only what is said of it.
  var hasBody = true

  /// - Parameter fields: besides those that every answer has.
  init(_ status: Status, _ fields: [String: String] = [:], _ body: Body = .bytes([])) {
    self.status = status
    self.body = body
    switch body {
    case .bytes(let bytes): if status != .notModified { self.fields["Content-Length"] = String(bytes.count) }
    case .file(_, let count): self.fields["Content-Length"] = String(count)
    case .events: break
    }
    self.fields.merge(fields) { $1 }
  }

  /// As it is sent, with the empty line at its end.
  var head: [UInt8] {
    let lines = fields.sorted { $0.key < $1.key }.map { "\($0): \($1)\r\n" }.joined()
    return Array("HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n\(lines)\r\n".utf8)
  }

  /// Whether the answer goes on for as long as the other side listens.
  var isEndless: Bool { if case .events = body { hasBody } else { false } }

  /// Hands the answer over in pieces.
  func send(_ write: ([UInt8]) async throws -> Void) async throws {
    guard hasBody else { return try await write(head) }
    switch body {
    case .bytes(let bytes): try await write(head + bytes)
    case .file(let path, let count):
      try await write(head)
      try await sendFile(path, count, write)
    case .events(let events):
      try await write(head)
      for await message in await events.messages() { try await write(Array(message.utf8)) }
    }
  }

  /// What a file has lost in the meantime is missing at the end, which tells the other side that something went wrong.
  private func sendFile(_ path: String, _ count: Int, _ write: ([UInt8]) async throws -> Void) async throws {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    var rest = count
    var buffer = [UInt8](repeating: 0, count: min(count, Self.pieceSize))
    while rest > 0 {
      let found = read(file, &buffer, min(buffer.count, rest))
      guard found > 0 else { return }
      try await write(Array(buffer[..<found]))
      rest -= found
    }
  }
}
