import FlyingSocks
import Foundation

/// One request and the answer to it.
struct Connection: Sendable {
  let socket: AsyncSocket
  /// How long the other side may take for the head of its request.
  let patience: Duration

  /// Reads the request, answers it and ends the connection. Whatever goes wrong concerns only the other side.
  func serve(_ handler: PreviewHandler) async {
    defer { try? socket.close() }
    guard let response = await answer(handler) else { return }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await send(response) }
      // Who has gone is known by the end of what comes from there.
      if response.isEndless { group.addTask { await readOn() } }
      await group.next()
      group.cancelAll()
    }
    // A connection that ends with something unread takes the answer with it.
    shutdown(socket.socket.file.rawValue, CInt(SHUT_WR))
    await within(.seconds(1)) { await readOn(atMost: 1 << 18) }
  }

  /// - Returns: `nil` if no request comes, or not in time.
  private func answer(_ handler: PreviewHandler) async -> Response? {
    guard let read = await within(patience, { try? await head() }) ?? nil else { return nil }
    switch read {
    case .whole(let bytes):
      return if let head = RequestHead(bytes) {
        await handler.response(to: head)
      } else {
        .refusal(.badRequest, "No request.\n")
      }
    case .tooLarge: return .refusal(.tooLarge, "The request is too long.\n")
    }
  }

  private enum Head: Sendable {
    /// Without the empty line at its end.
    case whole(ArraySlice<UInt8>)
    case tooLarge
  }

  private func head() async throws -> Head {
    var bytes: [UInt8] = []
    while bytes.count < RequestHead.sizeLimit {
      let known = max(bytes.count - 3, 0)
      bytes += try await socket.read(atMost: RequestHead.sizeLimit - bytes.count)
      if let end = bytes[known...].firstRange(of: [13, 10, 13, 10]) { return .whole(bytes[..<end.lowerBound]) }
    }
    return .tooLarge
  }

  private func send(_ response: Response) async {
    try? await response.send { bytes in
      for start in stride(from: 0, to: bytes.count, by: Response.pieceSize) {
        let piece = Data(bytes[start..<min(start + Response.pieceSize, bytes.count)])
        let isTaken = await within(.seconds(10)) { (try? await socket.write(piece)) != nil }
        guard isTaken == true else { throw SocketError.disconnected }
      }
    }
  }

  /// Reads on until nothing comes any more.
  private func readOn(atMost limit: Int = .max) async {
    var count = 0
    while count < limit, let bytes = try? await socket.read(atMost: 4096) { count += bytes.count }
  }
}

/// What an operation comes to; `nil` if it takes longer.
@discardableResult
private func within<Value: Sendable>(
  _ duration: Duration, _ operation: @escaping @Sendable () async -> Value
) async -> Value? {
  await withTaskGroup(of: Value?.self) { group in
    group.addTask { await operation() }
    group.addTask {
      try? await Task.sleep(for: duration)
      return nil
    }
    let first = await group.next() ?? nil
    group.cancelAll()
    return first
  }
}
