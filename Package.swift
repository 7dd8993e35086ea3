// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Neither FLINT 2 nor Arb ships a pkg-config file on Debian 12, where Arb is `-lflint-arb`; elsewhere it
// is `-larb`, and FLINT 3 contains it. So look for the library itself.
let libraryFolders = [
  "/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/local/lib",
  "/opt/homebrew/lib",
]
func has(_ library: String) -> Bool {
  libraryFolders.contains { folder in
    ["so", "dylib", "a"].contains { FileManager.default.fileExists(atPath: "\(folder)/lib\(library).\($0)") }
  }
}
let arb: [LinkerSetting] =
  has("flint-arb") ? [.linkedLibrary("flint-arb")] : has("arb") ? [.linkedLibrary("arb")] : []

// The tests judge every article thousands of times: `make test` has the sources optimized, as they are shipped. Not by
// default, since a package with such flags cannot be another one's dependency.
let optimized: [SwiftSetting] =
  Context.environment["RECTO_OPTIMIZED"] == nil ? [] : [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "recto",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "recto", targets: ["RectoCLI"]),
    .library(name: "NumericCore", targets: ["NumericCore"]),
    .library(name: "FormulaSwift", targets: ["FormulaSwift"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // For its sockets, FlyingSocks. FlyingFox itself reads a request's head in quadratic time, and without a limit.
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .target(name: "CArb", linkerSettings: arb + ["flint", "mpfr", "gmp"].map { .linkedLibrary($0) }),
    .target(
      name: "CCMarkGFM",
      linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
    .target(name: "CTheme"),
    .target(name: "CSystem"),

    .target(name: "NumericCore", dependencies: ["CArb"], swiftSettings: optimized),
    .target(name: "FormulaSwift", dependencies: ["NumericCore"], swiftSettings: optimized),
    .target(name: "Diagnostics", swiftSettings: optimized),
    .target(name: "Formula", dependencies: ["NumericCore", "Diagnostics"], swiftSettings: optimized),
    .target(name: "TeXMath", dependencies: ["Formula", "NumericCore", "Diagnostics"], swiftSettings: optimized),
    .target(
      name: "Recto",
      dependencies: [
        "Formula", "TeXMath", "NumericCore", "Diagnostics", "CCMarkGFM", "CTheme", "CSystem",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Mustache", package: "swift-mustache"),
      ], swiftSettings: optimized),
    .target(
      name: "RectoServer",
      dependencies: ["Recto", "Diagnostics", "CSystem", .product(name: "FlyingSocks", package: "FlyingFox")],
      resources: [.embedInCode("Resources")]),
    .executableTarget(
      name: "RectoCLI",
      dependencies: [
        "Recto", "RectoServer", "Formula", "NumericCore", "Diagnostics", "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "NumericCoreTests", dependencies: ["NumericCore"], resources: [.copy("Reference")]),
    .testTarget(name: "FormulaSwiftTests", dependencies: ["FormulaSwift"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "FormulaTests", dependencies: ["Formula"], resources: [.copy("Spec")]),
    .testTarget(name: "RectoCLITests", dependencies: ["RectoCLI", "Recto", "Diagnostics"]),
    .testTarget(
      name: "TeXMathTests", dependencies: ["TeXMath"], resources: [.copy("Corpus"), .copy("Spec")]),
    .testTarget(name: "RectoTests", dependencies: ["Recto"], resources: [.copy("Specs")]),
    .testTarget(name: "RectoServerTests", dependencies: ["RectoServer"]),
  ],
  swiftLanguageModes: [.v6]
)

// `make fuzz`: one more program, and sources that tell libFuzzer which way they took.
if Context.environment["RECTO_FUZZ"] != nil {
  let flags = ["-sanitize=fuzzer,address"]
  for target in package.targets where ["Diagnostics", "Formula", "TeXMath", "Recto"].contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(flags)]
  }
  for target in package.targets where target.name == "CCMarkGFM" {
    target.cSettings = [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]
  }
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Recto", "TeXMath", "Formula", "Diagnostics"], path: "Tests/Fuzzing",
      exclude: ["fuzz.py"], swiftSettings: [.unsafeFlags(flags)],
      linkerSettings: [.unsafeFlags(flags + ["-use-ld=lld"])]))
}

// `make bench`: one more program, for what a formula costs by itself.
if Context.environment["RECTO_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "FormulaBenchmark", dependencies: ["TeXMath", "Formula", "Diagnostics", "CSystem"],
      path: "Tests/Benchmarks/Formulas"))
}
