import Foundation
import Recto
import Testing

@testable import RectoServer

/// A small project in a folder of its own, gone afterwards.
final class Notes {
  let root: String

  init() throws {
    root = NSTemporaryDirectory() + "recto-" + UUID().uuidString
    try write("Content/en/a.md", "# A\n\n0.5<!-- = 1/2 -->\n")
    try write("Content/en/two words.md", "# Words\n\n![](dot.png)\n")
    try write("Content/en/dot.png", "png")
    try write("Content/zh/熵.md", "# 熵\n")
    try write("Site/site.yml", "title: Notes\n")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func preview() throws -> Preview { try Preview(of: root, width: 2) }

  /// A handler that shows the project as it is now.
  func handler() async throws -> PreviewHandler {
    var preview = try preview()
    let store = PreviewStore()
    await store.show(preview.update())
    return PreviewHandler(store: store)
  }
}

extension PreviewHandler {
  /// - Parameter target: as it stands in a request, escapes and all.
  func get(
    _ target: String, method: String = "GET", host: String? = "127.0.0.1:8000", fields: [String: String] = [:]
  ) async -> Response {
    var fields = fields
    fields["Host"] = host
    let lines = ["\(method) \(target) HTTP/1.1"] + fields.map { "\($0): \($1)" }
    guard let head = RequestHead(Array(lines.joined(separator: "\r\n").utf8)[...]) else {
      return .refusal(.badRequest, "No request.\n")
    }
    return await response(to: head)
  }
}

extension Response {
  /// What is sent behind the head.
  var bytes: [UInt8] {
    get async throws {
      var sent: [UInt8] = []
      try await send { sent += $0 }
      #expect(sent.starts(with: head))
      return Array(sent.dropFirst(head.count))
    }
  }

  var text: String { get async throws { String(decoding: try await bytes, as: UTF8.self) } }
}
