import Foundation

// `Fuzz latex|markdown|formula [libFuzzer's options] FOLDER…`: one program for all harnesses, so that the sources are
// built once. SwiftPM gives its own name to `main`, and so libFuzzer's is called from here.

/// Feeds the harness until it is told to stop, and does not come back.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ harness: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// libFuzzer's own `main`, which is linked as well, asks for this one.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  fuzzLaTeX(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

var arguments = CommandLine.arguments
guard arguments.count > 1 else {
  FileHandle.standardError.write(Data("usage: Fuzz latex|markdown|formula [-max_total_time=60] FOLDER…\n".utf8))
  exit(64)
}
let name = arguments.remove(at: 1)
var count = CInt(arguments.count)
var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
let status = pointers.withUnsafeMutableBufferPointer { pointers in
  var first = pointers.baseAddress!
  return switch name {
  case "markdown":
    runFuzzer(&count, &first) { bytes, count in
      fuzzMarkdown(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    }
  case "formula":
    runFuzzer(&count, &first) { bytes, count in
      fuzzFormula(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    }
  default: runFuzzer(&count, &first, testOneInput)
  }
}
exit(status)
