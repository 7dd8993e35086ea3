import Foundation
import Testing

/// A folder of its own for one test, gone afterwards, in which `recto` is run as a user runs it.
final class Sandbox {
  let root: String

  init() throws {
    root = NSTemporaryDirectory() + "recto-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Foundation would wait for the disk with each of hundreds of files.
    let file = try #require(fopen(url.path, "w"))
    fputs(text, file)
    fclose(file)
  }

  func text(_ path: String) -> String? { try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

  func entries(_ path: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")) ?? []).sorted()
  }

  /// A process that runs `recto` in the folder, not yet started.
  func process(_ arguments: [String]) throws -> Process {
    let process = Process()
    let binary = try #require(Self.binary, "recto is not built")
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: root)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  /// Runs `recto` to its end.
  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(process(arguments), input: input)
  }

  /// Runs a script of the shell in the folder, in which `recto` is known.
  func shell(_ script: String) throws -> Outcome {
    let process = try process(["-c", script])
    let folder = try #require(Self.binary).deletingLastPathComponent().path
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = folder + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    process.environment = environment
    return try run(process)
  }

  private func run(_ process: Process, input: String = "") throws -> Outcome {
    // Files, not pipes: nothing can fill up while nobody reads.
    let streams = ["input", "output", "errors"].map { NSTemporaryDirectory() + "recto-\(UUID().uuidString).\($0)" }
    defer { for path in streams { try? FileManager.default.removeItem(atPath: path) } }
    try Data(input.utf8).write(to: URL(fileURLWithPath: streams[0]))
    for path in streams.dropFirst() { try Data().write(to: URL(fileURLWithPath: path)) }
    process.standardInput = FileHandle(forReadingAtPath: streams[0])
    process.standardOutput = FileHandle(forWritingAtPath: streams[1])
    process.standardError = FileHandle(forWritingAtPath: streams[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: (try? String(contentsOfFile: streams[1], encoding: .utf8)) ?? "",
      errors: (try? String(contentsOfFile: streams[2], encoding: .utf8)) ?? "")
  }

  /// The program stands beside the test bundle.
  private static let binary: URL? = {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let folders =
      [URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()]
      + bundles.map { $0.deletingLastPathComponent() }
    return folders.map { $0.appendingPathComponent("recto") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()
}
