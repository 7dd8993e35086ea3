import Diagnostics
import Foundation
import Testing

@testable import Formula

/// The Swift compiler as the judge: what the parser accepts is Swift.
@Suite struct SwiftOracleTests {
  /// The compiler of this toolchain; nil where there is none to be found.
  private static let compiler: URL? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent("swiftc") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// The errors that the compiler's parser reports for programs, each in a function of its own: the number of the
  /// program, and the line.
  private func errors(in programs: [String]) throws -> [Int: String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("recto-oracle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var source = """
      precedencegroup Exponentiation { higherThan: MultiplicationPrecedence associativity: right }
      infix operator ** : Exponentiation

      """
    for (index, program) in programs.enumerated() {
      source += "#sourceLocation(file: \"\(index)\", line: 1)\nfunc program\(index)() {\n\(program)\n}\n"
    }
    let file = folder.appendingPathComponent("programs.swift")
    try Data(source.utf8).write(to: file)
    let process = Process()
    process.executableURL = Self.compiler
    process.arguments = ["-frontend", "-parse", "-swift-version", "6", "-diagnostic-style", "llvm", file.path]
    let output = Pipe()
    process.standardError = output
    try process.run()
    let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var errors: [Int: String] = [:]
    for line in report.split(separator: "\n") where line.contains(": error: ") {
      guard let index = Int(line.prefix { $0 != ":" }) else {
        errors[-1] = String(line)
        continue
      }
      errors[index] = errors[index] ?? String(line)
    }
    #expect(process.terminationStatus == 0 || !errors.isEmpty)
    return errors
  }

  @Test(.enabled(if: compiler != nil)) func acceptedProgramsAreSwift() throws {
    let errors = try errors(in: acceptedPrograms.map(\.source))
    for (index, error) in errors.sorted(by: { $0.key < $1.key }) {
      Issue.record("\(index < 0 ? "" : acceptedPrograms[index].source)\n\(error)")
    }
  }

  /// The oracle does find what is no Swift.
  @Test(.enabled(if: compiler != nil)) func theOracleRefusesWhatIsNone() throws {
    let programs = ["let x = 1", "let x = [1 2]", "a b", "let x = 1 +", "x =3", ";;", "- x"]
    #expect(try Set(errors(in: programs).keys) == [1, 2, 3, 4, 5, 6])
  }

  /// Random programs that the parser accepts are Swift, too.
  @Test(.enabled(if: compiler != nil)) func acceptedVariationsAreSwift() throws {
    let pieces = [
      " ", "  ", "\n", "(x)", "[0]", ".count", " + y", " ** 2", "-", "+", " * -z", " ? a : b", "!", ".map { $0 }",
      " { $0 }",
      "{ y in y }", "; ", ", ", ",", ")", "(", "]", "[", "}", "{", "=", " = ", "==", "<", ">", " > (d)", "...",
      " ..< n", ".", ":",
      "/* c */", "// c\n", "_", "1", "e3", "x", " in ", " else ", "return ", "let x = ", "if a { b }", "\r\n", "\t",
      "\u{A0}", "/",
      "&&", "||", "true", "\"s\"", "0.5", " -1", "?", " ?", "$0", "->", "%",
    ]
    var random = SystemlessGenerator(state: 7)
    var accepted: [String] = []
    for _ in 0..<100 {
      for program in acceptedPrograms {
        var source = program.source
        for _ in 0..<Int.random(in: 1...2, using: &random) {
          let scalars = Array(source.unicodeScalars)
          let start = Int.random(in: 0...scalars.count, using: &random)
          let end = min(scalars.count, start + Int.random(in: 0...2, using: &random))
          let piece = pieces.randomElement(using: &random) ?? ""
          var text = String.UnicodeScalarView()
          text.append(contentsOf: scalars[..<start])
          text.append(contentsOf: piece.unicodeScalars)
          text.append(contentsOf: scalars[end...])
          source = String(text)
        }
        if parseBlock(excerpt(source)).diagnostics.isEmpty { accepted.append(source) }
      }
    }
    #expect(accepted.count > 1_000)
    for (index, error) in try errors(in: accepted).sorted(by: { $0.key < $1.key }).prefix(20) {
      Issue.record("\(index < 0 ? "" : accepted[index])\n\(error)")
    }
  }
}

/// Knuth's linear congruential generator for 64 bits (MMIX), the same on every run.
private struct SystemlessGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
