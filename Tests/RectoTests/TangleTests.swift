import Diagnostics
import Foundation
import Formula
import NumericCore
import Recto
import Testing

/// Compiles the formulas of every article with `swiftc` and compares what they compute with the interpreter.
@Suite struct TangleTests {
  @Test func compiledArticlesComputeTheSame() throws {
    let texts =
      try ContentFolder.articles() + [
        SourceFile(path: "figures.md", bytes: Array(figures.utf8)), SourceFile(path: "kinds.md", text: kinds),
      ]
    let articles = texts.map { evaluate(Document(reading: $0)) }
    let lines = try compileAndRun(
      tangle(articles, prelude: SourceFile(path: "prelude.swift", text: "let v = 7\n")) + driver)
    var line = 0
    for article in articles {
      let verification = article.verification
      // What LaTeX claims is no Swift.
      for (claim, judgement) in zip(verification.claims, verification.judgements) where claim.source != .latex {
        let place = "\(article.document.file.path):\(article.document.file.position(of: claim.literal.start).line)"
        let output = try #require(line < lines.count ? lines[line] : nil, "no output for \(place)")
        line += 1
        let fields = output.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        #expect(fields[0].hasPrefix(place.prefix { $0 != ":" }))
        #expect(fields[1] == "true", "\(place) does not hold when compiled")
        #expect(judgement?.verdict == .verified, "\(place)")
        guard let value = judgement?.value, fields.count > 2 else { continue }
        let compiled = fields[2...].compactMap(enclosure)
        #expect(compiled.count == value.elements.count, "\(place): \(output)")
        for (a, b) in zip(compiled, value.elements) { #expect(a.overlaps(b), "\(place): \(output)") }
      }
    }
    #expect(line == lines.count)
    #expect(line > 100)
  }

  /// What a claim may be of, and how its numbers may be printed.
  private let kinds = """
    ```swift recto
    let b = 2 > 1
    b        // = true
    1 < 2    // ≠ false
    let v = [1, 2, 3]
    v        // < 4; ≥ 1; ∈ 0...3
    v < 4
    v >= 1
    0.5      // = 50%; < 51%; ≈ 50%; ≈ 50% ± 1%
    1e-400   // > 0
    1e400    // > 1e300
    ```

    So 50%<!-- > 0.4 --> and 0.66…<!-- = 2/3 --> and 50%<!-- = 1/2 -->.

    | $c$ | $d$ |
    |----:|----:|
    | 1   | 0%  |
    | 3   | 50% |
    <!-- recto: let d = c == max(c) ? 1/2 : 0 -->
    """

  /// Every plot function, with all that it takes; a name of a plot block serves below it.
  private let figures = """
    ```swift recto plot
    let walk = [2, 1.5, 1.125]
    plot(
      over: 0.001...1, title: "t", description: "d", xLabel: "x", yLabel: "y", xScale: "log", yScale: "linear",
      xRange: 0.01...1, yRange: -1...8, label: "−log p"
    ) { p in -log(p) }
    plot(over: 0.5...1) { sqrt($0) }
    line(1...3, walk)
    points([0.5, 1], [1, 0.8], label: "two")
    path(walk, walk / 2)
    ```

    ```swift recto plot
    contours(over: -1...1, -2...2, levels: [0.5, 1]) { x, y in x ** 2 + y ** 2 }
    contours(over: -1...1, -2...2) { x, y in x * y }
    ```

    ```swift recto plot
    let names = ["cat", "frog", "mouse"]
    bars(walk, categories: names, label: "z")
    bars(softmax(walk))
    ```

    ```swift recto
    sum(walk)   // = 4.625
    ```
    """

  /// Prints a line an expectation: its place, whether it holds, and the ends of each value's enclosure.
  private let driver = """

    @main struct Driver {
      static func main() {
        for article in articles {
          for outcome in Session.run({ article.run() }) {
            let values = outcome.values.map { "\\t\\($0.enclosure.lower) \\($0.enclosure.upper)" }.joined()
            print("\\(outcome.place)\\t\\(outcome.holds.map { $0 ? "true" : "false" } ?? "open")\\(values)")
          }
        }
      }
    }

    """

  /// SwiftPM calls a root package after its folder; the driver reads enclosures, which are the package's own.
  private let packageName = ContentFolder.root.deletingLastPathComponent().lastPathComponent.lowercased()
    .replacing(#/[^a-z0-9_]/#, with: "_")

  private func enclosure(_ text: String) -> Enclosure? {
    let ends = text.split(separator: " ").compactMap { Rational(String($0)) }
    return ends.count == 2 ? Enclosure(ends[0], ends[1]) : nil
  }

  private func compileAndRun(_ source: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "recto-tangle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "articles.swift")
    try Data(source.utf8).write(to: file)
    let products = try #require(BuildFolder.url)
    var arguments = [
      "swiftc", "-parse-as-library", "-swift-version", "6", "-package-name", packageName, "-suppress-warnings",
    ]
    arguments += ["-I", products.appending(path: "Modules").path]
    for target in ["CArb"] {
      arguments += ["-Xcc", "-fmodule-map-file=\(products.appending(path: "\(target).build/module.modulemap").path)"]
    }
    for target in ["NumericCore", "FormulaSwift", "CArb"] {
      // The folder may hold objects of sources that are gone.
      let sources = ContentFolder.root.deletingLastPathComponent().appending(path: "Sources/\(target)")
      let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        .filter { $0.hasSuffix(".swift") || $0.hasSuffix(".c") }
      arguments += names.map { products.appending(path: "\(target).build/\($0.split(separator: "/").last!).o").path }
    }
    let program = folder.appending(path: "articles")
    arguments += [file.path, "-o", program.path] + BuildFolder.arbLibraries
    let compilation = try run("/usr/bin/env", arguments)
    try #require(compilation.status == 0, "\(compilation.output)")
    let execution = try run(program.path, [])
    try #require(execution.status == 0, "\(execution.output)")
    return execution.output.split(separator: "\n").map(String.init)
  }

  private func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

/// Where the package manager puts what it builds.
enum BuildFolder {
  /// The folder of the bundle that is running.
  static var url: URL? {
    let candidates = CommandLine.arguments.prefix(3).map { URL(filePath: $0) } + [Bundle.main.bundleURL]
    for candidate in candidates {
      var folder = candidate
      for _ in 0..<6 {
        if FileManager.default.fileExists(atPath: folder.appending(path: "Modules/NumericCore.swiftmodule").path) {
          return folder
        }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }

  /// Arb's library has three names (see `Package.swift`).
  static var arbLibraries: [String] {
    let folders = [
      "/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/local/lib",
    ]
    let name = ["flint-arb", "arb"].first { name in
      folders.contains { FileManager.default.fileExists(atPath: "\($0)/lib\(name).so") }
    }
    return (name.map { ["-l\($0)"] } ?? []) + ["-lflint", "-lmpfr", "-lgmp"]
  }
}
