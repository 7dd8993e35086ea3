import Foundation
import Testing

/// A `recto serve` that runs beside a test, and sockets that speak to it as no browser would.
final class RunningPreview {
  let process: Process
  let url: String
  let port: UInt16
  private let errors: String

  convenience init(_ sandbox: Sandbox, _ arguments: String...) throws {
    try self.init(sandbox.process(["serve"] + arguments))
  }

  /// Starts it, and waits until it listens.
  init(_ process: Process) throws {
    self.process = process
    errors = NSTemporaryDirectory() + "recto-\(UUID().uuidString).errors"
    try Data().write(to: URL(fileURLWithPath: errors))
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "it ended before it listened")
      line += more
    }
    url = String(decoding: line.dropLast(), as: UTF8.self)
    port = try #require(UInt16(url.dropLast().split(separator: ":").last ?? ""))
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: errors)
  }

  /// Whether a text is said on standard error within some seconds, so many times.
  func says(_ text: String, times: Int = 1, patience: Int = 10) -> Bool {
    for _ in 0...patience * 50 {
      let said = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
      if said.ranges(of: text).count >= times { return true }
      usleep(20_000)
    }
    return false
  }

  func get(_ target: String, host: String = "127.0.0.1") throws -> String {
    try exchange("GET \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
  }

  /// Sends bytes and takes whatever comes until the connection ends.
  ///
  /// - Parameter isHalfClosed: whether it is said that nothing more will be sent.
  func exchange(_ request: String, address: String = "127.0.0.1", isHalfClosed: Bool = true) throws -> String {
    let socket = try connect(address)
    defer { close(socket) }
    try send(request, to: socket)
    if isHalfClosed { shutdown(socket, Int32(SHUT_WR)) }
    return read(from: socket)
  }

  /// What comes until the connection ends, or nothing comes for eight seconds.
  func read(from socket: Int32) -> String {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { return String(decoding: answer, as: UTF8.self) }
      answer += buffer[..<count]
    }
  }

  func connect(_ address: String = "127.0.0.1") throws -> Int32 {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var patience = timeval(tv_sec: 8, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    inet_pton(AF_INET, address, &place.sin_addr)
    let status = withUnsafePointer(to: &place) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      close(descriptor)
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    return descriptor
  }

  /// What is not taken is not sent: an answer may come, and the connection end, before the request does.
  func send(_ text: String, to socket: Int32) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      #if canImport(Darwin)
        let count = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, 0) }
      #else
        let count = rest.withUnsafeBytes {
          Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
      #endif
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  func read(from socket: Int32, until text: String) -> Bool {
    var answer = ""
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !answer.contains(text) {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { return false }
      answer += String(decoding: buffer[..<count], as: UTF8.self)
    }
    return true
  }
}
